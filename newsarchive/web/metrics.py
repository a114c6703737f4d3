"""`/metrics`: what Prometheus scrapes."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter, Response

from newsarchive.monitor.gather import gather, healths
from newsarchive.monitor.metrics import CONTENT_TYPE, metrics_text
from newsarchive.schedule.book import ScheduleBook
from newsarchive.web.view import View


def metrics_routes(view: View) -> APIRouter:
    """The one route."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/metrics")
    def metrics() -> Response:
        now = datetime.now(UTC)
        latest = gather(view.store, now, runs=1)
        text = metrics_text(
            view.store.summary(),
            healths(view.store, now),
            {source: run for source, (run,) in latest.items()},
            ScheduleBook(view.store).open_count(),
        )
        return Response(text, media_type=CONTENT_TYPE)

    return routes

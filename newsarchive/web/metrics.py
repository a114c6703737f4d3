"""`/metrics`: what Prometheus scrapes."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter, Response

from newsarchive.monitor.gather import gather
from newsarchive.monitor.health import assess
from newsarchive.monitor.metrics import CONTENT_TYPE, metrics_text
from newsarchive.schedule.book import ScheduleBook
from newsarchive.web.view import View


def metrics_routes(view: View) -> APIRouter:
    """The one route."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/metrics")
    def metrics() -> Response:
        now = datetime.now(UTC)
        facts = gather(view.store, now)
        text = metrics_text(
            view.store.summary(),
            [assess(source, facts[source], now) for source in sorted(facts)],
            {source: runs[-1] for source, runs in facts.items()},
            ScheduleBook(view.store).open_count(),
        )
        return Response(text, media_type=CONTENT_TYPE)

    return routes

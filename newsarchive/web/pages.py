"""The pages: search, article, difference, sources, source, health."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse, StreamingResponse

from newsarchive.export.article_record import article_record
from newsarchive.export.citations import cite
from newsarchive.export.rows import export_article
from newsarchive.monitor.coverage import coverage
from newsarchive.monitor.gather import gather, healths
from newsarchive.store.diff import are_read_alike, diff_articles
from newsarchive.store.filters import require_source
from newsarchive.store.quarantine import kept_apart
from newsarchive.store.search import SearchResults, Sort, search
from newsarchive.warc.places import RecordPlace, locate, stream_record
from newsarchive.web.api import Filters, Limit
from newsarchive.web.plots import months_chart
from newsarchive.web.shown import about_source, context_object, shown_article
from newsarchive.web.view import View, region_field

#: filters that a form has under their own names
_ASKED = (
    *("date_from", "date_to", "source", "region", "byline", "place", "kind"),
    *("representatives", "edited", "withdrawn"),
)
#: pages kept apart that the page of a source lists
_APART = 30


def page_routes(view: View) -> APIRouter:
    """Routes of the pages that people see."""
    routes = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

    @routes.get("/")
    def start(
        request: Request,
        narrowed: Filters,
        q: str = "",
        sort: Sort = "relevance",
        limit: Limit = 20,
        cursor: str | None = None,
    ) -> str:
        asked: dict[str, Any] = {
            "q": q,
            **{name: getattr(narrowed, name) for name in _ASKED},
            "event": narrowed.by_event,
            "sort": sort,
        }
        results: SearchResults | None = None
        # an empty form asks for everything, the bare address for nothing
        if request.query_params:
            results = search(view.store, q, narrowed, sort=sort, limit=limit, cursor=cursor)
        return view.render(
            "search.html",
            asked=asked,
            results=results,
            summary=view.store.summary() if results is None else None,
            region_name=view.region_name,
            region_field=region_field,
        )

    @routes.get("/articles/{wanted}/diff/{old}/{new}")
    def differences(wanted: str, old: int, new: int) -> str:
        article, _chosen = shown_article(view.store, wanted)
        before, after = article.version(old), article.version(new)
        changes = diff_articles(before.article, after.article)
        return view.render(
            "diff.html",
            article=article,
            before=before,
            after=after,
            changes=changes,
            other_rules=not are_read_alike(before.article, after.article),
        )

    @routes.get("/articles/{wanted}/cite/{format_}")
    def citation(wanted: str, format_: str) -> Response:
        article, _chosen = shown_article(view.store, wanted)
        text, media_type, ending = cite(
            export_article(view.store, article.article_id, address=view.home.settings.public_url),
            format_,
        )
        name = f"{article.article_id}.{ending}"
        return Response(
            text,
            media_type=media_type,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    @routes.get("/articles/{wanted}/capture")
    def capture(wanted: str) -> StreamingResponse:
        """The WARC record of the version meant, as it lies in the archive."""
        _article, chosen = shown_article(view.store, wanted)
        lies = chosen.capture
        place = RecordPlace(locate(view.home.warc_dir, lies.warc_file), lies.offset, lies.url)
        name = f"{chosen.version_id}.warc"
        return StreamingResponse(
            stream_record(place, "record"),
            media_type="application/warc",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    @routes.get("/articles/{wanted}")
    def article(wanted: str, version: int | None = None) -> str:
        found, chosen = shown_article(view.store, wanted)
        chosen = found.version(version) if version is not None else chosen
        about = about_source(view.store, found.source_id)
        replays = {
            one.version_id: view.replay_address(one.capture.url, one.capture.fetched_at)
            for one in found.versions
        }
        return view.render(
            "article.html",
            article=found,
            chosen=chosen,
            about=about,
            context_object=context_object(view.home.settings.public_url, chosen, about["name"]),
            record=article_record(view.home, found, chosen, with_evidence=True),
            replays=replays,
            region_name=view.region_name,
        )

    @routes.get("/versions/{version_id}")
    def version(version_id: str) -> RedirectResponse:
        """Version ids are citable: this address leads to the text meant."""
        found, chosen = shown_article(view.store, version_id)
        return RedirectResponse(f"/articles/{found.article_id}?version={chosen.number}")

    @routes.get("/sources")
    def sources() -> str:
        counts = view.store.summary()["by_source"]
        rows = [coverage(view.store, name) for name in sorted(counts)]
        return view.render("sources.html", sources=rows)

    @routes.get("/sources/{source}")
    def source(source: str) -> str:
        require_source(view.store, source)
        covered = coverage(view.store, source)
        now = datetime.now(UTC)
        (health,) = healths(view.store, now, sources=[source])
        facts = gather(view.store, now, sources=[source]).get(source, [])
        apart = kept_apart(view.store, [source], limit=_APART)
        return view.render(
            "source.html",
            source=source,
            about=about_source(view.store, source),
            region_name=view.region_name,
            covered=covered,
            chart=months_chart(covered.months, f"Articles of {source} by month"),
            health=health,
            apart=[(page, view.replay_address(page.url, page.fetched_at)) for page in apart],
            runs=sorted(facts, key=lambda run: run.ended, reverse=True)[:20],
        )

    @routes.get("/health")
    def health() -> str:
        return view.render("health.html", sources=healths(view.store, datetime.now(UTC)))

    return routes

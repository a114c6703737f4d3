"""The JSON API: search, articles, sources, health; described at `/api/openapi.json`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request

from newsarchive.errors import QueryError
from newsarchive.export.article_record import article_record
from newsarchive.monitor.coverage import coverage
from newsarchive.monitor.gather import healths
from newsarchive.store.diff import diff_articles
from newsarchive.store.filters import several
from newsarchive.store.search import SearchFilters, Sort, search
from newsarchive.web.shown import shown_article
from newsarchive.web.view import View

_Day = Annotated[str | None, Query(pattern=r"^(\d{4}-\d\d-\d\d)?$", description="ISO day")]


def filters(
    date_from: _Day = None,
    date_to: _Day = None,
    event: Annotated[bool, Query(description="dates mean the event, not the publication")] = False,
    source: Annotated[
        list[str] | None, Query(description="any of these; repeated, or with commas between them")
    ] = None,
    region: Annotated[
        list[str] | None,
        Query(
            description="Kemendagri codes or names, and all under them; repeated, or with commas"
        ),
    ] = None,
    byline: Annotated[list[str] | None, Query(description="part of a name; repeated: any")] = None,
    place: Annotated[list[str] | None, Query(description="part of it; repeated: any")] = None,
    kind: str | None = None,
    representatives: Annotated[bool, Query(description="one of each group of near-copies")] = False,
    edited: Annotated[bool, Query(description="changed since they were captured")] = False,
    withdrawn: Annotated[bool, Query(description="taken away by their site")] = False,
) -> SearchFilters:
    """What a search is narrowed to; empty form fields narrow nothing."""
    return SearchFilters(
        date_from=date_from or None,
        date_to=date_to or None,
        by_event=event,
        source=several(source),
        region=several(region),
        byline=tuple(filter(None, byline or ())),
        place=tuple(filter(None, place or ())),
        kind=kind or None,
        representatives=representatives,
        edited=edited,
        withdrawn=withdrawn,
    )


def known_parameters(request: Request) -> None:
    """Refuse parameters that a route does not have: an answer that ignores a filter looks like one that obeys it.

    Raises `QueryError`.
    """
    described = request.app.openapi()["paths"][request.scope["route"].path_format]["get"]
    known = [one["name"] for one in described.get("parameters", ()) if one["in"] == "query"]
    for name in request.query_params:
        if name not in known:
            raise QueryError(
                f"there is no parameter {name!r} here; there are {', '.join(known) or 'none'}"
            )


Filters = Annotated[SearchFilters, Depends(filters)]
Limit = Annotated[int, Query(ge=1, le=100)]


def api_routes(view: View) -> APIRouter:
    """Routes below `/api/v1`."""
    routes = APIRouter(prefix="/api/v1", tags=["archive"], dependencies=[Depends(known_parameters)])

    @routes.get("/search")
    def find(
        narrowed: Filters,
        q: str = "",
        sort: Sort = "relevance",
        limit: Limit = 20,
        cursor: str | None = None,
    ) -> dict[str, Any]:
        """Articles that match (all, when nothing is asked for), with facets; pass `cursor` back for the next page.

        Without words the newest come first.
        """
        return search(view.store, q, narrowed, sort=sort, limit=limit, cursor=cursor).to_dict()

    @routes.get("/articles/{wanted:path}/diff/{old}/{new}")
    def differences(wanted: str, old: int, new: int) -> list[dict[str, Any]]:
        """What changed between two versions, field by field and word by word."""
        article, _chosen = shown_article(view.store, wanted)
        before, after = article.version(old), article.version(new)
        return [change.to_dict() for change in diff_articles(before.article, after.article)]

    @routes.get("/articles/{wanted:path}")
    def article(wanted: str, version: int | None = None, evidence: bool = False) -> dict[str, Any]:
        """One article by its id, the id of a version, or its address."""
        found, chosen = shown_article(view.store, wanted)
        chosen = found.version(version) if version is not None else chosen
        record = article_record(view.home, found, chosen, with_evidence=evidence)
        record["replay"] = view.replay_address(chosen.capture.url, chosen.capture.fetched_at)
        return record

    @routes.get("/sources")
    def sources() -> list[dict[str, Any]]:
        """Sources with articles, and how complete they are."""
        names = sorted(view.store.summary()["by_source"])
        return [coverage(view.store, name).to_dict() for name in names]

    @routes.get("/health")
    def health() -> list[dict[str, Any]]:
        """How every crawled source stands."""
        return [health.to_dict() for health in healths(view.store, datetime.now(UTC))]

    @routes.get("/summary")
    def summary() -> dict[str, Any]:
        """Counts of what the archive holds."""
        return view.store.summary()

    return routes

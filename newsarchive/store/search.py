"""Search over both databases: full text, filters, facets, snippets, stable paging by cursor."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Select, and_, func, literal_column, or_, select, table, text

from newsarchive.errors import QueryError
from newsarchive.records import JsonRecord
from newsarchive.store.fulltext import fold, stem
from newsarchive.store.models import ArticleRow, CreditRow, SourceRow, VersionRow
from newsarchive.store.query import Node, parse_query, to_fts5, to_tsquery, words_of
from newsarchive.store.store import Store

Sort = Literal["relevance", "newest", "oldest"]
_WORD = re.compile(r"\w+")
_SNIPPET = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFilters:
    """What a search is narrowed to; dates are ISO days, both ends included."""

    date_from: str | None = None
    date_to: str | None = None
    #: compare the event's date instead of the publication's
    by_event: bool = False
    source: str | None = None
    #: Kemendagri code: this region and everything under it
    region: str | None = None
    byline: str | None = None
    place: str | None = None
    #: one text of each cluster of near-copies
    representatives: bool = False
    hidden: bool = False

    def is_empty(self) -> bool:
        """Whether nothing is narrowed."""
        return self == SearchFilters()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit(JsonRecord):
    """One article found."""

    article_id: str
    version_id: str
    source_id: str
    url: str
    title: str | None
    published: str | None
    event_date: str | None
    place: str | None
    region_code: str | None
    bylines: list[str]
    cluster_id: str | None
    gone_at: str | None
    #: part of the body; words found stand between « and »
    snippet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResults(JsonRecord):
    """One page of hits."""

    total: int
    hits: list[Hit]
    #: pass it back to get the next page; None on the last
    cursor: str | None
    facets: dict[str, dict[str, int]] = field(default_factory=dict)


def search(
    store: Store,
    query: str,
    filters: SearchFilters | None = None,
    *,
    sort: Sort = "relevance",
    limit: int = 20,
    cursor: str | None = None,
    facets: bool = True,
) -> SearchResults:
    """Find current versions of articles.

    Raises `QueryError` for a query or cursor that can not be understood, and for an empty one without filters.
    """
    filters = filters or SearchFilters()
    node = parse_query(query)
    if node is None and filters.is_empty():
        raise QueryError("the query is empty; give a word to look for, or a filter such as --region 35")
    if node is None and sort == "relevance":
        sort = "newest"
    base = matching(store, node, filters)
    ordered = _ordered(base, store, node, sort).limit(limit + 1).offset(_offset(cursor))
    with store.reading() as connection:
        parameters = _parameters(store, node)
        rows = connection.execute(ordered, parameters).mappings().all()
        total = connection.execute(
            select(func.count()).select_from(base.subquery()), parameters
        ).scalar()
        found = _facets(connection, base, parameters) if facets else {}
        names = _bylines(connection, [row["version_id"] for row in rows])
    marked = words_of(node)
    hits = [_hit(row, names.get(row["version_id"], []), marked) for row in rows[:limit]]
    following = _cursor(_offset(cursor) + limit) if len(rows) > limit else None
    return SearchResults(total=int(total or 0), hits=hits, cursor=following, facets=found)


def matching(store: Store, node: Node | None, filters: SearchFilters) -> Select[Any]:
    """The query for current versions that match; its full-text parameter is named `match`."""
    query = (
        select(
            ArticleRow.article_id,
            ArticleRow.source_id,
            ArticleRow.url,
            ArticleRow.cluster_id,
            ArticleRow.gone_at,
            ArticleRow.first_captured,
            VersionRow.version_id,
            VersionRow.title,
            VersionRow.published,
            VersionRow.event_date,
            VersionRow.region_code,
            VersionRow.body,
            VersionRow.record,
            SourceRow.region,
        )
        .join(VersionRow, VersionRow.version_id == ArticleRow.current_version)
        .join(SourceRow, SourceRow.source_id == ArticleRow.source_id)
    )
    if node is not None:
        query = query.join(table("article_index"), text(_MATCHED[store.engine.dialect.name]))
    date = VersionRow.event_date if filters.by_event else VersionRow.published
    conditions: list[Any] = []
    if not filters.hidden:
        conditions.append(ArticleRow.hidden_at.is_(None))
    if filters.date_from:
        conditions.append(date >= filters.date_from)
    if filters.date_to:
        # a day includes its hours: `2023-11-18T14:05` sorts after `2023-11-18`
        conditions.append(date < filters.date_to + "~")
    if filters.source:
        conditions.append(ArticleRow.source_id == filters.source)
    if filters.region:
        prefix = filters.region + "."
        conditions.append(
            or_(
                *(
                    or_(column == filters.region, column.startswith(prefix, autoescape=True))
                    for column in (SourceRow.region, VersionRow.region_code)
                )
            )
        )
    if filters.byline:
        named = select(CreditRow.version_id).where(
            func.lower(CreditRow.name).contains(filters.byline.lower(), autoescape=True)
        )
        conditions.append(VersionRow.version_id.in_(named))
    if filters.place:
        place = VersionRow.record["dateline"]["place"].as_string()
        conditions.append(func.lower(place).contains(filters.place.lower(), autoescape=True))
    if filters.representatives:
        conditions.append(
            or_(ArticleRow.cluster_id.is_(None), ArticleRow.cluster_id == ArticleRow.article_id)
        )
    return query.where(and_(True, *conditions))


_MATCHED = {
    "sqlite": "article_index.rowid = article.rowid AND article_index MATCH :match",
    "postgresql": "article_index.article_id = article.article_id AND article_index.document @@ CAST(:match AS tsquery)",
}
_RANK = {
    "sqlite": "bm25(article_index, 5.0, 1.0, 3.0)",
    "postgresql": "-ts_rank(article_index.document, CAST(:match AS tsquery))",
}


def _parameters(store: Store, node: Node | None) -> dict[str, str]:
    if node is None:
        return {}
    compiled = to_fts5(node) if store.engine.dialect.name == "sqlite" else to_tsquery(node)
    return {"match": compiled}


def _ordered(base: Select[Any], store: Store, node: Node | None, sort: Sort) -> Select[Any]:
    date = func.coalesce(VersionRow.published, "")
    if sort == "relevance" and node is not None:
        rank = literal_column(_RANK[store.engine.dialect.name])
        return base.order_by(rank, date.desc(), ArticleRow.article_id)
    return base.order_by(date.asc() if sort == "oldest" else date.desc(), ArticleRow.article_id)


def _facets(connection: Any, base: Select[Any], parameters: dict[str, str]) -> dict[str, dict[str, int]]:
    rows = base.subquery()
    found: dict[str, dict[str, int]] = {}
    for name, column in (
        ("source", rows.c.source_id),
        ("region", rows.c.region),
        ("year", func.substr(rows.c.published, 1, 4)),
    ):
        counted = connection.execute(
            select(column, func.count()).group_by(column).order_by(func.count().desc(), column).limit(30),
            parameters,
        )
        found[name] = {str(value): int(count) for value, count in counted if value}
    return found


def _bylines(connection: Any, version_ids: list[str]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    rows = connection.execute(
        select(CreditRow.version_id, CreditRow.name)
        .where(CreditRow.version_id.in_(version_ids))
        .order_by(CreditRow.version_id, CreditRow.position)
    )
    for version_id, name in rows:
        names.setdefault(version_id, []).append(name)
    return names


def _hit(row: Any, bylines: list[str], marked: set[str]) -> Hit:
    dateline = row["record"].get("dateline") or {}
    return Hit(
        article_id=row["article_id"],
        version_id=row["version_id"],
        source_id=row["source_id"],
        url=row["url"],
        title=row["title"],
        published=row["published"],
        event_date=row["event_date"],
        place=dateline.get("place"),
        region_code=row["region_code"],
        bylines=bylines,
        cluster_id=row["cluster_id"],
        gone_at=row["gone_at"].isoformat() if row["gone_at"] else None,
        snippet=snippet(row["body"], marked),
    )


def snippet(body: str, stems: set[str], length: int = _SNIPPET) -> str:
    """A part of the body around the first word found; words found stand between « and »."""
    spans = [
        (match.start(), match.end())
        for match in _WORD.finditer(body)
        if stems and any(stem(word) in stems for word in fold(match[0]))
    ]
    start = max(0, spans[0][0] - length // 3) if spans else 0
    if start:
        start = body.find(" ", start) + 1 or start
    end = min(len(body), start + length)
    parts: list[str] = []
    at = start
    for begin, stop in spans:
        if begin >= at and stop <= end:
            parts += [body[at:begin], "«", body[begin:stop], "»"]
            at = stop
    parts.append(body[at:end])
    text_ = " ".join("".join(parts).split())
    return ("… " if start else "") + text_ + (" …" if end < len(body) else "")


def _cursor(offset: int) -> str:
    return base64.urlsafe_b64encode(json.dumps({"o": offset}).encode()).decode().rstrip("=")


def _offset(cursor: str | None) -> int:
    if cursor is None:
        return 0
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        offset = json.loads(base64.urlsafe_b64decode(padded))["o"]
    except (ValueError, KeyError, TypeError) as error:
        raise QueryError(f"{cursor!r} is no cursor of an earlier page; leave it out") from error
    if not isinstance(offset, int) or offset < 0:
        raise QueryError(f"{cursor!r} is no cursor of an earlier page; leave it out")
    return offset

"""Search over both databases: full text, filters, facets, snippets, paging that stays put while articles come in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    exists,
    func,
    literal_column,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import DOUBLE_PRECISION, TSQUERY

from newsarchive.errors import QueryError
from newsarchive.records import JsonRecord
from newsarchive.store.bulk import chunks
from newsarchive.store.cursor import read_cursor, write_cursor
from newsarchive.store.models import ArticleRow, CreditRow, SourceRow, VersionRow
from newsarchive.store.query import Node, parse_query, to_fts5, to_tsquery, words_of
from newsarchive.store.snippet import snippet
from newsarchive.store.store import Store

Sort = Literal["relevance", "newest", "oldest"]
_FACET_VALUES = 30


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
    #: article or gallery
    kind: str | None = None
    #: one text of each cluster of near-copies
    representatives: bool = False
    #: also articles under a takedown
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
        raise QueryError(
            "the query is empty; give a word to look for, or a filter such as --region 35"
        )
    if node is None and sort == "relevance":
        sort = "newest"
    after = read_cursor(cursor, sort)
    parameters = match_parameters(store, node)
    ordered = _page(store, node, filters, sort, after).limit(limit + 1)
    with store.reading() as connection:
        rows = connection.execute(ordered, parameters).mappings().all()
        counts = _counts(connection, matching(store, node, filters), parameters)
        hits = _hits(connection, rows[:limit], words_of(node))
    following = None
    if len(rows) > limit:
        last = rows[limit - 1]
        following = write_cursor(sort, last["place_in_order"], last["article_id"])
    total = sum(count for _source, _region, _year, count in counts)
    return SearchResults(
        total=total, hits=hits, cursor=following, facets=_facets(counts) if facets else {}
    )


def matching(store: Store, node: Node | None, filters: SearchFilters) -> Select[Any]:
    """Articles that match, with columns of the article's row; needs `match_parameters`."""
    query = select(ArticleRow.__table__, SourceRow.region).join(
        SourceRow, SourceRow.source_id == ArticleRow.source_id
    )
    if node is not None:
        query = query.join(table("article_index"), text(_MATCHED[store.engine.dialect.name]))
    return query.where(and_(True, *_conditions(filters)))


def match_parameters(store: Store, node: Node | None) -> dict[str, str]:
    """The query in the language of the store's database."""
    if node is None:
        return {}
    compiled = to_fts5(node) if store.engine.dialect.name == "sqlite" else to_tsquery(node)
    return {"match": compiled}


_MATCHED = {
    "sqlite": "article_index.rowid = article.docid AND article_index MATCH :match",
    "postgresql": "article_index.docid = article.docid AND article_index.document @@ CAST(:match AS tsquery)",
}


def _rank(dialect: str) -> ColumnElement[float]:
    """Smaller is better; a word in the title weighs most, then in a byline."""
    if dialect == "sqlite":
        return literal_column("bm25(article_index, 5.0, 1.0, 3.0)", Float())
    document: ColumnElement[str] = literal_column("article_index.document")
    rank = func.ts_rank(document, cast(bindparam("match", type_=Text()), TSQUERY()))
    return -cast(rank, DOUBLE_PRECISION())


def _conditions(filters: SearchFilters) -> list[Any]:
    day = ArticleRow.event_date if filters.by_event else ArticleRow.published
    conditions: list[Any] = []
    if not filters.hidden:
        conditions.append(ArticleRow.hidden_at.is_(None))
    if filters.date_from:
        conditions.append(day >= _day(filters.date_from).isoformat())
    if filters.date_to:
        # a day includes its hours
        conditions.append(day < (_day(filters.date_to) + timedelta(days=1)).isoformat())
    if filters.source:
        conditions.append(ArticleRow.source_id == filters.source)
    if filters.region:
        below = filters.region.rstrip(".") + "."
        code = filters.region.rstrip(".")
        conditions.append(
            or_(
                *(
                    or_(column == code, column.startswith(below, autoescape=True))
                    for column in (SourceRow.region, ArticleRow.region_code)
                )
            )
        )
    if filters.byline:
        name = func.lower(CreditRow.name).contains(filters.byline.lower(), autoescape=True)
        conditions.append(exists().where(CreditRow.version_id == ArticleRow.current_version, name))
    if filters.place:
        conditions.append(
            func.lower(ArticleRow.place).contains(filters.place.lower(), autoescape=True)
        )
    if filters.kind:
        conditions.append(ArticleRow.kind == filters.kind)
    if filters.representatives:
        conditions.append(
            or_(ArticleRow.cluster_id.is_(None), ArticleRow.cluster_id == ArticleRow.article_id)
        )
    return conditions


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise QueryError(f"{value!r} is no day; write it like 2023-11-18") from error


def _page(
    store: Store,
    node: Node | None,
    filters: SearchFilters,
    sort: Sort,
    after: tuple[Any, str] | None,
) -> Select[Any]:
    """Matching articles in order, from the one after `after` on."""
    if sort == "relevance" and node is not None:
        place: Any = _rank(store.engine.dialect.name)
    else:
        place = func.coalesce(ArticleRow.published, "")
    inner = matching(store, node, filters).add_columns(place.label("place_in_order")).subquery()
    value, key = inner.c.place_in_order, inner.c.article_id
    query = select(inner).order_by(value.desc() if sort == "newest" else value, key)
    if after is not None:
        beyond = value < after[0] if sort == "newest" else value > after[0]
        query = query.where(or_(beyond, and_(value == after[0], key > after[1])))
    return query


def _counts(
    connection: Connection, matched: Select[Any], parameters: dict[str, str]
) -> list[tuple[str, str, str | None, int]]:
    """Number of matching articles by source, its region, and year: total and facets in one pass."""
    year = func.substr(ArticleRow.published, 1, 4)
    grouped = matched.with_only_columns(
        ArticleRow.source_id, SourceRow.region, year, func.count()
    ).group_by(ArticleRow.source_id, SourceRow.region, year)
    return [tuple(row) for row in connection.execute(grouped, parameters)]


def _facets(counts: list[tuple[str, str, str | None, int]]) -> dict[str, dict[str, int]]:
    facets: dict[str, dict[str, int]] = {"source": {}, "region": {}, "year": {}}
    for source, region, year, count in counts:
        for name, value in (("source", source), ("region", region), ("year", year)):
            if value:
                facets[name][value] = facets[name].get(value, 0) + count
    return {
        name: dict(sorted(values.items(), key=lambda item: (-item[1], item[0]))[:_FACET_VALUES])
        for name, values in facets.items()
    }


def _hits(connection: Connection, rows: Any, marked: set[str]) -> list[Hit]:
    versions = [row["current_version"] for row in rows]
    texts: dict[str, tuple[str | None, str]] = {}
    names: dict[str, list[str]] = {}
    for part in chunks(versions):
        for version_id, title, body in connection.execute(
            select(VersionRow.version_id, VersionRow.title, VersionRow.body).where(
                VersionRow.version_id.in_(part)
            )
        ):
            texts[version_id] = (title, body)
        for version_id, name in connection.execute(
            select(CreditRow.version_id, CreditRow.name)
            .where(CreditRow.version_id.in_(part))
            .order_by(CreditRow.version_id, CreditRow.position)
        ):
            names.setdefault(version_id, []).append(name)
    return [
        Hit(
            article_id=row["article_id"],
            version_id=row["current_version"],
            source_id=row["source_id"],
            url=row["url"],
            title=texts[row["current_version"]][0],
            published=row["published"],
            event_date=row["event_date"],
            place=row["place"],
            region_code=row["region_code"],
            bylines=names.get(row["current_version"], []),
            cluster_id=row["cluster_id"],
            gone_at=row["gone_at"].isoformat() if row["gone_at"] else None,
            snippet=snippet(texts[row["current_version"]][1], marked),
        )
        for row in rows
    ]

"""Search over both databases: full text, filters, facets, snippets, paging that stays put while articles come in.

Words that few articles have are counted and ranked exactly. Words that very many have are counted from a sample and
ranked among the newest articles that match (`common_words`), and the results say so.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    Integer,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    func,
    literal_column,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import DOUBLE_PRECISION, TSQUERY
from sqlalchemy.orm import aliased

from newsarchive.errors import QueryError
from newsarchive.records import JsonRecord
from newsarchive.store.breadth import FEW, breadth_of, sample_of, telling
from newsarchive.store.bulk import chunks
from newsarchive.store.common_words import RANKED, Place, page_of_common
from newsarchive.store.cursor import ExactPlace, read_cursor, write_cursor
from newsarchive.store.facets import count_all, count_chosen, count_sample
from newsarchive.store.filters import (
    SearchFilters,
    match_parameters,
    matching,
    require_source,
)
from newsarchive.store.models import ArticleRow, CreditRow, VersionRow
from newsarchive.store.newest import NewestHits
from newsarchive.store.planning import plan_for_short_queries
from newsarchive.store.query import Node, parse_query, words_of
from newsarchive.store.snippet import snippet
from newsarchive.store.store import Store

__all__ = [
    "Hit",
    "SearchFilters",
    "SearchResults",
    "Sort",
    "match_parameters",
    "matching",
    "search",
]

Sort = Literal["relevance", "newest", "oldest"]


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
    #: other articles with nearly the same text
    copies: int
    #: texts that the article has had
    versions: int
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
    #: total and facets are scaled up from a sample, for very many articles have these words
    is_estimate: bool = False
    #: so many of the newest hits at most were compared for relevance, the rest follow by arrival; None: all were
    ranked_newest: int | None = None


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

    Raises `QueryError` for a query or cursor that can not be understood, and for an empty one without filters;
    `NotHeldError` for a source that the archive does not have.
    """
    filters = filters or SearchFilters()
    node = parse_query(query)
    if node is None and filters.is_empty():
        empty = (
            f"the query {query!r} has no word to look for"
            if query.strip()
            else "the query is empty"
        )
        raise QueryError(f"{empty}; give a word, or a filter such as --region 35")
    if node is None and sort == "relevance":
        sort = "newest"
    require_source(store, filters.source)
    after = read_cursor(cursor, sort)
    parameters = match_parameters(store, node)
    with store.reading() as connection:
        plan_for_short_queries(connection)
        breadth = breadth_of(connection, parameters.get("match"))
        few = breadth.is_wide
        matched = matching(store, node, filters, few_are_asked=few)
        conditions = matching(store, None, filters, among=node, few_are_asked=few)
        # a page goes on in the way the first one began
        in_common = isinstance(after, Place) or (after is None and breadth.is_wide)
        places: Sequence[ExactPlace | Place]
        if node is not None and sort == "relevance" and in_common:
            assert after is None or isinstance(after, Place)
            hits_by_age = NewestHits(connection, matched, conditions, parameters, breadth.docids)
            places = page_of_common(connection, node, hits_by_age, parameters, after, limit + 1)
        else:
            in_common = False
            assert not isinstance(after, Place)
            ranked_by = node
            if node is not None and sort == "relevance" and breadth.docids is not None:
                ranked_by = telling(connection, node)
            is_part = ranked_by is not node
            ordered = _page(store, ranked_by, filters, sort, after, is_part=is_part)
            given = parameters
            if is_part:
                told = match_parameters(store, ranked_by)["match"]
                given = parameters | {"match": told, "docids": json.dumps(breadth.docids)}
            rows = connection.execute(ordered.limit(limit + 1), given)
            places = [(row[1], row[0]) for row in rows]
        if breadth.docids is not None and not breadth.is_wide:
            counted = count_chosen(connection, conditions, parameters, breadth.docids)
        elif breadth.is_wide and not _is_short(connection, matched, parameters, node):
            sample, stands_for = sample_of(connection, parameters.get("match"), breadth)
            counted = count_sample(connection, conditions, parameters, sample, stands_for)
        else:
            counted = count_all(connection, matched, parameters)
        docids = [place.docid if isinstance(place, Place) else place[1] for place in places]
        hits = _hits(connection, docids[:limit], words_of(node))
    return SearchResults(
        # a sample may miss what a narrow filter leaves
        total=max(counted.total, len(hits)),
        hits=hits,
        cursor=write_cursor(sort, places[limit - 1]) if len(places) > limit else None,
        facets=counted.facets if facets else {},
        is_estimate=counted.is_estimate,
        ranked_newest=RANKED[store.engine.dialect.name] if in_common else None,
    )


def _is_short(
    connection: Connection, matched: Select[Any], parameters: dict[str, str], node: Node | None
) -> bool:
    """Whether conditions leave so few articles that they can be counted; asked of searches without words only."""
    if node is not None:
        return False
    few = FEW[connection.dialect.name]
    some = matched.with_only_columns(ArticleRow.docid).limit(few + 1).subquery()
    found: int = connection.execute(select(func.count()).select_from(some), parameters).scalar_one()
    return found <= few


def _rank(dialect: str) -> ColumnElement[float]:
    """Smaller is better; a word in the title weighs most, then in a byline."""
    if dialect == "sqlite":
        return literal_column("bm25(article_index, 5.0, 1.0, 3.0)", Float())
    document: ColumnElement[str] = literal_column("article_index.document")
    rank = func.ts_rank(document, cast(bindparam("match", type_=Text()), TSQUERY()))
    return -cast(rank, DOUBLE_PRECISION())


_WORDS = {
    "sqlite": (
        literal_column("article_index.rowid", Integer()),
        "article_index MATCH :match",
    ),
    "postgresql": (
        literal_column("article_index.docid", Integer()),
        "article_index.document @@ CAST(:match AS tsquery)",
    ),
}


def _page(
    store: Store,
    node: Node | None,
    filters: SearchFilters,
    sort: Sort,
    after: ExactPlace | None,
    *,
    is_part: bool,
) -> Select[Any]:
    """Numbers of matching articles and their places, in order, from the one after `after` on.

    Where the words are a part of those asked for (`is_part`), the numbers `:docids` are known to have all.
    """
    dialect = store.engine.dialect.name
    if sort != "relevance" or node is None:
        place: Any = func.coalesce(ArticleRow.published, "")
        chosen = matching(store, node, filters).with_only_columns(ArticleRow.docid)
    elif filters.is_empty():
        # nothing of the articles' rows is asked but whether they are hidden, which few are
        place = _rank(dialect)
        key, words = _WORDS[dialect]
        hidden = select(ArticleRow.docid).where(ArticleRow.hidden_at.is_not(None))
        chosen = (
            select(key.label("docid"))
            .select_from(table("article_index"))
            .where(text(words), key.not_in(hidden))
        )
    else:
        place = _rank(dialect)
        chosen = matching(store, node, filters).with_only_columns(ArticleRow.docid)
    if is_part:
        # the sign keeps SQLite from asking the index for each of them
        chosen = chosen.where(
            text("+article_index.rowid IN (SELECT value FROM json_each(:docids))")
        )
    inner = chosen.add_columns(place.label("place_in_order")).subquery()
    value, number = inner.c.place_in_order, inner.c.docid
    query = select(number, value).order_by(value.desc() if sort == "newest" else value, number)
    if after is not None:
        beyond = value < after[0] if sort == "newest" else value > after[0]
        query = query.where(or_(beyond, and_(value == after[0], number > after[1])))
    return query


def _hits(connection: Connection, docids: list[int], marked: set[str]) -> list[Hit]:
    rows: dict[int, Any] = {}
    other = aliased(ArticleRow)
    copies = (
        select(func.count())
        .where(
            other.cluster_id == ArticleRow.cluster_id,
            other.article_id != ArticleRow.article_id,
            other.hidden_at.is_(None),
        )
        .correlate(ArticleRow)
        .scalar_subquery()
    )
    # who has two roles is named once
    names: dict[str, dict[str, None]] = {}
    each = aliased(VersionRow)
    versions = (
        select(func.count())
        .where(each.article_id == ArticleRow.article_id)
        .correlate(ArticleRow)
        .scalar_subquery()
    )
    for part in chunks(docids):
        found = connection.execute(
            select(
                ArticleRow.__table__,
                VersionRow.title,
                VersionRow.body,
                copies.label("copies"),
                versions.label("versions"),
            )
            .join(VersionRow, VersionRow.version_id == ArticleRow.current_version)
            .where(ArticleRow.docid.in_(part))
        )
        rows.update({row["docid"]: row for row in found.mappings()})
        for version_id, name in connection.execute(
            select(CreditRow.version_id, CreditRow.name)
            .join(ArticleRow, ArticleRow.current_version == CreditRow.version_id)
            .where(ArticleRow.docid.in_(part))
            .order_by(CreditRow.version_id, CreditRow.position)
        ):
            names.setdefault(version_id, {})[name] = None
    return [
        Hit(
            article_id=row["article_id"],
            version_id=row["current_version"],
            source_id=row["source_id"],
            url=row["url"],
            title=row["title"],
            published=row["published"],
            event_date=row["event_date"],
            place=row["place"],
            region_code=row["region_code"],
            bylines=list(names.get(row["current_version"], ())),
            cluster_id=row["cluster_id"],
            copies=row["copies"],
            versions=row["versions"],
            gone_at=row["gone_at"].isoformat() if row["gone_at"] else None,
            snippet=snippet(row["body"], marked),
        )
        for row in (rows[docid] for docid in docids)
    ]

"""Search over both databases: full text, filters, facets, snippets, paging that stays put while articles come in.

Words that few articles have are counted and ranked exactly. Words that very many have are counted from a sample and
ranked among the newest articles that match (`common_words`), and the results say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from newsarchive.errors import QueryError
from newsarchive.records import JsonRecord
from newsarchive.store.breadth import breadth_of, sample_of
from newsarchive.store.common_words import RANKED, Place, page_of_common
from newsarchive.store.cursor import ExactPlace, read_cursor, write_cursor
from newsarchive.store.facets import count_all, count_known, count_sample
from newsarchive.store.filters import (
    SearchFilters,
    match_parameters,
    matching,
    require_source,
)
from newsarchive.store.hits import Hit, hits_of
from newsarchive.store.models import ArticleRow
from newsarchive.store.narrow import RARE, few_left, with_words
from newsarchive.store.newest import NewestHits
from newsarchive.store.ordered import Sort, page_of_known, page_of_many, page_of_matching
from newsarchive.store.planning import begin_search
from newsarchive.store.query import parse_query, words_of
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

#: of articles known by their numbers nothing else is asked
_ALL = select(ArticleRow.__table__)


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

    Without words those that the filters leave, or all, the newest first. Raises `QueryError` for a query or cursor
    that can not be understood, and for words that are too common to be looked for and stand without filters;
    `NotHeldError` for a source that the archive does not have.
    """
    filters = filters or SearchFilters()
    node = parse_query(query)
    if node is None and query.strip() and filters.is_empty():
        raise QueryError(
            f"the query {query!r} has no word to look for; give another word, or a filter such as --region 35"
        )
    if node is None and sort == "relevance":
        sort = "newest"
    require_source(store, *filters.source)
    after = read_cursor(cursor, sort)
    parameters = match_parameters(store, node)
    with store.reading() as connection:
        newest = begin_search(connection)
        breadth = breadth_of(connection, parameters.get("match"), newest)
        matched = matching(store, node, filters)
        conditions = matching(
            store, None, filters, among=node, all_known=breadth.docids is not None
        )
        chosen: list[int] | None = None
        if breadth.docids is not None and not breadth.is_wide:
            counted, chosen = count_known(connection, conditions, parameters, breadth.docids)
        elif breadth.is_wide:
            few = few_left(connection, conditions, parameters) if node is None else None
            if few is None:
                sample, stands_for = sample_of(connection, parameters.get("match"), breadth)
                counted = count_sample(connection, conditions, parameters, sample, stands_for)
                is_rare = breadth.docids is None and RARE * counted.total < breadth.hits
                if node is not None and is_rare:
                    few = few_left(connection, conditions, parameters)
                    few = few and with_words(connection, node, few, parameters)
            if few is not None:
                counted, chosen = count_known(connection, _ALL, parameters, few)
        else:
            counted = count_all(connection, matched, parameters)
        # a page goes on in the way the first one began
        in_common = isinstance(after, Place) or (after is None and breadth.is_wide)
        places: Sequence[ExactPlace | Place]
        if node is not None and sort == "relevance" and in_common:
            assert after is None or isinstance(after, Place)
            hits_by_age = NewestHits(
                connection,
                matched,
                conditions,
                parameters,
                breadth,
                chosen,
                is_narrow=2 * counted.total < breadth.hits,
            )
            places = page_of_common(connection, node, hits_by_age, parameters, after, limit + 1)
        else:
            in_common = False
            assert not isinstance(after, Place)
            # words that were rarer at the first page are ranked as they were there
            ranks_all = breadth.is_wide and sort == "relevance"
            many = None
            if chosen is None and sort != "relevance" and breadth.docids is None:
                many = page_of_many(
                    connection,
                    conditions,
                    sort,
                    after,
                    limit + 1,
                    parameters,
                    matches=counted.total,
                    newest=newest,
                    has_words=node is not None,
                )
            if many is not None:
                places = many
            elif chosen is None or ranks_all:
                places = page_of_matching(connection, matched, sort, after, limit + 1, parameters)
            else:
                places = page_of_known(connection, node, chosen, breadth, sort, after, limit + 1)
        docids = [place.docid if isinstance(place, Place) else place[1] for place in places]
        hits = hits_of(connection, docids[:limit], words_of(node))
    return SearchResults(
        # a sample may miss what a narrow filter leaves
        total=max(counted.total, len(hits)),
        hits=hits,
        cursor=write_cursor(sort, places[limit - 1]) if len(places) > limit else None,
        facets=counted.facets if facets else {},
        is_estimate=counted.is_estimate,
        ranked_newest=RANKED[store.engine.dialect.name] if in_common else None,
    )

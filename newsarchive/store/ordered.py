"""Pages of articles in an exact order: by relevance of each, or by the time of publication."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    FromClause,
    Integer,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    false,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.types import Double

from newsarchive.store.breadth import Breadth, telling
from newsarchive.store.cursor import ExactPlace
from newsarchive.store.membership import within
from newsarchive.store.models import ArticleRow
from newsarchive.store.newest import HAS_WORDS
from newsarchive.store.query import Node, compiled

Sort = Literal["relevance", "newest", "oldest"]

_INDEX = table("article_index")
#: the sign keeps SQLite from asking its index for each of the numbers
_NUMBER: dict[str, ColumnElement[int]] = {
    "sqlite": literal_column("+article_index.rowid", Integer()),
    "postgresql": literal_column("article_index.docid", Integer()),
}
#: smaller is better; a word in the title weighs most, then in a byline
_RANK: dict[str, ColumnElement[float]] = {
    "sqlite": literal_column("bm25(article_index, 5.0, 1.0, 3.0)", Float()),
    "postgresql": -cast(
        func.ts_rank(
            literal_column("article_index.document"),
            cast(bindparam("match", type_=Text()), TSQUERY()),
        ),
        Double(),
    ),
}


def page_of_known(
    connection: Connection,
    node: Node | None,
    docids: Sequence[int],
    breadth: Breadth,
    sort: Sort,
    after: ExactPlace | None,
    limit: int,
) -> list[ExactPlace]:
    """The next of these articles, all of which have the words."""
    dialect = connection.dialect.name
    given: dict[str, Any] = {"docids": docids}
    if node is None or sort != "relevance":
        numbers = select(ArticleRow.docid).where(within(ArticleRow.docid, name="docids"))
        return _page(connection, numbers, _published(), sort, after, limit, given)
    number = _NUMBER[dialect]
    numbers = select(number.label("docid")).select_from(_INDEX)
    if dialect == "sqlite":
        # BM25 comes with a search only; words that most articles have tell nothing and cost most
        numbers = numbers.where(within(number, name="docids"), text("article_index MATCH :match"))
        node = telling(connection, node, breadth.newest)
    else:
        chosen = set(docids)
        rows = zip(breadth.docids or (), breadth.rows_at or (), strict=True)
        places = '","'.join(place for docid, place in rows if docid in chosen)
        given["rows_at"] = f'{{"{places}"}}' if places else "{}"
        numbers = numbers.where(text("article_index.ctid = ANY(CAST(:rows_at AS tid[]))"))
    given["match"] = compiled(node, dialect)
    return _page(connection, numbers, _RANK[dialect], sort, after, limit, given)


def page_of_matching(
    connection: Connection,
    matched: Select[Any],
    sort: Sort,
    after: ExactPlace | None,
    limit: int,
    parameters: dict[str, Any],
) -> list[ExactPlace]:
    """The next of the articles that match."""
    place = _RANK[connection.dialect.name] if sort == "relevance" else _published()
    numbers = matched.with_only_columns(ArticleRow.docid)
    return _page(connection, numbers, place, sort, after, limit, parameters)


def page_of_many(
    connection: Connection,
    conditions: Select[Any],
    sort: Sort,
    after: ExactPlace | None,
    limit: int,
    parameters: dict[str, Any],
    *,
    matches: int,
    newest: int,
    has_words: bool,
) -> list[ExactPlace] | None:
    """The next of the articles that match, by their time, if enough are among the next of all.

    `matches` of all `newest` do, as far as is known. None where to ask the next of all would take longer than to find
    all that match and sort them, and where too few of them matched.
    """
    most = _SPARE * limit * newest // max(1, matches)
    if most > (min(_STRETCH, matches // _PER_PROBE) if has_words else _STRETCH_WITHOUT_WORDS):
        return None
    columns = select(ArticleRow.docid, _published().label("place_in_order"))
    following = _in_order(columns.subquery(), sort, after).limit(most).subquery("following")
    asked = select(ArticleRow.docid, following.c.place_in_order).join(
        following, following.c.docid == ArticleRow.docid
    )
    if conditions.whereclause is not None:
        # not taken apart: an index would find far more articles than are asked
        asked = asked.where(func.coalesce(conditions.whereclause, false()))
    if has_words:
        asked = asked.where(text(_PROBED[connection.dialect.name]))
    page = connection.execute(
        _in_order(asked.subquery(), sort, None).limit(limit), parameters
    ).all()
    return [(row[0], row[1]) for row in page] if len(page) == limit else None


#: articles asked for one that is wanted, if they matched evenly; those that are asked at most; and hits that are sorted
#: while one is asked for words, which takes a search of its own
_SPARE, _STRETCH, _STRETCH_WITHOUT_WORDS, _PER_PROBE = 3, 1000, 20_000, 120
_PROBED = {
    "sqlite": (
        "EXISTS (SELECT 1 FROM article_index"
        " WHERE article_index MATCH :match AND article_index.rowid = article.docid)"
    ),
    "postgresql": HAS_WORDS,
}


def _published() -> ColumnElement[str]:
    # written out, as in its index
    return func.coalesce(ArticleRow.published, literal("", literal_execute=True))


def _page(
    connection: Connection,
    numbers: Select[Any],
    place: ColumnElement[Any],
    sort: Sort,
    after: ExactPlace | None,
    limit: int,
    parameters: dict[str, Any],
) -> list[ExactPlace]:
    inner = numbers.add_columns(place.label("place_in_order")).subquery()
    query = _in_order(inner, sort, after).limit(limit)
    return [(row[0], row[1]) for row in connection.execute(query, parameters).all()]


def _in_order(inner: FromClause, sort: Sort, after: ExactPlace | None) -> Select[Any]:
    value, number = inner.c.place_in_order, inner.c.docid
    query = select(value, number).order_by(value.desc() if sort == "newest" else value, number)
    if after is None:
        return query
    # what lies behind the place at all, first: an index is entered there
    behind = value <= after[0] if sort == "newest" else value >= after[0]
    beyond = value < after[0] if sort == "newest" else value > after[0]
    return query.where(behind, or_(beyond, and_(value == after[0], number > after[1])))

"""The newest of very many articles that match, without looking at all of them.

SQLite's full-text index gives its hits by their numbers, so the newest come first by themselves. PostgreSQL's has no
order: left to itself it walks the archive backwards past everything that does not match. So either the numbers of
all hits are known (of some ten thousands), and the conditions are asked of the newest of them, some at a time; or the
words are so common that hits are found within a stretch of the newest articles.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Integer, Select, column, literal_column, select, table, text

from newsarchive.store.breadth import Breadth
from newsarchive.store.membership import within
from newsarchive.store.models import ArticleRow

_rowid: Any = literal_column("article_index.rowid", Integer())
_INDEX = table("article_index", column("docid", Integer()), column("document"))
_MATCHES = "article_index.document @@ CAST(:match AS tsquery)"
#: of `article`, one by one: PostgreSQL is kept from taking it apart
HAS_WORDS = (
    "EXISTS (SELECT 1 FROM article_index WHERE article_index.docid = article.docid"
    f" AND {_MATCHES} OFFSET 0)"
)
#: numbers that the conditions are asked of at first, and articles in the first stretch; then three times as many
_NUMBERS, _STRETCH, _GROWTH = 1_000, 10_000, 3


class NewestHits:
    """Articles that have the words and meet the conditions of one search."""

    def __init__(
        self,
        connection: Connection,
        matched: Select[Any],
        conditions: Select[Any],
        parameters: dict[str, Any],
        breadth: Breadth,
        few: Sequence[int] | None,
        *,
        is_narrow: bool,
    ) -> None:
        """`matched` has words and conditions, `conditions` has no words; `few` are all articles that match, if known.

        Few of those that have the words meet the conditions: `is_narrow`.
        """
        self._connection = connection
        self._matched = matched
        self._conditions = conditions
        self._parameters = parameters
        self._is_narrow = is_narrow
        self._newest = breadth.newest
        self._few = sorted(few, reverse=True) if few is not None else None
        self._docids = sorted(breadth.docids) if breadth.docids is not None else None

    def find(
        self, most: int, *, enough: int | None = None, low: int = 1, high: int | None = None
    ) -> list[int]:
        """Numbers from `low` to `high`, the newest first, `most` of them at most.

        Fewer than `most` may be given where finding more would cost much, but not fewer than `enough` if there are.
        """
        enough = most if enough is None else min(enough, most)
        if self._connection.dialect.name == "sqlite":
            known = self._known(low, high, most)
            return self._within(low, high, most) if known is None else known
        found: list[int] = []
        parts = (
            self._stretches(low, high, most)
            if self._docids is None
            else self._parts(low, high, most)
        )
        for part in parts:
            found += part
            if len(found) >= enough:
                break
        return found[:most]

    def _parts(self, low: int, high: int | None, most: int) -> Iterator[list[int]]:
        """Those of the known numbers that meet the conditions, some at a time."""
        assert self._docids is not None
        docids = self._docids
        first = bisect_left(docids, low)
        last = len(docids) if high is None else bisect_left(docids, high + 1)
        size = max(_NUMBERS, most)
        query = (
            self._conditions.with_only_columns(ArticleRow.docid)
            .where(within(ArticleRow.docid, name="docids"))
            .order_by(ArticleRow.docid.desc())
        )
        while last > first:
            part = docids[max(first, last - size) : last]
            given = {**self._parameters, "docids": part}
            yield list(self._connection.execute(query, given).scalars().all())
            last -= len(part)
            size *= _GROWTH

    def _stretches(self, low: int, high: int | None, most: int) -> Iterator[list[int]]:
        high = self._newest if high is None else high
        size = _STRETCH
        while high >= low:
            begin = max(low, high - size + 1)
            known = self._known(begin, high, most)
            yield self._in_stretch(begin, high, most) if known is None else known
            high = begin - 1
            size *= _GROWTH

    def _known(self, low: int, high: int | None, most: int) -> list[int] | None:
        if self._few is None:
            return None
        highest = self._newest if high is None else high
        return [number for number in self._few if low <= number <= highest][:most]

    def _in_stretch(self, low: int, high: int, most: int) -> list[int]:
        """PostgreSQL: of a stretch, what tells most apart is asked first, and the rest of those that are left.

        To join them, the planner would read both rows of every article. What is found first is not taken apart
        (`OFFSET 0`): for words the planner would go through their index to its end.
        """
        stretch: Any
        query: Select[Any]
        if self._is_narrow:
            stretch = self._conditions.with_only_columns(ArticleRow.docid)
            stretch = stretch.where(ArticleRow.docid.between(low, high))
            stretch = stretch.order_by(ArticleRow.docid.desc()).offset(0).subquery("article")
            query = select(stretch.c.docid).where(text(HAS_WORDS))
        else:
            number = _INDEX.c.docid
            stretch = select(_INDEX).where(number.between(low, high)).order_by(number.desc())
            stretch = stretch.offset(0).subquery("article_index")
            asked: Select[Any] = (
                self._conditions.with_only_columns(literal_column("1"))
                .where(ArticleRow.docid == stretch.c.docid)
                .offset(0)
            )
            query = select(stretch.c.docid).where(text(_MATCHES), asked.exists())
        query = query.order_by(stretch.c.docid.desc()).limit(most)
        return list(self._connection.execute(query, self._parameters).scalars().all())

    def _within(self, low: int, high: int | None, most: int) -> list[int]:
        """SQLite: its index gives the newest first."""
        query = self._matched.with_only_columns(_rowid).order_by(_rowid.desc()).limit(most)
        if low > 1:
            query = query.where(_rowid >= low)
        if high is not None:
            query = query.where(_rowid <= high)
        return list(self._connection.execute(query, self._parameters).scalars().all())

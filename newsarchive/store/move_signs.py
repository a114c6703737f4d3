"""What speaks for two articles of one source being one.

A redirect, a shared address, two addresses of one page (`dedup.other_forms`), a text that went and came up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select

from newsarchive.dedup.other_forms import other_forms
from newsarchive.store.bulk import table_of
from newsarchive.store.membership import pair_within, within
from newsarchive.store.models import AbsenceRow, AddressRow, ArticleRow, RedirectRow, VersionRow


def pairs_of(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Pairs of articles of one source, with what speaks for their being one."""
    rows = connection.execute(
        select(AddressRow.source_id, AddressRow.url_key, AddressRow.article_id).where(
            within(AddressRow.article_id, ids)
        )
    )
    addresses = [(row[0], row[1], row[2]) for row in rows]
    yield from ((one, two, "redirect") for one, two in sorted(_led(connection, addresses, ids)))
    yield from ((one, two, "same-page") for one, two in sorted(_other_forms(connection, addresses)))
    for query, reason in zip(_pairings(), ("canonical", "same-text"), strict=True):
        rows = connection.execute(query, {"ids": ids})
        for one, two in sorted((row[0], row[1]) for row in rows):
            yield one, two, reason


@cache
def _pairings() -> tuple[Select[Any], Select[Any]]:
    """Other articles under an address of one of `ids`; other articles with its text, one of the two seen gone."""
    own, other = table_of(AddressRow).alias("own"), table_of(AddressRow).alias("other")
    shared = (
        select(own.c.article_id, other.c.article_id)
        .join(other, and_(other.c.source_id == own.c.source_id, other.c.url_key == own.c.url_key))
        .where(within(own.c.article_id, name="ids"), own.c.article_id != other.c.article_id)
    )
    mine, theirs = table_of(ArticleRow).alias("mine"), table_of(ArticleRow).alias("theirs")
    text, copy = table_of(VersionRow).alias("text"), table_of(VersionRow).alias("copy")
    same = (
        select(mine.c.article_id, theirs.c.article_id)
        .join(
            theirs,
            and_(
                theirs.c.cluster_id == mine.c.cluster_id,
                theirs.c.source_id == mine.c.source_id,
                theirs.c.article_id != mine.c.article_id,
            ),
        )
        .join(text, text.c.article_id == mine.c.article_id)
        .join(
            copy,
            and_(
                copy.c.article_id == theirs.c.article_id,
                copy.c.body_digest == text.c.body_digest,
                copy.c.title.is_not(None),
            ),
        )
        .where(within(mine.c.article_id, name="ids"))
        .where(or_(_was_gone(mine), _was_gone(theirs)))
        .distinct()
    )
    return shared, same


#: source, key of an address, and the article that was found under it
_Address = tuple[str, str, str]


def _other_forms(connection: Connection, addresses: Sequence[_Address]) -> set[tuple[str, str]]:
    """Articles, and others under another form of an address of theirs."""
    wanted: dict[tuple[str, str], set[str]] = {}
    for source, key, article in addresses:
        for form in other_forms(key):
            wanted.setdefault((source, form), set()).add(article)
    if not wanted:
        return set()
    holders = connection.execute(
        select(AddressRow.source_id, AddressRow.url_key, AddressRow.article_id).where(
            pair_within(AddressRow.source_id, AddressRow.url_key, sorted(wanted))
        )
    )
    return {(one, two) for source, key, two in holders for one in wanted[source, key] if one != two}


def _led(
    connection: Connection, addresses: Sequence[_Address], ids: Sequence[str]
) -> set[tuple[str, str]]:
    """Articles, one of them of `ids`, of which an address of the one was seen to lead to one of the other.

    Key by key: as one query it may be answered by looking through every pair of addresses of a source.
    """
    keys = sorted({(source, key) for source, key, _article in addresses})
    steps: set[tuple[str, str, str]] = set()
    for end in (RedirectRow.from_key, RedirectRow.to_key):
        found = connection.execute(
            select(RedirectRow.source_id, RedirectRow.from_key, RedirectRow.to_key).where(
                pair_within(RedirectRow.source_id, end, keys)
            )
        )
        steps.update((row[0], row[1], row[2]) for row in found)
    if not steps:
        return set()
    ends = sorted({(source, key) for source, start, end_key in steps for key in (start, end_key)})
    holders = connection.execute(
        select(AddressRow.source_id, AddressRow.url_key, AddressRow.article_id).where(
            pair_within(AddressRow.source_id, AddressRow.url_key, ends)
        )
    )
    articles: dict[tuple[str, str], set[str]] = {}
    for source, key, article in holders:
        articles.setdefault((source, key), set()).add(article)
    pairs = {
        (one, two)
        for source, start, end_key in steps
        for one in articles.get((source, start), ())
        for two in articles.get((source, end_key), ())
        if two != one
    }
    wanted = set(ids)
    return {pair for pair in pairs if wanted.intersection(pair)}


def _was_gone(article: Any) -> ColumnElement[bool]:
    """Whether an address of an article was ever seen without it."""
    return exists(
        select(AbsenceRow.record_id)
        .join(
            AddressRow,
            and_(
                AddressRow.source_id == AbsenceRow.source_id,
                AddressRow.url_key == AbsenceRow.url_key,
            ),
        )
        .where(AddressRow.article_id == article.c.article_id)
    )

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
from newsarchive.store.models import AbsenceRow, AddressRow, ArticleRow, VersionRow
from newsarchive.store.redirect_chains import Place, reached, steps_ahead, steps_back


def pairs_of(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Pairs of articles of one source, with what speaks for their being one."""
    rows = connection.execute(
        select(AddressRow.source_id, AddressRow.url_key, AddressRow.article_id).where(
            within(AddressRow.article_id, ids)
        )
    )
    addresses = [(row[0], row[1], row[2]) for row in rows]
    yield from ((one, two, "redirect") for one, two in sorted(_led(connection, addresses)))
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


def _led(connection: Connection, addresses: Sequence[_Address]) -> set[tuple[str, str]]:
    """Articles, and others to whose addresses theirs were seen to lead, or that led to them.

    Two that led to a third address are no pair.
    """
    owners: dict[Place, set[str]] = {}
    for source, key, article in addresses:
        owners.setdefault((source, key), set()).add(article)
    reach: dict[Place, set[Place]] = {}
    for steps, is_back in (
        (steps_ahead(connection, owners), False),
        (steps_back(connection, owners), True),
    ):
        for place in owners if steps else ():
            reach.setdefault(place, set()).update(reached(steps, place, is_back=is_back))
    ends = sorted({end for found in reach.values() for end in found})
    if not ends:
        return set()
    holders = connection.execute(
        select(AddressRow.source_id, AddressRow.url_key, AddressRow.article_id).where(
            pair_within(AddressRow.source_id, AddressRow.url_key, ends)
        )
    )
    others: dict[Place, set[str]] = {}
    for source, key, article in holders:
        others.setdefault((source, key), set()).add(article)
    return {
        (one, two)
        for place, found in reach.items()
        for end in found
        for one in owners[place]
        for two in others.get(end, ())
        if one != two
    }


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

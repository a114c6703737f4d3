"""What speaks for two articles of one source being one.

A redirect, a shared address, two addresses of one page (`dedup.other_forms`), a text that went and came up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select

from newsarchive.dedup.other_forms import other_forms
from newsarchive.store.addresses import holders_of
from newsarchive.store.bulk import table_of
from newsarchive.store.membership import within
from newsarchive.store.models import AbsenceRow, AddressRow, ArticleRow, VersionRow
from newsarchive.store.redirect_chains import Place, reached, steps_ahead, steps_back


def pairs_of(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Pairs of articles of one source, with what speaks for their being one."""
    rows = connection.execute(
        select(AddressRow.source_id, AddressRow.url_key, AddressRow.article_id).where(
            within(AddressRow.article_id, ids)
        )
    )
    owners: dict[Place, set[str]] = {}
    for source, key, article in rows:
        owners.setdefault((source, key), set()).add(article)
    for wanted, reason in (
        (_led(connection, owners), "redirect"),
        (_other_forms(owners), "same-page"),
    ):
        yield from ((one, two, reason) for one, two in sorted(_with_holders(connection, wanted)))
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


def _with_holders(connection: Connection, wanted: dict[Place, set[str]]) -> set[tuple[str, str]]:
    """Articles, and others that were found under an address that is wanted for them."""
    holders = holders_of(connection, wanted) if wanted else {}
    return {
        (one, two)
        for place, others in holders.items()
        for one in wanted[place]
        for two in others
        if one != two
    }


def _other_forms(owners: dict[Place, set[str]]) -> dict[Place, set[str]]:
    """Other forms of addresses, with the articles of these."""
    wanted: dict[Place, set[str]] = {}
    for (source, key), articles in owners.items():
        for form in other_forms(key):
            wanted.setdefault((source, form), set()).update(articles)
    return wanted


def _led(connection: Connection, owners: dict[Place, set[str]]) -> dict[Place, set[str]]:
    """Where addresses were seen to lead, and those that led to them, with the articles of these.

    Two that led to a third address are no pair.
    """
    wanted: dict[Place, set[str]] = {}
    for steps, is_back in (
        (steps_ahead(connection, owners), False),
        (steps_back(connection, owners), True),
    ):
        for place, articles in owners.items() if steps else ():
            for end in reached(steps, place, is_back=is_back):
                wanted.setdefault(end, set()).update(articles)
    return wanted


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

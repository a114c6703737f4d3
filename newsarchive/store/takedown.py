"""Hiding an article on a legal or privacy request, and showing it again; captures and WARCs stay as they are."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, exists, func, select, update

from newsarchive.errors import QueryError
from newsarchive.records import JsonRecord
from newsarchive.store import checkpoints
from newsarchive.store.bulk import insert_missing
from newsarchive.store.membership import within
from newsarchive.store.models import ArticleRow, TakedownRow, WithheldRow
from newsarchive.store.store import Store
from newsarchive.store.withheld import is_no_article

_GIVEN_UP = "takedowns without an article"


@dataclass(frozen=True, slots=True, kw_only=True)
class Takedown(JsonRecord):
    """One hiding of an article."""

    article_id: str
    hidden_at: datetime
    reason: str
    lifted_at: datetime | None
    #: captures that quote the article are not withheld
    own_only: bool
    #: captures of other pages that quote it and are left out of replay and packages now
    withheld: int


def take_down(
    store: Store, article_id: str, reason: str, now: datetime, *, own_only: bool = False
) -> None:
    """Hide an article from record, search, export and replay; reason and date are kept.

    What quotes it is found by `withhold_quotes`, unless `own_only`.

    Raises `QueryError` for an empty reason, an unknown article, or one that is hidden already.
    """
    if not reason.strip():
        raise QueryError("a takedown needs a reason: who asked for it, and by which right")
    if _is_hidden(store, article_id):
        raise QueryError(
            f"{article_id} is hidden already; `newsarchive show` tells since when and why"
        )
    with store.writing() as connection:
        row = {"article_id": article_id, "hidden_at": now, "reason": reason, "lifted_at": None}
        insert_missing(connection, TakedownRow, [row | {"own_only": own_only}])
        connection.execute(
            update(ArticleRow)
            .where(ArticleRow.article_id == article_id)
            .values(hidden_at=now, hidden_reason=reason)
        )


def lift(store: Store, article_id: str, now: datetime) -> None:
    """Show a hidden article again; that it was hidden stays on record.

    Raises `QueryError` for an unknown article or one that is not hidden.
    """
    if not _is_hidden(store, article_id):
        raise QueryError(f"{article_id} is not hidden")
    with store.writing() as connection:
        connection.execute(
            update(TakedownRow)
            .where(TakedownRow.article_id == article_id, TakedownRow.lifted_at.is_(None))
            .values(lifted_at=now)
        )
        connection.execute(
            update(ArticleRow)
            .where(ArticleRow.article_id == article_id)
            .values(hidden_at=None, hidden_reason=None)
        )
        connection.execute(delete(WithheldRow).where(WithheldRow.article_id == article_id))


def enter(store: Store, lost: Sequence[Takedown]) -> None:
    """Enter takedowns again, as they were; articles that are not there are hidden when they come in."""
    if not lost:
        return
    names = ("article_id", "hidden_at", "reason", "lifted_at", "own_only")
    with store.writing() as connection:
        rows = [{name: getattr(one, name) for name in names} for one in lost]
        insert_missing(connection, TakedownRow, rows)
        for one in lost:
            if one.lifted_at is None:
                connection.execute(
                    update(ArticleRow)
                    .where(ArticleRow.article_id == one.article_id)
                    .values(hidden_at=one.hidden_at, hidden_reason=one.reason)
                )


def is_awaited(store: Store) -> bool:
    """Whether an article is to be hidden that is not in the database: it was made again, and not all is in it yet."""
    return bool(_missing(store) - _given_up(store))


def await_no_longer(store: Store) -> None:
    """All of the archive is in the database: what is to be hidden and is not there now has no captures."""
    missing = _missing(store)
    if missing != _given_up(store):
        checkpoints.save(store, _GIVEN_UP, {"articles": sorted(missing)})


def unhidden(store: Store, wanted: Collection[str]) -> list[str]:
    """Those of the articles to be hidden that are not: not in the database yet, or shown in it."""
    if not wanted:
        return []
    hidden = select(ArticleRow.article_id).where(
        within(ArticleRow.article_id, sorted(wanted)), ArticleRow.hidden_at.is_not(None)
    )
    with store.reading() as connection:
        found = set(connection.execute(hidden).scalars())
    return sorted(set(wanted) - found - _given_up(store))


def _missing(store: Store) -> set[str]:
    """Articles to be hidden that are not in the database."""
    missing = select(TakedownRow.article_id).where(
        TakedownRow.lifted_at.is_(None),
        ~exists().where(ArticleRow.article_id == TakedownRow.article_id),
    )
    with store.reading() as connection:
        return set(connection.execute(missing).scalars())


def _given_up(store: Store) -> set[str]:
    return set((checkpoints.load(store, _GIVEN_UP) or {}).get("articles", ()))


def takedowns(store: Store) -> list[Takedown]:
    """All there ever were, the newest first."""
    withheld = (
        select(func.count())
        .where(
            WithheldRow.article_id == TakedownRow.article_id,
            TakedownRow.lifted_at.is_(None),
            is_no_article(),
        )
        .correlate(TakedownRow)
        .scalar_subquery()
    )
    newest = select(TakedownRow.__table__, withheld.label("withheld")).order_by(
        TakedownRow.hidden_at.desc(), TakedownRow.article_id
    )
    with store.reading() as connection:
        return [Takedown(**row) for row in connection.execute(newest).mappings()]


def _is_hidden(store: Store, article_id: str) -> bool:
    with store.reading() as connection:
        row = connection.execute(
            select(ArticleRow.hidden_at).where(ArticleRow.article_id == article_id)
        ).first()
    if row is None:
        raise QueryError(
            f"there is no article {article_id}; give an id as `newsarchive search` prints it"
        )
    return row[0] is not None

"""Hiding an article on a legal or privacy request, and showing it again; captures and WARCs stay as they are."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from newsarchive.errors import QueryError
from newsarchive.store.bulk import insert_missing
from newsarchive.store.models import ArticleRow, CaptureRow, TakedownRow
from newsarchive.store.store import Store


def take_down(store: Store, article_id: str, reason: str, now: datetime) -> None:
    """Hide an article from record, search, export and replay; reason and date are kept.

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
        insert_missing(connection, TakedownRow, [row])
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


def hidden_addresses(store: Store) -> set[str]:
    """Addresses of all captures of hidden articles: replay refuses these."""
    with store.reading() as connection:
        rows = connection.execute(
            select(CaptureRow.url)
            .join(ArticleRow, ArticleRow.article_id == CaptureRow.article_id)
            .where(ArticleRow.hidden_at.is_not(None))
        )
        return set(rows.scalars())


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

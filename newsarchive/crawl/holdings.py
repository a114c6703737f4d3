"""Which articles an archive holds, as the crawl asks it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from newsarchive.store import Store
from newsarchive.store.models import ArticleRow, VersionRow

_PART = 500


def held_articles(store: Store, article_ids: Sequence[str]) -> dict[str, str | None]:
    """Those of these articles that are held with a text: id to publication (ISO 8601) where it is known."""
    held: dict[str, str | None] = {}
    with store.reading() as connection:
        for start in range(0, len(article_ids), _PART):
            rows = connection.execute(
                select(ArticleRow.article_id, VersionRow.published)
                .join(VersionRow, VersionRow.version_id == ArticleRow.current_version)
                .where(ArticleRow.article_id.in_(article_ids[start : start + _PART]))
            )
            held.update((row[0], row[1]) for row in rows)
    return held


def is_gone(store: Store, article_id: str) -> bool:
    """Whether an article has a tombstone."""
    query = select(ArticleRow.gone_at).where(ArticleRow.article_id == article_id)
    with store.reading() as connection:
        return connection.execute(query).scalar() is not None

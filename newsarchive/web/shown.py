"""Articles that may be shown: those under a takedown are not."""

from __future__ import annotations

from newsarchive.errors import NotHeldError
from newsarchive.store import Store
from newsarchive.store.articles import StoredArticle, StoredVersion, find_article


def shown_article(store: Store, wanted: str) -> tuple[StoredArticle, StoredVersion]:
    """The article and version meant. Raises `NotHeldError` when there is none, or it was taken down."""
    article, chosen = find_article(store, wanted)
    if article.hidden_at is not None:
        # the reason can name a person: it stays with the archivist
        raise NotHeldError(
            f"the article {article.article_id} was taken down on {article.hidden_at:%Y-%m-%d}"
        )
    return article, chosen

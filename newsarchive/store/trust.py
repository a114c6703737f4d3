"""Which pages are articles, and which are kept apart."""

from __future__ import annotations

from newsarchive.extract.article import RECORD_KINDS, Article

LOW_CONFIDENCE = "low-confidence"


def reason_apart(article: Article) -> str | None:
    """Why a page is kept apart from the articles; None for one that can be trusted.

    A gallery is an article whose pictures and captions are its text.
    """
    if article.kind not in RECORD_KINDS:
        return article.kind
    return LOW_CONFIDENCE if LOW_CONFIDENCE in article.flags else None

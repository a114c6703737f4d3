"""Dates in Indonesian news: every mention of a text, one expression, an article's event.

The grammar is loaded when first asked for: records of dates are handled where no text is read.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from newsarchive.dates.mention import DateMention, Reading, Refusal

if TYPE_CHECKING:
    from newsarchive.dates.article import ArticleDates, find_article_dates
    from newsarchive.dates.publication import DateCandidate, reconcile
    from newsarchive.dates.reading import explain, find_dates, parse_date

__all__ = [
    "ArticleDates",
    "DateCandidate",
    "DateMention",
    "Reading",
    "Refusal",
    "explain",
    "find_article_dates",
    "find_dates",
    "parse_date",
    "reconcile",
]

_MODULES = {
    "ArticleDates": "newsarchive.dates.article",
    "DateCandidate": "newsarchive.dates.publication",
    "explain": "newsarchive.dates.reading",
    "find_article_dates": "newsarchive.dates.article",
    "find_dates": "newsarchive.dates.reading",
    "parse_date": "newsarchive.dates.reading",
    "reconcile": "newsarchive.dates.publication",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES[name]), name)

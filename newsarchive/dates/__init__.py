"""Dates in Indonesian news: every mention of a text, one expression, an article's event.

The grammar is loaded when first asked for: records of dates are handled where no text is read.
"""

from typing import TYPE_CHECKING

from newsarchive.dates.mention import DateMention, Reading, Refusal
from newsarchive.loading import loaded_when_asked

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

__getattr__ = loaded_when_asked(
    __name__,
    {
        "ArticleDates": "article",
        "DateCandidate": "publication",
        "explain": "reading",
        "find_article_dates": "article",
        "find_dates": "reading",
        "parse_date": "reading",
        "reconcile": "publication",
    },
)

"""Dates in Indonesian news: every mention of a text, one expression, an article's event."""

from newsarchive.dates.article import ArticleDates, find_article_dates
from newsarchive.dates.mention import DateMention, Reading, Refusal
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

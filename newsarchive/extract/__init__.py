"""Reading articles: bytes in, `Article` out."""

from newsarchive.extract.article import (
    Article,
    Caption,
    Credit,
    Dateline,
    DateValue,
    Evidence,
    Hints,
    Image,
)
from newsarchive.extract.credits import parse_credits
from newsarchive.extract.dateline import parse_dateline
from newsarchive.extract.reader import extract_article

__all__ = [
    "Article",
    "Caption",
    "Credit",
    "DateValue",
    "Dateline",
    "Evidence",
    "Hints",
    "Image",
    "extract_article",
    "parse_credits",
    "parse_dateline",
]

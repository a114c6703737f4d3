"""Reading articles: bytes in, `Article` out.

The rules are loaded when first asked for: most commands, and a crawl's own process, handle articles read elsewhere.
"""

from typing import TYPE_CHECKING

from newsarchive.extract.article import (
    Article,
    Caption,
    Credit,
    Dateline,
    DateValue,
    Evidence,
    Image,
)
from newsarchive.hints import Hints
from newsarchive.loading import loaded_when_asked

if TYPE_CHECKING:
    from newsarchive.extract.credits.credits import parse_credits
    from newsarchive.extract.dateline.dateline import parse_dateline
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

__getattr__ = loaded_when_asked(
    __name__,
    {
        "extract_article": "reader",
        "parse_credits": "credits.credits",
        "parse_dateline": "dateline.dateline",
    },
)

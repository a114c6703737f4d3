"""Reading articles: bytes in, `Article` out.

The rules are loaded when first asked for: most commands, and a crawl's own process, handle articles read elsewhere.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
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

_MODULES = {
    "extract_article": "newsarchive.extract.reader",
    "parse_credits": "newsarchive.extract.credits",
    "parse_dateline": "newsarchive.extract.dateline",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES[name]), name)

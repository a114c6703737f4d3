"""What a page puts between the paragraphs of a text: cards of other articles, slides beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from newsarchive.extract.own_article import offers_article
from newsarchive.extract.tree import raw_text

_CARDS = frozenset(("article", "a", "figure"))
_HEADINGS = ("h2", "h3", "h4", "h5")
#: characters of a card; the share of all that is read, from which on it is what the page is about
_LONGEST_CARD, _OWN = 1000, 0.3
#: pictures of a gallery
_PICTURES = 3


def is_card(element: Any, tag: str, whole: Callable[[], int]) -> bool:
    """Whether an element is the card of another article beside a text of `whole` characters: a link round a headline, an `article` whose headline is a link."""
    if tag not in _CARDS or (tag == "a" and not element.get("href")):
        return False
    if tag == "a":
        if not len(element) or next(element.iter(*_HEADINGS), None) is None:
            return False
    elif not offers_article(element):
        return False
    size = len(" ".join(raw_text(element).split()))
    return size <= _LONGEST_CARD and size < _OWN * whole()


#: share of all that is read, from which on slides are what the page is about
_SLIDES = 0.5


def are_slides(element: Any, whole: Callable[[], int]) -> bool:
    """Whether an element called a gallery shows several pictures and says less than the text of `whole` characters round it."""
    pictures = sum(1 for _ in zip(element.iter("img"), range(_PICTURES), strict=False))
    return pictures == _PICTURES and len(raw_text(element)) < _SLIDES * whole()

"""What a page puts between the paragraphs of a text: cards of other articles, slides beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from newsarchive.extract.furniture import ends_article, is_phrase
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


_BOXES = frozenset(("div", "section", "ul"))
#: characters of a box that offers other articles, and of a paragraph with which the text goes on behind it
_LONGEST_OFFER, _LEAST_BEHIND = 600, 30


def is_offer(element: Any, tag: str) -> bool:
    """Whether a box between two paragraphs of a text, `Berita terkait` first and links below it, offers other articles."""
    if tag not in _BOXES:
        return False
    before, behind = element.getprevious(), element.getnext()
    if before is None or before.tag != "p" or behind is None or behind.tag != "p":
        return False
    if len(raw_text(behind).strip()) < _LEAST_BEHIND:
        return False
    if len(raw_text(element)) > _LONGEST_OFFER or next(element.iter("a"), None) is None:
        return False
    opening = next((line for line in map(str.strip, element.itertext()) if line), "")
    return ends_article(opening) or is_phrase(opening)


#: share of all that is read, from which on slides are what the page is about
_SLIDES = 0.5


def are_slides(element: Any, whole: Callable[[], int]) -> bool:
    """Whether an element called a gallery shows several pictures and says less than the text of `whole` characters round it."""
    pictures = sum(1 for _ in zip(element.iter("img"), range(_PICTURES), strict=False))
    return pictures == _PICTURES and len(raw_text(element)) < _SLIDES * whole()

"""Quotations that a layout prints in large type beside the paragraph that they are taken from."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from newsarchive.extract.captions.captions import quotes
from newsarchive.extract.markup.tree import finds, raw_text, text_of, text_without
from newsarchive.extract.words.lines import letters

_TAGS = frozenset(("blockquote", "figure", "div", "section", "p", "q"))
_names_quote = finds(
    re.compile(
        r"(?i)(?:^|[\s_-])(?:pull-?quotes?|pulled-?quote|blockquote|quote|quotation|kutipan|sitat)(?=$|[\s_-])"
    )
)
#: what names who said it
_SPEAKERS = frozenset(("cite", "footer", "figcaption", "small"))
_SPEAKER_BEHIND = re.compile(r"[”\"’]\W*[—–-]\s*[^”\"]{2,80}$|\s[—–]\s[A-Z][^—–.!?]{2,80}$")
#: characters of such a quotation, and letters of one that is no word of everybody's
_LONGEST, _LEAST = 500, 20


def is_repeated_quote(element: Any, tag: str, names: str, said: Callable[[], str]) -> bool:
    """Whether an element is a quotation that the text, of which `said` gives the letters, has in a paragraph, too."""
    if tag not in _TAGS or not (tag == "blockquote" or _is_quote(element, tag, names)):
        return False
    if len(raw_text(element).strip()) > _LONGEST:
        return False
    quote = element
    if tag != "blockquote":
        inner = next(element.iter("blockquote"), None)
        quote = element if inner is None else inner
    while len(quote) == 1 and not (quote.text or "").strip() and quote[0].tag in _TAGS:
        quote = quote[0]
    words = letters(_SPEAKER_BEHIND.sub("", text_without(quote, _names_speaker)))
    return len(words) >= _LEAST and said().count(words) > 1


def _is_quote(element: Any, tag: str, names: str) -> bool:
    if tag == "figure":
        return quotes(element)
    if names != " " and _names_quote(names):
        return True
    # whatever it is called, all of a box stands in quotation marks; a paragraph may be a quotation
    opening = (element.text or "").strip()[:1] if tag in _PARTS else ""
    return opening in _OPENING and raw_text(element).rstrip()[-1:] in _CLOSING


_PARTS = frozenset(("div", "section"))
_OPENING, _CLOSING = frozenset('“„"«'), frozenset('”“"»')


def _names_speaker(part: Any) -> bool:
    if part.tag in _SPEAKERS:
        return True
    return text_of(part).startswith(("—", "–", "- "))

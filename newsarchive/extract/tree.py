"""One parse: text to an lxml tree, within bounds of size and depth."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from lxml import etree

#: longer pages are cut here, in characters: no article has more
LONGEST = 6_000_000
_NUL = re.compile("[\x00\ufffe\uffff]|[\ud800-\udfff]")


def parse(text: str) -> tuple[Any, list[str]]:
    """(root element, flags); None for a page without any element."""
    flags: list[str] = []
    if len(text) > LONGEST:
        text = text[:LONGEST]
        flags.append("cut-too-long")
    cleaned = _NUL.sub("", text)
    if not cleaned.strip():
        return None, flags
    # libxml2 recovers from comments and CDATA without end by itself; plain elements, for those of
    # lxml.html look up a class for each node
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_pis=True, remove_comments=True, recover=True
    )
    try:
        root = etree.fromstring(cleaned.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, [*flags, "unparsable"]
    return root, flags


_PIECES = etree.XPath("descendant-or-self::*/text()", smart_strings=False)
#: white space included, a text of so many times the wanted length is not looked at
_LOOSEST = 30


def text_of(element: Any) -> str:
    """All text below an element, white space folded; scripts are gone when a page is read."""
    return " ".join(raw_text(element).split())


def raw_text(element: Any) -> str:
    """All text below an element as the page has it."""
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def page_text(element: Any, longest: int) -> str:
    """The first characters of the text below an element, a space between its pieces."""
    pieces = _PIECES(element)
    return " ".join(" ".join(pieces).split())[:longest]


def short_text(element: Any, longest: int) -> str:
    """The text below an element, or nothing if it has more than `longest` characters."""
    raw = raw_text(element)
    if len(raw) > longest * _LOOSEST:
        return ""
    text = " ".join(raw.split())
    return text if len(text) <= longest else ""


def names_of(element: Any) -> str:
    """Class and id, as one string for patterns."""
    get = element.get
    return f"{get('class') or ''} {get('id') or ''}"


def finds(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    """`pattern.search` as a question, its answers kept: a page repeats its names, a site its pages."""

    @lru_cache(maxsize=20_000)
    def is_found(names: str) -> bool:
        return pattern.search(names) is not None

    return is_found

"""One parse: text to an lxml tree, within bounds of size and depth."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

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
    # a comment or CDATA without end would swallow the page; libxml2 recovers by itself
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True, recover=True)
    try:
        root = html.document_fromstring(cleaned.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, [*flags, "unparsable"]
    return root, flags


def text_of(element: Any, separator: str = "") -> str:
    """All text below an element, white space folded; scripts and styles left out.

    `separator` stands between the pieces: nothing for a line of text, a space for a whole page.
    """
    parts: list[str] = []
    for node in element.iter():
        is_text = isinstance(node.tag, str) and (node is element or node.tag not in _SILENT)
        if is_text and node.text:
            parts.append(node.text)
        if node.tail and node is not element:
            parts.append(node.tail)
    return " ".join(separator.join(parts).split())


_SILENT = frozenset(("script", "style", "noscript"))


def names_of(element: Any) -> str:
    """Class and id, as one string for patterns."""
    get = element.get
    return f"{get('class') or ''} {get('id') or ''}"

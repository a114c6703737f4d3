"""One parse: text to an lxml tree, within bounds of size and depth."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from newsarchive.extract.bounds import within_bounds

_NUL = re.compile("[\x00\ufffe\uffff]|[\ud800-\udfff]")


def parse(text: str) -> tuple[Any, list[str]]:
    """(root element, flags); None for a page without any element."""
    cleaned, flags = within_bounds(_NUL.sub("", text))
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


def text_of(element: Any, separator: str = "") -> str:
    """All text below an element, white space folded; scripts are silenced when a page is read.

    `separator` stands between the pieces: nothing for a line of text, a space for a whole page.
    """
    return " ".join(separator.join(element.itertext()).split())


def short_text(element: Any, longest: int) -> str:
    """The text below an element, or nothing if it has more than `longest` characters; found out early."""
    parts: list[str] = []
    length = 0
    for piece in element.itertext():
        length += len(piece.strip())
        if length > longest or len(parts) > longest:
            return ""
        parts.append(piece)
    return " ".join("".join(parts).split())


def names_of(element: Any) -> str:
    """Class and id, as one string for patterns."""
    get = element.get
    return f"{get('class') or ''} {get('id') or ''}"

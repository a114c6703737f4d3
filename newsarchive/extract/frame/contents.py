"""The table of contents that a page prints in a text: links to places in it, under a heading of their own or none."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from newsarchive.extract.markup.tree import raw_text, short_text

_TO_PLACES = etree.XPath("descendant::a[contains(@href, '#') and substring-after(@href, '#')]")
_HEADING = re.compile(
    r"(?i)\W*(?:(?:daftar|tabel) isi(?: (?:artikel|berita|tulisan))?|isi (?:artikel|berita|tulisan|konten)|(?:table of )?contents|(?:di|dalam|pada) (?:artikel|berita|tulisan|halaman) ini|in this (?:article|story|page)|(?:pokok|topik) (?:bahasan|pembahasan)|lompat ke(?: bagian)?|jump to(?: section)?)?"
    r"(?:\W*(?:toggle|sembunyikan|tampilkan|tutup|buka|hide|show|close|open))*\W*"
)
_BOXES = frozenset("ul ol li div nav details summary section p span td aside".split())
#: characters of such a box and its heading, boxes round one of its links, links that make a table
_LONGEST, _LONGEST_HEADING, _LEVELS, _LEAST = 2000, 60, 8, 2


def tables_of_contents(root: Any) -> frozenset[Any]:
    """The boxes of tables of contents below `root`, and the headings before them.

    Notes are links to places, too, but each stands in a sentence.
    """
    found: set[Any] = set()
    for link in _TO_PLACES(root):
        if any(box in found for box in link.iterancestors()):
            continue
        box, table = link, None
        for _ in range(_LEVELS):
            box = box.getparent()
            if box is None or box is root or box.tag not in _BOXES or not _is_of_places(box):
                break
            table = box
        links = 0 if table is None else len(_TO_PLACES(table))
        if table is None or links < _LEAST:
            continue
        found.add(table)
        head = table.getprevious()
        said = "" if head is None else short_text(head, _LONGEST_HEADING)
        if said and not (head.tail or "").strip() and _HEADING.fullmatch(said):
            found.add(head)
    return frozenset(found)


def _is_of_places(box: Any) -> bool:
    """Whether a box holds links to places in the text, maybe with a heading and figures, and no more."""
    text = raw_text(box)
    if len(text) > _LONGEST:
        return False
    for link in box.iter("a"):
        if "#" not in (link.get("href") or "#"):
            return False
        said = raw_text(link)
        text = text.replace(said, " ", 1) if said else text
    return _HEADING.fullmatch("".join(c for c in text if not c.isdigit())) is not None

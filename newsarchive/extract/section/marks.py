"""What tells that an element names a section: where a label for it stands, what a badge holds, how its name reads."""

from __future__ import annotations

import re
from typing import Any

from newsarchive.extract.markup.tree import names_of, short_text
from newsarchive.extract.notes.badges import is_badge

BADGE_TAGS = ("span", "div", "small", "strong", "p")
OF_SECTIONS = re.compile(r"(?i)kategori|category|rubrik")
#: a section's name: a few words that begin with a capital
_NAME = re.compile(r"[A-Z][^\d:|]{1,38}")
_MOST_WORDS = 4


def is_cell(element: Any) -> bool:
    """Whether a label stands in a cell, before one with a colon alone: `<td>Kategori<td>:<td>Umum`."""
    following = element.getnext() if element.tag == "td" else None
    return following is not None and short_text(following, 2) == ":"


def is_row(label: Any) -> bool:
    """Whether a label and its value are all that a row holds: `<div><span>Rubrik</span><span>Angkutan</span></div>`."""
    row = label.getparent()
    if row is None or len(label) or len(row) != _PAIR or row[0] is not label:
        return False
    return row[1].tag == label.tag and not (row.text or label.tail or "").strip()


_PAIR = 2


def is_head_of_badge(element: Any, behind: list[Any]) -> bool:
    """Whether nothing but a badge stands below a heading: `<h4>Kategori</h4><span class="badge">Umum</span>`."""
    return (
        element.tag in _HEADS
        and len(behind) == 1
        and behind[0].tag in BADGE_TAGS
        and is_badge(names_of(behind[0]))
    )


def holds_words(mark: Any) -> bool:
    """Whether a badge holds its words behind an icon, or in one element more."""
    child = mark[0]
    own = (mark.text or "").strip()
    if len(mark) > 1 or len(child) or own:
        return False
    return bool((child.tail or "").strip()) != bool((child.text or "").strip())


_HEADS = frozenset(("h2", "h3", "h4", "h5", "h6"))


_FACT_ICON = re.compile(r"(?i)(?:^|[\s-])(?:calendar|clock|eye|user|person|comments?)(?:-|$|\s)")


#: how links to the page itself, whose text is its day, and to its author say that they are related
_FACT_LINKS = frozenset(("bookmark", "author"))


def is_fact(mark: Any) -> bool:
    """Whether a link or badge is the day, the author or the number of readers, which a theme sets in the same boxes as tags."""
    if not _FACT_LINKS.isdisjoint((mark.get("rel") or "").split()):
        return True
    icon = next(iter(mark), None)
    return icon is not None and (
        icon.tag == "time"
        or (icon.tag in ("i", "span") and bool(_FACT_ICON.search(icon.get("class") or "")))
    )


def is_pressed(icon: Any) -> bool:
    """Whether an icon is drawn on a button: a bookmark that a reader sets."""
    return next(icon.iterancestors("button"), None) is not None


def is_of_section(element: Any) -> bool:
    link = element if element.tag == "a" else element.find(".//a")
    address = "#" if link is None else link.get("href") or "#"
    return address.startswith("#") or OF_SECTIONS.search(address) is not None


#: what stands behind an icon and is no section
_NO_NAME = re.compile(
    r"(?i)(?:tags?|label|topik|(?:beranda|home)$|kembali|back|lihat|baca|kategori|category|share|bagikan|simpan|\w*admin\w*|baru|new|hot|publish(?:ed)?|draft|login|masuk|unggulan|featured|trending|headline|sorotan|berita (?:utama|terbaru)|(?:berita )?pilihan)\b|\w{1,2}$"
)
#: pictures that sites put before a word
BEFORE_WORD = re.compile(r"^\W+")


def is_section_name(text: str) -> bool:
    if _NO_NAME.match(text):
        return False
    return _NAME.fullmatch(text) is not None and len(text.split()) <= _MOST_WORDS

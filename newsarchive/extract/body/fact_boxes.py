"""Boxes set between the paragraphs of a text that tell a few facts and lead on to a page with all of them."""

from __future__ import annotations

import re
from typing import Any

from newsarchive.extract.markup.tree import raw_text, short_text

#: how a link is called that leads on from a box of facts to all of them
_LEADS_ON = re.compile(
    r"(?i)\W*(?:(?:lihat|baca|buka|cek|akses|jelajahi|pelajari|see|view|explore|browse)\b.{0,40}|(?:data|rincian|daftar|tabel|profil) (?:lengkap|selengkapnya)|selengkapnya|read more|more data)\W*"
)
#: characters of such a link, boxes round it; characters of a box, of its heading, and of the text on either side
_LONGEST_LEAD, _BOXES_OF_LEAD = 50, 3
_LONGEST_BOX, _LONGEST_HEAD, _LEAST_BESIDE = 350, 40, 30
_SENTENCE = re.compile(r"[a-z]{2}[.!?](?:\s|$)")
_PART_OF_TEXT = ("p", "div", "h2", "h3", "h4")


def fact_boxes(root: Any) -> frozenset[Any]:
    """The boxes set between the paragraphs of a text with a heading of their own, short lines, and a link below that leads on to all of that: `Fakta singkat`, `Lihat data lengkap`."""
    found: set[Any] = set()
    for link in root.iter("a"):
        label = short_text(link, _LONGEST_LEAD)
        if not label or not _LEADS_ON.fullmatch(label):
            continue
        card = None
        for _, box in zip(range(_BOXES_OF_LEAD), link.iterancestors(), strict=False):
            if box is root or box.tag not in _FACT_BOXES:
                break
            if _is_set_in(box) and _is_headed_fact(box, label):
                card = box
        if card is not None:
            found.add(card)
    return frozenset(found)


_FACT_BOXES = frozenset(
    ("div", "section", "blockquote", "p", "footer", "td", "tr", "tbody", "table")
)


def _is_set_in(box: Any) -> bool:
    """Whether running text stands before and behind a box, in elements beside it that are no boxes like it."""
    before, behind = (
        next(
            (
                e
                for e in box.itersiblings(preceding=preceding)
                if len(raw_text(e).strip()) > _NOTHING
            ),
            None,
        )
        for preceding in (True, False)
    )
    return (
        before is not None
        and behind is not None
        and before.tag in _PART_OF_TEXT
        and behind.tag in _PART_OF_TEXT
        and len(raw_text(before).strip()) >= _LEAST_BESIDE
        and len(raw_text(behind).strip()) >= _LEAST_BESIDE
        and (box.tag, box.get("class")) not in [(e.tag, e.get("class")) for e in (before, behind)]
    )


#: characters of what stands in an empty paragraph, and pieces of a box: a heading, two facts, a link
_NOTHING, _LEAST_PIECES = 2, 4


def _is_headed_fact(box: Any, label: str) -> bool:
    """Whether a box has a heading first, two lines or more that are no sentences, and its link last."""
    said = short_text(box, _LONGEST_BOX)
    if not said or _SENTENCE.search(said) or not said.endswith(label):
        return False
    lines = [" ".join(line.split()) for line in box.itertext() if line.strip()]
    heading = lines[0]
    return (
        len(lines) >= _LEAST_PIECES and len(heading) <= _LONGEST_HEAD and heading[-1] not in ".!?,"
    )

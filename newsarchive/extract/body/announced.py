"""Last lines that the text itself announces: `Pemenang lomba:` and who won, `Jadwal pekan ini:` and the days. They are its own."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsarchive.extract.credits.credits import parse_credits
from newsarchive.extract.credits.label_roles import is_job
from newsarchive.extract.credits.labels import is_label, label_credits
from newsarchive.extract.words.lines import FULL_STOP
from newsarchive.extract.words.names import is_labelled_name, is_press, is_unit
from newsarchive.extract.words.posts import is_post

#: characters of such a line, and how many there may be
_LONGEST, _MOST = 90, 40
#: words of a line that announces others
_LEAST_WORDS = 2
_LABELLED = re.compile(r"[^\W\d_][^:]{1,40}?\s*:\s*\S.*")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s?\D")
#: a bracket by itself, or behind another
_SIGNED = re.compile(r"\A[(\[]|[)\]]\s*[(\[][^()\[\]]*[)\]]\Z")
#: `Detail Berita:`, `Info Artikel:`: what follows is said of the page
_OF_PAGE = re.compile(
    r"(?i)\b(?:berita|artikel|tulisan|konten|halaman|postingan|redaksi|tags?|topik|kata kunci|label|terkait)\b"
)
#: `Baca juga …:`, `Ikuti kami di:`: what follows is the site's
_OFFERS = re.compile(
    r"(?i)\W*(?:baca|lihat|simak|bagikan|ikuti|share|follow|ditulis|diliput|disunting)\b"
)


def is_announced(texts: list[str]) -> bool:
    """Whether the last of some paragraphs is one of the lines that a paragraph with a colon announces, and like them.

    >>> is_announced(["Pasar dibuka.", "Tiga dinas terbaik:", "Bappeda", "Diskominfo"])
    True
    >>> is_announced(["Pemenang lomba:", "Ani Wijaya", "Penulis: Rina Melati"])
    False
    """
    last = texts[-1] if texts else ""
    if not last or last.endswith(":") or not _is_line(last) or _SIGNED.search(last):
        return False
    shape, is_desk = _shape(last), is_press(last)
    for at in range(len(texts) - 2, max(-1, len(texts) - 2 - _MOST), -1):
        text = texts[at]
        if text.endswith(":"):
            # what stands in brackets behind one item alone is who wrote
            is_list = at < len(texts) - 2 or not shape.is_noted
            is_item = (
                not shape.is_labelled or not parse_credits(last) or _is_of_paper(texts[at + 1])
            )
            return is_list and is_item and announces(text)
        if not _is_line(text) or _shape(text) != shape or (is_desk and not is_unit(text)):
            return False
    return False


class _Shape(NamedTuple):
    """What the items of a list have in common."""

    is_labelled: bool
    is_noted: bool
    #: `0` for a number, `A` or `a` for letters, a mark for itself
    opening: str


def _shape(text: str) -> _Shape:
    first = text[0]
    opening = (
        "0"
        if _NUMBERED.match(text)
        else "A"
        if first.isupper() or first.isdigit()
        else "a"
        if first.isalpha()
        else first
    )
    return _Shape(_LABELLED.fullmatch(text) is not None, text[-1] in ")]", opening)


def _is_line(text: str) -> bool:
    """Whether a paragraph is an item rather than a sentence; a name may end with the full stop of a degree."""
    return len(text) <= _LONGEST and (FULL_STOP.search(text) is None or is_labelled_name(text))


def announces(text: str) -> bool:
    """Whether a line with a colon behind it tells what follows; a label names who wrote, or heads what is said of the page."""
    return (
        text.endswith(":")
        and len(text.split()) >= _LEAST_WORDS
        and not is_label(text)
        and not (_OF_PAGE.search(text) or _OFFERS.match(text))
        and not label_credits(f"{text} Rina Melati")[1]
    )


def _is_of_paper(text: str) -> bool:
    """Whether the first line below an announcement is of those who work for a paper, as are the others."""
    label = text.partition(":")[0].strip()
    return (
        bool(parse_credits(text)) or is_job(label) or is_post(label) or is_press(label.split()[-1])
    )

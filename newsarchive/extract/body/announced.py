"""Last lines that the text itself announces: `Pemenang lomba:` and who won, `Jadwal pekan ini:` and the days. They are its own."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsarchive.extract.credits.credits import parse_credits
from newsarchive.extract.credits.label_roles import is_job
from newsarchive.extract.credits.labels import is_label, label_credits
from newsarchive.extract.words.lines import FULL_STOP, Block
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
    r"(?i)\b(?:berita|artikel|tulisan|konten|halaman|postingan|publikasi|liputan|peliput|redaksi|tags?|topik|kata kunci|label|terkait)\b"
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
    if _ends_count(texts):
        return True
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


#: `3. `, `c) `: the mark of an item
_MARK = re.compile(r"\(?(?:(\d{1,2})|([a-z]))[.)]\s*(?=[^\W\d])")


def _ends_count(texts: list[str]) -> bool:
    """Whether the last of some paragraphs is the last of items counted from the first on, none of them of who wrote: `1. …`, `2. …`."""
    shape, place = _shape(texts[-1]), _place(texts[-1])
    if place < _LEAST_ITEMS or place >= len(texts):
        return False
    counted = texts[-place:]
    return (
        all(_place(text) == at for at, text in enumerate(counted, start=1))
        and all(_is_line(text) and (text[-1] in ")]") == shape.is_noted for text in counted)
        and not parse_credits(_MARK.sub("", counted[0]))
    )


#: items that make a list
_LEAST_ITEMS = 2


def _place(text: str) -> int:
    """Which item of a list a line is by its mark; 0 without one."""
    found = _MARK.match(text)
    if found is None:
        return 0
    return int(found[1]) if found[1] else ord(found[2]) - ord("a") + 1


#: two words or more below an image, no label and no mark of a newsroom
_NAMES = re.compile(r"[A-Z][\w.’']*(?: [A-Z][\w.’']*){1,4}")
#: headings below which lines say when and where something takes place
_OF_EVENT = re.compile(r"(?i)\b(?:waktu|tempat|lokasi|jadwal|pelaksanaan|acara|agenda)\b")


def last_list(blocks: list[Block]) -> frozenset[str]:
    """The lines that end a text below a heading that announces them: `Susunan Acara` and its items, `Waktu dan Tempat` and the day.

    So does the name of whom or what the last image shows.
    """
    if len(blocks) > 1 and blocks[-2].kind == "image" and _NAMES.fullmatch(blocks[-1].text):
        return frozenset((blocks[-1].text,))
    at = len(blocks)
    while at and _is_listed(blocks[at - 1]):
        at -= 1
    listed = blocks[at:]
    if at == 0 or len(listed) < _LEAST_ITEMS or not blocks[at - 1].heading:
        return frozenset()
    head, first = blocks[at - 1].text.rstrip(" :"), listed[0].text
    are_items = all(block.item for block in listed)
    if not (are_items or _OF_EVENT.search(head)) or not announces(f"{head}:"):
        return frozenset()
    return frozenset() if parse_credits(first) else frozenset(block.text for block in listed)


def _is_listed(block: Block) -> bool:
    is_line = block.kind == "text" and not block.heading and not block.linked
    return is_line and bool(block.text) and _is_line(block.text)


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

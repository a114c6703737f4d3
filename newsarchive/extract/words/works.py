"""Facts of a book or film that a text is about: `Judul: Bumi`, `Penulis: …`, `Tebal: 320 halaman`. Who wrote that is nobody's byline."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from newsarchive.extract.markup.tree import short_text

#: what only a work has, and what pages have, too
_SURE = re.compile(
    r"(?i)(?:judul (?:buku|film|novel|asli|kumpulan .+)|pengarang|isbn|e-isbn|tebal(?: buku)?|(?:jumlah|tebal) halaman|cetakan|tahun terbit|kota terbit|bahasa asli"
    r"|sutradara|produser|pemeran|pemain|rumah produksi|genre)\s*"
)
_TITLE, _PUBLISHER = re.compile(r"(?i)judul\s*"), re.compile(r"(?i)penerbit\s*")
#: what no label begins
_SENTENCE = re.compile(r"[^:]+[.!?]")
#: lines and characters of such facts
_MOST, _LONGEST = 12, 100


def begins_with_work(texts: list[str]) -> bool:
    """Whether some paragraphs begin with the facts of a work, labels and values in lines or cells.

    >>> begins_with_work(["Judul: Bumi", "Penulis: Ani Wijaya", "Tebal: 320 halaman", "Buku ini laris."])
    True
    >>> begins_with_work(["Judul: Pasar dibuka", "Penulis: Ani Wijaya", "Pasar dibuka pagi ini."])
    False
    """
    if not texts or not (_TITLE.fullmatch(_label(texts[0])) or _SURE.fullmatch(_label(texts[0]))):
        return False
    return _is_work(_labels(texts[:_MOST]))


def ends_with_work(texts: list[str]) -> bool:
    """Whether some paragraphs end with the facts of a work; a second writer behind them is that of the text."""
    labels = _labels(texts[: -1 - _MOST : -1])
    return bool(labels) and labels[0] not in labels[1:] and _is_work(labels)


def tells_of_work(element: Any) -> bool:
    """Whether an element stands among the facts of a work: in a table or list of them, or between lines of its kind."""
    box = next(element.iterancestors("table", "dl", "ul", "ol"), None)
    if box is not None:
        cells = (short_text(part, _LONGEST).strip() for part in box.iter(*_CELLS))
        return _is_work(_labels([cell for cell in islice(cells, 2 * _MOST) if cell]))
    before, behind = (
        [short_text(line, _LONGEST).strip() for line in islice(lines, _MOST)]
        for lines in (element.itersiblings(preceding=True), element.itersiblings())
    )
    return _is_work([*_labels(before), "", *_labels(behind)])


_CELLS = ("td", "th", "dt", "dd", "li")


def _labels(texts: list[str]) -> list[str]:
    """The labels of the lines up to a sentence."""
    labels: list[str] = []
    for text in texts:
        if not 0 < len(text) <= _LONGEST or _SENTENCE.fullmatch(text):
            break
        labels.append(_label(text).lower())
    return labels


def _label(text: str) -> str:
    return text.partition(":")[0].strip()


def _is_work(labels: list[str]) -> bool:
    sure = sum(1 for label in labels if _SURE.fullmatch(label))
    are_of_book = any(map(_TITLE.fullmatch, labels)) and any(map(_PUBLISHER.fullmatch, labels))
    return len(labels) > 1 and (sure > 0 or are_of_book)

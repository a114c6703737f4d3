"""Facts of a book or film that a text is about: `Judul: Bumi`, `Penulis: …`, `Tebal: 320 halaman`. Who wrote that is nobody's byline."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from newsarchive.extract.markup.tree import short_text
from newsarchive.extract.words.lines import letters

#: what only a work has, and what pages have, too
_SURE = re.compile(
    r"(?i)(?:judul (?:buku|film|novel|lagu|album|puisi|cerpen|naskah|penelitian|skripsi|tesis|jurnal|karya|asli|kumpulan .+)|buku|novel|film|lagu|album|pencipta(?: lagu)?|komposer|koreografer|penata (?:tari|musik)|pengarang|isbn|e-isbn|tebal(?: buku)?|(?:jumlah|tebal) halaman|cetakan|tahun terbit|kota terbit|bahasa asli"
    r"|sutradara|pemeran|rumah produksi)\s*"
)
#: what a team, a sender or the text itself may have as well
_UNSURE = re.compile(r"(?i)(?:pemain|produser|genre)\s*")
#: who wrote of a work
_OF_TEXT = re.compile(
    r"(?i)(?:reporter|pewarta|wartawan|jurnalis|peliput|kontributor|(?:penulis|editor|penyunting) (?:resensi|ulasan|berita|artikel|tulisan))\s*"
)
_TITLE, _PUBLISHER = re.compile(r"(?i)judul\s*"), re.compile(r"(?i)penerbit\s*")
#: what no label begins
_SENTENCE = re.compile(r"[^:]+[.!?]")
#: lines and characters of such facts
_MOST, _LONGEST = 12, 100


def begins_with_work(texts: list[str], title: str | None = None) -> bool:
    """Whether some paragraphs begin with the facts of a work, labels and values in lines or cells; with the page's own title they are its own.

    >>> begins_with_work(["Judul: Bumi", "Penulis: Ani Wijaya", "Tebal: 320 halaman", "Buku ini laris."])
    True
    >>> begins_with_work(["Judul: Pasar dibuka", "Penulis: Ani Wijaya", "Pasar dibuka pagi ini."])
    False
    """
    if not texts or not (_TITLE.fullmatch(_label(texts[0])) or _SURE.fullmatch(_label(texts[0]))):
        return False
    return not _have_title(texts[:_MOST], title) and _is_work(_labels(texts[:_MOST]))


def ends_with_work(texts: list[str]) -> bool:
    """Whether some paragraphs end with the facts of a work; a second writer behind them is that of the text."""
    labels = _labels(texts[: -1 - _MOST : -1])
    return (
        bool(labels)
        and labels[0] not in labels[1:]
        and not _OF_TEXT.fullmatch(labels[0])
        and _is_work(labels)
    )


def tells_of_work(element: Any, title: str | None = None) -> bool:
    """Whether an element stands among the facts of a work, and not of the page: in a table or list of them, or between lines of its kind."""
    if _OF_TEXT.fullmatch(_label(short_text(element, _LONGEST))):
        return False
    box = next(element.iterancestors("table", "dl", "ul", "ol"), None)
    if box is not None:
        parts = (short_text(part, _LONGEST).strip() for part in box.iter(*_CELLS))
        cells = [cell for cell in islice(parts, 2 * _MOST) if cell]
        return not _have_title(cells, title) and _is_work(_labels(cells))
    before, behind = (
        [short_text(line, _LONGEST).strip() for line in islice(lines, _MOST)]
        for lines in (element.itersiblings(preceding=True), element.itersiblings())
    )
    return not _have_title(before, title) and _is_work([*_labels(before), "", *_labels(behind)])


_CELLS = ("td", "th", "dt", "dd", "li")


def _labels(texts: list[str]) -> list[str]:
    """The labels of the lines up to a sentence."""
    labels: list[str] = []
    for text in texts:
        if not 0 < len(text) <= _LONGEST or _SENTENCE.fullmatch(text):
            break
        labels.append(_label(text).lower())
    return labels


def _have_title(texts: list[str], title: str | None) -> bool:
    """Whether a line or cell has the title of the page, behind its label or not."""
    wanted = letters(title or "")
    return bool(wanted) and any(letters(text).removeprefix("judul") == wanted for text in texts)


def _label(text: str) -> str:
    return text.partition(":")[0].strip()


def _is_work(labels: list[str]) -> bool:
    sure = sum(1 for label in labels if _SURE.fullmatch(label))
    unsure = sum(1 for label in labels if _UNSURE.fullmatch(label))
    is_titled = any(map(_TITLE.fullmatch, labels))
    is_book = is_titled and any(map(_PUBLISHER.fullmatch, labels))
    return len(labels) > 1 and (sure > 0 or unsure > 1 or (is_titled and unsure > 0) or is_book)

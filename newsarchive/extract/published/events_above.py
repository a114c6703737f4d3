"""Facts of an event that a text is about, rather than of its page: when and where it is."""

from __future__ import annotations

import re

#: where something takes place
_PLACE = re.compile(
    r"(?i)\W*(?:(?:ber)?tempat|lokasi|venue)\b(?: (?:kegiatan|acara|pelaksanaan))?\W{0,3}(?::|$)"
)


def labels_place(line: str) -> bool:
    """`Tempat: Alun-alun`, `Lokasi`."""
    return _PLACE.match(line) is not None


#: what only the facts of a page say
_OF_PAGE = re.compile(
    r"(?i)\W*(?:kategori|category|rubrik|dibaca|dilihat|hits?|views?|penulis|oleh|by|editor|reporter|pewarta|diposting|ditulis|dipublikasikan|diterbitkan|posted|published|admin\w*|tags?)\b"
)


def is_of_page(line: str) -> bool:
    """`Penulis: …`, `Dibaca 120 kali`."""
    return _OF_PAGE.match(line) is not None


#: lines of such facts that are looked at
_MOST_LINES = 14
#: characters of a text's first paragraph
_PROSE = 80


def begins_with_event(texts: list[str]) -> bool:
    """Whether the lines above a text are facts of the event that it is about, with its place; they are the text's.

    >>> begins_with_event(["Tanggal: 3 Mei 2024", "Tempat: Aula", "Warga dari tiga desa diundang. " * 4])
    True
    """
    first = next((at for at, text in enumerate(texts) if len(text) > _PROSE), 0)
    lines = texts[: min(first, _MOST_LINES)]
    return any(map(labels_place, lines)) and not any(map(_OF_PAGE.match, lines))

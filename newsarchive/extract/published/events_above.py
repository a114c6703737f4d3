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
    r"(?i)\W*(?:kategori|category|rubrik|dibaca|dilihat|hits?|views?|penulis|oleh|by|editor|reporter|pewarta|diposting|ditulis|dipublikasikan|diterbitkan|posted|published|admin\w*|tags?"
    r"|liputan|peliput|foto\w*|wartawan|jurnalis|kontributor|sumber)\b"
)
#: what an event may have, too
_KIND = re.compile(r"(?i)\W*kategori\b")
#: the day and hour of an event; a page has its own without the day's name
_DAY = re.compile(r"(?i)\W*hari(?:\W{1,3}(?:dan )?(?:tanggal|tgl))?\W{0,3}(?::|$)")
#: labels by which an event is known though a kind stands among them
_LEAST = 2


def is_of_page(line: str) -> bool:
    """`Penulis: …`, `Dibaca 120 kali`."""
    return _OF_PAGE.match(line) is not None


#: lines of such facts that are looked at
_MOST_LINES = 14
#: characters of a text's first paragraph
_PROSE = 80


def begins_with_event(texts: list[str]) -> bool:
    """Whether the lines above a text are facts of the event that it is about, with its place or the day's name; they are the text's.

    >>> begins_with_event(["Tanggal: 3 Mei 2024", "Tempat: Aula", "Warga dari tiga desa diundang. " * 4])
    True
    """
    first = next((at for at, text in enumerate(texts) if len(text) > _PROSE), 0)
    lines = texts[: min(first, _MOST_LINES)]
    told = sum(1 for line in lines if labels_place(line) or _DAY.match(line))
    of_page = [line for line in lines if _OF_PAGE.match(line)]
    return told > 0 and (not of_page or (told >= _LEAST and all(map(_KIND.match, of_page))))

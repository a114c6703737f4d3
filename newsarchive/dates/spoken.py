"""More shapes of expressions that are given alone, each read in one match into its item.

`28 Desember 2022 s.d. 3 Januari 2023`, `November 2023`, `2 jam yang lalu`, `bulan depan`,
`pukul 09.30 WIB`, `kemarin (22/7)`, `2023-11-18T09:30:00Z`. Only plain ones: the rest is left to
the grammar, and the item is the one the grammar would give; tests hold the two together.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from newsarchive.dates import brief, pairs, sides
from newsarchive.dates import words as w
from newsarchive.dates.clock import in_day, zone_of_offset
from newsarchive.dates.item import Clock, Item

Readers = tuple[Callable[[str], Item | None], ...]

_YEAR = r"(1[0-9]{3}|20[0-9]{2})"
_MONTH = re.compile(
    r"(?:(awal|akhir|pertengahan|bulan) |)([a-z]{3,9})"
    rf"(?: (?:tahun |){_YEAR}| (lalu|silam|depan|mendatang|ini|nanti|kemarin)|)"
).fullmatch
_CLOCK = re.compile(
    r"(?:sekitar |)pukul ([01]?[0-9]|2[0-3])[.:]([0-5][0-9])"
    r"(?: (pagi|siang|sore|petang|malam|dini hari)|)(?: (wib|wita|wit)|)"
).fullmatch
_STAMP = re.compile(
    r"([12][0-9]{3})-([0-9]{2})-([0-9]{2})(?:t| (?=[0-9:]+\Z))([01][0-9]|2[0-3]):([0-5][0-9])"
    r"(?::([0-5][0-9])(?:[.,][0-9]+|)|)(?:(z|[+-][0-9]{2}:?[0-9]{2})|)"
).fullmatch
_HIJRI = re.compile(
    r"([0-9]{1,2}) ([a-z']+(?: [a-z']+|)) (1[0-9]{3})(?: (?:h|hijriah|hijriyah)|)"
).fullmatch
_ROMAN = re.compile(r"([0-9]{1,2})( ?[-/] ?)([ivx]+)\2([12][0-9]{3})").fullmatch


def common_item(low: str, word: str | None) -> Item | None:
    """The item of a normalised text that is one of these shapes and nothing else, or None.

    `word`, the letters with which the text begins.
    """
    readers: Readers
    if low[-4:].isdigit():
        if word is None:
            readers = _BEFORE_YEAR.get(low[low.rfind(" ", 0, -5) + 1 : -5], _YEAR_LAST)
        else:
            readers = _BY_FIRST_WORD.get(word, ())
    else:
        readers = _BY_LAST_WORD.get(low[low.rfind(" ") + 1 :], ())
        if not readers:
            if low[-1:] == ")":
                readers = _BRACKETED
            elif low[4:5] == "-":
                return _stamp(low)
            elif word == "pukul" or word == "sekitar":
                return _clock(low) or brief.times(low)
    for reader in readers:
        item = reader(low)
        if item is not None:
            return item
    return None


def _month(low: str) -> Item | None:
    """`November 2023`, `awal Januari 2024`, `bulan Desember 2021`."""
    m = _MONTH(low)
    if m is None or m.group(2) not in w.FULL_MONTHS:
        return None
    before, month, year, side = m.groups()
    if year is None and side is None and before is None:
        return None
    item = Item("month", m.start(2) if before == "bulan" else 0, len(low))
    item.month = w.MONTHS[month]
    item.year = int(year) if year is not None else None
    item.direction = w.DIRECTIONS[side] if side is not None else None
    return item


def _clock(low: str) -> Item | None:
    """`pukul 09.30 WITA`."""
    m = _CLOCK(low)
    if m is None:
        return None
    hour, minute, part, zone = m.groups()
    hour_of_day = in_day(int(hour), w.PARTS_OF_DAY[part] if part is not None else None)
    if hour_of_day > 23:
        return None
    item = Item("time", low.index("pukul"), len(low))
    item.clock = Clock(hour_of_day, int(minute), None, item.start, item.end)
    item.clock.zone = w.ZONES[zone] if zone is not None else None
    return item


def _stamp(low: str) -> Item | None:
    """`2023-11-18T09:30:00+07:00`, `2023-11-18 09:30:00`."""
    m = _STAMP(low)
    if m is None:
        return None
    year, month, day, hour, minute, second, zone = m.groups()
    item = Item("day", 0, len(low))
    item.year, item.month, item.day = int(year), int(month), int(day)
    item.clock = Clock(
        int(hour), int(minute), int(second) if second is not None else None, 0, len(low)
    )
    if zone is not None:
        item.clock.zone = "UTC" if zone == "z" else zone_of_offset(zone)
    return item


def _hijri(low: str) -> Item | None:
    """`1 Muharram 1445 H`."""
    m = _HIJRI(low)
    if m is None:
        return None
    day, name, year = m.groups()
    kind, month = w.WORDS.get(name, ("", 0))
    if kind != w.HIJRI_MONTH or not isinstance(month, int) or int(year) >= 1600:
        return None
    item = Item("day", 0, len(low))
    item.hijri, item.day, item.month, item.year = True, int(day), month, int(year)
    return item


def _roman(low: str) -> Item | None:
    """`18-XI-2023`."""
    m = _ROMAN(low)
    if m is None or m.group(3) not in w.ROMANS:
        return None
    day, _, month, year = m.groups()
    item = Item("day", 0, len(low))
    return pairs.in_figures(item, day, str(w.ROMANS[month]), year)


#: which shapes end with a year, by the word before it or that with which they begin
_BEFORE_YEAR: dict[str, Readers] = {
    **dict.fromkeys((word.split()[-1] for word, (kind, _) in w.WORDS.items() if kind == w.HIJRI_MONTH),
                    (_hijri,)),
    **dict.fromkeys(w.MONTHS, (pairs.two_days,)),
}  # fmt: skip
_YEAR_LAST: Readers = (_stamp, _roman, pairs.two_in_figures)
_BY_FIRST_WORD: dict[str, Readers] = {
    **dict.fromkeys(("pada", "mulai", "dari", "sejak", "tanggal", "tgl"), (pairs.two_days,)),
    **dict.fromkeys((word.split()[0] for word in w.RELATIVE_DAYS), (sides.beside_words,)),
    **dict.fromkeys((*w.WEEKDAYS, "jum", "djum"), (pairs.two_sides,)),
    **dict.fromkeys(w.FULL_MONTHS, (_month, brief.months)),
    **dict.fromkeys(("awal", "akhir", "pertengahan", "penghujung"), (_month, brief.edge_of_year)),
    **dict.fromkeys(w.QUARTERS, (brief.quarter,)),
    "bulan": (_month,),
    "tahun": (brief.year_or_period,),
}
_BRACKETED: Readers = (sides.beside, pairs.weekdays, pairs.two_sides, sides.weekday_said)
#: which shapes end with a word
_BY_LAST_WORD: dict[str, Readers] = {
    **dict.fromkeys(w.FULL_MONTHS, (_month, sides.beside_words, pairs.two_days)),
    "lalu": (sides.offset, sides.side, _month, sides.edge_side, sides.month_of_year),
    **dict.fromkeys(("silam", "ago", "lagi"), (sides.offset, sides.side, _month)),
    **dict.fromkeys(
        ("depan", "mendatang", "ini", "nanti"),
        (sides.side, _month, sides.edge_side, sides.month_of_year, sides.weekday_said),
    ),
    "kemarin": (sides.side, sides.weekday_said, _month),
    **dict.fromkeys(("besok", "tadi"), (sides.weekday_said,)),
    **dict.fromkeys((*w.ZONES, *w.PARTS_OF_DAY, "hari"), (_clock, brief.times, sides.part_beside)),
    **dict.fromkeys(("h", "hijriah", "hijriyah"), (_hijri,)),
}

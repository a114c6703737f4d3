"""Expressions that name a side of the anchor, given alone, each read in one match into its item.

`2 jam yang lalu`, `bulan depan`, `akhir bulan lalu`, `November tahun lalu`, `kemarin (22/7)`. As in
`spoken`, the item is the one the grammar would give.
"""

from __future__ import annotations

import re

from newsarchive.dates import words as w
from newsarchive.dates.item import Item
from newsarchive.dates.pairs import in_figures

_OFFSET = re.compile(
    r"(?:([0-9]{1,4}) |([a-z]+) |)([a-z]+) (?:(?:yang |)(?:lalu|silam)|ago|(lagi))"
).fullmatch
_SIDE = re.compile(
    r"([a-z']+) (?:(pekan) |)(lalu|silam|depan|mendatang|nanti|ini|kemarin)"
).fullmatch
_EDGE_SIDE = re.compile(
    r"(awal|akhir|pertengahan|penghujung) (bulan|tahun|pekan) (lalu|ini|depan|mendatang)"
).fullmatch
_MONTH_OF_YEAR = re.compile(r"(?:([0-9]{1,2}) |)([a-z]{3,9}) tahun (lalu|ini|depan)").fullmatch
_BESIDE = re.compile(
    r"([a-z]+(?: ini|)),? (?:([a-z']{4,9}),? |)\((?:([a-z']{4,9}),? |)"
    r"([0-9]{1,2})/([0-9]{1,2})(?:/([0-9]{4}|[0-9]{2})|)\)"
).fullmatch
_BESIDE_WORDS = re.compile(
    r"([a-z]+(?: ini|)),? (?:([a-z']{4,9}),? |)([0-9]{1,2}) ([a-z]{3,9})(?: ([12][0-9]{3})|)"
).fullmatch
_SAID = re.compile(
    r"([a-z']{4,9}) (hari ini|kemarin|besok|(?:pagi|siang|sore|malam) (?:ini|tadi))"
    r"(?: \(([0-9]{1,2})/([0-9]{1,2})(?:/([0-9]{4})|)\)|)"
).fullmatch
_PART_BESIDE = re.compile(r"(kemarin|besok) (pagi|siang|sore|petang|malam|dini hari)").fullmatch
_SIDES = {
    "bulan": "this-month", "bln": "this-month", "tahun": "this-year", "thn": "this-year",
    "pekan": "week",
}  # fmt: skip


def offset(low: str) -> Item | None:
    """`2 jam yang lalu`, `lima tahun lalu`, `seminggu lalu`, `tiga hari lagi`."""
    m = _OFFSET(low)
    if m is None:
        return None
    figures, word, unit_name, ahead = m.groups()
    if figures is None and word is None:
        amount, unit = 1, w.ONE_UNITS.get(unit_name)
    else:
        number = int(figures) if figures is not None else w.UNIT_NUMBERS.get(word)
        if number is None:
            return None
        amount, unit = number, w.UNITS.get(unit_name)
    if unit is None:
        return None
    item = Item("offset", 0, len(low))
    item.offset, item.unit = amount if ahead else -amount, unit
    return item


def side(low: str) -> Item | None:
    """`bulan depan`, `tahun lalu`, `Sabtu lalu`."""
    m = _SIDE(low)
    if m is None:
        return None
    word, week, side = m.groups()
    weekday = w.WEEKDAYS.get(word) if word not in ("minggu", "mingu") else None
    if weekday is not None:
        item = Item("weekday" if week is None else "weekday-of-week", 0, len(low))
        item.weekday = weekday
        if side == "kemarin":
            if week is not None:
                return None
            item.what, item.offset = "relative", w.RELATIVE_DAYS[side]
            return item
    elif word in _SIDES and week is None:
        item = Item(_SIDES[word], 0, len(low))
    else:
        return None
    item.direction = w.DIRECTIONS[side]
    return item


def edge_side(low: str) -> Item | None:
    """`akhir bulan lalu`, `awal tahun depan`, `akhir pekan ini`."""
    m = _EDGE_SIDE(low)
    if m is None:
        return None
    edge, unit, side = m.groups()
    item = Item("weekend" if (edge, unit) == ("akhir", "pekan") else _SIDES[unit], 0, len(low))
    item.direction = w.DIRECTIONS[side]
    return item


def month_of_year(low: str) -> Item | None:
    """`November tahun lalu`, `17 Agustus tahun ini`."""
    m = _MONTH_OF_YEAR(low)
    if m is None or m.group(2) not in w.SURE_MONTHS:
        return None
    day, month, side = m.groups()
    item = Item("month" if day is None else "day", 0, len(low))
    item.day = int(day) if day is not None else None
    item.month, item.year_shift = w.MONTHS[month], w.DIRECTIONS[side]
    item.english = month in w.ENGLISH_MONTHS
    return item


def beside(low: str) -> Item | None:
    """`kemarin (22/7)`, `hari ini, Senin (17/4/2017)`."""
    m = _BESIDE(low)
    if m is None:
        return None
    said, before, inside, day, month, year = m.groups()
    weekday = before or inside
    if (
        said not in w.RELATIVE_DAYS
        or (before and inside)
        or (weekday is not None and weekday not in w.WEEKDAYS)
    ):
        return None
    item = Item("day", 0, len(low))
    item.offset = w.RELATIVE_DAYS[said]
    if weekday is not None:
        item.weekday = w.WEEKDAYS[weekday]
        item.english = weekday in w.ENGLISH_WEEKDAYS
    return in_figures(item, day, month, year)


def beside_words(low: str) -> Item | None:
    """`hari ini, Jumat 28 Februari`."""
    m = _BESIDE_WORDS(low)
    if m is None:
        return None
    said, weekday, day, month, year = m.groups()
    if said not in w.RELATIVE_DAYS or month not in w.FULL_MONTHS or month == "may":
        return None
    if weekday is not None and weekday not in w.WEEKDAYS:
        return None
    item = Item("day", 0, len(low))
    item.offset, item.day, item.month = w.RELATIVE_DAYS[said], int(day), w.MONTHS[month]
    item.weekday = w.WEEKDAYS[weekday] if weekday is not None else None
    item.year = int(year) if year is not None else None
    return item


def weekday_said(low: str) -> Item | None:
    """`Sabtu hari ini`, `Selasa kemarin (12/3)`."""
    m = _SAID(low)
    if m is None or m.group(1) not in w.WEEKDAYS or m.group(1) in ("minggu", "mingu"):
        return None
    weekday, said, day, month, year = m.groups()
    item = Item("relative" if day is None else "day", 0, len(low))
    item.weekday, item.offset = w.WEEKDAYS[weekday], w.RELATIVE_DAYS[said]
    if day is not None:
        item.english = weekday in w.ENGLISH_WEEKDAYS
        return in_figures(item, day, month, year)
    return item


def part_beside(low: str) -> Item | None:
    """`kemarin sore`, `besok pagi`."""
    m = _PART_BESIDE(low)
    if m is None:
        return None
    item = Item("relative", 0, len(low))
    item.offset, item.part = w.RELATIVE_DAYS[m.group(1)], w.PARTS_OF_DAY[m.group(2)]
    return item

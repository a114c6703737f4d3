"""More shapes of expressions that are given alone, each read in one match into its item.

`28 Desember 2022 s.d. 3 Januari 2023`, `November 2023`, `2 jam yang lalu`, `bulan depan`,
`pukul 09.30 WIB`, `kemarin (22/7)`, `2023-11-18T09:30:00Z`. Only plain ones: the rest is left to
the grammar, and the item is the one the grammar would give; tests hold the two together.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from newsarchive.dates import brief
from newsarchive.dates import words as w
from newsarchive.dates.clock import in_day, zone_of_offset
from newsarchive.dates.item import Clock, Item
from newsarchive.dates.years import full_year

Readers = tuple[Callable[[str], Item | None], ...]

_YEAR = r"(1[0-9]{3}|20[0-9]{2})"
_TWO_DAYS = re.compile(
    r"(?:(?:pada|mulai|dari|sejak|tanggal|tgl) )?"
    rf"([0-9]{{1,2}}) ([a-z]{{3,9}})(?:-|(?: {_YEAR})? (?:-|s\.d\.|s/d|sampai|sampai dengan|hingga) )"
    rf"([0-9]{{1,2}}) ([a-z]{{3,9}})(?: {_YEAR})?"
).fullmatch
_MONTH = re.compile(
    r"(?:(awal|akhir|pertengahan|bulan) )?([a-z]{3,9})"
    rf"(?: (?:tahun )?{_YEAR}| (lalu|depan|mendatang))?"
).fullmatch
_OFFSET = re.compile(
    r"(?:(?:([0-9]{1,4})|([a-z]+)) )?([a-z]+) (?:(?:yang )?(?:lalu|silam)|ago|(lagi))"
).fullmatch
_SIDE = re.compile(r"([a-z']+) (pekan )?(lalu|silam|depan|mendatang|ini|kemarin)").fullmatch
_EDGE_SIDE = re.compile(
    r"(awal|akhir|pertengahan|penghujung) (bulan|tahun|pekan) (lalu|ini|depan|mendatang)"
).fullmatch
_MONTH_OF_YEAR = re.compile(r"(?:([0-9]{1,2}) )?([a-z]{3,9}) tahun (lalu|ini|depan)").fullmatch
_CLOCK = re.compile(
    r"(?:sekitar )?pukul ([01]?[0-9]|2[0-3])[.:]([0-5][0-9])"
    r"(?: (pagi|siang|sore|petang|malam|dini hari))?(?: (wib|wita|wit))?"
).fullmatch
_STAMP = re.compile(
    r"([12][0-9]{3})-([0-9]{2})-([0-9]{2})(?:t| (?=[0-9:]+\Z))([01][0-9]|2[0-3]):([0-5][0-9])"
    r"(?::([0-5][0-9]))?(z|[+-][0-9]{2}:?[0-9]{2})?"
).fullmatch
_BESIDE = re.compile(
    r"([a-z]+(?: ini)?),? (?:([a-z']{4,9}),? )?\((?:([a-z']{4,9}),? )?"
    r"([0-9]{1,2})/([0-9]{1,2})(?:/([0-9]{4}|[0-9]{2}))?\)"
).fullmatch
_BESIDE_WORDS = re.compile(
    r"([a-z]+(?: ini)?),? (?:([a-z']{4,9}),? )?([0-9]{1,2}) ([a-z]{3,9})(?: ([12][0-9]{3}))?"
).fullmatch
_WEEKDAYS = re.compile(
    r"([a-z']{4,9}) ?(?:-|s\.d\.|hingga|sampai) ?([a-z']{4,9}) "
    r"\(([0-9]{1,2})-([0-9]{1,2})/([0-9]{1,2})(?:/([0-9]{4}|[0-9]{2}))?\)"
).fullmatch
_HIJRI = re.compile(
    r"([0-9]{1,2}) ([a-z']+(?: [a-z']+)?) (1[0-9]{3})(?: (?:h|hijriah|hijriyah))?"
).fullmatch
_ROMAN = re.compile(r"([0-9]{1,2})( ?[-/] ?)([ivx]+)\2([12][0-9]{3})").fullmatch
_SIDES = {
    "bulan": "this-month", "bln": "this-month", "tahun": "this-year", "thn": "this-year",
    "pekan": "week",
}  # fmt: skip


def common_item(low: str) -> Item | None:
    """The item of a normalised text that is one of these shapes and nothing else, or None."""
    if low[-4:].isdigit():
        readers = _YEAR_LAST if low[:1].isdigit() else _WORD_FIRST
    else:
        readers = _BY_LAST_WORD.get(low[low.rfind(" ") + 1 :], ())
        if not readers:
            if low[-1:] == ")":
                readers = _BRACKETED
            elif low[4:5] == "-":
                return _stamp(low)
            elif low[:5] == "pukul" or low[:7] == "sekitar":
                return _clock(low) or brief.times(low)
    for reader in readers:
        item = reader(low)
        if item is not None:
            return item
    return None


def _two_days(low: str) -> Item | None:
    """`28 Desember 2022 s.d. 3 Januari 2023`, `mulai 1 Februari hingga 31 Maret 2018`."""
    m = _TWO_DAYS(low)
    if m is None:
        return None
    day, month, year, last_day, last_month, last_year = m.groups()
    if month not in w.MONTHS or last_month not in w.MONTHS or (month == "may" and year is None):
        return None
    if last_year is None and (
        year is not None or month not in w.SURE_MONTHS or last_month not in w.SURE_MONTHS
    ):
        return None
    item = Item("day", m.start(1), len(low))
    item.day, item.month = int(day), w.MONTHS[month]
    item.year = int(year) if year is not None else None
    item.until = Item("day", m.start(4), len(low))
    item.until.day, item.until.month = int(last_day), w.MONTHS[last_month]
    item.until.year = int(last_year) if last_year is not None else None
    return item


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


def _offset(low: str) -> Item | None:
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


def _side(low: str) -> Item | None:
    """`bulan depan`, `tahun lalu`, `Sabtu lalu`."""
    m = _SIDE(low)
    if m is None:
        return None
    word, week, side = m.groups()
    weekday = w.WEEKDAYS.get(word) if word not in ("minggu", "mingu") else None
    if weekday is not None:
        item = Item("weekday" if week is None else "weekday-of-week", 0, len(low))
        item.weekday = weekday
    elif word in _SIDES and week is None and side != "kemarin":
        item = Item(_SIDES[word], 0, len(low))
    else:
        return None
    if side == "kemarin":
        if week is not None:
            return None
        item.what, item.offset = "relative", w.RELATIVE_DAYS[side]
    else:
        item.direction = w.DIRECTIONS[side]
    return item


def _edge_side(low: str) -> Item | None:
    """`akhir bulan lalu`, `awal tahun depan`, `akhir pekan ini`."""
    m = _EDGE_SIDE(low)
    if m is None:
        return None
    edge, unit, side = m.groups()
    item = Item("weekend" if (edge, unit) == ("akhir", "pekan") else _SIDES[unit], 0, len(low))
    item.direction = w.DIRECTIONS[side]
    return item


def _month_of_year(low: str) -> Item | None:
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


def _beside(low: str) -> Item | None:
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
    return _in_figures(item, day, month, year)


def _beside_words(low: str) -> Item | None:
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
    return _in_figures(item, day, str(w.ROMANS[month]), year)


def _weekdays(low: str) -> Item | None:
    """`Senin-Rabu (5-7/6/2023)`."""
    m = _WEEKDAYS(low)
    if m is None:
        return None
    weekday, last_weekday, day, last_day, month, year = m.groups()
    if weekday not in w.WEEKDAYS or last_weekday not in w.WEEKDAYS:
        return None
    item = Item("day", 0, len(low))
    item.weekday, item.last_weekday = w.WEEKDAYS[weekday], w.WEEKDAYS[last_weekday]
    item.english = weekday in w.ENGLISH_WEEKDAYS
    item.until = _in_figures(Item("day", 0, len(low)), last_day, month, year)
    if item.until is not None:
        # the order of day and month is settled by the first member
        item.until.counted = False
    return _in_figures(item, day, month, year)


def _in_figures(item: Item, day: str, month: str, year: str | None) -> Item | None:
    item.day, item.month, item.counted = int(day), int(month), True
    if year is not None:
        item.year, two_figures = full_year(year)
        if two_figures:
            item.flags = ("two-digit-year",)
        elif item.year < 1000:
            return None
    return item


_YEAR_LAST: Readers = (_two_days, _stamp, _roman, _hijri, brief.two_in_figures)
_WORD_FIRST: Readers = (
    _month, _two_days, _beside_words, brief.year_or_period, brief.months, brief.quarter, brief.two_sides,
    brief.edge_of_year,
)  # fmt: skip
_BRACKETED: Readers = (_beside, _weekdays, brief.two_sides, brief.weekday_said)
#: which shapes end with a word
_BY_LAST_WORD: dict[str, Readers] = {
    **dict.fromkeys(w.FULL_MONTHS, (_month, _beside_words, _two_days)),
    "lalu": (_offset, _side, _month, _edge_side, _month_of_year),
    **dict.fromkeys(("silam", "ago", "lagi"), (_offset, _side, _month)),
    **dict.fromkeys(
        ("depan", "mendatang", "ini"),
        (_side, _month, _edge_side, _month_of_year, brief.weekday_said),
    ),
    **dict.fromkeys(("kemarin", "besok", "tadi"), (_side, brief.weekday_said)),
    **dict.fromkeys((*w.ZONES, *w.PARTS_OF_DAY, "hari"), (_clock, brief.times, brief.part_beside)),
    **dict.fromkeys(("h", "hijriah", "hijriyah"), (_hijri,)),
}

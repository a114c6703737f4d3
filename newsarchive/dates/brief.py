"""Years, periods, months and times that are given alone, each read in one match into its item.

`tahun 2023`, `Tahun Anggaran 2023`, `Januari-Maret 2023`, `jam 7 malam`, `pukul 08.00-10.00 WIB`,
`kemarin sore`, `5/12/2023 - 9/12/2023`. As in `spoken`, the item is the one the grammar would give.
"""

from __future__ import annotations

import re

from newsarchive.dates import words as w
from newsarchive.dates.clock import in_day
from newsarchive.dates.item import Clock, Item

_YEAR = r"((?:19|20)[0-9]{2})"
_PARTS = "pagi|siang|sore|petang|malam|dini hari"
_PERIOD = re.compile(
    rf"tahun (?:(anggaran|ajaran|pelajaran|akademik) |){_YEAR}(?:[/-]{_YEAR}|)"
).fullmatch
_EDGE = re.compile(rf"(?:awal|akhir|pertengahan|penghujung) (?:tahun |){_YEAR}").fullmatch
_QUARTER = re.compile(
    r"(triwulan|tw|kuartal|semester) (?:(iv|i{1,3}|[1-4])|(pertama|kedua|ketiga|keempat)(?= ))"
    rf"(?:[/-]|(?: tahun(?: anggaran|)|) ){_YEAR}"
).fullmatch
_MONTHS = re.compile(
    rf"([a-z]{{3,9}})(?:(?: ?- ?| s\.d\. | s/d | sampai | hingga )| {_YEAR} (?:-|s\.d\.|s/d|sampai|hingga) )"
    rf"([a-z]{{3,9}}) {_YEAR}"
).fullmatch
_HOUR = re.compile(rf"(?:pukul|jam) (1[0-2]|0?[1-9]) ({_PARTS})(?: (wib|wita|wit)|)").fullmatch
_CLOCKS = re.compile(
    r"pukul ([01]?[0-9]|2[0-3])[.:]([0-5][0-9])(?: ?- ?| s\.d\. | s/d | sampai | hingga )"
    r"([01]?[0-9]|2[0-3])[.:]([0-5][0-9])(?: (wib|wita|wit)|)"
).fullmatch
_ZONED = re.compile(r"([01]?[0-9]|2[0-3])[.:]([0-5][0-9]) (wib|wita|wit)").fullmatch


def year_or_period(low: str) -> Item | None:
    """`tahun 2023`, `tahun anggaran 2023`, `tahun ajaran 2023/2024`."""
    m = _PERIOD(low)
    if m is None:
        return None
    named, year, following = m.groups()
    item = Item("year" if named is None else "period", 0, len(low))
    item.year = int(year)
    if following is not None:
        if named is None or int(following) != item.year + 1:
            return None
        item.month, item.offset = 7, 12
    elif named is not None:
        item.month, item.offset = 1 if named == "anggaran" else 7, 12
    return item


def edge_of_year(low: str) -> Item | None:
    """`awal 2020`, `akhir tahun 2022`."""
    m = _EDGE(low)
    if m is None:
        return None
    item = Item("year", 0, len(low))
    item.year = int(m.group(1))
    return item


def quarter(low: str) -> Item | None:
    """`triwulan III 2023`, `kuartal kedua tahun 2022`."""
    m = _QUARTER(low)
    if m is None:
        return None
    name, figure, ordinal, year = m.groups()
    months = w.QUARTERS[name]
    rank = w.ROMANS.get(figure) or int(figure) if figure is not None else w.ORDINAL_WORDS[ordinal]
    if rank * months > 12:
        return None
    item = Item("period", 0, len(low))
    item.year, item.month, item.offset = int(year), (rank - 1) * months + 1, months
    return item


def months(low: str) -> Item | None:
    """`Januari-Maret 2023`, `Desember 2022 s.d. Februari 2023`."""
    m = _MONTHS(low)
    if m is None:
        return None
    first, year, last, last_year = m.groups()
    if first not in w.SURE_MONTHS or last not in w.SURE_MONTHS:
        return None
    item = Item("month", 0, len(low))
    item.month, item.year = w.MONTHS[first], int(year) if year is not None else None
    item.until = Item("month", m.start(3), len(low))
    item.until.month, item.until.year = w.MONTHS[last], int(last_year)
    return item


def times(low: str) -> Item | None:
    """`jam 7 malam`, `pukul 08.00-10.00 WIB`, `09.30 WITA`."""
    until = None
    minute = "0"
    if (m := _ZONED(low)) is not None:
        hour, minute, zone = m.groups()
    elif (m := _HOUR(low)) is not None:
        hour, part, zone = m.groups()
        hour = str(in_day(int(hour), w.PARTS_OF_DAY[part]))
    elif (m := _CLOCKS(low)) is not None:
        hour, minute, last_hour, last_minute, zone = m.groups()
        until = int(last_hour), int(last_minute)
    else:
        return None
    item = Item("time", 0, len(low))
    item.clock = Clock(int(hour), int(minute), None, 0, len(low))
    item.clock.zone = w.ZONES[zone] if zone is not None else None
    item.clock.until = until
    return item

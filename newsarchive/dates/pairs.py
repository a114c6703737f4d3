"""Two days given alone, each pair read in one match into its item.

`28 Desember 2022 s.d. 3 Januari 2023`, `Senin-Rabu (5-7/6/2023)`, `5/12/2023 - 9/12/2023`. As in
`spoken`, the item is the one the grammar would give.
"""

from __future__ import annotations

import re

from newsarchive.dates import words as w
from newsarchive.dates.item import Item
from newsarchive.dates.years import full_year

_YEAR = r"(1[0-9]{3}|20[0-9]{2})"
_FULL_YEAR = r"((?:19|20)[0-9]{2})"
_TWO_DAYS = re.compile(
    r"(?:(?:pada|mulai|dari|sejak|tanggal|tgl) |)"
    rf"([0-9]{{1,2}}) ([a-z]{{3,9}})(?:-|(?: {_YEAR}|) (?:-|s\.d\.|s/d|sampai|sampai dengan|hingga) )"
    rf"([0-9]{{1,2}}) ([a-z]{{3,9}})(?: {_YEAR}|)"
).fullmatch
_WEEKDAYS = re.compile(
    r"([a-z']{4,9}) ?(?:-|s\.d\.|hingga|sampai) ?([a-z']{4,9}) "
    r"\(([0-9]{1,2})-([0-9]{1,2})/([0-9]{1,2})(?:/([0-9]{4}|[0-9]{2})|)\)"
).fullmatch
_SIDE = (
    r"([a-z']{4,9}),? (?:(\()|)([0-9]{1,2})(?:/([0-9]{1,2})(?:/([0-9]{4}|[0-9]{2})|)"
    r"| ([a-z]{3,9})(?: ([12][0-9]{3})|))(?(%d)\))"
)
_TWO_SIDES = re.compile(
    rf"{_SIDE % 2} ?(?:-|s\.d\.|s/d|hingga|sampai(?: dengan|)) {_SIDE % 9}"
).fullmatch
_TWO_IN_FIGURES = re.compile(
    rf"([0-9]{{1,2}})/([0-9]{{1,2}})/{_FULL_YEAR}(?: ?- ?| s\.d\. | s/d | sampai | hingga )"
    rf"([0-9]{{1,2}})/([0-9]{{1,2}})/{_FULL_YEAR}"
).fullmatch


def two_days(low: str) -> Item | None:
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


def weekdays(low: str) -> Item | None:
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
    item.until = in_figures(Item("day", 0, len(low)), last_day, month, year)
    if item.until is not None:
        # the order of day and month is settled by the first member
        item.until.counted = False
    return in_figures(item, day, month, year)


def two_sides(low: str) -> Item | None:
    """`Selasa (21/11) hingga Kamis (23/11)`, `Jumat, 1 Desember s.d. Minggu, 3 Desember 2023`."""
    m = _TWO_SIDES(low)
    if m is None:
        return None
    fields = m.groups()
    item, last = _side_of(fields[:7], 0, len(low)), _side_of(fields[7:], m.start(8), len(low))
    if item is not None:
        item.until = last
    return item if last is not None else None


def _side_of(fields: tuple[str, ...], start: int, end: int) -> Item | None:
    weekday, _, day, figure, its_year, month, long = fields
    if weekday not in w.WEEKDAYS or (month is not None and month not in w.SURE_MONTHS):
        return None
    item = Item("day", start, end)
    item.weekday, item.english = w.WEEKDAYS[weekday], weekday in w.ENGLISH_WEEKDAYS
    if month is None:
        return in_figures(item, day, figure, its_year)
    item.day = int(day)
    item.month, item.year = w.MONTHS[month], int(long) if long is not None else None
    item.english = item.english or month in w.ENGLISH_MONTHS
    return item


def two_in_figures(low: str) -> Item | None:
    """`5/12/2023 - 9/12/2023`."""
    m = _TWO_IN_FIGURES(low)
    if m is None:
        return None
    day, month, year, last_day, last_month, last_year = map(int, m.groups())
    item = Item("day", 0, len(low))
    item.day, item.month, item.year, item.counted = day, month, year, True
    item.until = Item("day", m.start(4), len(low))
    item.until.day, item.until.month, item.until.year = last_day, last_month, last_year
    # written without spaces they are one token, whose first half settles the order of the figures
    item.until.counted = " " in low
    return item


def in_figures(item: Item, day: str, month: str, year: str | None) -> Item | None:
    """The item with day, month and perhaps year as printed in figures; None for a year of three figures."""
    item.day, item.month, item.counted = int(day), int(month), True
    if year is not None:
        item.year, two_figures = full_year(year)
        if two_figures:
            item.flags = ("two-digit-year",)
        elif item.year < 1000:
            return None
    return item

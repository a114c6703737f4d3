"""The shapes of most expressions that are given alone, read in one match instead of token by token.

`Sabtu (18/11/23)`, `Senin (20/11)`, `Rabu, 20 Mei 2020 | 14:26 WIB`, `kemarin`: what a page prints
as its date. The result is the item the grammar would give; a test holds the two together.
"""

from __future__ import annotations

import re

from newsarchive.dates import words as w
from newsarchive.dates.item import Clock, Item
from newsarchive.dates.years import full_year

#: longer texts are not one of these shapes
MAX_CHARACTERS = 56

_SHAPE = re.compile(
    r"(?:(?:pada|tanggal|tertanggal|tgl\.?|hari) ){0,2}"
    r"(?:(?P<weekday>senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday)(?: (?:pagi|siang|sore|petang|malam))?(?:, ?| |(?=\()))?"
    r"(?P<open>\()?"
    r"(?:(?P<first_month>[a-z]{3,9}) (?P<its_day>[0-9]{1,2}), (?P<its_year>[12][0-9]{3})"
    r"|(?P<day>[0-9]{1,2})(?: ?(?:-|s\.d\.|s/d|sampai|hingga) ?(?P<last>[0-9]{1,2}))?"
    r"(?:/(?P<figure>[0-9]{1,2})(?:/(?P<year>[0-9]{4}|[0-9]{2}))?"
    r"|-(?P<dashed>[0-9]{1,2})-(?P<its_long>[12][0-9]{3})"
    r"| (?P<month>[a-z]{3,9})(?: (?P<long>[12][0-9]{3}))?))"
    r"(?(open)\))"
    r"(?: (?P<tail>pagi|siang|sore|petang|malam|lalu|silam|mendatang|kemarin))?"
    r"(?P<time> ?(?:[,|-] ?)?(?:(?:sekitar|sekira|mulai) )?(?:pukul )?"
    r"(?P<hour>[0-9]{1,2})[.:](?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
    r"(?: (?P<zone>wib|wita|wit))?)?"
)


#: month names that need no year beside them
_SURE_MONTHS = w.FULL_MONTHS - {"may", "mart", "march"}


def common_item(low: str) -> Item | None:
    """The item of a text that is one common expression and nothing else, or None."""
    if low in w.RELATIVE_DAYS:
        item = Item("relative", 0, len(low))
        item.offset = w.RELATIVE_DAYS[low]
        return item
    if len(low) == 8 and low.isascii() and low.isdigit():
        return _eight_figures(low)
    m = _SHAPE.fullmatch(low)
    if m is None:
        return None
    (
        weekday, opened, first_month, its_day, its_year, day, last, figure, year, dashed, its_long,
        month, long, tail, time, hour, minute, second, zone,
    ) = m.groups()  # fmt: skip
    item = Item("day", 0, len(low))
    if dashed is not None:
        figure, year = dashed, its_long
        if last is not None:
            return None
    if figure is not None:
        if year is None and weekday is None:
            return None
        item.day, item.month, item.counted = int(day), int(figure), True
        if year is not None:
            item.year, two = full_year(year)
            if two:
                item.flags = ("two-digit-year",)
            if item.year < 1000:
                return None
    else:
        name = month or first_month
        number = w.MONTHS.get(name)
        if number is None or (long is None and its_year is None and name not in _SURE_MONTHS):
            return None
        item.day, item.month = int(day or its_day), number
        if long is not None or its_year is not None:
            item.year = int(long or its_year)
        item.english = name in w.ENGLISH_MONTHS
    if last is not None:
        if time is not None or opened is not None or weekday is not None:
            return None
        item.until = Item("day", 0, len(low))
        item.until.day, item.until.month, item.until.year = int(last), item.month, item.year
    if weekday is not None:
        item.weekday = w.WEEKDAYS[weekday]
        item.english = item.english or weekday in w.ENGLISH_WEEKDAYS
        item.start = m.start("weekday")
    elif opened is not None:
        if time is not None or tail is not None:
            return None
        item.start, item.end = m.start("open") + 1, len(low) - 1
    else:
        item.start = m.start("first_month" if day is None else "day")
    if tail is not None:
        item.direction = w.DIRECTIONS.get(tail)
    if time is not None:
        if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
            return None
        item.clock = Clock(
            int(hour), int(minute), int(second) if second else None, m.start("hour"), m.end()
        )
        if zone:
            item.clock.zone = w.ZONES[zone]
    return item


def _eight_figures(low: str) -> Item | None:
    """`20231118`, as basic ISO 8601 and file names write it."""
    item = Item("day", 0, 8)
    item.year, item.month, item.day = int(low[:4]), int(low[4:6]), int(low[6:])
    plausible = 1900 <= item.year < 2100 and 1 <= item.month <= 12 and 1 <= item.day <= 31
    return item if plausible else None

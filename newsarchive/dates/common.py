"""The shapes of most expressions that are given alone, read in one match instead of token by token.

`Sabtu (18/11/23)`, `Senin (20/11)`, `Rabu, 20 Mei 2020 | 14:26 WIB`, `kemarin`: what a page prints as
its date. The result is the item the grammar would give; a test holds the two together.
"""

from __future__ import annotations

import re

from newsarchive.dates import words as w
from newsarchive.dates.item import Clock, Item
from newsarchive.dates.years import full_year

#: longer texts are not one of these shapes
MAX_CHARACTERS = 56

_SHAPE = re.compile(
    r"(?:(?P<weekday>senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)(?:, ?| |(?=\()))?"
    r"(?P<open>\()?"
    r"(?P<day>[0-9]{1,2})(?:/(?P<figure>[0-9]{1,2})(?:/(?P<year>[0-9]{4}|[0-9]{2}))?"
    r"| (?P<month>[a-z]{3,9}) (?P<long>[12][0-9]{3}))"
    r"(?(open)\))"
    r"(?P<time> ?(?:[,|-] ?)?(?:pukul )?(?P<hour>[0-9]{1,2})[.:](?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2}))?(?: (?P<zone>wib|wita|wit))?)?"
)


def common_item(low: str) -> Item | None:
    """The item of a text that is one common expression and nothing else, or None."""
    if low in w.RELATIVE_DAYS:
        item = Item("relative", 0, len(low))
        item.offset = w.RELATIVE_DAYS[low]
        return item
    m = _SHAPE.fullmatch(low)
    if m is None:
        return None
    weekday, opened, day, figure, year, month, long, time, hour, minute, second, zone = m.groups()
    item = Item("day", 0, len(low))
    item.day = int(day)
    if figure is not None:
        item.month, item.counted = int(figure), True
        if year is not None:
            item.year, two = full_year(year)
            if two:
                item.flags = ("two-digit-year",)
            if item.year < 1000:
                return None
        elif weekday is None:
            return None
    else:
        number = w.MONTHS.get(month)
        if number is None:
            return None
        item.month, item.year = number, int(long)
        item.english = month in w.ENGLISH_MONTHS
    if weekday is not None:
        item.weekday = w.WEEKDAYS[weekday]
    elif opened is not None:
        if time is not None:
            return None
        item.start, item.end = 1, len(low) - 1
    if time is not None:
        if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
            return None
        item.clock = Clock(
            int(hour), int(minute), int(second) if second else None, m.start("hour"), m.end()
        )
        if zone:
            item.clock.zone = w.ZONES[zone]
    return item

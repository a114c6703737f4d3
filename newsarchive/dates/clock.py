"""Times of day among tokens: `pukul 09.30 WITA`, `jam 7 malam`, `14:05`, `08.00-10.00 WIB`."""

from __future__ import annotations

import re

from newsarchive.dates import lexer as x
from newsarchive.dates import numerals
from newsarchive.dates import words as w
from newsarchive.dates.item import Clock
from newsarchive.dates.lexer import Tokens

#: a decimal or an amount that only looks like a time: `12.50 persen`
_AMOUNT = re.compile(
    r"\s*(?:persen|%|juta|ribu|miliar|milyar|triliun|orang|meter|kilometer|km|kg|kilogram|ton|"
    r"hektar|hektare|ha|rupiah|poin|derajat|liter|unit)\b"
)
_NOT_OFFSET = re.compile(r"[^0-9+-]")
_LIGHT_OF_DAY = {"morning": 0, "dawn": 0}


#: the tokens with which a time begins
STARTS = frozenset((x.CLOCK, x.CLOCKS, w.CLOCK_WORD, w.ABOUT, w.ON, w.NUM))


def clock_at(t: Tokens, i: int, *, beside_date: bool) -> tuple[Clock, int] | None:
    """The time phrase that begins at token `i`, and the index after it.

    Without `beside_date` the phrase must say itself that it is a time (`pukul`, a zone).
    Impossible times (`pukul 25.70`) are not read.
    """
    kinds, values = t.kinds, t.values
    j = i
    marker = False
    while kinds[j] == w.ABOUT or (kinds[j] == w.ON and kinds[j + 1] == w.CLOCK_WORD):
        j += 1
    first = j
    if kinds[j] == w.CLOCK_WORD:
        marker = True
        j += 1
        while kinds[j] in (w.DOT, w.PIPE, w.ABOUT):
            j += 1
    begin = t.starts[first if marker else j] if kinds[j] else 0
    read = _figures(t, j, marker)
    if read is None:
        return None
    hour, minute, second, j, exact = read
    until: tuple[int, int] | None = None
    if kinds[j - 1] == x.CLOCKS:
        until = (int(values[j - 1][2]), int(values[j - 1][3]))
    part = None
    if kinds[j] == w.PART:
        part, j = values[j], j + 1
    elif kinds[j] == w.MERIDIEM:
        part, j = ("pm" if t.low[t.starts[j]] == "p" else "am"), j + 1
    zone, j = _zone(t, j)
    end = t.ends[j - 1]
    if zone and part is None and until is None and kinds[j] == w.PART and _no_side(kinds[j + 1]):
        # `pukul 2.00 WIB siang`
        part, end, j = values[j], t.ends[j], j + 1
    if until is None:
        after = _until(t, j, marker)
        if after is not None:
            until, last_part, last_zone, j, end = after
            zone = zone or last_zone
            until = (in_day(until[0], last_part or part), until[1])
    if not marker and _AMOUNT.match(t.low, end):
        return None
    # `jam 7` alone is as often a count as an hour; `pukul 7` is not
    sure = part or zone or (marker and (beside_date or t.low[begin] != "j"))
    if not exact and (not sure or (not part and not zone and kinds[j] == w.MONTH)):
        # `at 06 Jun 2023`: the day of a date
        return None
    if not marker and not zone and (not beside_date or not exact):
        return None
    if not marker and second is not None and not beside_date:
        return None
    hour = in_day(hour, part)
    if not _possible(hour, minute, second) or (until and not _possible(*until, None)):
        return None
    clock = Clock(hour, minute, second, begin, end)
    clock.zone = zone
    clock.part = part
    clock.until = until
    return clock, j


def _no_side(kind: str) -> bool:
    """Whether a part of day before a token of this kind stands for itself, not for `malam ini`."""
    return kind not in (w.DIRECTION, w.WEEKDAY, w.RELATIVE, w.DAY_WORD)


def _figures(t: Tokens, j: int, marker: bool) -> tuple[int, int, int | None, int, bool] | None:
    """Hour, minute, second, next index, and whether minutes were printed."""
    kind = t.kinds[j]
    if kind == x.CLOCK:
        hour, minute, second = t.values[j]
        return int(hour), int(minute), int(second) if second else None, j + 1, True
    if (
        kind == x.DMY
        and (marker or t.kinds[j + 1] == w.ZONE)
        and t.values[j][1] == "."
        and len(t.values[j][3]) == 2
    ):
        # `pukul 02.13.45` has the shape of a day, month and year
        hour, _, minute, second = t.values[j]
        return int(hour), int(minute), int(second), j + 1, True
    if kind == x.CLOCKS:
        return int(t.values[j][0]), int(t.values[j][1]), None, j + 1, True
    if kind == w.HALF and marker:
        half = numerals.count(t, j + 1)
        return (half[0] - 1, 30, None, half[1], True) if half and 1 <= half[0] <= 12 else None
    if kind == w.NUM or (kind == w.NUMBER_WORD and marker):
        read = numerals.count(t, j)
        if read is None or read[0] > 24:
            return None
        hour, j = read
        if t.kinds[j] == w.DOT and t.kinds[j + 1] == w.NUM and t.ends[j + 1] - t.starts[j + 1] == 2:
            return hour, t.values[j + 1], None, j + 2, True
        return hour, 0, None, j, False
    return None


def _zone(t: Tokens, j: int) -> tuple[str | None, int]:
    k = j + 1 if t.kinds[j] == w.OPEN and t.kinds[j + 1] in (w.ZONE, x.OFFSET) else j
    close = 1 if k > j and t.kinds[k + 1] == w.CLOSE else 0
    if t.kinds[k] == w.ZONE:
        return t.values[k] or None, k + 1 + close
    if t.kinds[k] == x.OFFSET:
        return zone_of_offset(t.values[k]), k + 1 + close
    return None, j


def _until(
    t: Tokens, j: int, marker: bool
) -> tuple[tuple[int, int], str | None, str | None, int, int] | None:
    """The second half of `pukul 08.00 s.d. 10.00 WIB`."""
    if t.kinds[j] not in (w.RANGE, w.DASH):
        return None
    k = j + 1
    if t.kinds[k] == w.CLOCK_WORD:
        k += 1
    read = _figures(t, k, marker)
    if read is None:
        return None
    hour, minute, _, k, exact = read
    part = None
    if t.kinds[k] == w.PART:
        part, k = t.values[k], k + 1
    zone, k = _zone(t, k)
    if not exact and not (part or zone):
        return None
    return (hour, minute), part, zone, k, t.ends[k - 1]


def in_day(hour: int, part: str | None) -> int:
    """The hour on the 24-hour clock, from the part of day printed beside it."""
    if part is None or part in _LIGHT_OF_DAY or hour > 12:
        return hour
    if part == "am":
        return 0 if hour == 12 else hour
    if part == "pm":
        return 12 if hour == 12 else hour + 12
    if part == "noon":
        return hour if hour >= 9 else hour + 12
    if part == "afternoon":
        return hour if hour == 12 else hour + 12
    if part == "midnight" or part == "night":
        if hour == 12:
            return 24
        return hour if hour < 5 else hour + 12
    return hour


#: the hours of the 12-hour clock that a part of day beside the date turns into the second half
_LATER_HOURS = {"noon": range(1, 5), "afternoon": range(1, 8), "night": range(6, 12)}


def by_part_of_day(hour: int, part: str | None) -> int:
    """The hour of `Rabu malam (29/6) pukul 8`: said with the day, not with the time."""
    return hour + 12 if part is not None and hour in _LATER_HOURS.get(part, ()) else hour


def _possible(hour: int, minute: int, second: int | None) -> bool:
    return (hour < 24 or (hour == 24 and minute == 0)) and minute < 60 and (second or 0) < 61


def zone_of_offset(printed: str) -> str:
    """`gmt+7`, `+0700`, `-05:30` to an IANA name where Indonesia has one, else `+05:30`."""
    compact = _NOT_OFFSET.sub("", printed)
    sign = -1 if compact.startswith("-") else 1
    digits = compact[1:]
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    if minutes == 0 and sign * hours in w.ZONE_OF_OFFSET:
        return w.ZONE_OF_OFFSET[sign * hours]
    return f"{'-' if sign < 0 else '+'}{hours:02d}:{minutes:02d}"

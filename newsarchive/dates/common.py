"""The shapes of most expressions that are given alone, read in one match instead of token by token.

`Sabtu (18/11/23)`, `Senin (20/11)`, `Rabu, 20 Mei 2020 | 14:26 WIB`, `kemarin`: what a page prints
as its date. Only what is plain is answered here; the rest is left to the grammar. The result is what the
grammar would give; tests hold the two together.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from newsarchive.dates import words as w
from newsarchive.dates.calendar_days import Refused, possible
from newsarchive.dates.clock import by_part_of_day, in_day, zone_of_offset
from newsarchive.dates.mention import (
    DateMention,
    MentionKind,
    Precision,
    Refusal,
    grammar_mention,
    grammar_refusal,
)
from newsarchive.dates.resolve import FIGURES_NEAR, intended, nearest
from newsarchive.dates.shape import PREFIX_WORDS, first_parts, match_shape
from newsarchive.dates.slips import closest_month
from newsarchive.dates.years import full_year
from newsarchive.dates.zones import FIXED_OFFSETS, FIXED_SINCE

#: longer texts are not one of these shapes
MAX_CHARACTERS = 56
Answer = tuple[list[DateMention], list[Refusal]]

#: the words with which an expression may begin; a text that begins with another is none of these
FIRST_WORDS = PREFIX_WORDS | first_parts(w.WORDS) | {"jum", "djum", "dari", "sejak", "sekitar"}
first_word = re.compile("[a-z]+").match
_WEEKDAYS = {
    word: value
    for word, (kind, value) in w.WORDS.items()
    if kind == w.WEEKDAY and isinstance(value, int)
}
_JUMAT = 4
_PARTS = {**w.PARTS_OF_DAY, "am": "am", "pm": "pm"}
_TWO_DIGIT_YEAR = ("two-digit-year",)
#: `2023-11-18`, and `20231118` of basic ISO 8601 and file names
_YEAR_MONTH_DAY = re.compile(r"([12][0-9]{3})([-/]?)([0-9]{2})\2([0-9]{2})").fullmatch


def common_answer(
    text: str, low: str, word: str | None, anchor: date | None, timezone: str
) -> Answer | None:
    """The mention of a text that is one common expression and nothing else, or its refusal.

    None for any other text. Parameters: `low`, the normalised text; `word`, the letters with which
    it begins; `anchor`, the local day of publication; `timezone`, the IANA name of the source's zone.
    """
    m = match_shape(low, word)
    if m is None:
        if word is not None:
            return _day_of_speech(text, low, anchor, timezone)
        return _year_first(text, low, timezone) if low[3:4].isdigit() else None
    (
        weekday_name, day_part, opened, day_figures, last, figure, year_figures, name, long, short, _,
        dashed,
        its_year, _, joined, joined_year, first_month, second_day, last_year, tail, time, said, hour, minute,
        second, end_hour, end_minute, part, zone, own_zone, until,
    ) = m.groups()  # fmt: skip
    if time is None:
        if until is not None:
            return None
    elif minute is None and said is None:
        return None
    weekday = None
    if weekday_name is not None:
        weekday = _WEEKDAYS.get(weekday_name)
        if weekday is None:
            if len(weekday_name) < 6 or weekday_name[:3] != "jum" or weekday_name[-2:] != "at":
                return None
            weekday = _JUMAT
    year: int | None = None
    flags: tuple[str, ...] = ()
    only_near = False
    in_figures = name is None and first_month is None and joined is None
    if name is not None:
        month = w.MONTHS.get(name)
        if short is not None:
            year = full_year(short)[0]
        elif long is not None:
            year = int(long)
            if (
                month is None
                and _may_be_mistyped(name, year)
                and m.start("month") == m.end("day") + 1
                and low[m.end("month")] in " ,"
            ):
                month = closest_month(name)
        elif name not in w.SURE_MONTHS and not text[m.start("month")].isupper():
            return None
    elif figure is not None:
        month = int(figure)
        if year_figures is not None:
            year, two_figures = full_year(year_figures)
            if two_figures:
                flags = _TWO_DIGIT_YEAR
            elif year < 1000:
                return None
        elif weekday is None:
            if time is not None or last is not None or (opened is None and m.start("day")):
                return None
            only_near = True
    elif dashed is not None:
        year, two_figures = full_year(its_year)
        if last is not None or (two_figures and weekday is None):
            return None
        month = int(dashed)
        if two_figures:
            flags = _TWO_DIGIT_YEAR
    elif joined is not None:
        if last is not None:
            return None
        month, year = w.MONTHS.get(joined), full_year(joined_year)[0]
    else:
        month, year, day_figures = w.MONTHS.get(first_month), int(last_year), second_day
    if month is None:
        return None
    start, end = 0, len(low) if until is None else m.start("until")
    if weekday is not None:
        start = m.start(1)
    elif opened is not None:
        if time is not None:
            return None
        if len(opened) > 1 or low[-2:-1] == " ":
            return None
        if tail is None:
            start, end = m.start("open") + 1, end - 1
        else:
            start = m.start("open")
    else:
        start = m.start("day" if first_month is None else "first_month")
    day = int(day_figures)
    if in_figures and year is not None and month > 12 >= day and last is None:
        day, month = month, day
        flags += ("month-first",)
    if last is not None:
        if weekday is not None or opened is not None or time is not None:
            return None
        value = _day(year, month, int(last), anchor, None, None)
    else:
        direction = w.DIRECTIONS.get(tail) if tail is not None else None
        value = _day(year, month, day, anchor, weekday, direction)
    if only_near and isinstance(value, date) and not _is_near(value, anchor):
        value = "no-date"
    if isinstance(value, str):
        if last is not None or time is not None:
            # rare, and the grammar knows what belongs together
            return None
        return [], [grammar_refusal(text, start, end, value)]
    agrees: bool | None = None
    suggestion: str | None = None
    if weekday is not None:
        agrees = value.weekday() == weekday
        if not agrees:
            if in_figures and weekday_name in w.ENGLISH_WEEKDAYS:
                # the month may stand before the day
                return None
            flags += ("weekday-mismatch",)
            meant = intended(value, weekday, anchor, figures=in_figures)
            suggestion = meant.isoformat() if meant is not None else None
    value_from = value_to = value.isoformat()
    kind: MentionKind = "absolute" if year is not None else "partial"
    precision: Precision = "day"
    if last is not None:
        first = possible(value.year, month, day)
        if first is None or first > value:
            return None
        value_from = first.isoformat()
        if first < value:
            kind = "range"
    elif time is not None:
        day_part = tail if tail in w.PARTS_OF_DAY else day_part
        hour_of_day = int(hour)
        if part is not None:
            hour_of_day = in_day(hour_of_day, _PARTS[part])
            if hour_of_day > 23:
                return None
        elif day_part is not None:
            # `Rabu malam (29/6) pukul 8`
            hour_of_day = by_part_of_day(hour_of_day, w.PARTS_OF_DAY[day_part])
        if own_zone is not None:
            zone_name = w.ZONES[own_zone]
        else:
            zone_name = timezone if zone is None else w.ZONES.get(zone) or zone_of_offset(zone)
        offset = FIXED_OFFSETS.get(zone_name)
        if offset is None or value.year < FIXED_SINCE:
            return None
        precision = "minute" if second is None else "second"
        value_from = value_to = (
            f"{value_from}T{hour_of_day:02d}:{minute or '00'}:{second or '00'}{offset}"
        )
        if end_hour is not None:
            last_hour = int(end_hour)
            if (
                part is not None
                or day_part is not None
                or (last_hour, end_minute) < (hour_of_day, minute)
            ):
                return None
            value_to = f"{value.isoformat()}T{last_hour:02d}:{end_minute}:00{offset}"
            if value_to != value_from:
                kind = "range"
        if zone_name != timezone:
            flags += ("zone-differs",)
            timezone = zone_name
    return [
        grammar_mention(
            text[start:end], start, end, value_from, value_to, precision, timezone, kind,
            agrees, suggestion, 0, flags,
        )
    ], []  # fmt: skip


def _may_be_mistyped(name: str, year: int) -> bool:
    return name not in w.WORDS and 1900 <= year < 2100 and len(name) > 2


def _is_near(value: date, anchor: date | None) -> bool:
    return anchor is not None and abs((value - anchor).days) <= FIGURES_NEAR


def _day(
    year: int | None,
    month: int,
    day: int,
    anchor: date | None,
    weekday: int | None,
    direction: int | None,
) -> date | str:
    """The day itself, in the year that the grammar would choose, or why there is none."""
    try:
        if year is not None:
            return date(year, month, day)
        date(2024, month, day)
        if anchor is None:
            return "needs-anchor"
        return nearest(day, month, anchor, weekday, direction)
    except (ValueError, Refused):
        return "impossible-date"


def _day_of_speech(text: str, low: str, anchor: date | None, timezone: str) -> Answer | None:
    """`kemarin`, `hari ini`."""
    offset = w.RELATIVE_DAYS.get(low)
    if offset is None or anchor is None:
        return None
    try:
        return _day_alone(text, anchor + timedelta(days=offset), timezone, "relative")
    except OverflowError:
        return None


def _year_first(text: str, low: str, timezone: str) -> Answer | None:
    """`2023-11-18`, `20231118`."""
    m = _YEAR_MONTH_DAY(low)
    if m is None:
        return None
    year, separator, month, day = m.groups()
    value = possible(int(year), int(month), int(day))
    if value is None or not (separator or 1900 <= value.year < 2100):
        return None
    return _day_alone(text, value, timezone, "absolute")


def _day_alone(text: str, value: date, timezone: str, kind: MentionKind) -> Answer:
    shown = value.isoformat()
    return [
        grammar_mention(text, 0, len(text), shown, shown, "day", timezone, kind, None, None, 0, ())
    ], []

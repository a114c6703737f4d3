"""The shapes of most expressions that are given alone, read in one match instead of token by token.

`Sabtu (18/11/23)`, `Senin (20/11)`, `Rabu, 20 Mei 2020 | 14:26 WIB`, `kemarin`: what a page prints
as its date. Only what is plain is answered here; whatever needs a second thought (a day that no
month has, a weekday that disagrees, no anchor) is left to the grammar. The result is the mention
the grammar would give; tests hold the two together.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from newsarchive.dates import words as w
from newsarchive.dates.calendar_days import Refused, possible
from newsarchive.dates.mention import DateMention, MentionKind, Precision, grammar_mention
from newsarchive.dates.resolve import nearest
from newsarchive.dates.years import full_year
from newsarchive.dates.zones import FIXED_OFFSETS, FIXED_SINCE

#: longer texts are not one of these shapes
MAX_CHARACTERS = 56

#: weekday, bracket, day and month in figures or words, a word behind, a time
_SHAPE = re.compile(
    r"(?:(?:pada|tanggal|tertanggal|tgl\.?|hari) ){0,2}"
    r"(?:(?P<weekday>[a-z']{3,9})(?: (?:pagi|siang|sore|petang|malam))?(?:, ?| |(?=\()))?"
    r"(?P<open>\()?"
    r"(?:(?P<day>[0-9]{1,2})(?: ?(?:-|s\.d\.|s/d|sampai|hingga) ?(?P<last>[0-9]{1,2}))?"
    r"(?:/(?P<figure>[0-9]{1,2})(?:/(?P<year>[0-9]{4}|[0-9]{2}))?"
    r"| (?P<month>[a-z]{3,9})(?: (?P<long>1[0-9]{3}|2[01][0-9]{2}))?"
    r"|-(?P<dashed>[0-9]{1,2})-(?P<its_long>[12][0-9]{3}))"
    r"|(?P<first_month>[a-z]{3,9}) (?P<its_day>[0-9]{1,2}), (?P<its_year>1[0-9]{3}|2[01][0-9]{2}))"
    r"(?(open)\))"
    r"(?: (?P<tail>pagi|siang|sore|petang|malam|lalu|silam|mendatang|kemarin))?"
    r"(?P<time>(?=[ ,|-]) ?(?:[,|-] ?)?(?:(?:sekitar|sekira|mulai) )?(?:pukul )?"
    r"(?P<hour>[01]?[0-9]|2[0-3])[.:](?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?"
    r"(?: (?P<zone>wib|wita|wit))?)?"
).fullmatch
_WEEKDAYS = {
    word: value
    for word, (kind, value) in w.WORDS.items()
    if kind == w.WEEKDAY and isinstance(value, int)
}
#: month names that need no year beside them
_SURE_MONTHS = w.FULL_MONTHS - {"may", "mart", "march"}
#: a day this near to the anchor is nearer than the same day of another year
_HALF_A_YEAR = timedelta(days=182)
_TWO_DIGIT_YEAR = ("two-digit-year",)
#: `2023-11-18`, and `20231118` of basic ISO 8601 and file names
_YEAR_FIRST = re.compile(r"([12][0-9]{3})([-/]?)([0-9]{2})\2([0-9]{2})").fullmatch


def common_mention(text: str, low: str, anchor: date | None, timezone: str) -> DateMention | None:
    """The mention of a text that is one common expression and nothing else, or None.

    Parameters: `low`, the normalised text; `anchor`, the local day of publication; `timezone`, the
    IANA name of the source's zone.
    """
    m = _SHAPE(low)
    if m is None:
        return _other_shape(text, low, anchor, timezone)
    (
        weekday_name, opened, day, last, figure, year_figure, name, long, dashed, its_long,
        first_month, its_day, its_year, tail, time, hour, minute, second, zone,
    ) = m.groups()  # fmt: skip
    weekday = None
    if weekday_name is not None:
        weekday = _WEEKDAYS.get(weekday_name)
        if weekday is None or (name is None and weekday_name in w.ENGLISH_WEEKDAYS):
            # an English weekday may come with the month before the day
            return None
    year: int | None = None
    flags: tuple[str, ...] = ()
    if name is not None:
        month = w.MONTHS.get(name)
        if long is not None:
            year = int(long)
        elif name not in _SURE_MONTHS:
            return None
    elif figure is not None:
        month = int(figure)
        if year_figure is not None:
            year, two_figures = full_year(year_figure)
            if two_figures:
                flags = _TWO_DIGIT_YEAR
            elif year < 1000:
                return None
        elif weekday is None:
            return None
    elif dashed is not None:
        month, year = int(dashed), int(its_long)
    else:
        month, year, day = w.MONTHS.get(first_month), int(its_year), its_day
    if month is None:
        return None
    start, end = 0, len(low)
    if weekday is not None:
        start = m.start(1)
    elif opened is not None:
        if time is not None or tail is not None:
            return None
        start, end = m.start(2) + 1, end - 1
    else:
        start = m.start(3 if first_month is None else 11)
    direction = w.DIRECTIONS.get(tail) if tail is not None else None
    value = _day(year, month, int(last or day), anchor, weekday, direction)
    if value is None:
        return None
    value_from = value_to = value.isoformat()
    kind: MentionKind = "absolute" if year is not None else "partial"
    precision: Precision = "day"
    if last is not None:
        if weekday is not None or opened is not None or time is not None or tail is not None:
            return None
        first = possible(value.year, month, int(day))
        if first is None or first > value:
            return None
        value_from = first.isoformat()
        if first < value:
            kind = "range"
    if time is not None:
        zone_name = w.ZONES[zone] if zone is not None else timezone
        offset = FIXED_OFFSETS.get(zone_name)
        if offset is None or value.year < FIXED_SINCE:
            return None
        seconds = second if second is not None else "00"
        precision = "minute" if second is None else "second"
        value_from = value_to = f"{value_from}T{hour:0>2}:{minute}:{seconds}{offset}"
        if zone_name != timezone:
            flags += ("zone-differs",)
            timezone = zone_name
    return grammar_mention(
        text[start:end], start, end, value_from, value_to, precision, timezone, kind,
        None if weekday is None else True, None, 0, flags,
    )  # fmt: skip


def _day(
    year: int | None,
    month: int,
    day: int,
    anchor: date | None,
    weekday: int | None,
    direction: int | None,
) -> date | None:
    """The day itself; None when it is impossible, needs an anchor, or has another weekday."""
    try:
        if year is not None:
            value = date(year, month, day)
        elif anchor is None:
            return None
        else:
            value = date(anchor.year, month, day)
            if direction is not None or not -_HALF_A_YEAR <= value - anchor <= _HALF_A_YEAR:
                value = nearest(day, month, anchor, weekday, direction)
            elif weekday is not None and value.weekday() != weekday:
                value = nearest(day, month, anchor, weekday, None)
    except (ValueError, Refused):
        return None
    return value if weekday is None or value.weekday() == weekday else None


def _other_shape(text: str, low: str, anchor: date | None, timezone: str) -> DateMention | None:
    """`kemarin`, `2023-11-18`, `20231118`."""
    offset = w.RELATIVE_DAYS.get(low)
    kind: MentionKind = "absolute"
    try:
        if offset is not None:
            if anchor is None:
                return None
            value, kind = anchor + timedelta(days=offset), "relative"
        else:
            m = _YEAR_FIRST(low)
            if m is None:
                return None
            year, separator, month, day = m.groups()
            value = date(int(year), int(month), int(day))
            if not separator and not 1900 <= value.year < 2100:
                return None
    except (ValueError, OverflowError):
        return None
    shown = value.isoformat()
    return grammar_mention(
        text, 0, len(text), shown, shown, "day", timezone, kind, None, None, 0, ()
    )

"""From an item and the calendar to the mention that is handed out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from newsarchive.dates.calendar_days import Resolved
from newsarchive.dates.clock import by_part_of_day
from newsarchive.dates.item import Item
from newsarchive.dates.mention import DateMention, MentionKind, grammar_mention
from newsarchive.dates.resolve import day_of, resolve
from newsarchive.dates.zones import offset

_KINDS: dict[str, MentionKind] = {
    "relative": "relative", "offset": "relative", "weekday": "relative", "week": "relative",
    "weekend": "relative", "weekday-of-week": "relative",
    "day-of-month": "relative", "this-month": "relative",
    "this-year": "relative", "period": "period", "time": "partial",
}  # fmt: skip


_PRECISION_OF_UNIT = {
    "second": "second", "minute": "minute", "hour": "minute", "month": "month", "year": "year",
    "decade": "year", "century": "year",
}  # fmt: skip


@dataclass(slots=True)
class Context:
    """What is known beside the text: anchor, zone, the order of its figures."""

    text: str
    anchor: date | None
    moment: datetime | None
    timezone: str
    month_first: bool


def mention_of(item: Item, context: Context) -> DateMention:
    """The mention of an item without a problem. Raises `Refused` when the calendar has no such day."""
    if item.what == "time":
        value_from, value_to, zone_name = _time_alone(item, context)
        return _build(item, context, value_from, value_to, None, zone_name)
    anchor, clock = context.anchor, item.clock
    if item.what == "day" and item.until is None and item.year_shift is None:
        resolved = day_of(item, anchor, context.month_first)
        if clock is None:
            value = resolved.first.isoformat()
            return _build(item, context, value, value, resolved, context.timezone)
    else:
        resolved = resolve(item, anchor, context.moment, month_first=context.month_first)
    until_clock = item.until.clock if item.until is not None else None
    if resolved.moment is not None:
        value = _stamp(resolved.moment, context.timezone)
        return _build(item, context, value, value, resolved, context.timezone)
    if clock is None and until_clock is None:
        value_from = value_to = _iso(resolved.first, resolved.precision)
        if resolved.last is not resolved.first:
            value_to = _iso(resolved.last, resolved.precision)
        return _build(item, context, value_from, value_to, resolved, context.timezone)
    zone_name = (clock and clock.zone) or (until_clock and until_clock.zone) or context.timezone
    value_from = _iso(resolved.first, "day")
    if clock is not None:
        if item.part is not None and clock.part is None:
            clock.hour = by_part_of_day(clock.hour, item.part)
            if clock.until is not None:
                clock.until = by_part_of_day(clock.until[0], item.part), clock.until[1]
        start = _at(resolved.first, clock.hour, clock.minute, clock.second)
        value_from = value_to = _stamp(start, zone_name)
        resolved.precision = "minute" if clock.second is None else "second"
        if clock.until is not None:
            finish = _at(resolved.last, clock.until[0], clock.until[1], None)
            if finish < start:
                # `pukul 20.00-02.00` ends on the next day
                finish += timedelta(days=1)
            value_to = _stamp(finish, zone_name)
    if until_clock is not None:
        end = _at(resolved.last, until_clock.hour, until_clock.minute, until_clock.second)
        value_to = _stamp(end, zone_name)
        resolved.precision = "minute"
    elif item.until is not None and (clock is None or clock.until is None):
        value_to = _iso(resolved.last, "day")
    return _build(item, context, value_from, value_to, resolved, zone_name)


def _build(
    item: Item,
    context: Context,
    value_from: str,
    value_to: str,
    resolved: Resolved | None,
    zone_name: str,
) -> DateMention:
    what = item.what
    kind = _KINDS.get(what)
    if kind is not None:
        pass
    elif item.hijri:
        kind = "hijri"
    elif value_from != value_to:
        kind = "range"
    elif item.year is None and what != "year":
        kind = "partial"
    else:
        kind = "absolute"
    start, end = item.start, item.end
    if resolved is None:
        flags: tuple[str, ...] = ()
        precision, weekday_agrees, suggestion = "minute", None, None
    else:
        flags, precision, weekday_agrees = (
            resolved.flags, resolved.precision, resolved.weekday_agrees,
        )  # fmt: skip
        suggestion = resolved.suggestion.isoformat() if resolved.suggestion is not None else None
    if zone_name != context.timezone and item.clock is not None and item.clock.zone:
        flags += ("zone-differs",)
    if what == "offset":
        # `4 bulan lalu` has a day only by reckoning: the unit says how precise it is
        precision = _PRECISION_OF_UNIT.get(str(item.unit), "day")
    return grammar_mention(
        context.text[start:end], start, end, value_from, value_to,
        precision,  # type: ignore[arg-type]
        zone_name, kind, weekday_agrees, suggestion, 1 if item.hijri else 0, flags,
    )  # fmt: skip


def _iso(day: date, precision: str) -> str:
    shown = day.isoformat()
    return shown if precision == "day" else shown[:4] if precision == "year" else shown[:7]


def _at(day: date, hour: int, minute: int, second: int | None) -> datetime:
    """A day and a printed time; 24.00 is midnight at the end of the day."""
    second = min(second or 0, 59)
    if hour < 24 and minute < 60:
        return datetime(day.year, day.month, day.day, hour, minute, second)
    midnight = datetime(day.year, day.month, day.day)
    return midnight + timedelta(hours=hour, minutes=minute, seconds=second)


def _stamp(moment: datetime, zone_name: str) -> str:
    return moment.isoformat(timespec="seconds") + offset(zone_name, moment)


def _time_alone(item: Item, context: Context) -> tuple[str, str, str]:
    clock = item.clock
    assert clock is not None
    zone_name = clock.zone or context.timezone
    around = context.moment or datetime(2000, 1, 1)
    suffix = offset(zone_name, around)
    value_from = f"T{clock.hour % 24:02d}:{clock.minute:02d}:{clock.second or 0:02d}{suffix}"
    if clock.until is None:
        return value_from, value_from, zone_name
    return value_from, f"T{clock.until[0] % 24:02d}:{clock.until[1]:02d}:00{suffix}", zone_name

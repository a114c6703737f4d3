"""Days told from the anchor: `kemarin`, `Senin pekan lalu`, `dua bulan lalu`, `tanggal 5 depan`."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from newsarchive.dates.calendar_days import Refused, Resolved, add_months, exact, possible
from newsarchive.dates.item import Item


def relative(item: Item, anchor: date, moment: datetime | None) -> Resolved:
    what, direction = item.what, item.direction or 0
    if what == "relative":
        assert item.offset is not None
        result = Resolved(anchor + timedelta(days=item.offset))
        if item.weekday is not None:
            return _checked_relative(result, item.weekday, anchor, item.offset)
        return result
    if what == "weekday":
        assert item.weekday is not None
        return _checked(Resolved(_weekday(item.weekday, anchor, direction)), item.weekday)
    if what == "weekday-of-week":
        assert item.weekday is not None
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=7 * direction)
        return _checked(Resolved(monday + timedelta(days=item.weekday)), item.weekday)
    if what in ("week", "weekend"):
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=7 * direction)
        if what == "weekend":
            return Resolved(monday + timedelta(days=5), monday + timedelta(days=6))
        return Resolved(monday, monday + timedelta(days=6))
    if what == "day-of-month":
        return Resolved(_day_of_month(item, anchor, direction))
    if what == "this-month":
        return Resolved(add_months(anchor.replace(day=1), direction), None, "month")
    if what == "this-year":
        return Resolved(exact(anchor.year + direction, 1, 1), None, "year")
    return _offset(item, anchor, moment)


def _day_of_month(item: Item, anchor: date, direction: int) -> date:
    assert item.day is not None
    first = anchor.replace(day=1)
    if item.unit == "month":
        month = add_months(first, direction)
        return exact(month.year, month.month, item.day)
    for step in range(4):
        month = add_months(first, direction * step)
        day = possible(month.year, month.month, item.day)
        if day is not None and (day <= anchor if direction < 0 else day >= anchor):
            return day
    raise Refused("impossible-date")


def _checked(result: Resolved, weekday: int) -> Resolved:
    result.weekday_agrees = result.first.weekday() == weekday
    return result


def _checked_relative(result: Resolved, weekday: int, anchor: date, offset: int) -> Resolved:
    """`rabu kemarin` is the last Wednesday, not always yesterday; `Jumat hari ini` is today."""
    if offset == -1 and result.first.weekday() != weekday:
        return _checked(Resolved(_weekday(weekday, anchor, -1)), weekday)
    if offset == 1 and result.first.weekday() != weekday:
        return _checked(Resolved(_weekday(weekday, anchor, 1)), weekday)
    result.weekday_agrees = result.first.weekday() == weekday
    if not result.weekday_agrees:
        result.flags += ("weekday-mismatch",)
    return result


def _weekday(weekday: int, anchor: date, direction: int) -> date:
    """The last such weekday before the anchor, the next after it, or the one of the same week."""
    if direction < 0:
        return anchor - timedelta(days=(anchor.weekday() - weekday - 1) % 7 + 1)
    if direction > 0:
        return anchor + timedelta(days=(weekday - anchor.weekday() - 1) % 7 + 1)
    return anchor + timedelta(days=weekday - anchor.weekday())


def _offset(item: Item, anchor: date, moment: datetime | None) -> Resolved:
    assert item.offset is not None
    count, unit = item.offset, item.unit
    try:
        if unit in ("second", "minute", "hour"):
            if moment is None:
                raise Refused("needs-anchor")
            result = Resolved(anchor)
            step = {"second": 1, "minute": 60, "hour": 3600}[unit]
            result.moment = moment + timedelta(seconds=count * step)
            result.first = result.last = result.moment.date()
            return result
        if unit == "day":
            return Resolved(anchor + timedelta(days=count))
        if unit == "week":
            return Resolved(anchor + timedelta(days=7 * count))
        months = {"month": 1, "year": 12, "decade": 120, "century": 1200}[str(unit)]
        return Resolved(add_months(anchor, count * months))
    except (OverflowError, ValueError):
        raise Refused("impossible-date") from None

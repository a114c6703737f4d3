"""From what is printed to the calendar: years of partial dates, relative days, weekday checks.

Every function takes the anchor (the day of publication) as an argument; without one, expressions
that need it are refused with `needs-anchor`.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta

from newsarchive.dates import hijri
from newsarchive.dates.item import Item

#: how many days nearer the weekday that agrees makes a candidate year
_WEEKDAY_BONUS = 90
#: figures in brackets (`(18/1)`, but also `(2/3)`) this many days from the anchor are a fraction
_NEAR = 75


class Refused(Exception):
    """An expression without a value; the first argument is the reason of the refusal."""


class Resolved:
    """The calendar value of an item: first and last `date`, or (year,) or (year, month)."""

    #: set instead of the days when an offset of hours or minutes leads to a time
    moment: datetime | None = None
    weekday_agrees: bool | None = None
    suggestion: date | None = None
    flags: tuple[str, ...] = ()

    def __init__(self, first: date, last: date | None = None, precision: str = "day") -> None:
        self.first = first
        self.last = last if last is not None else first
        self.precision = precision


def resolve(
    item: Item, anchor: date | None, moment: datetime | None, *, month_first: bool
) -> Resolved:
    """The value of one item.

    Parameters: `anchor`, the local day of publication; `moment`, the local time of publication if
    known; `month_first`, whether the text writes month before day in figures.
    Raises `Refused`.
    """
    if item.problem is not None:
        raise Refused(item.problem)
    if item.year_shift is not None:
        if anchor is None:
            raise Refused("needs-anchor")
        item.year = anchor.year + item.year_shift
    if item.what == "day":
        return _range_or_day(item, anchor, month_first)
    if item.what in ("month", "year"):
        return _month_or_year(item, anchor)
    if item.what == "period":
        assert item.year is not None
        assert item.month is not None
        assert item.offset is not None
        first = _date(item.year, item.month, 1)
        return Resolved(first, _add_months(first, item.offset) - timedelta(days=1))
    if anchor is None:
        raise Refused("needs-anchor")
    return _relative(item, anchor, moment)


def _range_or_day(item: Item, anchor: date | None, month_first: bool) -> Resolved:
    until = item.until
    if until is None:
        return _day(item, anchor, month_first)
    near = anchor
    if until.year is None and item.year is None:
        last = _day(until, near, month_first).first
        first = _fitting(item, last, before=True)
    elif until.year is None:
        first = _day(item, near, month_first).first
        last = _fitting(until, first, before=False)
    elif item.year is None:
        last = _day(until, near, month_first).first
        first = _fitting(item, last, before=True)
    else:
        first = _day(item, near, month_first).first
        last = _day(until, near, month_first).first
    if first > last or (first == last and item.day != until.day):
        raise Refused("reversed-range")
    result = Resolved(first, last)
    result.flags = item.flags
    if item.hijri:
        result.flags += ("hijri-estimate",)
    checks = [(item.weekday, first)]
    checks.append((item.last_weekday if item.last_weekday is not None else until.weekday, last))
    printed = [(weekday, day) for weekday, day in checks if weekday is not None]
    if printed:
        result.weekday_agrees = all(day.weekday() == weekday for weekday, day in printed)
        if not result.weekday_agrees:
            result.flags += ("weekday-mismatch",)
    return result


def _fitting(item: Item, other: date, *, before: bool) -> date:
    """The day and month nearest to the other end of the range, on its proper side."""
    assert item.month is not None
    assert item.day is not None
    if item.hijri:
        year = item.year or hijri.to_hijri_year(other)
        found = hijri.to_gregorian(year, item.month, item.day)
        if found is None:
            raise Refused("impossible-date")
        return found
    same = _possible(other.year, item.month, item.day)
    if same is not None and (same <= other if before else same >= other):
        return same
    if item.month == other.month and same is not None:
        raise Refused("reversed-range")
    return _date(other.year + (-1 if before else 1), item.month, item.day)


def _day(item: Item, anchor: date | None, month_first: bool) -> Resolved:
    if item.hijri:
        return _hijri(item, anchor)
    assert item.month is not None
    assert item.day is not None
    day, month, flags = item.day, item.month, item.flags
    swapped = False
    if item.counted and item.day <= 31:
        swapped = _swap(item, month_first)
        if swapped:
            day, month = month, day
            flags += ("month-first",)
    if item.year is not None:
        value = _date(item.year, month, day)
    else:
        if not 1 <= month <= 12 or not 1 <= day <= monthrange(2024, month)[1]:
            raise Refused("impossible-date")
        if anchor is None:
            raise Refused("needs-anchor")
        value = nearest(day, month, anchor, item.weekday, item.direction)
        if item.near and abs((value - anchor).days) > _NEAR:
            raise Refused("no-date")
    result = Resolved(value)
    result.flags = flags
    if item.weekday is not None:
        agrees = value.weekday() == item.weekday
        if not agrees and item.last_weekday is not None:
            agrees = value.weekday() == item.last_weekday
        result.weekday_agrees = agrees
        if not agrees:
            result.flags += ("weekday-mismatch",)
            result.suggestion = intended(value, item.weekday, anchor, figures=item.counted)
    return result


def _swap(item: Item, month_first: bool) -> bool:
    """Whether figures stand in the order month, day: only when the other order can not be."""
    assert item.day is not None
    assert item.month is not None
    year = item.year or 2024
    usual = _possible(year, item.month, item.day)
    other = _possible(year, item.day, item.month)
    if other is None or usual == other:
        return False
    if usual is None:
        return item.year is not None
    if item.english and item.weekday is not None and item.year is not None:
        return other.weekday() == item.weekday != usual.weekday()
    return month_first


def _hijri(item: Item, anchor: date | None) -> Resolved:
    assert item.month is not None
    assert item.day is not None
    if item.year is not None:
        value = hijri.to_gregorian(item.year, item.month, item.day)
    elif anchor is None:
        raise Refused("needs-anchor")
    else:
        year = hijri.to_hijri_year(anchor)
        near = [hijri.to_gregorian(y, item.month, item.day) for y in (year - 1, year, year + 1)]
        options = [day for day in near if day is not None]
        value = min(options, key=lambda day: abs((day - anchor).days)) if options else None
    if value is None:
        raise Refused("impossible-date")
    result = Resolved(value)
    result.flags = ("hijri-estimate",)
    if item.weekday is not None:
        result.weekday_agrees = value.weekday() == item.weekday
        for step in (-1, 1):
            shifted = value + timedelta(days=step)
            if not result.weekday_agrees and shifted.weekday() == item.weekday:
                # the printed weekday settles the day that the table can not know
                result.first = result.last = shifted
                result.weekday_agrees = True
    return result


def nearest(day: int, month: int, anchor: date, weekday: int | None, direction: int | None) -> date:
    """The year of a day and month: the one nearest to the anchor.

    A weekday that agrees counts for 90 days, so it decides between two years that are about as
    near; `lalu` takes the last such day, `mendatang` the next. Raises `Refused` for days that no
    year near the anchor has.
    """
    options = []
    # 29 February needs the wider window
    reach = 1 if day < 29 or month != 2 else 4
    for year in range(anchor.year - reach, anchor.year + reach + 1):
        value = _possible(year, month, day)
        if value is None:
            continue
        distance = abs((value - anchor).days)
        if (direction == -1 and value > anchor) or (direction == 1 and value < anchor):
            distance += 400
        if weekday is not None and value.weekday() == weekday:
            distance -= _WEEKDAY_BONUS
        options.append((distance, value))
    if not options:
        raise Refused("impossible-date")
    return min(options)[1]


def intended(value: date, weekday: int, anchor: date | None, *, figures: bool) -> date | None:
    """What was probably meant when the weekday disagrees: day and month swapped, or a wrong year."""
    options = []
    if figures and value.day <= 12:
        swapped = _possible(value.year, value.day, value.month)
        if swapped is not None and swapped.weekday() == weekday:
            options.append(swapped)
    for year in (value.year + 1, value.year - 1):
        slipped = _possible(year, value.month, value.day)
        if slipped is not None and slipped.weekday() == weekday:
            options.append(slipped)
    if not options:
        return None
    if anchor is not None:
        return min(options, key=lambda day: abs((day - anchor).days))
    return options[0]


def _month_or_year(item: Item, anchor: date | None) -> Resolved:
    until = item.until
    if item.what == "year":
        assert item.year is not None
        last = until.year if until is not None else item.year
        assert last is not None
        if last < item.year:
            raise Refused("reversed-range")
        return Resolved(_date(item.year, 1, 1), _date(last, 1, 1), "year")
    last_item = until or item
    assert item.month is not None
    assert last_item.month is not None
    year = last_item.year
    if year is None:
        if anchor is None:
            raise Refused("needs-anchor")
        if item.year is not None:
            year = item.year + (last_item.month < item.month)
        else:
            year = _nearest_month(last_item.month, anchor, item.direction)
    last_month = _date(year, last_item.month, 1)
    if until is None:
        return Resolved(last_month, None, "month")
    first_year = item.year or (year if item.month <= last_item.month else year - 1)
    first_month = _date(first_year, item.month, 1)
    if first_month > last_month:
        raise Refused("reversed-range")
    return Resolved(first_month, last_month, "month")


def _nearest_month(month: int, anchor: date, direction: int | None) -> int:
    if direction == 0:
        return anchor.year
    here = anchor.year * 12 + anchor.month
    options = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        distance = year * 12 + month - here
        if (direction == -1 and distance > 0) or (direction == 1 and distance < 0):
            continue
        if distance == 0 and direction == -1 and anchor.day < 8:
            # `akhir Juli lalu` written in the first days of July is last year's
            continue
        options.append((abs(distance), year))
    return min(options)[1]


def _relative(item: Item, anchor: date, moment: datetime | None) -> Resolved:
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
        return Resolved(_add_months(anchor.replace(day=1), direction), None, "month")
    if what == "this-year":
        return Resolved(_date(anchor.year + direction, 1, 1), None, "year")
    return _offset(item, anchor, moment)


def _day_of_month(item: Item, anchor: date, direction: int) -> date:
    assert item.day is not None
    first = anchor.replace(day=1)
    if item.unit == "month":
        month = _add_months(first, direction)
        return _date(month.year, month.month, item.day)
    for step in range(4):
        month = _add_months(first, direction * step)
        day = _possible(month.year, month.month, item.day)
        if day is not None and (day <= anchor if direction < 0 else day >= anchor):
            return day
    raise Refused("impossible-date")


def _checked(result: Resolved, weekday: int) -> Resolved:
    result.weekday_agrees = result.first.weekday() == weekday
    return result


def _checked_relative(result: Resolved, weekday: int, anchor: date, offset: int) -> Resolved:
    """`rabu kemarin` is the last Wednesday, not necessarily yesterday; `Jumat hari ini` is today."""
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
        return Resolved(_add_months(anchor, count * months))
    except (OverflowError, ValueError):
        raise Refused("impossible-date") from None


def _add_months(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    if not 1 <= year <= 9999:
        raise Refused("impossible-date")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _possible(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Refused("impossible-date") from None

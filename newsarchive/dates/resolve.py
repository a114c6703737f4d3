"""From what is printed to the calendar: years of partial dates, relative days, weekday checks.

Every function takes the anchor (the day of publication) as an argument; without one, expressions
that need it are refused with `needs-anchor`.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta

from newsarchive.dates import hijri
from newsarchive.dates.calendar_days import Refused, Resolved, add_months, exact, possible
from newsarchive.dates.item import Item
from newsarchive.dates.relative import relative

#: how many days nearer the weekday that agrees makes a candidate year
_WEEKDAY_BONUS = 90
#: a day this near to the anchor is nearer than the same day of another year
_HALF_A_YEAR = timedelta(days=182)
#: figures in brackets (`(18/1)`, but also `(2/3)`) this many days from the anchor are a fraction
FIGURES_NEAR = 75


def resolve(
    item: Item, anchor: date | None, moment: datetime | None, *, month_first: bool
) -> Resolved:
    """The value of an item without a problem.

    Parameters: `anchor`, the local day of publication; `moment`, the local time of publication if
    known; `month_first`, whether the text writes month before day in figures.
    Raises `Refused`.
    """
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
        first = exact(item.year, item.month, 1)
        return Resolved(first, add_months(first, item.offset) - timedelta(days=1))
    if anchor is None:
        raise Refused("needs-anchor")
    return relative(item, anchor, moment)


def _range_or_day(item: Item, anchor: date | None, month_first: bool) -> Resolved:
    until = item.until
    if until is None:
        return day_of(item, anchor, month_first)
    near = anchor
    if until.year is None and item.year is None:
        last = day_of(until, near, month_first).first
        first = _fitting(item, last, before=True)
    elif until.year is None:
        first = day_of(item, near, month_first).first
        last = _fitting(until, first, before=False)
    elif item.year is None:
        last = day_of(until, near, month_first).first
        first = _fitting(item, last, before=True)
    else:
        first = day_of(item, near, month_first).first
        last = day_of(until, near, month_first).first
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
    same = possible(other.year, item.month, item.day)
    if same is not None and (same <= other if before else same >= other):
        return same
    if item.month == other.month and same is not None:
        raise Refused("reversed-range")
    return exact(other.year + (-1 if before else 1), item.month, item.day)


def day_of(item: Item, anchor: date | None, month_first: bool) -> Resolved:
    """The day of an item that names a day and a month. Raises `Refused`."""
    if item.hijri:
        return _hijri(item, anchor)
    assert item.month is not None
    assert item.day is not None
    day, month, flags = item.day, item.month, item.flags
    if item.counted and 1 <= day <= 12 and (_swap(item, month_first) or _told(item, anchor)):
        day, month = month, day
        flags += ("month-first",)
    if item.year is not None:
        value = exact(item.year, month, day)
        if item.near and (anchor is None or abs((value - anchor).days) > FIGURES_NEAR):
            raise Refused("no-date")
    else:
        if not 1 <= month <= 12 or not 1 <= day <= monthrange(2024, month)[1]:
            raise Refused("impossible-date")
        if anchor is None:
            raise Refused("needs-anchor")
        value = nearest(day, month, anchor, item.weekday, item.direction)
        if item.near and abs((value - anchor).days) > FIGURES_NEAR:
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


def _told(item: Item, anchor: date | None) -> bool:
    """Whether the English weekday of `Monday (03/04)` says that the month stands first, near the day of publication."""
    if not item.english or item.weekday is None or item.year is not None or anchor is None:
        return False
    assert item.day is not None
    assert item.month is not None
    if not (1 <= item.month <= 12 and 1 <= item.day <= 12):
        return False

    def fits(day: int, month: int) -> bool:
        value = nearest(day, month, anchor, None, item.direction)
        return value.weekday() == item.weekday and abs(value - anchor) <= _NEAR

    return fits(item.month, item.day) and not fits(item.day, item.month)


#: within which a report names the day of its event
_NEAR = timedelta(days=31)


def _swap(item: Item, month_first: bool) -> bool:
    """Whether figures stand in the order month, day: only when the other order can not be."""
    assert item.day is not None
    assert item.month is not None
    if item.month < 1 or item.day == item.month:
        return False
    year = item.year or 2024
    if item.month > 12:
        is_said = item.year is not None or item.english or month_first
        return is_said and possible(year, item.day, item.month) is not None
    if not (month_first or item.english):
        return False
    usual, other = date(year, item.month, item.day), date(year, item.day, item.month)
    if item.english and item.weekday is not None and item.year is not None:
        return other.weekday() == item.weekday != usual.weekday()
    # an Indonesian weekday speaks for the usual order, whatever the rest of the text does
    return month_first and (item.weekday is None or item.english)


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
    value = possible(anchor.year, month, day)
    if (
        value is not None
        and direction is None
        and -_HALF_A_YEAR <= value - anchor <= _HALF_A_YEAR
        and (weekday is None or value.weekday() == weekday)
    ):
        return value
    options = []
    # 29 February needs the wider window
    reach = 1 if day < 29 or month != 2 else 4
    for year in range(anchor.year - reach, anchor.year + reach + 1):
        value = possible(year, month, day)
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
    """What was meant when the weekday disagrees: day and month swapped, or a wrong year."""
    options = []
    if figures and value.day <= 12:
        swapped = possible(value.year, value.day, value.month)
        if swapped is not None and swapped.weekday() == weekday:
            options.append(swapped)
    for year in (value.year + 1, value.year - 1):
        slipped = possible(year, value.month, value.day)
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
        return Resolved(exact(item.year, 1, 1), exact(last, 1, 1), "year")
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
    last_month = exact(year, last_item.month, 1)
    if until is None:
        return Resolved(last_month, None, "month")
    first_year = item.year or (year if item.month <= last_item.month else year - 1)
    first_month = exact(first_year, item.month, 1)
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

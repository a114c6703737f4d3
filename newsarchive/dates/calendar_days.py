"""Days of the calendar: what an item comes to, and the reasons for which it comes to nothing."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime


class Refused(Exception):
    """An expression without a value; the first argument is the reason of the refusal."""


class Resolved:
    """The calendar value of an item: first and last `date`, or (year,) or (year, month)."""

    __slots__ = ("first", "flags", "last", "moment", "precision", "suggestion", "weekday_agrees")

    def __init__(self, first: date, last: date | None = None, precision: str = "day") -> None:
        self.first = first
        self.last = last if last is not None else first
        self.precision = precision
        #: set instead of the days when an offset of hours or minutes leads to a time
        self.moment: datetime | None = None
        self.weekday_agrees: bool | None = None
        self.suggestion: date | None = None
        self.flags: tuple[str, ...] = ()


def add_months(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    if not 1 <= year <= 9999:
        raise Refused("impossible-date")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def possible(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def exact(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Refused("impossible-date") from None

"""Days on the command line: as ISO writes them or as people do; of a month or a year its first day, or its last."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Any

import typer

_ISO = re.compile(r"\d{4}(-\d\d){0,2}\Z")
#: how help texts call one
DAY = "DAY"


def first_day(text: str) -> date:
    """The day a period begins with.

    >>> first_day("2023-11"), first_day("18 Nopember 2023")
    (datetime.date(2023, 11, 1), datetime.date(2023, 11, 18))
    """
    return _day(text, "value_from", last=False)


def last_day(text: str) -> date:
    """The day a period ends with.

    >>> last_day("2024-02"), last_day("2023")
    (datetime.date(2024, 2, 29), datetime.date(2023, 12, 31))
    """
    return _day(text, "value_to", last=True)


def day_option(*names: str, ends: bool = False, **options: Any) -> Any:
    """A `typer.Option` that takes a day; of longer periods the first, or the last when the option `ends` a span."""
    return typer.Option(*names, parser=last_day if ends else first_day, metavar=DAY, **options)


def _day(text: str, side: str, *, last: bool) -> date:
    value = text.strip()
    if not _ISO.match(value):
        from newsarchive.dates import parse_date

        found = parse_date(value)
        value = (getattr(found, side) or "")[:10] if found else ""
    try:
        year, month, day = [*(int(part) for part in value.split("-")), 0, 0][:3]
        month = month or (12 if last else 1)
        return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))
    except ValueError as error:
        raise typer.BadParameter(
            f"{text!r} is no day; write 2023-11-18, 2023-11 or 2023, or as in '18 November 2023'"
        ) from error

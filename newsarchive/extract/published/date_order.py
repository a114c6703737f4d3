"""Whether a day printed in figures has its month first, where both readings are days: `7/4/2024`; what else the page says of it tells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

_FIGURES = re.compile(r"(?<![\d/.-])(0?[1-9]|1[0-2])([/.-])(0?[1-9]|1[0-2])\2(?:20)?\d\d(?!\d)")
#: an article is put up on the day that its dateline names, or soon after; days further apart are two matters
_SOON, _FAR = timedelta(days=2), timedelta(days=7)


def swapped(day: str, printed: str) -> str | None:
    """The other reading of a day, read from figures with the day first; None where there is none.

    >>> swapped("2024-04-07", "Posted 7/4/2024"), swapped("2024-04-07", "7 April 2024")
    ('2024-07-04', None)
    """
    if _FIGURES.search(printed) is None:
        return None
    year, month, number = day[:10].split("-")
    return f"{year}-{number}-{month}" if month != number and int(number) <= _MONTHS else None


_MONTHS = 12


def exchanged(text: str) -> str:
    """A text with the first two figures of its day in the other order: `Kamis, 7/4/2024` as `Kamis, 4/7/2024`; the text itself where both cannot be."""
    return _FIGURES.sub(_other, text, count=1)


def _other(found: re.Match[str]) -> str:
    first, mark, second = found.groups()
    return f"{second}{mark}{first}{found[0][len(first) + len(mark) + len(second) :]}"


def has_month_first(day: str, printed: str, stated: Iterable[str]) -> bool:
    """Whether the month comes first in a day of figures: the days `stated` (`2024-07-04`, `07-04`) are those of the other reading, and none is this one's."""
    other = swapped(day, printed)
    if other is None:
        return False
    days = [stated_day for text in stated if (stated_day := _day(text, other[:4]))]
    return any(timedelta() <= _days_from(d, other) <= _SOON for d in days) and not any(
        abs(_days_from(d, day[:10])) <= _FAR for d in days
    )


def _days_from(day: date, value: str) -> timedelta:
    return date.fromisoformat(value) - day


def _day(text: str, year: str) -> date | None:
    try:
        return date.fromisoformat(text[:10] if len(text) >= len("2024-07-04") else f"{year}-{text}")
    except ValueError:
        return None

"""Words and numbers with a slip of the pen, believed for what stands beside them.

`Seniin (13/11/2023)`, `26 Feburari 2021`, `18 Nov ember 2023`, `l8 November`. Each function takes the
normalised text and the place of the word in it, and gives what was meant, or None.
"""

from __future__ import annotations

import re

from newsarchive.dates import words as w
from newsarchive.dates.slips import closest_month, closest_weekday

_NEXT_WORD = re.compile(r"\s([a-z]+)")
_YEAR_NEXT = re.compile(r"[\s,]{1,3}(?:tahun )?(?:19|20)[0-9]{2}(?![0-9])")
_DATE_NEXT = re.compile(r"[ ,]{0,2}[(\[]? ?[0-9]{1,2}(?: ?[/.-] ?[0-9]{1,2}(?![0-9:])| ?[a-z]{3})")
_ODD_NUMBER = re.compile(r"(?<![a-z0-9])(?=[lio]?[0-9])[0-9lio]{2,4}(?![a-z0-9])")
_FIGURES_FOR = str.maketrans("lio", "110")


def odd_weekday(low: str, end: int, word: str) -> int | None:
    """A mistyped weekday directly before a date (`Seniin (13/11/2023)`): its number."""
    weekday = closest_weekday(word)
    return weekday if weekday is not None and _DATE_NEXT.match(low, end) else None


def odd_month(low: str, end: int, word: str) -> tuple[int, int] | None:
    """A mistyped month between a day and a year (`26 Feburari 2021`): its number and its end."""
    split = _split_month(low, end, word)
    if split is not None:
        return split
    if 3 <= len(word) <= 12 and _YEAR_NEXT.match(low, end):
        number = closest_month(word)
        return (number, end) if number else None
    return None


def _split_month(low: str, at: int, head: str) -> tuple[int, int] | None:
    """A month name with a space inside: `Nov ember`."""
    tail = _NEXT_WORD.match(low, at)
    if tail and head + tail.group(1) in w.FULL_MONTHS:
        return w.MONTHS[head + tail.group(1)], tail.end()
    return None


def odd_number(low: str, begin: int, end: int) -> tuple[int, int, int] | None:
    """A number with a letter for a figure (`l8`, `1O`, `2O23`): its start, value and end."""
    while begin and low[begin - 1].isdigit():
        begin -= 1
    m = _ODD_NUMBER.match(low, begin)
    if m is None or m.end() < end:
        return None
    return begin, int(m.group().translate(_FIGURES_FOR)), m.end()

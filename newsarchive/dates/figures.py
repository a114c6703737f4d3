"""Dates in figures among tokens: `18/11/23`, `2023-11-18`, `5-7/6/2023`, `18 dan 19/11/2023`.

Each function takes the tokens and an index and gives the item with the index after it, or None.
"""

from __future__ import annotations

import re

from newsarchive.dates import lexer as x
from newsarchive.dates import words as w
from newsarchive.dates.clock import zone_of_offset
from newsarchive.dates.item import Clock, Item
from newsarchive.dates.lexer import Tokens
from newsarchive.dates.years import full_year

Found = tuple[Item, int] | None

_ROMAN_PARTS = re.compile(r"[0-9]+|[ivx]+")
_SECONDS = re.compile(r":([0-9]{2})")
_STAMP_OFFSET = re.compile(r"z$|[+-][0-9]{2}:?[0-9]{2}$")


def read_figures(t: Tokens, i: int) -> Found:
    """Dates in figures that the lexer has put together: `18/11/23`, `2023-11-18`, `5-7/6/2023`."""
    kind, v = t.kinds[i], t.values[i]
    item = Item("day", t.starts[i], t.ends[i])
    item.counted = True
    if kind == x.DMY:
        _set(item, v[0], v[2], v[3])
        item.loose = v[1] != "/" and len(v[3]) == 2 and t.low[item.end - 3] != "'"
    elif kind == x.MIXED_DMY:
        _set(item, v[0], v[2], v[4])
        item.loose = True
    elif kind == x.YMD:
        _set(item, v[3], v[2], v[0])
        item.counted = v[1] != "-"
    elif kind == x.DM:
        _set(item, v[0], v[1], None)
        item.loose = True
    elif kind == x.DAYS_MONTH:
        _set(item, v[0], v[3], v[4])
        item.loose = not v[4]
        item.until = _copy(item, v[1], v[3], v[4])
    elif kind == x.TWO_DM:
        _set(item, v[0], v[1], None)
        item.loose = not v[4]
        item.until = _copy(item, v[2], v[3], v[4])
    elif kind == x.TWO_DMY:
        _set(item, v[0], v[2], v[3])
        item.until = _copy(item, v[4], v[5], v[6])
    elif kind == x.ISO:
        return _iso(t, i)
    elif kind == x.ROMAN:
        day, roman, year = _ROMAN_PARTS.findall(v)
        _set(item, day, str(w.ROMANS[roman]), year)
    else:
        return None
    if item.year is not None and item.year < 1000:
        item.problem = "impossible-date"
    return item, i + 1


def spaced_figures(t: Tokens, i: int) -> Found:
    """`18 - 11 - 2023`: figures that the lexer keeps apart because of the spaces."""
    k = t.kinds
    if not (k[i] == w.NUM == k[i + 2] == k[i + 4] and k[i + 1] == k[i + 3]):
        return None
    if k[i + 1] not in (w.DASH, w.DOT, w.PIPE) or t.values[i + 4] < 1000 or t.values[i] > 31:
        return None
    item = Item("day", t.starts[i], t.ends[i + 4])
    _set(item, str(t.values[i]), str(t.values[i + 2]), str(t.values[i + 4]))
    item.counted = True
    return item, i + 5


def dashed_day_and_month(t: Tokens, i: int) -> Found:
    """`Senin (4-9)`: with a weekday and brackets two figures are a day and a month."""
    item = Item("day", t.starts[i], t.ends[i])
    _set(item, t.values[i][0], t.values[i][1], None)
    item.counted = item.loose = True
    return item, i + 1


def figure_list(t: Tokens, i: int) -> tuple[list[Item], int] | None:
    """`18 dan 19/11/2023`, `5 s.d. 7/6/2023`, `1, 2 dan 3/5`: the last member gives the month."""
    kinds = t.kinds
    days: list[tuple[int, int]] = []
    j = i
    ranged = False
    only_commas = True
    while kinds[j] == w.NUM and t.values[j] <= 31:
        days.append((t.values[j], j))
        j += 1
        separators = 0
        while kinds[j] in (w.COMMA, w.AND, w.DATE_WORD) and separators < 3:
            only_commas = only_commas and kinds[j] != w.AND
            separators += 1
            j += 1
        if kinds[j] in (w.RANGE, w.DASH) and not separators:
            ranged = True
            j += 1
            break
        if not separators:
            return None
    if not days or kinds[j] not in (x.DM, x.DMY):
        return None
    announced = bool(i) and kinds[i - 1] in (w.DATE_WORD, w.OPEN)
    if (
        only_commas
        and not ranged
        and not announced
        and (len(days) == 1 or w.DATE_WORD in kinds[i:j])
    ):
        # `RT 5, 05/06/2023`: a comma alone makes no list of two
        return None
    found = read_figures(t, j)
    assert found is not None
    last, end = found
    items = []
    for day, token in days:
        item = Item("day", t.starts[token], t.ends[token])
        item.day, item.month, item.year, item.counted = day, last.month, last.year, True
        item.loose, item.flags = last.loose, last.flags
        items.append(item)
    if ranged:
        items[-1].until = last
        items[-1].end = last.end
    else:
        items.append(last)
    return items, end


def _iso(t: Tokens, i: int) -> Found:

    value = t.values[i]
    item = Item("day", t.starts[i], t.ends[i])
    item.year, item.month, item.day = int(value[:4]), int(value[5:7]), int(value[8:10])
    if len(value) > 10:
        seconds = _SECONDS.match(value, 16)
        clock = Clock(
            int(value[11:13]), int(value[14:16]), int(seconds.group(1)) if seconds else None,
            item.start, item.end,
        )  # fmt: skip
        if clock.hour > 23 or clock.minute > 59:
            item.problem = "impossible-time"
        offset = _STAMP_OFFSET.search(value, 16)
        if offset:
            clock.zone = "UTC" if offset.group() == "z" else zone_of_offset(offset.group())
        item.clock = clock
    return item, i + 1


def _set(item: Item, day: str, month: str, year: str | None) -> None:
    item.day, item.month = int(day), int(month)
    if year:
        item.year, two = full_year(year)
        if two:
            item.flags += ("two-digit-year",)


def _copy(item: Item, day: str, month: str, year: str | None) -> Item:
    last = Item("day", item.start, item.end)
    _set(last, day, month, year)
    return last

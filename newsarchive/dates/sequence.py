"""Whole expressions among tokens: a time and a date in either order, ranges and lists of dates."""

from __future__ import annotations

from newsarchive.dates import clock, days, heads, lexer
from newsarchive.dates import words as w
from newsarchive.dates.item import Item
from newsarchive.dates.lexer import Tokens

#: what may stand between a time and the date after it
_BEFORE_DATE = frozenset(
    (w.COMMA, w.DASH, w.PIPE, w.ON, w.ABOUT, w.DAY_WORD, w.DATE_WORD, w.OF, w.SLASH, w.OPEN)
)
#: what makes a bare number at the beginning an hour
_AFTER_HOUR = frozenset((w.PART, w.ZONE, lexer.OFFSET, w.MERIDIEM))
#: what may stand between two members of a range or a list
_JOINS = frozenset((w.AND, w.COMMA, w.SLASH, w.RANGE, w.DASH))
_RANGEABLE = frozenset(("day", "month", "year"))


def expression(t: Tokens, i: int) -> tuple[list[Item], int] | None:
    """The items of the expression at token `i`, and the index after it.

    A range is one item with `until` set; a list gives an item a member.
    """
    group = _timed(t, i)
    if group is None:
        return None
    items, j = group
    while True:
        kind = t.kinds[j]
        if kind not in _JOINS:
            return items, j
        last = items[-1]
        if kind == w.AND and last.what == "year" and (more := _another_year(t, j + 1)) is not None:
            items.append(more)
            j += 2
        elif kind == w.SLASH and t.kinds[j - 1] == lexer.ISO == t.kinds[j + 1]:
            following = _timed(t, j + 1)
            if following is None:
                return items, j
            last.until = following[0][0]
            last.end = last.until.end
            last.problem = last.problem or last.until.problem
            j = following[1]
        elif kind in (w.RANGE, w.DASH) and last.what in _RANGEABLE and last.until is None:
            k = j + 1
            while t.kinds[k] in (w.DATE_WORD, w.ON, w.DASH, w.DAY_WORD):
                k += 1
            following = _timed(t, k, bare=True)
            if (
                following is None
                or following[0][0].what != last.what
                or following[0][0].hijri != last.hijri
                or following[0][0].until is not None
                or (kind == w.DASH and following[0][0].loose)
                or (last.problem or following[0][0].problem)
            ):
                return items, j
            last.until = following[0][0]
            last.end = following[0][0].end
            if following[0][0].direction is not None and last.direction is None:
                last.direction = following[0][0].direction
            if not following[0][0].loose:
                last.loose = False
            items.extend(following[0][1:])
            j = following[1]
        elif kind in (w.AND, w.COMMA) and last.what == "day" and last.until is None:
            k = j + 1
            while t.kinds[k] in (w.AND, w.DATE_WORD, w.ON, w.DAY_WORD):
                k += 1
            following = _timed(t, k)
            if (
                following is None
                or following[0][0].what != "day"
                or following[0][0].hijri != last.hijri
            ):
                return items, j
            _borrow_year(items, following[0])
            items.extend(following[0])
            j = following[1]
        else:
            return items, j


def _another_year(t: Tokens, i: int) -> Item | None:
    """The second year of `tahun 2022 dan 2023`."""
    if t.kinds[i] != w.NUM or not 1900 <= t.values[i] < 2100:
        return None
    item = Item("year", t.starts[i], t.ends[i])
    item.year = t.values[i]
    return item


def _borrow_year(before: list[Item], after: list[Item]) -> None:
    """`28 April, 5 Mei dan 12 Mei 2023`: members without a year take that of the last."""
    known = after[0]
    if known.year is None or known.month is None:
        return
    for item in before:
        if item.year is None and item.month is not None and item.what == "day":
            item.year = known.year if item.month <= known.month else known.year - 1


def _timed(t: Tokens, i: int, *, bare: bool = False) -> tuple[list[Item], int] | None:
    """Dates with the time before or after them, or a time alone."""
    lead = None
    kind, following = t.kinds[i], t.kinds[i + 1]
    if (
        kind in clock.STARTS
        and (kind != w.NUM or following in _AFTER_HOUR)
        and (kind != w.ON or following == w.CLOCK_WORD)
    ):
        lead = clock.clock_at(t, i, beside_date=False) or clock.clock_at(t, i, beside_date=True)
    if lead is not None:
        time, j = lead
        k = j
        while t.kinds[k] in _BEFORE_DATE and k - j < 4:
            k += 1
        found = days.date_items(t, k if t.kinds[k - 1] != w.OPEN else k - 1) if t.kinds[k] else None
        if found is not None and found[0][0].what in ("day", "relative", "weekday"):
            first = found[0][0]
            if first.clock is None and first.problem is None and (time.zone or not first.loose):
                first.clock = time
                first.start = min(first.start, time.start)
            return found
        alone = clock.clock_at(t, i, beside_date=False)
        if alone is None:
            return None
        item = Item("time", alone[0].start, alone[0].end)
        item.clock = alone[0]
        return [item], alone[1]
    found = days.date_items(t, i, bare=bare)
    if found is None:
        return None
    items, j = found
    last = items[-1]
    if (
        t.kinds[j]
        and last.clock is None
        and last.what in ("day", "relative", "weekday", "weekday-of-week")
    ):
        after = heads.time_beside(t, j)
        if after is not None:
            last.clock, j = after
            last.end = max(last.end, last.clock.end)
            if t.kinds[j] == w.CLOSE and _opens_between(t, last, j):
                last.end = t.ends[j]
                j += 1
    return items, j


def _opens_between(t: Tokens, item: Item, j: int) -> bool:
    inside = t.low[item.start : item.end]
    return inside.count("(") > inside.count(")")

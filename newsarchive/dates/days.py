"""One date with what stands around it: the heart by other modules, the rest here."""

from __future__ import annotations

from newsarchive.dates import daymonth, figures, periods, spans
from newsarchive.dates import lexer as x
from newsarchive.dates import words as w
from newsarchive.dates.heads import Head, read_head, read_tail, time_beside
from newsarchive.dates.item import Item
from newsarchive.dates.lexer import Tokens
from newsarchive.dates.weekdays import without_figures

Items = tuple[list[Item], int] | None

_FIGURES = frozenset(
    (x.DMY, x.YMD, x.DM, x.DAYS_MONTH, x.TWO_DM, x.TWO_DMY, x.ISO, x.ROMAN, x.MIXED_DMY)
)


#: what joins a day to a later one that names the month of both
_JOINS = frozenset((w.AND, w.RANGE, w.DASH))
#: what follows a number that belongs to no date
_AFTER_BARE_NUMBER = frozenset(("", w.CLOSE))


def date_items(t: Tokens, i: int, *, bare: bool = False) -> Items:
    """The date expression that begins at token `i` (several items for a list), index after it."""
    head = read_head(t, i)
    if head.closed:
        return without_figures(t, i, head)
    core = _core(t, head.at, head, bare=bare)
    if core is None:
        return _month_later(t, head) or without_figures(t, i, head)
    items, j = core
    first, last = items[0], items[-1]
    if len(items) > 1 and (head.open_at >= 0 or head.last_weekday is not None):
        return _members(t, items, j, head)
    if head.alone_at >= 0 and first.what == "day" and first.until is None:
        # `Senin dan Kamis (23/11)`: the figures date the last weekday alone
        head.start, head.weekday, head.last_weekday = head.alone_at, head.last_weekday, None
    if head.offset is not None or head.weekday is not None:
        first.weekday = head.weekday
        first.english = first.english or head.english
        first.last_weekday = head.last_weekday
        first.offset = head.offset if first.what == "day" else first.offset
    if head.part is not None:
        first.part = head.part
    if head.direction is not None:
        first.direction = head.direction
    opened_before = head.open_at >= 0
    if head.start >= 0:
        first.start = t.starts[head.start]
    if opened_before and last.clock is None and last.what == "day":
        inside = time_beside(t, j)
        if inside is not None and t.kinds[inside[1]] == w.CLOSE:
            last.clock, j = inside
            last.end = max(last.end, last.clock.end)
    if opened_before and t.kinds[j] == w.PART and t.kinds[j + 1] == w.CLOSE:
        j += 1
    if opened_before and t.kinds[j] == w.CLOSE:
        close = j
        while close - j + 1 < head.opened and t.kinds[close + 1] == w.CLOSE:
            close += 1
        j = close + 1
        if head.start >= 0 and head.start < head.open_at:
            last.end = t.ends[close]
        enclosed = True
    else:
        enclosed = False
    end_before = j
    j = read_tail(t, j, last)
    if j > end_before:
        last.end = t.ends[j - 1]
        if enclosed and not (head.start >= 0 and head.start < head.open_at):
            first.start = t.starts[head.open_at]
            if first is not last and first.end < first.start:
                first.end = first.start
    if last.direction is not None and first is not last:
        for item in items:
            item.direction = last.direction
    if first.loose:
        dated = head.at > 0 and t.kinds[head.at - 1] == w.DATE_WORD
        vouched = head.weekday is not None or head.offset is not None or dated
        bracketed = enclosed and head.open_at == head.at - head.opened
        for item in items:
            item.loose = not (vouched or bracketed)
            item.near = bracketed and not vouched and item.year is None
    return items, j


def _month_later(t: Tokens, head: Head) -> Items:
    """`Sabtu, 28 dan Minggu, 29 Desember 2019`: the second day gives the first its month."""
    at = head.at
    join = t.kinds[at + 1]
    if head.weekday is None or t.kinds[at] != w.NUM or join not in _JOINS:
        return None
    if not (t.kinds[at + 2] == w.WEEKDAY and 1 <= t.values[at] <= 31):
        return None
    following = date_items(t, at + 2)
    if following is None:
        return None
    items, j = following
    second = items[0]
    if second.what != "day" or second.hijri or second.until is not None or second.month is None:
        return None
    if second.problem or not t.values[at] < (second.day or 0):
        return None
    item = Item("day", t.starts[head.start], t.ends[at])
    item.day, item.month, item.year = t.values[at], second.month, second.year
    item.weekday, item.loose = head.weekday, second.loose
    if join == w.AND:
        return [item, *items], j
    item.until, item.end = second, second.end
    return [item, *items[1:]], j


def _members(t: Tokens, items: list[Item], j: int, head: Head) -> Items:
    """A list in brackets or after two weekdays: each member keeps its own figures as its span."""
    if len(head.weekdays) == len(items):
        for item, weekday in zip(items, head.weekdays, strict=True):
            item.weekday = weekday
    else:
        items[0].weekday = head.weekday
    if head.open_at >= 0 and t.kinds[j] == w.CLOSE:
        j += 1
    for item in items:
        item.loose = False
    return items, j


def _core(t: Tokens, j: int, head: Head, *, bare: bool) -> Items:
    kind = t.kinds[j]
    if (kind == w.NUM or kind == w.NUMBER_WORD) and t.kinds[j + 1] in _AFTER_BARE_NUMBER:
        return None
    weekday = head.weekday is not None
    if kind in _FIGURES:
        if kind == x.DM and t.kinds[j + 1] == w.MONTH:
            return daymonth.day_and_month(t, j)
        found = figures.read_figures(t, j)
        return ([found[0]], found[1]) if found else None
    if kind == w.NUM or kind == w.NUMBER_WORD or kind == x.DAYS:
        many = daymonth.day_and_month(t, j) or figures.figure_list(t, j)
        if many is not None:
            return many
        one = figures.spaced_figures(t, j) or daymonth.year_first(t, j) or spans.offset(t, j)
        if one is None and kind == x.DAYS and weekday and head.open_at == j - 1:
            one = figures.dashed_day_and_month(t, j)
        if one is None and j and t.kinds[j - 1] == w.DATE_WORD:
            one = spans.day_of_month(t, j)
        return ([one[0]], one[1]) if one else None
    if kind == w.MONTH:
        many = daymonth.month_first(t, j, weekday=weekday)
        if many is not None:
            return many
        if not weekday and (many := spans.month_list(t, j)) is not None:
            return many
        one = spans.month(t, j, bare=bare)
        return ([one[0]], one[1]) if one and not weekday else None
    if head.start >= 0 or head.open_at >= 0:
        return None
    if kind == w.UNIT or kind in (w.VAGUE, w.HALF):
        one = spans.offset(t, j)
    elif kind == w.MONTH_WORD:
        if t.kinds[j + 1] == w.MONTH and (many := spans.month_list(t, j + 1)) is not None:
            return many
        one = spans.month(t, j)
    elif kind == w.YEAR_WORD:
        one = periods.period(t, j) or spans.year(t, j)
    elif kind == w.EDGE:
        one = spans.month(t, j) or spans.year(t, j) or periods.week(t, j)
    elif kind == w.ON:
        one = spans.year(t, j) if t.kinds[j + 1] == w.NUM and t.values[j + 1] > 999 else None
    elif kind == w.QUARTER:
        one = periods.quarter(t, j)
    elif kind == w.PERIOD:
        one = periods.period(t, j)
    elif kind == w.WEEK_WORD:
        one = periods.week(t, j)
    else:
        one = None
    return ([one[0]], one[1]) if one else None

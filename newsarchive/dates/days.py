"""One date with what stands around it: weekday, part of day, brackets, `kemarin`, `lalu`, a time."""

from __future__ import annotations

import re

from newsarchive.dates import clock, cores, spans
from newsarchive.dates import lexer as x
from newsarchive.dates import words as w
from newsarchive.dates.item import Item
from newsarchive.dates.lexer import Tokens

Items = tuple[list[Item], int] | None

_FIGURES = frozenset(
    (x.DMY, x.YMD, x.DM, x.DAYS_MONTH, x.TWO_DM, x.TWO_DMY, x.ISO, x.ROMAN, x.MIXED_DMY)
)  # fmt: skip
_BETWEEN = frozenset((w.COMMA, w.SLASH, w.DASH, w.DOT, w.PIPE))
_DAY_WORDS = ("minggu", "mingu", "ahad")
_BESIDE_TIME = frozenset(
    (w.COMMA, w.DASH, w.PIPE, w.SLASH, w.ABOUT, w.ON, w.DOT, w.OPEN, w.JOINER, w.DAY_WORD)
)  # fmt: skip


class _Head:
    """What was read before the heart of the date."""

    weekday: int | None = None
    last_weekday: int | None = None
    english: bool = False
    offset: int | None = None
    direction: int | None = None
    #: token where the printed expression begins, -1 before any such token
    start: int = -1
    #: token of the opening bracket, -1 when there is none
    open_at: int = -1
    #: index after the last token that means something
    week_end: int = 0
    #: index of the heart
    at: int = 0


def date_items(t: Tokens, i: int, *, bare: bool = False) -> Items:
    """The date expression that begins at token `i` (several items for a list), index after it."""
    head = _read_head(t, i)
    core = _core(t, head.at, head, bare=bare)
    if core is None:
        return _without_core(t, i, head)
    items, j = core
    first, last = items[0], items[-1]
    if len(items) > 1 and (head.open_at >= 0 or head.last_weekday is not None):
        return _members(t, items, j, head)
    if head.offset is not None or head.weekday is not None:
        first.weekday = head.weekday
        first.english = first.english or head.english
        first.last_weekday = head.last_weekday
        first.offset = head.offset if first.what == "day" else first.offset
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
    if opened_before and t.kinds[j] == w.CLOSE:
        close = j
        j += 1
        if head.start >= 0 and head.start < head.open_at:
            last.end = t.ends[close]
        enclosed = True
    else:
        enclosed = False
    end_before = j
    j = _read_tail(t, j, last)
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
        bracketed = enclosed and head.open_at == head.at - 1
        for item in items:
            item.loose = not (vouched or bracketed)
            item.near = bracketed and not vouched
    return items, j


def _members(t: Tokens, items: list[Item], j: int, head: _Head) -> Items:
    """A list inside brackets or after two weekdays: each member keeps its own figures as its span."""
    items[0].weekday = head.weekday
    items[-1].weekday = head.last_weekday
    if head.open_at >= 0 and t.kinds[j] == w.CLOSE:
        j += 1
    for item in items:
        item.loose = False
    return items, j


def _read_head(t: Tokens, i: int) -> _Head:
    kinds = t.kinds
    head = _Head()
    j = i
    while True:
        kind = kinds[j]
        if kind == w.WEEKDAY and head.weekday is None:
            head.weekday = t.values[j]
            head.english = t.word(j) in w.ENGLISH_WEEKDAYS
            if head.start < 0:
                head.start = j
            if (
                kinds[j + 1] in (w.RANGE, w.DASH, w.AND, w.SLASH, w.COMMA)
                and kinds[j + 2] == w.WEEKDAY
            ):
                head.last_weekday = t.values[j + 2]
                j += 2
            if kinds[j + 1] == w.DOT:
                j += 1
            head.week_end = j + 1
        elif kind == w.RELATIVE and head.offset is None and head.direction is None:
            head.offset = t.values[j]
            if head.start < 0:
                head.start = j
            head.week_end = j + 1
        elif kind == w.PART and kinds[j + 1] == w.WEEKDAY and t.word(j) == "malam":
            # `malam Minggu` is the evening before: Saturday's date stands beside it as often
            if head.weekday is None:
                head.weekday = t.values[j + 1]
                head.last_weekday = (t.values[j + 1] - 1) % 7
            if head.start < 0:
                head.start = j
            j += 1
            head.week_end = j + 1
        elif (kind == w.PART and head.start >= 0) or (kind == w.MARKET_DAY and head.weekday is not None):
            head.week_end = j + 1
        elif kind == w.DASH and head.weekday is not None and kinds[j + 1] == w.MARKET_DAY:
            pass
        elif kind == w.DIRECTION and head.weekday is not None and head.direction is None:
            head.direction = t.values[j]
            head.week_end = j + 1
        elif kind in (w.DAY_WORD, w.DATE_WORD, w.THE) or (
            kind == w.ON and head.start >= 0 and t.word(j) in ("pada", "on")
        ):
            if kind == w.DATE_WORD and kinds[j + 1] in (w.PIPE, w.DOT):
                j += 1
        elif kind == w.OPEN and head.open_at < 0:
            head.open_at = j
        elif kind in _BETWEEN and head.start >= 0 and kinds[j - 1] not in _BETWEEN:
            pass
        else:
            break
        j += 1
    head.at = j
    return head


def _core(t: Tokens, j: int, head: _Head, *, bare: bool) -> Items:
    kind = t.kinds[j]
    weekday = head.weekday is not None
    if kind in _FIGURES:
        if kind == x.DM and t.kinds[j + 1] == w.MONTH:
            return cores.day_and_month(t, j)
        found = cores.figures(t, j)
        return ([found[0]], found[1]) if found else None
    if kind == w.NUM or kind == w.NUMBER_WORD or kind == x.DAYS:
        many = cores.day_and_month(t, j) or cores.figure_list(t, j)
        if many is not None:
            return many
        one = cores.spaced_figures(t, j) or spans.offset(t, j)
        if one is None and kind == x.DAYS and weekday and head.open_at == j - 1:
            one = cores.dashed_day_and_month(t, j)
        if one is None and j and t.kinds[j - 1] == w.DATE_WORD:
            one = spans.day_of_month(t, j)
        return ([one[0]], one[1]) if one else None
    if kind == w.MONTH:
        many = cores.month_first(t, j, weekday=weekday)
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
        one = spans.period(t, j) or spans.year(t, j)
    elif kind == w.EDGE:
        one = spans.month(t, j) or spans.year(t, j) or spans.week(t, j)
    elif kind == w.ON:
        one = spans.year(t, j) if t.kinds[j + 1] == w.NUM else None
    elif kind == w.QUARTER:
        one = spans.quarter(t, j)
    elif kind == w.PERIOD:
        one = spans.period(t, j)
    elif kind == w.WEEK_WORD:
        one = spans.week(t, j)
    else:
        one = None
    return ([one[0]], one[1]) if one else None


def _without_core(t: Tokens, i: int, head: _Head) -> Items:
    """`kemarin`, `Sabtu lalu`, `Senin pekan lalu`, `Jumat siang hari ini`, `last Monday`."""
    kinds = t.kinds
    if head.start < 0:
        return _english_next(t, i)
    end = head.week_end
    item = Item("relative", t.starts[head.start], t.ends[end - 1])
    item.weekday = head.weekday
    item.offset = head.offset
    item.direction = head.direction
    if head.offset is not None:
        return [item], end
    if head.weekday is None or head.last_weekday is not None:
        return None
    item.what = "weekday"
    if _means_week(t, head.start):
        if head.direction is None:
            return None
        item.problem = "week-or-sunday"
        return [item], end
    week = head.direction is None and (
        kinds[end] == w.WEEK_WORD or (kinds[end] == w.WEEKDAY and t.word(end) == "minggu")
    )
    if week and kinds[end + 1] == w.DIRECTION and t.word(end + 1) != "tadi":
        item.what = "weekday-of-week"
        item.direction = t.values[end + 1]
        item.end = t.ends[end + 1]
        return [item], end + 2
    if head.direction is None or _each_before(t, head.start):
        return None
    return [item], end


def _means_week(t: Tokens, i: int) -> bool:
    """Whether `minggu` is a week: not capitalised, and no `hari` before it."""
    if t.word(i) not in _DAY_WORDS[:2]:
        return False
    if i and t.kinds[i - 1] == w.DAY_WORD:
        return False
    before = t.low[max(0, t.starts[i] - 8) : t.starts[i]]
    return not t.capital(i) or bool(
        re.search(r"(?:[0-9]|satu|dua|tiga|tiap|awal|akhir)\s*$", before)
    )


def _each_before(t: Tokens, i: int) -> bool:
    return bool(
        re.search(
            r"\b(?:setiap|tiap|saban|every|each)\s+(?:hari\s+)?$",
            t.low[max(0, t.starts[i] - 16) : t.starts[i]],
        )
    )


def _english_next(t: Tokens, i: int) -> Items:
    if t.kinds[i] != w.ENGLISH_NEXT:
        return None
    direction = {"last": -1, "this": 0, "next": 1}[t.word(i)]
    following = t.word(i + 1) if t.kinds[i + 1] else ""
    item = Item("", t.starts[i], t.ends[i + 1] if following else t.ends[i])
    item.direction = direction
    if t.kinds[i + 1] == w.WEEKDAY and following in w.ENGLISH_WEEKDAYS:
        item.what, item.weekday = "weekday", t.values[i + 1]
    elif following in ("month", "year", "week"):
        item.what = {"month": "this-month", "year": "this-year", "week": "week"}[following]
    elif t.kinds[i + 1] == w.MONTH and following in w.FULL_MONTHS:
        item.what, item.month = "month", t.values[i + 1]
    else:
        return None
    return [item], i + 2


def _read_tail(t: Tokens, j: int, item: Item) -> int:
    """Words after a date that belong to it: `malam`, `lalu`, `mendatang`, `kemarin`."""
    kinds = t.kinds
    if item.what == "day" and item.weekday is None and item.year is not None:
        j = _weekday_after(t, j, item)
    while True:
        kind = kinds[j]
        if (kind == w.PART and item.what == "day" and kinds[j + 1] != w.WEEKDAY) or (kind == w.MARKET_DAY and item.weekday is not None):
            j += 1
        elif kind == w.DIRECTION and item.direction is None and item.offset is None:
            if t.word(j) == "ini" and kinds[j - 1] != w.PART:
                break
            item.direction = t.values[j]
            j += 1
        elif kind == w.RELATIVE and item.offset is None and item.direction is None:
            item.direction = min(1, max(-1, t.values[j]))
            j += 1
        elif kind == w.MASEHI and kinds[j - 1] in (w.NUM,):
            j += 1
        else:
            return j
    return j


def _weekday_after(t: Tokens, j: int, item: Item) -> int:
    """`12 Mei 2023 (Jumat)`, `18 November 2023, Sabtu`: the weekday behind its date."""
    kinds = t.kinds
    if kinds[j] == w.OPEN and kinds[j + 1] == w.WEEKDAY and kinds[j + 2] == w.CLOSE:
        item.weekday = t.values[j + 1]
        return j + 3
    if kinds[j] == w.COMMA and kinds[j + 1] == w.WEEKDAY and kinds[j + 2] in ("", w.DOT, w.PIPE):
        if t.word(j + 1) in w.WEEKDAYS:
            item.weekday = t.values[j + 1]
            return j + 2
    return j


def time_beside(t: Tokens, j: int) -> tuple[clock.Clock, int] | None:
    """The time that follows a date, past at most four separators or small words."""
    start = j
    while True:
        if t.kinds[j] in clock.STARTS:
            found = clock.clock_at(t, j, beside_date=True)
            if found is not None:
                return found
        if j - start < 4 and t.kinds[j] in _BESIDE_TIME:
            j += 1
        else:
            return None

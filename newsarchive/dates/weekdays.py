"""Dates without figures: `kemarin`, `Sabtu lalu`, `Senin pekan lalu`, `Jumat siang hari ini`."""

from __future__ import annotations

import re

from newsarchive.dates import words as w
from newsarchive.dates.heads import Head
from newsarchive.dates.item import Item
from newsarchive.dates.lexer import Tokens

Items = tuple[list[Item], int] | None

#: spellings that also mean a week
_COUNTED_BEFORE = re.compile(r"(?:[0-9]|satu|dua|tiga|tiap|awal|akhir)\s*$")
_EACH_BEFORE = re.compile(r"\b(?:setiap|tiap|saban|every|each)\s+(?:hari\s+)?$")
_WEEK_OR_SUNDAY = ("minggu", "mingu")


def without_figures(t: Tokens, i: int, head: Head) -> Items:
    """`kemarin`, `Sabtu lalu`, `Senin pekan lalu`, `Jumat siang hari ini`, `last Monday`."""
    kinds = t.kinds
    if head.start < 0:
        return _english_next(t, i) if kinds[i] == w.ENGLISH_NEXT else None
    end = head.week_end
    item = Item("relative", t.starts[head.start], t.ends[end - 1])
    item.weekday = head.weekday
    item.offset = head.offset
    item.direction = head.direction
    item.part = head.part
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
    if head.start and t.kinds[head.start - 1] == w.PART:
        # `malam Jumat nanti` is the evening of the day before, or of the day itself
        return None
    return [item], end


def _means_week(t: Tokens, i: int) -> bool:
    """Whether `minggu` may be a week: no name in its spelling, and no `hari` before it."""
    if t.word(i) not in _WEEK_OR_SUNDAY:
        return False
    if i and t.kinds[i - 1] == w.DAY_WORD:
        return False
    before = t.low[max(0, t.starts[i] - 8) : t.starts[i]]
    # capitals throughout, as in titles, tell nothing
    named = t.capital(i) and not t.text[t.starts[i] + 1].isupper()
    return not named or bool(_COUNTED_BEFORE.search(before))


def _each_before(t: Tokens, i: int) -> bool:
    return bool(_EACH_BEFORE.search(t.low[max(0, t.starts[i] - 16) : t.starts[i]]))


def _english_next(t: Tokens, i: int) -> Items:
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

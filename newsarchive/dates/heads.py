"""What stands around the heart of a date: weekday, brackets, part of day, `lalu`, a time."""

from __future__ import annotations

from collections.abc import Sequence

from newsarchive.dates import clock
from newsarchive.dates import lexer as x
from newsarchive.dates import words as w
from newsarchive.dates.item import Clock, Item
from newsarchive.dates.lexer import Tokens

_BETWEEN = frozenset((w.COMMA, w.SLASH, w.DASH, w.DOT, w.PIPE))
_BESIDE_TIME = frozenset(
    (w.COMMA, w.DASH, w.PIPE, w.SLASH, w.ABOUT, w.ON, w.DOT, w.OPEN, w.JOINER, w.DAY_WORD)
)  # fmt: skip


#: the part of day in a word for a day: `tadi malam`
_PART_OF_WORD = {
    word: part
    for word in w.RELATIVE_DAYS
    for name, part in (*w.PARTS_OF_DAY.items(), ("semalam", "night"))
    if name in word.split()
}
#: `14.30.05` has the shape of a date in figures
_STARTS = clock.STARTS | {x.DMY}

#: the tokens a head is made of
_IN_HEAD = _BETWEEN | {
    w.WEEKDAY, w.RELATIVE, w.PART, w.MARKET_DAY, w.DIRECTION, w.DAY_WORD, w.DATE_WORD, w.THE, w.ON,
    w.OPEN, w.WEEK_WORD,
}  # fmt: skip


class Head:
    """What was read before the heart of the date."""

    __slots__ = (
        "alone_at", "at", "closed", "direction", "english", "last_weekday", "offset", "open_at", "opened",
        "part", "start", "week_end", "weekday", "weekdays",
    )  # fmt: skip

    def __init__(self, at: int) -> None:
        #: index of the heart
        self.at = at
        self.weekday: int | None = None
        self.last_weekday: int | None = None
        #: all of `Kamis, Jumat dan Sabtu`
        self.weekdays: Sequence[int] = ()
        self.english = False
        self.offset: int | None = None
        self.direction: int | None = None
        #: token where the printed expression begins, -1 before any such token
        self.start = -1
        #: token of the opening bracket, -1 when there is none
        self.open_at = -1
        #: how many brackets stand open
        self.opened = 0
        #: token of the last weekday of `Senin dan Kamis`, -1 where they are not so joined
        self.alone_at = -1
        #: index after the last token that means something
        self.week_end = 0
        #: part of day printed beside the weekday
        self.part: str | None = None
        #: a sentence or line ends after it: what follows is another expression
        self.closed = False


#: what joins two weekdays
_JOINS = frozenset((w.RANGE, w.DASH, w.AND, w.SLASH, w.COMMA))


def _next_weekday(t: Tokens, j: int) -> int | None:
    """The token of the weekday joined to the one at `j`, if there is one."""
    k = j + 1
    while t.kinds[k] in _JOINS and k - j < 3:
        k += 1
    return k if k > j + 1 and t.kinds[k] == w.WEEKDAY else None


def read_head(t: Tokens, i: int) -> Head:
    kinds = t.kinds
    head = Head(i)
    j = i
    while (kind := kinds[j]) in _IN_HEAD:
        if kind == w.WEEKDAY and head.weekday is None:
            head.weekday = t.values[j]
            head.english = t.word(j) in w.ENGLISH_WEEKDAYS
            if head.start < 0:
                head.start = j
            weekdays = [t.values[j]]
            while kinds[j + 1] in _JOINS and (k := _next_weekday(t, j)) is not None:
                joined = {w.AND, w.COMMA}.issuperset(kinds[j + 1 : k])
                j = k
                head.alone_at = j if joined else -1
                head.last_weekday = t.values[j]
                weekdays.append(t.values[j])
            head.weekdays = weekdays
            head.week_end = j + 1
            if kinds[j + 1] == w.DOT:
                j += 1
                if "\n" in _gap(t, j):
                    # `… ujarnya, Senin.` and the date of the page on the next line
                    head.closed = True
                    break
                head.week_end = j + 1
        elif kind == w.RELATIVE and head.offset is None and head.direction is None:
            head.offset = t.values[j]
            head.part = _PART_OF_WORD.get(t.word(j))
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
        elif (kind == w.PART and head.start >= 0) or (
            kind == w.MARKET_DAY and head.weekday is not None
        ):
            if kind == w.PART:
                head.part = t.values[j]
            head.week_end = j + 1
        elif kind == w.DASH and head.weekday is not None and kinds[j + 1] == w.MARKET_DAY:
            pass
        elif kind == w.DIRECTION and head.weekday is not None and head.direction is None:
            head.direction = t.values[j]
            head.week_end = j + 1
        elif kind == w.WEEK_WORD and head.weekday is not None and kinds[j + 1] == w.DIRECTION:
            # `Selasa pekan lalu (5/3)`; without figures behind it `weekdays` reads the week
            j += 1
        elif kind in (w.DAY_WORD, w.DATE_WORD, w.THE) or (
            kind == w.ON and head.start >= 0 and t.word(j) in ("pada", "on")
        ):
            if kind == w.DATE_WORD and kinds[j + 1] in (w.PIPE, w.DOT):
                j += 1
        elif kind == w.OPEN and (head.open_at < 0 or kinds[j - 1] == w.OPEN):
            head.open_at = j if head.open_at < 0 else head.open_at
            head.opened += 1
        elif kind == w.OPEN and head.open_at < head.start:
            # `(kemarin (22/7))`: the first bracket encloses the whole
            head.open_at = j
            head.opened = 1
        elif kind in _BETWEEN and head.start >= 0 and kinds[j - 1] not in _BETWEEN:
            if kind == w.DOT and (head.offset is not None or "\n" in _gap(t, j)):
                # `Ia datang kemarin. Rabu (12/2) …`: the sentence ends
                head.closed = True
                break
        else:
            break
        j += 1
        if (head.offset is not None or head.direction is not None) and (
            kinds[j] and kinds[j] != w.OPEN and t.opens_line(j)
        ):
            # `… kemarin` at the end of a line, and the date of the page on the next
            head.closed = True
            break
    head.at = j
    return head


def _gap(t: Tokens, j: int) -> str:
    """What stands between a token and the next."""
    return t.low[t.ends[j] : t.starts[j + 1]]


def read_tail(t: Tokens, j: int, item: Item) -> int:
    """Words after a date that belong to it: `malam`, `lalu`, `mendatang`, `kemarin`."""
    kinds = t.kinds
    if not kinds[j]:
        return j
    if item.what == "day" and item.weekday is None and item.year is not None:
        j = _weekday_after(t, j, item)
    while True:
        kind = kinds[j]
        if kind and t.opens_line(j):
            # `12 Februari 2020` on a line of its own, and a text that begins with `Kemarin`
            return j
        if (kind == w.PART and item.what == "day" and kinds[j + 1] != w.WEEKDAY) or (
            kind == w.MARKET_DAY and item.weekday is not None
        ):
            if kind == w.PART:
                item.part = t.values[j]
            j += 1
        elif (
            kind == w.WEEK_WORD
            and item.weekday is not None
            and item.direction is None
            and kinds[j + 1] == w.DIRECTION
        ):
            # `Jumat (3/1/2025) pekan lalu`
            item.direction = t.values[j + 1]
            j += 2
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
    last = kinds[j + 2] in ("", w.DOT, w.PIPE) if kinds[j] == w.COMMA else False
    if last and kinds[j + 1] == w.WEEKDAY and t.word(j + 1) in w.WEEKDAYS:
        item.weekday = t.values[j + 1]
        return j + 2
    return j


def time_beside(t: Tokens, j: int) -> tuple[Clock, int] | None:
    """The time that follows a date, past at most four separators or small words."""
    start = j
    while True:
        if t.kinds[j] in _STARTS:
            found = clock.clock_at(t, j, beside_date=True)
            if found is not None:
                return found
        if j - start < 4 and t.kinds[j] in _BESIDE_TIME:
            j += 1
        else:
            return None

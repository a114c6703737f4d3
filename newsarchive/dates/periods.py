"""Named spans among tokens: quarters, fiscal and school years, weeks.

`triwulan III 2023`, `Tahun Anggaran 2023`, `tahun ajaran 2023/2024`, `pekan lalu`.
"""

from __future__ import annotations

import re

from newsarchive.dates import lexer as x
from newsarchive.dates import words as w
from newsarchive.dates.item import Item
from newsarchive.dates.lexer import Tokens
from newsarchive.dates.spans import COUNTED_BEFORE
from newsarchive.dates.years import direction_at

Found = tuple[Item, int] | None

_ROMAN_QUARTER = re.compile(
    r"\s*(?:ke-?\s*)?(iv|i{1,3}|[1-4])(?![a-z0-9])(?:\s*[/,-]|\s+tahun(?: anggaran)?|\s+t\.?a\.?)?\s*"
)
_NAMED_QUARTER = re.compile(
    r"\s*(pertama|kesatu|kedua|ketiga|keempat)\s*(?:tahun\s*(?:anggaran\s*)?)?"
)
_ITS_YEAR = re.compile(r"(?:tahun\s*)?((?:19|20)[0-9]{2})(?![0-9/-])")
_ODD_EVEN = re.compile(r"\s*(ganjil|genap|gasal)\s*")


def quarter(t: Tokens, i: int) -> Found:
    """`triwulan III 2023`, `kuartal kedua tahun 2022`, `semester I 2024`: first and last day."""
    if t.kinds[i] != w.QUARTER:
        return None
    months = t.values[i]
    at = t.ends[i]
    rank = 0
    if m := _ROMAN_QUARTER.match(t.low, at):
        rank = w.ROMANS.get(m.group(1)) or int(m.group(1))
        at = m.end()
    elif m := _NAMED_QUARTER.match(t.low, at):
        rank = w.ORDINAL_WORDS[m.group(1)]
        at = m.end()
    elif m := _ODD_EVEN.match(t.low, at):
        return None
    printed = _ITS_YEAR.match(t.low, at)
    if not rank or not printed or rank * months > 12:
        return None
    item = Item("period", t.starts[i], printed.end())
    item.year, item.month = int(printed.group(1)), (rank - 1) * months + 1
    item.offset = months
    return item, _index_after(t, i, item.end)


def period(t: Tokens, i: int) -> Found:
    """Fiscal and school years: `Tahun Anggaran 2023`, `tahun ajaran 2023/2024`."""
    j = i + 1 if t.kinds[i] == w.YEAR_WORD else i
    if t.kinds[j] != w.PERIOD:
        return None
    word = t.word(j).replace(".", "")
    if j == i and not (word in ("ta", "tp") and t.text[t.starts[j] : t.ends[j]].isupper()):
        return None
    if j > i and word in ("ta", "tp"):
        return None
    k = j + 1
    while t.kinds[k] in (w.YEAR_WORD, w.DOT, w.PIPE, w.OPEN, w.CLOSE, w.PERIOD, w.THE):
        k += 1
    school = word in ("ajaran", "pelajaran", "akademik", "tp")
    item = Item("period", t.starts[i], t.ends[k] if t.kinds[k] else t.ends[j])
    if t.kinds[k] == x.YEARS:
        first, last = int(t.values[k][0]), int(t.values[k][1][-2:])
        if (first + 1) % 100 != last:
            item.problem = "year-range"
            return item, k + 1
        item.year, item.month, item.offset = first, 7, 12
        return item, k + 1
    if t.kinds[k] == w.NUM and 1900 <= t.values[k] < 2200:
        item.year = t.values[k]
        item.month, item.offset = (7, 12) if school else (1, 12)
        return item, k + 1
    return None


def week(t: Tokens, i: int) -> Found:
    """`pekan lalu`, `akhir pekan ini`: a week from Monday, or its Saturday and Sunday."""
    j = i + 1 if t.kinds[i] == w.EDGE else i
    direction = direction_at(t, j + 1)
    if t.kinds[j] != w.WEEK_WORD or direction is None:
        return None
    if COUNTED_BEFORE.search(t.low, max(0, t.starts[i] - 12), t.starts[i]):
        return None
    weekend = j > i and t.word(i) == "akhir"
    item = Item("weekend" if weekend else "week", t.starts[i], t.ends[j + 1])
    item.direction = direction
    return item, j + 2


def _index_after(t: Tokens, i: int, at: int) -> int:
    while t.kinds[i] and t.starts[i] < at:
        i += 1
    return i

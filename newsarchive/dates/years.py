"""Years among tokens: `2023`, `'23`, `tahun dua ribu dua puluh`, `tahun lalu`."""

from __future__ import annotations

import re

from newsarchive.dates import numerals
from newsarchive.dates import words as w
from newsarchive.dates.lexer import Tokens

#: what may stand between a month and its year
_BEFORE_YEAR = frozenset((w.YEAR_WORD, w.DASH, w.SLASH, w.DOT, w.COMMA))
#: what is counted after a number; persons are also the subject after a date: `17 Mei 2022 warga …`
_NOT_A_YEAR = re.compile(r"\s*(?:(orang|peserta|warga|siswa|jiwa)\b|unit|rupiah|meter|persen|%)")
_ENDS_HERE = re.compile(r"\s*(?:[).,;:|\n\]\"”/–-]|$|pukul|jam|wib|wita|wit)")


def full_year(printed: str) -> tuple[int, bool]:
    """The year of two or four figures: 00 to 40 are 2000 to 2040, 41 to 99 are 1941 to 1999."""
    year = int(printed)
    if len(printed) > 2:
        return year, False
    return (2000 if year <= 40 else 1900) + year, True


def _counts(t: Tokens, i: int) -> bool:
    """Whether the number of four figures is an amount and no year."""
    m = _NOT_A_YEAR.match(t.low, t.ends[i])
    if m is None:
        return False
    value = t.values[i]
    return m.group(1) is None or not 1900 < value < 2050 or value % 100 == 0


def year_after(t: Tokens, i: int) -> tuple[int | None, int]:
    """The year that follows a month, and the index after it (or the index given)."""
    kinds = t.kinds
    j = i
    while kinds[j] in _BEFORE_YEAR and j - i < 2:
        j += 1
    if kinds[j] == w.NUM:
        width = t.ends[j] - t.starts[j]
        value = t.values[j]
        if width == 4 and 1000 <= value < 2200 and not _counts(t, j):
            end = j + 1
            if kinds[end] == w.MASEHI:
                end += 1
            return value, end
        apostrophe = t.low[t.starts[j] - 1] in "'-/." and t.starts[j] > 0
        near = kinds[i] in (w.DASH, w.SLASH) or apostrophe or j == i
        ends = apostrophe or _ENDS_HERE.match(t.low, t.ends[j])
        if width == 2 and near and ends and kinds[j + 1] not in (w.RANGE, w.AND, w.MONTH):
            return full_year(f"{value:02d}")[0], j + 1
    elif kinds[j] == w.NUMBER_WORD:
        read = numerals.number(t, j)
        if read and 1900 <= read[0] < 2200:
            return read
    return None, i


def direction_at(t: Tokens, j: int) -> int | None:
    """Which side of the anchor a word after `bulan`, `tahun` or `pekan` names, if it does."""
    if t.kinds[j] == w.DIRECTION and t.word(j) != "tadi":
        return None if t.opens_line(j) else int(t.values[j])
    return -1 if t.kinds[j] == w.RELATIVE and t.word(j) in ("kemarin", "kemaren") else None


def shifted_year(t: Tokens, j: int) -> tuple[int, int] | None:
    """`tahun lalu` after a day or month: the shift in years and the index after it."""
    if t.kinds[j] == w.YEAR_WORD and (direction := direction_at(t, j + 1)) is not None:
        return direction, j + 2
    return None

"""Indonesian number words among tokens: `dua puluh satu`, `dua ribu dua puluh tiga`."""

from __future__ import annotations

from newsarchive.dates import words as w
from newsarchive.dates.lexer import Tokens


def number(t: Tokens, i: int) -> tuple[int, int] | None:
    """The number written in words from token `i` on, and the index after it."""
    total = current = 0
    start = i
    while t.kinds[i] == w.NUMBER_WORD:
        value = t.values[i]
        if value == "belas":
            if not current % 10 >= 1 or current % 100 > 9:
                break
            current += 10
        elif value == "puluh":
            ones = current % 10
            if not ones or current % 100 > 9:
                break
            current += ones * 9
        elif value == "ratus":
            current = current * 100
        elif value == "ribu":
            total, current = total + current * 1000, 0
        elif value == 1000:
            total += 1000
        elif value == 100:
            current += 100
        elif value in (10, 11):
            if current % 100:
                break
            current += value
        else:
            if current % 10:
                break
            current += value
        i += 1
    return (total + current, i) if i > start else None


def count(t: Tokens, i: int) -> tuple[int, int] | None:
    """A number in figures or words from token `i` on, and the index after it."""
    if t.kinds[i] == w.NUM:
        return t.values[i], i + 1
    return number(t, i)

"""One date among foreign words, in a text without other figures: `Jalan 17 Agustus`, `5/9 peserta`.

Most look-alikes that are refused for what stands beside them are of this shape. As in `spoken`, the
item is the one the grammar would give; the surroundings then judge it.
"""

from __future__ import annotations

import re

from newsarchive.dates import signs
from newsarchive.dates import words as w
from newsarchive.dates.item import Item
from newsarchive.dates.slips import closest_weekday
from newsarchive.dates.years import full_year

_LONE = re.compile(
    r"(?:(?=[0-9])|(?:[a-z.]+ )*?([a-z]+)(\.? |-?))"
    r"(?:[0-9]{1,4}(?:/[a-z]{1,4}|) (tahun [12][0-9]{3})"
    r"|([0-9]{1,2})(?:([/.-])([0-9]{1,2})(?:\5([0-9]{4}|[0-9]{2})|)(?: ([a-z]+)(?: [a-z]+)*|)"
    r"|/([ivx]{1,4})/([0-9]{4})| ([a-z]{3,9})(?: ([12][0-9]{3})|)))"
).fullmatch


def lone_item(text: str, low: str) -> Item | None:
    """The item of a normalised text whose only figures are those of one date, or None.

    None also where a word beside the figures is one of dates: the grammar joins them.
    """
    m = _LONE(low)
    if m is None:
        return None
    (
        before, glue, numbered, day, mark, month, year, after, roman, roman_year, name, long,
    ) = m.groups()  # fmt: skip
    if (name is None) is not signs.TELLING_WORDS.isdisjoint(signs.words_of(low)):
        # another expression stands in the text
        return None
    if before is not None and (
        before in w.WORDS
        or (not glue and before[-1] in "lio")
        or closest_weekday(before) is not None
    ):
        return None
    if numbered is not None:
        if numbered[6:] > "2199" or before in ("ke", "covid"):
            # `HUT ke-80 tahun 2025`, `Covid-19 tahun 2020`: the grammar reads it
            return None
        item = Item("year", m.start(3), len(low))
        item.year, item.problem = int(numbered[6:]), "document-number"
        return item
    item = Item("day", m.start(4), len(low))
    item.day = int(day)
    if name is None:
        if after in w.WORDS:
            return None
        item.counted = True
        if roman is not None:
            if roman not in w.ROMANS:
                return None
            item.month, item.year = w.ROMANS[roman], int(roman_year)
        elif year is not None:
            item.end = m.end(7)
            item.month = int(month)
            item.year, two_figures = full_year(year)
            if two_figures:
                item.flags = ("two-digit-year",)
                item.loose = mark != "/"
        elif mark == "/":
            item.end = m.end(6)
            item.month, item.loose = int(month), True
        else:
            return None
        return item if item.year is None or item.year >= 1000 else None
    if before is not None and glue[-1:] != " ":
        return None
    if name not in w.MONTHS or (long is None and not _sure(text, m.start(11), name)):
        return None
    if len(signs.TELLING_WORDS.intersection(signs.words_of(low))) > 1:
        return None
    item.month, item.english = w.MONTHS[name], name in w.ENGLISH_MONTHS
    if long is not None:
        item.year = int(long)
        if item.year >= 2200:
            return None
    return item


def _sure(text: str, at: int, name: str) -> bool:
    """Whether a month without a year is written as a name."""
    return text[at].isupper() or (name in w.FULL_MONTHS and name != "may")

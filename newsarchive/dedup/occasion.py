"""Whether two texts of one frame are about one occasion: bulletins share their words, not their days and figures.

Weather reports, price lists, agendas and prayer times are written into a frame that makes up nine tenths of the text;
by their shingles, yesterday's is a copy of today's. A release that another site prints keeps its days and figures, but
for a correction.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan", "februari pebruari feb", "maret mar", "april apr", "mei", "juni jun", "juli jul",
            "agustus agu agt", "september sep", "oktober okt", "november nopember nov", "desember des",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_DAY = re.compile(
    rf"\b(\d{{1,2}})(?:\s+({'|'.join(_MONTHS)})\b|\s*[/.-]\s*(\d{{1,2}})(?=\)|\s*[/.-]\s*(?:19|20)\d\d\b))",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
#: figures that a text must have to be told from another by them
_FEWEST = 6
#: share of figures that texts about one occasion have in common; a correction touches one or two of them
_SAME = 0.5


@dataclass(frozen=True, slots=True)
class Occasion:
    """The days (day and month) and figures that a text names."""

    days: frozenset[tuple[int, int]]
    figures: frozenset[str]


def occasion_of(text: str) -> Occasion:
    """What a body names.

    >>> sorted(occasion_of("Sabtu (18/11/2023), harga beras 12.500 naik sejak 1 November 2023").days)
    [(1, 11), (18, 11)]
    """
    days = frozenset(
        (int(day), _MONTHS[month.lower()] if month else int(number))
        for day, month, number in _DAY.findall(text)
    )
    return Occasion(days, frozenset(_FIGURE.findall(text)))


def is_other_occasion(one: Occasion, other: Occasion) -> bool:
    """Whether both name days but none in common, or both name many figures and share less than half."""
    if one.days and other.days and not one.days & other.days:
        return True
    if min(len(one.figures), len(other.figures)) < _FEWEST:
        return False
    return len(one.figures & other.figures) < _SAME * len(one.figures | other.figures)

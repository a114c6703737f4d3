"""Texts put together by chance, as hypothesis does it, at a tenth of the time: for tests that want very many of them.

What hypothesis adds, making a failing example smaller, is worth little where a text has a dozen words. The names are
those of its strategies. The same texts every time, other ones with NEWSARCHIVE_TEST_RANDOM=1.
"""

from __future__ import annotations

import calendar
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from random import Random
from typing import Any


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes one value."""

    make: Callable[[Random], Any]

    def map(self, change: Callable[[Any], Any]) -> Maker:
        return Maker(lambda chance: change(self.make(chance)))


def examples(count: int, *makers: Maker) -> Iterator[tuple[Any, ...]]:
    """So many sets of values, one value of each maker."""
    chance = Random(None if os.environ.get("NEWSARCHIVE_TEST_RANDOM") else count)
    for _ in range(count):
        yield tuple(maker.make(chance) for maker in makers)


def just(value: Any) -> Maker:
    return Maker(lambda chance: value)


def sampled_from(values: Sequence[Any]) -> Maker:
    return Maker(lambda chance: chance.choice(values))


def one_of(*makers: Maker) -> Maker:
    return Maker(lambda chance: chance.choice(makers).make(chance))


def builds(build: Callable[..., Any], *makers: Maker) -> Maker:
    return Maker(lambda chance: build(*[maker.make(chance) for maker in makers]))


def integers(least: int, most: int) -> Maker:
    """Also the least and the most, more often than chance would have it."""
    return Maker(
        lambda chance: (
            chance.choice((least, most)) if chance.random() < 0.1 else chance.randint(least, most)
        )
    )


def days(first: int, last: int) -> Maker:
    """Days of these years; first and last days of months more often than chance would have it."""

    def make(chance: Random) -> date:
        year, month = chance.randint(first, last), chance.randint(1, 12)
        length = calendar.monthrange(year, month)[1]
        return date(year, month, chance.choice((1, length, *(chance.randint(1, length),) * 8)))

    return Maker(make)


def times() -> Maker:
    return builds(time, integers(0, 23), integers(0, 59), integers(0, 59))


def moments(first: int, last: int) -> Maker:
    return builds(datetime.combine, days(first, last), times())

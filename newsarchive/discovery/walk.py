"""Bounded walks over numbered article addresses (`/berita/detail/123`) that nothing lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from newsarchive.discovery.addresses import normalise
from newsarchive.records import JsonRecord

#: numbers in a row without an article after which a walk upwards has reached the newest
GAP_UP = 20
#: numbers in a row without an article after which a walk downwards takes longer steps
GAP_DOWN = 50
_LONGEST_STEP = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk(JsonRecord):
    """Where a walk stands; goes on from any state that was saved.

    Upwards it asks every number and ends `GAP_UP` misses after the last article. Downwards it asks
    every number; in a long hole its steps double up to 64 numbers, and at the first article after
    the hole it turns back to ask what it stepped over.
    """

    upwards: bool
    #: the number to ask for next; None when the walk is over
    next_id: int | None
    #: misses in a row
    misses: int = 0
    step: int = 1
    #: numbers asked for; a walk ends at `limit`
    asked: int = 0
    limit: int = 10_000
    #: inclusive range stepped over, still to be asked before going on below it
    refill_from: int | None = None
    refill_to: int | None = None

    def note(self, exists: bool) -> Walk:
        """The walk after the answer for `next_id`: whether an article is there."""
        assert self.next_id is not None, "the walk is over"
        after = replace(self, asked=self.asked + 1, misses=0 if exists else self.misses + 1)
        if after.asked >= after.limit:
            return replace(after, next_id=None)
        return after._up() if self.upwards else after._down(exists)

    def _up(self) -> Walk:
        assert self.next_id is not None
        return replace(self, next_id=None if self.misses >= GAP_UP else self.next_id + 1)

    def _down(self, exists: bool) -> Walk:
        assert self.next_id is not None
        here = self.next_id
        if self.refill_from is not None:
            if self.refill_to is not None and here < self.refill_to:
                return replace(self, next_id=here + 1)
            # the hole is asked through: go on below the article that ended it
            below = self.refill_from - 2
            return replace(self, misses=0, step=1, refill_from=None, refill_to=None)._at(below)
        if exists and self.step > 1:
            above = here + 1
            return replace(self, next_id=above, refill_from=above, refill_to=here + self.step - 1)
        step = 1
        if self.misses >= GAP_DOWN:
            step = min(self.step * 2, _LONGEST_STEP)
        return replace(self, step=step)._at(here - step)

    def _at(self, number: int) -> Walk:
        return replace(self, next_id=number if number >= 1 else None)


def walk_up(newest: int, *, limit: int = 1_000) -> Walk:
    """A walk from the article after `newest`."""
    return Walk(upwards=True, next_id=newest + 1, limit=limit)


def walk_down(oldest: int, *, limit: int = 10_000) -> Walk:
    """A walk from the article before `oldest` down to 1."""
    return Walk(upwards=False, next_id=oldest - 1 if oldest > 1 else None, limit=limit)


def walk_address(home: str, template: str, number: int) -> str:
    """The address of an article by its number."""
    return urljoin(home, template.replace("{id}", str(number)))


def walked_ids(home: str, template: str, urls: Iterable[str]) -> list[int]:
    """The numbers of those addresses that the template makes, smallest first.

    >>> walked_ids("https://k.go.id/", "/berita/detail/{id}", ["https://k.go.id/berita/detail/7/x"])
    [7]
    """
    marked = normalise(urljoin(home, template.replace("{id}", "987654321")))
    pattern = re.compile(re.escape(marked).replace("987654321", r"(\d{1,9})") + r"(?=[/?&]|\Z)")
    return sorted({int(match[1]) for url in urls if (match := pattern.match(normalise(url)))})

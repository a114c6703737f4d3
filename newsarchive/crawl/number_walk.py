"""Walks over numbered article addresses that nothing lists: one number at a time, each page an article to read.

Where the walks stand is kept between crawls. Upwards a source is walked every time; downwards once, and
again for the backfile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from newsarchive.crawl.frontier import Frontier, FrontierEntry
from newsarchive.crawl.options import CrawlOptions
from newsarchive.dedup import url_key
from newsarchive.discovery.walk import Walk, walk_address, walk_down, walk_up, walked_ids
from newsarchive.hints import Hints
from newsarchive.sources.profile import Profile
from newsarchive.store import Store

Direction = Literal["up", "down"]
#: numbers asked for in one crawl, whatever the site answers
LIMITS: dict[Direction, int] = {"up": 1_000, "down": 10_000}
_DIRECTIONS: tuple[Direction, ...] = ("up", "down")
_NO_LIMIT = 10**9
_PART = 1000


@dataclass
class NumberWalk:
    """The walks of one source."""

    profile: Profile
    store: Store
    frontier: Frontier
    options: CrawlOptions
    memory: dict[str, Any]
    save: Callable[[], None]

    def __post_init__(self) -> None:
        self._walks: dict[Direction, Walk] = {}
        self._waiting: dict[str, Direction] = {}

    def begin(self) -> bool:
        """Start from the numbers that discovery and earlier crawls know; whether there is a page to fetch."""
        template = self.profile.discovery.walk
        if not template or self.options.urls:
            return False
        bounds = self.memory.get("walked", {})
        newest, lowest = bounds.get("newest") or 0, bounds.get("lowest")
        for part in self._known_addresses():
            if numbers := walked_ids(self.profile.home, template, part):
                newest = max(newest, numbers[-1])
                lowest = min(lowest or numbers[0], numbers[0])
        self._walks["up"] = walk_up(newest, limit=_NO_LIMIT)
        backfile = self.options.full or self.options.fill_gaps
        saved = bounds.get("down")
        if backfile:
            self._walks["down"] = walk_down(newest + 1, limit=_NO_LIMIT)
        elif saved:
            self._walks["down"] = Walk.from_dict({**saved, "asked": 0})
        elif not bounds.get("complete") and lowest is not None:
            self._walks["down"] = walk_down(lowest, limit=_NO_LIMIT)
        self.memory["walked"] = {**bounds, "newest": newest, "lowest": lowest}
        return self._go_on()

    def note(self, key: str, exists: bool | None) -> bool:
        """The answer for one address; None: there was none, and the walk stops for this crawl.

        Returns whether there is a page to fetch.
        """
        direction = self._waiting.pop(key, None)
        if direction is None:
            return False
        walk = self._walks[direction]
        if exists is None:
            self._leave(direction, walk)
        else:
            self._step(direction, walk, exists)
        return self._go_on()

    def _go_on(self) -> bool:
        """Put the next number that is not known yet into the frontier, of the walk upwards first."""
        for direction in _DIRECTIONS:
            while (walk := self._walks.get(direction)) is not None:
                if walk.next_id is None or walk.asked >= LIMITS[direction]:
                    self._leave(direction, walk)
                    continue
                url = walk_address(
                    self.profile.home, self.profile.discovery.walk or "", walk.next_id
                )
                key = url_key(url)
                state = self.store.url_states(self.profile.id, [key]).get(key)
                is_held = state is not None and state.article_id is not None
                # a number without an article may get one: upwards it is asked for every time
                if is_held or (direction == "down" and state is not None and state.last_status):
                    self._step(direction, walk, is_held)
                    continue
                self._waiting[key] = direction
                self.frontier.add(
                    [
                        FrontierEntry(
                            source=self.profile.id,
                            key=key,
                            url=url,
                            hints=Hints(found_by="walk"),
                        )
                    ]
                )
                return True
        return False

    def _step(self, direction: Direction, walk: Walk, exists: bool) -> None:
        assert walk.next_id is not None
        bounds = self.memory["walked"]
        if exists:
            bounds["newest"] = max(walk.next_id, bounds.get("newest") or 0)
            bounds["lowest"] = min(walk.next_id, bounds.get("lowest") or walk.next_id)
        self._walks[direction] = walk.note(exists)

    def _leave(self, direction: Direction, walk: Walk) -> None:
        del self._walks[direction]
        if direction == "down":
            # a walk that ran into its limit goes on from there in the next crawl
            bounds = self.memory["walked"]
            bounds["complete"] = walk.next_id is None
            bounds["down"] = None if walk.next_id is None else walk.to_dict()
        self.save()

    def _known_addresses(self) -> Iterator[list[str]]:
        for states in self.store.known_pages(self.profile.id):
            yield [state.url for state in states]
        waiting = self.frontier.addresses(self.profile.id)
        while part := list(islice(waiting, _PART)):
            yield part

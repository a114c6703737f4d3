"""Where the crawl's counts go."""

from __future__ import annotations

from typing import Protocol


class Counter(Protocol):
    """Adds to one of the run's counts (`newsarchive/…` keys of Scrapy's stats)."""

    def __call__(self, key: str, count: int = 1) -> None: ...

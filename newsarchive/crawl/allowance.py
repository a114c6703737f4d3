"""What one crawl may take from a source: pages, bytes, and the hours in which it may come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from newsarchive.crawl.options import CrawlOptions
from newsarchive.sources.crawl_window import CrawlWindow
from newsarchive.sources.profile import Profile


class Allowance:
    """Budgets and windows of the sources of one crawl; the smaller of profile and option holds."""

    def __init__(self, profiles: Iterable[Profile], options: CrawlOptions) -> None:
        self._options = options
        self._pages: dict[str, int | None] = {}
        self._bytes: dict[str, int | None] = {}
        self._windows: dict[str, CrawlWindow] = {}
        self._pages_taken: Counter[str] = Counter()
        self._bytes_taken: Counter[str] = Counter()
        self._halted: dict[str, str] = {}
        for profile in profiles:
            self._pages[profile.id] = _least(profile.max_pages, options.max_pages)
            megabytes = profile.max_megabytes
            self._bytes[profile.id] = _least(
                None if megabytes is None else megabytes * 1_000_000, options.max_bytes
            )
            if profile.crawl_window and not options.any_time:
                self._windows[profile.id] = CrawlWindow.parse(
                    profile.crawl_window, profile.timezone
                )

    def articles_left(self, source: str) -> int | None:
        """How many more article pages may be asked for; None for no limit."""
        limit = self._pages[source]
        return None if limit is None else max(0, limit - self._pages_taken[source])

    def take_article(self, source: str) -> None:
        """An article page is asked for."""
        self._pages_taken[source] += 1

    def took(self, source: str, size: int) -> None:
        """So many bytes have come."""
        self._bytes_taken[source] += size

    def halt(self, source: str, reason: str) -> None:
        """Ask a source for nothing more in this crawl."""
        self._halted.setdefault(source, reason)

    def refusal(self, source: str, now: datetime) -> str | None:
        """Why nothing more may be asked of a source; None when it may."""
        if reason := self._halted.get(source):
            return reason
        limit = self._bytes[source]
        if limit is not None and self._bytes_taken[source] >= limit:
            return f"byte budget of {limit / 1e6:g} MB is spent"
        window = self._windows.get(source)
        if window is not None and not window.is_open(now):
            opens = window.next_open(now)
            return f"outside its crawl window {window}, which opens {opens:%Y-%m-%d %H:%M %Z}"
        return None


def _least(first: int | None, second: int | None) -> int | None:
    return min((value for value in (first, second) if value is not None), default=None)

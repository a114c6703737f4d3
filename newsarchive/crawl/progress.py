"""What a running crawl shows: a live table on a terminal, a plain line a minute elsewhere."""

from __future__ import annotations

import asyncio
import sys
import time
from collections import deque
from datetime import datetime
from types import TracebackType
from typing import Self

from rich.console import Console, Group
from rich.live import Live
from rich.table import Table
from rich.text import Text
from scrapy import signals
from scrapy.crawler import Crawler

#: seconds between two looks on a terminal, and between two lines elsewhere
_TABLE_EVERY = 0.5
_LINE_EVERY = 60.0
#: seconds over which the pace is taken
_PACE_OVER = 15.0
#: lines that the table leaves to title, headings and totals
_FRAME = 8
_COLUMNS = ("new", "new-version", "unchanged", "gone", "failed")
_HEADINGS = ("new", "changed", "same", "gone", "failed")


class Progress:
    """The progress of one crawl on stderr, from a context manager around its reactor."""

    def __init__(self, crawler: Crawler, *, enabled: bool, lines: bool = True) -> None:
        self._crawler = crawler
        self._enabled = enabled
        self._lines = lines and not enabled
        self._console = Console(stderr=True)
        self._started = time.monotonic()
        self._live: Live | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._paces: deque[tuple[float, int]] = deque()
        self._waiting: dict[str, int] = {}
        self._counted_until = 0.0

    def __enter__(self) -> Self:
        if self._enabled:
            self._live = Live(console=self._console, auto_refresh=False, transient=True)
            self._live.start()
        if self._enabled or self._lines:
            self._crawler.signals.connect(self._begin, signal=signals.engine_started)
            self._crawler.signals.connect(self._end, signal=signals.engine_stopped)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()
        if self._live is not None:
            self._live.stop()

    def _begin(self) -> None:
        every = _TABLE_EVERY if self._live is not None else _LINE_EVERY
        self._timer = asyncio.get_running_loop().call_later(every, self._tick)

    def _end(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _tick(self) -> None:
        if self._live is not None:
            self._live.update(self._view(), refresh=True)
        else:
            sys.stderr.write(self.line() + "\n")
        self._begin()

    def line(self) -> str:
        """Where the crawl stands, as a line of a log."""
        counts, waiting = self._count(), sum(self._count_waiting().values())
        return (
            f"{datetime.now().astimezone().isoformat(timespec='seconds')} crawl"
            f" sources={len(self._sources())} pages={counts['pages/fetched']}"
            f" pages_per_second={self._pace(counts['pages/fetched']):.1f}"
            f" queue={waiting} failed={counts['failures']}"
        )

    def _sources(self) -> list[str]:
        session = getattr(self._crawler.spider, "session", None)
        return list(session.profiles) if session else []

    def _count(self) -> dict[str, int]:
        stats = self._crawler.stats.get_stats() if self._crawler.stats else {}
        names = ("pages/fetched", "failures", "pages/not_modified", "requisites/fetched")
        return {name: int(stats.get(f"newsarchive/{name}", 0)) for name in names}

    def _count_waiting(self) -> dict[str, int]:
        """Counted rarely where that takes long: a frontier can hold millions."""
        session = getattr(self._crawler.spider, "session", None)
        now = time.monotonic()
        if session is not None and now >= self._counted_until:
            self._waiting = session.frontier.waiting_by_source()
            self._counted_until = now + 1 + 20 * (time.monotonic() - now)
        return self._waiting

    def _pace(self, pages: int) -> float:
        now = time.monotonic()
        self._paces.append((now, pages))
        while len(self._paces) > 1 and self._paces[0][0] < now - _PACE_OVER:
            self._paces.popleft()
        first, before = self._paces[0]
        if now - first < 0.1:
            return pages / max(now - self._started, 0.1)
        return (pages - before) / (now - first)

    def _view(self) -> Group:
        stats = self._crawler.stats.get_stats() if self._crawler.stats else {}
        counts, waiting = self._count(), self._count_waiting()
        spider = self._crawler.spider
        sources = self._sources()
        room = max(3, self._console.size.height - _FRAME)
        # what is busy is shown first when not all fit
        shown = sorted(sources, key=lambda source: -waiting.get(source, 0))[:room]
        table = Table(box=None, pad_edge=False, header_style="bold")
        table.add_column("source", overflow="ellipsis", no_wrap=True, min_width=12)
        table.add_column("now", no_wrap=True)
        for name in (*_HEADINGS, "queue"):
            table.add_column(name, justify="right")
        for source in [source for source in sources if source in shown]:
            numbers = [int(stats.get(f"newsarchive/sources/{source}/{key}", 0)) for key in _COLUMNS]
            table.add_row(
                source,
                spider.articles.doing(source) if spider is not None else "",  # type: ignore[attr-defined]
                *map(str, numbers[:-1]),
                Text(str(numbers[-1]), style="red" if numbers[-1] else ""),
                str(waiting.get(source, 0)),
            )
        seconds = int(time.monotonic() - self._started)
        head = (
            f"crawl · {seconds // 60}:{seconds % 60:02} · {counts['pages/fetched']} pages · "
            f"{self._pace(counts['pages/fetched']):.1f} pages/s · queue {sum(waiting.values())} · "
            f"errors {counts['failures']}"
        )
        rest = len(sources) - len(shown)
        foot = (
            f"… and {rest} more sources · Ctrl-C stops cleanly" if rest else "Ctrl-C stops cleanly"
        )
        return Group(Text(head, style="bold"), table, Text(foot, style="dim"))

"""What a running crawl shows on a terminal: pages, pace, what waits, what failed."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Any, Self

from rich.console import Console
from rich.live import Live
from rich.table import Table
from scrapy import signals
from scrapy.crawler import Crawler


class Progress:
    """A live table on stderr while the crawl runs; nothing where there is no terminal."""

    def __init__(self, crawler: Crawler, *, enabled: bool) -> None:
        self._crawler = crawler
        self._enabled = enabled
        self._started = time.monotonic()
        self._live: Live | None = None
        self._last = 0.0

    def __enter__(self) -> Self:
        if self._enabled:
            self._live = Live(console=Console(stderr=True), auto_refresh=False, transient=True)
            self._live.start()
            for signal in (signals.response_received, signals.item_scraped, signals.spider_idle):
                self._crawler.signals.connect(self._tick, signal=signal)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._live is not None:
            self._live.stop()

    def _tick(self, **_: Any) -> None:
        now = time.monotonic()
        if self._live is not None and now - self._last > 0.2:
            self._last = now
            self._live.update(self._table(now), refresh=True)

    def _waiting(self, source: str) -> int:
        session = getattr(self._crawler.spider, "session", None)
        return session.frontier.waiting(source) if session else 0

    def _table(self, now: float) -> Table:
        stats = self._crawler.stats.get_stats() if self._crawler.stats else {}
        seconds = max(now - self._started, 0.001)
        pages = int(stats.get("newsarchive/pages/fetched", 0))
        table = Table(title=f"crawl · {seconds:.0f} s", title_justify="left")
        for name in ("source", "new", "changed", "unchanged", "gone", "failed", "waiting"):
            table.add_column(name, justify="left" if name == "source" else "right")
        session = getattr(self._crawler.spider, "session", None)
        for source in session.profiles if session else ():
            table.add_row(
                source,
                *(
                    str(int(stats.get(f"newsarchive/sources/{source}/{key}", 0)))
                    for key in ("new", "new-version", "unchanged", "gone", "failed")
                ),
                str(self._waiting(source)),
            )
        requests = int(stats.get("response_received_count", 0))
        table.caption = f"{pages} pages · {requests / seconds:.1f} answers/s"
        return table

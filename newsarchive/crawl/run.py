"""Runs one crawl in this process: Scrapy's asyncio reactor with uvloop where it is installed."""

from __future__ import annotations

import importlib.util
import json
import logging
import shutil
import signal
from collections.abc import Sequence
from types import FrameType
from typing import TYPE_CHECKING, Any

from newsarchive.collector import spare_what_is_loaded
from newsarchive.crawl.options import CrawlOptions
from newsarchive.crawl.workers import ReadingPool
from newsarchive.errors import CaptureError, NewsarchiveError
from newsarchive.home import ArchiveHome

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


def run_crawl(
    home: ArchiveHome,
    source_ids: Sequence[str],
    options: CrawlOptions,
    *,
    log_level: str = "WARNING",
    progress: bool = False,
) -> dict[str, Any]:
    """Crawl, and return the run's report, with `interrupted` when Ctrl-C ended it.

    Can be called once a process: the reactor does not start twice.

    Raises `SourceError`, `ConfigurationError`, `StoreError` before anything is fetched, `CaptureError` and
    `StoreUnusableError` when what is fetched can not be kept; `KeyboardInterrupt` when a second Ctrl-C left no report.
    """
    # they load what they need while this process does
    readers = ReadingPool(home.settings.workers)
    readers.start()
    try:
        return _run(home, source_ids, options, readers, log_level=log_level, progress=progress)
    finally:
        readers.close()


def _run(
    home: ArchiveHome,
    source_ids: Sequence[str],
    options: CrawlOptions,
    readers: ReadingPool,
    *,
    log_level: str,
    progress: bool,
) -> dict[str, Any]:
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.settings import Settings

    import newsarchive.settings
    from newsarchive.crawl.progress import Progress
    from spiders.government import GovernmentSpider

    settings = Settings()
    settings.setmodule(newsarchive.settings)
    settings.set("LOG_LEVEL", log_level)
    settings.set("LOG_FILE", str(_log_file(home)))
    if importlib.util.find_spec("uvloop"):
        settings.set("ASYNCIO_EVENT_LOOP", "uvloop.Loop")
    # a log that can not be written (the disk is full, say) must not drown the one line that says so
    logging.raiseExceptions = False
    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler(GovernmentSpider)
    ctrl_c = _CtrlC(crawler)
    spare_what_is_loaded()
    names = " ".join(source_ids)
    task = process.crawl(crawler, source=names, options=options, home=home, readers=readers)
    with Progress(crawler, enabled=progress):
        process.start()
    if error := task.exception() if task.done() and not task.cancelled() else None:
        raise error
    spider = crawler.spider
    assert isinstance(spider, GovernmentSpider)
    report = home.runs_dir / spider.session.run_id / "report.json"
    if spider.reason == "disk-full" or not (report.is_file() or _has_room(home)):
        raise CaptureError(
            f"the crawl stopped (disk-full): make room on the disk of {home.path}, then run the "
            "same command again; everything fetched so far is kept"
        )
    if spider.problem is not None:
        raise spider.problem
    if not report.is_file():
        # a second signal does not wait for what is under way
        cut = "the crawl was cut off before it could end; the same command goes on where it was"
        raise KeyboardInterrupt(cut) if ctrl_c.was_pressed else NewsarchiveError(cut)
    told = dict(json.loads(report.read_text(encoding="utf-8")))
    return told | {"interrupted": ctrl_c.was_pressed and told["state"] != "finished"}


def _has_room(home: ArchiveHome) -> bool:
    """Whether a report would have had room; a full disk also keeps a crawl from saying why it ended."""
    return shutil.disk_usage(home.path).free >= 1 << 20


class _CtrlC:
    """Notes whether Ctrl-C was pressed while a crawl ran; Scrapy, which ends cleanly on it, calls all signals alike.

    A scheduler or a service manager ends a crawl by SIGTERM, which is no interruption: there is no failure to tell of.
    """

    def __init__(self, crawler: Crawler) -> None:
        from scrapy import signals

        self.was_pressed = False
        # Scrapy's own handlers are there by then
        crawler.signals.connect(self._watch, signal=signals.engine_started)

    def _watch(self) -> None:
        before = signal.getsignal(signal.SIGINT)

        def noted(number: int, frame: FrameType | None) -> None:
            self.was_pressed = True
            if callable(before):
                before(number, frame)

        signal.signal(signal.SIGINT, noted)


def _log_file(home: ArchiveHome) -> str:
    home.runs_dir.mkdir(parents=True, exist_ok=True)
    return str(home.runs_dir / "crawl.log")

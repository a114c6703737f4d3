"""The item pipelines, in the order extract, dates, dedup, store: adapters around the pure rooms."""

from __future__ import annotations

import asyncio
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from newsarchive.crawl.session import CrawlSession
from newsarchive.crawl.store_writer import StoreWriter
from newsarchive.errors import NewsarchiveError
from newsarchive.held_pages import HeldPages
from newsarchive.items import PageItem
from newsarchive.reading import PageInput
from newsarchive.warc.index import ArchiveIndex


class _Pipeline:
    """What the four have in common: the crawler and, once the spider is there, its session."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    @property
    def session(self) -> CrawlSession:
        session = getattr(self.crawler.spider, "session", None)
        assert isinstance(session, CrawlSession)
        return session

    def count(self, key: str) -> None:
        assert self.crawler.stats is not None
        self.crawler.stats.inc_value(f"newsarchive/{key}")


class ExtractPipeline(_Pipeline):
    """Bytes to `Article`, in a worker process."""

    def close_spider(self) -> None:
        self.session.readers.close()

    async def process_item(self, item: PageItem) -> PageItem:
        try:
            item.reading = await self.session.readers.read(
                PageInput(
                    source_id=item.source_id,
                    url=item.url,
                    body=item.body,
                    content_type=item.content_type,
                    fetched_at=item.fetched_at,
                    capture=item.capture,
                    hints=item.hints,
                    profile=item.profile,
                    find_requisites=self.session.options.requisites,
                )
            )
        except NewsarchiveError as error:
            self.count("pages/unreadable")
            raise DropItem(str(error)) from error
        self.count(f"pages/{item.reading.article.kind}")
        return item


class DatesPipeline(_Pipeline):
    """Counts what is known of when: the fill rates by which a broken site is noticed."""

    async def process_item(self, item: PageItem) -> PageItem:
        assert item.reading is not None
        article = item.reading.article
        if article.kind == "article":
            known = "dated" if article.published else "undated"
            self.count(f"dates/{known}")
            self.count(f"sources/{item.source_id}/{known}")
            for flag in article.flags:
                self.count(f"flags/{flag}")
        return item


class DedupPipeline(_Pipeline):
    """One article, many addresses: notices in this crawl's stream what was stored a moment ago."""

    def open_spider(self) -> None:
        self._seen: set[str] = set()

    async def process_item(self, item: PageItem) -> PageItem:
        assert item.reading is not None
        keys = item.reading.keys
        if keys.version_id in self._seen:
            self.count("dedup/same_article_other_address")
        elif item.reading.article.kind == "article":
            self._seen.add(keys.version_id)
        return item


class StorePipeline(_Pipeline):
    """Readings to rows, in batches on a writer thread; an address leaves the frontier when its row is safe."""

    def open_spider(self) -> None:
        session, loop = self.session, asyncio.get_running_loop()

        def count(key: str) -> None:
            loop.call_soon_threadsafe(self.count, key)

        held = HeldPages(
            session.home.warc_dir,
            ArchiveIndex(session.home.index_dir, session.home.warc_dir),
            session.profiles,
            count=count,
            read=lambda page: session.readers.read_in_thread(page, loop),
        )
        self._writer = StoreWriter(session.store, held.read)

    def close_spider(self) -> None:
        self._writer.close()

    async def process_item(self, item: PageItem) -> PageItem:
        assert item.reading is not None
        spider = self.crawler.spider
        assert spider is not None
        try:
            result = await self._writer.write(item)
        except Exception as error:
            spider.page_not_stored(item, error)  # type: ignore[attr-defined]
            raise DropItem(str(error)) from error
        outcome = result.outcome
        self.count(f"stored/{outcome}")
        self.count(f"sources/{item.source_id}/{outcome}")
        for _ in range(result.gone):
            self.count("stored/gone")
            self.count(f"sources/{item.source_id}/gone")
        spider.page_stored(item)  # type: ignore[attr-defined]
        return item

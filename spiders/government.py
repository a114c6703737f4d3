"""The spider of every source: a thin loop over discovery and the frontier, yielding one PageItem an article page."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Self

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from newsarchive.capture.handler import NotCaptured
from newsarchive.crawl.article_queue import ArticleQueue
from newsarchive.crawl.discovery_request import DiscoveryRequest
from newsarchive.crawl.frontier import FrontierEntry
from newsarchive.crawl.ledger import Ledger
from newsarchive.crawl.options import CrawlOptions
from newsarchive.crawl.outcomes import failure_reason
from newsarchive.crawl.page_requests import discovery_request, entry_request
from newsarchive.crawl.redirects import keep_redirects
from newsarchive.crawl.requisite_queue import RequisiteQueue
from newsarchive.crawl.session import CrawlSession
from newsarchive.dedup import url_key
from newsarchive.errors import NewsarchiveError, StoreUnusableError
from newsarchive.home import ArchiveHome
from newsarchive.items import PageItem
from newsarchive.reading import is_page_type
from newsarchive.warc.catalogue import WarcCatalogue

logger = logging.getLogger(__name__)


class GovernmentSpider(scrapy.Spider):
    """Crawls one or more sources: `scrapy crawl government -a source=malangkota`."""

    name = "government"

    def __init__(
        self,
        source: str = "",
        options: CrawlOptions | None = None,
        since: str | None = None,
        max_pages: str | None = None,
        full: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.source_ids = [part for part in source.replace(",", " ").split() if part]
        self.options = options or CrawlOptions(
            since=date.fromisoformat(since) if since else None,
            max_pages=int(max_pages) if max_pages else None,
            full=full.lower() in ("1", "true", "yes"),
        )

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        home = (
            kwargs.pop("home", None)
            or ArchiveHome.locate(Path(crawler.settings["NEWSARCHIVE_HOME"])).create()
        )
        readers = kwargs.pop("readers", None)
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.session = CrawlSession.open(home, spider.source_ids, spider.options, readers)
        spider.warc_catalogue = spider.session.warc_catalogue()
        spider.ledger = Ledger(spider.session, spider.count)
        spider.articles = ArticleQueue(spider.session, spider.count)
        spider.requisites = RequisiteQueue(spider.session, spider.count)
        for name, value in spider.session.scrapy_settings().items():
            crawler.settings.set(name, value, priority="spider")
        crawler.signals.connect(spider.fill_up, signal=signals.spider_idle)
        crawler.signals.connect(spider.end, signal=signals.engine_stopped)
        crawler.signals.connect(spider.note_reason, signal=signals.spider_closed)
        return spider

    session: CrawlSession
    warc_catalogue: WarcCatalogue
    ledger: Ledger
    articles: ArticleQueue
    requisites: RequisiteQueue
    reason = "finished"
    #: what made the crawl end before its time
    problem: NewsarchiveError | None = None

    async def start(self) -> AsyncIterator[Request]:
        """The first pages to ask for, of every source."""
        for source_id in self.session.profiles:
            if self.options.urls:
                self.session.frontier.add(
                    FrontierEntry(source=source_id, key=url_key(url), url=url)
                    for url in self.options.urls
                )
                self.articles.discovery_over(source_id)
                requests = self._next_requests(source_id)
            else:
                requests = self._next_stage(source_id)
            for request in requests:
                yield request

    def count(self, key: str, count: int = 1) -> None:
        """Add to one of the crawl's counters."""
        assert self.crawler.stats is not None
        self.crawler.stats.inc_value(key, count)

    # discovery

    def _next_stage(self, source_id: str) -> Iterator[Request]:
        """The discovery pages of the next stage; once there is none, articles."""
        discoverer = self.session.discoverer(source_id, self.count)
        steps = [] if self._refused(source_id) else discoverer.next_stage()
        if steps:
            yield from self._discovery_requests(source_id, steps)
            return
        self.articles.discovery_over(source_id)
        if problem := discoverer.problem():
            self.ledger.failed(source_id, self.session.profiles[source_id].home, problem)
        discoverer.finish()
        if not self._refused(source_id):
            self.session.walk(source_id).begin()
        yield from self._next_requests(source_id)

    def _discovery_requests(
        self, source_id: str, steps: Sequence[DiscoveryRequest]
    ) -> Iterator[Request]:
        for step in steps:
            self.articles.discovery_asked(source_id)
            yield discovery_request(
                source_id,
                step,
                self.session.run_id,
                self.parse_discovery,
                self.discovery_failed,
                browser=self.session.profiles[source_id].browser_listings,
            )

    def parse_discovery(self, response: Response) -> Iterator[Request]:
        """A feed, sitemap, REST answer or listing: its articles go to the frontier."""
        source_id, step = self._of(response.request)
        self._answered(source_id, response)
        headers = {
            name.decode("latin-1").lower(): values[-1].decode("latin-1")
            for name, values in response.headers.items()
            if values
        }
        discoverer = self.session.discoverer(source_id, self.count)
        following = discoverer.answer(step, response.url, response.status, headers, response.body)
        if following and self._refused(source_id):
            discoverer.whole = False
            following = []
        yield from self._discovery_requests(source_id, following)
        yield from self._discovery_done(source_id)
        if not self.articles.is_discovered(source_id):
            yield from self._next_requests(source_id)

    def discovery_failed(self, failure: Failure) -> Iterator[Request]:
        """A discovery page could not be had."""
        if isinstance(failure.value, NotCaptured):
            # the crawl ends; the next one asks for it again
            return
        source_id, step = self._of(failure.request)  # type: ignore[attr-defined]
        reason = failure_reason(failure.value or RuntimeError("no reason"))
        logger.warning("discovery failed url=%s reason=%s", step.url, reason)
        self.ledger.failed(source_id, step.url, reason)
        self.session.discoverer(source_id, self.count).failed(step, reason)
        yield from self._discovery_done(source_id)

    def _discovery_done(self, source_id: str) -> Iterator[Request]:
        if self.articles.discovery_answered(source_id):
            yield from self._next_stage(source_id)

    def _of(self, request: Request | None) -> tuple[str, DiscoveryRequest]:
        assert request is not None
        return request.meta["newsarchive"].source_id, request.meta["step"]

    # articles and what they need

    def _next_requests(self, source_id: str) -> Iterator[Request]:
        """Requests for articles, then for what they need, as many as may be under way."""
        if self._refused(source_id):
            return
        run_id, browser = self.session.run_id, self.session.profiles[source_id].browser
        for entry in self.articles.take(source_id):
            yield entry_request(entry, run_id, self.parse_page, self.page_failed, browser=browser)
        if not self.articles.is_discovered(source_id):
            return
        for entry in self.requisites.take(source_id):
            meta = self.requisites.meta(entry)
            yield entry_request(entry, run_id, self.parse_requisite, self.requisite_failed, meta)

    def _refused(self, source_id: str) -> bool:
        """Whether nothing more may be asked of a source now: a budget, its hours, its host."""
        reason = self.session.allowance.refusal(source_id, datetime.now(UTC))
        if reason:
            self.ledger.left(source_id, reason)
        return reason is not None

    def _answered(self, source_id: str, response: Response) -> None:
        self.count(f"newsarchive/sources/{source_id}/answers")
        self.session.allowance.took(source_id, len(response.body))

    def parse_page(self, response: Response) -> Iterator[PageItem | Request]:
        """An article page, or the news that it is unchanged or gone."""
        assert response.request is not None
        entry: FrontierEntry = response.request.meta["entry"]
        capture = response.request.meta.get("newsarchive_capture")
        profile = self.session.profiles[entry.source]
        self.articles.answered(entry.source)
        self._answered(entry.source, response)
        content_type = _header(response, "Content-Type")
        # the next requests go out before the page is read and stored: downloads never wait for that
        yield from self._next_requests(entry.source)
        if keep_redirects(self.session.store, entry.source, response.request):
            self.ledger.gone(entry)
        if response.status == 200 and is_page_type(content_type):
            self.count("newsarchive/pages/fetched")
            yield PageItem(
                source_id=entry.source,
                asked_url=entry.url,
                url=response.url,
                body=response.body,
                content_type=content_type,
                fetched_at=capture.fetched_at if capture else datetime.now(UTC),
                profile=profile,
                hints=entry.hints,
                capture=capture,
                etag=_header(response, "ETag"),
                last_modified=_header(response, "Last-Modified"),
                lastmod=entry.lastmod,
            )
        else:
            self.ledger.no_page(entry, response.status, response.url, capture, content_type)
            if self.session.walk(entry.source).note(entry.key, exists=False):
                yield from self._next_requests(entry.source)

    def page_failed(self, failure: Failure) -> Iterator[Request]:
        """An article could not be fetched."""
        entry: FrontierEntry = failure.request.meta["entry"]  # type: ignore[attr-defined]
        self.articles.answered(entry.source)
        if keep_redirects(self.session.store, entry.source, failure.request):  # type: ignore[attr-defined]
            self.ledger.gone(entry)
        self.ledger.no_answer(entry, failure.value or RuntimeError("no reason"))
        self.session.walk(entry.source).note(entry.key, exists=None)
        yield from self._next_requests(entry.source)

    def parse_requisite(self, response: Response) -> Iterator[Request]:
        """An image, style or script."""
        assert response.request is not None
        entry: FrontierEntry = response.request.meta["entry"]
        self.session.allowance.took(entry.source, len(response.body))
        content_type = _header(response, "Content-Type")
        self.requisites.answered(entry, response.status, content_type, response.url, response.body)
        yield from self._next_requests(entry.source)

    def requisite_failed(self, failure: Failure) -> Iterator[Request]:
        """A requisite could not be had."""
        entry: FrontierEntry = failure.request.meta["entry"]  # type: ignore[attr-defined]
        self.requisites.failed(entry, failure.value or RuntimeError("no reason"))
        yield from self._next_requests(entry.source)

    def page_stored(self, item: PageItem) -> None:
        """The store pipeline's word that a page is safe: its address leaves the frontier."""
        self.session.frontier.done(item.source_id, [url_key(item.asked_url)])
        self.count("newsarchive/pages/stored")
        if item.reading is not None:
            self.requisites.add(item.source_id, item.reading.requisites, item.url)
            is_article = item.reading.article.kind == "article"
            walk = self.session.walk(item.source_id)
            if walk.note(url_key(item.asked_url), exists=is_article):
                engine = self.crawler.engine
                assert engine is not None
                for request in self._next_requests(item.source_id):
                    engine.crawl(request)

    def page_not_stored(self, item: PageItem, error: Exception) -> None:
        """A page that is captured and has no row: its address stays in the frontier for the next crawl.

        When the database takes nothing at all, the crawl ends.
        """
        if not isinstance(error, StoreUnusableError):
            logger.error("page not stored url=%s", item.url, exc_info=error)
            self.ledger.failed(item.source_id, item.url, f"not stored: {type(error).__name__}")
            return
        if self.problem is None:
            self.problem = error
            logger.error("crawl stopped: %s", error)
            engine = self.crawler.engine
            assert engine is not None
            asyncio.ensure_future(engine.close_spider_async(reason="store-unusable"))  # noqa: RUF006

    # bookkeeping

    def fill_up(self) -> None:
        """When nothing is under way, hand out what waits; requisites found by the readers among it."""
        engine = self.crawler.engine
        assert engine is not None
        found = False
        for source_id in self.session.profiles:
            for request in self._next_requests(source_id):
                engine.crawl(request)
                found = True
        if found:
            raise DontCloseSpider

    def note_reason(self, reason: str) -> None:
        """Why the crawl ends, as Scrapy says it."""
        self.reason = reason

    def end(self) -> None:
        """Write the run's report, once the pipelines have written their last rows."""
        assert self.crawler.stats is not None
        self.session.close(self.reason, self.crawler.stats.get_stats())


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None

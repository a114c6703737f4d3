"""The spider of every source: a thin loop over discovery and the frontier, yielding one PageItem an article page."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict, deque
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Self

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from newsarchive.capture.capture import Capture, PageContext
from newsarchive.capture.requisites import css_urls
from newsarchive.crawl.discovering import DiscoveryRequest
from newsarchive.crawl.frontier import FrontierEntry
from newsarchive.crawl.hosts import LEAST_DELAY, HostGivenUp
from newsarchive.crawl.options import CrawlOptions
from newsarchive.crawl.outcomes import CUT, GONE, failure_reason
from newsarchive.crawl.page_state import looked_at
from newsarchive.crawl.requisite_queue import RequisiteQueue
from newsarchive.crawl.session import CrawlSession
from newsarchive.dedup import url_key
from newsarchive.discovery.addresses import in_scope
from newsarchive.home import ArchiveHome
from newsarchive.items import PageItem
from newsarchive.warc.catalogue import WarcCatalogue

logger = logging.getLogger(__name__)

#: article requests of a source handed to Scrapy at once; the frontier holds the rest
WINDOW = 32
#: discovery before articles before requisites
_PRIORITY = {"discovery": 100, "article": 10, "requisite": 0}


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
        self._fetched: Counter[str] = Counter()
        self._under_way: Counter[str] = Counter()
        self._discovering: Counter[str] = Counter()
        self._discovered: set[str] = set()
        self._reserve: dict[str, deque[FrontierEntry]] = defaultdict(deque)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        home = (
            kwargs.pop("home", None)
            or ArchiveHome.locate(Path(crawler.settings["NEWSARCHIVE_HOME"])).create()
        )
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.session = CrawlSession.open(home, spider.source_ids, spider.options)
        spider.requisites = spider.session.requisite_queue()
        spider.warc_catalogue = spider.session.warc_catalogue()
        for name, value in spider.session.scrapy_settings().items():
            crawler.settings.set(name, value, priority="spider")
        crawler.signals.connect(spider.fill_up, signal=signals.spider_idle)
        crawler.signals.connect(spider.end, signal=signals.engine_stopped)
        crawler.signals.connect(spider.note_reason, signal=signals.spider_closed)
        return spider

    session: CrawlSession
    warc_catalogue: WarcCatalogue
    requisites: RequisiteQueue
    reason = "finished"

    async def start(self) -> AsyncIterator[Request]:
        """The first pages to ask for, of every source."""
        for source_id, profile in self.session.profiles.items():
            if self.options.urls:
                self.session.frontier.add(
                    FrontierEntry(source=source_id, key=url_key(url), url=url)
                    for url in self.options.urls
                )
                self._discovered.add(source_id)
            else:
                discoverer = self.session.discoverer(source_id, self.count)
                for seed in discoverer.seeds():
                    yield self._discovery_request(source_id, seed)
                if not self._discovering[source_id]:
                    logger.warning("source has no discovery source=%s", profile.id)
            for request in self._next_requests(source_id):
                yield request

    def count(self, key: str, count: int = 1) -> None:
        """Add to one of the crawl's counters."""
        assert self.crawler.stats is not None
        self.crawler.stats.inc_value(key, count)

    # discovery

    def _discovery_request(self, source_id: str, step: DiscoveryRequest) -> Request:
        self._discovering[source_id] += 1
        context = PageContext(
            source_id=source_id, role=step.role, run_id=self.session.run_id, via=step.via
        )
        return Request(
            step.url,
            callback=self.parse_discovery,
            errback=self.discovery_failed,
            headers=step.headers,
            priority=_PRIORITY["discovery"],
            dont_filter=True,
            meta={"newsarchive": context, "step": step},
        )

    def parse_discovery(self, response: Response) -> Iterator[Request]:
        """A feed, sitemap, REST answer or listing: its articles go to the frontier."""
        source_id, step = self._of(response.request)
        self.count(f"newsarchive/sources/{source_id}/answers")
        headers = {
            name.decode("latin-1").lower(): values[-1].decode("latin-1")
            for name, values in response.headers.items()
            if values
        }
        discoverer = self.session.discoverer(source_id, self.count)
        for following in discoverer.answer(
            step, response.url, response.status, headers, response.body
        ):
            yield self._discovery_request(source_id, following)
        yield from self._discovery_done(source_id)

    def discovery_failed(self, failure: Failure) -> Iterator[Request]:
        """A discovery page could not be had."""
        source_id, step = self._of(failure.request)  # type: ignore[attr-defined]
        reason = failure_reason(failure.value or RuntimeError("no reason"))
        logger.warning("discovery failed url=%s reason=%s", step.url, reason)
        self._failed(source_id, step.url, reason)
        self.session.discoverer(source_id, self.count).failed(step)
        yield from self._discovery_done(source_id)

    def _discovery_done(self, source_id: str) -> Iterator[Request]:
        self._discovering[source_id] -= 1
        if not self._discovering[source_id] and source_id not in self._discovered:
            self._discovered.add(source_id)
            self.session.discoverer(source_id, self.count).finish()
        yield from self._next_requests(source_id)

    def _of(self, request: Request | None) -> tuple[str, DiscoveryRequest]:
        assert request is not None
        return request.meta["newsarchive"].source_id, request.meta["step"]

    # articles and what they need

    def _next_requests(self, source_id: str) -> Iterator[Request]:
        """Requests from the frontier until the source's window is full.

        While discovery runs nothing is taken: a later listing may still add hints, and politeness
        leaves one connection anyway.
        """
        if source_id not in self._discovered:
            return
        limit = self.options.max_pages
        while self._under_way[source_id] < WINDOW and (entry := self._next_article(source_id)):
            if limit is not None and self._fetched[source_id] >= limit:
                continue
            self._fetched[source_id] += 1
            self._under_way[source_id] += 1
            yield self._entry_request(entry)
        if self.options.requisites:
            for entry in self.requisites.take(source_id):
                yield self._entry_request(entry)

    def _next_article(self, source_id: str) -> FrontierEntry | None:
        reserve = self._reserve[source_id]
        if not reserve:
            reserve.extend(self.session.frontier.take(source_id, 2 * WINDOW))
        return reserve.popleft() if reserve else None

    def _entry_request(self, entry: FrontierEntry) -> Request:
        headers: dict[str, str] = {}
        if entry.etag:
            headers["If-None-Match"] = entry.etag
        if entry.last_modified:
            headers["If-Modified-Since"] = entry.last_modified
        context = PageContext(
            source_id=entry.source,
            role=entry.role,
            run_id=self.session.run_id,
            hints=entry.hints,
            via=entry.via,
        )
        meta: dict[str, Any] = {"newsarchive": context, "entry": entry}
        if entry.role == "requisite":
            rules = self.requisites.rules
            meta["newsarchive_rules"] = rules
            if rules.delay and not in_scope(self.session.profiles[entry.source], entry.url):
                meta[LEAST_DELAY] = rules.delay
        return Request(
            entry.url,
            callback=self.parse_page if entry.role == "article" else self.parse_requisite,
            errback=self.page_failed if entry.role == "article" else self.requisite_failed,
            headers=headers,
            priority=_PRIORITY[entry.role],
            dont_filter=True,
            meta=meta,
        )

    def parse_page(self, response: Response) -> Iterator[PageItem | Request]:
        """An article page, or the news that it is unchanged or gone."""
        assert response.request is not None
        entry: FrontierEntry = response.request.meta["entry"]
        capture = response.request.meta.get("newsarchive_capture")
        profile = self.session.profiles[entry.source]
        self._under_way[entry.source] -= 1
        self.count(f"newsarchive/sources/{entry.source}/answers")
        content_type = _header(response, "Content-Type")
        # the next requests go out before the page is read and stored: downloads never wait for that
        yield from self._next_requests(entry.source)
        if response.status == 200 and _is_html(content_type):
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
            self._no_page(entry, response.status, response.url, capture, content_type)

    def _no_page(
        self,
        entry: FrontierEntry,
        status: int,
        url: str,
        capture: Capture | None,
        content_type: str | None,
    ) -> None:
        if status == 304:
            self.count("newsarchive/pages/not_modified")
        elif status in GONE:
            if self.session.store.record_gone(entry.source, entry.url, capture):
                self.count("newsarchive/stored/gone")
                self.count(f"newsarchive/sources/{entry.source}/gone")
            else:
                self._failed(entry.source, entry.url, f"status {status}")
        elif status == 200:
            self.count("newsarchive/pages/documents")
            logger.info("document kept url=%s type=%s", url, content_type)
        else:
            self._failed(entry.source, entry.url, f"status {status}")
        self._remember(entry, 304 if status == 200 else status)
        self.session.frontier.done(entry.source, [entry.key])

    def page_failed(self, failure: Failure) -> Iterator[Request]:
        """An article could not be fetched; that of a host given up waits for the next crawl."""
        entry: FrontierEntry = failure.request.meta["entry"]  # type: ignore[attr-defined]
        self._under_way[entry.source] -= 1
        reason = failure_reason(failure.value or RuntimeError("no reason"))
        logger.warning("fetch failed url=%s reason=%s", entry.url, reason)
        self._failed(entry.source, entry.url, reason)
        if not isinstance(failure.value, HostGivenUp):
            self._remember(entry, None)
            self.session.frontier.done(entry.source, [entry.key])
        yield from self._next_requests(entry.source)

    def parse_requisite(self, response: Response) -> Iterator[Request]:
        """An image, style or script: captured already; styles name further ones."""
        assert response.request is not None
        entry: FrontierEntry = response.request.meta["entry"]
        kept = response.status in (200, 304)
        self.count("newsarchive/requisites/fetched" if kept else "newsarchive/requisites/failed")
        self.requisites.ended(entry, kept=kept)
        if response.status == 200 and "css" in (_header(response, "Content-Type") or ""):
            self.requisites.note_style(entry.url, response.url, entry.via)
            self.requisites.add(entry.source, css_urls(response.body, response.url), response.url)
        yield from self._next_requests(entry.source)

    def requisite_failed(self, failure: Failure) -> Iterator[Request]:
        """A requisite could not be had, or is not wanted."""
        entry: FrontierEntry = failure.request.meta["entry"]  # type: ignore[attr-defined]
        error = failure.value or RuntimeError("no reason")
        if isinstance(error, HostGivenUp):
            self.requisites.left(entry)
            self.count("newsarchive/requisites/host_given_up")
        else:
            self.requisites.ended(entry, kept=False)
            reason = failure_reason(error)
            logger.info("requisite not had url=%s reason=%s", entry.url, reason)
            outcome = {"robots.txt": "disallowed", CUT: "cut"}.get(reason, "failed")
            self.count(f"newsarchive/requisites/{outcome}")
        yield from self._next_requests(entry.source)

    def page_stored(self, item: PageItem) -> None:
        """The store pipeline's word that a page is safe: its address leaves the frontier."""
        self.session.frontier.done(item.source_id, [url_key(item.asked_url)])
        self.count("newsarchive/pages/stored")
        if item.reading is not None and item.reading.requisites:
            self.requisites.add(item.source_id, item.reading.requisites, item.url)

    # bookkeeping

    def _remember(self, entry: FrontierEntry, status: int | None) -> None:
        store = self.session.store
        before = store.url_states(entry.source, [entry.key]).get(entry.key)
        store.save_url_states(
            [
                looked_at(
                    before,
                    source_id=entry.source,
                    key=entry.key,
                    url=entry.url,
                    lastmod=entry.lastmod,
                    status=status,
                    now=datetime.now(UTC),
                )
            ]
        )

    def _failed(self, source_id: str, url: str, reason: str) -> None:
        self.count("newsarchive/failures")
        self.count(f"newsarchive/sources/{source_id}/failed")
        self.count(f"newsarchive/failed/{reason}")
        self.session.note_failure(source_id, url, reason)

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


def _is_html(content_type: str | None) -> bool:
    """Pages without a type, or with a general one, are worth a try."""
    kind = (content_type or "").split(";")[0].strip().lower()
    return kind in ("", "text/html", "application/xhtml+xml", "text/plain", "application/xml")

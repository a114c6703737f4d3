"""The spider of every source: a thin loop over discovery and the frontier, yielding one PageItem an article page."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Self

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from newsarchive.capture.capture import Capture, PageContext
from newsarchive.crawl.discovering import DiscoveryRequest
from newsarchive.crawl.frontier import FrontierEntry
from newsarchive.crawl.hosts import HostGivenUp
from newsarchive.crawl.options import CrawlOptions
from newsarchive.crawl.outcomes import GONE, failure_reason
from newsarchive.crawl.page_state import looked_at
from newsarchive.crawl.redirects import keep_redirects
from newsarchive.crawl.session import CrawlSession
from newsarchive.dedup import url_key
from newsarchive.home import ArchiveHome
from newsarchive.items import PageItem
from newsarchive.store.absence import is_front_page
from newsarchive.warc.catalogue import WarcCatalogue

logger = logging.getLogger(__name__)

#: article requests of a source handed to Scrapy at once; the frontier holds the rest
WINDOW = 32
#: discovery before articles before requisites
_PRIORITY = {"discovery": 100, "article": 10, "requisite": 0}
_REQUISITE_AGE = timedelta(days=30)


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

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        home = (
            kwargs.pop("home", None)
            or ArchiveHome.locate(Path(crawler.settings["NEWSARCHIVE_HOME"])).create()
        )
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.session = CrawlSession.open(home, spider.source_ids, spider.options)
        spider.warc_catalogue = spider.session.warc_catalogue()
        for name, value in spider.session.scrapy_settings().items():
            crawler.settings.set(name, value, priority="spider")
        crawler.signals.connect(spider.fill_up, signal=signals.spider_idle)
        crawler.signals.connect(spider.end, signal=signals.engine_stopped)
        crawler.signals.connect(spider.note_reason, signal=signals.spider_closed)
        return spider

    session: CrawlSession
    warc_catalogue: WarcCatalogue
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
        room = WINDOW - self._under_way[source_id]
        if room <= 0:
            return
        for entry in self.session.frontier.take(source_id, room):
            limit = self.options.max_pages
            if entry.role == "article":
                if limit is not None and self._fetched[source_id] >= limit:
                    continue
                self._fetched[source_id] += 1
            self._under_way[source_id] += 1
            yield self._entry_request(entry)

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
        return Request(
            entry.url,
            callback=self.parse_page if entry.role == "article" else self.parse_requisite,
            errback=self.page_failed,
            headers=headers,
            priority=_PRIORITY[entry.role],
            dont_filter=True,
            meta={"newsarchive": context, "entry": entry},
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
        if keep_redirects(self.session.store, entry.source, response.request) and is_front_page(
            response.url
        ):
            self._gone(entry)
            self._remember(entry, 404)
            self.session.frontier.done(entry.source, [entry.key])
        elif response.status == 200 and _is_html(content_type):
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
                self._gone(entry)
            else:
                self._failed(entry.source, entry.url, f"status {status}")
        elif status == 200:
            self.count("newsarchive/pages/documents")
            logger.info("document kept url=%s type=%s", url, content_type)
        else:
            self._failed(entry.source, entry.url, f"status {status}")
        self._remember(entry, 304 if status == 200 else status)
        self.session.frontier.done(entry.source, [entry.key])

    def _gone(self, entry: FrontierEntry) -> None:
        self.count("newsarchive/stored/gone")
        self.count(f"newsarchive/sources/{entry.source}/gone")

    def page_failed(self, failure: Failure) -> Iterator[Request]:
        """An article or requisite could not be fetched; that of a host given up waits for the next crawl."""
        entry: FrontierEntry = failure.request.meta["entry"]  # type: ignore[attr-defined]
        self._under_way[entry.source] -= 1
        reason = failure_reason(failure.value or RuntimeError("no reason"))
        logger.warning("fetch failed url=%s reason=%s", entry.url, reason)
        if entry.role == "article":
            self._failed(entry.source, entry.url, reason)
        else:
            self.count("newsarchive/requisites/failed")
        if not isinstance(failure.value, HostGivenUp):
            if entry.role == "article":
                self._remember(entry, None)
            self.session.frontier.done(entry.source, [entry.key])
        yield from self._next_requests(entry.source)

    def parse_requisite(self, response: Response) -> Iterator[Request]:
        """An image, style or script: captured already; styles name further ones."""
        assert response.request is not None
        entry: FrontierEntry = response.request.meta["entry"]
        self._under_way[entry.source] -= 1
        frontier = self.session.frontier
        if response.status == 200:
            self.count("newsarchive/requisites/fetched")
            frontier.requisite_fetched(entry.key, datetime.now(UTC).isoformat())
            if "css" in (_header(response, "Content-Type") or ""):
                from newsarchive.capture.requisites import css_urls

                self.add_requisites(entry.source, css_urls(response.body, response.url), entry.url)
        else:
            self.count("newsarchive/requisites/failed")
        frontier.done(entry.source, [entry.key])
        yield from self._next_requests(entry.source)

    def add_requisites(self, source_id: str, urls: list[str], via: str) -> None:
        """Queue what a page or style needs to be shown, each once in a month."""
        if not self.options.requisites or not urls:
            return
        keys = {f"={url}": url for url in urls if url.startswith(("http://", "https://"))}
        before = (datetime.now(UTC) - _REQUISITE_AGE).isoformat()
        due = self.session.frontier.requisites_due(list(keys), before)
        self.session.frontier.add(
            FrontierEntry(source=source_id, key=key, url=keys[key], role="requisite", via=via)
            for key in sorted(due)
        )

    def page_stored(self, item: PageItem) -> None:
        """The store pipeline's word that a page is safe: its address leaves the frontier."""
        self.session.frontier.done(item.source_id, [url_key(item.asked_url)])
        self.count("newsarchive/pages/stored")
        if item.reading is not None:
            self.add_requisites(item.source_id, item.reading.requisites, item.url)

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

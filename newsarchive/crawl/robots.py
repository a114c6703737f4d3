"""robots.txt as RFC 9309 has it: rules by agent, a ban while it can not be read, and the pauses it asks for."""

from __future__ import annotations

import logging
from typing import Self
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

from newsarchive.crawl.hosts import LEAST_DELAY
from newsarchive.crawl.pauses import MAX_PAUSE

logger = logging.getLogger(__name__)


class RobotsUnreachable(IgnoreRequest):
    """robots.txt can not be read at present, which forbids everything."""


class RobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's middleware, strict where the standard is.

    Source: RFC 9309 section 2.3.1: no file (4xx) allows everything; a server error or no answer forbids
    everything until it is over.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._unreachable: dict[str, Exception] = {}

    async def process_request(self, request: Request) -> None:  # type: ignore[override]
        """Refuse what the rules forbid, and everything where there is no telling."""
        await super().process_request(request)
        if not request.meta.get("dont_obey_robotstxt"):
            error = self._unreachable.get(urlsplit(request.url).netloc)
            if error is not None:
                raise error

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status == 429 or response.status >= 500:
            logger.warning("robots.txt unreachable host=%s status=%d", netloc, response.status)
            self._unreachable[netloc] = RobotsUnreachable(
                f"robots.txt answers {response.status}, which forbids the site for now"
            )
        if not 200 <= response.status < 300:
            response = response.replace(body=b"")
        await super()._parse_robots(response, netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        if not isinstance(exc, IgnoreRequest):
            # the host itself is the trouble: its pages fail for the same reason
            self._unreachable[netloc] = exc
        super()._robots_error(exc, netloc)


class CrawlDelay:
    """Keeps Crawl-delay and Request-rate of robots.txt as a floor under AutoThrottle's delay."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._floor: dict[str, float] = {}
        crawler.signals.connect(self._robots_parsed, signal=signals.robots_parsed)
        crawler.signals.connect(self._hold, signal=signals.response_downloaded)
        crawler.signals.connect(self._hold, signal=signals.request_reached_downloader)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def _robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        rules = getattr(robotparser, "rp", None)
        if not isinstance(rules, Protego):
            return
        agent = self._crawler.settings["ROBOTSTXT_USER_AGENT"]
        delay = float(rules.crawl_delay(agent) or 0)
        rate = rules.request_rate(agent)
        if rate is not None and rate.requests:
            delay = max(delay, rate.seconds / rate.requests)
        if delay > 0:
            self._floor[urlsplit(request.url).netloc] = min(delay, MAX_PAUSE)

    def _hold(self, request: Request) -> None:
        engine = self._crawler.engine
        key = request.meta.get("download_slot")
        least = request.meta.get(LEAST_DELAY, 0.0)
        if not (self._floor or least) or engine is None or key is None:
            return
        slot = engine.downloader.slots.get(key)
        floor = max(self._floor.get(urlsplit(request.url).netloc, 0.0), least)
        if slot is not None and floor:
            # a delay that is drawn at random would fall below what the site asks for
            slot.jitter = 0.0
            if slot.delay < floor:
                slot.delay = floor

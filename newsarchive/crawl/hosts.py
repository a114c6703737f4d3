"""Care for the hosts crawled: Retry-After, back-off, giving up on a host that is down, staying in scope."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response

from newsarchive.capture.capture import PageContext
from newsarchive.discovery.addresses import in_scope

logger = logging.getLogger(__name__)

#: longest pause, in seconds, that a Retry-After may impose within a crawl; beyond it the host is left
MAX_PAUSE = 600.0
#: longest pause, in seconds, after a failure
MAX_BACK_OFF = 60.0
#: failures in a row after which a host is left for this crawl
MAX_FAILURES = 8
#: key of `Request.meta`: least seconds between two requests to the host
LEAST_DELAY = "newsarchive_least_delay"


class HostGivenUp(IgnoreRequest):
    """The host is down or asked to be left alone; its addresses wait for the next crawl."""


class OutOfScope(IgnoreRequest):
    """A redirect leads to another site."""


def failure_words(error: BaseException) -> str:
    """A failed download in words that a report can count."""
    for kind, words in (
        (DownloadTimeoutError, "timeout"),
        (DownloadConnectionRefusedError, "connection refused"),
        (CannotResolveHostError, "unknown host"),
        (ResponseDataLossError, "truncated body"),
    ):
        if isinstance(error, kind):
            return words
    text = f"{type(error).__name__} {error}".lower()
    if "ssl" in text or "certificate" in text or "tls" in text:
        return "TLS failure"
    return type(error).__name__


def retry_after(value: bytes | str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After header (RFC 9110 section 10.2.3) asks for; None when it says nothing."""
    if value is None:
        return None
    text = value.decode("latin-1") if isinstance(value, bytes) else value
    if text.strip().isdigit():
        return float(text)
    try:
        when = parsedate_to_datetime(text)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - now).total_seconds())


class HostCareMiddleware:
    """Holds requests to a server that asked for a pause or fails, and leaves a host that keeps failing."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._delay = crawler.settings.getfloat("DOWNLOAD_DELAY")
        self._paused_until: dict[str, float] = {}
        self._failures: Counter[str] = Counter()
        self._given_up: dict[str, str] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Wait out a pause; refuse requests to a host given up."""
        host = urlsplit(request.url).netloc
        if host in self._given_up:
            raise HostGivenUp(self._given_up[host])
        while (wait := self._paused_until.get(_server(request), 0.0) - time.monotonic()) > 0:
            # the pause may be prolonged while this request waits
            await asyncio.sleep(wait)
        if host in self._given_up:
            raise HostGivenUp(self._given_up[host])

    def process_response(self, request: Request, response: Response) -> Response:
        """Note pauses asked for and server errors."""
        host = urlsplit(request.url).netloc
        if response.status in (429, 503):
            pause = retry_after(response.headers.get("Retry-After"), datetime.now(UTC))
            if pause is not None and pause > MAX_PAUSE:
                self._give_up(host, f"host given up, it asked for a pause of {pause:.0f} s")
            elif pause:
                logger.info("pause host=%s seconds=%.0f status=%d", host, pause, response.status)
                self._pause(request, pause)
        if response.status == 429 or response.status >= 500:
            self._failed(request, f"status {response.status}")
        else:
            self._failures.pop(host, None)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Note connections that fail."""
        # an answer that we cut ourselves says nothing against its host
        if not isinstance(exception, IgnoreRequest | DownloadCancelledError):
            self._failed(request, failure_words(exception))

    def _failed(self, request: Request, reason: str) -> None:
        host = urlsplit(request.url).netloc
        self._failures[host] += 1
        if self._failures[host] >= MAX_FAILURES:
            self._give_up(host, f"host given up, {reason}")
        else:
            # twice as long after every failure in a row
            back_off = self._delay * 2 ** self._failures[host]
            self._pause(request, min(back_off, MAX_BACK_OFF))

    def _pause(self, request: Request, seconds: float) -> None:
        server = _server(request)
        until = time.monotonic() + seconds
        self._paused_until[server] = max(until, self._paused_until.get(server, 0.0))

    def _give_up(self, host: str, reason: str) -> None:
        if host not in self._given_up:
            self._given_up[host] = reason
            logger.warning("host given up host=%s reason=%s", host, reason)
            if self._crawler.stats is not None:
                self._crawler.stats.inc_value("newsarchive/hosts/given_up")


def _server(request: Request) -> str:
    """Hosts on one server pause together."""
    return str(request.meta.get("download_slot") or urlsplit(request.url).netloc)


class ScopeMiddleware:
    """Refuses pages that a redirect took to another site: that is reported, never followed silently."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Check pages that were redirected; requisites may come from other hosts."""
        context = request.meta.get("newsarchive")
        if not isinstance(context, PageContext) or context.role == "requisite":
            return
        if not request.meta.get("redirect_times"):
            return
        session = getattr(self._crawler.spider, "session", None)
        profile = session.profiles.get(context.source_id) if session else None
        if profile is not None and not in_scope(profile, request.url):
            raise OutOfScope(f"redirect to another site: {urlsplit(request.url).netloc}")

"""Servers that are to be left alone for a while, or for the rest of a crawl; and the handler that keeps to it.

A pause is kept where a request goes out: requests that waited for their turn when the server asked for
the pause wait on.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from datetime import UTC, datetime
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest
from scrapy.http import Response

from newsarchive.capture.handler import CapturingDownloadHandler
from newsarchive.crawl.answers import failure_words, retry_after

logger = logging.getLogger(__name__)

#: longest pause, in seconds, that a site may impose within a crawl; beyond it the host is left
MAX_PAUSE = 600.0
#: longest pause, in seconds, after a failure
MAX_BACK_OFF = 60.0
#: failures in a row after which a host is left for this crawl
MAX_FAILURES = 8
_PAUSES: WeakKeyDictionary[Crawler, Pauses] = WeakKeyDictionary()


class HostGivenUp(IgnoreRequest):
    """The host is down or asked to be left alone; its addresses wait for the next crawl."""


class Pauses:
    """The pauses of one crawl. Hosts on one server (`download_slot`) pause together.

    `delay` is the least time between two requests in seconds, by which the pauses after failures are
    measured.
    """

    def __init__(self, delay: float) -> None:
        self._delay = delay
        self._failures: Counter[str] = Counter()
        self._until: dict[str, float] = {}
        self._given_up: dict[str, str] = {}
        self._turns: dict[str, asyncio.Semaphore] = {}

    @classmethod
    def of(cls, crawler: Crawler) -> Pauses:
        """Those of a crawler, which its middleware and its download handlers share."""
        delay = crawler.settings.getfloat("DOWNLOAD_DELAY")
        return _PAUSES.setdefault(crawler, cls(delay))

    def turn(self, request: Request, at_once: int) -> asyncio.Semaphore:
        """One of the turns of a server, first come, first served; http and https share them."""
        return self._turns.setdefault(_server(request), asyncio.Semaphore(at_once))

    def pause(self, request: Request, seconds: float) -> None:
        """Let the server of a request alone for so many seconds from now; never shortens a pause."""
        server = _server(request)
        self._until[server] = max(time.monotonic() + seconds, self._until.get(server, 0.0))

    def answered(self, request: Request, response: Response) -> None:
        """Note pauses asked for and server errors."""
        host = urlsplit(request.url).netloc
        if response.status in (429, 503):
            seconds = retry_after(response.headers.get("Retry-After"), datetime.now(UTC))
            if seconds is not None and seconds > MAX_PAUSE:
                self._give_up(host, f"host given up, it asked for a pause of {seconds:.0f} s")
            elif seconds:
                logger.info("pause host=%s seconds=%.0f status=%d", host, seconds, response.status)
                self.pause(request, seconds)
        if response.status == 429 or response.status >= 500:
            self.failed(request, f"status {response.status}")
        else:
            self._failures.pop(host, None)

    def failed(self, request: Request, reason: str) -> None:
        """Pause twice as long after every failure in a row, and give the host up in the end."""
        host = urlsplit(request.url).netloc
        self._failures[host] += 1
        if self._failures[host] >= MAX_FAILURES:
            self._give_up(host, f"host given up, {reason}")
        else:
            self.pause(request, min(self._delay * 2 ** self._failures[host], MAX_BACK_OFF))

    def _give_up(self, host: str, reason: str) -> None:
        if host not in self._given_up:
            self._given_up[host] = reason
            logger.warning("host given up host=%s reason=%s", host, reason)

    def check(self, request: Request) -> None:
        """Raises `HostGivenUp` when its host is to be asked nothing more."""
        reason = self._given_up.get(urlsplit(request.url).netloc)
        if reason is not None:
            raise HostGivenUp(reason)

    async def wait(self, request: Request) -> None:
        """Return once a request may go out. Raises `HostGivenUp`."""
        server = _server(request)
        # the pause may be prolonged while this request waits
        while (left := self._until.get(server, 0.0) - time.monotonic()) > 0:
            await asyncio.sleep(left)
        self.check(request)


def _server(request: Request) -> str:
    return str(request.meta.get("download_slot") or urlsplit(request.url).netloc)


class PoliteDownloadHandler(CapturingDownloadHandler):
    """Captures; lets so many requests to a server go out at once, and none while it is to be left alone.

    Scrapy's own slots start every request that waits at the same moment when there is no delay
    between them: the limit is kept here.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._at_once = max(1, crawler.settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN"))

    async def download_request(self, request: Request) -> Response:
        """Wait for a turn and for the end of a pause, then fetch."""
        pauses = Pauses.of(self.crawler)
        async with pauses.turn(request, self._at_once):
            await pauses.wait(request)
            try:
                response = await super().download_request(request)
            except DownloadCancelledError:
                raise
            except Exception as error:
                pauses.failed(request, failure_words(error))
                raise
            # before the turn is passed on: the next request is to find the pause
            pauses.answered(request, response)
            return response

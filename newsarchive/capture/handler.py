"""Scrapy's download handler that captures: the exact bytes of each exchange go to the WARC before the spider sees
the response.

An HTTP/1.1 client of our own, because bytes read from the socket are exact by nature; it uses only Scrapy's public
handler interface.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import socket
import ssl
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
)
from scrapy.http import Response

from newsarchive.capture.capture import Capture, PageContext
from newsarchive.capture.connection import Connection, ConnectionLost
from newsarchive.capture.exchange import Exchange, RawBytes
from newsarchive.capture.messages import (
    decoded_body,
    is_html,
    note_wrong_coding,
    request_bytes,
    response_of,
)
from newsarchive.capture.parcel import Setup
from newsarchive.capture.pool import CertificatePolicy, Endpoint, Pool
from newsarchive.capture.requisite_rules import RequisiteRules
from newsarchive.capture.scrapy_interface import check_scrapy
from newsarchive.capture.writer_beside import WriterBeside
from newsarchive.errors import CaptureError

logger = logging.getLogger(__name__)

#: http and https are two handlers to Scrapy; both write to the crawler's one writer
_WRITERS: WeakKeyDictionary[Crawler, WriterBeside] = WeakKeyDictionary()
#: and let as many requests to a host go out at once as the crawler allows: Scrapy 2.19 starts all that wait when
#: there is no delay between them
_GATES: WeakKeyDictionary[Crawler, dict[str, asyncio.Semaphore]] = WeakKeyDictionary()


class NotCaptured(DownloadCancelledError):
    """What came can not be written, so it was not fetched: the crawl ends, and the next one asks for it again."""


class CapturingDownloadHandler(BaseDownloadHandler):
    """Downloads http and https, and captures when `NEWSARCHIVE_WARC_DIR` is set."""

    def __init__(self, crawler: Crawler) -> None:
        check_scrapy()
        super().__init__(crawler)
        settings = crawler.settings
        self._pool = Pool()
        self._maxsize = settings.getint("DOWNLOAD_MAXSIZE")
        self._timeout = settings.getfloat("DOWNLOAD_TIMEOUT")
        self._fail_on_dataloss = settings.getbool("DOWNLOAD_FAIL_ON_DATALOSS")
        self._capture_cap = settings.getint("NEWSARCHIVE_MAX_CAPTURE", 2_000_000_000)
        self._certificates: CertificatePolicy = settings.get("NEWSARCHIVE_CERTIFICATES", "refuse")
        #: policy of a host and what is below it, over the one above
        self._certificates_of: dict[str, CertificatePolicy] = settings.getdict(
            "NEWSARCHIVE_CERTIFICATES_OF"
        )
        self._algorithm = settings.get("NEWSARCHIVE_WARC_DIGEST", "sha1")
        self._dns = settings.getbool("NEWSARCHIVE_WARC_DNS")
        self._outlinks = settings.getbool("NEWSARCHIVE_WARC_OUTLINKS", True)
        # beside the WARC files: what is spooled will be written there, and /tmp may be memory
        self._spool = settings.get("NEWSARCHIVE_WARC_DIR") or None
        self._writer = writer_of(crawler)
        self._gates = _GATES.setdefault(crawler, {})
        self._per_host = settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN") or 1

    async def download_request(self, request: Request) -> Response:
        """Fetch one request and write its records; raises Scrapy's download errors."""
        host = request.meta.get("download_slot") or urlsplit(request.url).hostname or ""
        gate = self._gates.get(host)
        if gate is None:
            gate = self._gates[host] = asyncio.Semaphore(self._per_host)
        async with gate:
            return await self._download(request)

    async def _download(self, request: Request) -> Response:
        parts = urlsplit(request.url)
        host = parts.hostname or ""
        endpoint = Endpoint(
            scheme=parts.scheme,
            host=host,
            port=parts.port or (443 if parts.scheme == "https" else 80),
            proxy=request.meta.get("proxy"),
            certificates=request.meta.get("newsarchive_certificates") or self._policy(host),
        )
        context = request.meta.get("newsarchive")
        exchange = Exchange(
            url=request.url,
            method=request.method,
            started=datetime.now(UTC),
            request=request_bytes(
                request, absolute=bool(endpoint.proxy) and parts.scheme == "http"
            ),
            context=context if isinstance(context, PageContext) else None,
            via_proxy=endpoint.proxy is not None,
            algorithm=self._algorithm,
            raw=RawBytes(self._spool),
        )
        rules = request.meta.get("newsarchive_rules")
        cap = self._capture_cap
        if isinstance(rules, RequisiteRules):
            exchange.wanted = rules.wanted
            cap = min(cap, rules.max_bytes)
        timeout = float(request.meta.get("download_timeout") or self._timeout)
        began = time.monotonic()
        try:
            body = await self._exchange(endpoint, exchange, timeout, cap)
            request.meta["download_latency"] = time.monotonic() - began
            note_wrong_coding(exchange, body)
            maxsize = int(request.meta.get("download_maxsize", self._maxsize) or 0)
            # once, for the links in its record and for the spider
            decoded = decoded_body(exchange, body, maxsize)
            if self._outlinks and is_html(exchange):
                exchange.page = body if decoded is None else decoded
                exchange.page_is_decoded = decoded is not None
            capture = await self._keep(exchange)
        except CaptureError as error:
            raise self._give_up(error) from error
        finally:
            exchange.raw.close()
            exchange.page = b""
        if capture is not None:
            request.meta["newsarchive_capture"] = capture
        if exchange.tls is not None:
            request.meta["newsarchive_tls"] = exchange.tls
        return response_of(
            request,
            exchange,
            body,
            decoded=decoded,
            maxsize=maxsize,
            fail_on_dataloss=request.meta.get("download_fail_on_dataloss", self._fail_on_dataloss),
        )

    def _policy(self, host: str) -> CertificatePolicy:
        """Certificate policy of a host: its own or that of the nearest domain above it."""
        while host and self._certificates_of:
            if host in self._certificates_of:
                return self._certificates_of[host]
            host = host.partition(".")[2]
        return self._certificates

    async def _exchange(
        self, endpoint: Endpoint, exchange: Exchange, timeout: float, cap: int
    ) -> bytes:
        try:
            while True:
                # what is sent twice may be done twice: only what is safe goes out on a connection that may be dead
                if exchange.method not in ("GET", "HEAD", "OPTIONS"):
                    self._pool.drop(endpoint)
                kept = self._pool.reuse(endpoint)
                connection = kept or await self._pool.open(endpoint)
                exchange.tls, exchange.addresses = connection.tls, connection.addresses
                if self._dns:
                    exchange.dns = self._pool.untold.pop(endpoint.host, exchange.dns)
                try:
                    body = await self._carry(connection, exchange, timeout, cap)
                except (ConnectionLost, TimeoutError) as error:
                    if not isinstance(error, ConnectionLost) or error.sent:
                        exchange.unanswered = f"no answer: {error}"
                        await self._keep(exchange)
                        exchange.unanswered = exchange.dns = None
                    if kept is None or isinstance(error, TimeoutError):
                        raise
                    # the server closed an idle connection: no answer began, so ask once more, on a new one
                    self._pool.drop(endpoint)
                    continue
                self._pool.give_back(endpoint, connection)
                return body
        except TimeoutError as error:
            raise DownloadTimeoutError(
                f"Getting {exchange.url} took longer than {timeout} seconds."
            ) from error
        except socket.gaierror as error:
            raise CannotResolveHostError(f"{endpoint.host}: {error.strerror}") from error
        except UnicodeError as error:
            raise CannotResolveHostError(f"{endpoint.host} is no host name: {error}") from error
        except ssl.SSLCertVerificationError as error:
            raise DownloadFailedError(
                f'TLS failure: {error.verify_message or error}; `certificates = "flag"` in the source\'s '
                "profile captures it all the same"
            ) from error
        except ssl.SSLError as error:
            raise DownloadFailedError(f"TLS failure: {error}") from error
        except ConnectionLost as error:
            raise DownloadFailedError(str(error)) from error
        except OSError as error:
            if error.errno in (errno.ECONNREFUSED, errno.EHOSTUNREACH, errno.ENETUNREACH):
                raise DownloadConnectionRefusedError(str(error)) from error
            raise DownloadFailedError(str(error)) from error

    async def _carry(
        self, connection: Connection, exchange: Exchange, timeout: float, cap: int
    ) -> bytes:
        try:
            return await connection.carry(
                exchange,
                timeout=timeout,
                body_cap=self._maxsize or self._capture_cap,
                capture_cap=cap,
            )
        except asyncio.CancelledError:
            connection.close()
            raise

    async def _keep(self, exchange: Exchange) -> Capture | None:
        """Write an exchange, if captures are written. Raises `CaptureError`."""
        stats = self.crawler.stats
        if stats is not None:
            if exchange.truncated:
                stats.inc_value(f"newsarchive/capture/truncated/{exchange.truncated}")
            for problem in exchange.problems:
                stats.inc_value(f"newsarchive/capture/problem/{problem.partition(':')[0]}")
        return None if self._writer is None else await self._writer.write(exchange)

    def _give_up(self, error: CaptureError) -> NotCaptured:
        """End the crawl: what can not be captured is not fetched."""
        logger.error("capture failed: %s", error)
        engine = self.crawler.engine
        spider: Any = self.crawler.spider
        if engine is not None and spider is not None:
            # for whoever runs the crawl to say
            spider.problem = getattr(spider, "problem", None) or error
            reason = "disk-full" if "disk" in str(error) else "capture-failed"
            asyncio.ensure_future(engine.close_spider_async(reason=reason))  # noqa: RUF006
        return NotCaptured(str(error))

    async def close(self) -> None:
        """Close connections and, once for both schemes, the files."""
        self._pool.close()
        if self._writer is not None and _WRITERS.pop(self.crawler, None) is not None:
            await self._writer.close()


def writer_of(crawler: Crawler) -> WriterBeside | None:
    """The writer of a crawl; None when it captures nothing."""
    if crawler in _WRITERS:
        return _WRITERS[crawler]
    settings = crawler.settings
    folder = settings.get("NEWSARCHIVE_WARC_DIR")
    if not folder:
        return None
    options: dict[str, Any] = {
        "run_id": settings.get("NEWSARCHIVE_RUN_ID") or "run",
        "operator": settings.get("NEWSARCHIVE_OPERATOR") or "",
        "user_agent": settings.get("USER_AGENT") or "",
        "sources": settings.getlist("NEWSARCHIVE_SOURCE_NOTES"),
        "robots": "obey" if settings.getbool("ROBOTSTXT_OBEY") else "ignore",
        "max_bytes": settings.getint("NEWSARCHIVE_WARC_MAX_BYTES", 1_000_000_000),
        "max_seconds": settings.getfloat("NEWSARCHIVE_WARC_MAX_SECONDS", 86_400.0),
        "fsync": settings.get("NEWSARCHIVE_WARC_FSYNC", "rotate"),
        "algorithm": settings.get("NEWSARCHIVE_WARC_DIGEST", "sha1"),
    }
    # a spider that keeps an index or a manifest has a `warc_catalogue`
    catalogue = getattr(crawler.spider, "warc_catalogue", None)
    writer = _WRITERS[crawler] = WriterBeside(Setup(Path(folder), options, catalogue))
    return writer

"""Scrapy's download handler that captures: the exact bytes of each exchange go to the WARC before the spider sees
the response.

An HTTP/1.1 client of our own, because bytes read from the socket are exact by nature; it uses only Scrapy's public
handler interface.
"""

from __future__ import annotations

import asyncio
import errno
import ipaddress
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
    ResponseDataLossError,
)
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from newsarchive.capture.capture import Capture, PageContext
from newsarchive.capture.connection import Connection, ConnectionLost
from newsarchive.capture.exchange import Exchange
from newsarchive.capture.pool import Endpoint, Pool
from newsarchive.capture.requisite_rules import RequisiteRules
from newsarchive.capture.writer import ThreadedWriter, WarcWriter
from newsarchive.errors import CaptureError

logger = logging.getLogger(__name__)

#: http and https are two handlers to Scrapy; both write to the crawler's one writer
_WRITERS: WeakKeyDictionary[Crawler, ThreadedWriter] = WeakKeyDictionary()


class CapturingDownloadHandler(BaseDownloadHandler):
    """Downloads http and https, and captures when `NEWSARCHIVE_WARC_DIR` is set."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        settings = crawler.settings
        self._pool = Pool()
        self._maxsize = settings.getint("DOWNLOAD_MAXSIZE")
        self._timeout = settings.getfloat("DOWNLOAD_TIMEOUT")
        self._fail_on_dataloss = settings.getbool("DOWNLOAD_FAIL_ON_DATALOSS")
        self._capture_cap = settings.getint("NEWSARCHIVE_MAX_CAPTURE", 2_000_000_000)
        self._certificates = settings.get("NEWSARCHIVE_CERTIFICATES", "refuse")
        self._writer = _writer_of(crawler)

    async def download_request(self, request: Request) -> Response:
        """Fetch one request and write its records; raises Scrapy's download errors."""
        parts = urlsplit(request.url)
        endpoint = Endpoint(
            scheme=parts.scheme,
            host=parts.hostname or "",
            port=parts.port or (443 if parts.scheme == "https" else 80),
            proxy=request.meta.get("proxy"),
            certificates=request.meta.get("newsarchive_certificates", self._certificates),
        )
        context = request.meta.get("newsarchive")
        exchange = Exchange(
            url=request.url,
            method=request.method,
            started=datetime.now(UTC),
            context=context if isinstance(context, PageContext) else None,
            via_proxy=endpoint.proxy is not None,
        )
        exchange.request = request_bytes(
            request, absolute=bool(endpoint.proxy) and parts.scheme == "http"
        )
        rules = request.meta.get("newsarchive_rules")
        if isinstance(rules, RequisiteRules):
            exchange.wanted = rules.wanted
            exchange.most_bytes = rules.max_bytes
        timeout = float(request.meta.get("download_timeout") or self._timeout)
        began = time.monotonic()
        try:
            body = await self._exchange(endpoint, exchange, timeout)
            request.meta["download_latency"] = time.monotonic() - began
            capture = await self._keep(exchange)
        finally:
            exchange.raw.close()
        if capture is not None:
            request.meta["newsarchive_capture"] = capture
        return self._response(request, exchange, body)

    async def _exchange(self, endpoint: Endpoint, exchange: Exchange, timeout: float) -> bytes:
        try:
            while True:
                kept = self._pool.reuse(endpoint)
                connection = kept or await self._pool.open(endpoint)
                exchange.tls = self._pool.tls(connection)
                try:
                    body = await self._carry(connection, exchange, timeout)
                except ConnectionLost:
                    if kept is None:
                        raise
                    # the server closed an idle connection: no answer began, so ask on a new one
                    continue
                self._pool.give_back(endpoint, connection)
                return body
        except TimeoutError as error:
            raise DownloadTimeoutError(
                f"Getting {exchange.url} took longer than {timeout} seconds."
            ) from error
        except socket.gaierror as error:
            raise CannotResolveHostError(f"{endpoint.host}: {error.strerror}") from error
        except ssl.SSLError as error:
            raise DownloadFailedError(f"TLS failure: {error}") from error
        except ConnectionLost as error:
            raise DownloadFailedError(str(error)) from error
        except OSError as error:
            if error.errno in (errno.ECONNREFUSED, errno.EHOSTUNREACH, errno.ENETUNREACH):
                raise DownloadConnectionRefusedError(str(error)) from error
            raise DownloadFailedError(str(error)) from error

    async def _carry(self, connection: Connection, exchange: Exchange, timeout: float) -> bytes:
        try:
            return await connection.carry(
                exchange,
                timeout=timeout,
                body_cap=self._maxsize or self._capture_cap,
                capture_cap=min(self._capture_cap, exchange.most_bytes or self._capture_cap),
            )
        except asyncio.CancelledError:
            connection.close()
            raise

    async def _keep(self, exchange: Exchange) -> Capture | None:
        if self._writer is None:
            return None
        try:
            return await self._writer.write(exchange)
        except CaptureError as error:
            logger.error("capture failed: %s", error)
            engine = self.crawler.engine
            if engine is not None and self.crawler.spider is not None:
                reason = "disk-full" if "disk" in str(error) else "capture-failed"
                asyncio.ensure_future(engine.close_spider_async(reason=reason))  # noqa: RUF006
            raise DownloadCancelledError(str(error)) from error

    def _response(self, request: Request, exchange: Exchange, body: bytes) -> Response:
        head = exchange.head
        if exchange.truncated == "time":
            raise DownloadTimeoutError(f"{exchange.url} was not finished in time")
        if head is None or head.status == 0:
            raise DownloadFailedError(f"{exchange.url} answered with something that is not HTTP")
        flags: list[str] = []
        if exchange.truncated == "disconnect":
            flags.append("dataloss")
            if request.meta.get("download_fail_on_dataloss", self._fail_on_dataloss):
                raise ResponseDataLossError(f"{exchange.url} broke off")
        maxsize = int(request.meta.get("download_maxsize", self._maxsize) or 0)
        if exchange.truncated == "unspecified":
            raise DownloadCancelledError(f"{exchange.url} is of a type that is not kept")
        if exchange.truncated == "length" or (maxsize and exchange.entity_length > maxsize):
            raise DownloadCancelledError(
                f"{exchange.url} has over {maxsize} bytes: captured, not read"
            )
        headers = Headers()
        for name, value in head.fields:
            headers.appendlist(name, value)
        kind = responsetypes.from_args(headers=headers, url=request.url, body=body)
        response: Response = kind(
            url=request.url,
            status=head.status,
            headers=headers,
            body=body,
            flags=flags,
            ip_address=ipaddress.ip_address(exchange.ip) if exchange.ip else None,
            protocol=f"HTTP/{head.version}",
        )
        return response

    async def close(self) -> None:
        """Close connections and, once for both schemes, the files."""
        self._pool.close()
        if self._writer is not None and _WRITERS.pop(self.crawler, None) is not None:
            await asyncio.get_running_loop().run_in_executor(None, self._writer.close)


def request_bytes(request: Request, *, absolute: bool = False) -> bytes:
    """The request as it goes out. Source: RFC 9112 section 3."""
    parts = urlsplit(request.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if absolute:
        target = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{target}"
    lines = [f"{request.method} {target} HTTP/1.1".encode("latin-1")]
    if b"Host" not in request.headers:
        lines.append(
            b"Host: "
            + parts.netloc.rpartition("@")[2].encode(
                "idna" if not parts.netloc.isascii() else "ascii"
            )
        )
    for name, values in request.headers.items():
        if name.lower() == b"content-length":
            continue
        lines.extend(name + b": " + value for value in values if value is not None)
    if request.body or request.method in ("POST", "PUT", "PATCH"):
        lines.append(b"Content-Length: %d" % len(request.body))
    return b"\r\n".join(lines) + b"\r\n\r\n" + request.body


def _writer_of(crawler: Crawler) -> ThreadedWriter | None:
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
        "robots": "obey" if settings.getbool("ROBOTSTXT_OBEY") else "ignore",
        "max_bytes": settings.getint("NEWSARCHIVE_WARC_MAX_BYTES", 1_000_000_000),
        "max_seconds": settings.getfloat("NEWSARCHIVE_WARC_MAX_SECONDS", 86_400.0),
        "fsync": settings.get("NEWSARCHIVE_WARC_FSYNC", "rotate"),
    }
    # a spider that keeps an index or a manifest has a `warc_catalogue`
    catalogue = getattr(crawler.spider, "warc_catalogue", None)
    if catalogue is not None:
        options |= {"find_earlier": catalogue.find_earlier, "on_finished": catalogue.finished}
    writer = ThreadedWriter(WarcWriter(Path(folder), **options))
    if catalogue is not None:
        writer.writer.listeners.append(catalogue.captured)
    _WRITERS[crawler] = writer
    return writer

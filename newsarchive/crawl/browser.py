"""Pages of sources with `browser = true`: shown in Chromium before they are read; all it loads is captured."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import HtmlResponse, Response

from newsarchive.browser.chromium import find_browser, remove_left_folders, rendered
from newsarchive.capture.capture import Capture, PageContext
from newsarchive.capture.handler import writer_of
from newsarchive.capture.rendering import CONTENT_TYPE, Rendering
from newsarchive.crawl.browser_loading import BrowserLoading
from newsarchive.errors import RenderingError

logger = logging.getLogger(__name__)

#: seconds after which a page that is being shown learns that the crawl ends
_LOOK = 0.5


class NotRendered(IgnoreRequest):
    """A page could not be shown; what its server sent is captured, and not read."""


class PageLeft(IgnoreRequest):
    """The crawl ends before a page is shown; its address waits for the next crawl."""


class BrowserMiddleware:
    """Gives the spider the document that the scripts of a page built in place of the one that was sent.

    One page at a time: a browser takes a core and some hundred megabytes.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._one_page = asyncio.Lock()
        self._loading: BrowserLoading | None = None
        crawler.signals.connect(self._close, signal=signals.engine_stopped)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Show pages that are to be shown. Raises `NotRendered` and `PageLeft`."""
        context = request.meta.get("newsarchive")
        if not isinstance(context, PageContext) or not context.browser:
            return response
        if response.status != 200 or not isinstance(response, HtmlResponse):
            return response
        async with self._one_page:
            body = await self._render(response, context)
        await self._keep(request.meta.get("newsarchive_capture"), response.url, body)
        self._count("rendered")
        return response.replace(
            body=body,
            encoding="utf-8",
            headers={**response.headers, "Content-Type": CONTENT_TYPE},
        )

    async def _render(self, response: Response, context: PageContext) -> bytes:
        settings = self._crawler.settings
        if self._loading is None:
            remove_left_folders()
            self._loading = BrowserLoading(self._crawler)
            await self._loading.start()
        if not self._crawler.crawling:
            raise PageLeft("the crawl ends")
        with self._loading.of_page(response, context):
            showing = asyncio.ensure_future(
                rendered(
                    self._program(),
                    response.url,
                    proxy_port=self._loading.port,
                    fingerprint=self._loading.fingerprint,
                    user_agent=settings["USER_AGENT"],
                    timeout=settings.getfloat("NEWSARCHIVE_BROWSER_TIMEOUT", 300.0),
                )
            )
            try:
                while self._crawler.crawling and not showing.done():
                    await asyncio.wait({showing}, timeout=_LOOK)
            finally:
                showing.cancel()
                await asyncio.wait({showing})
        if not self._crawler.crawling:
            raise PageLeft("the crawl ends")
        try:
            return showing.result()
        except RenderingError as error:
            self._count("failed")
            raise NotRendered(f"not rendered: {error}") from error

    async def _keep(self, capture: object, url: str, body: bytes) -> None:
        writer = writer_of(self._crawler)
        if writer is None or not isinstance(capture, Capture):
            return
        await writer.write(
            Rendering(
                url=url,
                moment=datetime.now(UTC),
                refers_to=capture.record_id,
                body=body,
                made_by=self._program(),
            )
        )

    def _program(self) -> str:
        return find_browser(self._crawler.settings.get("NEWSARCHIVE_BROWSER"))

    def _count(self, outcome: str) -> None:
        if self._crawler.stats is not None:
            self._crawler.stats.inc_value(f"newsarchive/browser/{outcome}")

    def _close(self) -> None:
        if self._loading is not None:
            self._loading.close()

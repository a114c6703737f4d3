"""What the browser asks for, fetched by the crawl within its rules: robots.txt, pauses, limits, and captured."""

from __future__ import annotations

import logging
import tempfile
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from newsarchive.browser.authority import Authority
from newsarchive.browser.chromium import is_own_request
from newsarchive.browser.proxy import Answer, Asked, RecordingProxy
from newsarchive.capture.capture import PageContext
from newsarchive.capture.requisite_rules import RequisiteRules, may_ask
from newsarchive.capture.requisites import MOST
from newsarchive.capture.statuses import GONE

logger = logging.getLogger(__name__)

#: what pages of a site share is fetched once a crawl, up to so many bytes
_KEPT_BYTES = 64 * 1024 * 1024
#: answers that hold for the whole crawl
_KEPT_STATUSES = GONE | {200}
#: scripts load parts of documents and data under any of these; films are cut as ever
_TYPES = ("text/", "application/", "image/", "font/", "model/", "multipart/")
#: fields of a browser's request that speak of the browser, or that our own client writes
_NOT_FORWARDED = frozenset(
    {
        *("host", "user-agent", "accept-encoding", "accept-language", "cookie", "connection"),
        *("proxy-connection", "proxy-authorization", "content-length", "upgrade-insecure-requests"),
        *("cache-control", "pragma", "dnt", "priority", "if-none-match", "if-modified-since"),
    }
)


class BrowserLoading:
    """Answers the browser for one page after the other. `start` before use, `close` at the end."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._page: Response | None = None
        self._context: PageContext | None = None
        self._shown = False
        self._asked = 0
        self._kept: OrderedDict[str, Answer] = OrderedDict()
        self._kept_bytes = 0
        self._folder = tempfile.TemporaryDirectory(prefix="newsarchive-authority-")
        authority = Authority(Path(self._folder.name))
        self.fingerprint = authority.fingerprint
        self._proxy = RecordingProxy(self.answer, authority)

    async def start(self) -> None:
        """Begin to listen."""
        await self._proxy.start()

    @property
    def port(self) -> int:
        """Where the browser finds its proxy, on 127.0.0.1."""
        return self._proxy.port

    def close(self) -> None:
        """Listen no more, and forget the keys."""
        self._proxy.close()
        self._folder.cleanup()

    @contextmanager
    def of_page(self, page: Response, context: PageContext) -> Iterator[None]:
        """While a page is shown, requests are made on its behalf."""
        self._page, self._context = page, context
        self._shown, self._asked = False, 0
        try:
            yield
        finally:
            self._page = self._context = None

    async def answer(self, asked: Asked) -> Answer:
        """The page that is there already, or what the crawl fetches."""
        page = self._page
        if page is None or is_own_request(urlsplit(asked.url).hostname or ""):
            return Answer(403)
        if asked.is_navigation and (not self._shown or asked.url == page.url):
            self._shown = True
            return Answer(200, _fields(page), page.body)
        if asked.is_navigation:
            # a script leads elsewhere: a browser that gets no content stays where it is
            return Answer(204)
        if asked.method == "GET" and (kept := self._kept.get(asked.url)) is not None:
            return kept
        self._asked += 1
        if not may_ask(asked.url, page.url) or self._asked > MOST:
            return Answer(403)
        return await self._fetched(asked, page)

    async def _fetched(self, asked: Asked, page: Response) -> Answer:
        context, spider = self._context, cast(Any, self._crawler.spider)
        engine = self._crawler.engine
        assert context is not None
        assert engine is not None
        rules: RequisiteRules = spider.requisites.rules
        request = Request(
            asked.url,
            method=asked.method,
            headers=[
                (name, value)
                for name, value in asked.headers
                if name not in _NOT_FORWARDED and not name.startswith("sec-")
            ],
            body=asked.body,
            meta={
                "newsarchive": replace(
                    context, role="requisite", via=page.url, hints=None, browser=False
                ),
                "newsarchive_rules": replace(rules, types=_TYPES),
                # the browser follows by itself
                "dont_redirect": True,
                "handle_httpstatus_all": True,
            },
            dont_filter=True,
        )
        try:
            response = await engine.download_async(request)
        except IgnoreRequest as error:
            logger.info("browser refused url=%s reason=%s", asked.url, error)
            return Answer(403)
        except Exception as error:  # noqa: BLE001 - a picture less, the page goes on
            logger.info("browser without url=%s reason=%r", asked.url, error)
            return Answer(502)
        spider.session.allowance.took(context.source_id, len(response.body))
        answer = Answer(response.status, _fields(response), response.body)
        if asked.method == "GET" and response.status in _KEPT_STATUSES:
            self._keep(asked.url, answer)
            spider.requisites.loaded(asked.url)
        return answer

    def _keep(self, url: str, answer: Answer) -> None:
        before = self._kept.pop(url, None)
        self._kept[url] = answer
        self._kept_bytes += len(answer.body) - (len(before.body) if before else 0)
        while self._kept_bytes > _KEPT_BYTES:
            _url, oldest = self._kept.popitem(last=False)
            self._kept_bytes -= len(oldest.body)


def _fields(response: Response) -> list[tuple[str, str]]:
    return [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in response.headers.items()
        for value in values or ()
    ]

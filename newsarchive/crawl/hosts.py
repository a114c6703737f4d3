"""Hosts that are left alone: refused before their robots.txt is asked for, like other sites that redirects lead to."""

from __future__ import annotations

from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

from newsarchive.capture.capture import PageContext
from newsarchive.crawl.pauses import Pauses
from newsarchive.discovery.addresses import in_scope

#: key of `Request.meta`: least seconds between two requests to the host
LEAST_DELAY = "newsarchive_least_delay"


class OutOfScope(IgnoreRequest):
    """A redirect leads to another site."""


class HostCareMiddleware:
    """Refuses requests to a host given up; the download handler keeps the pauses."""

    def __init__(self, crawler: Crawler) -> None:
        self._pauses = Pauses.of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise `HostGivenUp` for them."""
        self._pauses.check(request)


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

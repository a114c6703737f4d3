"""What a crawl notices of each site beside its articles: shape of pages, robots.txt, certificate, clock.

Goes into the run's report; `newsarchive.monitor` judges it.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from newsarchive.capture.capture import PageContext
from newsarchive.crawl.session import CrawlSession
from newsarchive.monitor.shape import page_shape, typical_shape

#: article pages of a source and run whose shape is taken
_SHAPES = 12
#: larger pages are not measured: this runs beside the downloads
_LARGEST = 300_000


class SiteObserver:
    """A Scrapy extension; leaves what it saw in the session as `observed`."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._shapes: dict[str, list[tuple[int, ...]]] = defaultdict(list)
        crawler.signals.connect(self._received, signal=signals.response_received)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def _received(self, response: Response, request: Request) -> None:
        session = getattr(self._crawler.spider, "session", None)
        if not isinstance(session, CrawlSession):
            return
        context = request.meta.get("newsarchive")
        if isinstance(context, PageContext):
            if context.role == "requisite" or context.source_id not in session.profiles:
                return
            seen = session.observed[context.source_id]
            self._note_server(seen, session, context.source_id, response, request)
            if context.role == "article":
                self._note_shape(seen, context.source_id, response)
        elif urlsplit(response.url).path == "/robots.txt":
            for source_id in _sources_of(session, response.url):
                seen = session.observed[source_id]
                self._note_server(seen, session, source_id, response, request)
                seen["robots"] = (
                    "sha1:" + hashlib.sha1(response.body).hexdigest()
                    if response.status == 200
                    else f"status {response.status}"
                )

    def _note_server(
        self,
        seen: dict[str, Any],
        session: CrawlSession,
        source_id: str,
        response: Response,
        request: Request,
    ) -> None:
        if urlsplit(response.url).hostname != urlsplit(session.profiles[source_id].home).hostname:
            return
        tls = request.meta.get("newsarchive_tls")
        if tls is not None and (until := dict(tls.certificate).get("not-after")):
            seen["certificate_until"] = until
        skew = clock_skew(response.headers.get("Date"), datetime.now(UTC))
        # a cache answers with an older date: the least skew of a run is the clock's
        if skew is not None and abs(skew) <= abs(seen.get("clock_skew", skew)):
            seen["clock_skew"] = skew

    def _note_shape(self, seen: dict[str, Any], source_id: str, response: Response) -> None:
        shapes = self._shapes[source_id]
        kind = (response.headers.get("Content-Type") or b"").lower()
        if (
            response.status != 200
            or len(shapes) >= _SHAPES
            or len(response.body) > _LARGEST
            or b"html" not in kind
        ):
            return
        shapes.append(page_shape(response.body, kind.decode("latin-1")))
        seen["shape"] = list(typical_shape(shapes))


def clock_skew(date: bytes | None, now: datetime) -> float | None:
    """Seconds by which a `Date` header (RFC 9110 section 6.6.1) is ahead of `now`."""
    if date is None:
        return None
    try:
        said = parsedate_to_datetime(date.decode("latin-1"))
    except ValueError:
        return None
    return round((said.replace(tzinfo=said.tzinfo or UTC) - now).total_seconds(), 1)


def _sources_of(session: CrawlSession, url: str) -> list[str]:
    host = urlsplit(url).netloc
    return [
        name for name, profile in session.profiles.items() if urlsplit(profile.home).netloc == host
    ]

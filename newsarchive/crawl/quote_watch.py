"""A crawl's own look at the listings, feeds and answers that it captures: what quotes a hidden article is not replayed.

Nothing is looked at for sources without a takedown. What this does not see (what browsers fetch, pages that turn out to
be no articles, a moment before a new takedown is noticed) is found when the crawl ends.
"""

from __future__ import annotations

import logging
import time
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from newsarchive.capture.capture import Capture, PageContext
from newsarchive.crawl.session import CrawlSession
from newsarchive.errors import StoreError
from newsarchive.replay.access import add_capture
from newsarchive.store.withheld import HiddenArticle, hidden_articles, withhold
from newsarchive.withholding import quoted_in

logger = logging.getLogger(__name__)

#: seconds until takedowns are asked for again
_LASTING = 30.0


class QuoteWatch:
    """A Scrapy extension."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._hidden: list[HiddenArticle] = []
        self._asked = -_LASTING
        crawler.signals.connect(self._received, signal=signals.response_received)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def _received(self, response: Response, request: Request) -> None:
        session = getattr(self._crawler.spider, "session", None)
        context = request.meta.get("newsarchive")
        capture = request.meta.get("newsarchive_capture")
        if (
            not isinstance(session, CrawlSession)
            or not isinstance(context, PageContext)
            or context.role in ("article", "requisite")
            or not isinstance(capture, Capture)
        ):
            return
        try:
            if time.monotonic() - self._asked >= _LASTING:
                self._hidden = hidden_articles(session.store, session.profiles)
                self._asked = time.monotonic()
            of_source = [one for one in self._hidden if one.source_id == context.source_id]
            if of_source and (quoted := quoted_in(response.body, of_source)):
                withhold(session.store, capture, quoted)
                add_capture(session.home.index_dir, (capture.warc_file, capture.offset))
        except (StoreError, OSError) as error:
            # the end of the crawl looks again
            logger.warning("quotes not withheld url=%s error=%s", response.url, error)

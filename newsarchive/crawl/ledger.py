"""What a crawl writes down of each look at an address: counts, failures, when to look again."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime

from newsarchive.capture.capture import Capture
from newsarchive.capture.handler import NotCaptured
from newsarchive.capture.statuses import GONE, NOT_MODIFIED
from newsarchive.crawl.browser import PageLeft
from newsarchive.crawl.counting import Counter
from newsarchive.crawl.frontier import FrontierEntry
from newsarchive.crawl.holdings import is_gone
from newsarchive.crawl.outcomes import failure_reason
from newsarchive.crawl.page_state import looked_at
from newsarchive.crawl.pauses import HostGivenUp
from newsarchive.crawl.session import CrawlSession

logger = logging.getLogger(__name__)


class Ledger:
    """Books of one crawl: the run's counters and report, and the state of each address."""

    def __init__(self, session: CrawlSession, count: Counter) -> None:
        self._session = session
        self._count = count

    def failed(self, source_id: str, url: str, reason: str) -> None:
        """A page that could not be had, for the report."""
        self._count("newsarchive/failures")
        self._count(f"newsarchive/sources/{source_id}/failed")
        self._count(f"newsarchive/failed/{reason}")
        self._session.note_failure(source_id, url, reason)

    def left(self, source_id: str, reason: str) -> None:
        """A source that nothing more may be asked of in this crawl, said once."""
        if source_id not in self._session.left:
            logger.warning("source left source=%s reason=%s", source_id, reason)
            self._session.left[source_id] = reason
            if "given up" in reason:
                self.failed(source_id, self._session.profiles[source_id].home, reason)

    def no_page(
        self,
        entry: FrontierEntry,
        status: int,
        url: str,
        capture: Capture | None,
        content_type: str | None,
    ) -> None:
        """An answer that is no page to read: unchanged, gone, a document, or a failure."""
        if status == NOT_MODIFIED:
            self._count("newsarchive/pages/not_modified")
            if capture is not None:
                self._session.store.record_unchanged(entry.source, capture)
        elif status in GONE:
            # of the address that answered: by its capture alone the database can be made again
            absence = self._session.store.record_gone(entry.source, url, capture)
            if absence == "nothing":
                self.failed(entry.source, entry.url, f"status {status}")
            elif absence == "still-gone":
                self._count("newsarchive/pages/still_gone")
            else:
                self.gone(entry)
        elif status == 200:
            self._count("newsarchive/pages/documents")
            logger.info("document kept url=%s type=%s", url, content_type)
        else:
            self.failed(entry.source, entry.url, f"status {status}")
        self._remember(entry, NOT_MODIFIED if status == 200 else status)
        self._session.frontier.done(entry.source, [entry.key])

    def gone(self, entry: FrontierEntry) -> None:
        """An article that was held is not on its site any more."""
        self._count("newsarchive/stored/gone")
        self._count(f"newsarchive/sources/{entry.source}/gone")

    def no_answer(self, entry: FrontierEntry, error: BaseException) -> None:
        """A request that brought no answer; what waits for a host given up waits for the next crawl."""
        if isinstance(error, PageLeft | NotCaptured):
            return
        reason = failure_reason(error)
        if isinstance(error, HostGivenUp):
            # the entry stays marked as taken, so that this crawl does not come back to it
            self._session.allowance.halt(entry.source, reason)
            return
        logger.warning("fetch failed url=%s reason=%s", entry.url, reason)
        self.failed(entry.source, entry.url, reason)
        self._remember(entry, None)
        self._session.frontier.done(entry.source, [entry.key])

    def _remember(self, entry: FrontierEntry, status: int | None) -> None:
        store = self._session.store
        before = store.url_states(entry.source, [entry.key]).get(entry.key)
        now = datetime.now(UTC)
        state = looked_at(
            before,
            source_id=entry.source,
            key=entry.key,
            url=entry.url,
            lastmod=entry.lastmod,
            status=status,
            now=now,
        )
        if status == NOT_MODIFIED and state.article_id and is_gone(store, state.article_id):
            # what is unchanged is not the article's page: the next look is to bring what is there
            state = replace(state, etag=None, last_modified=None, next_check=now)
        store.save_url_states([state])

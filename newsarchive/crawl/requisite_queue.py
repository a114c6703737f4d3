"""Images, styles and scripts that pages need to be shown: queued once a month, followed through styles."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from newsarchive.capture.requisites import css_urls
from newsarchive.crawl.counting import Counter
from newsarchive.crawl.frontier import FrontierEntry
from newsarchive.crawl.session import CrawlSession

_REQUISITE_AGE = timedelta(days=30)


class RequisiteQueue:
    """The requisites of one crawl."""

    def __init__(self, session: CrawlSession, count: Counter) -> None:
        self._session = session
        self._count = count

    def add(self, source_id: str, urls: list[str], via: str) -> None:
        """Queue what a page or style needs to be shown, each once in a month."""
        if not self._session.options.requisites or not urls:
            return
        keys = {f"={url}": url for url in urls if url.startswith(("http://", "https://"))}
        before = (datetime.now(UTC) - _REQUISITE_AGE).isoformat()
        due = self._session.frontier.requisites_due(list(keys), before)
        self._session.frontier.add(
            FrontierEntry(source=source_id, key=key, url=keys[key], role="requisite", via=via)
            for key in sorted(due)
        )

    def answered(
        self, entry: FrontierEntry, status: int, content_type: str | None, url: str, body: bytes
    ) -> None:
        """A requisite is captured already; a style names further ones."""
        frontier = self._session.frontier
        if status == 200:
            self._count("newsarchive/requisites/fetched")
            frontier.requisite_fetched(entry.key, datetime.now(UTC).isoformat())
            if "css" in (content_type or ""):
                self.add(entry.source, css_urls(body, url), entry.url)
        else:
            self._count("newsarchive/requisites/failed")
        frontier.done(entry.source, [entry.key])

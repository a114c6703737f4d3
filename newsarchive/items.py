"""What the spiders hand to the item pipelines: one fetched article page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newsarchive.capture.capture import Capture
from newsarchive.hints import Hints
from newsarchive.reading import PageReading
from newsarchive.sources.profile import Profile


@dataclass(kw_only=True, repr=False)
class PageItem:
    """One article page on its way through extract, dates, dedup and store."""

    source_id: str
    #: address asked for, before redirects
    asked_url: str
    #: address answered
    url: str
    body: bytes
    content_type: str | None
    fetched_at: datetime
    profile: Profile
    hints: Hints | None = None
    #: absent only when the crawl runs without capture
    capture: Capture | None = None
    etag: str | None = None
    last_modified: str | None = None
    #: last modification as feed, sitemap or REST said it
    lastmod: str | None = None
    #: filled by the extract pipeline
    reading: PageReading | None = None

    def __repr__(self) -> str:
        # a log line, not a page
        return f"PageItem({self.source_id}: {self.url})"

"""One fetched page to one reading: extract, dates, keys, requisites; the pure path that the crawl and
`reprocess` share, run in worker processes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from newsarchive.capture.capture import Capture
from newsarchive.capture.requisites import find_requisites
from newsarchive.dedup import dedup_keys
from newsarchive.dedup.keys import DedupKeys
from newsarchive.extract.article import RECORD_KINDS, Article
from newsarchive.hints import Hints
from newsarchive.records import Portable
from newsarchive.sources.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class PageInput(Portable):
    """Everything that reading a page depends on; picklable."""

    source_id: str
    url: str
    #: de-chunked and content-decoded entity body
    body: bytes
    content_type: str | None
    fetched_at: datetime
    capture: Capture | None = None
    hints: Hints | None = None
    profile: Profile | None = None
    #: also list the images, styles and scripts that the page needs to be shown
    find_requisites: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReading(Portable):
    """What one page says, and by which keys it is compared."""

    source_id: str
    capture: Capture | None
    article: Article
    keys: DedupKeys
    #: addresses of images, styles and scripts, when asked for
    requisites: list[str] = field(default_factory=list)


def is_page_type(content_type: str | None) -> bool:
    """Whether a Content-Type may be that of a page; those without one, or with a general one, are worth a try."""
    kind = (content_type or "").split(";")[0].strip().lower()
    return kind in ("", "text/html", "application/xhtml+xml", "text/plain", "application/xml")


def read_page(page: PageInput) -> PageReading:
    """Read one page; never raises on any bytes."""
    # here, so that whoever only handles readings does not load the rules
    from newsarchive.extract import extract_article

    shown: list[list[str]] = []

    def look(tree: Any) -> None:
        shown.append(find_requisites(tree, page.url))

    article = extract_article(
        page.body,
        page.url,
        profile=page.profile,
        content_type=page.content_type,
        fetched_at=page.fetched_at,
        hints=page.hints,
        look=look if page.find_requisites else None,
    )
    requisites: list[str] = []
    if page.find_requisites and article.kind in RECORD_KINDS:
        # a page that was cut or repaired before it was parsed is shown by browsers as it came
        requisites = shown[0] if shown else find_requisites(page.body, page.url)
    return PageReading(
        source_id=page.source_id,
        capture=page.capture,
        article=article,
        keys=dedup_keys(page.source_id, article),
        requisites=requisites,
    )

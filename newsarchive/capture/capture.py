"""A capture: one fetched response as it lies in a WARC file; and what the crawl knew when it fetched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Literal

from newsarchive.hints import Hints
from newsarchive.records import JsonRecord
from newsarchive.surt_form import surt_form

PageRole = Literal["article", "listing", "feed", "sitemap", "api", "robots", "requisite", "probe"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext(JsonRecord):
    """Why a page is fetched. Travels in `request.meta["newsarchive"]` and into the WARC's metadata record."""

    source_id: str
    role: PageRole
    run_id: str = ""
    hints: Hints | None = None
    #: address of the page that led here (WARC metadata field `via`)
    via: str | None = None
    #: shown in a browser, and read from what its scripts built
    browser: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture(JsonRecord):
    """Where the bytes of one response lie. Travels in `request.meta["newsarchive_capture"]`."""

    #: `<urn:uuid:…>` without the angle brackets
    record_id: str
    record_type: Literal["response", "revisit"]
    url: str
    #: SURT key as in CDXJ: `id,go,malangkota)/2023/11/18/slug`
    surt: str
    #: WARC-Date, UTC
    fetched_at: datetime
    status: int
    mime: str | None
    #: `sha1:…` Base32 over the de-chunked entity body
    payload_digest: str | None
    #: relative to the archive home's `warc/`, final name (without `.open`)
    warc_file: str
    #: of the compressed record in the file, in bytes
    offset: int
    length: int
    #: WARC-Truncated reason (`length`, `time`, `disconnect`, `unspecified`)
    truncated: str | None = None
    #: record id of the response a revisit points to
    refers_to: str | None = None
    context: PageContext | None = None


@lru_cache(maxsize=1024)
def surt_of(url: str) -> str:
    """SURT key of an address; an address that has none stands for itself."""
    try:
        return surt_form(url)
    except (ValueError, UnicodeError, IndexError):
        return url

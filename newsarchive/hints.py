"""What a crawl knows of an article before it has its page."""

from __future__ import annotations

from dataclasses import dataclass

from newsarchive.records import JsonRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints(JsonRecord):
    """What was seen of an article before its page was fetched (feed, sitemap, listing, REST)."""

    title: str | None = None
    #: as printed or ISO; read by the date grammar
    date: str | None = None
    #: ISO 8601 last modification said by feed, sitemap or REST
    modified: str | None = None
    author: str | None = None
    thumbnail: str | None = None
    summary: str | None = None
    #: `feed`, `sitemap`, `wordpress`, `listing`, `json`, `walk`, `seed`
    found_by: str | None = None
    #: address of the page it was found on
    found_on: str | None = None

"""What one crawl is asked to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlOptions:
    """The choices of `newsarchive crawl`."""

    #: fetch just these addresses, no discovery
    urls: list[str] = field(default_factory=list)
    #: leave out articles that feed, sitemap, REST or listing date before this day
    since: date | None = None
    #: leave out articles that are dated after this day
    until: date | None = None
    #: look through everything a site lists, and fetch only what is not held
    fill_gaps: bool = False
    #: at most this many article pages a source
    max_pages: int | None = None
    #: at most so many bytes a source, in bodies as they are read
    max_bytes: int | None = None
    #: crawl outside the source's crawl window too
    any_time: bool = False
    #: walk every listing to its end and read every sitemap, as on the first crawl
    full: bool = False
    #: look again at every known page whose site does not state it unchanged
    recheck: bool = False
    #: fetch images, styles and scripts of article pages
    requisites: bool = True
    #: least seconds between two requests to one host
    delay: float = 1.0
    #: requests under way at once, over all hosts
    concurrency: int = 16
    #: requests under way at once to one host
    per_host: int = 1

    @property
    def is_thorough(self) -> bool:
        """Whether everything is to be looked through, whatever earlier crawls remember."""
        return bool(self.full or self.fill_gaps or self.since or self.until)

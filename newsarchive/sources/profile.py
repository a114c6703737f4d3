"""What is known of one site: who runs it, how its articles are found and where their fields stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from newsarchive.records import JsonRecord

SourceState = Literal["enabled", "disabled", "candidate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRule(JsonRecord):
    """How one article field is found: the first selector that matches wins."""

    css: list[str] = field(default_factory=list)
    xpath: list[str] = field(default_factory=list)
    #: name of a reading pattern, e.g. `credit-initials`
    pattern: str | None = None
    #: read this attribute instead of the text
    attribute: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination(JsonRecord):
    """How a listing goes on: `{page}` or `{offset}` in a template appended to the listing's address."""

    template: str
    first: int = 2
    step: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonApi(JsonRecord):
    """A JSON endpoint behind a script-built site; field paths are JMESPath."""

    #: relative to `Profile.home`; may hold `{page}` or `{offset}`
    url: str
    items: str
    #: address of an article; made from a part by `join('', ['/berita/', slug])`
    link: str
    title: str | None = None
    date: str | None = None
    modified: str | None = None
    #: number of the first `{page}`
    first: int = 1
    #: items a page, by which `{offset}` grows
    step: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery(JsonRecord):
    """Where the addresses of articles come from. Paths are relative to `Profile.home`."""

    feeds: list[str] = field(default_factory=list)
    sitemaps: list[str] = field(default_factory=list)
    #: base of the WordPress REST API, e.g. `/wp-json/wp/v2/`
    wordpress: str | None = None
    listings: list[str] = field(default_factory=list)
    pagination: Pagination | None = None
    api: JsonApi | None = None
    #: monthly archives with `{year}` and `{month}` or `{month:02}`, e.g. `/{year}/{month:02}/`
    archives: str | None = None
    #: numbered article addresses with `{id}`, e.g. `/berita/detail/{id}`
    walk: str | None = None
    #: regular expressions over the path and query; an address that matches one is an article
    article_urls: list[str] = field(default_factory=list)
    #: regular expressions; an address that matches one is never followed
    exclude_urls: list[str] = field(default_factory=list)
    #: CSS of one entry of a listing, and of what stands in it
    entry: str | None = None
    entry_link: str | None = None
    entry_title: str | None = None
    entry_date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Era(JsonRecord):
    """Rules for pages fetched before `until` (ISO date): sites are rebuilt, old captures stay readable."""

    until: str
    cms: str | None = None
    fields: dict[str, FieldRule] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(JsonRecord):
    """One source, as its TOML file and the preset of its CMS describe it."""

    #: stable, lower case
    id: str
    name: str
    #: Kemendagri code of the government
    region: str
    #: home page, absolute
    home: str
    #: preset name: wordpress, joomla, codeigniter, laravel, drupal, blogger, plain, …
    cms: str | None = None
    state: SourceState = "enabled"
    #: hours of the source's own zone in which it is crawled, e.g. `22:00-05:00`
    crawl_window: str | None = None
    #: at most so many article pages, and so many megabytes, a crawl
    max_pages: int | None = None
    max_megabytes: int | None = None
    #: `adaptive` or a cron expression
    schedule: str = "adaptive"
    #: IANA zone of the region; filled from the region table
    timezone: str = "Asia/Jakarta"
    #: article pages are built by scripts: show them in Chromium before they are read
    browser: bool = False
    #: so are the listings: show them in Chromium before addresses are taken from them
    browser_listings: bool = False
    #: dotted name of a spider class, for a site that needs Python
    spider: str | None = None
    #: how the government signs its texts, e.g. `malangkota.go.id`, `MC`, `Kominfo`
    publishers: list[str] = field(default_factory=list)
    #: paragraphs and captions that stand in article after article and are no article's own
    furniture: list[str] = field(default_factory=list)
    #: further hosts whose pages belong to this source
    hosts: list[str] = field(default_factory=list)
    #: invalid TLS certificates: `refuse` the page, or capture and `flag` it; absent, the archive's setting holds
    certificates: Literal["refuse", "flag"] | None = None
    discovery: Discovery = field(default_factory=Discovery)
    #: rules for `title, body, byline, published, modified, captions, section, tags, dateline, lead`
    fields: dict[str, FieldRule] = field(default_factory=dict)
    eras: list[Era] = field(default_factory=list)
    confidence: str | None = None
    last_verified: str | None = None

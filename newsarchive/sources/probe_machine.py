"""Finds what a site publishes for machines: feeds, sitemaps, the posts interface of WordPress."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from newsarchive.discovery.addresses import in_scope, normalise
from newsarchive.discovery.feed import read_feed
from newsarchive.discovery.found import Found
from newsarchive.discovery.shapes import looks_like_article
from newsarchive.discovery.sitemap import read_sitemap
from newsarchive.discovery.tree import base_url, join, parse_tree
from newsarchive.discovery.wordpress import posts_url, read_posts
from newsarchive.records import JsonRecord
from newsarchive.sources.profile import Profile

if TYPE_CHECKING:
    from newsarchive.sources.probe_asker import Asker, Fetched

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
_USUAL_FEEDS = {
    "wordpress": ("/feed/",),
    "joomla": ("/index.php?format=feed&type=rss", "/index.php/berita?format=feed&type=rss"),
    "drupal": ("/rss.xml",),
    "blogger": ("/feeds/posts/default",),
}
_OTHER_FEEDS = ("/rss", "/feed", "/rss.xml", "/feed.xml")
_SITEMAPS = ("/sitemap_index.xml", "/sitemap.xml", "/wp-sitemap.xml")
_MOST_TRIES = 3
_SAMPLED = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSeen(JsonRecord):
    """A feed that works."""

    path: str
    entries: int
    #: entries with a date
    dated: int
    sample: list[Found]


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapSeen(JsonRecord):
    """A sitemap, or an index of sitemaps, that lists pages of this site."""

    path: str
    #: further sitemaps it names
    parts: int
    #: addresses in the sitemaps that were read
    addresses: int
    sample: list[Found]


@dataclass(frozen=True, slots=True, kw_only=True)
class RestSeen(JsonRecord):
    """The posts interface of WordPress."""

    path: str
    total: int | None
    sample: list[Found]


def path_of(url: str) -> str:
    """Path and query, as profiles name pages."""
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def find_feeds(asker: Asker, draft: Profile, front: Fetched, cms: str | None) -> list[FeedSeen]:
    """The first feed that has articles: those the front page names, then the usual places."""
    root = parse_tree(front.body, front.content_type)
    base = base_url(root, front.url)
    tries: list[str] = []
    for link in root.iter("link"):
        if (link.get("type") or "").lower() in _FEED_TYPES:
            url = join(base, link.get("href"))
            if url and in_scope(draft, url) and "comment" not in url and "komentar" not in url:
                tries.append(url)
    usual = _USUAL_FEEDS.get(cms or "", ()) + (() if tries else _OTHER_FEEDS)
    tries += [urljoin(draft.home, path) for path in usual]
    for url in list(dict.fromkeys(tries))[:_MOST_TRIES]:
        answer = asker.get(url)
        if answer.status != 200:
            continue
        found = [item for item in read_feed(answer.body, url) if in_scope(draft, item.url)]
        if found:
            dated = sum(bool(item.hints.date) for item in found)
            return [FeedSeen(path=path_of(url), entries=len(found), dated=dated, sample=found)]
    return []


def find_rest(asker: Asker, draft: Profile, front: Fetched, cms: str | None) -> RestSeen | None:
    """The posts interface, where the site is WordPress and leaves it open."""
    if cms != "wordpress":
        return None
    base = urljoin(draft.home, "/wp-json/wp/v2/")
    for link in parse_tree(front.body, front.content_type).iter("link"):
        if (link.get("rel") or "") == "https://api.w.org/":
            named = join(front.url, link.get("href"))
            if named and in_scope(draft, named):
                base = named.rstrip("/") + "/wp/v2/"
    url = posts_url(base, per_page=20)
    answer = asker.get(url)
    if answer.status != 200:
        return None
    page = read_posts(answer.body, url, answer.headers)
    sample = [item for item in page.entries if in_scope(draft, item.url)]
    return RestSeen(path=path_of(base), total=page.total, sample=sample) if sample else None


def find_sitemaps(asker: Asker, draft: Profile, named: list[str]) -> list[SitemapSeen]:
    """The first sitemap that lists articles: those robots.txt names, then the usual places."""
    tries = [url for url in named if in_scope(draft, url)]
    tries += [urljoin(draft.home, path) for path in _SITEMAPS]
    for url in list(dict.fromkeys(tries))[:_MOST_TRIES]:
        answer = asker.get(url)
        if answer.status != 200:
            continue
        page = read_sitemap(answer.body, answer.url)
        entries = list(page.entries)
        parts = [item.url for item in page.sitemaps if in_scope(draft, item.url)]
        # index pages put posts first or last, and pages, sections and authors between
        parts.sort(key=lambda part: "post" not in part and "berita" not in part)
        for part in parts[:2]:
            answer = asker.get(part)
            if answer.status == 200:
                entries += read_sitemap(answer.body, part).entries
        articles = [
            item
            for item in entries
            if in_scope(draft, item.url) and looks_like_article(path_of(normalise(item.url)))
        ]
        if articles:
            sample = articles[:: max(1, len(articles) // _SAMPLED)][:_SAMPLED]
            return [
                SitemapSeen(
                    path=path_of(url),
                    parts=len(page.sitemaps),
                    addresses=len(entries),
                    sample=sample,
                )
            ]
    return []

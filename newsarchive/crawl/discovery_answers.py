"""What an answer of discovery shows: articles and other pages go to the sightings, the pages to ask for next come back.

What was seen on the way stands in the attributes: whether the interface told everything, whether the sitemaps did.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from newsarchive.crawl.counting import Counter
from newsarchive.crawl.discovery_asking import DiscoveryAsking
from newsarchive.crawl.discovery_request import DiscoveryRequest, Kind
from newsarchive.crawl.listing_walk import ListingWalks
from newsarchive.crawl.month_walk import MonthWalk
from newsarchive.crawl.options import CrawlOptions
from newsarchive.crawl.sightings import Sightings
from newsarchive.discovery.addresses import in_scope
from newsarchive.discovery.feed import read_feed
from newsarchive.discovery.found import Found
from newsarchive.discovery.jsonapi import page_url, read_items
from newsarchive.discovery.listing import read_listing
from newsarchive.discovery.sitemap import iterate_sitemap
from newsarchive.discovery.wordpress import read_posts
from newsarchive.sources.profile import Profile


class DiscoveryAnswers:
    """Reads the answers of one source, each by its kind."""

    def __init__(
        self,
        profile: Profile,
        options: CrawlOptions,
        memory: dict[str, Any],
        *,
        asking: DiscoveryAsking,
        sightings: Sightings,
        walks: ListingWalks,
        months: MonthWalk,
        count: Counter,
    ) -> None:
        self._profile = profile
        self._options = options
        self._memory = memory
        self._asking = asking
        self._sightings = sightings
        self._walks = walks
        self._months = months
        self._count = count
        #: whether the sitemaps of this crawl show all they have; withdrawals are what they no longer show
        self.sitemaps_whole = True
        #: whether something was left out because earlier crawls know it
        self.was_conditional = bool(memory)
        self.interface_told_all = False
        #: articles that the first page of each feed and listing shows, and entries of each sitemap, by their addresses
        self.listed: dict[str, int] = {}
        self._child_lastmods: dict[str, str] = {}

    def read(
        self, request: DiscoveryRequest, url: str, headers: Mapping[str, str], body: bytes
    ) -> list[DiscoveryRequest]:
        """Read the body of an answer that came from `url`."""
        readers: dict[Kind, Callable[..., list[DiscoveryRequest]]] = {
            "feed": self._feed,
            "sitemap": self._sitemap,
            "wordpress": self._wordpress,
            "listing": self._listing,
            "archive": self._archive,
            "api": self._api,
        }
        return readers[request.kind](request, url, headers, body)

    def _feed(
        self, request: DiscoveryRequest, url: str, headers: Mapping[str, str], body: bytes
    ) -> list[DiscoveryRequest]:
        entries = list(read_feed(body, url))
        self._note_listed(request, entries)
        self._sightings.consider("feed", entries)
        return []

    def _sitemap(
        self, request: DiscoveryRequest, url: str, headers: Mapping[str, str], body: bytes
    ) -> list[DiscoveryRequest]:
        children: list[Found] = []
        if request.via is None:
            self.listed[request.url] = 0

        def pages() -> Any:
            for kind, found in iterate_sitemap(body, url):
                if request.via is None:
                    self.listed[request.url] += 1
                if kind == "url":
                    yield found
                elif in_scope(self._profile, found.url):
                    children.append(found)

        self._sightings.consider_all("sitemap", pages())
        if lastmod := self._child_lastmods.pop(request.url, None):
            self._memory[f"sitemap {request.url}"] = lastmod
        return [
            replace(self._asking.page("sitemap", child.url), via=url)
            for child in children
            if self._is_worth_reading(child)
        ]

    def _is_worth_reading(self, child: Found) -> bool:
        """Whether a part of a sitemap can say something new, by the day its index gives it."""
        if not child.modified:
            return True
        since = self._options.since
        if since is not None and child.modified[:10] < since.isoformat():
            return False
        known = self._memory.get(f"sitemap {child.url}")
        if known == child.modified and not (self._options.is_thorough or self._options.recheck):
            self.sitemaps_whole = False
            self.was_conditional = True
            self._count("newsarchive/discovery/sitemap/parts_unchanged")
            return False
        self._child_lastmods[child.url] = child.modified
        return True

    def _note_listed(self, request: DiscoveryRequest, found: Sequence[Found]) -> None:
        if request.page == 1 and request.url == request.series:
            self.listed[request.url] = self._sightings.articles_among(found)

    def _wordpress(
        self, request: DiscoveryRequest, url: str, headers: Mapping[str, str], body: bytes
    ) -> list[DiscoveryRequest]:
        page = read_posts(body, url, headers)
        self._sightings.consider("wordpress", page.entries)
        windowed = self._options.since or self._options.until
        if (
            request.page == 1
            and page.total is not None
            and not (windowed or self._asking.modified_after)
        ):
            self._memory["wordpress total"] = page.total
        # the site's own clock is the cursor: ours may differ from it
        newest = [self._memory.get("wordpress newest") or ""]
        newest += [entry.modified for entry in page.entries if entry.modified]
        if not windowed:
            self._memory["wordpress newest"] = max(newest) or None
        if page.total_pages is not None and request.page < page.total_pages:
            return [self._asking.posts(request.page + 1)]
        self.interface_told_all = page.total is not None
        return []

    def _listing(
        self, request: DiscoveryRequest, url: str, headers: Mapping[str, str], body: bytes
    ) -> list[DiscoveryRequest]:
        page = read_listing(body, url, self._profile, headers.get("content-type"))
        self._note_listed(request, page.entries)
        is_check = self.interface_told_all and not self._profile.discovery.entry_date
        is_check = (
            is_check and not self._options.is_thorough and self._asking.modified_after is None
        )
        untold = self._sightings.not_shown(page.entries) if is_check else set()
        fresh = self._sightings.consider("listing", page.entries)
        addresses = [entry.url for entry in page.entries]
        following = self._walks.next_request(
            request,
            url,
            addresses,
            page.next_url,
            page.digest,
            fresh=untold if is_check else fresh,
            is_check=is_check,
        )
        if following and self._is_before_window(page.entries):
            following = None
        months: list[DiscoveryRequest] = []
        if request.page == 1 and (page.next_url is None or self._options.fill_gaps):
            months = self._months.linked(body, url, headers.get("content-type"))
        return ([following] if following else []) + months

    def _is_before_window(self, found: list[Found]) -> bool:
        """Whether a listing, newest first, has come to a page that is older than the window altogether."""
        since = self._options.since
        if since is None:
            return False
        days = list(self._sightings.days(found))
        return bool(days) and max(days) < since.isoformat()

    def _archive(
        self, request: DiscoveryRequest, url: str, headers: Mapping[str, str], body: bytes
    ) -> list[DiscoveryRequest]:
        page = read_listing(body, url, self._profile, headers.get("content-type"))
        self._sightings.consider("archive", page.entries)
        addresses = [entry.url for entry in page.entries]
        following = self._walks.next_request(
            request, url, addresses, page.next_url, page.digest, fresh=set(addresses)
        )
        if following is not None:
            return [following]
        return self._months.after_month(request, showed=len(addresses))

    def _api(
        self, request: DiscoveryRequest, url: str, headers: Mapping[str, str], body: bytes
    ) -> list[DiscoveryRequest]:
        api = self._profile.discovery.api
        assert api is not None
        found = read_items(body, url, api)
        self._note_listed(request, found)
        fresh = self._sightings.consider("api", found)
        addresses = [entry.url for entry in found]
        following = self._walks.next_request(
            request,
            url,
            addresses,
            page_url(self._profile.home, api, request.page + 1),
            "\n".join(sorted(addresses)),
            fresh=fresh,
        )
        return [following] if following else []

"""Discovery of one source as a state machine without a framework: which pages to ask for, what their
answers add to the frontier, when to stop.

What tells most is asked first: the REST interface, then sitemaps and feeds, then listings and archives,
which are not walked where the interface has told everything.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from newsarchive.capture.statuses import GONE
from newsarchive.crawl.counting import Counter
from newsarchive.crawl.discovery_asking import DiscoveryAsking
from newsarchive.crawl.discovery_request import DiscoveryRequest, Kind
from newsarchive.crawl.frontier import Frontier
from newsarchive.crawl.listing_walk import ListingWalks
from newsarchive.crawl.month_walk import MonthWalk
from newsarchive.crawl.options import CrawlOptions
from newsarchive.crawl.rechecks import Rechecks
from newsarchive.crawl.sightings import Sightings
from newsarchive.discovery.addresses import in_scope
from newsarchive.discovery.feed import read_feed
from newsarchive.discovery.found import Found
from newsarchive.discovery.jsonapi import page_url, read_items
from newsarchive.discovery.listing import read_listing
from newsarchive.discovery.sitemap import iterate_sitemap
from newsarchive.discovery.wordpress import read_posts
from newsarchive.sources.profile import Profile
from newsarchive.store import Store

#: how often a listing is looked at though the interface has told everything
_CROSS_CHECK = timedelta(hours=24)
#: a walk that is killed goes on from where it was so many seconds earlier at most
_SAVE_SECONDS = 1.0


class Discoverer:
    """Finds the article addresses of one source and puts those worth fetching into the frontier."""

    def __init__(
        self,
        profile: Profile,
        store: Store,
        frontier: Frontier,
        options: CrawlOptions,
        *,
        now: datetime,
        count: Counter,
    ) -> None:
        self.profile = profile
        self._store = store
        self._options = options
        self._now = now
        self._count = count
        self.memory: dict[str, Any] = store.source_memory(profile.id)
        self._frontier = frontier
        self._seen = frontier.seen
        self._seen.begin(profile.id)
        #: whether everything is to be looked through, whatever earlier crawls remember
        self._thorough = bool(options.full or options.fill_gaps or options.since or options.until)
        self._sightings = Sightings(profile, store, frontier, options, now=now, count=count)
        self._rechecks = Rechecks(profile, store, frontier, options, now=now)
        self._walks = ListingWalks(self.memory, self._save_in_passing, thorough=self._thorough)
        self._months = MonthWalk(profile, options, self.memory, now=now)
        #: whether the sitemaps of this crawl show all they have; withdrawals are what they no longer show
        self._sitemaps_whole = True
        #: whether every discovery page that was asked for was answered
        self.whole = True
        #: whether something was left out because earlier crawls know it
        self._was_conditional = bool(self.memory)
        self._interface_told_all = False
        self._saved = -_SAVE_SECONDS
        self._answers = 0
        self._first_problem: str | None = None
        self._child_lastmods: dict[str, str] = {}
        self._stages = [self._interface, self._announcements, self._lists]
        self._asking = DiscoveryAsking(
            profile,
            options,
            self.memory,
            modified_after=None if self._thorough else self.memory.get("wordpress newest"),
            conditional=not self._thorough,
        )

    def save(self) -> None:
        """Keep what was learnt for the next crawl."""
        self._store.save_source_memory(self.profile.id, self.memory)

    def _save_in_passing(self) -> None:
        """Keep it now and then: the records have one writer at a time, and pages are written meanwhile."""
        if time.monotonic() - self._saved >= _SAVE_SECONDS:
            self.save()
            self._saved = time.monotonic()

    # which pages

    def next_stage(self) -> list[DiscoveryRequest]:
        """The pages to ask for once those before are answered; empty when discovery is over."""
        while self._stages and not self._has_enough():
            if requests := self._asking.once(self._stages.pop(0)()):
                return requests
        return []

    def _interface(self) -> list[DiscoveryRequest]:
        return [self._asking.posts(1)] if self.profile.discovery.wordpress else []

    def _announcements(self) -> list[DiscoveryRequest]:
        discovery = self.profile.discovery
        requests = [self._asking.page("sitemap", url) for url in discovery.sitemaps]
        if not self._interface_told_all or self._cross_check_due():
            requests += [self._asking.page("feed", url) for url in discovery.feeds]
        return requests

    def _lists(self) -> list[DiscoveryRequest]:
        discovery = self.profile.discovery
        requests: list[DiscoveryRequest] = []
        if discovery.api:
            requests.append(self._asking.page("api", page_url(self.profile.home, discovery.api, 1)))
        if not self._interface_told_all or discovery.entry_date or self._cross_check_due():
            for url in discovery.listings:
                request = self._asking.page("listing", url)
                requests.append(request)
                if resume := self._walks.resume(request.url):
                    requests.append(
                        replace(self._asking.page("listing", resume), series=request.url)
                    )
            self.memory["cross-checked"] = self._now.isoformat()
        requests += self._months.seeds()
        if self._is_last_list(requests):
            self._sightings.listed = deque()
        return requests

    def _cross_check_due(self) -> bool:
        last = self.memory.get("cross-checked")
        return (
            self._thorough
            or not isinstance(last, str)
            or datetime.fromisoformat(last) + _CROSS_CHECK <= self._now
        )

    def complete(self, limit: int) -> list[str]:
        """Keys of articles of which no page still to come will tell more, each once: they need not wait for its end."""
        listed = self._sightings.listed
        return [listed.popleft() for _ in range(min(limit, len(listed)))] if listed else []

    def _is_last_list(self, requests: list[DiscoveryRequest]) -> bool:
        """Whether articles may be fetched while these are walked, and something is gained by it.

        Another list may know the section or the day of an article; a crawl of so many pages ends by what waits; and
        with the one connection that politeness leaves all of it takes as long.
        """
        options = self._options
        is_one = not self.profile.discovery.api and len({step.series for step in requests}) == 1
        return is_one and options.per_host > 1 and options.max_pages is None

    # what they answer

    def answer(
        self,
        request: DiscoveryRequest,
        url: str,
        status: int,
        headers: Mapping[str, str],
        body: bytes,
    ) -> list[DiscoveryRequest]:
        """Read an answer; what it shows goes to the frontier; returns the pages to ask for next."""
        if status in (200, 304):
            self._answers += 1
        if status == 304:
            self._was_conditional = True
            self._count(f"newsarchive/discovery/{request.kind}/not_modified")
            if request.kind == "sitemap":
                self._sitemaps_whole = False
            return []
        if status != 200:
            self._count(f"newsarchive/discovery/{request.kind}/status_{status}")
            if request.kind == "archive" and status in GONE:
                return self._new(self._months.after_month(request, showed=0))
            self.failed(request, f"status {status}")
            return []
        self._count(f"newsarchive/discovery/{request.kind}/pages")
        readers: dict[Kind, Callable[..., list[DiscoveryRequest]]] = {
            "feed": self._feed,
            "sitemap": self._sitemap,
            "wordpress": self._wordpress,
            "listing": self._listing,
            "archive": self._archive,
            "api": self._api,
        }
        following = readers[request.kind](request, url, headers, body)
        if request.kind in ("feed", "sitemap"):
            self._asking.remember_validators(request.url, headers)
        return self._new(following)

    def failed(self, request: DiscoveryRequest, reason: str) -> None:
        """A discovery page could not be had."""
        self.whole = False
        self._first_problem = self._first_problem or reason
        if request.kind == "sitemap":
            self._sitemaps_whole = False

    def problem(self) -> str | None:
        """Why nothing can be found, when not one discovery page could be read."""
        if not self._asking.has_asked:
            return "the profile names no feed, sitemap, listing or interface"
        if self._answers or self._first_problem is None:
            return None
        return f"no discovery page could be read: {self._first_problem}"

    @property
    def is_windowed(self) -> bool:
        """Whether this crawl looks at a part of what there is only."""
        return bool(self._options.since or self._options.until or self._options.urls)

    @property
    def is_survey(self) -> bool:
        """Whether this discovery looked through everything that the site lists."""
        options = self._options
        first = not (self.memory.get("survey") or {}).get("whole")
        is_thorough = options.full or options.fill_gaps or (first and not self._was_conditional)
        return self.whole and not self.is_windowed and is_thorough

    def finish(self) -> int:
        """Discovery is over: add known pages that are due for another look. Returns how many."""
        self.save()
        options = self._options
        if options.max_pages is not None or options.since or options.until or options.fill_gaps:
            return 0
        added = self._rechecks.add_due(self._seen, sitemaps_whole=self._sitemaps_whole)
        self._count("newsarchive/discovery/rechecks", added)
        return added

    # readers

    def _feed(
        self, request: DiscoveryRequest, url: str, headers: Mapping[str, str], body: bytes
    ) -> list[DiscoveryRequest]:
        self._sightings.consider("feed", read_feed(body, url))
        return []

    def _sitemap(
        self, request: DiscoveryRequest, url: str, headers: Mapping[str, str], body: bytes
    ) -> list[DiscoveryRequest]:
        children: list[Found] = []

        def pages() -> Any:
            for kind, found in iterate_sitemap(body, url):
                if kind == "url":
                    yield found
                elif in_scope(self.profile, found.url):
                    children.append(found)

        self._sightings.consider_all("sitemap", pages())
        if lastmod := self._child_lastmods.pop(request.url, None):
            self.memory[f"sitemap {request.url}"] = lastmod
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
        known = self.memory.get(f"sitemap {child.url}")
        if known == child.modified and not (self._thorough or self._options.recheck):
            self._sitemaps_whole = False
            self._was_conditional = True
            self._count("newsarchive/discovery/sitemap/parts_unchanged")
            return False
        self._child_lastmods[child.url] = child.modified
        return True

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
            self.memory["wordpress total"] = page.total
        # the site's own clock is the cursor: ours may differ from it
        newest = [self.memory.get("wordpress newest") or ""]
        newest += [entry.modified for entry in page.entries if entry.modified]
        if not windowed:
            self.memory["wordpress newest"] = max(newest) or None
        if page.total_pages is not None and request.page < page.total_pages:
            return [self._asking.posts(request.page + 1)]
        self._interface_told_all = page.total is not None
        return []

    def _listing(
        self, request: DiscoveryRequest, url: str, headers: Mapping[str, str], body: bytes
    ) -> list[DiscoveryRequest]:
        page = read_listing(body, url, self.profile, headers.get("content-type"))
        is_check = self._interface_told_all and not self.profile.discovery.entry_date
        is_check = is_check and not self._thorough and self._asking.modified_after is None
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
        page = read_listing(body, url, self.profile, headers.get("content-type"))
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
        api = self.profile.discovery.api
        assert api is not None
        found = read_items(body, url, api)
        fresh = self._sightings.consider("api", found)
        addresses = [entry.url for entry in found]
        following = self._walks.next_request(
            request,
            url,
            addresses,
            page_url(self.profile.home, api, request.page + 1),
            "\n".join(sorted(addresses)),
            fresh=fresh,
        )
        return [following] if following else []

    # requests

    def _new(self, requests: list[DiscoveryRequest]) -> list[DiscoveryRequest]:
        if requests and self._has_enough():
            self.whole = False
            return []
        return self._asking.once(requests)

    def _has_enough(self) -> bool:
        """Whether more addresses wait than the crawl may fetch: the rest is for the next one."""
        limit = self._options.max_pages
        return limit is not None and self._frontier.waiting(self.profile.id) >= limit

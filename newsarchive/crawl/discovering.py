"""Discovery of one source as a state machine without a framework: which pages to ask for, when to stop, and
whether all was looked through. What the answers show is read by `discovery_answers`.

What tells most is asked first: the REST interface, then sitemaps and feeds, then listings and archives,
which are not walked where the interface has told everything.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from newsarchive.capture.statuses import GONE
from newsarchive.crawl.counting import Counter
from newsarchive.crawl.discovery_answers import DiscoveryAnswers
from newsarchive.crawl.discovery_asking import DiscoveryAsking
from newsarchive.crawl.discovery_request import DiscoveryRequest
from newsarchive.crawl.frontier import Frontier
from newsarchive.crawl.listing_walk import ListingWalks
from newsarchive.crawl.month_walk import MonthWalk
from newsarchive.crawl.options import CrawlOptions
from newsarchive.crawl.rechecks import Rechecks
from newsarchive.crawl.sightings import Sightings
from newsarchive.discovery.jsonapi import page_url
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
        self._sightings = Sightings(profile, store, frontier, options, now=now, count=count)
        self._rechecks = Rechecks(profile, store, frontier, options, now=now)
        self._walks = ListingWalks(self.memory, self._save_in_passing, thorough=options.is_thorough)
        self._months = MonthWalk(profile, options, self.memory, now=now)
        #: whether every discovery page that was asked for was answered
        self.whole = True
        self._saved = -_SAVE_SECONDS
        self._answered = 0
        self._first_problem: str | None = None
        self._stages = [self._interface, self._announcements, self._lists]
        self._asking = DiscoveryAsking(
            profile,
            options,
            self.memory,
            modified_after=None if options.is_thorough else self.memory.get("wordpress newest"),
            conditional=not options.is_thorough,
        )
        self._answers = DiscoveryAnswers(
            profile,
            options,
            self.memory,
            asking=self._asking,
            sightings=self._sightings,
            walks=self._walks,
            months=self._months,
            count=count,
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
        if not self._answers.interface_told_all or self._cross_check_due():
            requests += [self._asking.page("feed", url) for url in discovery.feeds]
        return requests

    def _lists(self) -> list[DiscoveryRequest]:
        discovery = self.profile.discovery
        requests: list[DiscoveryRequest] = []
        if discovery.api:
            requests.append(self._asking.page("api", page_url(self.profile.home, discovery.api, 1)))
        if not self._answers.interface_told_all or discovery.entry_date or self._cross_check_due():
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
            self._options.is_thorough
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
            self._answered += 1
        if status == 304:
            self._answers.was_conditional = True
            self._count(f"newsarchive/discovery/{request.kind}/not_modified")
            if request.kind == "sitemap":
                self._answers.sitemaps_whole = False
            return []
        if status != 200:
            self._count(f"newsarchive/discovery/{request.kind}/status_{status}")
            if request.kind == "archive" and status in GONE:
                return self._new(self._months.after_month(request, showed=0))
            self.failed(request, f"status {status}")
            return []
        self._count(f"newsarchive/discovery/{request.kind}/pages")
        following = self._answers.read(request, url, headers, body)
        if request.kind in ("feed", "sitemap"):
            self._asking.remember_validators(request.url, headers)
        return self._new(following)

    def failed(self, request: DiscoveryRequest, reason: str) -> None:
        """A discovery page could not be had."""
        self.whole = False
        self._first_problem = self._first_problem or reason
        if request.kind == "sitemap":
            self._answers.sitemaps_whole = False

    def problem(self) -> str | None:
        """Why nothing can be found, when not one discovery page could be read."""
        if not self._asking.has_asked:
            return "the profile names no feed, sitemap, listing or interface"
        if self._answered or self._first_problem is None:
            return None
        return f"no discovery page could be read: {self._first_problem}"

    @property
    def listed(self) -> dict[str, int]:
        """Articles that each feed and listing shows now, entries of each sitemap; of those that were read."""
        return self._answers.listed

    @property
    def is_windowed(self) -> bool:
        """Whether this crawl looks at a part of what there is only."""
        return bool(self._options.since or self._options.until or self._options.urls)

    @property
    def is_survey(self) -> bool:
        """Whether this discovery looked through everything that the site lists."""
        options = self._options
        first = not (self.memory.get("survey") or {}).get("whole")
        is_thorough = (
            options.full or options.fill_gaps or (first and not self._answers.was_conditional)
        )
        return self.whole and not self.is_windowed and is_thorough

    def finish(self) -> int:
        """Discovery is over: add known pages that are due for another look. Returns how many."""
        self.save()
        options = self._options
        if options.max_pages is not None or options.since or options.until or options.fill_gaps:
            return 0
        added = self._rechecks.add_due(self._seen, sitemaps_whole=self._answers.sitemaps_whole)
        self._count("newsarchive/discovery/rechecks", added)
        return added

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

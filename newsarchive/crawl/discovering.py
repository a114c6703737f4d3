"""Discovery of one source as a state machine without a framework: which pages to ask for, what their
answers add to the frontier, when to stop."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal
from urllib.parse import urljoin

from newsarchive.capture.capture import PageRole
from newsarchive.crawl.counting import Counter
from newsarchive.crawl.frontier import Frontier, FrontierEntry
from newsarchive.crawl.options import CrawlOptions
from newsarchive.crawl.policy import Remembered, decide
from newsarchive.dates import parse_date
from newsarchive.dedup import url_key
from newsarchive.discovery.addresses import in_scope, is_article_url, normalise
from newsarchive.discovery.feed import read_feed
from newsarchive.discovery.found import Found
from newsarchive.discovery.jsonapi import page_url, read_items
from newsarchive.discovery.listing import read_listing
from newsarchive.discovery.sitemap import read_sitemap
from newsarchive.discovery.traps import is_trap
from newsarchive.discovery.wordpress import posts_url, read_posts
from newsarchive.extract.article import Hints
from newsarchive.sources.profile import Profile
from newsarchive.store import Store, UrlState

Kind = Literal["feed", "sitemap", "wordpress", "listing", "api"]

_ROLES: dict[Kind, PageRole] = {
    "feed": "feed",
    "sitemap": "sitemap",
    "wordpress": "api",
    "listing": "listing",
    "api": "api",
}
#: a first page is followed to at most this many further ones, whatever the site claims
MAX_LISTING_PAGES = 20_000
#: listing pages in a row without anything new after which an incremental crawl stops
_BARREN_PAGES = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscoveryRequest:
    """One page to ask for on the way to articles."""

    kind: Kind
    url: str
    page: int = 1
    headers: dict[str, str]
    via: str | None = None
    #: the address of the first page of this series
    series: str = ""

    @property
    def role(self) -> PageRole:
        """Role written into the WARC."""
        return _ROLES[self.kind]


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
        self._frontier = frontier
        self._options = options
        self._now = now
        self._count = count
        self._memory: dict[str, Any] = store.source_memory(profile.id)
        #: known pages that a sitemap, feed or REST answer of this crawl states to be unchanged
        self._confirmed: set[str] = set()
        #: keys that the sitemap of this crawl shows; withdrawals are what it no longer shows
        self._in_sitemap: set[str] = set()
        self._sitemap_failed = False
        #: what the pages of each listing showed, to notice one that repeats
        self._digests: dict[str, set[str]] = {}
        self._asked: set[str] = set()
        self._wordpress_since: str | None = (
            None if options.full or options.since else self._memory.get("wordpress newest")
        )

    def seeds(self) -> list[DiscoveryRequest]:
        """The first pages to ask for, in the order of what they tell: REST and sitemaps before listings."""
        discovery = self.profile.discovery
        requests: list[DiscoveryRequest] = []
        if discovery.wordpress:
            requests.append(self._wordpress_request(1))
        requests += [self._request("sitemap", url) for url in discovery.sitemaps]
        requests += [self._request("feed", url) for url in discovery.feeds]
        if discovery.api:
            requests.append(self._request("api", page_url(self.profile.home, discovery.api, 1)))
        for url in discovery.listings:
            request = self._request("listing", url)
            requests.append(request)
            resume = self._memory.get(f"listing {request.url}", {}).get("next")
            if resume and not self._is_walked(request.url):
                requests.append(replace(self._request("listing", resume), series=request.url))
        return requests

    def answer(
        self,
        request: DiscoveryRequest,
        url: str,
        status: int,
        headers: Mapping[str, str],
        body: bytes,
    ) -> list[DiscoveryRequest]:
        """Read an answer; what it shows goes to the frontier; returns the pages to ask for next."""
        if status == 304:
            self._count(f"newsarchive/discovery/{request.kind}/not_modified")
            if request.kind == "sitemap":
                self._sitemap_failed = True
            return []
        if status != 200:
            self._count(f"newsarchive/discovery/{request.kind}/status_{status}")
            self.failed(request)
            return []
        self._count(f"newsarchive/discovery/{request.kind}/pages")
        readers: dict[Kind, Callable[..., list[DiscoveryRequest]]] = {
            "feed": self._feed,
            "sitemap": self._sitemap,
            "wordpress": self._wordpress,
            "listing": self._listing,
            "api": self._api,
        }
        following = readers[request.kind](request, url, headers, body)
        if request.kind in ("feed", "sitemap"):
            self._remember_validators(request.url, headers)
        return [follow for follow in following if self._once(follow.url)]

    def failed(self, request: DiscoveryRequest) -> None:
        """A discovery page could not be fetched."""
        if request.kind == "sitemap":
            self._sitemap_failed = True

    def finish(self, *, complete: bool = True) -> int:
        """Discovery is over: add known pages that are due for another look. Returns how many."""
        self._store.save_source_memory(self.profile.id, self._memory)
        if not complete or self._options.max_pages is not None or self._options.since is not None:
            return 0
        added = 0
        for states in self._store.known_pages(self.profile.id):
            due = [state for state in states if self._is_due(state)]
            added += self._frontier.add([self._recheck_entry(state) for state in due])
        self._count("newsarchive/discovery/rechecks", added)
        return added

    def _is_due(self, state: UrlState) -> bool:
        if state.url_key in self._confirmed:
            return False
        if self._options.recheck or self._options.full:
            return True
        if state.next_check is not None and state.next_check <= self._now:
            return True
        return (
            bool(self._in_sitemap)
            and not self._sitemap_failed
            and "sitemap" in _lastmods(state.lastmod)
            and state.url_key not in self._in_sitemap
            and state.last_status == 200
        )

    def _recheck_entry(self, state: UrlState) -> FrontierEntry:
        return FrontierEntry(
            source=self.profile.id,
            key=state.url_key,
            url=state.url,
            hints=Hints.from_dict(state.hints) if state.hints else None,
            lastmod=state.lastmod,
            etag=state.etag,
            last_modified=state.last_modified,
        )

    def _feed(
        self, request: DiscoveryRequest, url: str, headers: Mapping[str, str], body: bytes
    ) -> list[DiscoveryRequest]:
        self._consider("feed", read_feed(body, url))
        return []

    def _sitemap(
        self, request: DiscoveryRequest, url: str, headers: Mapping[str, str], body: bytes
    ) -> list[DiscoveryRequest]:
        page = read_sitemap(body, url)
        self._consider("sitemap", page.entries)
        return [
            replace(self._request("sitemap", child.url), via=url)
            for child in page.sitemaps
            if in_scope(self.profile, child.url)
        ]

    def _wordpress(
        self, request: DiscoveryRequest, url: str, headers: Mapping[str, str], body: bytes
    ) -> list[DiscoveryRequest]:
        page = read_posts(body, url, headers)
        self._consider("wordpress", page.entries)
        if page.total is not None and request.page == 1 and not self._wordpress_since:
            self._memory["wordpress total"] = page.total
        # the site's own clock is the cursor: ours may differ from it
        newest = [self._memory.get("wordpress newest") or ""]
        newest += [entry.modified for entry in page.entries if entry.modified]
        self._memory["wordpress newest"] = max(newest) or None
        if page.total_pages is not None and request.page < page.total_pages:
            return [self._wordpress_request(request.page + 1)]
        return []

    def _listing(
        self, request: DiscoveryRequest, url: str, headers: Mapping[str, str], body: bytes
    ) -> list[DiscoveryRequest]:
        page = read_listing(body, url, self.profile, headers.get("content-type"))
        new = self._consider("listing", page.entries)
        memory = self._memory.setdefault(f"listing {request.series}", {})
        # some sites answer every page number beyond the last with the last page again
        repeated = page.digest in self._digests.setdefault(request.series, set())
        self._digests[request.series].add(page.digest)
        ended = (
            page.next_url is None
            or not page.entries
            or repeated
            or request.page >= MAX_LISTING_PAGES
        )
        if ended:
            memory.update(complete=True, next=None)
            return []
        walked = self._is_walked(request.series)
        if not walked:
            memory["next"] = page.next_url
            self._store.save_source_memory(self.profile.id, self._memory)
        elif not self._options.full and new < _BARREN_PAGES:
            return []
        assert page.next_url is not None
        return [
            DiscoveryRequest(
                kind="listing",
                url=page.next_url,
                page=request.page + 1,
                headers={},
                via=url,
                series=request.series,
            )
        ]

    def _api(
        self, request: DiscoveryRequest, url: str, headers: Mapping[str, str], body: bytes
    ) -> list[DiscoveryRequest]:
        api = self.profile.discovery.api
        assert api is not None
        new = self._consider("api", read_items(body, url, api))
        if new == 0:
            return []
        following = self._request("api", page_url(self.profile.home, api, request.page + 1))
        return [replace(following, page=request.page + 1, via=url)]

    def _consider(self, kind: Kind, found: Sequence[Found]) -> int:
        """Decide on each address shown; returns how many were not known before this crawl."""
        pages: dict[str, Found] = {}
        for entry in found:
            url = normalise(entry.url)
            if not in_scope(self.profile, url) or is_trap(url):
                self._count("newsarchive/discovery/left_out")
            elif is_article_url(self.profile, url) and not self._is_too_old(entry):
                pages[url_key(url)] = replace(entry, url=url)
        if kind == "sitemap":
            self._in_sitemap.update(pages)
        states = self._store.url_states(self.profile.id, list(pages))
        waiting = self._frontier.holds(self.profile.id, list(pages))
        entries: list[FrontierEntry] = []
        updates: list[UrlState] = []
        new = 0
        for key, entry in pages.items():
            state = states.get(key)
            if (
                state is not None
                and state.failures
                and state.next_check
                and state.next_check > self._now
                and not self._options.full
            ):
                continue
            lastmods = _lastmods(state.lastmod if state else None)
            decision = self._decide(kind, state, lastmods, entry.modified)
            if decision == "new" and key not in waiting:
                new += 1
            if entry.modified and lastmods.get(kind) != entry.modified:
                lastmods[kind] = entry.modified
                if state is not None and decision == "known":
                    updates.append(replace(state, lastmod=json.dumps(lastmods)))
            if decision == "known":
                if entry.modified and kind != "listing":
                    self._confirmed.add(key)
                continue
            entries.append(
                FrontierEntry(
                    source=self.profile.id,
                    key=key,
                    url=entry.url,
                    hints=entry.hints,
                    lastmod=json.dumps(lastmods) if lastmods else None,
                    etag=state.etag if state else None,
                    last_modified=state.last_modified if state else None,
                    via=entry.hints.found_on,
                )
            )
        self._frontier.add(entries)
        if updates:
            self._store.save_url_states(updates)
        self._count(f"newsarchive/discovery/{kind}/found", len(pages))
        self._count(f"newsarchive/discovery/{kind}/queued", len(entries))
        return new

    def _decide(
        self, kind: Kind, state: UrlState | None, lastmods: dict[str, str], modified: str | None
    ) -> str:
        if state is None:
            return "new"
        if modified and kind not in lastmods and state.last_fetched is not None:
            # first time this kind of page dates it: only a later date than our capture is news
            instant = _aware(modified)
            return "changed" if instant and instant > state.last_fetched else "known"
        known = Remembered(
            last_fetched=state.last_fetched,
            first_seen=state.first_seen,
            next_check=state.next_check,
            lastmod=lastmods.get(kind),
            failures=state.failures,
        )
        return decide(known, modified, self._now, full=self._options.full)

    def _is_too_old(self, entry: Found) -> bool:
        if self._options.since is None or not entry.hints.date:
            return False
        mention = parse_date(entry.hints.date, anchor=self._now, timezone=self.profile.timezone)
        return mention is not None and mention.value_to[:10] < self._options.since.isoformat()

    def _is_walked(self, series: str) -> bool:
        return bool(self._memory.get(f"listing {series}", {}).get("complete"))

    def _wordpress_request(self, page: int) -> DiscoveryRequest:
        base = urljoin(self.profile.home, self.profile.discovery.wordpress)
        since = self._options.since.isoformat() + "T00:00:00" if self._options.since else None
        return DiscoveryRequest(
            kind="wordpress",
            url=posts_url(base, page=page, after=since, modified_after=self._wordpress_since),
            page=page,
            headers={},
        )

    def _request(self, kind: Kind, path: str) -> DiscoveryRequest:
        url = urljoin(self.profile.home, path)
        headers: dict[str, str] = {}
        if kind in ("feed", "sitemap") and not self._options.full:
            validators = self._memory.get(f"validators {url}", {})
            if etag := validators.get("etag"):
                headers["If-None-Match"] = etag
            if modified := validators.get("last-modified"):
                headers["If-Modified-Since"] = modified
        return DiscoveryRequest(kind=kind, url=url, headers=headers, series=url)

    def _remember_validators(self, url: str, headers: Mapping[str, str]) -> None:
        validators = {
            name: headers[name] for name in ("etag", "last-modified") if headers.get(name)
        }
        if validators:
            self._memory[f"validators {url}"] = validators

    def _once(self, url: str) -> bool:
        if url in self._asked:
            return False
        self._asked.add(url)
        return True


def _lastmods(text: str | None) -> dict[str, str]:
    """Last modification by the kind of page that stated it; kinds differ in spelling and clock."""
    return dict(json.loads(text)) if text else {}


def _aware(value: str) -> datetime | None:
    try:
        instant = datetime.fromisoformat(value)
    except ValueError:
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)

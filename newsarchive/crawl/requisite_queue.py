"""Which requisites to ask for next: each once in a while, few at a time of one host, never in the way of articles."""

from __future__ import annotations

import logging
from collections import Counter as Tally
from collections import deque
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from newsarchive.capture.handler import NotCaptured
from newsarchive.capture.requisite_rules import RequisiteRules, may_ask
from newsarchive.capture.requisites import css_urls
from newsarchive.crawl.counting import Counter
from newsarchive.crawl.frontier import FrontierEntry
from newsarchive.crawl.hosts import LEAST_DELAY
from newsarchive.crawl.outcomes import CUT, failure_reason
from newsarchive.crawl.pauses import HostGivenUp
from newsarchive.crawl.session import CrawlSession
from newsarchive.discovery.addresses import in_scope

logger = logging.getLogger(__name__)

#: a requisite is looked at again after so long; it becomes a revisit record if it is the same
AGE = timedelta(days=30)
#: one that could not be had, sooner
AGE_FAILED = timedelta(days=7)
#: styles that styles import, so deep; a chain without end is a trap
DEPTH = 4
_RESERVE = 16
_REMEMBERED = 50_000


class RequisiteQueue:
    """The requisites of all sources of a crawl.

    Of one host only a few requests are under way, and of all hosts together at most half of what the crawl may
    have; the rest wait on disk, so that a slow host holds up nothing.
    """

    def __init__(self, session: CrawlSession, count: Counter) -> None:
        settings, options = session.home.settings, session.options
        self.rules = RequisiteRules(
            max_bytes=settings.requisite_max_bytes,
            types=tuple(settings.requisite_types),
            per_host=settings.requisite_per_host,
            delay=settings.requisite_delay or 0.0,
        )
        self._session = session
        self._frontier = session.frontier
        self._count = count
        self._at_once = options.per_host + 1
        self._in_all = max(self._at_once, options.concurrency // 2) if options.requisites else 0
        self._hosts: dict[str, dict[str, None]] = {}
        self._reserve: dict[tuple[str, str], deque[FrontierEntry]] = {}
        self._under_way: Tally[str] = Tally()
        self._asked: Tally[str] = Tally()
        self._total = 0
        #: keys seen in this crawl: pages of a site repeat most of what they need
        self._known: set[str] = set()
        self._depth: dict[str, int] = {}

    def add(self, source: str, urls: Iterable[str], via: str) -> int:
        """Queue what the page or style at `via` needs and was not fetched lately; returns how many are new."""
        if not self._in_all:
            return 0
        depth = self._depth.get(via, 0) + 1
        keys = {f"={url}": url for url in urls if f"={url}" not in self._known}
        if not keys or depth > DEPTH:
            return 0
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        self._known.update(keys)
        allowed = {key: url for key, url in keys.items() if may_ask(url, via)}
        before = (datetime.now(UTC) - AGE).isoformat()
        due = self._frontier.requisites_due(list(allowed), before)
        waiting = self._waiting(source)
        entries = []
        for key, url in allowed.items():
            if key in due:
                waiting.setdefault(urlsplit(url).netloc)
                entries.append(
                    FrontierEntry(source=source, key=key, url=url, role="requisite", via=via)
                )
        return self._frontier.add(entries) if entries else 0

    def meta(self, entry: FrontierEntry) -> dict[str, Any]:
        """What a request for a requisite tells the crawl about its limits."""
        meta: dict[str, Any] = {"newsarchive_rules": self.rules}
        if self.rules.delay and not in_scope(self._session.profiles[entry.source], entry.url):
            meta[LEAST_DELAY] = self.rules.delay
        return meta

    def answered(
        self, entry: FrontierEntry, status: int, content_type: str | None, url: str, body: bytes
    ) -> None:
        """A requisite is captured already; a style names further ones."""
        kept = status in (200, 304)
        self._count("newsarchive/requisites/fetched" if kept else "newsarchive/requisites/failed")
        self._ended(entry, kept=kept)
        if status == 200 and "css" in (content_type or ""):
            depth = self._depth.get(entry.via or "", 0) + 1
            self._depth[entry.url] = self._depth[url] = depth
            self.add(entry.source, css_urls(body, url), url)

    def failed(self, entry: FrontierEntry, error: BaseException) -> None:
        """A requisite could not be had, or is not wanted; that of a host given up waits for the next crawl.

        So does one that could not be written.
        """
        if isinstance(error, NotCaptured):
            self._left(entry)
            return
        if isinstance(error, HostGivenUp):
            self._left(entry)
            self._count("newsarchive/requisites/host_given_up")
            return
        self._ended(entry, kept=False)
        reason = failure_reason(error)
        logger.info("requisite not had url=%s reason=%s", entry.url, reason)
        outcome = {"robots.txt": "disallowed", CUT: "cut"}.get(reason, "failed")
        self._count(f"newsarchive/requisites/{outcome}")

    def loaded(self, url: str) -> None:
        """A browser has loaded this address, so it is captured already."""
        self._known.add(f"={url}")
        self._frontier.requisite_fetched(f"={url}", datetime.now(UTC).isoformat())

    def take(self, source: str) -> list[FrontierEntry]:
        """Requisites that may be asked for now: of this source, and of others when there is room left."""
        self._waiting(source)
        found = self._of(source)
        for other in list(self._hosts):
            if self._total >= self._in_all:
                break
            if self._hosts[other]:
                found += self._of(other)
        return found

    def _of(self, source: str) -> list[FrontierEntry]:
        found: list[FrontierEntry] = []
        waiting = self._hosts[source]
        for host in list(waiting):
            while (
                self._total < self._in_all
                and self._under_way[host] < self._at_once
                and self._asked[host] < self.rules.per_host
            ):
                entry = self._next(source, host)
                if entry is None:
                    del waiting[host]
                    break
                self._total += 1
                self._under_way[host] += 1
                self._asked[host] += 1
                found.append(entry)
        return found

    def _ended(self, entry: FrontierEntry, *, kept: bool) -> None:
        """A request is over; one that failed is tried again after `AGE_FAILED`."""
        self._left(entry)
        when = datetime.now(UTC) - (timedelta() if kept else AGE - AGE_FAILED)
        self._frontier.requisite_fetched(entry.key, when.isoformat())
        self._frontier.done(entry.source, [entry.key])

    def _left(self, entry: FrontierEntry) -> None:
        """The address waits for the next crawl: its host is given up, or nothing can be written any more."""
        self._total -= 1
        self._under_way[urlsplit(entry.url).netloc] -= 1

    def _waiting(self, source: str) -> dict[str, None]:
        if source not in self._hosts:
            self._hosts[source] = dict.fromkeys(self._frontier.requisite_hosts(source))
        return self._hosts[source]

    def _next(self, source: str, host: str) -> FrontierEntry | None:
        reserve = self._reserve.setdefault((source, host), deque())
        if not reserve:
            reserve.extend(self._frontier.take(source, _RESERVE, role="requisite", host=host))
        return reserve.popleft() if reserve else None

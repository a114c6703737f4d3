"""Which requisites to ask for next: each once in a while, few at a time of one host, never in the way of articles."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from newsarchive.capture.requisite_rules import RequisiteRules, may_ask
from newsarchive.crawl.frontier import Frontier, FrontierEntry

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

    Parameters
    ----------
    at_once
        requests under way to one host; the rest wait on disk, so that a slow host holds up nothing.
    in_all
        requests under way to all hosts together.
    """

    def __init__(
        self, frontier: Frontier, rules: RequisiteRules, *, at_once: int, in_all: int
    ) -> None:
        self.rules = rules
        self._frontier = frontier
        self._at_once = at_once
        self._in_all = in_all
        self._hosts: dict[str, dict[str, None]] = {}
        self._reserve: dict[tuple[str, str], deque[FrontierEntry]] = {}
        self._under_way: Counter[str] = Counter()
        self._asked: Counter[str] = Counter()
        self._total = 0
        #: keys seen in this crawl: pages of a site repeat most of what they need
        self._known: set[str] = set()
        self._depth: dict[str, int] = {}

    def add(self, source: str, urls: Iterable[str], via: str) -> int:
        """Queue what the page or style at `via` needs and was not fetched lately; returns how many are new."""
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

    def note_style(self, url: str, answered: str, via: str | None) -> None:
        """A style was fetched: what it names lies one step deeper than itself."""
        self._depth[url] = self._depth[answered] = self._depth.get(via or "", 0) + 1

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

    def ended(self, entry: FrontierEntry, *, kept: bool) -> None:
        """A request is over; one that failed is tried again after `AGE_FAILED`."""
        self.left(entry)
        when = datetime.now(UTC) - (timedelta() if kept else AGE - AGE_FAILED)
        self._frontier.requisite_fetched(entry.key, when.isoformat())
        self._frontier.done(entry.source, [entry.key])

    def left(self, entry: FrontierEntry) -> None:
        """A request was not made: its host is given up, the address waits for the next crawl."""
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

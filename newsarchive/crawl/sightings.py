"""What is made of each address that discovery shows: left out, known, or put into the frontier."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice

from newsarchive.capture.statuses import GONE
from newsarchive.crawl.counting import Counter
from newsarchive.crawl.discovery_request import Kind
from newsarchive.crawl.frontier import Frontier, FrontierEntry
from newsarchive.crawl.holdings import held_articles
from newsarchive.crawl.options import CrawlOptions
from newsarchive.crawl.policy import Decision, Remembered, decide
from newsarchive.dates import parse_date
from newsarchive.dedup import url_key
from newsarchive.discovery.addresses import in_scope, is_article_url, is_trap, normalise
from newsarchive.discovery.found import Found
from newsarchive.sources.profile import Profile
from newsarchive.store import Store, UrlState

_URL_MONTH = re.compile(r"/((?:19|20)\d\d)[/_-](0[1-9]|1[0-2])(?=[/_-])")
#: no government site is older
_FIRST_DAY = "1995-01-01"
_BATCH = 1000


class Sightings:
    """Judges the addresses of one source in one crawl."""

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
        self._profile = profile
        self._store = store
        self._frontier = frontier
        self._options = options
        self._now = now
        self._count = count
        #: where keys of articles to be fetched go that a listing shows, in its order; None when nobody wants them
        self.listed: deque[str] | None = None

    def consider(self, kind: Kind, found: Iterable[Found]) -> set[str]:
        """Decide on each address shown; returns those that were not known before this crawl."""
        stream = iter(found)
        fresh: set[str] = set()
        while part := list(islice(stream, _BATCH)):
            fresh |= self._consider(kind, part)
        return fresh

    def consider_all(self, kind: Kind, found: Iterable[Found]) -> None:
        """The same for as many as there may be."""
        stream = iter(found)
        while part := list(islice(stream, _BATCH)):
            self._consider(kind, part)

    def articles_among(self, found: Iterable[Found]) -> int:
        """How many of these are articles of the site."""
        return sum(is_article_url(self._profile, normalise(entry.url)) for entry in found)

    def not_shown(self, found: Iterable[Found]) -> set[str]:
        """The articles among these that nothing has shown in this crawl so far."""
        pages = {
            url_key(url): entry.url
            for entry in found
            if in_scope(self._profile, url := normalise(entry.url))
            and is_article_url(self._profile, url)
        }
        shown = self._frontier.seen.of(self._profile.id, sorted(pages))
        return {printed for key, printed in pages.items() if key not in shown}

    def days(self, found: Sequence[Found]) -> Iterator[str]:
        """The days that listing entries are dated to, where they are."""
        for entry in found:
            if day := self._day(entry):
                yield day

    def _consider(self, kind: Kind, found: Sequence[Found]) -> set[str]:
        pages: dict[str, Found] = {}
        printed: dict[str, str] = {}
        for entry in found:
            url = normalise(entry.url)
            if not in_scope(self._profile, url) or is_trap(url):
                self._count("newsarchive/discovery/left_out")
            elif is_article_url(self._profile, url) and self._in_window(kind, entry):
                pages[url_key(url)] = replace(entry, url=url)
                printed[url_key(url)] = entry.url
        states = self._store.url_states(self._profile.id, list(pages))
        lost = self._lost(states) if self._options.fill_gaps else set()
        waiting = self._frontier.holds(self._profile.id, list(pages))
        entries: list[FrontierEntry] = []
        updates: list[UrlState] = []
        confirmed: set[str] = set()
        # what another page of this crawl put there does not wait from an earlier one
        earlier = self._frontier.seen.of(self._profile.id, sorted(waiting))
        fresh = {key for key, seen in earlier.items() if seen.fresh}
        for key, entry in pages.items():
            state = states.get(key) if key not in lost else None
            if state is not None and self._is_put_off(state):
                continue
            lastmods = read_lastmods(state.lastmod if state else None)
            decision = self._decide(kind, state, lastmods, entry.modified)
            if decision == "new" and key not in waiting:
                fresh.add(key)
            if entry.modified and lastmods.get(kind) != entry.modified:
                lastmods[kind] = entry.modified
                if state is not None and decision == "known":
                    updates.append(replace(state, lastmod=json.dumps(lastmods)))
            if decision == "known":
                if entry.modified and kind != "listing":
                    confirmed.add(key)
                continue
            entries.append(
                FrontierEntry(
                    source=self._profile.id,
                    key=key,
                    url=entry.url,
                    hints=entry.hints,
                    lastmod=json.dumps(lastmods) if lastmods else None,
                    etag=state.etag if state else None,
                    last_modified=state.last_modified if state else None,
                    via=entry.hints.found_on,
                )
            )
        self._frontier.seen.add(
            self._profile.id,
            kind,
            [
                (key, key in confirmed, key in fresh, self._month(entry))
                for key, entry in pages.items()
            ],
        )
        self._frontier.add(entries)
        if kind == "listing" and self.listed is not None:
            self.listed += [entry.key for entry in entries]
        if updates:
            self._store.save_url_states(updates)
        self._count(f"newsarchive/discovery/{kind}/found", len(pages))
        self._count(f"newsarchive/discovery/{kind}/queued", len(entries))
        return {printed[key] for key in fresh}

    def _is_put_off(self, state: UrlState) -> bool:
        """Whether a page that failed is to be left alone for now."""
        if not state.failures or self._options.full or self._options.fill_gaps:
            return False
        return state.next_check is not None and state.next_check > self._now

    def _lost(self, states: dict[str, UrlState]) -> set[str]:
        """Addresses once read as articles whose articles the archive does not hold any more."""
        ids = {state.article_id for state in states.values() if state.article_id}
        held = held_articles(self._store, sorted(ids))
        return {
            key
            for key, state in states.items()
            if state.article_id and state.article_id not in held
        }

    def _decide(
        self, kind: Kind, state: UrlState | None, lastmods: dict[str, str], modified: str | None
    ) -> Decision:
        if state is None:
            return "new"
        if self._options.fill_gaps:
            return "known" if state.last_fetched is not None or _is_gone(state) else "new"
        is_dated_first = kind not in lastmods and not _is_gone(state)
        if modified and is_dated_first and state.last_fetched is not None:
            # first time this kind of page dates it: only a later date than our capture is news
            instant = _aware(modified)
            return "changed" if instant and instant > state.last_fetched else "known"
        known = Remembered(
            last_fetched=state.last_fetched,
            first_seen=state.first_seen,
            next_check=state.next_check,
            lastmod=lastmods.get(kind),
            failures=state.failures,
            is_gone=_is_gone(state),
        )
        return decide(known, modified, self._now, full=self._options.full)

    def _in_window(self, kind: Kind, entry: Found) -> bool:
        since, until = self._options.since, self._options.until
        if since is None and until is None:
            return True
        modified = entry.modified if kind == "sitemap" else None
        # a page is not published after it was last modified
        if since is not None and modified and modified[:10] < since.isoformat():
            return False
        day = self._day(entry)
        if day is None:
            return True
        if since is not None and day < since.isoformat()[: len(day)]:
            return False
        return until is None or day <= until.isoformat()[: len(day)]

    def _day(self, entry: Found) -> str | None:
        """Day of publication as the site's list or the address says it; a month where that is all."""
        if entry.hints.date:
            mention = parse_date(
                entry.hints.date, anchor=self._now, timezone=self._profile.timezone
            )
            # feeds with a wrong clock date articles to 1970 or 2099: that says nothing
            if mention is not None and self._is_plausible(mention.value_to[:10]):
                return mention.value_to[:10]
        return self._address_month(entry)

    def _is_plausible(self, day: str) -> bool:
        return _FIRST_DAY <= day <= (self._now + timedelta(days=2)).date().isoformat()

    def _month(self, entry: Found) -> str | None:
        # reading a date costs more than looking at the address
        month = self._address_month(entry)
        if month is None and entry.hints.date:
            month = (self._day(entry) or "")[:7] or None
        return month

    @staticmethod
    def _address_month(entry: Found) -> str | None:
        match = _URL_MONTH.search(entry.url)
        return f"{match[1]}-{match[2]}" if match else None


def _is_gone(state: UrlState) -> bool:
    return state.last_status in GONE


def read_lastmods(text: str | None) -> dict[str, str]:
    """Last modification by the kind of page that stated it; kinds differ in spelling and clock."""
    return dict(json.loads(text)) if text else {}


def _aware(value: str) -> datetime | None:
    try:
        instant = datetime.fromisoformat(value)
    except ValueError:
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)

"""Known pages that are looked at again: by the decaying plan, when asked to, or because a sitemap dropped them."""

from __future__ import annotations

from datetime import datetime

from newsarchive.crawl.frontier import Frontier, FrontierEntry
from newsarchive.crawl.options import CrawlOptions
from newsarchive.crawl.seen import Seen, SeenNotes
from newsarchive.crawl.sightings import read_lastmods
from newsarchive.hints import Hints
from newsarchive.sources.profile import Profile
from newsarchive.store import Store, UrlState


class Rechecks:
    """The rechecks of one source in one crawl."""

    def __init__(
        self,
        profile: Profile,
        store: Store,
        frontier: Frontier,
        options: CrawlOptions,
        *,
        now: datetime,
    ) -> None:
        self._profile = profile
        self._store = store
        self._frontier = frontier
        self._options = options
        self._now = now

    def add_due(self, notes: SeenNotes, *, sitemaps_whole: bool) -> int:
        """Put the pages that are due into the frontier; returns how many."""
        source = self._profile.id
        drops_count = sitemaps_whole and notes.any_by(source, "sitemap")
        added = 0
        for states in self._store.known_pages(source):
            seen = notes.of(source, [state.url_key for state in states])
            due = [
                state
                for state in states
                if self._is_due(state, seen.get(state.url_key), drops_count=drops_count)
            ]
            added += self._frontier.add([self._entry(state) for state in due])
        return added

    def _is_due(self, state: UrlState, seen: Seen | None, *, drops_count: bool) -> bool:
        if seen is not None and seen.confirmed:
            return False
        if self._options.recheck or self._options.full:
            return True
        if state.next_check is not None and state.next_check <= self._now:
            return True
        return (
            drops_count
            and "sitemap" in read_lastmods(state.lastmod)
            and not (seen is not None and seen.by("sitemap"))
            and state.last_status == 200
        )

    def _entry(self, state: UrlState) -> FrontierEntry:
        return FrontierEntry(
            source=self._profile.id,
            key=state.url_key,
            url=state.url,
            hints=Hints.from_dict(state.hints) if state.hints else None,
            lastmod=state.lastmod,
            etag=state.etag,
            last_modified=state.last_modified,
        )

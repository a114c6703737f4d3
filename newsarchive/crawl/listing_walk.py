"""How far a listing is followed: to its end the first time, later until a page brings nothing new.

A site can answer every page number beyond the last with the last page again, deal its articles out in
ever new order, or link a next page for ever: a walk ends where the listing shows nothing it has not shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from newsarchive.crawl.discovery_request import DiscoveryRequest

#: a first page is followed to at most this many further ones, whatever the site claims
MAX_LISTING_PAGES = 20_000
#: pages in a row that show nothing which this listing has not shown, after which it is at its end
STALE_PAGES = 3


class ListingWalks:
    """The listings, archives and JSON lists of one source in one crawl."""

    def __init__(self, memory: dict[str, Any], save: Callable[[], None], *, thorough: bool) -> None:
        self._memory = memory
        self._save = save
        self._thorough = thorough
        self._shown: dict[str, set[int]] = {}
        self._digests: dict[str, set[int]] = {}
        self._stale: dict[str, int] = {}
        self._quiet: dict[str, int] = {}

    def resume(self, series: str) -> str | None:
        """Where a first walk that was interrupted goes on."""
        if self._is_walked(series):
            return None
        address = self._memory.get(f"listing {series}", {}).get("next")
        return address if isinstance(address, str) else None

    def next_request(
        self,
        request: DiscoveryRequest,
        url: str,
        addresses: Sequence[str],
        next_url: str | None,
        digest: str,
        *,
        fresh: set[str],
        is_check: bool = False,
    ) -> DiscoveryRequest | None:
        """The page after this one, or None at the end; `fresh` were not known before this crawl.

        With `is_check` another source of addresses has counted and told all there is: `fresh` are those that it
        did not tell, and a few pages without any are enough.
        """
        series = request.series
        is_archive = request.kind == "archive"
        memory = {} if is_archive else self._memory.setdefault(f"listing {series}", {})
        # what stands beside every page brings nothing new on the second
        shown = self._shown.setdefault(series, set())
        brings_new = any(hash(address) not in shown for address in fresh)
        repeats = self._repeats(series, addresses, digest)
        at_end = not addresses or repeats or request.page >= MAX_LISTING_PAGES
        if next_url is None or at_end:
            memory.update(complete=True, next=None)
            return None
        if is_check:
            self._quiet[series] = 0 if brings_new else self._quiet.get(series, 0) + 1
            if self._quiet[series] >= STALE_PAGES:
                memory.update(complete=True, next=None)
                return None
        elif not is_archive and not self._is_walked(series):
            memory["next"] = next_url
            self._save()
        elif not is_archive and not self._thorough and not brings_new:
            return None
        return DiscoveryRequest(
            kind=request.kind,
            url=next_url,
            page=request.page + 1,
            headers={},
            via=url,
            series=series,
            month=request.month,
        )

    def _repeats(self, series: str, addresses: Sequence[str], digest: str) -> bool:
        digests = self._digests.setdefault(series, set())
        mark = hash(digest)
        if mark in digests:
            return True
        digests.add(mark)
        shown = self._shown.setdefault(series, set())
        marks = {hash(address) for address in addresses}
        self._stale[series] = 0 if marks - shown else self._stale.get(series, 0) + 1
        shown |= marks
        return self._stale[series] >= STALE_PAGES

    def _is_walked(self, series: str) -> bool:
        return bool(self._memory.get(f"listing {series}", {}).get("complete"))

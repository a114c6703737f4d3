"""Pagination by a profile's template: `?page={page}`, `page/{page}/`, `?start={offset}`."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urljoin

from newsarchive.discovery.addresses import normalise
from newsarchive.sources.profile import Pagination, Profile

_PLACE = re.compile(r"\{(?:page|offset)\}")


def page_address(listing: str, template: str, number: int) -> str:
    """Address of a further page: the template, filled in, appended to the listing's address.

    >>> page_address("https://kotaku.go.id/berita", "page/{page}/", 3)
    'https://kotaku.go.id/berita/page/3/'
    >>> page_address("https://kotaku.go.id/?cat=1", "?paged={page}", 2)
    'https://kotaku.go.id/?cat=1&paged=2'
    """
    filled = _PLACE.sub(str(number), template)
    if filled.startswith(("http://", "https://")):
        return filled
    if filled.startswith(("?", "&")):
        return f"{listing}{'&' if '?' in listing else '?'}{filled[1:]}"
    path, mark, query = listing.partition("?")
    return f"{path.rstrip('/')}/{filled.lstrip('/')}{mark}{query}"


def template_next(profile: Profile, url: str) -> str | None:
    """The page after `url` by the profile's template; None when `url` is no listing of it."""
    pagination = profile.discovery.pagination
    if pagination is None:
        return None
    here = normalise(url)
    for path in profile.discovery.listings:
        listing = normalise(urljoin(profile.home, path))
        if here.rstrip("/") == listing.rstrip("/"):
            return page_address(listing, pagination.template, pagination.first)
        if match := _matcher(listing, pagination.template).fullmatch(here):
            number = int(match["number"])
            step = _step(pagination)
            return page_address(listing, pagination.template, number + step)
    return None


def _step(pagination: Pagination) -> int:
    return max(1, pagination.step)


@lru_cache(maxsize=4096)
def _matcher(listing: str, template: str) -> re.Pattern[str]:
    marked = page_address(listing, template, 987654321)
    return re.compile(re.escape(normalise(marked)).replace("987654321", r"(?P<number>\d{1,9})", 1))

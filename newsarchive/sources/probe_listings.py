"""Finds the pages on which a site lists its news, and how they go on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from newsarchive.discovery.addresses import in_scope, normalise
from newsarchive.discovery.found import Found
from newsarchive.discovery.listing import ListingPage, read_listing
from newsarchive.discovery.pagination import first_page, numbered
from newsarchive.discovery.template import page_address
from newsarchive.discovery.traps import is_trap
from newsarchive.discovery.tree import base_url, join, parse_tree, text_of
from newsarchive.records import JsonRecord
from newsarchive.sources.probe_machine import path_of
from newsarchive.sources.profile import Pagination, Profile

if TYPE_CHECKING:
    from newsarchive.sources.probe_asker import Asker, Fetched

_NEWS = re.compile(
    r"\b(?:indeks[ -]?berita|berita|news|artikel|kabar|warta|siaran[ -]?pers|informasi[ -]?terkini|"
    r"liputan|publikasi|press[ -]?release|rilis)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(r"/(?:category|categories|kategori|tag|topik|author)/", re.IGNORECASE)
_PREFIXES = ("/berita", "/category/berita/", "/news", "/index.php/berita")
_MOST_FETCHED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingSeen(JsonRecord):
    """A page that lists articles."""

    path: str
    #: article links on its first page
    entries: int
    #: of these, with a date beside them
    dated: int
    #: how its further pages are addressed; None when it has none or they follow no template
    pagination: Pagination | None
    #: whether a second page was seen that lists other articles
    goes_on: bool
    sample: list[Found]


def find_listings(
    asker: Asker, draft: Profile, front: Fetched, certain: list[Found]
) -> list[ListingSeen]:
    """The listing that shows most of the news; where none goes on, each that adds something."""
    seen: list[ListingSeen] = []
    known = {normalise(found.url) for found in certain}
    for url in _candidates(draft, front)[:_MOST_FETCHED]:
        answer = front if normalise(url) == normalise(front.url) else asker.get(url)
        if answer.status != 200 or not in_scope(draft, answer.url):
            continue
        page = read_listing(answer.body, url, draft, answer.content_type)
        entries = [entry for entry in page.entries if entry.hints.title]
        if len(entries) < 2:
            continue
        seen.append(_follow(asker, draft, url, page))
    if not seen:
        return []
    best = max(seen, key=lambda listing: _rank(listing, known))
    if best.goes_on:
        return [best]
    chosen, shown = [best], {found.url for found in best.sample}
    for listing in seen:
        added = {found.url for found in listing.sample} - shown
        if listing is not best and len(added) >= 2:
            chosen.append(listing)
            shown |= added
    return chosen


def _rank(listing: ListingSeen, known: set[str]) -> tuple[bool, bool, bool, int, int, int]:
    hits = sum(found.url in known for found in listing.sample)
    return (
        listing.goes_on,
        # a section shows a part only; the page of all news has a plain name
        not _SECTION.search(listing.path) or bool(re.search(r"/berita/?\Z", listing.path)),
        listing.pagination is not None,
        hits,
        listing.dated,
        -len(listing.path),
    )


def _candidates(draft: Profile, front: Fetched) -> list[str]:
    root = parse_tree(front.body, front.content_type)
    base = base_url(root, front.url)
    scores: dict[str, int] = {}
    for anchor in root.iter("a"):
        url = join(base, anchor.get("href"))
        if not url or not in_scope(draft, url) or is_trap(normalise(url)):
            continue
        text = text_of(anchor)
        path = path_of(normalise(url))
        is_named = bool(_NEWS.search(text)) and len(text) < 30
        is_placed = bool(re.search(r"/(?:berita|news|artikel|kabar|warta|index)[\w.-]*/?\Z", path))
        if not is_named and not is_placed and not _SECTION.search(path):
            continue
        page = first_page(normalise(url))
        score = 3 * is_named + 2 * is_placed - bool(_SECTION.search(path)) - path.count("/") // 3
        scores[page] = max(scores.get(page, -9), score)
    ranked = sorted(scores, key=lambda url: (-scores[url], len(url)))
    home = normalise(front.url)
    named = [url for url in ranked if url != home]
    guesses = [] if named else [urljoin(draft.home, path) for path in _PREFIXES]
    return [*named[:2], home, *named[2:], *guesses]


def _follow(asker: Asker, draft: Profile, url: str, page: ListingPage) -> ListingSeen:
    """Look at the second page, and at the third where the template needs it."""
    sample = list(page.entries)
    pagination = None
    goes_on = False
    second = _next(asker, draft, page.next_url)
    if second is not None and page.next_url:
        fresh = {entry.url for entry in second.entries} - {entry.url for entry in sample}
        goes_on = bool(fresh)
        if goes_on:
            sample += [entry for entry in second.entries if entry.url in fresh]
            pagination = _template(url, page.next_url, second.next_url)
    return ListingSeen(
        path=path_of(url),
        entries=len(page.entries),
        dated=sum(bool(entry.hints.date) for entry in page.entries),
        pagination=pagination,
        goes_on=goes_on,
        sample=sample,
    )


def _next(asker: Asker, draft: Profile, url: str | None) -> ListingPage | None:
    if url is None:
        return None
    answer = asker.get(url)
    if answer.status != 200:
        return None
    return read_listing(answer.body, url, draft, answer.content_type)


def _template(listing: str, second: str, third: str | None) -> Pagination | None:
    """The template that makes the second address out of the first, when it also makes the third."""
    for page in numbered(second):
        step = 1
        if third:
            later = [other.number for other in numbered(third) if other.series == page.series]
            if not later:
                continue
            step = later[0] - page.number
        elif page.number > 2:
            step = page.number
        place = "{page}" if step == 1 else "{offset}"
        name = page.series[1]
        templates = (
            [f"?{name[1:]}={place}", f"&{name[1:]}={place}"]
            if name.startswith("?")
            else [f"{name[1:]}/{place}/", f"{name[1:]}/{place}"]
        )
        for template in templates:
            if normalise(page_address(listing, template, page.number)) == normalise(second):
                return Pagination(template=template, first=page.number, step=step)
    return None

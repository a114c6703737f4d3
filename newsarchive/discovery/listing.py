"""Listing pages to the articles they link, with what stands beside each, and to the next page."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from lxml import etree

from newsarchive.discovery.addresses import in_scope, is_article_url, is_trap, normalise
from newsarchive.discovery.entries import Link, describe, selected_links, whole_page_links
from newsarchive.discovery.found import Found
from newsarchive.discovery.fragments import next_piece, unwrapped
from newsarchive.discovery.pagination import next_page
from newsarchive.discovery.template import template_next
from newsarchive.discovery.tree import base_url, parse_tree
from newsarchive.sources.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingPage:
    """One listing page, read."""

    #: article links in page order, each address once
    entries: list[Found]
    next_url: str | None
    #: same for two pages that list the same articles: shows a site that repeats its last page
    digest: str


def read_listing(
    html: bytes, url: str, profile: Profile, content_type: str | None = None
) -> ListingPage:
    """The articles linked from a listing page at `url`, and the page after it.

    What a load-more endpoint answers, HTML without a page round it or JSON with HTML inside, is read
    like a page.

    Selectors of the profile (`discovery.entry…`) are tried first; where they match nothing, every
    link that can be an article counts. Links out of scope and traps are left out.
    """
    html, named_next, is_piece = unwrapped(html, url, content_type)
    root = parse_tree(html, None if is_piece and "json" in (content_type or "") else content_type)
    base = base_url(root, url)

    def is_wanted(address: str) -> bool:
        return (
            in_scope(profile, address)
            and not is_trap(address)
            and is_article_url(profile, address)
            and address != normalise(url)
        )

    links = selected_links(root, base, profile.discovery, is_wanted)
    if not links:
        links = whole_page_links(root, base, is_wanted)
    entries = [describe(link, url, base, profile) for link in links]
    following = named_next or _next(root, base, url, profile, links)
    if following is None and is_piece:
        following = next_piece(url, len(entries))
    return ListingPage(
        entries=entries,
        next_url=following if following and in_scope(profile, following) else None,
        digest=_digest(entries),
    )


def _next(
    root: etree._Element, base: str, url: str, profile: Profile, links: list[Link]
) -> str | None:
    found, has_pager = next_page(root, base, url)
    templated = template_next(profile, url)
    if templated is None:
        return found if found and in_scope(profile, found) and not is_trap(found) else None
    # a pager without a later page says that this was the last one
    return templated if links and (found or not has_pager) else None


def _digest(entries: list[Found]) -> str:
    addresses = "\n".join(sorted(entry.url for entry in entries))
    return hashlib.sha256(addresses.encode()).hexdigest()

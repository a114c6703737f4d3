"""RSS 2.0, RSS 1.0 (RDF) and Atom feeds, well-formed or not, to the articles they announce.

Source: RFC 4287 (Atom); https://www.rssboard.org/rss-specification.
"""

from __future__ import annotations

import io
from typing import Any
from urllib.parse import urljoin

import feedparser

from newsarchive.discovery.found import Found
from newsarchive.discovery.moments import iso_moment
from newsarchive.discovery.plain import plain_text
from newsarchive.hints import Hints


def read_feed(body: bytes, url: str) -> list[Found]:
    """The entries of a feed fetched from `url`, in feed order, each address once.

    Broken XML is read as far as it goes; a page that is no feed gives an empty list. A date that is
    no date is handed on as printed.
    """
    # a stream, because feedparser takes bare bytes for a file name or address to open
    parsed = feedparser.parse(
        io.BytesIO(body.lstrip(b"\x00\t\r\n ")),
        response_headers={"content-location": url},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    found: dict[str, Found] = {}
    for entry in parsed.entries:
        address = _address(entry, url)
        if address and address not in found:
            found[address] = _found(entry, address, url)
    return list(found.values())


def _address(entry: Any, url: str) -> str | None:
    links = [
        link.get("href")
        for link in entry.get("links", [])
        if link.get("rel", "alternate") == "alternate"
    ]
    guid = entry.get("id") if str(entry.get("id", "")).startswith(("http://", "https://")) else None
    for candidate in (entry.get("feedburner_origlink"), *links, entry.get("link"), guid):
        if isinstance(candidate, str) and candidate.strip():
            try:
                address = urljoin(url, candidate.strip())
            except ValueError:
                continue
            if address.startswith(("http://", "https://")):
                return address
    return None


def _found(entry: Any, address: str, url: str) -> Found:
    # `entry["updated"]` falls back to the publication date, which says nothing about edits
    modified = iso_moment(entry["updated"]) if dict.__contains__(entry, "updated") else None
    printed = entry.get("published") or entry.get("date") or entry.get("created")
    return Found(
        url=address,
        modified=modified,
        hints=Hints(
            title=plain_text(entry.get("title")),
            date=iso_moment(printed) or plain_text(printed),
            modified=modified,
            author=plain_text(entry.get("author")),
            thumbnail=_thumbnail(entry, url),
            summary=plain_text(entry.get("summary")),
            found_by="feed",
            found_on=url,
        ),
    )


def _thumbnail(entry: Any, url: str) -> str | None:
    media = [*entry.get("media_thumbnail", []), *entry.get("media_content", [])]
    candidates = [item.get("url") for item in media]
    candidates += [
        item.get("href")
        for item in entry.get("enclosures", [])
        if str(item.get("type", "")).startswith("image/")
    ]
    for candidate in candidates:
        if candidate:
            try:
                return urljoin(url, str(candidate))
            except ValueError:
                continue
    return None

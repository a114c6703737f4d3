"""The address that a page says is its own."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from newsarchive.extract.structured import Structured


def canonical_url(structured: Structured, url: str) -> str:
    """The page's own word on its address, if it is of this site and no home page; else the address fetched."""
    stated = structured.first("og:url")
    for offer in (structured.canonical, stated[1] if stated else None):
        if not offer:
            continue
        try:
            absolute = urljoin(url, offer)
            one, other = urlsplit(absolute), urlsplit(url)
        except ValueError:
            continue
        if one.scheme not in ("http", "https") or one.netloc.removeprefix(
            "www."
        ) != other.netloc.removeprefix("www."):
            continue
        if one.path in ("", "/") and not one.query:
            continue
        is_fixed = (
            one.path == other.path
            or bool(one.query)
            or _tail_of(one.path) == _tail_of(other.path)
            or bool(other.query)
        )
        if is_fixed:
            return absolute.partition("#")[0]
    return url


def _tail_of(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2].lower()

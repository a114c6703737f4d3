"""Answers of load-more endpoints: a piece of a listing, bare or wrapped in JSON, and where the next piece is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from newsarchive.discovery.pagination import numbered
from newsarchive.discovery.tree import join

_NEXT_KEYS = ("next_page_url", "next_url", "nexturl", "next_page", "next")
_OFFSETS = frozenset({"?start", "?limitstart", "?offset", "?per_page", "/offset", "/start"})
_DEEPEST = 6


def unwrapped(body: bytes, url: str, content_type: str | None) -> tuple[bytes, str | None, bool]:
    """The HTML of a listing answer, the next address that a JSON answer names, and whether it is a piece only."""
    start = body[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    if "json" in (content_type or "").lower() or start.startswith((b"{", b"[")):
        try:
            data = json.loads(body.decode("utf-8-sig", "replace"))
        except (ValueError, RecursionError):
            return body, None, False
        pieces = [text for text in _strings(data) if "<a" in text.lower()]
        following = next(_next_addresses(data, url), None)
        return "\n".join(pieces).encode(), following, True
    head = body[:4000].lower()
    is_piece = not any(mark in head for mark in (b"<html", b"<body", b"<!doctype", b"<head"))
    return body, None, is_piece


def next_piece(url: str, entries: int) -> str | None:
    """The address of the piece after `url`, by its number: a piece has no pager of its own."""
    pages = numbered(url)
    if not pages or not entries:
        return None
    page = pages[0]
    name = page.series[1]
    number = page.number + (entries if name in _OFFSETS else 1)
    if name.startswith("?"):
        pattern = rf"(?<=[?&]){re.escape(name[1:])}={page.number}(?=&|#|\Z)"
        return re.sub(pattern, f"{name[1:]}={number}", url, count=1, flags=re.IGNORECASE)
    pattern = rf"({re.escape(name)}[/-]){page.number}(?=/?(?:\?|\Z))"
    return re.sub(pattern, rf"\g<1>{number}", url, count=1, flags=re.IGNORECASE)


def _strings(data: Any, depth: int = 0) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif depth < _DEEPEST:
        children = data.values() if isinstance(data, dict) else data
        if isinstance(data, dict | list):
            for child in children:
                yield from _strings(child, depth + 1)


def _next_addresses(data: Any, url: str, depth: int = 0) -> Iterator[str]:
    if not isinstance(data, dict) or depth > 2:
        return
    lower = {str(key).lower(): value for key, value in data.items()}
    for key in _NEXT_KEYS:
        value = lower.get(key)
        if isinstance(value, str) and ("/" in value or value.startswith("?")):
            address = join(url, value)
            if address:
                yield address
    for value in lower.values():
        yield from _next_addresses(value, url, depth + 1)

"""Markup inside feed and REST fields as plain text."""

from __future__ import annotations

import html
import re

_TAG = re.compile(r"<[^<>]*>")
_SPACE = re.compile(r"\s+")
_LONGEST = 500


def plain_text(value: object) -> str | None:
    """Text without tags and entities, on one line, at most 500 characters; None for nothing.

    Titles arrive escaped once, twice or not at all, so entities are read before and after tags go.
    """
    if not isinstance(value, str):
        return None
    text = html.unescape(_TAG.sub(" ", html.unescape(value)))
    return _SPACE.sub(" ", text).strip()[:_LONGEST].rstrip() or None

"""The element round a headline that a theme sets apart from the text, in a band above it."""

from __future__ import annotations

from typing import Any

from newsarchive.extract.tree import short_text


def headline_band(root: Any, title: str | None, scope: Any) -> Any | None:
    """What stands round the printed title, where that is not below `scope`, the surroundings of the text."""
    wanted = " ".join((title or "").split())
    if not wanted:
        return None
    for heading in root.iter("h1", "h2"):
        if short_text(heading, len(wanted)) != wanted:
            continue
        band = heading.getparent()
        if band is None or band.tag in ("body", "html", "a", "li", "aside", "nav"):
            return None
        return None if any(parent is scope for parent in heading.iterancestors()) else band
    return None

"""The marks in which themes print a section beside a headline: badges, pills, and kickers in small spaced capitals."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from newsarchive.extract.markup.tree import finds, names_of

_NAMED = re.compile(
    r"(?i)(?:^|[\s_-]|mui)(?:badge|pill|chip|eyebrow|kicker|pre-?title|over-?title|sup-?title|over-?line|rounded-full|cat|category|kat|(?:lbl|txt|lit|lnk|hl)?kategori|(?:lbl|txt|lit|lnk|hl)?rubri[kc]|kanal|label-(?:success|primary|info|warning|danger|default))(?=$|[\s_-])"
)
#: what classes of Tailwind draw a pill: a ground, round corners, room at both sides
_PILL = ("bg-", "rounded", "px-")


@lru_cache(maxsize=20_000)
def is_badge(names: str) -> bool:
    """Whether class and id are those of a badge or pill."""
    if _NAMED.search(names):
        return True
    tokens = names.split()
    return all(any(token.startswith(drawn) for token in tokens) for drawn in _PILL)


@lru_cache(maxsize=20_000)
def is_kicker(names: str) -> bool:
    """Whether classes of Tailwind set a line in spaced capitals, as above a headline."""
    return "uppercase" in names and ("tracking-wide" in names or "tracking-[" in names)


#: drawings before a section: a folder, a tag, a bookmark
draws_section = finds(
    re.compile(
        r"(?i)(?:^|[\s-])(?:folder\d?|archive|tags?|bookmark|list-alt|layer-group|(?<=icon )(?:category|kategori))(?:-[a-z0-9]+)*(?=$|\s)"
    )
)


def is_filed(element: Any) -> bool:
    """Whether what an element says stands behind the drawing of a folder or a tag: a section, though it reads like a name."""
    before = element.getprevious()
    drawings = [] if before is None or (before.tail or "").strip() else [before]
    if len(element) and not (element.text or "").strip():
        drawings.append(element[0])
    return any(map(is_section_drawing, drawings))


def is_section_drawing(element: Any) -> bool:
    """Whether an element is nothing but the drawing of a folder or a tag."""
    if not isinstance(element.tag, str) or len(element) or (element.text or "").strip():
        return False
    drawn = element.get("data-lucide") or element.get("data-feather") or names_of(element)
    return draws_section(drawn)

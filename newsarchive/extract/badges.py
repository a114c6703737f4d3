"""The marks in which themes print a section beside a headline: badges, pills, and kickers in small spaced capitals."""

from __future__ import annotations

import re
from functools import lru_cache

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

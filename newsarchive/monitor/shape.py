"""The shape of a page's DOM as a fingerprint: pages of one template are alike."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Sequence

from newsarchive.discovery.tree import parse_tree

_VARYING = re.compile(
    r"\d+|^(?:post|page|item|id|tag|category|active|current|odd|even|first|last)-?.*$"
)
_DEPTH = 3
_SIZE = 64


def page_shape(html: bytes, content_type: str | None = None) -> tuple[int, ...]:
    """64 hash minima over the paths (element and classes, three levels) of a page.

    How often a path occurs, texts and addresses make no difference: two articles of one template
    have nearly the same shape whatever their length.
    """
    root = parse_tree(html, content_type)
    paths: set[str] = set()
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        steps = []
        node = element
        for _ in range(_DEPTH):
            steps.append(_step(str(node.tag), node.get("class") or ""))
            parent = node.getparent()
            if parent is None:
                break
            node = parent
        paths.add(">".join(reversed(steps)))
    hashes = [zlib.crc32(path.encode()) for path in paths]
    return tuple(
        min(((value * multiplier + offset) & 0xFFFFFFFF for value in hashes), default=0)
        for multiplier, offset in _SEEDS
    )


#: odd multipliers permute the 32-bit numbers; the constants are those of Knuth's MMIX generator
_SEEDS = tuple(
    ((6364136223846793005 * n + 1442695040888963407) >> 29 & 0xFFFFFFFF | 1, n * 2654435761)
    for n in range(1, _SIZE + 1)
)


def _step(tag: str, classes: str) -> str:
    kept = sorted(name for name in classes.lower().split() if not _VARYING.search(name))
    return ".".join([tag, *kept[:3]])


def likeness(first: Sequence[int], second: Sequence[int]) -> float:
    """Estimated share of common paths, 0..1."""
    if not first or not second:
        return 0.0
    return sum(a == b for a, b in zip(first, second, strict=True)) / len(first)


def typical_shape(shapes: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """The shape in whose place each minimum is the most frequent one."""
    if not shapes:
        return ()
    return tuple(Counter(column).most_common(1)[0][0] for column in zip(*shapes, strict=True))


def has_new_template(before: Sequence[int], after: Sequence[int]) -> bool:
    """Whether two typical shapes come from different templates."""
    return bool(before) and bool(after) and likeness(before, after) < 0.5

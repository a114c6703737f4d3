"""Texts made comparable: what a reader would call the same text gets the same form."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛`´′", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
    }
)
_WORD = re.compile(r"\w+")


def normal_form(text: str) -> str:
    """NFKC, invisible characters out, quotes, dashes and white space alike; case is kept."""
    if text.isascii():
        # nothing but the grave accent is written otherwise in ASCII
        return " ".join(text.replace("`", "'").split())
    folded = unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).translate(_ALIKE)
    return " ".join(folded.split())


def words(text: str) -> list[str]:
    """Words in lower case, for shingles."""
    return _WORD.findall(normal_form(text).lower())


def shingles(paragraphs: list[str], size: int = 3) -> set[str]:
    """Runs of `size` words within the text; texts shorter than that have none."""
    tokens = words("\n".join(paragraphs))
    return set(map(" ".join, zip(*(tokens[start:] for start in range(size)), strict=False)))


def jaccard(one: set[str], other: set[str]) -> float:
    """Share of shingles that two texts have in common, 0..1."""
    if not one or not other:
        return 0.0
    common = len(one & other)
    return common / (len(one) + len(other) - common)

"""Texts made comparable: what a reader would call the same text gets the same form."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_ALIKE = (
    *((sign, '"') for sign in "“”„‟«»″"),
    *((sign, "'") for sign in "‘’‚‛`´′"),
    *((sign, "-") for sign in "‐‑‒–—―−"),
    ("…", "..."),
)
_WORD = re.compile(r"\w+")


def normal_form(text: str) -> str:
    """NFKC, invisible characters out, quotes, dashes and white space alike; case is kept."""
    if text.isascii():
        # nothing but the grave accent is written otherwise in ASCII
        return " ".join(text.replace("`", "'").split())
    for sign in _INVISIBLE:
        text = text.replace(sign, "")
    # before NFKC, which parts a lone accent from its letter; and after it, which makes some of these signs
    plain = _alike(text)
    folded = unicodedata.normalize("NFKC", plain)
    return " ".join((plain if folded == plain else _alike(folded)).split())


def _alike(text: str) -> str:
    """Quotes and dashes in one form each; a search for a sign that is not there costs far less than a table."""
    for sign, plain in _ALIKE:
        text = text.replace(sign, plain)
    return text


def words(normal: str) -> list[str]:
    """Words of a text in normal form, in lower case, for shingles."""
    return _WORD.findall(normal.lower())


def shingles(paragraphs: list[str], size: int = 3) -> set[str]:
    """Runs of `size` words within the text; texts shorter than that have none."""
    return shingles_of(normal_form("\n".join(paragraphs)), size)


def shingles_of(normal: str, size: int = 3) -> set[str]:
    """The shingles of a text that is in normal form already; its paragraphs are parted by any white space."""
    tokens = words(normal)
    return set(map(" ".join, zip(*(tokens[start:] for start in range(size)), strict=False)))


def jaccard(one: set[str], other: set[str]) -> float:
    """Share of shingles that two texts have in common, 0..1."""
    if not one or not other:
        return 0.0
    common = len(one & other)
    return common / (len(one) + len(other) - common)

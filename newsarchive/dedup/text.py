"""Texts made comparable: what a reader would call the same text gets the same form."""

from __future__ import annotations

import re
import unicodedata

_ALIKE = {
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛`´′", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}
#: few of a text's characters are among them: `str.translate` would ask of each
_UNALIKE = re.compile(f"[{''.join(_ALIKE)}]")
_WORD = re.compile(r"\w+")


def normal_form(text: str) -> str:
    """NFKC, invisible characters out, quotes, dashes and white space alike; case is kept."""
    if text.isascii():
        # nothing but the grave accent is written otherwise in ASCII
        return " ".join(text.replace("`", "'").split())
    # before NFKC, which parts a lone accent from its letter; and after it, which makes some of these signs
    plain = _UNALIKE.sub(_usual, text)
    folded = unicodedata.normalize("NFKC", plain)
    if folded != plain:
        folded = _UNALIKE.sub(_usual, folded)
    return " ".join(folded.split())


def _usual(sign: re.Match[str]) -> str:
    return _ALIKE[sign[0]]


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

"""The part of a text that shows why it was found."""

from __future__ import annotations

import re
from functools import lru_cache

from newsarchive.store.fulltext import fold, stem

_WORD = re.compile(r"[^\W_]+")
_LENGTH = 240


def snippet(body: str, stems: set[str], length: int = _LENGTH) -> str:
    """A part of the body around the first word found; words found stand between « and ».

    A stem that ends in `*` stands for all words that begin so.
    """
    exact = {name for name in stems if not name.endswith("*")}
    prefixes = tuple(name[:-1] for name in stems if name.endswith("*"))
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(body) if stems else ():
        if spans and match.start() > spans[0][0] + length:
            # beyond the part that is shown
            break
        if _is_found(match[0], exact, prefixes):
            spans.append(match.span())
    start = max(0, spans[0][0] - length // 3) if spans else 0
    if start:
        start = body.find(" ", start, spans[0][0]) + 1 or start
    end = min(len(body), start + length)
    parts: list[str] = []
    at = start
    for begin, stop in spans:
        if begin >= at and stop <= end:
            parts += [body[at:begin], "«", body[begin:stop], "»"]
            at = stop
    parts.append(body[at:end])
    text = " ".join("".join(parts).split())
    return ("… " if start else "") + text + (" …" if end < len(body) else "")


def _is_found(word: str, exact: set[str], prefixes: tuple[str, ...]) -> bool:
    return any(
        stemmed in exact or (bool(prefixes) and folded.startswith(prefixes))
        for folded, stemmed in _forms(word)
    )


@lru_cache(maxsize=100_000)
def _forms(word: str) -> tuple[tuple[str, str], ...]:
    """Each folded word in a printed one, with its stem."""
    return tuple((folded, stem(folded)) for folded in fold(word))

"""The part of a text that shows why it was found."""

from __future__ import annotations

import re
from collections import Counter

from newsarchive.store.fulltext import fold, stem

_WORD = re.compile(r"[^\W_]+")
_LENGTH = 240
#: what marks the words found marks nothing else
_OWN_MARKS = str.maketrans("«»", "“”")
#: so far words are looked for together; beyond it the first one found is shown
_SEARCHED = 20_000


def snippet(body: str, stems: set[str], length: int = _LENGTH) -> str:
    """The part of the body with most of the words; words found stand between « and ».

    A stem that ends in `*` stands for all words that begin so.
    """
    body = body.translate(_OWN_MARKS)
    found, first = _best(body, stems, length)
    start = max(0, found[first][0] - length // 3) if found else 0
    if start:
        start = body.find(" ", start, found[first][0]) + 1 or start
    end = min(len(body), start + length)
    if end < len(body) and not body[end].isspace():
        # no half word at the end, unless the word is the whole part
        end = max(body.rfind(" ", start, end), body.rfind("\n", start, end)) + 1 or end
    parts: list[str] = []
    at = start
    for begin, stop in found:
        if begin >= at and stop <= end:
            parts += [body[at:begin], "«", body[begin:stop], "»"]
            at = stop
    parts.append(body[at:end])
    text = " ".join("".join(parts).split())
    return ("… " if start else "") + text + (" …" if end < len(body) else "")


def _best(body: str, stems: set[str], length: int) -> tuple[list[tuple[int, int]], int]:
    """Where words were found, and the first of those that fit together into a part with most of the words."""
    exact = frozenset(name for name in stems if not name.endswith("*"))
    prefixes = tuple(name[:-1] for name in stems if name.endswith("*"))
    parts = (*(name[1:] for name in exact), *prefixes)
    reach = length - length // 3
    found: list[tuple[int, int]] = []
    names: list[str] = []
    inside: Counter[str] = Counter()
    left = first = most = 0
    for match in _WORD.finditer(body) if stems else ():
        at = match.start()
        if found and at > found[first][0] + length and (most == len(stems) or at > _SEARCHED):
            break
        name = _found(match[0], exact, prefixes, parts)
        if name is None:
            continue
        found.append(match.span())
        names.append(name)
        inside[name] += 1
        while match.end() - found[left][0] > reach and left < len(found) - 1:
            inside[names[left]] -= 1
            left += 1
        together = sum(count > 0 for count in inside.values())
        if together > most:
            most, first = together, left
    return found, first


def _found(
    word: str, exact: frozenset[str], prefixes: tuple[str, ...], parts: tuple[str, ...]
) -> str | None:
    """The stem or prefix that a printed word is found by.

    To stem a word takes longer than all else: one of plain letters that has none of the `parts` need not be, for a stem
    stands in its word but for its first letter (`menyapu`, `sapu`).
    """
    if word.isascii():
        plain = word.lower()
        for part in parts:
            if part in plain:
                break
        else:
            return None
    for folded in fold(word):
        stemmed = stem(folded)
        if stemmed in exact:
            return stemmed
        for prefix in prefixes:
            if folded.startswith(prefix):
                return prefix
    return None

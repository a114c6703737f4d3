"""The part of a text that shows why it was found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from newsarchive.store.fulltext import fold, stem

_WORD = re.compile(r"[^\W_]+")
_OTHERS = re.compile(r"[^\x00-\x7f]")
_LENGTH = 240
#: what marks the words found marks nothing else
_OWN_MARKS = str.maketrans("«»", "“”")
#: so far words are looked for together; beyond it the first one found is shown
_SEARCHED = 20_000


def snippet(body: str, stems: set[str], length: int = _LENGTH) -> str:
    """The part of the body with most of the words; words found stand between « and ».

    A stem that ends in `*` stands for all words that begin so.
    """
    body = body if body.isascii() else body.translate(_OWN_MARKS)
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
    # a stem stands in its word but for its first letter (`menyapu`, `sapu`)
    parts = (*(name[1:] for name in exact), *prefixes)
    reach = length - length // 3
    found: list[tuple[int, int]] = []
    names: list[str] = []
    inside: Counter[str] = Counter()
    left = first = most = 0
    for at, end in _words_with(body, parts) if stems else ():
        if found and at > found[first][0] + length and (most == len(stems) or at > _SEARCHED):
            break
        name = _found(body[at:end], exact, prefixes)
        if name is None:
            continue
        found.append((at, end))
        names.append(name)
        inside[name] += 1
        while end - found[left][0] > reach and left < len(found) - 1:
            inside[names[left]] -= 1
            left += 1
        together = sum(count > 0 for count in inside.values())
        if together > most:
            most, first = together, left
    return found, first


def _words_with(body: str, parts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where words stand that one of the parts may find: those that have it, and those of other than plain letters.

    To go from word to word takes twenty times as long as to look for the parts in the whole.
    """
    plain = body.lower()
    if len(plain) != len(body) or not all(parts):
        yield from (match.span() for match in _WORD.finditer(body))
        return
    others = () if body.isascii() else _OTHERS.finditer(body)
    places = [match.start() for match in others if match[0].isalnum()]
    for part in parts:
        at = plain.find(part)
        while at >= 0:
            places.append(at)
            at = plain.find(part, at + len(part))
    behind = 0
    for at in sorted(places):
        if at < behind:
            continue
        while at > behind and body[at - 1].isalnum():
            at -= 1
        match = _WORD.match(body, at)
        if match is not None:
            behind = match.end()
            yield match.span()


def _found(word: str, exact: frozenset[str], prefixes: tuple[str, ...]) -> str | None:
    """The stem or prefix that a printed word is found by."""
    for folded in fold(word):
        stemmed = stem(folded)
        if stemmed in exact:
            return stemmed
        for prefix in prefixes:
            if folded.startswith(prefix):
                return prefix
    return None

"""Which of many pieces of text a text holds, asked word by word: words come back from page to page, their answers are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

#: words that are kept; longer ones are names of files and addresses, which do not come back
_KEPT, _LONGEST = 50_000, 40


class Needles:
    """Groups of pieces; a text is looked through once for all of them. Pieces and texts are in lower case."""

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        #: (number of its group, piece)
        self._needles = [(number, one) for number, group in enumerate(groups) for one in group]
        # what stands between spaces stands in one word of the text
        self._cores = [max(needle.split(), key=len) for _number, needle in self._needles]
        #: words without any piece, as nearly all are, and the pieces that the others may have a part of
        self._without: set[str] = set()
        self._with: dict[str, tuple[int, ...]] = {}

    def _look_at(self, words: list[str]) -> set[int]:
        """The pieces that words not met before may have a part of."""
        # all words at once: one search a piece instead of one a piece and word
        together = " ".join(words)
        cores = [(at, core) for at, core in enumerate(self._cores) if core in together]
        found: set[int] = set()
        for word in words:
            maybe = tuple(at for at, core in cores if core in word)
            found.update(maybe)
            if len(word) > _LONGEST:
                continue
            if maybe and len(self._with) < _KEPT:
                self._with[word] = maybe
            elif not maybe and len(self._without) < _KEPT:
                self._without.add(word)
        return found

    def _found(self, text: str) -> list[tuple[int, str]]:
        """The pieces in a text, with the numbers of their groups, in the order of these."""
        maybe: set[int] = set()
        fresh: list[str] = []
        for word in set(text.split()) - self._without:
            known = self._with.get(word)
            if known is None:
                fresh.append(word)
            else:
                maybe.update(known)
        if fresh:
            maybe |= self._look_at(fresh)
        return [
            (number, one)
            for at in sorted(maybe)
            for number, one in [self._needles[at]]
            if one in text
        ]

    def found_in(self, text: str) -> list[int]:
        """Numbers of the groups of which a piece stands in a text."""
        return list(dict.fromkeys(number for number, _piece in self._found(text)))

    def around(self, text: str, reach: int) -> Iterator[tuple[int, str]]:
        """(number of a group, what stands within so many characters of its pieces) in a long text: whole words, a line
        a stretch."""
        for number, pieces in groupby(self._found(text), key=itemgetter(0)):
            starts = sorted(at for _number, piece in pieces for at in _places(text, piece))
            yield number, _stretches(text, starts, reach)


def _places(text: str, piece: str) -> list[int]:
    places: list[int] = []
    at = text.find(piece)
    while at >= 0:
        places.append(at)
        at = text.find(piece, at + len(piece))
    return places


def _stretches(text: str, starts: list[int], reach: int) -> str:
    parts: list[str] = []
    begin = end = 0
    for at in starts:
        if at - reach > end:
            parts.append(text[begin : _next_space(text, end)] if end else "")
            begin = text.rfind(" ", 0, at - reach) + 1
        end = at + reach
    parts.append(text[begin : _next_space(text, end)])
    return "\n".join(parts)


def _next_space(text: str, at: int) -> int:
    found = text.find(" ", at)
    return found if found >= 0 else len(text)

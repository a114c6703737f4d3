"""Which of many pieces of text a text holds, asked word by word: words come back from page to page, their answers are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

#: words that are kept; longer ones are names of files and addresses, which do not come back
_KEPT, _LONGEST = 50_000, 40


class Needles:
    """Groups of pieces; a text is looked through once for all of them."""

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        self._groups = groups
        # what stands between spaces stands in one word of the text
        self._cores = [
            (max(needle.split(), key=len), 1 << number)
            for number, needles in enumerate(groups)
            for needle in needles
        ]
        #: words without any piece, as nearly all are, and the groups of the others
        self._without: set[str] = set()
        self._with: dict[str, int] = {}

    def _look_at(self, words: list[str]) -> list[tuple[str, int]]:
        """Of words not met before those that may have a piece, with their groups as bits."""
        # all words at once: one search a piece instead of one a piece and word
        together = " ".join(words)
        cores = [(core, bit) for core, bit in self._cores if core in together]
        found: list[tuple[str, int]] = []
        for word in words:
            bits = 0
            for core, bit in cores:
                if core in word:
                    bits |= bit
            if bits:
                found.append((word, bits))
            if len(word) > _LONGEST:
                continue
            if bits and len(self._with) < _KEPT:
                self._with[word] = bits
            elif not bits and len(self._without) < _KEPT:
                self._without.add(word)
        return found

    def _words_in(self, text: str) -> list[tuple[str, int]]:
        """The words of a text that may have a piece, each once, with the groups of these as bits."""
        found: list[tuple[str, int]] = []
        fresh: list[str] = []
        for word in set(text.split()) - self._without:
            bits = self._with.get(word)
            if bits is None:
                fresh.append(word)
            else:
                found.append((word, bits))
        return found + self._look_at(fresh) if fresh else found

    def found_in(self, text: str) -> list[int]:
        """Numbers of the groups of which a piece stands in a text; pieces and text are in lower case."""
        maybe = 0
        for _word, bits in self._words_in(text):
            maybe |= bits
        if not maybe:
            return []
        return [
            number
            for number, needles in enumerate(self._groups)
            if maybe >> number & 1 and any(needle in text for needle in needles)
        ]

    def around(self, text: str, reach: int) -> Iterator[tuple[int, str]]:
        """(number of a group, what stands within so many characters of words that may have a piece of it) of a long
        text: whole words, a line a stretch."""
        words = self._words_in(text)
        if not words:
            return
        places = {word: _places(text, word) for word, _bits in words}
        for number in range(len(self._groups)):
            starts = [
                (at, len(word)) for word, bits in words if bits >> number & 1 for at in places[word]
            ]
            if starts:
                yield number, _stretches(text, sorted(starts), reach)


def _places(text: str, word: str) -> list[int]:
    places: list[int] = []
    at = text.find(word)
    while at >= 0:
        places.append(at)
        at = text.find(word, at + len(word))
    return places


def _stretches(text: str, starts: list[tuple[int, int]], reach: int) -> str:
    parts: list[str] = []
    begin = end = 0
    for at, length in starts:
        if at - reach > end:
            parts.append(text[begin : _next_space(text, end)] if end else "")
            begin = text.rfind(" ", 0, at - reach) + 1
        end = max(end, at + length + reach)
    parts.append(text[begin : _next_space(text, end)])
    return "\n".join(parts)


def _next_space(text: str, at: int) -> int:
    found = text.find(" ", at)
    return found if found >= 0 else len(text)

"""Which of many pieces of text a text holds, asked word by word: words come back from page to page, their answers are kept."""

from __future__ import annotations

from collections.abc import Sequence

#: words that are kept; longer ones are names of files and addresses, which do not come back
_KEPT, _LONGEST = 20_000, 40


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

    def _groups_of(self, words: list[str]) -> int:
        """The groups that may have a piece in one of some words not met before, as bits."""
        # all words at once: one search a piece instead of one a piece and word
        together = " ".join(words)
        cores = [(core, bit) for core, bit in self._cores if core in together]
        found = 0
        for word in words:
            bits = 0
            for core, bit in cores:
                if core in word:
                    bits |= bit
            found |= bits
            if len(word) > _LONGEST:
                continue
            if bits and len(self._with) < _KEPT:
                self._with[word] = bits
            elif not bits and len(self._without) < _KEPT:
                self._without.add(word)
        return found

    def found_in(self, text: str) -> list[int]:
        """Numbers of the groups of which a piece stands in a text; pieces and text are in lower case."""
        maybe = 0
        fresh: list[str] = []
        for word in set(text.split()) - self._without:
            known = self._with.get(word)
            if known is None:
                fresh.append(word)
            else:
                maybe |= known
        if fresh:
            maybe |= self._groups_of(fresh)
        if not maybe:
            return []
        return [
            number
            for number, needles in enumerate(self._groups)
            if maybe >> number & 1 and any(needle in text for needle in needles)
        ]

    def around(self, text: str, number: int, reach: int) -> str:
        """What stands within so many characters of a group's pieces, in whole words, a line a stretch."""
        starts: list[int] = []
        for needle in self._groups[number]:
            at = text.find(needle)
            while at >= 0:
                starts.append(at)
                at = text.find(needle, at + len(needle))
        stretches: list[str] = []
        begin = end = 0
        for at in sorted(starts):
            if at - reach > end:
                stretches.append(text[begin : _next_space(text, end)] if end else "")
                begin = text.rfind(" ", 0, at - reach) + 1
            end = at + reach
        stretches.append(text[begin : _next_space(text, end)] if end else "")
        return "\n".join(stretches)


def _next_space(text: str, at: int) -> int:
    found = text.find(" ", at)
    return found if found >= 0 else len(text)

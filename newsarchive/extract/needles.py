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

    def _groups_of(self, word: str) -> int:
        """The groups that may have a piece in a word, as bits."""
        known = self._with.get(word)
        if known is not None:
            return known
        found = 0
        for core, bit in self._cores:
            if core in word:
                found |= bit
        if len(word) <= _LONGEST:
            if found and len(self._with) < _KEPT:
                self._with[word] = found
            elif not found and len(self._without) < _KEPT:
                self._without.add(word)
        return found

    def found_in(self, text: str) -> list[int]:
        """Numbers of the groups of which a piece stands in a text; pieces and text are in lower case."""
        maybe = 0
        for word in set(text.split()) - self._without:
            maybe |= self._groups_of(word)
        if not maybe:
            return []
        return [
            number
            for number, needles in enumerate(self._groups)
            if maybe >> number & 1 and any(needle in text for needle in needles)
        ]

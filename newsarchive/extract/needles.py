"""Which of many pieces of text a text holds, asked word by word: words come back from page to page, their answers are kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

#: words whose answers are kept; longer ones are names of files and addresses, which do not come back
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
        self._cached = lru_cache(maxsize=_KEPT)(self._groups_of)

    def _groups_of(self, word: str) -> int:
        """The groups that may have a piece in a word, as bits."""
        found = 0
        for core, bit in self._cores:
            if core in word:
                found |= bit
        return found

    def found_in(self, text: str) -> list[int]:
        """Numbers of the groups of which a piece stands in a text; pieces and text are in lower case."""
        maybe = 0
        for word in set(text.split()):
            maybe |= self._cached(word) if len(word) <= _LONGEST else self._groups_of(word)
        if not maybe:
            return []
        return [
            number
            for number, needles in enumerate(self._groups)
            if maybe >> number & 1 and any(needle in text for needle in needles)
        ]

"""Spaces as the author wrote them: a no-break space between two words is meant, a row of them is layout."""

from __future__ import annotations

import re

_NBSP = "\u00a0"
#: begins with a letter that is searched for quickly
_SINGLE = re.compile(r"\u00a0(?<!\s\u00a0)(?!\s)")
#: stands for a meant space while the others are folded; a character that no text has
_MARK = "\uffff"


class WrittenSpaces:
    """The text of a page, with its single no-break spaces, to look texts up in that were read without them."""

    def __init__(self, whole: str) -> None:
        self._written = ""
        if _NBSP in whole:
            folded = " ".join(_SINGLE.sub(_MARK, whole).split())
            self._written = folded.replace(_MARK, _NBSP)
        self._plain = self._written.replace(_NBSP, " ")
        #: end of the last text that was found: most come in the order in which they stand
        self._at = 0

    def restored(self, text: str) -> str:
        """The text as written, if it stands in the element; of the same length always."""
        if not self._written or not text:
            return text
        at = self._plain.find(text, self._at)
        if at < 0 and (at := self._plain.find(text, 0, self._at + len(text))) < 0:
            return text
        self._at = at + len(text)
        return self._written[at : self._at]

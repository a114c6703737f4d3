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

    def restored(self, text: str) -> str:
        """The text as written, if it stands in the element; of the same length always."""
        if not self._written or not text:
            return text
        at = self._plain.find(text)
        return text if at < 0 else self._written[at : at + len(text)]

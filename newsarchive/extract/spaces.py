"""Spaces as the author wrote them: a no-break space between two words is meant, a row of them is layout."""

from __future__ import annotations

import re
from typing import Any

_NBSP = "\u00a0"
_RUN = re.compile(r"\s+")


def _kept(match: re.Match[str]) -> str:
    return _NBSP if match[0] == _NBSP else " "


class WrittenSpaces:
    """The text of an element, with its single no-break spaces, to look texts up in that were read without them."""

    def __init__(self, element: Any) -> None:
        whole = "".join(element.itertext())
        self._written = _RUN.sub(_kept, whole) if _NBSP in whole else ""
        self._plain = self._written.replace(_NBSP, " ")

    def restored(self, text: str) -> str:
        """The text as written, if it stands in the element; of the same length always."""
        if not self._written or not text:
            return text
        at = self._plain.find(text)
        return text if at < 0 else self._written[at : at + len(text)]

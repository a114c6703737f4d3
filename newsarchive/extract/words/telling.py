"""Whether a text speaks of what a line says: how a headline is told from what stands above every text of a site."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from newsarchive.extract.markup.tree import page_text

_WORD = re.compile(r"\w+")


def words_in(text: str) -> frozenset[str]:
    """The words of a text in small letters."""
    return frozenset(_WORD.findall(text.lower()))


#: letters of a word that may tell what a text is of, and shares of such words that are in the text, or are not
_TELLING, _MANY, _HALF = 4, 0.7, 0.5
_LONGEST_TEXT = 5000


def tells_of(container: Any | None, headline: str, others: Iterable[str]) -> bool:
    """Whether a text speaks of what a headline says, and hardly of what its document is called."""
    if container is None:
        return False
    said = words_in(page_text(container, _LONGEST_TEXT))

    def share(text: str) -> float:
        telling = {word for word in words_in(text) if len(word) >= _TELLING or word.isdigit()}
        return len(telling & said) / max(len(telling), 1)

    return share(headline) >= _MANY and all(share(other) <= _HALF for other in others)

"""Leaves out of a text what its source's profile says stands in every article."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

from newsarchive.extract.article import Caption, Evidence
from newsarchive.extract.words.lines import Block, letters
from newsarchive.sources.profile import Profile

Told = TypeVar("Told", Block, Caption)


class SiteFurniture:
    """The paragraphs and captions that are no article's own, and those of them met on one page."""

    def __init__(self, profile: Profile | None) -> None:
        self._known = _keys(tuple(profile.furniture)) if profile else frozenset()
        self._met: list[str] = []

    def without(self, texts: list[Told]) -> list[Told]:
        """Blocks or captions without them."""
        return [told for told in texts if not self._is_met(told.text)] if self._known else texts

    def without_texts(self, texts: list[str]) -> list[str]:
        """Texts without them."""
        return [text for text in texts if not self._is_met(text)] if self._known else texts

    def _is_met(self, text: str) -> bool:
        if letters(text) not in self._known:
            return False
        self._met.append(text)
        return True

    @property
    def evidence(self) -> Evidence | None:
        """What was left out, if anything was."""
        if not self._met:
            return None
        return Evidence(
            rule="profile", selector="furniture", text="\n".join(self._met)[:300], confidence=0.97
        )


@lru_cache(maxsize=1024)
def _keys(texts: Sequence[str]) -> frozenset[str]:
    return frozenset(map(letters, texts))

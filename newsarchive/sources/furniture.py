"""Learns what stands in article after article of one site and is no article's own: calls to follow, addresses, slogans.

A reader that sees one page can not tell them from text; their wording says nothing. That most articles of a time have
them does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newsarchive.extract.words.lines import letters
from newsarchive.records import JsonRecord

#: articles that must have a text, and their share among all from the first of them to the last
FEWEST = 6
_SHARE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated(JsonRecord):
    """A text that most articles of a time have."""

    text: str
    #: articles that have it
    articles: int
    #: articles from the first to the last of these
    among: int


def texts_of(record: Mapping[str, Any]) -> list[str]:
    """Paragraphs and captions of an article's record."""
    return [*record.get("body", ()), *(caption["text"] for caption in record.get("captions", ()))]


def repeated_texts(
    articles: Iterable[Sequence[str]], *, fewest: int = FEWEST, known: Iterable[str] = ()
) -> list[Repeated]:
    """What articles share, the most frequent first; each article is its paragraphs and captions, in order of time.

    A text may have come into use late or gone out of use early: the share is that among the articles of its time.
    `known` are texts that need not be found again.
    """
    places: dict[str, list[int]] = {}
    printed: dict[str, str] = {}
    for place, texts in enumerate(articles):
        for text in texts:
            if (key := letters(text)) and (
                not (seen := places.setdefault(key, [])) or seen[-1] != place
            ):
                seen.append(place)
                printed[key] = text
    found = [
        Repeated(text=printed[key], articles=len(dense), among=dense[-1] - dense[0] + 1)
        for key, seen in places.items()
        if (dense := _densest(seen, fewest))
    ]
    left_out = {letters(text) for text in known}
    found.sort(key=lambda repeated: -repeated.articles)
    return [repeated for repeated in found if letters(repeated.text) not in left_out]


def _densest(places: Sequence[int], fewest: int) -> Sequence[int]:
    """The places without those far out at either end that make the rest look rare; none where few or rare ones stay."""
    start, end = 0, len(places)
    while end - start >= fewest:
        if end - start >= _SHARE * (places[end - 1] - places[start] + 1):
            return places[start:end]
        if places[start + 1] - places[start] >= places[end - 1] - places[end - 2]:
            start += 1
        else:
            end -= 1
    return ()

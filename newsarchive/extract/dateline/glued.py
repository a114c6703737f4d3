"""Datelines run into the text by lost markup: `SingarajaGubernur`, `MALANGPemerintah`."""

from __future__ import annotations

import re

from newsarchive.extract.dateline.items import REACH, is_place
from newsarchive.extract.dateline.shape import tells
from newsarchive.extract.dateline.words import OPENERS
from newsarchive.places import fold

_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[A-Z]{3})(?=[A-Z][a-z])|(?<=\))(?=[A-Z][a-z])")
_HEAD = re.compile(r"[A-Z][\w’']*(?: [A-Z][\w’']*){0,4}")
_WORD = re.compile(r"[A-Z][a-z’']+")


def glued_place(text: str, at: int) -> int | None:
    """Where the body starts when a place is glued to the first word of the body."""
    head = _HEAD.match(text, at, at + REACH)
    if not head:
        return None
    for seam in _SEAM.finditer(text, at, head.end()):
        word = _WORD.match(text, seam.start())
        place = text[at : seam.start()]
        if word and (fold(word[0]) in OPENERS or _is_subject(place, word)) and is_place(place):
            return seam.start()
    return None


#: what is glued to a place in the names of media and of its parts: `BANDUNGTimes`
_OF_NAMES = frozenset(
    "post times news ekspres express today terkini update daily tribune media raya kota utara timur barat selatan tengah".split()
)
#: letters of a place that no word in capitals is by chance, and of the word glued to it
_LEAST_PLACE, _LEAST_WORD = 5, 4
_SENTENCE = re.compile(r"[^.!?\n]{20,200}")


def _is_subject(place: str, word: re.Match[str]) -> bool:
    """Whether a word glued to a place in capitals begins a sentence with a verb of its own: `SUMEDANGRahma Wati menerima …`."""
    if not place.isupper() or len(place) < _LEAST_PLACE or len(word[0]) < _LEAST_WORD:
        return False
    sentence = _SENTENCE.match(word.string, word.start())
    is_longer = fold(word[0]) in _OF_NAMES or is_place(f"{place} {word[0]}")
    return not is_longer and sentence is not None and tells(sentence[0])

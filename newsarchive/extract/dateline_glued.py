"""Datelines run into the text by lost markup: `SingarajaGubernur`, `MALANGPemerintah`."""

from __future__ import annotations

import re

from newsarchive.extract.dateline_items import REACH, is_place
from newsarchive.extract.dateline_words import OPENERS
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
        if word and fold(word[0]) in OPENERS and is_place(text[at : seam.start()]):
            return seam.start()
    return None

"""Two texts beside each other: which words are the same, gone, or new.

Paragraphs are compared first, then the words of those that differ, so that a long text with a few edits costs
little more than reading it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from newsarchive.records import JsonRecord

Mark = Literal["same", "removed", "added"]

_PARAGRAPH = re.compile(r"[^\n]*\n|[^\n]+")
#: a number with its points, an hour, a host and `anak-anak` are one word; a word holds the space behind it
_WORD = re.compile(r"\w+(?:[^\w\s]\w+)*\s*|[^\w\s]\s*|\s+")
#: words on one side beyond which a stretch is given as gone and new as a whole
_LONGEST = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece(JsonRecord):
    """A run of text that is the same in both, or stands in one of them only."""

    mark: Mark
    text: str


def diff_words(old: str, new: str) -> list[Piece]:
    """Word-level difference; joining what is not `added` gives `old`, what is not `removed` gives `new`."""
    pieces: list[Piece] = []
    for mark, text in _marked(old, new):
        if not text:
            continue
        if pieces and pieces[-1].mark == mark:
            text = pieces.pop().text + text
        pieces.append(Piece(mark=mark, text=text))
    return pieces


def _marked(old: str, new: str) -> Iterator[tuple[Mark, str]]:
    before, after = _PARAGRAPH.findall(old), _PARAGRAPH.findall(new)
    for is_same, gone, come in _aligned(before, after):
        if is_same:
            yield from _same(gone, come)
        else:
            yield from _words("".join(gone), "".join(come))


def _words(old: str, new: str) -> Iterator[tuple[Mark, str]]:
    for is_same, gone, come in _aligned(_WORD.findall(old), _WORD.findall(new)):
        if is_same:
            yield from _same(gone, come)
        else:
            yield from _changed("".join(gone), "".join(come))


def _same(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[Mark, str]]:
    """The same words, behind which the space may differ."""
    for one, other in zip(before, after, strict=True):
        if one == other:
            yield "same", one
        else:
            word = one.rstrip()
            yield "same", word
            yield from _changed(one.removeprefix(word), other.removeprefix(word))


def _changed(removed: str, added: str) -> Iterator[tuple[Mark, str]]:
    # the space behind both is no part of the change
    space = removed[len(removed.rstrip()) :] if removed.strip() and added.strip() else ""
    space = space if added.endswith(space) else ""
    if removed:
        yield "removed", removed.removesuffix(space)
    if added:
        yield "added", added.removesuffix(space)
    if space:
        yield "same", space


def _aligned(
    before: list[str], after: list[str]
) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """(same but for space behind, of the old, of the new) in order.

    Most edits leave both ends of a text alone, which is cheap to see.
    """
    old, new = [text.rstrip() for text in before], [text.rstrip() for text in after]
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    yield True, before[:head], after[:head]
    ends = len(old) - tail, len(new) - tail
    if max(ends) - head > _LONGEST:
        yield False, before[head : ends[0]], after[head : ends[1]]
    else:
        # words of every other sentence are no ground to align on; they go with their neighbours
        matcher = SequenceMatcher(None, old[head : ends[0]], new[head : ends[1]], autojunk=True)
        for tag, a, b, c, d in matcher.get_opcodes():
            yield tag == "equal", before[head + a : head + b], after[head + c : head + d]
    yield True, before[ends[0] :], after[ends[1] :]

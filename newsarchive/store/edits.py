"""The places in which two texts differ, each with what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newsarchive.dedup.text import normal_form
from newsarchive.store.amounts import amounts_in
from newsarchive.store.words import Piece

Span = tuple[int, int]

WORD = re.compile(r"\w+")
_QUOTES = '“”"'
#: words in a row whose coming or going makes a passage
_PASSAGE = 8
#: words that are moved together; a number that is somewhere else is another fact
_MOVED = 3
#: the part of a sentence before a passage, and behind it
_HEAD = re.compile(r"[^.!?]*")
_TAIL = re.compile(r"(?<=[.!?])[^.!?]*\Z")


@dataclass(frozen=True, slots=True)
class Edit:
    """What one place of a text lost and gained."""

    removed: str
    added: str
    #: where in the old text and in the new one
    old: Span
    new: Span
    #: the text before it, and behind it, that both have
    before: str
    behind: str
    #: within quotation marks before or after
    is_quoted: bool
    #: the same words went from or to another place
    is_moved: bool = False

    @property
    def passage(self) -> int:
        """By how many words more came (or, below nought, went) where these are a passage; else nought."""
        more = len(WORD.findall(self.added)) - len(WORD.findall(self.removed))
        return more if abs(more) >= _PASSAGE else 0

    @property
    def is_replaced(self) -> bool:
        """Whether a passage stands where another stood."""
        return all(len(WORD.findall(side)) >= _PASSAGE for side in (self.removed, self.added))

    @property
    def touches_quotes(self) -> bool:
        """Whether quotation marks came or went."""
        return any(char in _QUOTES for char in self.removed + self.added)


def edits_of(pieces: Sequence[Piece]) -> list[Edit]:
    """The edits between two texts in reading order; a word that changed beside a passage is one by itself."""
    parted = [part for edit in _edits(pieces) for part in _parted(edit)]
    moved = _moved(parted)
    return [replace(edit, is_moved=number in moved) for number, edit in enumerate(parted)]


def _edits(pieces: Sequence[Piece]) -> Iterator[Edit]:
    in_old = in_new = 0
    before = removed = ""
    old_quoted = new_quoted = False
    for index, piece in enumerate(pieces):
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if piece.mark == "same":
            in_old, in_new = in_old + len(piece.text), in_new + len(piece.text)
            before = piece.text
            old_quoted = _is_inside(piece.text, old_quoted)
            new_quoted = _is_inside(piece.text, new_quoted)
            continue
        if piece.mark == "removed" and following is not None and following.mark == "added":
            removed = piece.text
            continue
        gone, come = (piece.text, "") if piece.mark == "removed" else (removed, piece.text)
        removed = ""
        old, new = (in_old, in_old + len(gone)), (in_new, in_new + len(come))
        is_quoted = (bool(gone.strip()) and old_quoted) or (bool(come.strip()) and new_quoted)
        behind = following.text if following is not None and following.mark == "same" else ""
        # spaces, and quotes and dashes of another form, are no edit
        if normal_form(gone) != normal_form(come):
            yield Edit(gone, come, old, new, before, behind, is_quoted)
        in_old, in_new = old[1], new[1]
        old_quoted, new_quoted = _is_inside(gone, old_quoted), _is_inside(come, new_quoted)


def _is_inside(text: str, inside: bool) -> bool:
    """Whether a quotation is open behind the text, if it was before; a paragraph ends what nothing closes."""
    for char in text:
        if char in _QUOTES:
            inside = char == "“" or (char == '"' and not inside)
        elif char == "\n":
            inside = False
    return inside


def _parted(edit: Edit) -> Iterator[Edit]:
    """`Persada. Perusahaan itu pernah …` for `Mandiri`: a word that changed, and a passage that went."""
    longer, shorter = edit.removed, edit.added
    if edit.passage > 0:
        longer, shorter = shorter, longer
    if not edit.passage or not WORD.search(shorter):
        yield edit
        return
    head, tail = _HEAD.match(longer), _TAIL.search(longer)
    is_head = edit.before.rstrip()[-1:] not in (".", "!", "?", "")
    at = head.end() if is_head and head else tail.start() if tail else 0
    if not 0 < at < len(longer):
        yield edit
        return
    is_added = edit.passage > 0
    sides = [(longer[:at], shorter), (longer[at:], "")]
    if not is_head:
        sides = [(longer[:at], ""), (longer[at:], shorter)]
    old, new = edit.old[0], edit.new[0]
    for long_part, short_part in sides:
        gone, come = (short_part, long_part) if is_added else (long_part, short_part)
        ends = old + len(gone), new + len(come)
        yield replace(edit, removed=gone, added=come, old=(old, ends[0]), new=(new, ends[1]))
        old, new = ends


def _moved(edits: list[Edit]) -> set[int]:
    """Numbers of the edits that are the two ends of the same words' way to another place."""
    gone: dict[str, list[int]] = {}
    for number, edit in enumerate(edits):
        words = squeezed(edit.removed)
        is_long = len(WORD.findall(edit.removed)) >= _MOVED
        if words and not squeezed(edit.added) and (is_long or not any(amounts_in(edit.removed))):
            gone.setdefault(words, []).append(number)
    moved: set[int] = set()
    for number, edit in enumerate(edits):
        if not squeezed(edit.removed) and (others := gone.get(squeezed(edit.added))):
            moved |= {number, others.pop()}
    return moved


def squeezed(text: str) -> str:
    """Letters and figures alone, in lower case."""
    return "".join(WORD.findall(text)).lower()

"""What kind of change an edit is: a number, a name, a date, a quote, a passage, a slip of the pen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from newsarchive.dates import find_dates
from newsarchive.store.words import Piece

ChangeKind = Literal[
    "title",
    "number",
    "name",
    "date",
    "quote",
    "passage-removed",
    "passage-added",
    "typo",
    "wording",
]
#: what a change of a field is by itself, whatever its words are
_OF_FIELD: dict[str, ChangeKind] = {"title": "title", "published": "date", "bylines": "name"}
_NUMERALS = frozenset(
    (
        "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh seratus ratus "
        "seribu ribu sejuta juta semiliar miliar milyar triliun"
    ).split()
)
_WORD = re.compile(r"\w+")
_QUOTES = '“”"'
#: after these a capital letter tells of no name
_SENTENCE_END = re.compile(r"(?:^|[.!?:;\n“\"(–—-])\s*$")
#: words in a row whose coming or going makes a passage
_PASSAGE = 8
_ALIKE = 0.75

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Edit:
    """What one place of a text lost and gained."""

    removed: str
    added: str
    #: where in the old text and in the new one
    old: Span
    new: Span
    #: the text before it
    before: str
    is_quoted: bool


def kinds_of(field: str, old: str, new: str, pieces: Sequence[Piece]) -> list[ChangeKind]:
    """The kinds of change between two texts of a field, in the order they are met."""
    kinds: dict[ChangeKind, None] = {}
    if field in _OF_FIELD:
        kinds[_OF_FIELD[field]] = None
    dates = _date_spans(old), _date_spans(new)
    for edit in _edits(pieces):
        kinds[_kind(edit, *dates)] = None
        if edit.is_quoted:
            kinds["quote"] = None
    return list(kinds)


def _date_spans(text: str) -> list[Span]:
    return [(mention.start, mention.end) for mention in find_dates(text)]


def _edits(pieces: Sequence[Piece]) -> Iterator[_Edit]:
    in_old = in_new = 0
    before, removed = "", ""
    is_quoted = False
    for index, piece in enumerate(pieces):
        if piece.mark == "same":
            in_old, in_new = in_old + len(piece.text), in_new + len(piece.text)
            before = piece.text
            is_quoted = _is_inside(piece.text, is_quoted)
            continue
        follows = pieces[index + 1].mark if index + 1 < len(pieces) else "same"
        if piece.mark == "removed" and follows == "added":
            removed = piece.text
            continue
        gone, come = (piece.text, "") if piece.mark == "removed" else (removed, piece.text)
        removed = ""
        old, new = (in_old, in_old + len(gone)), (in_new, in_new + len(come))
        touches_quote = any(char in _QUOTES for char in gone + come)
        yield _Edit(gone, come, old, new, before, is_quoted or touches_quote)
        in_old, in_new = old[1], new[1]
        is_quoted = _is_inside(come or gone, is_quoted)


def _is_inside(text: str, inside: bool) -> bool:
    """Whether a quotation is open behind the text, if it was before."""
    for char in text:
        if char in _QUOTES:
            inside = char == "“" or (char == '"' and not inside)
    return inside


def _kind(edit: _Edit, old_dates: list[Span], new_dates: list[Span]) -> ChangeKind:
    gone, come = _WORD.findall(edit.removed), _WORD.findall(edit.added)
    if len(gone) - len(come) >= _PASSAGE:
        return "passage-removed"
    if len(come) - len(gone) >= _PASSAGE:
        return "passage-added"
    if _overlaps(edit.old, old_dates) or _overlaps(edit.new, new_dates):
        return "date"
    words = gone + come
    if any(word[0].isdigit() for word in words) or _is_amount(gone) or _is_amount(come):
        return "number"
    if gone and len(gone) == len(come) and _are_alike(edit.removed, edit.added):
        return "typo"
    return "name" if _are_names(edit, gone, come) else "wording"


def _overlaps(span: Span, others: list[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _is_amount(words: list[str]) -> bool:
    return bool(words) and all(word.lower() in _NUMERALS for word in words)


def _are_names(edit: _Edit, gone: list[str], come: list[str]) -> bool:
    """Whether all words are capitalised where a capital says something."""
    skipped = 1 if _SENTENCE_END.search(edit.before) else 0
    words = gone[skipped:] + come[skipped:]
    return bool(words) and all(word[0].isupper() for word in words)


def _are_alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.lower(), other.lower()).ratio() >= _ALIKE

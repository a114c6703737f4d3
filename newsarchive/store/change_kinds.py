"""What kind of change an edit is: a number, a name, a date, a quote, a passage, a slip of the pen."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Literal, TypeVar

from newsarchive.dates import find_dates
from newsarchive.dates.mention import DateMention
from newsarchive.extract.words.names import SAYS, is_common
from newsarchive.places import fold, has_place_name
from newsarchive.store.amounts import Amount, amounts_in
from newsarchive.store.edits import WORD, Edit, Span, edits_of, squeezed
from newsarchive.store.fulltext import stem
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
#: after these a capital letter tells of no name
_SENTENCE_END = re.compile(r"(?:^|[.!?:;\n“\"(–—-])\s*$")
#: words within names that have no capital
_JOINING = frozenset("dan di bin binti van de al dr drg drh of and the".split())
_MONTHS = frozenset(
    "januari februari maret april mei juni juli agustus september oktober november desember".split()
)
#: when something was, without a date
_WHEN = frozenset(
    "kemarin tadi besok lusa semalam nanti sekarang pagi siang sore petang malam dini hari subuh pukul jam wib wita "
    "wit senin selasa rabu kamis jumat sabtu minggu ahad lalu depan ini mendatang pekan bulan tahun yesterday today "
    "tomorrow tonight last next week".split()
)
#: words that say when only beside one that does by itself
_WHEN_BESIDE = frozenset(
    "hari ini lalu depan mendatang pekan bulan tahun jam pukul sekarang last next minggu".split()
)
_ALIKE = 0.75
#: a passage has the end of a sentence in it, or most of one
_SENTENCE = re.compile(r"[.!?]|(?:\b[a-z]+\W+){6}")
#: words that say the same of when something was
_SAME_TIME = {
    "pekan": "minggu", "ahad": "minggu", "petang": "sore", "pukul": "jam", "mendatang": "depan", "dini": "subuh",
}  # fmt: skip
#: from which days without a year count where it is not known when a text was published: the same for both
_SOME_DAY = date(2020, 7, 1)
_SAYING = "|".join(
    sorted(
        [*SAYS, "imbau", "himbau", "pesan", "pinta", "urai", "lanjut", "demikian", "said", "says"]
    )
)
#: `…,” kata `, behind which somebody is named; ` menyampaikan, “…`, before which somebody is
_SAID_BY = re.compile(rf"[”\"]\s*,?\s*(?:{_SAYING})(?:nya)?,?\s*\Z")
_SAYS_THEN = re.compile(
    rf"\s*(?:\w+ ){{0,2}}(?:me\w+kan|me\w+i|{_SAYING}|berkata|bilang)\b[^.“\"\n]{{0,60}}[“\"]"
)


_Placed = TypeVar("_Placed", DateMention, Amount)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the two texts as wholes."""

    dates: tuple[list[DateMention], list[DateMention]]
    amounts: tuple[list[Amount], list[Amount]]
    #: words that are names elsewhere, where capitals say nothing; None where they do
    names: frozenset[str] | None
    is_title: bool


def kinds_of(
    field: str,
    old: str,
    new: str,
    pieces: Sequence[Piece],
    texts: Sequence[str] = (),
    published: date | None = None,
) -> list[ChangeKind]:
    """The kinds of change between two texts of a field, in the order they are met.

    `texts` are those that tell which words of a headline, in which every word may have a capital, are names; days
    without a year are read as those around `published`.
    """
    kinds: dict[ChangeKind, None] = {}
    if field in _OF_FIELD:
        kinds[_OF_FIELD[field]] = None
    anchor = published or _SOME_DAY
    dates = find_dates(old, anchor=anchor), find_dates(new, anchor=anchor)
    names = _names_in(texts) if field == "title" and _has_capitals(old + " " + new) else None
    known = _Known(
        dates, (_amounts(old, dates[0]), _amounts(new, dates[1])), names, field == "title"
    )
    for edit in edits_of(pieces):
        kinds.update(dict.fromkeys(_kinds(edit, known)))
    if field == "title" and "wording" in kinds:
        # that is what a headline's change is
        del kinds["wording"]
    # what only spaces tell from each other
    return list(kinds) or ["typo"]


def _amounts(text: str, dates: list[DateMention]) -> list[Amount]:
    """The numbers of a text that are no part of a date."""
    return [one for one in amounts_in(text) if not _touched((one.start, one.end), dates)]


def _kinds(edit: Edit, known: _Known) -> list[ChangeKind]:
    if edit.is_moved:
        return ["wording"]
    if edit.passage:
        kind: ChangeKind = "passage-added" if edit.passage > 0 else "passage-removed"
        return [kind, "quote"] if edit.is_quoted else [kind]
    if edit.is_replaced and known.is_title:
        return ["wording"]
    if edit.is_replaced and not edit.is_quoted and _SENTENCE.search(edit.removed):
        return ["passage-removed", "passage-added"]
    kind = _kind(edit, known)
    is_quote = (edit.is_quoted and kind != "typo") or edit.touches_quotes
    if kind == "name" and (_SAID_BY.search(edit.before) or _SAYS_THEN.match(edit.behind)):
        is_quote = True
    if not is_quote:
        return [kind]
    # what else was done to the words of a quotation is all in the word
    is_plain = kind == "wording" or (edit.touches_quotes and kind == "typo")
    return ["quote"] if is_plain else [kind, "quote"]


def _kind(edit: Edit, known: _Known) -> ChangeKind:
    gone, come = WORD.findall(edit.removed), WORD.findall(edit.added)
    words = [word.lower() for word in gone + come]
    if not _SAME_TIME.keys().isdisjoint(words) and _plain_times(gone) == _plain_times(come):
        return "wording"
    then = [
        _said_in(span, found) for span, found in zip((edit.old, edit.new), known.dates, strict=True)
    ]
    if (then[0] != then[1] and not _is_misspelt(edit, then)) or _tells_when(gone, come):
        return "date"
    counts = [
        _counted(span, found)
        for span, found in zip((edit.old, edit.new), known.amounts, strict=True)
    ]
    if counts[0] != counts[1]:
        return "number"
    if squeezed(edit.removed) == squeezed(edit.added):
        return "typo"
    is_name = _are_names(edit, gone, come, known.names)
    if gone and abs(len(gone) - len(come)) <= 1 and _are_alike(edit.removed, edit.added):
        if is_name and (_MONTHS.issuperset(words) or not any(map(is_common, words))):
            return "name"
        if {stem(word.lower()) for word in gone} != {stem(word.lower()) for word in come}:
            return "typo"
        return "wording"
    return "name" if is_name else "wording"


def _is_misspelt(edit: Edit, then: list[list[tuple[str, str, bool | None]]]) -> bool:
    """Whether one side has no day just because that of the other is misspelt there: `Janauri`."""
    letters = edit.removed.strip().isalpha() and edit.added.strip().isalpha()
    return letters and [] in then and _are_alike(edit.removed, edit.added)


def _said_in(span: Span, mentions: list[DateMention]) -> list[tuple[str, str, bool | None]]:
    """The dates that an edit touches; with another weekday it is another date."""
    return [(one.value_from, one.value_to, one.weekday_agrees) for one in _touched(span, mentions)]


def _counted(span: Span, amounts: list[Amount]) -> list[str]:
    found = _touched(span, amounts)
    # `satu` alone may stand for `sebuah`
    return [] if len(found) == 1 and found[0].is_one else [one.value for one in found]


def _plain_times(words: list[str]) -> list[str]:
    return [_SAME_TIME.get(word.lower(), word.lower()) for word in words]


def _tells_when(gone: list[str], come: list[str]) -> bool:
    """Whether one time took the place of another, none of them a date."""
    words = [word.lower() for word in gone + come]
    return (
        bool(gone and come)
        and all(word in _WHEN for word in words)
        and not all(word in _WHEN_BESIDE for word in words)
    )


def _touched(span: Span, placed: Sequence[_Placed]) -> list[_Placed]:
    """Those of some dates or numbers, in the order of their places, that an edit touches."""
    at = bisect_left(placed, span[1], key=lambda one: one.start)
    found: list[_Placed] = []
    while at and placed[at - 1].end > span[0]:
        at -= 1
        found.append(placed[at])
    return found[::-1]


def _are_names(edit: Edit, gone: list[str], come: list[str], names: frozenset[str] | None) -> bool:
    """Whether all words are capitalised where a capital says something, or are known for names where none does."""
    if names is not None:
        words = [word for word in gone + come if word.lower() not in _JOINING]
        # one place for another; alone, many a word is the name of some place
        is_place = bool(gone and come) and all(has_place_name(fold(word)) for word in words)
        return bool(words) and (is_place or names.issuperset(word.lower() for word in words))
    # any word may begin a sentence, and what stands for one that is no name is hardly one
    is_first = _SENTENCE_END.search(edit.before) is not None
    skipped = int(is_first and any(is_common(side[0]) for side in (gone, come) if side))
    words = [word for word in gone[skipped:] + come[skipped:] if word.lower() not in _JOINING]
    return bool(words) and all(word[0].isupper() for word in words)


def _are_alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.lower(), other.lower()).ratio() >= _ALIKE


def _has_capitals(text: str) -> bool:
    """Whether the words of a headline begin with capitals whatever they are."""
    words = [word for word in WORD.findall(text) if len(word) > 3 and word[0].isalpha()]
    capitals = [word for word in words if word[0].isupper()]
    return 10 * len(capitals) > 7 * len(words)


_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][\w’']+(?: [A-Z][\w’']+)*")


def _names_in(texts: Sequence[str]) -> frozenset[str]:
    """Words with a capital inside sentences that are no everyday words."""
    return frozenset(
        word.lower()
        for text in texts
        for found in _INSIDE.findall(text)
        for word in WORD.findall(found)
        if not is_common(word)
    )

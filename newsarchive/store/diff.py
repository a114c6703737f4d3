"""What changed between two texts of an article: by field, word by word, and what kind of change it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from newsarchive.extract.article import Article
from newsarchive.records import JsonRecord
from newsarchive.store.words import Piece, diff_words

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
_MONTHS = (
    "januari februari maret april mei juni juli agustus september oktober november desember"
).split()
_DAYS = ["senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "ahad"]
#: words in a row whose coming or going makes a passage
_PASSAGE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange(JsonRecord):
    """How one field differs."""

    field: str
    kinds: list[ChangeKind]
    pieces: list[Piece]


def diff_articles(old: Article, new: Article) -> list[FieldChange]:
    """The fields that differ, in the order a reader meets them."""
    changes: list[FieldChange] = []
    for name, before, after in (
        ("title", old.title or "", new.title or ""),
        ("published", _value(old), _value(new)),
        (
            "dateline",
            old.dateline.text if old.dateline else "",
            new.dateline.text if new.dateline else "",
        ),
        ("bylines", ", ".join(c.name for c in old.bylines), ", ".join(c.name for c in new.bylines)),
        ("body", "\n".join(old.body), "\n".join(new.body)),
        (
            "captions",
            "\n".join(c.text for c in old.captions),
            "\n".join(c.text for c in new.captions),
        ),
    ):
        if before != after:
            pieces = diff_words(before, after)
            changes.append(FieldChange(field=name, kinds=_kinds(name, pieces), pieces=pieces))
    return changes


def _value(article: Article) -> str:
    return article.published.value if article.published else ""


def _kinds(name: str, pieces: list[Piece]) -> list[ChangeKind]:
    kinds: dict[ChangeKind, None] = {}
    if name == "title":
        kinds["title"] = None
    if name == "published":
        kinds["date"] = None
    if name == "bylines":
        kinds["name"] = None
    inside_quote = False
    for index, piece in enumerate(pieces):
        if piece.mark == "same":
            for char in piece.text:
                if char in '“”"':
                    inside_quote = char == "“" or (char == '"' and not inside_quote)
            continue
        partner = _partner(pieces, index)
        if piece.mark == "added" and partner is not None:
            continue
        kinds[_kind(piece, partner)] = None
        if inside_quote:
            kinds["quote"] = None
    return list(kinds)


def _partner(pieces: list[Piece], index: int) -> Piece | None:
    """What stands in place of a removed piece, or was there before an added one."""
    step = 1 if pieces[index].mark == "removed" else -1
    at = index + step
    wanted = "added" if step == 1 else "removed"
    return pieces[at] if 0 <= at < len(pieces) and pieces[at].mark == wanted else None


def _kind(piece: Piece, partner: Piece | None) -> ChangeKind:
    words = re.findall(r"\w+", piece.text)
    others = re.findall(r"\w+", partner.text) if partner else []
    if len(words) - len(others) >= _PASSAGE and piece.mark == "removed":
        return "passage-removed"
    if len(others) - len(words) >= _PASSAGE or (piece.mark == "added" and len(words) >= _PASSAGE):
        return "passage-added"
    everything = [word.lower() for word in words + others]
    if any(word in _MONTHS or word in _DAYS for word in everything):
        return "date"
    if any(word.isdigit() for word in everything):
        return "number"
    if partner is not None and len(words) == len(others) and _alike(piece.text, partner.text):
        return "typo"
    if words + others and all(word[:1].isupper() for word in words + others):
        return "name"
    return "wording"


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.lower(), other.lower()).ratio() >= 0.75

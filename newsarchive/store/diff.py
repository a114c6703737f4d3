"""What changed between two texts of an article: by field, word by word, and what kind of change it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from newsarchive.extract.article import Article
from newsarchive.records import JsonRecord
from newsarchive.store.change_kinds import ChangeKind, kinds_of
from newsarchive.store.words import Piece, diff_words


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange(JsonRecord):
    """How one field differs."""

    field: str
    kinds: list[ChangeKind]
    pieces: list[Piece]


def are_read_alike(old: Article, new: Article) -> bool:
    """Whether two texts were read by the same rules; else what differs may be the rules' doing, not the publisher's."""
    return old.extractor_version == new.extractor_version


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
            texts = [*old.body, *new.body]
            kinds = kinds_of(name, before, after, pieces, texts, _day(old) or _day(new))
            changes.append(FieldChange(field=name, kinds=kinds, pieces=pieces))
    return changes


def _day(article: Article) -> date | None:
    day = _value(article)[:10]
    return date.fromisoformat(day) if len(day) == len("2023-11-18") else None


def _value(article: Article) -> str:
    return article.published.value if article.published else ""

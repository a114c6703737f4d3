"""Grades a profile by field: how many articles have it, how many last month, what is read without the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from newsarchive.dedup.text import jaccard, shingles
from newsarchive.extract.article import Article
from newsarchive.extract.filled import WATCHED, count_filled
from newsarchive.extract.words.lines import letters
from newsarchive.records import JsonRecord
from newsarchive.sources.drift import has_dropped
from newsarchive.sources.probe_grade import Sample
from newsarchive.sources.profile import Profile

#: share of common shingles of two readings of one text
_SAME_TEXT = 0.9
#: articles of the last month with which a few are compared
_FEWEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What a source's articles had in the crawls of the last month."""

    articles: int = 0
    #: articles by the fields that they have
    filled: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldGrade(JsonRecord):
    """One field over the articles that were fetched."""

    name: str
    articles: int
    filled: int
    #: articles of which the reader without the profile's rules says the same
    agrees: int
    #: articles of last month's crawls, and those of them that have the field
    last_month: int
    last_month_filled: int
    #: what is wrong; None when nothing is
    problem: str | None


def grade_fields(
    samples: Sequence[Sample], profile: Profile, usual: Usual | None = None
) -> list[FieldGrade]:
    """Grade the watched fields of the articles among `samples`, compared with what is `usual`."""
    usual = usual or Usual()
    pairs = [
        (sample.article, sample.generic)
        for sample in samples
        if sample.article is not None
        and sample.generic is not None
        and sample.article.kind == "article"
    ]
    counts = count_filled([article.to_dict() for article, _generic in pairs])
    grades = []
    for name in WATCHED:
        before = usual.filled.get(name, 0)
        grades.append(
            FieldGrade(
                name=name,
                articles=len(pairs),
                filled=counts[name],
                agrees=sum(_agree(name, article, generic) for article, generic in pairs),
                last_month=usual.articles,
                last_month_filled=before,
                problem=_drift(counts[name], len(pairs), before, usual.articles)
                or _idle(name, [article for article, _generic in pairs], profile),
            )
        )
    return grades


def _drift(filled: int, articles: int, before: int, earlier: int) -> str | None:
    if not articles or earlier < _FEWEST or not has_dropped(filled, articles, before, earlier):
        return None
    return f"filled in {filled} of {articles} articles, last month in {before / earlier:.0%}"


#: fields that every article has: a rule for one of them finds something, or does not fit
_EVERYWHERE = ("title", "body")


def _idle(name: str, articles: Sequence[Article], profile: Profile) -> str | None:
    """A rule of the profile's own that finds nothing in any article: the site was rebuilt, or it never fitted."""
    from newsarchive.sources.presets import own_rules

    if not articles or name not in _EVERYWHERE or name not in own_rules(profile):
        return None
    found = [article.evidence.get(name) for article in articles]
    if any(evidence is not None and evidence.rule == "profile" for evidence in found):
        return None
    return f"the profile's rule `{name}` finds nothing in any article; others were used"


def _agree(name: str, article: Article, generic: Article) -> bool:
    if name == "body":
        one, other = shingles(article.body), shingles(generic.body)
        return article.body == generic.body or jaccard(one, other) >= _SAME_TEXT
    return _said(name, article) == _said(name, generic)


def _said(name: str, article: Article) -> object:
    """What an article says in a field, as far as it matters."""
    said: Mapping[str, object] = {
        "title": letters(article.title or ""),
        "published": article.published.value if article.published else None,
        "bylines": sorted((credit.role, credit.name) for credit in article.bylines),
        "dateline": article.dateline.text if article.dateline else None,
        "captions": sorted(caption.text for caption in article.captions),
    }
    return said[name]

"""Reads a handful of articles with a draft profile and grades what came out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsarchive.dates import parse_date
from newsarchive.discovery.found import Found
from newsarchive.extract.article import RECORD_KINDS, Article
from newsarchive.records import JsonRecord
from newsarchive.sources.profile import Profile

if TYPE_CHECKING:
    from newsarchive.sources.probe_asker import Asker

_SHORT = 150
BODY_PROBLEM = "body missing or very short"


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleGrade(JsonRecord):
    """What was read from one article, and what is wrong with it."""

    url: str
    kind: str
    title: str | None
    published: str | None
    #: where the date stands: `jsonld`, `meta`, `time-tag`, `visible`, `listing`, …
    date_source: str | None
    bylines: int
    body_characters: int
    problems: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """An address that was fetched to judge a profile; `article` and `generic` are None where no page answered."""

    grade: SampleGrade
    article: Article | None = None
    #: as read without the rules of the profile and its preset
    generic: Article | None = None


def grade_samples(
    asker: Asker, profile: Profile, chosen: Sequence[Found], read: Callable[..., Article]
) -> list[Sample]:
    """Fetch the chosen articles, read them with the profile and without its rules, and grade what was read with it."""
    from newsarchive.sources.presets import with_preset

    # the profile is read as it will be loaded, over the preset of its software
    profile = with_preset(profile)
    bare = replace(profile, fields={}, eras=[])
    samples: list[Sample] = []
    for found in chosen:
        answer = asker.get(found.url)
        if answer.status == 0:
            continue
        if answer.status != 200:
            samples.append(Sample(grade=_unread(found.url, f"status {answer.status}")))
            continue
        article, generic = (
            read(
                answer.body,
                answer.url,
                profile=rules,
                content_type=answer.content_type,
                hints=found.hints,
            )
            for rules in (profile, bare)
        )
        grade = grade_article(article, found, profile)
        samples.append(Sample(grade=grade, article=article, generic=generic))
    return samples


def grade_article(article: Article, found: Found, profile: Profile) -> SampleGrade:
    """Compare an article as read with what the listing or feed said of it."""
    problems = []
    if article.kind not in RECORD_KINDS:
        problems.append(f"read as {article.kind}")
    if not article.title:
        problems.append("no title")
    elif found.hints.title and not _alike(article.title, found.hints.title):
        problems.append("title differs from the listing")
    if article.published is None:
        problems.append("no date")
    else:
        expected = _day(found, profile)
        if expected and article.published.value[:10] != expected:
            problems.append(f"date {article.published.value[:10]}, the listing says {expected}")
    body = sum(map(len, article.body))
    if body < _SHORT and article.kind != "gallery":
        problems.append(BODY_PROBLEM)
    return SampleGrade(
        url=article.url,
        kind=article.kind,
        title=article.title,
        published=article.published.value if article.published else None,
        date_source=article.published.source if article.published else None,
        bylines=len(article.bylines),
        body_characters=body,
        problems=problems,
    )


def overall_grade(samples: Sequence[SampleGrade], *, has_discovery: bool) -> str:
    """`good`: all samples clean; `usable`: four in five; `poor`: fewer; `none`: no article at all.

    Links to pages that are no more say nothing about the reading and do not count.
    """
    samples = [sample for sample in samples if sample.kind != "unread"]
    if not samples or not has_discovery:
        return "none"
    clean = sum(not sample.problems for sample in samples)
    if clean == len(samples):
        return "good"
    return "usable" if clean >= 0.8 * len(samples) else "poor"


def _unread(url: str, problem: str) -> SampleGrade:
    return SampleGrade(
        url=url,
        kind="unread",
        title=None,
        published=None,
        date_source=None,
        bylines=0,
        body_characters=0,
        problems=[problem],
    )


def _alike(first: str, second: str) -> bool:
    """Whether two titles are one, or one cut short."""
    a, b = (re.sub(r"[^a-z0-9]", "", text.lower()) for text in (first, second))
    shorter, longer = sorted((a, b), key=len)
    return longer.startswith(shorter) and len(shorter) * 2 >= min(len(longer), 60)


def _day(found: Found, profile: Profile) -> str | None:
    if not found.hints.date:
        return None
    mention = parse_date(found.hints.date, timezone=profile.timezone)
    return mention.value_from[:10] if mention and len(mention.value_from) >= 10 else None

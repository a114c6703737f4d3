"""Checks a source: whether its feeds, sitemaps and listings work and its articles read well.

Pure over a `fetch` callable; a handful of requests.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin

from newsarchive.discovery.addresses import in_scope, is_article_url, normalise
from newsarchive.discovery.feed import read_feed
from newsarchive.discovery.found import Found
from newsarchive.discovery.jsonapi import page_url, read_items
from newsarchive.discovery.listing import read_listing
from newsarchive.discovery.sitemap import read_sitemap
from newsarchive.discovery.wordpress import posts_url, read_posts
from newsarchive.extract.article import Article
from newsarchive.records import JsonRecord
from newsarchive.sources.field_grades import FieldGrade, Usual, grade_fields
from newsarchive.sources.probe_asker import Asker, Fetch, Fetched
from newsarchive.sources.probe_grade import SampleGrade, grade_samples, overall_grade
from newsarchive.sources.profile import Profile

_SAMPLES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class WayChecked(JsonRecord):
    """One way of discovery: what it answered."""

    kind: str
    url: str
    status: int
    #: addresses it shows that the profile takes for articles
    articles: int
    #: what is wrong; None when it works
    problem: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport(JsonRecord):
    """How a source stands."""

    source: str
    ways: list[WayChecked]
    samples: list[SampleGrade]
    #: the same articles field by field
    fields: list[FieldGrade]
    #: `good`, `usable`, `poor` or `none`
    grade: str
    requests: int

    @property
    def is_well(self) -> bool:
        """Whether every way works, and at least four articles in five, and every field, read without a problem."""
        problems = [way.problem for way in self.ways] + [grade.problem for grade in self.fields]
        return self.grade in ("good", "usable") and not any(problems)


def check(
    profile: Profile,
    fetch: Fetch,
    *,
    read: Callable[..., Article] | None = None,
    usual: Usual | None = None,
) -> CheckReport:
    """Check the source of `profile`; `read` is `extract_article` unless given.

    Fields are compared with what is `usual`.
    """
    if read is None:
        from newsarchive.extract import extract_article

        read = extract_article
    asker = Asker(fetch)
    asker.read_robots(profile.home)
    ways: list[WayChecked] = []
    pages: dict[str, Found] = {}
    for kind, url in _ways(profile):
        answer = asker.get(url)
        found = _read_way(kind, url, answer, profile) if answer.status == 200 else []
        if kind == "sitemap" and not found:
            found = _first_part(asker, answer, profile)
        articles = [item for item in found if _is_ours(profile, item)]
        for item in articles:
            known = pages.get(normalise(item.url))
            if known is None or not known.hints.title:
                pages[normalise(item.url)] = item
        ways.append(
            WayChecked(
                kind=kind,
                url=url,
                status=answer.status,
                articles=len(articles),
                problem=_problem(answer, found, articles),
            )
        )
    hinted = sorted(pages.values(), key=lambda item: not (item.hints.title and item.hints.date))
    samples = grade_samples(asker, profile, hinted[:_SAMPLES], read)
    grades = [sample.grade for sample in samples]
    return CheckReport(
        source=profile.id,
        ways=ways,
        samples=grades,
        fields=grade_fields(samples, profile, usual),
        grade=overall_grade(grades, has_discovery=bool(ways)),
        requests=asker.requests,
    )


def _ways(profile: Profile) -> list[tuple[str, str]]:
    discovery = profile.discovery
    ways = [("listing", path) for path in discovery.listings]
    ways += [("feed", path) for path in discovery.feeds]
    ways += [("sitemap", path) for path in discovery.sitemaps]
    if discovery.wordpress:
        ways.append(
            ("wordpress", posts_url(urljoin(profile.home, discovery.wordpress), per_page=10))
        )
    if discovery.api:
        ways.append(("json", page_url(profile.home, discovery.api, 1)))
    return [(kind, urljoin(profile.home, path)) for kind, path in ways]


def _read_way(kind: str, url: str, answer: Fetched, profile: Profile) -> list[Found]:
    if kind == "feed":
        return read_feed(answer.body, url)
    if kind == "sitemap":
        return read_sitemap(answer.body, url).entries
    if kind == "wordpress":
        return read_posts(answer.body, url, answer.headers).entries
    if kind == "json":
        return read_items(answer.body, url, profile.discovery.api) if profile.discovery.api else []
    return read_listing(answer.body, url, profile, answer.content_type).entries


def _first_part(asker: Asker, answer: Fetched, profile: Profile) -> list[Found]:
    """Of a sitemap index, the part that holds posts, or the first."""
    parts = [
        item.url
        for item in read_sitemap(answer.body, answer.url).sitemaps
        if in_scope(profile, item.url)
    ]
    parts.sort(key=lambda part: "post" not in part and "berita" not in part)
    for part in parts[:2]:
        inner = asker.get(part)
        entries = read_sitemap(inner.body, part).entries if inner.status == 200 else []
        if any(_is_ours(profile, item) for item in entries):
            return entries
    return []


def _is_ours(profile: Profile, item: Found) -> bool:
    return in_scope(profile, item.url) and is_article_url(profile, normalise(item.url))


def _problem(answer: Fetched, found: list[Found], articles: list[Found]) -> str | None:
    if answer.error:
        return answer.error
    if answer.status != 200:
        return f"status {answer.status}"
    if not found:
        return "shows nothing"
    return None if articles else "shows addresses, but none that article_urls takes for an article"

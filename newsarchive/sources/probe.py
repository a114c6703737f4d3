"""Works out how an unknown site publishes: software, feeds, sitemaps, listings, article addresses.

Pure over a `fetch` callable, so that tests need no network. At most 39 requests.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from protego import Protego

from newsarchive.discovery.addresses import in_scope, is_article_url, normalise, split_url
from newsarchive.discovery.found import Found
from newsarchive.extract.article import Article
from newsarchive.records import JsonRecord
from newsarchive.sources.furniture import repeated_texts
from newsarchive.sources.probe_asker import AGENT, MAX_REQUESTS, Asker, Fetch, Fetched
from newsarchive.sources.probe_cms import CmsGuess, guess_cms
from newsarchive.sources.probe_fields import learn_body
from newsarchive.sources.probe_grade import (
    BODY_PROBLEM,
    Sample,
    SampleGrade,
    grade_samples,
    overall_grade,
)
from newsarchive.sources.probe_listings import ListingSeen, find_listings
from newsarchive.sources.probe_machine import (
    FeedSeen,
    RestSeen,
    SitemapSeen,
    find_feeds,
    find_rest,
    find_sitemaps,
)
from newsarchive.sources.probe_shapes import learn_patterns
from newsarchive.sources.probe_source import SourceGuess, guess_source
from newsarchive.sources.profile import Discovery, FieldRule, Pagination, Profile

_SAMPLES = 6
#: articles from which on what they share is told from chance
_COMPARED = 5


Read = Callable[..., Article]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeReport(JsonRecord):
    """What a probe found out, and the profile that follows from it."""

    url: str
    requests: int
    #: seconds that robots.txt asks to leave between requests
    crawl_delay: float | None
    cms: CmsGuess
    feeds: list[FeedSeen]
    sitemaps: list[SitemapSeen]
    rest: RestSeen | None
    listings: list[ListingSeen]
    charset: str | None
    samples: list[SampleGrade]
    #: `good`, `usable`, `poor` or `none`
    grade: str
    #: what stood in the way, in sentences
    problems: list[str]
    profile: Profile | None


def probe(
    url: str,
    fetch: Fetch,
    *,
    region: str | None = None,
    source_id: str | None = None,
    read: Read | None = None,
) -> ProbeReport:
    """Probe the site at `url`.

    `fetch` follows redirects on the site and keeps the pace; it never raises for a bad server.
    `region` is the Kemendagri code, guessed from host and title when absent. `read` reads a
    page; by default it is `extract_article`.
    """
    if read is None:
        from newsarchive.extract import extract_article

        read = extract_article
    home = _home(url)
    asker = Asker(fetch)
    robots = asker.read_robots(home)
    front = asker.get(home)
    problem = _front_problem(home, front)
    if problem:
        return _nothing(home, asker, problem)
    if split_url(front.url)[0] != split_url(home)[0]:
        home = _home(front.url)
    source = guess_source(home, front.body, front.content_type, region)
    draft = source.draft(home, source_id)
    cms = guess_cms(front.body, front.headers)
    rest = find_rest(asker, draft, front, cms.name)
    feeds = find_feeds(asker, draft, front, cms.name)
    sitemaps = find_sitemaps(asker, draft, list(robots.sitemaps))
    certain = [found for feed in feeds for found in feed.sample] + (rest.sample if rest else [])
    listings = find_listings(asker, draft, front, certain)
    shown = [found for listing in listings for found in listing.sample]
    patterns = learn_patterns(
        [found.url for found in certain],
        [found.url for found in shown if found.hints.date] or [found.url for found in shown],
        [found.url for seen in sitemaps for found in seen.sample],
    )
    profile = _profile(draft, source, cms, feeds, sitemaps, rest, listings, patterns)
    chosen = _choose(profile, certain, shown, sitemaps)
    read_so = grade_samples(asker, profile, chosen, read)
    if any(BODY_PROBLEM in sample.grade.problems for sample in read_so):
        profile, read_so = _with_body(asker, profile, chosen, read_so, read)
    profile = replace(profile, furniture=_furniture(read_so))
    samples = [sample.grade for sample in read_so]
    return ProbeReport(
        url=home,
        requests=asker.requests,
        crawl_delay=_delay(robots),
        cms=cms,
        feeds=feeds,
        sitemaps=sitemaps,
        rest=rest,
        listings=listings,
        charset=source.charset,
        samples=samples,
        grade=overall_grade(samples, has_discovery=bool(rest or sitemaps or listings or feeds)),
        problems=_problems(asker, source, profile, samples),
        profile=profile,
    )


def _home(url: str) -> str:
    parts = urlsplit(url if "://" in url else f"https://{url}")
    path = parts.path if parts.path.endswith("/") else parts.path.rpartition("/")[0] + "/"
    return normalise(f"{parts.scheme}://{parts.netloc}{path or '/'}")


def _front_problem(home: str, front: Fetched) -> str | None:
    if front.error:
        return f"{home} gave no page: {front.error}"
    place = Profile(id="x", name="x", region="11", home=home)
    if not in_scope(place, front.url):
        return (
            f"{home} redirects to {front.url}, another site; probe that address if the government "
            "has moved there"
        )
    if front.status != 200:
        return f"{home} answered with status {front.status}"
    return None


def _nothing(home: str, asker: Asker, problem: str) -> ProbeReport:
    return ProbeReport(
        url=home,
        requests=asker.requests,
        crawl_delay=None,
        cms=CmsGuess(name=None, evidence=[]),
        feeds=[],
        sitemaps=[],
        rest=None,
        listings=[],
        charset=None,
        samples=[],
        grade="none",
        problems=[problem],
        profile=None,
    )


def _profile(
    draft: Profile,
    source: SourceGuess,
    cms: CmsGuess,
    feeds: list[FeedSeen],
    sitemaps: list[SitemapSeen],
    rest: RestSeen | None,
    listings: list[ListingSeen],
    patterns: list[str],
) -> Profile:
    template = next((seen.pagination for seen in listings if seen.pagination), None)
    return replace(
        draft,
        cms=cms.name,
        publishers=source.publishers,
        discovery=Discovery(
            feeds=[seen.path for seen in feeds],
            sitemaps=[seen.path for seen in sitemaps],
            wordpress=rest.path if rest else None,
            listings=[seen.path for seen in listings],
            pagination=Pagination.from_dict(template.to_dict()) if template else None,
            article_urls=patterns,
        ),
    )


def _choose(
    profile: Profile, certain: list[Found], shown: list[Found], sitemaps: list[SitemapSeen]
) -> list[Found]:
    """A handful of articles, new and old, those with the fullest hints first."""
    pages: dict[str, Found] = {}
    # listings before feeds: their dates are what readers see
    for found in (*shown, *certain, *(item for seen in sitemaps for item in seen.sample)):
        address = normalise(found.url)
        known = pages.get(address)
        if (
            in_scope(profile, address)
            and is_article_url(profile, address)
            and (known is None or (known.hints.date is None and found.hints.date))
        ):
            pages[address] = replace(found, url=address)
    ranked = sorted(pages.values(), key=lambda found: not (found.hints.title and found.hints.date))
    full = [found for found in ranked if found.hints.title and found.hints.date] or ranked
    step = max(1, len(full) // _SAMPLES)
    return full[::step][:_SAMPLES]


def _with_body(
    asker: Asker,
    profile: Profile,
    chosen: list[Found],
    samples: list[Sample],
    read: Read,
) -> tuple[Profile, list[Sample]]:
    """The profile with a selector for the body, when articles then read better."""
    answers = [asker.get(found.url) for found in chosen]
    selector = learn_body([(a.body, a.content_type) for a in answers if a.status == 200])
    if selector is None:
        return profile, samples
    better = replace(profile, fields={"body": FieldRule(css=[selector])})
    graded = grade_samples(asker, better, chosen, read)
    before, after = (sum(len(s.grade.problems) for s in part) for part in (samples, graded))
    return (better, graded) if after < before else (profile, samples)


def _furniture(samples: list[Sample]) -> list[str]:
    """What nearly all articles that were read have in common."""
    texts = [
        [*sample.article.body, *(caption.text for caption in sample.article.captions)]
        for sample in samples
        if sample.article is not None and sample.article.kind == "article"
    ]
    if len(texts) < _COMPARED:
        return []
    return [text.text for text in repeated_texts(texts, fewest=len(texts) - 1)]


def _delay(robots: Protego) -> float | None:
    delay = robots.crawl_delay(AGENT)
    return float(delay) if delay is not None else None


def _problems(
    asker: Asker, source: SourceGuess, profile: Profile, samples: list[SampleGrade]
) -> list[str]:
    problems = list(source.problems)
    if asker.refused:
        problems.append(f"robots.txt forbids {len(asker.refused)} pages, first {asker.refused[0]}")
    if not profile.discovery.article_urls:
        problems.append("no shape of article addresses could be learnt: add article_urls by hand")
    if not samples:
        problems.append("no article was found to read")
    if asker.requests >= MAX_REQUESTS:
        problems.append(
            f"the budget of {MAX_REQUESTS} requests was spent before everything was seen"
        )
    return problems

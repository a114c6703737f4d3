"""Tries the hosts that a government may have: two requests each, and an honest answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from newsarchive.discovery.addresses import in_scope
from newsarchive.discovery.listing import read_listing
from newsarchive.records import JsonRecord
from newsarchive.sources.catalogue import CatalogueEntry
from newsarchive.sources.probe_asker import Asker, Fetched
from newsarchive.sources.probe_cms import guess_cms
from newsarchive.sources.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateTried(JsonRecord):
    """What a candidate host answered."""

    region: str
    name: str
    host: str
    url: str
    #: `page`, or why there is none
    answer: str
    cms: str | None
    #: article links on its front page; 0 is no news site
    articles: int


def try_candidates(
    entry: CatalogueEntry, fetch: Callable[[str], Fetched]
) -> Iterator[CandidateTried]:
    """Try the hosts of a government, until one has news on its front page."""
    hosts = ([entry.host] if entry.host else []) + list(entry.candidates)
    for host in hosts:
        tried = _try(entry, host, fetch)
        yield tried
        if tried.articles:
            return


def _try(entry: CatalogueEntry, host: str, fetch: Callable[[str], Fetched]) -> CandidateTried:
    home = f"https://{host}/"
    answer = _front(home, fetch)
    if answer.status == 0:
        # many of the older hosts have no certificate that is still good
        home = f"http://{host}/"
        plain = _front(home, fetch)
        answer = plain if plain.status else answer
    profile = Profile(id="x", name=entry.name, region=entry.region, home=home)
    words, articles, cms = _judge(answer, profile)
    return CandidateTried(
        region=entry.region,
        name=entry.name,
        host=host,
        url=home,
        answer=words,
        cms=cms,
        articles=articles,
    )


def _front(home: str, fetch: Callable[[str], Fetched]) -> Fetched:
    asker = Asker(fetch)
    robots = fetch(urljoin(home, "/robots.txt"))
    if robots.status == 0:
        return robots
    asker.take_robots(robots)
    return asker.get(home)


def _judge(answer: Fetched, profile: Profile) -> tuple[str, int, str | None]:
    if answer.error:
        return answer.error, 0, None
    if not in_scope(profile, answer.url):
        return f"redirects to {answer.url}", 0, None
    if answer.status != 200:
        return f"status {answer.status}", 0, None
    page = read_listing(answer.body, answer.url, profile, answer.content_type)
    cms = guess_cms(answer.body, answer.headers).name
    return "page", len(page.entries), cms

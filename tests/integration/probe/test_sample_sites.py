"""The probe on the sample sites, their profiles put aside."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from newsarchive.discovery.addresses import is_article_url, normalise
from newsarchive.discovery.listing import read_listing
from newsarchive.samplesites import SampleSites, all_sites, find_site, read_exchanges, site_articles
from newsarchive.sources.check import check
from newsarchive.sources.loading import load_profile
from newsarchive.sources.probe import probe
from newsarchive.sources.probe_fetch import PoliteFetcher
from newsarchive.sources.probe_toml import profile_toml

SITES = [*all_sites(), "sampel-jebakan"]


def fetcher() -> PoliteFetcher:
    return PoliteFetcher(
        delay=0,
        timeout=20,
        user_agent="newsarchive/test (+https://example.org)",
        sleep=lambda _: None,
    )


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SampleSites]:
    with socket.socket() as probe_socket:
        probe_socket.bind(("127.0.0.1", 0))
        port = probe_socket.getsockname()[1]
    with SampleSites(port, traps=True, slow=0.1, log_dir=tmp_path_factory.mktemp("log")) as running:
        yield running


@pytest.mark.parametrize("site_id", SITES)
def test_the_written_profile_finds_every_article(
    sites: SampleSites, site_id: str, tmp_path: Path
) -> None:
    site = find_site(site_id)
    report = probe(sites.home(site_id), fetcher(), source_id=site_id)
    assert report.requests < 40
    assert report.profile is not None
    path = tmp_path / f"{site_id}.toml"
    path.write_text(profile_toml(report, today="2026-11-24"), encoding="utf-8")
    profile = load_profile(path)
    assert profile.region == site.region
    assert profile.timezone == site.timezone
    wanted = {
        normalise(urljoin(profile.home, article.path))
        for article in site_articles(site_id, 1)
        if article.status != "withdrawn"
    }
    assert all(is_article_url(profile, url) for url in wanted)

    found: set[str] = set()
    seen_pages: set[str] = set()
    fetch = fetcher()
    url: str | None = urljoin(profile.home, profile.discovery.listings[0])
    while url:
        page = read_listing(fetch(url).body, url, profile)
        if page.digest in seen_pages:
            break
        seen_pages.add(page.digest)
        found |= {entry.url for entry in page.entries}
        url = page.next_url
    assert len(found & wanted) >= 0.97 * len(wanted)


def test_robots_is_kept_on_all(sites: SampleSites) -> None:
    disallowed = 0
    assert sites.log_dir is not None
    for exchange in read_exchanges(sites.log_dir):
        path = urlsplit(exchange.target).path
        assert not path.startswith(("/arsip-internal/", "/cetak/", "/administrator/")), path
        disallowed += 1
    assert disallowed > 50


@pytest.mark.parametrize("site_id", list(all_sites()))
def test_check_of_the_shipped_profiles(sites: SampleSites, site_id: str) -> None:
    profile = load_profile(sites.profiles_dir / f"{site_id}.toml")
    report = check(profile, fetcher())
    assert [way.problem for way in report.ways] == [None] * len(report.ways)
    assert report.requests < 15


def test_check_of_a_dead_site(sites: SampleSites) -> None:
    profile = load_profile(sites.profiles_dir / "sampel-malang.toml")
    sites.set_down("sampel-malang")
    try:
        report = check(profile, fetcher())
    finally:
        sites.set_down()
    assert report.grade == "none"
    assert not report.is_well
    assert all(way.problem for way in report.ways)

"""Sites of every kind and one full of traps, crawled twice: each article once, and few requests beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsarchive.samplesites import SampleSites, find_site, site_articles, write_profiles
from newsarchive.samplesites.traps import SITEMAP_URLS
from tests.integration.conftest import Archive, path_of

PORT = 8493
TRAPS = "sampel-jebakan"
#: more articles a site, so that what a crawl asks for besides can be told from what a site is small
GROWN = 240


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SampleSites]:
    log = tmp_path_factory.mktemp("log")
    with SampleSites(port=PORT, log_dir=log, traps=True, grown=GROWN, slow=0.2) as running:
        yield running


def asked(rows: list[dict[str, Any]], site_id: str) -> list[str]:
    """What a site was asked for; not what it refused with 429 and so has to be asked for again."""
    address = find_site(site_id).address
    return [row["target"] for row in rows if row["address"] == address and row["status"] != 429]


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_each_article_once_and_few_requests_beside(
    grown: SampleSites, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = Archive(tmp_path / "archive", PORT)
    archive.run("init")
    write_profiles(archive.path / "sources", PORT, extra=(TRAPS,))
    ids = [*(site.id for site in grown.sites), TRAPS]

    archive.crawl(*ids, no_requisites=True)
    first = grown.access()
    held = stored(archive)
    figures: dict[str, list[float]] = {}
    for site_id in ids:
        articles = site_articles(site_id, 1, GROWN)
        paths = [article.path for article in articles if not article.fault]
        assert [path for path in paths if held[site_id, path] != 1] == [], site_id
        requests = len(asked(first, site_id))
        figures[site_id] = [len(articles), requests, requests / len(articles)]

    grown.set_epoch(2)
    archive.crawl(*ids, no_requisites=True)
    second = grown.access()[len(first) :]
    held = stored(archive)
    for site_id in ids:
        new = [a.path for a in site_articles(site_id, 2, GROWN) if a.status == "new"]
        assert [path for path in new if held[site_id, path] != 1] == [], site_id
        # articles that the site says were edited are asked for as well, and are no overhead
        edited = {a.path for a in site_articles(site_id, 2, GROWN) if a.status == "edited"}
        targets = asked(second, site_id)
        requests = sum(target not in edited for target in targets)
        figures[site_id] += [len(new), requests, requests / len(new)]

    with capsys.disabled():
        print("\n\n| site | articles | requests | an article | new | requests | a new article |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        for site_id, row in figures.items():
            print("| {} | {} | {} | {:.3f} | {} | {} | {:.3f} |".format(site_id, *row))
    assert max(row[2] for row in figures.values()) <= 1.15
    assert max(row[5] for row in figures.values()) <= 1.3

    assert grown.disallowed_requests() == []
    check_traps(first, second)


def stored(archive: Archive) -> Counter[tuple[str, str]]:
    """How often each (source, path) is an article."""
    rows = archive.rows("SELECT source_id, url FROM article")
    return Counter((source, path_of(url)) for source, url in rows)


def check_traps(first: list[dict[str, Any]], second: list[dict[str, Any]]) -> None:
    """The site of traps was neither asked for its traps nor for anything twice."""
    targets = asked(first, TRAPS)
    assert not [target for target in targets if target.startswith(("/agenda", "/cetak"))]
    assert not [target for target in targets if "sid=" in target or "urut=" in target]
    assert not [target for target in targets if target.startswith("/produk-hukum/")]
    pages = len(site_articles(TRAPS, 1, GROWN)) / 12
    assert sum(target.startswith("/berita?") for target in targets) <= pages + 3
    # the sitemap of 200,000 addresses is five requests
    assert sum("sitemap" in target for target in targets) == 5
    assert SITEMAP_URLS == 200_000
    rows = [row for row in first + second if row["address"] == find_site(TRAPS).address]
    paused = [row for row in rows if row["status"] == 429]
    assert paused
    for row in paused:
        later = [other["time"] for other in rows if other["time"] > row["answered"]]
        assert not later or min(later) - row["answered"] >= 0.95, "Retry-After: 1 was not kept"
    answered = Counter(
        row["target"] for row in rows if row["status"] == 200 and "/berita/" in row["target"]
    )
    assert max(answered.values()) == 1

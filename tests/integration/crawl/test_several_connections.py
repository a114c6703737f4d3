"""With several connections to a host, articles are fetched while its one listing is still walked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.conftest import Archive
from tests.integration.crawl.smallsite import (
    NOT_FOUND,
    Answer,
    SmallSite,
    article,
    page,
    serve,
    write_profile,
)

PAGES, A_PAGE = 6, 5
DISCOVERY = """listings = [{listings}]
article_urls = ['^/berita/\\d+/x$']
entry = "li"
entry_date = "time"
pagination = {{ template = "?hal={{page}}" }}"""


def site(path: str) -> Answer:
    """Lists of articles whose days only the lists know."""
    name, _, number = path.partition("?hal=")
    if name in ("/berita", "/kategori"):
        first = (int(number or 1) - 1) * A_PAGE
        items = [
            f'<li><a href="/berita/{n}/x">Pasar ke-{n}</a> <time>{n % 28 + 1} Mei 2023</time></li>'
            for n in range(first, min(first + A_PAGE, PAGES * A_PAGE))
        ]
        return page(f"<html><body><ul>{''.join(items)}</ul></body></html>")
    return article(f"Pasar ke-{path.split('/')[2]}") if path.endswith("/x") else NOT_FOUND


def crawl(folder: Path, listings: str, **options: object) -> tuple[Archive, list[str]]:
    archive = Archive(folder / "archive")
    archive.run("init")
    with serve(SmallSite(site, slow=0.03)) as small:
        discovery = DISCOVERY.format(listings=listings)
        write_profile(
            archive.path / "sources", "satu", f"http://127.0.0.1:{small.port}/", discovery
        )
        archive.crawl("satu", **options)
    return archive, small.paths()


def articles_before_the_last_list(paths: list[str]) -> int:
    last = max(number for number, path in enumerate(paths) if not path.endswith("/x"))
    return sum(path.endswith("/x") for path in paths[:last])


def test_articles_of_a_listing_do_not_wait_for_its_end_and_have_its_hints(tmp_path: Path) -> None:
    archive, paths = crawl(tmp_path, '"/berita"', per_host=4)
    assert articles_before_the_last_list(paths) > A_PAGE
    fetched = [path for path in paths if path.endswith("/x")]
    assert sorted(fetched) == sorted(f"/berita/{n}/x" for n in range(PAGES * A_PAGE))
    rows = archive.rows("SELECT url, published FROM articles")
    assert len(rows) == PAGES * A_PAGE
    for url, published in rows:
        number = int(url.split("/")[-2])
        assert published.startswith(f"2023-05-{number % 28 + 1:02d}")


@pytest.mark.parametrize(
    ("listings", "options"),
    [
        ('"/berita"', {}),
        ('"/berita", "/kategori"', {"per_host": 4}),
        ('"/berita"', {"per_host": 4, "max_pages": 100}),
    ],
    ids=["one connection", "another list may tell more", "a crawl of so many pages"],
)
def test_elsewhere_articles_wait_until_all_lists_were_walked(
    tmp_path: Path, listings: str, options: dict[str, int]
) -> None:
    _archive, paths = crawl(tmp_path, listings, **options)
    assert articles_before_the_last_list(paths) == 0
    assert len([path for path in paths if path.endswith("/x")]) == PAGES * A_PAGE

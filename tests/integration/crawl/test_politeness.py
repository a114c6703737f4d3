"""What a crawl asks of a server, by the server's own log."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from tests.integration.conftest import Archive
from tests.integration.crawl.smallsite import (
    NOT_FOUND,
    Answer,
    SmallSite,
    article,
    listing,
    serve,
    write_profile,
)

LISTING = "listings = [\"/berita\"]\narticle_urls = ['^/berita/\\d+/x$']"


@pytest.fixture
def empty(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path / "archive")
    archive.run("init")
    return archive


def news(count: int, *more: str):
    """A site with so many articles on one listing page."""

    def answer(path: str) -> Answer:
        if path == "/berita":
            return listing([f"/berita/{number}/x" for number in range(1, count + 1)], *more)
        if path.startswith("/berita/") and path.split("/")[2].isdigit():
            return article(f"Pasar {path.split('/')[2]}")
        return NOT_FOUND

    return answer


def add(archive: Archive, source: str, home: str, *more: str, discovery: str = LISTING) -> None:
    write_profile(archive.path / "sources", source, home, discovery, *more)


def test_robots_rules_for_us_crawl_delay_and_name(empty) -> None:
    rules = (
        "User-agent: *\nDisallow: /\n\n"
        "User-agent: newsarchive\nDisallow: /berita/2/\nCrawl-delay: 1\n"
    )
    (empty.path / "newsarchive.toml").write_text('contact = "mailto:arsip@kotaku.example"\n')
    with serve(SmallSite(news(6), robots=rules)) as site:
        add(empty, "satu", f"http://127.0.0.1:{site.port}/")
        report = empty.crawl("satu")
    assert sorted(site.paths()) == [
        "/berita",
        *(f"/berita/{number}/x" for number in (1, 3, 4, 5, 6)),
    ]
    assert [failure["reason"] for failure in report["failures"]] == ["robots.txt"]
    # a busy machine's server notes a request some milliseconds late
    assert min(site.gaps()[1:]) >= 0.95, "the random part of the delay must not undercut it"
    agents = {note.headers["user-agent"] for note in site.requests}
    assert len(agents) == 1
    assert "newsarchive/" in min(agents)
    assert "mailto:arsip@kotaku.example" in min(agents)


def test_robots_that_can_not_be_read_forbids_the_site(empty) -> None:
    with serve(SmallSite(news(2), robots="HTTP 503")) as site:
        add(empty, "satu", f"http://127.0.0.1:{site.port}/")
        report = empty.crawl("satu")
    assert site.paths() == []
    assert "robots.txt answers 503" in report["failures"][0]["reason"]


def test_no_robots_file_allows_everything(empty) -> None:
    with serve(SmallSite(news(2), robots="HTTP 404")) as site:
        add(empty, "satu", f"http://127.0.0.1:{site.port}/")
        empty.crawl("satu")
    assert sorted(site.paths()) == ["/berita", "/berita/1/x", "/berita/2/x"]


@pytest.mark.parametrize(("status", "as_date"), [(429, False), (503, True)])
def test_a_pause_asked_for_is_kept(empty, status, as_date) -> None:
    told: list[float] = []
    plain = news(3)

    def answer(path: str) -> Answer:
        if path == "/berita/2/x" and not told:
            told.append(time.time())
            until = datetime.now(UTC) + timedelta(seconds=3)
            value = format_datetime(until, usegmt=True) if as_date else "2"
            return status, {"Retry-After": value}, "pelan-pelan"
        return plain(path)

    with serve(SmallSite(answer)) as site:
        add(empty, "satu", f"http://127.0.0.1:{site.port}/")
        report = empty.crawl("satu")
    after = [note.began - told[0] for note in site.requests if note.began > told[0]]
    assert min(after) >= 1.9
    assert not report["failures"]
    assert len(empty.articles()) == 3


def test_one_connection_a_host_and_hosts_on_one_server_share_it(empty) -> None:
    with serve(SmallSite(news(5), slow=0.05)) as site:
        # two names of one address, as on shared hosting
        add(empty, "satu", f"http://127.0.0.1:{site.port}/")
        add(empty, "dua", f"http://localhost:{site.port}/")
        report = empty.crawl("satu", "dua")
    assert {note.headers["host"].split(":")[0] for note in site.requests} == {
        "127.0.0.1",
        "localhost",
    }
    assert max(note.at_once for note in site.requests) == 1
    assert report["counts"]["sources/satu/new"] == report["counts"]["sources/dua/new"] == 5
    assert len({note.connection for note in site.requests}) <= 4, "connections are kept"


def test_outside_its_window_a_source_is_left_alone(empty) -> None:
    jakarta = datetime.now(UTC) + timedelta(hours=7)
    opens, closes = jakarta + timedelta(hours=2), jakarta + timedelta(hours=3)
    window = f'crawl_window = "{opens:%H:%M}-{closes:%H:%M}"'
    with serve(SmallSite(news(2))) as site:
        add(empty, "satu", f"http://127.0.0.1:{site.port}/", window)
        out = empty.run("crawl", "satu", "--delay", "0", codes=(3,))
        assert site.requests == []
        assert "outside its crawl window" in out
        assert f"{opens:%H:%M}" in out
        empty.run("crawl", "satu", "--delay", "0", "--any-time", codes=(0,))
    assert len(empty.articles()) == 2


def test_budgets_end_a_crawl_and_the_next_goes_on(empty) -> None:
    with serve(SmallSite(news(12))) as site:
        add(empty, "satu", f"http://127.0.0.1:{site.port}/", "max_pages = 5")
        first = empty.crawl("satu")
        assert first["counts"]["sources/satu/new"] == 5
        assert first["waiting"] == {"satu": 7}
        second = empty.crawl("satu", max_megabytes=0.003)
        assert "byte budget" in second["left"]["satu"]
        empty.crawl("satu")
        empty.crawl("satu")
    pages = [path for path in site.paths() if path != "/berita"]
    assert len(pages) == len(set(pages)) == 12
    assert len(empty.articles()) == 12


def test_a_host_that_goes_down_is_left_and_found_again(empty) -> None:
    plain = news(40)
    down: list[bool] = []

    def answer(path: str) -> Answer:
        if len(site.requests) > 15 and not down:
            down.append(True)
        return (0, {}, "") if down and down[-1] else plain(path)

    with serve(SmallSite(answer)) as site:
        add(empty, "satu", f"http://127.0.0.1:{site.port}/")
        first = empty.crawl("satu")
        asked_while_down = len(site.requests) - 15
        held = len(empty.articles())
        assert 5 <= held < 40
        assert "given up" in first["left"]["satu"]
        assert first["waiting"]["satu"] > 20
        # a few tries, not one for each of the articles that wait
        assert asked_while_down <= 12
        assert len(first["failures"]) <= 5
        down.append(False)
        second = empty.crawl("satu", recheck=True)
        empty.crawl("satu", full=True)
    assert second["state"] == "finished"
    assert len(empty.articles()) == 40


def test_a_home_on_another_domain_is_reported_and_not_asked(empty) -> None:
    with serve(SmallSite(news(3)), "127.0.0.9") as other:
        away = f"http://127.0.0.9:{other.port}/berita"
        with serve(SmallSite(lambda path: (301, {"Location": away}, ""))) as site:
            add(empty, "satu", f"http://127.0.0.1:{site.port}/")
            done = empty.done("crawl", "satu", "--delay", "0")
    assert other.requests == []
    assert done.returncode == 3
    assert f"redirect to another site: 127.0.0.9:{other.port}" in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("home", "words"),
    [
        ("http://127.0.0.1:9/", "connection refused"),
        ("http://tidak-ada.invalid/", "unknown host"),
    ],
)
def test_a_host_that_is_not_there_is_one_line(empty, home, words) -> None:
    add(empty, "satu", home)
    done = empty.done("crawl", "satu", "--delay", "0")
    assert done.returncode == 3
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    assert len(lines) == 1, done.stderr
    assert "satu" in lines[0]
    assert words in lines[0]


def test_a_server_without_tls_is_one_line(empty) -> None:
    with serve(SmallSite(news(1))) as site:
        add(empty, "satu", f"https://127.0.0.1:{site.port}/")
        done = empty.done("crawl", "satu", "--delay", "0")
    assert done.returncode == 3
    assert "TLS failure" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1

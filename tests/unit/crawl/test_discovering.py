"""Discovery of one source against sites that are dictionaries: which pages are asked for, what is queued."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from newsarchive.crawl.discovering import Discoverer
from newsarchive.crawl.frontier import Frontier
from newsarchive.crawl.options import CrawlOptions
from newsarchive.sources.profile import Discovery, JsonApi, Profile
from newsarchive.store import UrlState
from tests.fresh import fresh_store

HOME = "https://kotaku.go.id/"
NOW = datetime(2024, 5, 20, 3, tzinfo=UTC)
Site = Callable[[str], tuple[int, dict[str, str], str]]


class Crawl:
    """An archive and the discovery of one source in it."""

    def __init__(self, folder: Path, **discovery: object) -> None:
        discovery.setdefault("article_urls", [r"^/berita/\d+"])
        self.profile = Profile(
            id="k", name="K", region="35.73", home=HOME, discovery=Discovery(**discovery)  # type: ignore[arg-type]
        )  # fmt: skip
        self.store = fresh_store(folder / "records.sqlite")
        self.store.upsert_sources([self.profile])
        self.frontier = Frontier(folder / "frontier.sqlite")
        self.now = NOW

    def run(self, site: Site, **options: object) -> tuple[list[str], set[str]]:
        """Discover; returns what was asked for, and what was queued, both without the host."""
        counts: Counter[str] = Counter()

        def count(key: str, count: int = 1) -> None:
            counts[key] += count

        self.discoverer = Discoverer(
            self.profile,
            self.store,
            self.frontier,
            CrawlOptions(**options),  # type: ignore[arg-type]
            now=self.now,
            count=count,
        )
        asked: list[str] = []
        while steps := self.discoverer.next_stage():
            while steps:
                step = steps.pop(0)
                asked.append(step.url.removeprefix(HOME))
                assert len(asked) < 500, "endless"
                status, headers, body = site(step.url.removeprefix(HOME))
                steps += self.discoverer.answer(step, step.url, status, headers, body.encode())
        self.discoverer.finish()
        queued = {entry.url.removeprefix(HOME) for entry in self.frontier.take("k", 10**6)}
        return asked, queued

    def fetch(self, queued: set[str], *, article: bool = True) -> None:
        """Let these have been fetched, and leave the frontier."""
        from newsarchive.dedup import url_key

        keys = {url_key(HOME + path): HOME + path for path in queued}
        self.store.save_url_states(
            [
                UrlState(
                    source_id="k",
                    url_key=key,
                    url=url,
                    last_status=200,
                    last_fetched=self.now,
                    first_seen=self.now,
                    next_check=self.now + timedelta(days=30),
                    article_id=f"id {url}" if article else None,
                )
                for key, url in keys.items()
            ]
        )
        self.frontier.done("k", keys)


@pytest.fixture
def crawl(tmp_path: Path) -> Callable[..., Crawl]:
    return lambda **discovery: Crawl(tmp_path, **discovery)


def links(numbers: Iterator[int] | list[int] | range, more: str = "") -> tuple[int, dict, str]:
    items = "".join(f'<li><a href="/berita/{n}">Berita nomor {n}</a></li>' for n in numbers)
    return 200, {"content-type": "text/html"}, f"<html><body>{items}{more}</body></html>"


NOT_FOUND = (404, {}, "")


def test_a_listing_dealt_out_anew_for_ever_is_left(crawl) -> None:
    made = crawl(listings=["/berita"])
    chance = random.Random(1)

    def site(path: str):
        number = int(path.partition("page=")[2] or 1)
        return links(
            chance.sample(range(30), 10), f'<a rel="next" href="/berita?page={number + 1}">n</a>'
        )

    asked, queued = made.run(site)
    assert len(asked) < 40
    assert len(queued) == 30


def test_json_interface_is_read_to_its_end_and_again_when_full(crawl) -> None:
    api = JsonApi(url="/api/berita?page={page}", items="data", link="join('/', ['/berita', id])")
    made = crawl(api=api)

    def site(path: str):
        first = (int(path.partition("page=")[2]) - 1) * 10
        ids = [{"id": str(n)} for n in range(first, min(first + 10, 35))]
        return 200, {}, json.dumps({"data": ids})

    asked, queued = made.run(site)
    assert len(queued) == 35
    assert asked[-1] == "api/berita?page=5"
    made.fetch(queued)
    assert made.run(site) == (["api/berita?page=1"], set())
    asked, queued = made.run(site, full=True)
    assert len(asked) == 5
    assert len(queued) == 35


def month_site(held: dict[str, list[int]]) -> Site:
    return lambda path: links(held[path]) if path in held else NOT_FOUND


def test_archives_by_rule_cross_gaps_and_end(crawl) -> None:
    made = crawl(archives="/arsip/{year}/{month:02}")
    site = month_site({"arsip/2024/05": [3], "arsip/2023/11": [1, 2]})
    asked, queued = made.run(site)
    assert queued == {"berita/1", "berita/2", "berita/3"}
    assert asked[0] == "arsip/2024/05"
    # twelve empty months in a row end it
    assert asked[-1] == "arsip/2022/11"
    made.fetch(queued)
    assert made.run(site)[0] == [], "walked once, archives are left alone"
    asked, _queued = made.run(site, since=date(2023, 11, 3), until=date(2023, 12, 31))
    assert asked == ["arsip/2023/12", "arsip/2023/11"]


def test_archives_linked_from_a_listing_without_pages(crawl) -> None:
    made = crawl(listings=["/"])
    menu = "".join(f'<a href="/2023/{m:02}/">bulan</a>' for m in (9, 10, 11))
    held = {"2023/09/": links([1]), "2023/10/": links([2]), "2023/11/": links([3, 4])}
    asked, queued = made.run(lambda path: held.get(path) or links([4], menu))
    assert set(asked) == {"", *held}
    assert queued == {"berita/1", "berita/2", "berita/3", "berita/4"}


def posts(numbers: list[int], pages: int = 1) -> tuple[int, dict[str, str], str]:
    body = [
        {
            "link": f"{HOME}berita/{n}",
            "date_gmt": f"2024-05-{n:02}T00:00:00",
            "date": f"2024-05-{n:02}T07:00:00",
            "modified": f"2024-05-{n:02}T07:00:00",
            "modified_gmt": f"2024-05-{n:02}T00:00:00",
        }
        for n in numbers
    ]
    return 200, {"x-wp-total": str(len(numbers)), "x-wp-totalpages": str(pages)}, json.dumps(body)


def test_where_the_interface_tells_all_listings_are_looked_at_once_a_day(crawl) -> None:
    made = crawl(wordpress="/wp-json/wp/v2/", listings=["/"], feeds=["/feed/"])

    def site(path: str):
        if path.startswith("wp-json"):
            return posts([1, 2, 3] if "modified_after" not in path else [])
        return links([1, 2, 3])

    asked, queued = made.run(site)
    assert len(queued) == 3
    assert "feed/" in asked
    made.fetch(queued)
    asked, _queued = made.run(site)
    assert [path for path in asked if not path.startswith("wp-json")] == []
    assert "modified_after=2024-05-03T07" in asked[0]
    made.now = NOW + timedelta(hours=25)
    asked, _queued = made.run(site)
    assert asked[1:] == ["feed/", ""]


@pytest.mark.parametrize("untold", [0, 2])
def test_a_listing_checks_what_the_interface_told(crawl, untold: int) -> None:
    """It is followed as long as it shows what the interface did not tell (posts of another type, say)."""
    made = crawl(wordpress="/wp-json/wp/v2/", listings=["/"])
    told = [n for n in range(1, 29) if not untold or n % untold]

    def site(path: str):
        if path.startswith("wp-json"):
            return posts(told if "modified_after" not in path else [])
        number = int(path.partition("page=")[2] or 1)
        shown = range(2 * number - 1, 2 * number + 1)
        more = f'<a rel="next" href="/?page={number + 1}">n</a>' if number < 14 else ""
        return links(shown, more)

    asked, queued = made.run(site)
    pages = [path for path in asked if not path.startswith("wp-json")]
    assert len(pages) == (14 if untold else 3)
    assert len(queued) == 28
    made.fetch(queued)
    made.now = NOW + timedelta(hours=25)
    asked, queued = made.run(site)
    assert asked[1:] == [""]
    assert queued == set()


def test_a_failing_interface_does_not_keep_from_the_listing(crawl) -> None:
    made = crawl(wordpress="/wp-json/wp/v2/", listings=["/"])
    asked, queued = made.run(lambda path: (403, {}, "") if "wp-json" in path else links([7]))
    assert queued == {"berita/7"}
    assert asked[-1] == ""


def sitemap(rows: list[tuple[str, str | None]], kind: str = "url") -> tuple[int, dict, str]:
    items = "".join(
        f"<{kind}><loc>{HOME}{path}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</{kind}>"
        for path, day in rows
    )
    root = "urlset" if kind == "url" else "sitemapindex"
    return 200, {}, f'<?xml version="1.0"?><{root}>{items}</{root}>'


def test_parts_of_a_sitemap_stated_unchanged_are_not_read_again(crawl) -> None:
    made = crawl(sitemaps=["/s.xml"])
    days = {"a.xml": "2024-05-01", "b.xml": "2024-05-02"}

    def site(path: str):
        if path == "s.xml":
            return sitemap(list(days.items()), "sitemap")
        return sitemap([(f"berita/{'12'['ab'.index(path[0])]}", "2024-04-01")])

    asked, queued = made.run(site)
    assert asked == ["s.xml", "a.xml", "b.xml"]
    made.fetch(queued)
    assert made.run(site) == (["s.xml"], set())
    days["b.xml"] = "2024-05-19"
    assert made.run(site)[0] == ["s.xml", "b.xml"]
    assert made.run(site, full=True)[0] == ["s.xml", "a.xml", "b.xml"]


def test_windows_leave_out_what_is_dated_outside(crawl) -> None:
    made = crawl(sitemaps=["/s.xml"], feeds=["/f.xml"])
    items = "".join(
        f"<item><link>{HOME}berita/{n}</link><pubDate>{day} 00:00:00 GMT</pubDate></item>"
        for n, day in (
            (1, "Sun, 31 Dec 2023"),
            (2, "Mon, 15 Jan 2024"),
            (3, "Thu, 01 Feb 2024"),
            # a clock that is wrong says nothing, so the article is looked at
            (4, "Thu, 01 Jan 1970"),
            (5, "Thu, 01 Jan 2099"),
        )
    )
    feed = f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>"
    old = [("berita/6", "2023-12-01"), ("berita/7", "2024-03-01")]
    answers = {"s.xml": sitemap(old), "f.xml": (200, {}, feed)}
    window = {"since": date(2024, 1, 1), "until": date(2024, 1, 31)}
    _asked, queued = made.run(answers.__getitem__, **window)
    assert queued == {"berita/2", "berita/4", "berita/5", "berita/7"}


def test_a_window_reaches_behind_what_is_known(crawl) -> None:
    made = crawl(listings=["/berita"], article_urls=[r"^/\d{4}/\d\d/\d\d/b"])

    def site(path: str):
        number = int(path.partition("page=")[2] or 1)
        day = date(2024, 5, 1) - timedelta(days=30 * (number - 1))
        item = f'<a href="/{day:%Y/%m/%d}/b{number}">Berita</a>'
        return 200, {}, f'{item}<a rel="next" href="/berita?page={number + 1}">n</a><body>'

    _asked, queued = made.run(site, since=date(2024, 4, 1))
    assert queued == {"2024/05/01/b1", "2024/04/01/b2"}
    made.fetch(queued)
    asked, queued = made.run(site, since=date(2024, 2, 1), until=date(2024, 3, 31))
    assert queued == {"2024/03/02/b3", "2024/02/01/b4"}
    assert len(asked) <= 6


def test_filling_gaps_asks_for_what_is_not_held_only(crawl) -> None:
    made = crawl(listings=["/berita"])

    def site(path: str):
        number = int(path.partition("page=")[2] or 1)
        more = f'<a rel="next" href="/berita?page={number + 1}">n</a>' if number < 5 else ""
        return links(range(number * 10, number * 10 + 10), more)

    _asked, queued = made.run(site)
    assert len(queued) == 50
    # half of the pages are no articles; of the others the articles are lost
    lost = {f"berita/{n}" for n in range(10, 35)}
    made.fetch(queued - lost, article=False)
    made.fetch(lost)
    assert made.run(site) == (["berita"], set())
    asked, queued = made.run(site, fill_gaps=True)
    assert len(asked) == 5
    assert queued == lost


def test_what_the_feed_showed_does_not_end_the_listing(crawl) -> None:
    made = crawl(feeds=["/feed/"], listings=["/berita"])
    newest = 30

    def site(path: str):
        if path == "feed/":
            items = "".join(
                f"<item><link>{HOME}berita/{n}</link></item>"
                for n in range(newest, newest - 10, -1)
            )
            return 200, {}, f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>"
        number = int(path.partition("page=")[2] or 1)
        first = newest - 10 * (number - 1)
        more = f'<a rel="next" href="/berita?page={number + 1}">n</a>' if first > 10 else ""
        beside = range(newest, newest - 5, -1)
        return links([*range(first, max(first - 10, 0), -1), *beside], more)

    _asked, queued = made.run(site)
    made.fetch(queued)
    newest = 65
    asked, queued = made.run(site)
    assert queued == {f"berita/{n}" for n in range(31, 66)}
    assert len(asked) <= 1 + 5


def test_a_limited_crawl_does_not_walk_the_whole_listing(crawl) -> None:
    made = crawl(listings=["/berita"])

    def site(path: str):
        number = int(path.partition("page=")[2] or 1)
        return links(
            range(number * 10, number * 10 + 10),
            f'<a rel="next" href="/berita?page={number + 1}">n</a>' if number < 40 else "",
        )

    asked, queued = made.run(site, max_pages=15)
    assert len(asked) == 2
    made.fetch(queued)
    # the next crawl goes on where this one stopped
    asked, queued = made.run(site)
    assert len(queued) == 380
    assert len(asked) == 40


def test_a_source_of_which_nothing_can_be_read_says_so(crawl) -> None:
    made = crawl(listings=["/berita"], feeds=["/feed/"])
    made.run(lambda _path: NOT_FOUND)
    assert made.discoverer.problem() == "no discovery page could be read: status 404"
    empty = crawl()
    empty.profile = replace(empty.profile, discovery=Discovery())
    empty.run(lambda _path: NOT_FOUND)
    assert "names no feed" in (empty.discoverer.problem() or "")

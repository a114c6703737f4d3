"""The probe against sites made of a dictionary."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsarchive.discovery.addresses import is_article_url, normalise
from newsarchive.discovery.found import Found
from newsarchive.extract.article import Article, DateValue
from newsarchive.hints import Hints
from newsarchive.sources.loading import load_profile
from newsarchive.sources.probe import probe
from newsarchive.sources.probe_asker import MAX_REQUESTS, Fetched
from newsarchive.sources.probe_cms import guess_cms
from newsarchive.sources.probe_fields import learn_body
from newsarchive.sources.probe_grade import grade_article, overall_grade
from newsarchive.sources.probe_shapes import learn_patterns
from newsarchive.sources.probe_toml import profile_toml
from newsarchive.sources.profile import Profile

HOME = "https://kotaku.go.id/"


class Site:
    """Answers from a dictionary of paths; remembers what was asked."""

    def __init__(self, pages: dict[str, Any], home: str = HOME) -> None:
        self.pages = pages
        self.home = home
        self.asked: list[str] = []

    def __call__(self, url: str) -> Fetched:
        assert url.startswith(("http://", "https://"))
        self.asked.append(url)
        page = self.pages.get("/" + url.removeprefix(self.home))
        if page is None:
            return Fetched(url=url, status=404, body=b"tidak ada")
        if isinstance(page, Fetched):
            return page
        return Fetched(
            url=url,
            status=200,
            body=page.encode(),
            headers={"content-type": "text/html; charset=utf-8"},
        )


def read(body: bytes, url: str, *, hints: Hints | None = None, **_: Any) -> Article:
    text = body.decode()
    title = re.search("<h1>(.*)</h1>", text)
    date = re.search("<time>(.*)</time>", text)
    return Article(
        url=url,
        canonical_url=url,
        kind="article",
        title=title[1] if title else None,
        published=DateValue(
            value=date[1], precision="day", timezone="Asia/Jakarta", source="visible"
        )
        if date
        else None,
        body=[f"{url} " + "x" * 200, *re.findall("<footer>(.*)</footer>", text)],
    )


def article(number: int) -> str:
    return f"<h1>Pasar Murah Tahap {number}</h1><time>2023-11-{number:02}</time>"


def listing(numbers: range, following: str = "") -> str:
    cards = "".join(
        f'<div><h3><a href="/berita/detail/{n}/pasar-murah-{n}">Pasar Murah Tahap {n}</a></h3><span class="tgl">{n} November 2023</span></div>'
        for n in numbers
    )
    pager = f'<ul class="pagination"><li><a href="{following}">2</a></li></ul>' if following else ""
    return f"<title>Pemerintah Kota Malang</title><nav><a href='/berita'>Indeks Berita</a></nav>{cards}{pager}"


def plain_site(**more: Any) -> Site:
    pages: dict[str, Any] = {
        f"/berita/detail/{n}/pasar-murah-{n}": article(n) for n in range(1, 21)
    }
    pages |= {
        "/": listing(range(11, 17)),
        "/berita": listing(range(11, 21), "/berita?page=2"),
        "/berita?page=2": listing(range(1, 11)),
    }
    return Site(pages | {"/" + name: page for name, page in more.items()})


def test_a_plain_site(tmp_path: Path) -> None:
    site = plain_site()
    report = probe(HOME, site, read=read)
    assert report.grade == "good"
    assert report.problems == []
    assert report.profile is not None
    assert report.profile.region == "35.73"
    assert report.profile.discovery.listings == ["/berita"]
    assert report.profile.discovery.article_urls == [r"^/berita/detail/\d+/[^/]+$"]
    assert report.requests == len(site.asked) == len(set(site.asked)) < 40
    path = tmp_path / "kotaku.toml"
    path.write_text(profile_toml(report, today="2026-11-24"), encoding="utf-8")
    loaded = load_profile(path)
    assert loaded.id == "kotaku"
    assert loaded.discovery.pagination is not None
    assert loaded.discovery.pagination.template == "?page={page}"
    assert loaded.last_verified == "2026-11-24"
    assert loaded.confidence == "probed: good"


def test_what_nearly_all_articles_share_is_kept_as_furniture(tmp_path: Path) -> None:
    call = 'Ikuti "Suara Kota" setiap pagi \\o/ [gratis]'
    site = plain_site(
        **{
            f"berita/detail/{n}/pasar-murah-{n}": article(n)
            + (f"<footer>{call}</footer>" if n != 3 else "")
            for n in range(1, 21)
        }
    )
    report = probe(HOME, site, read=read)
    assert report.profile is not None
    assert report.profile.furniture == [call]
    path = tmp_path / "kotaku.toml"
    path.write_text(profile_toml(report), encoding="utf-8")
    assert load_profile(path).furniture == [call]
    assert load_profile(path).discovery == report.profile.discovery
    plain = probe(HOME, plain_site(), read=read).profile
    assert plain is not None
    assert plain.furniture == []


def test_robots_is_kept() -> None:
    site = plain_site(
        **{
            "robots.txt": "User-agent: *\nDisallow: /berita/detail/\nDisallow: /feed\nCrawl-delay: 7\n"
        }
    )
    report = probe(HOME, site, read=read)
    assert not [url for url in site.asked if "/detail/" in url or url.endswith("/feed")]
    assert report.crawl_delay == 7
    assert report.grade == "none"
    assert any("robots.txt forbids" in problem for problem in report.problems)


def test_robots_that_can_not_be_had_forbids() -> None:
    site = plain_site(**{"robots.txt": Fetched(url=HOME + "robots.txt", status=503)})
    report = probe(HOME, site, read=read)
    assert site.asked == [HOME + "robots.txt"]
    assert report.profile is None
    assert "robots.txt" in report.problems[0]


def test_a_site_that_moved_is_reported() -> None:
    site = plain_site()
    site.pages["/"] = Fetched(url="https://judi.example/", status=301)
    report = probe(HOME, site, read=read)
    assert report.profile is None
    assert report.grade == "none"
    assert "https://judi.example/" in report.problems[0]
    assert not [url for url in site.asked if "judi" in url]


def test_dead_and_failing_hosts() -> None:
    dead = probe(HOME, lambda url: Fetched(url=url, status=0, error="timed out"), read=read)
    assert "timed out" in dead.problems[0]
    failing = probe(
        HOME,
        lambda url: Fetched(url=url, status=200 if url.endswith("robots.txt") else 500),
        read=read,
    )
    assert "500" in failing.problems[0]
    with pytest.raises(ValueError, match="no profile"):
        profile_toml(dead)


def test_an_endless_site_costs_no_more_than_the_budget() -> None:
    asked = []

    def endless(url: str) -> Fetched:
        asked.append(url)
        if "sitemap" in url:
            body = (
                "<sitemapindex>"
                + "".join(
                    f"<sitemap><loc>{HOME}sitemap-{len(asked)}-{i}.xml</loc></sitemap>"
                    for i in range(99)
                )
                + "</sitemapindex>"
            )
        else:
            links = "".join(
                f'<a href="/berita/{len(asked)}{i}">Berita {i}</a> <a href="/berita/detail/{len(asked)}{i}/judul-{i}">Judul {i}</a>'
                for i in range(50)
            )
            body = f'{links}<a rel="next" href="/berita?page={len(asked)}">x</a>'
        return Fetched(url=url, status=200, body=body.encode())

    report = probe(HOME, endless, read=read)
    assert len(asked) == report.requests <= MAX_REQUESTS


def test_an_empty_site() -> None:
    report = probe(HOME, Site({"/": "<p>Sedang dalam perbaikan</p>"}), region="35.73", read=read)
    assert report.grade == "none"
    assert report.profile is not None
    assert "no article was found to read" in report.problems


def test_wordpress_with_its_interfaces() -> None:
    posts = ",".join(
        f'{{"link":"{HOME}2023/11/{n}/pasar/","date":"2023-11-{n}T01:00:00","title":{{"rendered":"Pasar {n}"}}}}'
        for n in range(10, 20)
    )
    site = Site(
        {
            "/": '<meta name="generator" content="WordPress 6"><link rel="https://api.w.org/" href="/wp-json/"><link rel="alternate" type="application/rss+xml" href="/feed/"><link rel="alternate" type="application/rss+xml" href="/comments/feed/">',
            "/robots.txt": f"Sitemap: {HOME}peta.xml",
            "/peta.xml": f"<urlset><url><loc>{HOME}2023/11/10/pasar/</loc></url></urlset>",
            "/feed/": f"<rss><channel><item><link>{HOME}2023/11/19/pasar/</link><pubDate>Sun, 19 Nov 2023 01:00:00 +0700</pubDate></item></channel></rss>",
        }
    )
    rest = "/wp-json/wp/v2/posts"
    answer = Fetched(
        url=HOME, status=200, body=f"[{posts}]".encode(), headers={"x-wp-total": "1234"}
    )

    def fetch(url: str) -> Fetched:
        return answer if rest in url else site(url)

    report = probe(HOME, fetch, region="35.73", read=read)
    assert report.cms.name == "wordpress"
    assert report.rest is not None
    assert report.rest.total == 1234
    assert report.profile is not None
    discovery = report.profile.discovery
    assert (discovery.feeds, discovery.sitemaps, discovery.wordpress) == (
        ["/feed/"],
        ["/peta.xml"],
        "/wp-json/wp/v2/",
    )
    assert discovery.article_urls == [r"^/\d{4}/\d{2}/\d{2}/[^/]+/$"]


def test_unknown_government_is_said() -> None:
    report = probe(
        "https://kotaku.example/",
        Site({"/": "<title>Halo</title>"}, "https://kotaku.example/"),
        read=read,
    )
    assert any("--region" in problem for problem in report.problems)


@pytest.mark.parametrize(
    ("urls", "hits", "misses"),
    [
        (["/node/1", "/node/22", "/content/pasar-murah", "/content/jalan-baru-dua"], ["/node/9", "/content/x-y"], ["/user/login", "/node/9/edit"]),
        (["/berita.php?id=1", "/berita.php?id=20"], ["/berita.php?id=3"], ["/profil.php?id=3", "/berita.php?hal=3"]),
        (["/2023/11/a-b/", "/2024/01/2024-c/"], ["/2020/02/x/"], ["/category/x/", "/2020/02/"]),
        (["/index.php/berita/item/1-a", "/index.php/berita/item/2-2016-10-06-01-23-21"], ["/index.php/berita/item/3-x"], ["/index.php/agenda/item/3-x"]),
        (["/2020/11/a-b.html", "/2021/01/c-d.html"], ["/2022/02/e.html"], ["/2022/02/"]),
        (["/berita/a-b", "/berita/c-d", "/berita/e"], ["/berita/f-g"], ["/berita", "/berita/kategori/x"]),
        (["/?p=1920", "/?p=1"], ["/?p=3"], ["/?cat=3", "/"]),
    ],
)  # fmt: skip
def test_learnt_shapes(urls: list[str], hits: list[str], misses: list[str]) -> None:
    patterns = learn_patterns([], [HOME + url[1:] for url in urls])
    for url in [*urls, *hits]:
        assert any(re.search(pattern, url) for pattern in patterns), (url, patterns)
    for url in misses:
        assert not any(re.search(pattern, url) for pattern in patterns), (url, patterns)


@example(["/-?a=0:"])
@given(
    st.lists(
        st.from_regex(r"/[a-z0-9/._-]{0,30}(\?[a-z]{1,5}=[a-z0-9:-]{1,9})?", fullmatch=True),
        max_size=8,
    )
)
def test_learnt_patterns_match_what_they_were_learnt_from(paths: list[str]) -> None:
    urls = [HOME + re.sub("/+", "/", path).lstrip("/") for path in paths]
    patterns = learn_patterns(urls, [])
    assert len(patterns) <= 4
    for pattern in patterns:
        source = Profile.from_dict(
            {
                "id": "k",
                "name": "K",
                "region": "35.73",
                "home": HOME,
                "discovery": {"article_urls": [pattern]},
            }
        )
        assert any(is_article_url(source, normalise(url)) for url in urls)


@pytest.mark.parametrize(
    ("html", "cms"),
    [
        ("<link href='/wp-content/themes/x/style.css'>", "wordpress"),
        ('<meta name="generator" content="Joomla! - Open Source">', "joomla"),
        ('<script src="/sites/default/files/js/x.js">', "drupal"),
        ('<meta name="csrf-token" content="x">', "laravel"),
        ('<a href="berita.php?id=12">', "plain"),
        ("<p>halo</p>", None),
    ],
)
def test_cms(html: str, cms: str | None) -> None:
    guess = guess_cms(html.encode(), {})
    assert guess.name == cms
    assert bool(guess.evidence) == (cms is not None)


def test_cms_by_cookie() -> None:
    assert guess_cms(b"", {"set-cookie": "ci_session=abc; path=/"}).name == "codeigniter"


SOURCE = Profile(id="k", name="K", region="35.73", home=HOME)


def graded(article: Article, title: str, date: str | None) -> list[str]:
    return grade_article(
        article, Found(url=article.url, hints=Hints(title=title, date=date)), SOURCE
    ).problems


def test_grading() -> None:
    clean = read(article(7).encode(), HOME + "a")
    assert graded(clean, "Pasar Murah Tahap 7", "7 November 2023") == []
    assert graded(clean, "Pasar Murah Tahap…", "2023-11-07T10:00:00+07:00") == []
    assert graded(clean, "Judul Lain Sama Sekali", None) == ["title differs from the listing"]
    assert graded(clean, "Pasar Murah Tahap 7", "8 November 2023") == [
        "date 2023-11-07, the listing says 2023-11-08"
    ]
    assert graded(replace(clean, kind="gallery", body=[]), "Pasar Murah Tahap 7", None) == []
    bare = Article(url=HOME, canonical_url=HOME, kind="empty")
    assert len(graded(bare, "x", None)) == 4


def test_overall() -> None:
    clean = grade_article(read(article(7).encode(), HOME), Found(url=HOME, hints=Hints()), SOURCE)
    poor = grade_article(
        Article(url=HOME, canonical_url=HOME, kind="article"),
        Found(url=HOME, hints=Hints()),
        SOURCE,
    )
    assert overall_grade([clean] * 5, has_discovery=True) == "good"
    assert overall_grade([clean] * 4 + [poor], has_discovery=True) == "usable"
    assert overall_grade([clean] * 3 + [poor], has_discovery=True) == "poor"
    assert overall_grade([], has_discovery=True) == "none"
    assert overall_grade([clean], has_discovery=False) == "none"


def themed(number: int) -> bytes:
    own = "".join(
        f"<p>Kalimat nomor {number * 100 + n} dari artikel {number} tentang pasar murah dan jalan desa.</p>"
        for n in range(6)
    )
    shared = "<p>Dinas Komunikasi dan Informatika, Jalan Merdeka nomor satu, telepon kantor dan surel resmi.</p>"
    related = "".join(
        f'<a href="/{n}">Judul berita terkait yang cukup panjang untuk dibaca, nomor {number + n}</a>'
        for n in range(3)
    )
    return f'<div class="site"><aside class="samping">{shared}</aside><div class="isi row"><div class="teks">{own}</div>{shared}</div><div class="terkait">{related}</div></div>'.encode()


def test_the_body_is_learnt() -> None:
    assert learn_body([(themed(n), None) for n in range(1, 5)]) == "div.teks"


def test_no_body_is_learnt_from_too_little_or_from_one_text() -> None:
    assert learn_body([(themed(1), None), (themed(2), None)]) is None
    assert learn_body([(themed(1), None)] * 4) is None
    assert learn_body([(b"", None)] * 4) is None
    unlike = [themed(1), themed(2).replace(b"teks", b"lain"), themed(3)]
    assert learn_body([(page, None) for page in unlike]) == "div.isi"

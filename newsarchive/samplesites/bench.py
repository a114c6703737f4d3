"""A WordPress-like site of as many heavy pages as wanted, so that crawls can be timed.

Pages weigh about 60 kB, as those of real themes do, and are rendered once, when first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import ClassVar

from newsarchive.datafiles import data_path
from newsarchive.samplesites import feeds
from newsarchive.samplesites.article import Epoch, SampleArticle
from newsarchive.samplesites.exchange import Reply, Request
from newsarchive.samplesites.generator import generate
from newsarchive.samplesites.newsroom import as_article
from newsarchive.samplesites.pages import SLOW_SECONDS, SitePages
from newsarchive.samplesites.phrases import seeded
from newsarchive.samplesites.site import BENCH, SampleSite, find_site

_FIRST_DAY = datetime(2015, 1, 5, 8, 0)
_PER_SITEMAP = 1000
_ARTICLE = re.compile(r"^/\d{4}/\d{2}/\d{2}/berita-(\d+)/$")
_XML = "application/xml; charset=UTF-8"
#: characters of style, menu and script that a theme adds around a text
_FURNITURE = 56_000


def bench_moment(index: int) -> datetime:
    """When the article number `index` appeared: one every two hours."""
    return (_FIRST_DAY + timedelta(hours=2 * index)).replace(tzinfo=find_site(BENCH).tz)


def bench_path(index: int) -> str:
    """Path of the article number `index`."""
    return f"/{bench_moment(index):%Y/%m/%d}/berita-{index}/"


@lru_cache(maxsize=2048)
def bench_article(index: int) -> SampleArticle:
    """The truth about the article number `index`."""
    site = find_site(BENCH)
    draft = generate(site, index, bench_moment(index))
    return as_article(site, draft, index, f"berita-{index}", 1)


def bench_pages(count: int) -> list[str]:
    """Paths of all articles of a benchmark site of `count`, oldest first."""
    return [bench_path(index) for index in range(count)]


@lru_cache(maxsize=1)
def furniture() -> tuple[str, str]:
    """Styles and menu of a heavy theme: about as compressible as real ones."""
    rng = seeded("furniture")
    names = ("header", "footer", "widget", "menu", "card", "slider", "button", "grid", "post")
    rules, length = [], 0
    while length < _FURNITURE * 2 // 3:
        rule = (
            f".wp-block-{rng.choice(names)}-{rng.randint(1, 999)}>.{rng.choice(names)}__inner"
            f"{{margin:{rng.randint(0, 64)}px {rng.randint(0, 32)}px;"
            f"color:#{rng.getrandbits(24):06x};font-size:{rng.randint(10, 40)}px}}"
        )
        rules.append(rule)
        length += len(rule)
    items, length = [], 0
    while length < _FURNITURE // 3:
        item = (
            f'<li id="menu-item-{rng.randint(100, 99999)}" class="menu-item menu-item-custom">'
            f'<a href="#{rng.choice(names)}-{rng.randint(1, 99)}">Layanan {rng.randint(1, 999)}</a>'
            "</li>"
        )
        items.append(item)
        length += len(item)
    return "".join(rules), "".join(items)


@dataclass(frozen=True, slots=True)
class BenchSite:
    """Addresses of a running benchmark site."""

    home: str
    sitemap: str


@contextmanager
def bench_site(*, port: int, articles: int) -> Iterator[BenchSite]:
    """A server, in a process of its own, with a benchmark site of so many articles."""
    # the module that starts the server needs this one to know its pages
    from newsarchive.samplesites.process import SampleSites

    with SampleSites(port=port, articles=articles) as sites:
        home = sites.home(BENCH)
        yield BenchSite(home, f"{home}sitemap_index.xml")


def bench_profile(home: str, source_id: str = "bench") -> str:
    """The TOML of a profile of the benchmark site at `home`."""
    text = data_path("samplesites", "extra-profiles", f"{BENCH}.toml").read_text("utf-8")
    text = re.sub(r'(?m)^id = ".*"$', f'id = "{source_id}"', text)
    return re.sub(r'(?m)^home = ".*"$', f'home = "{home}"', text)


class BenchPages(SitePages):
    """The site of `count` articles."""

    theme = "tolok"
    banner: ClassVar = [("Server", "nginx/1.24.0"), ("X-Powered-By", "PHP/8.1.2")]
    validators = True

    def __init__(
        self,
        site: SampleSite,
        port: int,
        epoch: Epoch,
        *,
        slow: float = SLOW_SECONDS,
        count: int = 1000,
    ) -> None:
        super().__init__(site, port, epoch, slow=slow)
        self.count = count
        self.styles, self.menu = furniture()

    def route(self, request: Request) -> Reply | None:
        path = request.path
        if match := _ARTICLE.match(path):
            index = int(match[1])
            if index < self.count and path == bench_path(index):
                return self.article_page(bench_article(index))
            return None
        if match := re.match(r"^/(?:page/(\d+)/)?$", path):
            return self.listing(int(match[1] or 1))
        if path == "/sitemap_index.xml":
            parts = range(1, -(-self.count // _PER_SITEMAP) + 1)
            rows = [(f"{self.base}/post-sitemap{part}.xml", None) for part in parts]
            return Reply(body=feeds.sitemap_index(rows), content_type=_XML)
        if match := re.match(r"^/post-sitemap(\d+)\.xml$", path):
            first = (int(match[1]) - 1) * _PER_SITEMAP
            last = min(self.count, first + _PER_SITEMAP)
            addresses = ((self.base + bench_path(i), bench_moment(i)) for i in range(first, last))
            return Reply(body=feeds.urlset(addresses), content_type=_XML) if first < last else None
        return None

    def listing(self, page: int) -> Reply | None:
        """Ten articles, newest first."""
        pages = max(1, -(-self.count // self.per_page))
        if page > pages:
            return None
        newest = self.count - 1 - (page - 1) * self.per_page
        shown = [bench_article(i) for i in range(newest, max(-1, newest - self.per_page), -1)]
        return self.page("listing.html", articles=shown, pages=pages, number=page)

    def robots(self) -> str:
        return f"User-agent: *\nDisallow:\n\nSitemap: {self.base}/sitemap_index.xml\n"

    def _static(self, path: str) -> Reply | None:
        # pictures of ten thousand articles are not listed beforehand: every name has one
        if path.startswith("/wp-content/uploads/"):
            self.images.add(path)
        return super()._static(path)

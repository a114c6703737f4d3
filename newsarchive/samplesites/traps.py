"""A site that leads crawlers astray: every trap that real government sites set, on one address.

- `/agenda?bulan=5&tahun=2024`: a calendar with a next month for ever.
- Listing links carry a session id that changes at every fetch; pages name their canonical address.
- `?urut=…&bidang=…&tahun=…`: facets that combine without end.
- `?page=N` beyond the last page repeats the last one and goes on linking.
- A sitemap of 200,000 addresses in gzipped parts, few of them articles.
- Some articles answer 429 with Retry-After the first time.
- A feed whose dates are all wrong.
- `/cetak/` holds a print copy of each article and is disallowed by robots.txt.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import ClassVar

from newsarchive.samplesites import feeds
from newsarchive.samplesites.article import SampleArticle
from newsarchive.samplesites.exchange import Reply, Request
from newsarchive.samplesites.pages import SitePages

SITEMAP_URLS = 200_000
_PARTS = 4
#: articles whose number this divides answer 429 the first time
PAUSE_EVERY = 25


class TrapPages(SitePages):
    """The site of traps."""

    theme = "jebakan"
    per_page = 12
    banner: ClassVar = [("Server", "Apache"), ("Cache-Control", "private")]
    disallowed = "/cetak/"

    def route(self, request: Request) -> Reply | None:
        path = request.path
        if path == "/feed.xml":
            return self.feed()
        if path.startswith("/sitemap"):
            return self.sitemap(path)
        if path == "/agenda":
            return self.calendar(request)
        if path in ("/", "/berita"):
            return self.listing(request)
        return None

    def linked(self, article: SampleArticle) -> str:
        """With a session id that no later page repeats."""
        return f"{article.path}?sid={self.fetches['session']:08x}"

    def feed(self) -> Reply:
        """Dates before the first web server and after the last."""
        wrong = [
            replace(article, moment=datetime(1970 if i % 2 else 2099, 1, 1, tzinfo=UTC))
            for i, article in enumerate(self.articles[:10])
        ]
        body = feeds.rss(self.base, self.site.name, wrong, creator="operator")
        return Reply(body=body, content_type="application/rss+xml")

    def sitemap(self, path: str) -> Reply | None:
        """The index, or one of its gzipped parts."""
        if path == "/sitemap.xml":
            parts = [(f"{self.base}/sitemap-{i}.xml.gz", None) for i in range(1, _PARTS + 1)]
            return Reply(body=feeds.sitemap_index(parts), content_type="application/xml")
        for part in range(1, _PARTS + 1):
            if path == f"/sitemap-{part}.xml.gz":
                addresses = ((self.base + item, None) for item in self._sitemap_part(part - 1))
                body = gzip.compress(feeds.urlset(addresses), 6, mtime=0)
                return Reply(body=body, content_type="application/x-gzip")
        return None

    def _sitemap_part(self, part: int) -> Iterator[str]:
        size = SITEMAP_URLS // _PARTS
        mine = self.articles[part::_PARTS]
        yield from (article.path for article in mine)
        for number in range(size - len(mine)):
            yield f"/produk-hukum/{part * size + number}"

    def calendar(self, request: Request) -> Reply:
        """A month without events and the way to the next."""
        month, year = request.number("bulan", 5), request.number("tahun", 2024)
        return self.page("calendar.html", month=min(12, max(1, month)), year=year)

    def listing(self, request: Request) -> Reply:
        """Any page number has articles; facets show the same ones in another order."""
        self.fetches["session"] += 1
        query, page = request.query, max(1, request.number("page", 1))
        chosen = [item for item in self.articles if query.get("bidang", "") in ("", item.section)]
        if query.get("urut") == "lama":
            chosen.reverse()
        _, pages = self.listed(1, chosen)
        shown, _ = self.listed(min(page, pages), chosen)
        facets = "".join(f"&{name}={query[name]}" for name in ("urut", "bidang") if name in query)
        reply = self.page("listing.html", articles=shown, number=page, facets=facets)
        return replace(reply, cacheable=False)

    def article_page(self, article: SampleArticle) -> Reply:
        if article.number % PAUSE_EVERY == 0:
            self.fetches[article.path] += 1
            if self.fetches[article.path] == 1:
                return Reply(
                    status=429,
                    body=b"Too Many Requests",
                    headers=[("Retry-After", "1")],
                    cacheable=False,
                )
        return super().article_page(article)

"""A Joomla site with K2: `?start=10`, aliases that are time stamps, print views, a loop."""

from __future__ import annotations

from typing import ClassVar

from newsarchive.samplesites import feeds
from newsarchive.samplesites.exchange import Reply, Request, redirect
from newsarchive.samplesites.pages import SitePages

_LOOP = ("/index.php/berita/item/999-agenda-bupati", "/index.php/agenda/999-agenda-bupati")


class GowaPages(SitePages):
    """The listing shows its first article whole; dates are printed without a zone."""

    theme = "gowa"
    banner: ClassVar = [
        ("Server", "LiteSpeed"),
        ("X-Powered-By", "PHP/5.6.40"),
        ("Set-Cookie", "a3f1c9=6f2b1d0c; path=/; HttpOnly"),
    ]
    disallowed = "/administrator/"
    hazards: ClassVar = [
        ("/index.php/berita/item/1015-lelang-kendaraan-dinas", "not-found"),
        (_LOOP[0], "redirect-loop"),
    ]

    def route(self, request: Request) -> Reply | None:
        path = request.path
        if path in _LOOP:
            return redirect(_LOOP[1 - _LOOP.index(path)], status=302)
        if path not in ("/", "/index.php", "/index.php/berita"):
            return None
        if request.query.get("format") == "feed":
            body = feeds.rss(self.base, self.site.tagline, self.articles[:10], creator="Super User")
            return Reply(body=body, content_type="application/rss+xml; charset=utf-8")
        start = request.number("start", request.number("limitstart", 0))
        page = start // self.per_page + 1
        shown, pages = self.listed(page)
        return self.page("listing.html", articles=shown, pages=pages, number=page)

    def robots(self) -> str:
        return (
            "# If the Joomla site is installed within a folder\nUser-agent: *\n"
            f"Disallow: {self.disallowed}\nDisallow: /cache/\nDisallow: /tmp/\n"
        )

"""A hand-written PHP site: windows-1252 under a wrong label, tables for layout, soft 404s."""

from __future__ import annotations

from typing import ClassVar

from newsarchive.samplesites.exchange import Reply, Request
from newsarchive.samplesites.pages import SitePages


class KukarPages(SitePages):
    """`berita.php?id=12`; no element says what it holds; an unknown id answers 200."""

    theme = "kukar"
    per_page = 12
    charset = "windows-1252"
    content_type = "text/html"
    banner: ClassVar = [
        ("Server", "Apache/2.2.15 (CentOS)"),
        ("X-Powered-By", "PHP/5.3.3"),
    ]
    disallowed = "/cpanel/"
    hazards: ClassVar = [("/berita.php?id=888", "soft-404")]

    def route(self, request: Request) -> Reply | None:
        if request.path in ("/", "/index.php"):
            page = max(1, request.number("hal", 1))
            shown, pages = self.listed(page)
            return self.page("listing.html", articles=shown, pages=pages, number=page)
        if request.path == "/berita.php":
            wanted = request.query.get("id", "")
            for article in self.articles:
                if str(article.number) == wanted:
                    return self.article_page(article)
            return self.page("nothing.html")
        return None

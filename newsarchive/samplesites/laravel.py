"""A Laravel site whose listing alone shows when an article appeared; broken JSON-LD."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from newsarchive.samplesites.article import SampleArticle
from newsarchive.samplesites.exchange import Reply, Request
from newsarchive.samplesites.pages import SitePages


class JayapuraPages(SitePages):
    """Every reply sets a session; the pages of articles bear no date of their own."""

    theme = "jayapura"
    per_page = 9
    banner: ClassVar = [
        ("Server", "nginx/1.22.1"),
        ("Cache-Control", "no-cache, private"),
        ("Set-Cookie", "XSRF-TOKEN=eyJpdiI6InNhbXBlbCJ9; path=/; samesite=lax"),
        ("Set-Cookie", "laravel_session=eyJpdiI6ImNvbnRvaCJ9; path=/; httponly; samesite=lax"),
    ]
    disallowed = "/dashboard/"
    hazards: ClassVar = [("/berita/undangan-sosialisasi-e-katalog", "not-found")]

    def route(self, request: Request) -> Reply | None:
        if request.path not in ("/", "/berita"):
            return None
        page = max(1, request.number("page", 1))
        shown, pages = self.listed(page)
        return self.page("listing.html", articles=shown, pages=pages, number=page)

    def article_page(self, article: SampleArticle) -> Reply:
        return replace(self.page("article.html", article=article), chunked=True)

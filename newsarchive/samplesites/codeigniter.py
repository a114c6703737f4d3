"""A CodeIgniter site: numbered addresses, `?page=2`, printed dates only, a view counter."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from newsarchive.samplesites.article import SampleArticle
from newsarchive.samplesites.exchange import Reply, Request
from newsarchive.samplesites.pages import SitePages
from newsarchive.samplesites.pdf import announcement


class KebumenPages(SitePages):
    """Dates as `Sabtu, 18 November 2023 | 14:05 WIB`; a counter changes the page at each fetch."""

    theme = "kebumen"
    per_page = 8
    banner: ClassVar = [
        ("Server", "Apache"),
        ("Cache-Control", "no-store, no-cache, must-revalidate"),
        ("Pragma", "no-cache"),
    ]
    chunked_pages = True
    disallowed = "/admin/"
    hazards: ClassVar = [
        ("/berita/detail/1101/pasar-tiban-ramadan-ditiadakan", "not-found"),
        ("/berita/detail/1102/lowongan-tenaga-teknis", "not-found"),
        ("/uploads/pengumuman/Pengumuman_Seleksi_JPT_2024.pdf", "pdf"),
    ]

    def route(self, request: Request) -> Reply | None:
        if request.path == "/uploads/pengumuman/Pengumuman_Seleksi_JPT_2024.pdf":
            lines = [
                "PEMERINTAH KABUPATEN KEBUMEN",
                "PENGUMUMAN Nomor 800/PANSEL/03/2024",
                "tentang seleksi terbuka pengisian jabatan pimpinan tinggi pratama",
                "Pendaftaran dibuka 4 s.d. 18 Maret 2024 pukul 15.00 WIB.",
            ]
            return Reply(body=announcement(lines), content_type="application/pdf")
        if request.path in ("/", "/berita", "/index.php/berita"):
            page = max(1, request.number("page", 1))
            shown, pages = self.listed(page)
            return self.page("listing.html", articles=shown, pages=pages, number=page)
        if request.path.startswith("/berita/kategori/"):
            name = request.path.rsplit("/", 1)[1].replace("-", " ")
            chosen = [item for item in self.articles if item.section.lower() == name]
            shown, pages = self.listed(1, chosen)
            return (
                self.page("listing.html", articles=shown, pages=pages, number=1) if shown else None
            )
        return None

    def article_page(self, article: SampleArticle) -> Reply:
        self.fetches["views" + article.path] += 1
        views = article.number % 700 + self.fetches["views" + article.path]
        session = f"ci_session={views:08x}{article.number:08x}; path=/; HttpOnly"
        page = self.page("article.html", article=article, views=views)
        return replace(page, cacheable=False, headers=[("Set-Cookie", session)])

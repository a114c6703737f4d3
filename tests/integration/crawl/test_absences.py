"""Articles that are away for a while, or for good, and what a crawl makes of it; a rebuild from the WARCs says the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.conftest import Archive
from tests.integration.crawl.smallsite import (
    NOT_FOUND,
    Answer,
    SmallSite,
    article,
    listing,
    page,
    serve,
    write_profile,
)

LISTING = "listings = [\"/berita\"]\narticle_urls = ['^/(berita/\\d+|kabar/\\d+)$']"
NAMES = "Pahing Klewer Legi Wage Turi Beringharjo Johar Gede Kliwon Pon".split()
MAINTENANCE = page(
    "<html><head><title>Pemeliharaan</title></head><body><h1>Situs sedang dalam pemeliharaan</h1>"
    "<p>Mohon maaf, situs sedang dalam perbaikan. Silakan kembali lagi nanti.</p></body></html>"
)


MISSING = page(
    "<html><head><title>Halaman tidak ditemukan</title></head><body><h1>Halaman tidak ditemukan</h1>"
    "<p>Maaf, berita yang Anda cari tidak ada atau telah dihapus.</p></body></html>"
)


ARCHIVE = page(
    "<html><head><title>Arsip Berita</title></head><body><h1>Arsip Berita</h1>"
    + "".join(
        f'<article class="post"><h2><a href="/kabar/{number}">Warga Kampung {name} Perbaiki Saluran Air</a></h2>'
        f"<time>{number} Maret 2024</time><p>Puluhan warga bergotong royong sejak pagi di kampung itu …</p></article>"
        for number, name in enumerate(NAMES, 11)
    )
    + "</body></html>"
)
OTHER_NEWS = page(
    "<html><head><title>Portal Baru</title></head><body><article><h1>Selamat Datang di Portal Baru</h1>"
    "<p>Pemerintah kota meluncurkan portal baru pada Senin (4/3/2024) agar layanan lebih mudah dijangkau semua orang, "
    "dari perizinan sampai pengaduan, kata Kepala Dinas Komunikasi dan Informatika dalam peluncuran di balai kota.</p>"
    "<p>Menurutnya, alamat lama akan dialihkan selama masa peralihan, dan berita lama disalin setahap demi setahap oleh "
    "tim redaksi hingga akhir tahun, sehingga pembaca diminta bersabar.</p></article></body></html>"
)


def away(target: str, status: int = 301) -> Answer:
    return status, {"Location": target}, ""


class Site:
    """Pages by path; all have one ETag for as long as they stay the same."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {"/": page("<html><body>Selamat datang</body></html>")}
        self.running = SmallSite(self._answer)

    def _answer(self, path: str) -> Answer:
        status, headers, text = self.pages.get(path, NOT_FOUND)
        if status != 200 or path in ("/", "/berita"):
            return status, headers, text
        tag = f'"{hash(text) & 0xFFFF:04x}"'
        if self.running.requests[-1].headers.get("if-none-match") == tag:
            return 304, {"ETag": tag}, ""
        return 200, {**headers, "ETag": tag}, text


@pytest.mark.timeout(300)
def test_what_is_away_is_looked_for_and_where_it_went(tmp_path: Path) -> None:
    site = Site()
    paths = {name: f"/berita/{number}" for number, name in enumerate(NAMES, 1)}
    site.pages |= {path: article(name) for name, path in paths.items()}
    site.pages["/berita"] = listing(list(paths.values()))
    back, hidden, moved, led, home, edited, soft, lost, listed, unlike = paths.values()
    archive = Archive(tmp_path / "archive")
    archive.run("init")
    with serve(site.running) as running:
        base = f"http://127.0.0.1:{running.port}"
        write_profile(archive.path / "sources", "kota", f"{base}/", LISTING)
        archive.crawl("kota")
        looked_at = last_captured(archive, base, edited)

        site.pages["/berita"] = listing([moved])
        before = site.pages.copy()
        del site.pages[back]
        site.pages[hidden] = MAINTENANCE
        site.pages["/kabar/3"] = site.pages[moved]
        site.pages[moved] = away("/kabar/3")
        site.pages[led] = away("/kabar/4")
        site.pages[home] = away("/lama/5", 302)
        site.pages["/lama/5"] = away("/", 302)
        site.pages[soft] = site.pages["/404"] = MISSING
        site.pages[lost] = away("/404", 302)
        site.pages[listed] = away("/berita/arsip")
        site.pages["/berita/arsip"] = ARCHIVE
        site.pages[unlike] = away("/kabar/9", 302)
        site.pages["/kabar/9"] = OTHER_NEWS
        second = archive.crawl("kota", recheck=True)
        absent = {back: 404, led: 404, home: 302, soft: 200, lost: 200, listed: 200, unlike: 302}
        assert gone(archive, base) == absent
        assert last_captured(archive, base, edited) > looked_at
        assert second["counts"]["sources/kota/gone"] == len(absent)
        assert archive.json("show", f"{base}/kabar/3")["url"] == f"{base}/kabar/3"
        same = rebuilt(archive)

        # the next look at what stayed away says nothing new
        third = archive.crawl("kota", recheck=True)
        assert "sources/kota/gone" not in third["counts"]
        assert gone(archive, base) == absent
        assert "with status 200" in archive.run("show", f"{base}{soft}")

        # no list shows them any more
        site.pages |= {path: before[path] for path in absent}
        site.pages[hidden] = site.pages[edited] = article("Baru")
        archive.crawl("kota", recheck=True)
    assert gone(archive, base) == {}
    versions = dict(archive.rows("SELECT url, versions FROM article"))
    assert {url.removeprefix(base): count for url, count in versions.items()} == {
        **dict.fromkeys((*absent, "/kabar/3", "/kabar/9"), 1),
        hidden: 2,
        edited: 2,
    }
    assert same
    assert rebuilt(archive)


def gone(archive: Archive, base: str) -> dict[str, int]:
    rows = archive.rows("SELECT url, gone_status FROM article WHERE gone_at IS NOT NULL")
    return {url.removeprefix(base): status for url, status in rows}


def last_captured(archive: Archive, base: str, path: str) -> str:
    """When an article was seen last; a server's 304 counts."""
    ((when,),) = archive.rows(f"SELECT last_captured FROM article WHERE url = '{base}{path}'")
    return str(when)


def rebuilt(archive: Archive) -> bool:
    """Whether the database made again from the WARC files says the same; the one there is kept."""
    query = "SELECT article_id, url, versions, gone_at, gone_capture, last_captured FROM article ORDER BY article_id"
    before = archive.rows(query)
    kept = archive.path.parent / "kept.sqlite"
    for suffix in ("-wal", "-shm"):
        assert not (archive.path / f"records.sqlite{suffix}").exists()
    (archive.path / "records.sqlite").rename(kept)
    archive.run("reprocess", codes=(0,))
    again = archive.rows(query)
    kept.replace(archive.path / "records.sqlite")
    return before == again

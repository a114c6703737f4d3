"""A site is rebuilt between two crawls: articles move, some are gone; and a rebuild from the WARCs says the same."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.integration.conftest import Archive

TEXTS = {
    "pasar": "Pemerintah kota membuka pasar murah di lapangan untuk seribu warga yang datang sejak pagi hari.",
    "banjir": "Air pasang merendam jalan utama dan dua sekolah dasar sehingga para murid belajar di rumah.",
    "jalan": "Perbaikan jalan lingkar selatan selesai lebih cepat dari jadwal dan langsung dipakai warga desa.",
    "hutan": "Petugas kehutanan menanam seribu bibit bakau bersama pelajar dan nelayan di pesisir utara kota.",
    "kantor": "Kantor pelayanan terpadu kini buka sampai malam supaya pekerja sempat mengurus surat kependudukan.",
}


def page(name: str, canonical: str = "") -> bytes:
    more = "Wali kota menyampaikan terima kasih kepada semua pihak yang ikut membantu kegiatan tersebut."
    return (
        f"<html><head><title>Kabar {name} hari ini - Kota Contoh</title>{canonical}</head><body><article>"
        f"<h1>Kabar {name} hari ini</h1><time datetime='2024-03-01T08:00:00+07:00'>1 Maret 2024</time>"
        f"<p>KOTA CONTOH - {TEXTS[name]}</p><p>{TEXTS[name]} {more}</p><p>{more} {name}.</p>"
        "</article></body></html>"
    ).encode()


class Site:
    """What the server answers: path to (status, headers, body)."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}

    def listing(self, *paths: str) -> None:
        links = "".join(f"<li><a href='{path}'>{path}</a></li>" for path in paths)
        self.page("/", b"<html><body>Selamat datang</body></html>")
        self.page("/berita", f"<html><body><ul>{links}</ul></body></html>".encode())

    def page(self, path: str, body: bytes) -> None:
        self.answers[path] = (200, {"Content-Type": "text/html; charset=utf-8"}, body)

    def redirect(self, path: str, target: str) -> None:
        self.answers[path] = (301, {"Location": target}, b"")


@pytest.fixture
def site() -> Iterator[tuple[Site, int]]:
    made = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, headers, body = made.answers.get(self.path, (404, {}, b"tidak ada"))
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield made, server.server_port
        server.shutdown()


@pytest.mark.timeout(300)
def test_a_rebuilt_site_keeps_its_articles(site: tuple[Site, int], tmp_path: Path) -> None:
    made, port = site
    archive = Archive(tmp_path / "archive")
    archive.run("init")
    base = f"http://127.0.0.1:{port}"
    (archive.path / "sources/contoh.toml").write_text(
        f'id = "contoh"\nname = "Kota Contoh"\nregion = "35.73"\nhome = "{base}/"\n[discovery]\n'
        "listings = [\"/berita\"]\narticle_urls = ['^/(berita/\\d+|kabar/\\w+)$']\n"
    )
    old = {name: f"/berita/{number}" for number, name in enumerate(TEXTS, 1)}
    new = {name: f"/kabar/{name}" for name in TEXTS} | {"hutan": "/kabar/4"}
    for name, path in old.items():
        made.page(path, page(name))
    made.listing(*old.values())
    archive.crawl("contoh")
    before = {url: name for name, url in archive.rows("SELECT article_id, url FROM article")}
    assert set(before) == {base + path for path in old.values()}

    made.listing(*(new[name] for name in ("pasar", "banjir")), *old.values())
    made.page(new["pasar"], page("pasar"))
    made.redirect(old["pasar"], new["pasar"])  # moved, and says so
    made.page(new["banjir"], page("banjir"))
    del made.answers[old["banjir"]]  # moved without a word
    made.redirect(old["jalan"], "/")  # gone, politely
    made.page(old["hutan"], page("hutan", f"<link rel='canonical' href='{new['hutan']}'>"))
    archive.crawl("contoh", recheck=True)

    rows = archive.rows("SELECT article_id, url, gone_status FROM article")
    assert sorted(rows) == sorted(
        (before[base + old[name]], base + url[name], 301 if name == "jalan" else None)
        for name, url in {
            name: new if name in ("pasar", "banjir") else old for name in TEXTS
        }.items()
    )
    assert archive.rows("SELECT count(*) FROM article_version") == [(len(TEXTS),)]
    for name in ("pasar", "banjir", "hutan"):
        shown = archive.json("show", base + new[name])
        assert shown["article_id"] == before[base + old[name]]

    assert archive.rows("SELECT count(*) FROM capture WHERE record_type = 'revisit'") >= [(1,)]
    tables = "article_version article_move redirect absence version_alias capture article_address".split()
    stored = {name: sorted(map(str, archive.rows(f"SELECT * FROM {name}"))) for name in tables}
    for path in archive.path.glob("records.sqlite*"):
        path.unlink()
    archive.run("reprocess", codes=(0,))
    again = {name: sorted(map(str, archive.rows(f"SELECT * FROM {name}"))) for name in tables}
    assert again == stored
    assert sorted(archive.rows("SELECT article_id, url, gone_status FROM article")) == sorted(rows)

    made.page(old["jalan"], page("jalan"))
    archive.crawl("contoh", recheck=True)
    assert archive.rows("SELECT count(*) FROM article WHERE gone_at IS NOT NULL") == [(0,)]

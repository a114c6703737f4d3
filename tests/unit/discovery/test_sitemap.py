from __future__ import annotations

import gzip
import itertools
import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.discovery import sitemap
from newsarchive.discovery.sitemap import read_sitemap

URL = "https://kotaku.go.id/sitemap.xml"
NS = "http://www.sitemaps.org/schemas/sitemap/0.9"


def urlset(*rows: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="{NS}">{"".join(rows)}</urlset>'.encode()


def row(path: str, extra: str = "") -> str:
    return f"<url><loc>https://kotaku.go.id{path}</loc>{extra}</url>"


def test_addresses_and_lastmod() -> None:
    page = read_sitemap(
        urlset(
            row("/a", "<lastmod>2023-11-18T14:05:00+07:00</lastmod>"),
            row("/b", "<lastmod>2023-11-18</lastmod>"),
            row("/c", "<lastmod>kemarin</lastmod>"),
        ),
        URL,
    )
    assert [(entry.url[20:], entry.modified) for entry in page.entries] == [
        ("/a", "2023-11-18T14:05:00+07:00"),
        ("/b", "2023-11-18"),
        ("/c", None),
    ]
    assert page.entries[0].hints.modified == "2023-11-18T14:05:00+07:00"
    assert page.entries[0].hints.found_by == "sitemap"
    assert page.sitemaps == []


def test_index() -> None:
    body = f"""<sitemapindex xmlns="{NS}"><sitemap><loc> https://kotaku.go.id/a.xml
    </loc><lastmod>2024-01-01</lastmod></sitemap><sitemap><loc>/b.xml.gz</loc></sitemap></sitemapindex>""".encode()
    page = read_sitemap(body, URL)
    assert page.entries == []
    assert [item.url for item in page.sitemaps] == [
        "https://kotaku.go.id/a.xml",
        "https://kotaku.go.id/b.xml.gz",
    ]
    assert page.sitemaps[0].modified == "2024-01-01"


def test_news_and_images() -> None:
    news = """<news:news xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><news:publication><news:name>K</news:name>
    </news:publication><news:publication_date>2024-02-03T04:05+07:00</news:publication_date><news:title>Judul &amp; lain</news:title></news:news>
    <image:image xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><image:loc>https://kotaku.go.id/f.jpg</image:loc></image:image>"""
    body = urlset(f"<url>{news}<loc>https://kotaku.go.id/a</loc></url>")
    (entry,) = read_sitemap(body, URL).entries
    assert entry.url == "https://kotaku.go.id/a"
    assert entry.hints.title == "Judul & lain"
    assert entry.hints.date == "2024-02-03T04:05:00+07:00"
    assert entry.hints.thumbnail == "https://kotaku.go.id/f.jpg"
    assert entry.modified is None


def test_gzip_whole_torn_and_in_members() -> None:
    body = urlset(*(row(f"/{i}") for i in range(5000)))
    assert len(read_sitemap(gzip.compress(body), URL).entries) == 5000
    half = body[: len(body) // 2]
    rest = body[len(body) // 2 :]
    assert len(read_sitemap(gzip.compress(half) + gzip.compress(rest), URL).entries) == 5000
    packed = gzip.compress(body)
    assert 0 < len(read_sitemap(packed[: len(packed) // 2], URL).entries) < 5000


def test_text_feed_and_nothing() -> None:
    text = "\ufeffhttps://kotaku.go.id/a\r\n\r\nbukan alamat\nhttps://kotaku.go.id/b\n".encode()
    assert [entry.url[-2:] for entry in read_sitemap(text, URL).entries] == ["/a", "/b"]
    rss = b"<?xml version='1.0'?><rss version='2.0'><channel><item><link>https://kotaku.go.id/c</link></item></channel></rss>"
    assert [entry.url[-2:] for entry in read_sitemap(rss, URL).entries] == ["/c"]
    for body in (
        b"",
        b"<html><body>404 <a href='/x'>x</a></body></html>",
        b"\x1f\x8b",
        b"\x1f\x8bxxxxxxxxxxxxxxx",
    ):
        assert read_sitemap(body, URL).entries == []


def test_broken_xml() -> None:
    body = b"\n\n" + urlset(
        row("/a?x=1&y=2"), "<url><loc></loc></url>", row("/b"), "<url><loc>mailto:a@b</loc></url>"
    )
    found = [entry.url for entry in read_sitemap(body[:-9], URL).entries]
    assert found[-1] == "https://kotaku.go.id/b"
    assert len(found) == 2
    bare = b"<urlset><url><loc>https://kotaku.go.id/a</loc></url><url><loc>https://kotaku.go.id/b"
    assert read_sitemap(bare, URL).entries[0].url == "https://kotaku.go.id/a"


def test_external_entities_stay_outside() -> None:
    body = b'<!DOCTYPE u [<!ENTITY f SYSTEM "file:///etc/passwd">]><urlset><url><loc>https://k.go.id/&f;</loc></url></urlset>'
    assert all("root" not in entry.url for entry in read_sitemap(body, URL).entries)


MEASURE = """
import gzip
from pathlib import Path
def peak():  # proc(5); getrusage(2) gives a child that of its parent
    return int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
from newsarchive.discovery.sitemap import iterate_sitemap
rows = b"".join(b"<url><loc>https://kotaku.go.id/produk-hukum/%d</loc></url>" % i for i in range(60_000))
packed = gzip.compress(b"<urlset>" + rows + b"</urlset>", 1)
del rows
gzip.decompress(packed[:0])
before = peak()
count = sum(1 for _ in iterate_sitemap(packed, "https://kotaku.go.id/sitemap.xml.gz"))
print(count, peak() - before)
"""


def test_many_addresses_in_bounded_memory() -> None:
    printed = subprocess.run(
        [sys.executable, "-c", MEASURE],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[3],
    ).stdout
    count, kilobytes = map(int, printed.split())
    assert count == 60_000
    assert kilobytes < 10_000


def test_a_bomb_is_cut(monkeypatch: object) -> None:
    monkeypatch.setattr(sitemap, "MAX_BYTES", 1_000_000)  # type: ignore[attr-defined]
    endless = gzip.compress(
        b"<urlset>"
        + b"".join(itertools.repeat(b"<url><loc>https://k.go.id/a</loc></url>", 100_000))
    )
    assert 0 < len(read_sitemap(endless, URL).entries) < 30_000


@given(st.binary(max_size=300))
def test_any_bytes(body: bytes) -> None:
    for data in (body, b"<urlset>" + body, gzip.compress(body), b"\x1f\x8b" + body):
        page = read_sitemap(data, URL)
        assert all(
            entry.url.startswith(("http://", "https://")) for entry in page.entries + page.sitemaps
        )

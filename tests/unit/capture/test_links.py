"""Links of pages as metadata records have them: what relative addresses are relative to, and pages that mislead."""

from __future__ import annotations

import pytest

from newsarchive.capture.links import find_links

URL = "http://example.go.id/berita/satu"


@pytest.mark.parametrize(
    ("base", "found"),
    [
        (b"", "http://example.go.id/berita/dua"),
        (b'<base href="/arsip/">', "http://example.go.id/arsip/dua"),
        (b"<BASE target=_blank HREF='http://lain.go.id/a/b'>", "http://lain.go.id/a/dua"),
        (b"<base href=//lain.go.id/>", "http://lain.go.id/dua"),
        # no address of the web, or none at all
        (b'<base href="http://[dua">', "http://example.go.id/berita/dua"),
        (b'<base href="javascript:void(0)">', "http://example.go.id/berita/dua"),
        (b"<base target=_blank>", "http://example.go.id/berita/dua"),
    ],
)
@pytest.mark.parametrize("order", ["before", "behind"])
def test_relative_links_are_relative_to_the_first_base(base: bytes, found: str, order: str) -> None:
    link = b"<a class=x href=dua>dua</a>"
    page = base + link if order == "before" else link + base + b"<base href=/zzz/>" * bool(base)
    if b"href" not in base.lower() and base and order == "behind":
        found = "http://example.go.id/zzz/dua"
    assert find_links(page, URL) == [f"{found} L a/@href"]


def test_each_link_is_named_once_in_the_order_of_the_page() -> None:
    page = (
        b"<p>a < b <A HREF='/satu'>1</A><img alt='' src=gambar.png><a href=/satu>1</a>"
        b"<form action=/cari></form><article src=x></article><a href='#atas'><area href=peta>"
    )
    assert find_links(page, URL) == [
        "http://example.go.id/satu L a/@href",
        "http://example.go.id/berita/gambar.png E img/@src",
        "http://example.go.id/cari L form/@action",
        "http://example.go.id/berita/peta L area/@href",
    ]

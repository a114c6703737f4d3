"""Disguised pages, template shapes, coverage holes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.monitor.coverage import find_holes
from newsarchive.monitor.disguise import find_disguise
from newsarchive.monitor.shape import has_new_template, likeness, page_shape, typical_shape

NEWS = "<p>" + "Wali Kota meninjau pasar murah di lapangan desa bersama warga. " * 40 + "</p>"


@pytest.mark.parametrize(
    ("html", "disguise"),
    [
        (
            "<title>Permintaan Ditolak</title><p>Silakan hubungi admin. Support ID: 123456789012</p>",
            "firewall",
        ),
        (
            "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult</body></html>",
            "firewall",
        ),
        (
            "<title>Just a moment...</title><p>Enable JavaScript and cookies to continue</p>",
            "challenge",
        ),
        ("<h1>Website sedang dalam perbaikan</h1>", "maintenance"),
        ("<p>Error establishing a database connection</p>", "maintenance"),
        ("<h1>Account Suspended</h1>", "suspended"),
        ("<h2>Halaman tidak ditemukan</h2>", "soft-404"),
        ("<p>Berita yang Anda cari tidak tersedia</p>", "soft-404"),
        ('<form><input name=u><input type="password" name=p></form>', "login"),
        (NEWS + "<div>slot gacor maxwin</div><a>situs judi</a> togel sbobet", "spam"),
        (NEWS, None),
        (NEWS + "Situs sedang dalam perbaikan selama dua jam.", None),
        (NEWS + "Polisi menangkap bandar togel.", None),
        ("<p>Pasar murah dibuka.</p>", None),
    ],
)
def test_disguises(html: str, disguise: str | None) -> None:
    assert find_disguise(html.encode()) == disguise


def theme(paragraphs: int, side: int = 5) -> bytes:
    rows = "".join(f'<li class="item-{n}"><a href="/{n}">x</a></li>' for n in range(side))
    return f'<div class="site"><header><h1 class="logo">K</h1></header><article class="post-{side} isi"><h2 class="judul">J</h2>{"<p>teks</p>" * paragraphs}</article><aside class="samping"><ul>{rows}</ul></aside></div>'.encode()


OTHER = b'<main id="app"><section class="hero"><div class="container"><h1>J</h1></div></section><div class="konten"><div class="row"><div class="col-8"><span>teks</span></div></div></div><footer class="kaki"><nav><a>x</a></nav></footer></main>'


def test_pages_of_one_template_are_alike() -> None:
    first, second = page_shape(theme(3)), page_shape(theme(40, side=9))
    assert likeness(first, second) > 0.9
    assert not has_new_template(first, second)
    assert has_new_template(first, page_shape(OTHER))
    assert typical_shape([first, second, page_shape(OTHER)]) in (first, second)
    assert typical_shape([]) == ()
    assert not has_new_template((), first)


@given(st.binary(max_size=200))
def test_any_bytes(body: bytes) -> None:
    assert len(page_shape(body)) == 64
    find_disguise(body)


def test_holes() -> None:
    months = {f"2023-{month:02}": 30 for month in range(1, 13)}
    assert find_holes(months) == []
    del months["2023-05"]
    months["2023-08"] = 2
    assert find_holes(months) == ["2023-05", "2023-08"]
    assert find_holes({"2023-01": 1, "2024-01": 1}) == []
    assert find_holes({}) == []

"""The region that an address names, and what is read by it where no profile says more."""

from __future__ import annotations

import pytest

from newsarchive.extract import extract_article
from newsarchive.places import region_of_address


@pytest.mark.parametrize(
    ("host", "code"),
    [
        ("malangkota.go.id", "35.73"),
        ("www.kotabarukab.go.id", "63.02"),
        ("kabtegal.go.id", "33.28"),
        ("pemkotbatu.go.id", "35.79"),
        ("provinsijambi.go.id", "15"),
        ("berita.gorontaloprov.go.id", "75"),
        ("tidorekota.go.id", "82.72"),
        ("pontianak.go.id", "61.71"),
        ("loksado.hulusungaiselatankab.go.id", "63.06"),
        ("demakkab.bps.go.id", "33.21"),
        ("sultra.go.id", "74"),
        # villages of one name
        ("sukarara.desa.id", "52"),
        ("desapanggungharjo.desa.id", "34.02"),
        ("sukamaju.desa.id", None),
        # with their kecamatan or kabupaten
        ("sukadana-pujut.desa.id", "52.02"),
        ("waru-sidoarjo.desa.id", "35.15"),
        ("sukamaju-indah.desa.id", None),
        # kabupaten and kota of one name; provinces of one name
        ("bogor.go.id", "32"),
        ("sorong.go.id", "96"),
        ("banjar.go.id", None),
        ("kemenkes.go.id", None),
        # a name alone says nothing where anyone may have it
        ("metro.tempo.co", None),
        ("bukukota.id", None),
        ("localhost", None),
        ("10.0.0.1", None),
    ],
)
def test_region_of_an_address(host: str, code: str | None) -> None:
    found = region_of_address(f"https://{host}/berita/1")
    assert (found.code if found else None) == code


@pytest.mark.parametrize("url", ["", "berita/1", "http://[::1", "https://"])
def test_an_address_that_is_none(url: str) -> None:
    assert region_of_address(url) is None


_TEXT = (
    "<p>{}Warga membersihkan selokan sebelum hujan datang dan menanam pohon di tepi jalan desa.</p>"
    * 4
)


@pytest.mark.parametrize(
    ("host", "published"),
    [
        ("alorkab.go.id", "2024-06-04T09:15:00+08:00"),
        ("mimikakab.go.id", "2024-06-04T09:15:00+09:00"),
        ("example.go.id", "2024-06-04T09:15:00+07:00"),
    ],
)
def test_a_time_without_a_zone_is_that_of_the_site(host: str, published: str) -> None:
    page = f"<h1>Warga Bersihkan Selokan</h1><p>Selasa, 4 Juni 2024 09:15</p>{_TEXT.format('', *[''] * 3)}"
    article = extract_article(page.encode(), f"https://{host}/berita/selokan")
    assert article.published is not None
    assert article.published.value == published


def test_a_place_is_looked_for_in_the_region_of_the_site_first() -> None:
    page = f"<h1>Warga Bersihkan Selokan</h1>{_TEXT.format('Blimbing – ', *[''] * 3)}"
    line = extract_article(page.encode(), "https://malangkota.go.id/berita/selokan").dateline
    assert line is not None
    assert line.region_code == "35.73.01"

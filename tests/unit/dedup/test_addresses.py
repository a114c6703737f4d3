"""Addresses of one article get one key; those of two do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.dedup import canonical_address, url_key

HOME = "https://malangkota.go.id/2023/11/18/umkm/"


@pytest.mark.parametrize(
    "other",
    [
        "http://malangkota.go.id/2023/11/18/umkm/",
        "https://www.malangkota.go.id/2023/11/18/umkm/",
        "https://m.malangkota.go.id/2023/11/18/umkm/",
        "https://MALANGKOTA.go.id:443/2023/11/18/umkm",
        "http://malangkota.go.id:80/2023/11/18/umkm",
        HOME + "?utm_source=x&fbclid=y",
        HOME + "#comments",
        HOME + "amp/",
        HOME + "?amp=1",
        HOME + "?PHPSESSID=abc",
        HOME + "?sid=0a1b2c3d",
        "https://malangkota.go.id/2023/11/18/umkm;jsessionid=1A",
        "  " + HOME + "\n",
    ],
)
def test_one_article(other: str) -> None:
    assert url_key(other) == url_key(HOME)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://x.go.id/?p=1", "https://x.go.id/?p=2"),
        ("https://x.go.id/?p=1", "https://x.go.id/"),
        ("https://x.go.id/berita?id=1&page=2", "https://x.go.id/berita?id=1&page=3"),
        ("https://x.go.id/a", "https://y.go.id/a"),
        ("https://dinkes.x.go.id/a", "https://x.go.id/a"),
        ("https://x.go.id/?m=12", "https://x.go.id/"),
        ("https://x.go.id/berita/lampu", "https://x.go.id/berita/l"),
        # stories of PHP-Nuke
        (
            "https://x.go.id/modules.php?name=News&sid=12",
            "https://x.go.id/modules.php?name=News&sid=13",
        ),
        ("https://x.go.id/index.php?id=1", "https://x.go.id/index.php?id=2"),
        ("https://x.go.id/r?session=2022-2023", "https://x.go.id/r?session=2023-2024"),
        ("https://x.go.id/r?sid=20231118", "https://x.go.id/r?sid=20231119"),
        ("https://x.go.id/print/12", "https://x.go.id/print/13"),
        ("https://x.go.id/berita/print", "https://x.go.id/"),
    ],
)
def test_two_articles(one: str, other: str) -> None:
    assert url_key(one) != url_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://x.go.id/?p=12", "http://www.x.go.id/?p=12&utm_medium=wa"),
        ("https://x.blogspot.com/2023/11/a.html", "https://x.blogspot.com/2023/11/a.html?m=1"),
        ("https://x.go.id/berita/12-a", "https://x.go.id/berita/12-a?tmpl=component&print=1"),
        ("https://x.go.id/berita/a.html", "https://x.go.id/berita/a.amp.html"),
        ("https://x.go.id/berita/a", "https://amp.x.go.id/berita/a.amp"),
    ],
)
def test_looks_of_one_page(one: str, other: str) -> None:
    assert url_key(one) == url_key(other)


def test_order_of_parameters_does_not_matter() -> None:
    assert url_key("https://x.go.id/b?id=1&cat=2") == url_key("https://x.go.id/b?cat=2&id=1")


@given(st.text(max_size=60))
def test_any_text_has_a_key(text: str) -> None:
    assert isinstance(url_key(text), str)


@given(
    st.from_regex(
        r"https?://[a-z]{1,8}\.go\.id(/[a-z0-9-]{1,6}){0,3}/?(\?[a-z]=[0-9]{1,3})?", fullmatch=True
    )
)
def test_a_canonical_address_is_its_own(url: str) -> None:
    assert canonical_address(canonical_address(url)) == canonical_address(url)
    assert url_key(canonical_address(url)) == url_key(url)

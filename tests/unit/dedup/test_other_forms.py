"""Addresses that often mean one page."""

from __future__ import annotations

import pytest

from newsarchive.dedup import url_key
from newsarchive.dedup.other_forms import other_forms

SITE = "https://www.demak.go.id"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/index.php/berita/7/banjir", "/berita/7/banjir/"),
        ("/index.php?p=1920", "/?p=1920"),
        ("/portal/index.php?id=31", "/portal/?id=31"),
        ("/web/index.php/berita/7", "/web/berita/7"),
        ("/index.php?p=1920&preview=true", "/?p=1920"),
        ("/berita/index.html", "/berita/"),
    ],
)
def test_a_page_with_and_without_the_program(one: str, other: str) -> None:
    assert url_key(SITE + other) in other_forms(url_key(SITE + one))
    if "preview" not in one and "html" not in one:
        assert url_key(SITE + one) in other_forms(url_key(SITE + other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/portal/index.php?id=31", "/?id=31"),
        ("/index.php?id=31", "/?id=32"),
        ("/index.php/berita/7", "/berita/8"),
        ("/berita/indexphp/7", "/berita/7"),
        ("/berita/7/print", "/berita/7"),
    ],
)
def test_another_page(one: str, other: str) -> None:
    assert url_key(SITE + other) not in other_forms(url_key(SITE + one))
    assert url_key(SITE + one) not in other_forms(url_key(SITE + other))


def test_what_is_no_address_has_no_other_form() -> None:
    assert other_forms("mailto:humas") == set()
    assert "x)/" not in other_forms("x)/")

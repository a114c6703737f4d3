"""Load-more endpoints: pieces of listings, in HTML and in JSON."""

from __future__ import annotations

import json

import pytest

from newsarchive.discovery.fragments import next_piece
from newsarchive.discovery.listing import read_listing
from newsarchive.sources.profile import Profile

HOME = "https://kotaku.go.id/"
PROFILE = Profile(id="k", name="K", region="35.73", home=HOME)


def cards(*numbers: int) -> str:
    return "".join(
        f'<div class="item"><h4><a href="/berita/detail/{n}/pasar-murah-{n}">Pasar Murah {n}</a></h4>'
        f"<span>{n} November 2023</span></div>"
        for n in numbers
    )


def test_a_bare_piece_is_followed_by_its_number() -> None:
    read = read_listing(cards(1, 2).encode(), HOME + "berita/lagi?page=2", PROFILE, "text/html")
    assert [entry.hints.title for entry in read.entries] == ["Pasar Murah 1", "Pasar Murah 2"]
    assert read.next_url == HOME + "berita/lagi?page=3"


def test_an_empty_piece_is_the_end() -> None:
    read = read_listing(b"", HOME + "berita/lagi?page=9", PROFILE, "text/html")
    assert (read.entries, read.next_url) == ([], None)


def test_html_in_json_with_the_next_address() -> None:
    answer = {"status": "ok", "data": {"html": cards(3), "count": 1}, "next_page_url": "?page=7"}
    body = json.dumps(answer).encode()
    read = read_listing(body, HOME + "berita/lagi?page=6", PROFILE, "application/json")
    assert [entry.url for entry in read.entries] == [HOME + "berita/detail/3/pasar-murah-3"]
    assert read.entries[0].hints.date == "3 November 2023"
    assert read.next_url == HOME + "berita/lagi?page=7"


def test_json_that_names_another_site_is_not_followed() -> None:
    body = json.dumps({"html": cards(3), "next": "https://lain.go.id/?page=2"}).encode()
    assert read_listing(body, HOME + "berita/lagi?page=6", PROFILE).next_url is None


@pytest.mark.parametrize(
    ("url", "entries", "following"),
    [
        ("berita/lagi?page=2&kategori=5", 10, "berita/lagi?page=3&kategori=5"),
        ("berita/lagi?kategori=5&offset=20", 10, "berita/lagi?kategori=5&offset=30"),
        ("berita/page/4/", 10, "berita/page/5/"),
        ("berita/lagi?page=2", 0, None),
        ("berita/lagi", 10, None),
    ],
)
def test_next_piece(url: str, entries: int, following: str | None) -> None:
    assert next_piece(HOME + url, entries) == (following and HOME + following)


@pytest.mark.parametrize("body", [b"{", b"[1, 2", b"null", b"[]", b"\xff\xfe{", b'{"a": {"b": 1}}'])
def test_any_bytes_are_read(body: bytes) -> None:
    read = read_listing(body, HOME + "berita/lagi?page=6", PROFILE, "application/json")
    assert read.entries == []

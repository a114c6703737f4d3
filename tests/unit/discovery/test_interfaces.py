"""WordPress REST and JSON endpoints."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.discovery.jsonapi import compile_path, page_url, read_items
from newsarchive.discovery.wordpress import posts_url, read_posts
from newsarchive.sources.profile import JsonApi

URL = "https://kotaku.go.id/wp-json/wp/v2/posts?page=1"


def query_of(url: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(url).query)


def test_posts_url() -> None:
    url = posts_url(
        "https://kotaku.go.id/wp-json/wp/v2/",
        page=3,
        after="2024-01-01T00:00:00",
        modified_after="2024-02-01T00:00:00+07:00",
    )
    assert urlsplit(url).path == "/wp-json/wp/v2/posts"
    query = query_of(url)
    assert query["page"] == ["3"]
    assert query["per_page"] == ["100"]
    assert query["after"] == ["2024-01-01T00:00:00"]
    assert query["modified_after"] == ["2024-02-01T00:00:00+07:00"]
    assert (query["orderby"], query["order"]) == (["modified"], ["asc"])


def test_posts_url_without_permalinks() -> None:
    assert query_of(posts_url("https://kotaku.go.id/?rest_route=/wp/v2/"))["rest_route"] == [
        "/wp/v2/posts"
    ]


POST = {
    "link": "https://kotaku.go.id/2023/11/18/pasar/",
    "date": "2023-11-18T14:05:00",
    "date_gmt": "2023-11-18T07:05:00",
    "modified": "2023-11-19T08:00:00",
    "modified_gmt": "2023-11-19T01:00:00",
    "title": {"rendered": "Pasar &#038; <em>Warga</em>"},
    "excerpt": {"rendered": "<p>Ramai [&hellip;]</p>\n"},
}


def test_read_posts() -> None:
    page = read_posts(
        json.dumps([POST]).encode(), URL, {"X-WP-Total": "37", "x-wp-totalpages": "1"}
    )
    assert (page.total, page.total_pages) == (37, 1)
    (found,) = page.entries
    assert found.hints.title == "Pasar & Warga"
    assert found.hints.date == "2023-11-18T14:05:00+07:00"
    assert found.modified == "2023-11-19T08:00:00+07:00"
    assert found.hints.summary == "Ramai […]"


@pytest.mark.parametrize(
    ("changes", "date"),
    [
        ({"date_gmt": None}, "2023-11-18T14:05:00"),
        ({"date_gmt": "0000-00-00T00:00:00"}, "2023-11-18T14:05:00"),
        ({"date": None}, "2023-11-18T07:05:00+00:00"),
        ({"date_gmt": "2023-11-18T06:05:00"}, "2023-11-18T14:05:00+08:00"),
    ],
)
def test_dates_of_neglected_servers(changes: dict[str, object], date: str) -> None:
    (found,) = read_posts(json.dumps([POST | changes]).encode(), URL, {}).entries
    assert found.hints.date == date


def test_answers_that_are_no_posts() -> None:
    assert read_posts(b'{"code":"rest_forbidden"}', URL, {}).entries == []
    assert read_posts(b"<html>Permintaan Ditolak</html>", URL, {"X-WP-Total": "many"}).total is None
    assert (
        read_posts(
            json.dumps([POST | {"status": "future"}, 3, {"link": 5}, {"link": ""}]).encode(),
            URL,
            {},
        ).entries
        == []
    )
    noisy = b"<br />\n<b>Notice</b>: x in y on line 3<br />\n" + json.dumps([POST]).encode()
    assert len(read_posts(noisy, URL, {}).entries) == 1


API = JsonApi(
    url="/api/berita?page={page}",
    items="data.items",
    link="join('', ['/berita/', slug])",
    title="judul",
    date="tanggal",
    modified="updated_at",
)


def test_json_items() -> None:
    body = {
        "data": {
            "items": [
                {
                    "slug": "pasar",
                    "judul": "Pasar &amp; Warga",
                    "tanggal": "18 Nopember 2023",
                    "updated_at": "2023-11-19T01:00:00.000Z",
                },
                {"judul": "tanpa slug"},
            ]
        }
    }
    (found,) = read_items(json.dumps(body).encode(), "https://kotaku.go.id/api/berita?page=1", API)
    assert found.url == "https://kotaku.go.id/berita/pasar"
    assert found.hints.title == "Pasar & Warga"
    assert found.hints.date == "18 Nopember 2023"
    assert found.modified == "2023-11-19T01:00:00+00:00"
    assert found.hints.found_by == "json"


def test_json_items_by_id_and_other_shapes() -> None:
    api = JsonApi(url="/api", items="@", link="url")
    assert [
        f.url
        for f in read_items(
            b'{"a": {"url": "/x"}, "b": {"url": "/y"}, "c": 3}', "https://k.go.id/api", api
        )
    ] == ["https://k.go.id/x", "https://k.go.id/y"]
    for body in (b"", b"[", b"null", b'"x"', b"[[[", b"[1,2]"):
        assert read_items(body, "https://k.go.id/api", api) == []


def test_page_addresses() -> None:
    home = "https://kotaku.go.id/"
    assert page_url(home, API, 2) == "https://kotaku.go.id/api/berita?page=2"
    offset = JsonApi(url="/api?offset={offset}&n=20", items="@", link="url", step=20)
    assert page_url(home, offset, 1).endswith("offset=0&n=20")
    assert page_url(home, offset, 3).endswith("offset=40&n=20")
    zero = JsonApi(url="/api/{page}", items="@", link="url", first=0)
    assert page_url(home, zero, 1) == "https://kotaku.go.id/api/0"
    plain = JsonApi(url="/api?n=5", items="@", link="url")
    assert page_url(home, plain, 1) == "https://kotaku.go.id/api?n=5"
    assert page_url(home, plain, 2) == "https://kotaku.go.id/api?n=5&page=2"


def test_a_wrong_path_says_why() -> None:
    with pytest.raises(ValueError, match="JMESPath"):
        compile_path("data[")


@given(st.binary(max_size=200))
def test_any_bytes(body: bytes) -> None:
    read_posts(body, URL, {})
    read_items(body, URL, API)

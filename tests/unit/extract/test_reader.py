"""Pages that are no articles, broken pages, and bytes of any kind."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.extract import extract_article

PROSE = (
    "Pemerintah kabupaten menyalurkan bantuan kepada warga yang rumahnya terendam sejak dua hari lalu, "
    "sementara petugas masih mendata kerusakan di tiga desa."
)


def page(body: str, title: str = "Judul", head: str = "") -> bytes:
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()


def kind(html: bytes) -> str:
    return extract_article(html, "http://kota.go.id/berita/1").kind


ARTICLE = page(f"<h1>Bantuan Banjir Disalurkan</h1><div>{f'<p>{PROSE}</p>' * 4}</div>")


def test_prose_under_a_heading_is_an_article() -> None:
    read = extract_article(ARTICLE, "http://kota.go.id/berita/1")
    assert (read.kind, read.title, read.body) == (
        "article",
        "Bantuan Banjir Disalurkan",
        [PROSE] * 4,
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (b"", "empty"),
        (b"<html></html>", "empty"),
        (page("<h1>Halaman tidak ditemukan</h1><p>Kembali ke beranda</p>"), "error"),
        (page("<b>Maaf, data tidak ditemukan.</b>" + "<a href='/a'>Tautan lain</a>" * 30), "error"),
        (page("<h1>Permintaan Ditolak</h1><p>Support ID: 123</p>", "Permintaan Ditolak"), "error"),
        (page("<p>Checking your browser before accessing</p>", "Just a moment..."), "error"),
        (page("<p>Situs sedang dalam perbaikan</p>"), "error"),
        (
            page("<form>Login <input name=u> Password <input type=password></form>", "Login"),
            "login",
        ),
        (page("<p>Slot gacor maxwin, situs judi togel, bonus new member, sbobet</p>" * 4), "spam"),
    ],
)
def test_pages_that_are_no_articles(html: bytes, expected: str) -> None:
    assert kind(html) == expected


def test_a_hidden_block_of_gambling_links_is_cut_and_flagged() -> None:
    links = "".join(
        f"<a href='http://x/{i}'>slot gacor {i}</a> <a>togel</a> <a>maxwin</a>" for i in range(5)
    )
    html = ARTICLE.replace(b"</div>", f'<div style="display:none">{links}</div></div>'.encode(), 1)
    read = extract_article(html, "http://kota.go.id/berita/1")
    assert read.kind == "article"
    assert "spam-injected" in read.flags
    assert "slot" not in " ".join(read.body)


def test_classes_that_mention_furniture_do_not_hide_the_article() -> None:
    html = ARTICLE.replace(
        b"<div>", b'<div class="post tag-banjir has-sidebar field-label-hidden">', 1
    )
    assert len(extract_article(html, "http://kota.go.id/berita/1").body) == 4


@pytest.mark.parametrize(
    "text",
    [
        '{"@type": "NewsArticle", "datePublished": "2023-11-18T14:05:00+07:00",}',
        '<!-- {"@type": "NewsArticle", "datePublished": "2023-11-18T14:05:00+07:00"} -->',
        '{"@graph": [{"@type": ["Article"], "datePublished": "2023-11-18T07:05:00Z"}]}',
        '{"@type": "NewsArticle",\n"headline": "a\nb", "datePublished": "2023-11-18 14:05:00"}',
    ],
)
def test_broken_json_ld_still_dates_the_article(text: str) -> None:
    html = ARTICLE.replace(
        b"</head>", f'<script type="application/ld+json">{text}</script></head>'.encode()
    )
    read = extract_article(html, "http://kota.go.id/berita/1")
    assert read.published is not None
    assert (read.published.value, read.published.source) == ("2023-11-18T14:05:00+07:00", "jsonld")


@pytest.mark.parametrize(
    ("encoding", "content_type"),
    [
        ("windows-1252", "text/html; charset=iso-8859-1"),
        ("windows-1252", "text/html; charset=utf-8"),
        ("utf-8", "text/html; charset=iso-8859-1"),
        ("utf-8-sig", None),
        ("utf-16", None),
    ],
)
def test_text_survives_wrong_labels(encoding: str, content_type: str | None) -> None:
    prose = PROSE.replace("warga", "“warga”")
    html = ARTICLE.decode().replace(PROSE, prose).encode(encoding)
    read = extract_article(html, "http://kota.go.id/berita/1", content_type=content_type)
    assert read.body == [prose] * 4


def test_mojibake_is_repaired_and_flagged() -> None:
    prose = PROSE.replace("warga", "“warga”")
    broken = (
        ARTICLE.decode().replace(PROSE, prose).encode().decode("windows-1252", "ignore").encode()
    )
    read = extract_article(broken, "http://kota.go.id/berita/1")
    assert "mojibake-repaired" in read.flags
    assert "“warga" in read.body[0]


def test_the_same_bytes_give_the_same_answer() -> None:
    one, two = (extract_article(ARTICLE, "http://kota.go.id/berita/1") for _ in range(2))
    assert one == two


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "html",
    [
        b"<div>" * 100_000 + PROSE.encode(),
        b"<html><body>" + b"<p>" + b"a " * 5_000_000,
        b"<table><tr><td>" * 20_000,
        b"<a href='x'>" * 50_000,
        b"<!--" * 100_000,
        b"&#x110000;" * 50_000,
        b"<p>Warga desa memanen padi.</p><p>" + "“".encode() * 300_000,
    ],
    ids=["deep", "long", "tables", "links", "comments", "entities", "quotes"],
)
def test_hostile_pages_are_answered(html: bytes) -> None:
    assert extract_article(html, "http://kota.go.id/berita/1").url


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=2000))
def test_any_bytes_give_an_answer(html: bytes) -> None:
    extract_article(html, "http://kota.go.id/berita/1")


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_damaged_pages_give_an_answer(seed: int) -> None:
    chance = random.Random(seed)
    html = bytearray(ARTICLE)
    for _ in range(chance.randrange(1, 40)):
        at = chance.randrange(len(html))
        html[at : at + chance.randrange(0, 20)] = chance.randbytes(chance.randrange(0, 20))
    extract_article(bytes(html), "http://kota.go.id/berita/1")


def test_control_characters_behind_a_menu_are_answered():
    html = b"<body><div>a<nav>x</nav>b&#1;c\x0b<p>" + b"Warga desa memanen padi. " * 20 + b"</div>"
    assert extract_article(html, "http://kota.go.id/berita/1").kind == "article"

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.discovery.addresses import in_scope, is_article_url, normalise, safe_regex
from newsarchive.discovery.shapes import looks_like_article
from newsarchive.discovery.traps import is_trap
from newsarchive.sources.profile import Discovery, Profile

K = "https://kotaku.go.id"


def profile(home: str = K + "/", **discovery: list[str]) -> Profile:
    return Profile(
        id="k",
        name="K",
        region="35.73",
        home=home,
        hosts=["humas.kotaku.go.id"],
        discovery=Discovery(**discovery),
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("HTTPS://KotaKu.go.id:443/a/./b/../c#x", K + "/a/c"),
        ("https://kotaku.go.id", K + "/"),
        ("https://kotaku.go.id./a", K + "/a"),
        (" https://kotaku.go.id/a\n b ", K + "/a%20b"),
        (K + "/a?utm_source=wa&fbclid=1&id=2", K + "/a?id=2"),
        (K + "/a;jsessionid=0A1B?x=1", K + "/a?x=1"),
        (K + "/a?PHPSESSID=abcdef123456&id=2", K + "/a?id=2"),
        (K + "/a?sid=00000a1f", K + "/a"),
        (K + "/modules.php?name=News&sid=12", K + "/modules.php?name=News&sid=12"),
        (K + "/%7Ehumas/berit%61?", K + "/~humas/berita"),
        (K + "/caf\u00e9?q=a b", K + "/caf%C3%A9?q=a%20b"),
        (K + "/caf%c3%a9", K + "/caf%C3%A9"),
        (K + "/a%2Fb", K + "/a%2Fb"),
        (K + "/100%", K + "/100%25"),
        ("http://127.0.0.11:8470/a", "http://127.0.0.11:8470/a"),
        ("http://[::1]:80/a", "http://[::1]/a"),
        ("mailto:a@b", "mailto:a@b"),
        ("http://[oops/a", "http://[oops/a"),
    ],
)
def test_normalise(url: str, same: str) -> None:
    assert normalise(url) == same


@given(st.text(max_size=60))
def test_normalising_twice_changes_nothing(text: str) -> None:
    for url in (text, K + "/" + text, K + "/a?" + text):
        once = normalise(url)
        assert normalise(once) == once
        is_trap(once)
        looks_like_article(once)


def test_scope() -> None:
    source = profile()
    for url in (
        K + "/a",
        "http://www.kotaku.go.id/a",
        "https://humas.kotaku.go.id/",
        "https://kotaku.go.id:443",
    ):
        assert in_scope(source, url), url
    for url in (
        "https://lain.go.id/",
        "https://kotaku.go.id.lain.com/",
        "https://kotaku.go.id:8080/",
        "ftp://kotaku.go.id/",
        "https://x@lain.go.id",
        "",
        "http://[oops",
    ):
        assert not in_scope(source, url), url
    with_port = profile("http://127.0.0.11:8470/")
    assert in_scope(with_port, "http://127.0.0.11:8470/a")
    assert not in_scope(with_port, "http://127.0.0.12:8470/a")
    assert not in_scope(with_port, "http://127.0.0.11/a")


def test_article_rules_of_the_profile_win() -> None:
    source = profile(article_urls=[r"^/berita/\d+", r"\?id=\d+$"], exclude_urls=["/berita/13/"])
    assert is_article_url(source, K + "/berita/12/x")
    assert is_article_url(source, K + "/x.php?id=4")
    assert not is_article_url(source, K + "/berita/13/x")
    assert not is_article_url(source, K + "/2023/11/18/slug-panjang/")
    assert is_article_url(profile(), K + "/2023/11/18/slug-panjang/")


ARTICLES = [
    "/2023/11/18/pasar-murah/", "/2020/11/slug.html", "/?p=1920", "/index.php/berita/2896/Judul-Berita",
    "/berita/detail/123", "/berita/detail/123/pasar-murah", "/news/12/slug", "/content/slug-berita-hari-ini",
    "/node/123", "/berita.php?id=12", "/index.php?option=com_content&view=article&id=55:judul",
    "/index.php/berita/item/1300-2016-10-06-01-23-21", "/berita/109/index.html", "/read/4711/wali-kota-buka-pasar",
    "/wali-kota-malang-buka-pasar-murah-ramadan", "/berita/pasar-murah-ramadan", "/26/10/2023/pasar-murah",
    "/En/index.php/news/7034/Governor-Opens", "/detailberita/88", "/2023-11-18-pasar-murah", "/pontianak-hari-ini/berita/pasar-murah-digelar",
]  # fmt: skip
OTHERS = [
    "/", "/berita", "/berita/", "/berita/page/2", "/berita?page=72", "/category/berita/", "/tag/pasar-murah-ramadan-kota",
    "/author/humas/page/20", "/2023/11/", "/2023/11/18/", "/wp-content/uploads/2023/11/foto.jpg", "/profil/visi-misi-kota-malang-raya",
    "/index.php/category/berita-utama-hari-ini", "/?cat=1", "/itemlist/tag/a-b-c-d", "/search?q=a", "/feed/", "/login",
    "/berita/index/10", "/assets/dokumen-rencana-kerja-2024.pdf", "/galeri-foto/kunjungan-kerja-ke-desa", "/?s=pasar", "/kontak",
    "/archive/category/berita/page/1416",
]  # fmt: skip


@pytest.mark.parametrize("target", ARTICLES)
def test_shapes_of_articles(target: str) -> None:
    assert looks_like_article(target)


@pytest.mark.parametrize("target", OTHERS)
def test_shapes_of_other_pages(target: str) -> None:
    assert not looks_like_article(target)


TRAPS = [
    "/agenda?bulan=5&tahun=2031", "/?cid=mc_mini_widget-2&month=1&yr=2028", "/events/2028-01/", "/kalender/2031/05/", "/events/?tribe-bar-date=2028-01-01",
    "/berita?urut=lama&bidang=x", "/produk?f[0]=a&f[1]=b", "/berita?sort=asc", "/a?x=1&x=2&x=3", "/2023/11/18/a/?replytocom=3", "/a/?share=facebook",
    "/cetak/12", "/berita/print/12", "/index.php?view=article&id=1&tmpl=component&print=1", "/2023/11/18/a/feed/", "/a/b/a/b/a/b/c", "/x/x/x/y",
    "/" + "a/b1/".join(str(i) for i in range(20)), "/wp-login.php?redirect_to=x", "/a?" + "q" * 2000,
]  # fmt: skip


@pytest.mark.parametrize("path", TRAPS)
def test_traps(path: str) -> None:
    assert is_trap(K + path)


@pytest.mark.parametrize(
    "path",
    [
        *ARTICLES,
        *OTHERS[1:14],
        "/berita/2024/05/05/05/agenda-bupati",
        "/agenda/wali-kota-hadiri-rapat",
        "/berita?bidang=Umum",
    ],
)
def test_not_traps(path: str) -> None:
    assert path.endswith("/feed/") or not is_trap(K + path)


def test_sharing_links() -> None:
    assert is_trap("https://www.facebook.com/sharer.php?u=x")


@pytest.mark.parametrize(
    "pattern", ["(a+)+$", "(a*)*", "([a-z]+)*$", "(a|a)*$", "(", "x" * 1001, r"(\w+\s?)+$"]
)
def test_refused_patterns(pattern: str) -> None:
    assert not safe_regex(pattern)


@pytest.mark.parametrize(
    "pattern",
    [r"/\d{4}/\d{2}/\d{2}/[^/]+/$", r"^/berita/detail/\d+(/[^/]+)?$", r"^/(news|berita)/\d+"],
)
def test_accepted_patterns(pattern: str) -> None:
    assert safe_regex(pattern)


def test_hostile_addresses_cost_little() -> None:
    start = time.perf_counter()
    for filler in ("/a", "-", "0", "%41", "&x=1", "/page/1", "(S("):
        url = K + "/" + filler * 20_000
        normalise(url)
        is_trap(url)
        looks_like_article(url)
    assert time.perf_counter() - start < 3

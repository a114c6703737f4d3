from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.discovery.listing import read_listing
from newsarchive.discovery.template import page_address, template_next
from newsarchive.sources.profile import Discovery, Pagination, Profile

HOME = "https://kotaku.go.id/"


def profile(**discovery: object) -> Profile:
    return Profile(id="k", name="K", region="35.73", home=HOME, discovery=Discovery(**discovery))  # type: ignore[arg-type]


BARE = profile()


def card(number: int, *, more: bool = True) -> str:
    link = f"/berita/detail/{number}/pasar-murah-{number}"
    return f"""<div class="item"><a href="{link}"><img src="/foto/{number}.jpg"></a>
    <h4><a href="{link}">Pasar Murah {number}</a></h4><span class="tgl">Sabtu, {number} November 2023 | 14:05 WIB</span>
    <p>GOMBONG — Ratusan warga memadati lapangan desa sejak pagi hari ... {f'<a href="{link}">Selengkapnya</a>' if more else ""}</p></div>"""


def page(main: str, pager: str = "") -> bytes:
    side = '<aside><a href="/berita/detail/99/pengumuman-lelang">Pengumuman Lelang</a></aside>'
    menu = '<nav><a href="/">Home</a><a href="/berita">Berita</a><a href="/profil">Profil</a><a href="https://lain.go.id/2023/11/18/x/">Lain</a></nav>'
    return f"<html><head><meta charset=utf-8></head><body>{menu}<main>{main}</main>{pager}{side}</body></html>".encode()


def test_cards_with_title_date_and_image() -> None:
    read = read_listing(page(card(1) + card(2)), HOME + "berita", BARE)
    assert [entry.url for entry in read.entries] == [
        f"{HOME}berita/detail/1/pasar-murah-1", f"{HOME}berita/detail/2/pasar-murah-2", f"{HOME}berita/detail/99/pengumuman-lelang",
    ]  # fmt: skip
    hints = read.entries[1].hints
    assert hints.title == "Pasar Murah 2"
    assert hints.date == "Sabtu, 2 November 2023 | 14:05 WIB"
    assert hints.thumbnail == "https://kotaku.go.id/foto/2.jpg"
    assert (hints.found_by, hints.found_on) == ("listing", HOME + "berita")
    assert hints.summary is not None
    assert read.entries[2].hints.title == "Pengumuman Lelang"
    assert read.entries[2].hints.date is None


def test_selectors_choose_the_block() -> None:
    source = profile(entry="div.item", entry_link="h4 a", entry_title="h4 a", entry_date="span.tgl")
    read = read_listing(page(card(1) + card(2)), HOME + "berita", source)
    assert [entry.hints.title for entry in read.entries] == ["Pasar Murah 1", "Pasar Murah 2"]


def test_selectors_that_match_nothing_fall_back() -> None:
    source = profile(entry="div.lama", entry_link="h4 a")
    assert len(read_listing(page(card(1)), HOME + "berita", source).entries) == 2


def test_whole_card_is_the_link_and_time_tag() -> None:
    body = page(
        '<a href="/2023/11/18/pasar-murah/"><h3>Pasar Murah</h3><time datetime="2023-11-18T14:05:00+07:00">18 Nov</time></a>'
        '<div class="card"><h5>Jalan Baru</h5><small class="text-muted">17 Nov 2023</small><a href="/2023/11/17/jalan-baru/">Baca</a></div>'
    )
    first, second, _ = read_listing(body, HOME, BARE).entries
    assert (first.hints.title, first.hints.date) == ("Pasar Murah", "2023-11-18T14:05:00+07:00")
    assert (second.hints.title, second.hints.date) == ("Jalan Baru", "17 Nov 2023")


def test_table_layout_and_declared_charset() -> None:
    rows = "".join(
        f'<tr><td><a href="berita.php?id={i}"><b>Caf\u00e9 {i}</b></a><br><font>1{i}-11-2023</font></td></tr>'
        for i in range(3)
    )
    body = f'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><table>{rows}</table>'.encode(
        "cp1252"
    )
    entries = read_listing(body, HOME + "index.php", BARE).entries
    assert [(entry.hints.title, entry.hints.date) for entry in entries] == [
        (f"Café {i}", f"1{i}-11-2023") for i in range(3)
    ]


def test_base_href() -> None:
    body = b'<base href="https://kotaku.go.id/baru/"><a href="berita/pasar-murah-ramadan">Pasar Murah</a>'
    assert read_listing(body, HOME, BARE).entries[0].url == HOME + "baru/berita/pasar-murah-ramadan"


def test_session_ids_do_not_multiply() -> None:
    body = page(
        "".join(
            f'<a href="/berita/detail/1/pasar-murah?sid=0000{i:04x}">Pasar Murah</a>'
            for i in range(5)
        )
    )
    assert len(read_listing(body, HOME, BARE).entries) == 2


def test_traps_are_left_out() -> None:
    body = page(
        card(1)
        + '<a href="/berita/print/1">Cetak</a><a href="/agenda?bulan=6&tahun=2024">Bulan depan</a><a href="/berita?urut=lama">Terlama</a>'
    )
    read = read_listing(body, HOME + "berita", BARE)
    assert len(read.entries) == 2
    assert read.next_url is None


def pager(*links: tuple[str, str], tag: str = 'ul class="pagination"') -> str:
    return (
        f"<{tag}>"
        + "".join(f'<li><a href="{href}">{text}</a></li>' for href, text in links)
        + "</ul>"
    )


@pytest.mark.parametrize(
    ("url", "links", "following"),
    [
        ("berita", [("/berita", "1"), ("/berita?page=2", "2"), ("/berita?page=9", "»")], "berita?page=2"),
        ("berita?page=2", [("/berita?page=1", "1"), ("/berita?page=3", "3"), ("/berita?page=9", "Last")], "berita?page=3"),
        ("berita?page=9", [("/berita", "1"), ("/berita?page=8", "8")], None),
        ("category/berita/", [("/category/berita/page/2/", "2"), ("/category/berita/page/40/", "40")], "category/berita/page/2/"),
        ("category/berita/page/39/", [("/category/berita/page/38/", "38"), ("/category/berita/page/40/", "40")], "category/berita/page/40/"),
        ("", [("/page/2/", "2"), ("/page/3/", "3")], "page/2/"),
        ("", [("/category/berita/page/2/", "2"), ("/category/berita/page/3/", "3")], "category/berita/page/2/"),
        ("index.php/berita", [("/index.php/berita?start=10", "2"), ("/index.php/berita?start=20", "3")], "index.php/berita?start=10"),
        ("index.php/berita?start=10", [("/index.php/berita", "1"), ("/index.php/berita?start=20", "3")], "index.php/berita?start=20"),
        ("berita/index/10", [("/berita/index/0", "1"), ("/berita/index/20", "3")], "berita/index/20"),
        ("berita/index", [("/berita/index/10", "2")], "berita/index/10"),
        ("berita", [("/berita/10", "2"), ("/berita/20", "3")], "berita/10"),
        ("berita/10", [("/berita", "1"), ("/berita/20", "3")], "berita/20"),
        ("index.php", [("index.php?hal=1", "1"), ("index.php?hal=2", "2")], "index.php?hal=2"),
        ("berita?kategori=3", [("/berita?kategori=3&page=2", "2"), ("/berita?page=2&kategori=4", "x")], "berita?kategori=3&page=2"),
        ("berita", [("/berita?page=1", "2"), ("/berita?page=2", "3")], "berita?page=1"),
        ("search?max-results=8", [("/search?updated-max=2020-11-01T00:00:00%2B08:00&max-results=8", "Posting Lama")], "search?updated-max=2020-11-01T00:00:00%2B08:00&max-results=8"),
    ],
)  # fmt: skip
def test_next_page(url: str, links: list[tuple[str, str]], following: str | None) -> None:
    read = read_listing(page(card(1), pager(*links)), HOME + url, BARE)
    assert read.next_url == (None if following is None else HOME + following)


def test_rel_next_in_head_and_body() -> None:
    head = b'<html><head><link rel="next" href="/berita?page=2"></head><body></body></html>'
    assert read_listing(head, HOME + "berita", BARE).next_url == HOME + "berita?page=2"
    body = page(card(1), '<a rel="next" href="?page=5">&raquo;</a>')
    assert read_listing(body, HOME + "berita?page=4", BARE).next_url == HOME + "berita?page=5"


def test_load_more_button() -> None:
    body = page(
        card(1), '<button class="btn load-more" data-url="/berita/lagi?page=2">Muat lagi</button>'
    )
    assert read_listing(body, HOME + "berita", BARE).next_url == HOME + "berita/lagi?page=2"


def test_other_sites_are_not_the_next_page() -> None:
    body = page(
        card(1),
        pager(("https://lain.go.id/berita?page=2", "2"))
        + '<a rel="next" href="https://lain.go.id/">n</a>',
    )
    assert read_listing(body, HOME + "berita", BARE).next_url is None


@pytest.mark.parametrize(
    ("template", "first", "step", "listing", "second", "third"),
    [
        ("?page={page}", 2, 1, "/berita", "berita?page=2", "berita?page=3"),
        ("?page={page}", 1, 1, "/berita", "berita?page=1", "berita?page=2"),
        ("page/{page}/", 2, 1, "/category/berita/", "category/berita/page/2/", "category/berita/page/3/"),
        ("?start={offset}", 10, 10, "/index.php/berita", "index.php/berita?start=10", "index.php/berita?start=20"),
        ("&paged={page}", 2, 1, "/?cat=1", "?cat=1&paged=2", "?cat=1&paged=3"),
        ("/index/{offset}", 15, 15, "/berita", "berita/index/15", "berita/index/30"),
        ("page/{page}/", 2, 1, "/", "page/2/", "page/3/"),
    ],
)  # fmt: skip
def test_templates(
    template: str, first: int, step: int, listing: str, second: str, third: str
) -> None:
    source = profile(
        listings=[listing], pagination=Pagination(template=template, first=first, step=step)
    )
    assert template_next(source, HOME + listing.lstrip("/")) == HOME + second
    assert template_next(source, HOME + second) == HOME + third
    assert template_next(source, HOME + "lain") is None


def test_template_ends_where_the_pager_ends_or_nothing_is_listed() -> None:
    source = profile(listings=["/berita"], pagination=Pagination(template="?page={page}"))
    last = page(card(1), pager(("/berita?page=2", "2"), ("/berita?page=3", "3")))
    assert read_listing(last, HOME + "berita?page=4", source).next_url is None
    assert (
        read_listing(page(card(1)), HOME + "berita?page=4", source).next_url
        == HOME + "berita?page=5"
    )
    assert read_listing(b"<p>kosong</p>", HOME + "berita?page=4", source).next_url is None


def test_digest_tells_repeated_pages() -> None:
    first = read_listing(page(card(1)), HOME + "berita?page=7", BARE)
    again = read_listing(page(card(1)), HOME + "berita?page=8", BARE)
    other = read_listing(page(card(2)), HOME + "berita?page=9", BARE)
    assert first.digest == again.digest != other.digest


def test_absolute_template() -> None:
    assert (
        page_address(HOME + "berita", "https://api.kotaku.go.id/{page}", 4)
        == "https://api.kotaku.go.id/4"
    )


@given(st.binary(max_size=300))
def test_any_bytes(body: bytes) -> None:
    read_listing(body, HOME, BARE)
    read_listing(
        b'<a href="/berita/detail/1/x">' + body + b'</a><a href="' + body + b'" rel=next>',
        HOME,
        BARE,
    )

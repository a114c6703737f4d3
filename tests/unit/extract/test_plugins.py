"""What themes and plugins of WordPress put round and into a text: authors' boxes, offers, counters, two days in one row."""

from __future__ import annotations

import pytest

from newsarchive.extract import extract_article
from newsarchive.extract.article import Article

_TITLE = "Warga Sumber Bersihkan Embung Desa"
_BODY = [
    "Sebanyak 75 warga Desa Sumber membersihkan embung yang dangkal karena lumpur sejak banjir dua tahun lalu.",
    "Kepala desa, Sukirman, menyewa satu ekskavator dengan dana gotong royong warga sendiri.",
    "Embung itu mengairi 40 hektare sawah pada musim kemarau.",
    "Pekerjaan selesai dalam empat hari.",
]


def read(text: str, facts: str = "") -> Article:
    html = (
        f"<html lang=id><head><title>{_TITLE}</title></head><body><article><h1>{_TITLE}</h1>{facts}"
        f"<div class='entry-content'>{text}</div></article></body></html>"
    )
    return extract_article(html.encode(), "https://contohkab.go.id/warga-sumber-bersihkan-embung/")


def paragraphs(*numbers: int) -> str:
    return "".join(f"<p>{_BODY[number]}</p>" for number in numbers)


@pytest.mark.parametrize(
    "box", ["pp-multiple-authors-boxes-wrapper", "saboxplugin-wrap", "m-a-box", "abh_box"]
)
def test_author_whom_a_plugin_presents_below_the_text(box: str) -> None:
    page = read(
        f"{paragraphs(0, 1, 2, 3)}<div class='{box}'><div><img src=a.png width=50></div>"
        "<div><a href=/author/tri/>Tri Hartati</a></div><div>Penyuluh yang gemar menulis.</div></div>"
    )
    assert page.body == _BODY
    assert [credit.name for credit in page.bylines] == ["Tri Hartati"]


@pytest.mark.parametrize("heading", ["Berita Terkait", "Baca Juga", "Related Posts"])
def test_offers_between_two_paragraphs_do_not_end_the_text(heading: str) -> None:
    offers = f"<div class=ketengah><div class=related-x>{heading}</div><div><a href=/lain/>Jalan Lingkar Mulai Diaspal</a></div></div>"
    assert read(f"{paragraphs(0, 1)}{offers}{paragraphs(2, 3)}").body == _BODY


def test_offers_behind_the_text_end_it() -> None:
    offers = "<div><div class=related-x>Berita Terkait</div><div><a href=/lain/>Jalan Lingkar Mulai Diaspal</a></div></div>"
    assert read(f"{paragraphs(0, 1, 2, 3)}{offers}<p>Selasa lalu</p>").body == _BODY


@pytest.mark.parametrize("between", [" dan ", ", ", " & ", " and "])
def test_second_author_behind_the_link_of_the_first(between: str) -> None:
    facts = f"<div><a href=/a/ rel=author>Tri Hartati</a>{between}<a href=/b/ rel=author>Joko Waluyo</a> | Berita</div>"
    page = read(paragraphs(0, 1, 2), facts)
    assert [credit.name for credit in page.bylines] == ["Tri Hartati", "Joko Waluyo"]


def test_labels_of_days_are_no_authors() -> None:
    facts = (
        "<p class=post-byline>by <span class=fn>Tri Hartati</span> &middot; Published <time datetime=2021-03-02>2 Maret 2021</time>"
        " &middot; Updated <time class=updated datetime=2021-03-04>4 Maret 2021</time></p>"
    )
    page = read(paragraphs(0, 1, 2), facts)
    assert [credit.name for credit in page.bylines] == ["Tri Hartati"]


@pytest.mark.parametrize(
    "facts",
    [
        "<span><span class=published>02/03/2021</span> <span class=updated>04/03/2021</span></span>",
        "<ul><li class=x-date>2 Maret 2021</li><li class=x-mod-date>4 Maret 2021</li></ul>",
        "<ul><li>2 Maret 2021</li><li><span>Post last modified:</span> 4 Maret 2021</li></ul>",
        "<p><span itemprop=datePublished>2 Maret 2021</span> <span itemprop=dateModified>4 Maret 2021</span></p>",
    ],
)
def test_two_days_printed_in_one_row(facts: str) -> None:
    page = read(paragraphs(0, 1, 2), facts)
    assert page.published is not None
    assert page.published.value == "2021-03-02"
    assert page.modified is not None
    assert page.modified.value == "2021-03-04"


def test_only_day_is_that_of_publication_whatever_it_is_called() -> None:
    page = read(paragraphs(0, 1, 2), "<p><span class=updated>2 Maret 2021</span></p>")
    assert page.published is not None
    assert page.published.value == "2021-03-02"


@pytest.mark.parametrize(
    "counter",
    [
        "(Visited 214 times, 1 visits today)",
        "164 total views, 3 views today",
        "Total Page Visits: 214 - Today Page Visits: 1",
        "Ikuti saluran WhatsApp Contoh untuk informasi terkini.",
        "Dibaca 214 kali",
    ],
)
def test_counters_behind_the_text(counter: str) -> None:
    assert read(f"{paragraphs(0, 1, 2, 3)}<p>{counter}</p>").body == _BODY


@pytest.mark.parametrize("name", ["rt-reading-time", "reading-time", "kk-star-ratings"])
def test_what_plugins_put_before_the_first_word(name: str) -> None:
    page = read(
        f"<p><span class='{name}'>Waktu baca: 2 menit</span>KARANGANYAR – {_BODY[0]}</p>{paragraphs(1, 2, 3)}"
    )
    assert page.body == _BODY
    assert page.dateline is not None
    assert page.dateline.place == "KARANGANYAR"


@pytest.mark.parametrize(
    "label",
    [
        "<div class=post-categories><a href=/category/pertanian/ rel=tag>Pertanian</a></div>",
        "<ul><li class=meta-categories><a href=/category/pertanian/ rel=tag>Pertanian</a></li></ul>",
        "<div class=cat-tags-links><span class=cat-links><a href=/category/pertanian/ rel='category tag'>Pertanian</a></span></div>",
        "<div class=tax><a href=/category/pertanian/><span>Pertanian</span></a></div>",
    ],
)
def test_section_is_no_tag(label: str) -> None:
    tags = "<div class=tags-share-box><a href=#>Facebook</a></div><p class=tags-links><a href=/tag/embung/ rel=tag>embung</a></p>"
    page = read(f"{paragraphs(0, 1, 2, 3)}{tags}", label)
    assert (page.section, page.tags) == ("Pertanian", ["embung"])


@pytest.mark.parametrize("office", ["Humas Kab. Karanganyar", "Humas Kota Salatiga"])
def test_office_of_a_regency_is_no_person(office: str) -> None:
    page = read(f"{paragraphs(0, 1, 2, 3)}<p>({office})</p>")
    assert [credit.name for credit in page.bylines] == [office]


def test_day_in_a_header_that_is_called_a_footer_too() -> None:
    facts = f"<header class=header-footer-group><ul><li>2 Maret 2021</li><li>Tak ada komentar<span class=screen-reader-text> pada {_TITLE * 5}</span></li></ul></header>"
    page = read(paragraphs(0, 1, 2), facts)
    assert page.published is not None
    assert page.published.value == "2021-03-02"


def test_author_of_a_card_that_is_a_link_as_a_whole_wrote_another_article() -> None:
    card = "<div><a href=/lain/><div><p>Jalan Lingkar Mulai Diaspal</p><small><i>Oleh: Deni Saputra | 3 Januari 2021</i></small></div></a></div>"
    facts = "<small><i>Oleh: Tri Hartati | 2 Januari 2021</i></small>"
    page = read(
        f"{paragraphs(0, 1, 2, 3)}</div><div class=umpan><h3>Berita Lainnya</h3>{card}{card}", facts
    )
    assert [credit.name for credit in page.bylines] == ["Tri Hartati"]


def test_few_sentences_with_a_dateline_above_a_gallery_are_an_article() -> None:
    pictures = "".join(f"<div><img src=/g{n}.jpg width=240 height=160></div>" for n in range(4))
    page = read(f"<p>SUMBER – {_BODY[2]}</p>{paragraphs(3, 3)}<div class=gallery>{pictures}</div>")
    assert page.kind == "article"


def kind_of_page(classes: str, main: str, url: str = "https://contohkab.go.id/warga/") -> str:
    html = f"<html lang=id><head><title>{_TITLE}</title></head><body class='{classes}'><main>{main}</main></body></html>"
    return extract_article(html.encode(), url).kind


_TEXT = f"<article><h1>{_TITLE}</h1><p>SUMBER – {_BODY[0]}</p>{paragraphs(1, 2, 3)}</article>"
_LOCKED = "<article><h1>Terproteksi: Notulen</h1><form><p>Konten ini dilindungi.</p><input type=password name=post_password></form></article>"


@pytest.mark.parametrize(
    ("classes", "main", "kind"),
    [
        ("single single-post", _TEXT, "article"),
        ("archive category category-berita", _TEXT, "listing"),
        ("archive tax-topik term-air", _TEXT, "listing"),
        ("search search-results", _TEXT, "listing"),
        ("error404", _TEXT, "error"),
        ("search search-no-results", "<h1>Tidak ada</h1>", "listing"),
        # what is offered beside a protected text is not it
        ("single single-post", f"{_LOCKED}<section><h2>Pos Terkait</h2>{_TEXT}</section>", "login"),
        # themes that are not for WordPress use such names, too
        ("archive", _TEXT, "article"),
        ("blog single", _TEXT, "article"),
    ],
)
def test_what_wordpress_says_of_a_page(classes: str, main: str, kind: str) -> None:
    assert kind_of_page(classes, main) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Tidak tersedia sementara karena pemeliharaan terjadwal. Kunjungi kembali dalam satu menit.",
        "Kami sedang menyiapkan laman baru yang lebih cepat dan mudah digunakan. Nantikan peluncurannya!",
        "Terjadi kesalahan saat menghubungkan ke basis data",
    ],
)
def test_what_stands_in_place_of_a_site(text: str) -> None:
    assert kind_of_page("", f"<h1>Contoh</h1><p>{text}</p>") == "error"


def test_box_with_the_portrait_of_the_author_behind_the_text() -> None:
    box = (
        "<div class=post-author><div><img src=a.png></div><div><h5>Written by <a href=/author/tri/ rel=author>Tri Hartati</a></h5>"
        "<p>Penyuluh yang gemar menulis tentang air.</p></div></div>"
    )
    page = read(f"{paragraphs(0, 1, 2, 3)}{box}")
    assert page.body == _BODY
    assert [credit.name for credit in page.bylines] == ["Tri Hartati"]


@pytest.mark.parametrize("cut", ["…", "..."])
def test_headline_of_which_a_theme_prints_the_first_words(cut: str) -> None:
    title = "Warga Desa Sumber Bersihkan Embung Tua Sebelum Musim Hujan Tiba di Lereng Lawu"
    begun = "Warga Desa Sumber Bersihkan Embung Tua Sebelum Musim Hujan"
    html = (
        f"<html lang=id><head><title>{title} | Desa Sumber</title></head><body><article><div class=entry-content><h2><a href=/x/>{begun}{cut}</a></h2>"
        f"<ul class=post-meta><li><a href=/author/tri/>Tri Hartati</a></li><li>2 Maret 2021</li></ul>{paragraphs(0, 1, 2, 3)}</div></article></body></html>"
    )
    page = extract_article(html.encode(), "https://contohkab.go.id/warga-desa-sumber/")
    assert page.title == title
    assert page.body == _BODY
    assert [credit.name for credit in page.bylines] == ["Tri Hartati"]


def test_hour_behind_the_day_between_strokes() -> None:
    facts = (
        "<div>By <b>admin</b> <span>13/04/2013 <i>|</i></span> <span> - 11:05 <i>|</i></span></div>"
    )
    page = read(paragraphs(0, 1, 2), facts)
    assert page.published is not None
    assert page.published.value.startswith("2013-04-13T11:05")


@pytest.mark.parametrize("layout", ["share-simple", "sidebar-right", "no-title share-floating"])
def test_layout_that_a_theme_names_at_the_post(layout: str) -> None:
    html = f"<html lang=id><body><h1>{_TITLE}</h1><div class='{layout} post type-post hentry'>{paragraphs(0, 1, 2, 3)}</div></body></html>"
    assert extract_article(html.encode(), "https://contohkab.go.id/embung/").body == _BODY


@pytest.mark.parametrize(
    ("facts", "day"),
    [
        (
            "<span class=date><time datetime=2021-05-04>4 Mei 2021</time></span><span class=date-modified><span>Updated:</span><time datetime=2021-05-06>6 Mei 2021</time></span>",
            "2021-05-06",
        ),
        (
            "<time datetime=2021-05-04T10:00:00+07:00>4 Mei 2021</time><span class=hidden><span itemprop=dateModified>2021-05-05 08:00:02</span></span>",
            "2021-05-05T08:00:02",
        ),
        ("<time datetime=2021-05-04>4 Mei 2021</time>", ""),
    ],
)
def test_day_of_change_behind_a_label_or_as_hidden_text(facts: str, day: str) -> None:
    page = read(paragraphs(0, 1, 2, 3), f"<div class=facts>{facts}</div>")
    assert page.published is not None
    assert page.published.value.startswith("2021-05-04")
    assert (page.modified.value if page.modified else "").startswith(day)
    assert bool(page.modified) == bool(day)


def test_link_that_says_how_long_ago_is_no_headline() -> None:
    facts = "<div class=meta><a href=/2021/05/04/><time datetime=2021-05-04T10:00:00+07:00>empat tahun yang lalu</time></a> <a class=author href=/author/tri/>Tri Hartati</a></div>"
    page = read(paragraphs(0, 1, 2, 3), facts)
    assert [credit.name for credit in page.bylines] == ["Tri Hartati"]


def test_box_about_the_author_on_a_page_with_a_sidebar() -> None:
    html = (
        f"<html lang=id><body class='single has-sidebar-right'><div class=content-sidebar-wrap><article><h1>{_TITLE}</h1><div class=entry-content>{paragraphs(0, 1, 2, 3)}</div>"
        "<div class=author-bio><span class=fn><b>Tri Hartati</b></span><p>Penyuluh air.</p></div></article></div></body></html>"
    )
    page = extract_article(html.encode(), "https://contohkab.go.id/embung/")
    assert [credit.name for credit in page.bylines] == ["Tri Hartati"]


@pytest.mark.parametrize("line", ["SIARAN PERS", "Rilis Pers:", "Press Release"])
def test_line_that_says_what_a_text_is(line: str) -> None:
    assert read(f"<p>{line}</p>{paragraphs(0, 1, 2, 3)}").body == _BODY

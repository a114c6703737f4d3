"""What themes and editors of ordinary sites do that no rule expected: each case in other words than the page that showed it."""

import pytest

from newsarchive.extract import Article, extract_article, parse_credits, parse_dateline
from newsarchive.extract.credits.in_captions import parse_caption_credit

_TEXT = """<p>Rumah potong hewan yang baru mulai menerima sapi pada awal pekan ini setelah izin lingkungannya terbit.</p>
<p>Kepala dinas menyatakan setiap hari dapat dipotong dua puluh ekor, dan dagingnya diperiksa dua dokter hewan.</p>
<p>Pedagang daging menyambutnya karena tidak perlu lagi memotong di halaman rumah masing-masing.</p>"""
_TITLE = "Rumah Potong Hewan Baru Beroperasi"


def read(body: str, url: str = "https://example.go.id/berita/rph") -> Article:
    page = (
        f"<html lang='id'><head><title>{_TITLE} - Pemkab</title></head><body>{body}</body></html>"
    )
    return extract_article(page.encode(), url)


def published(body: str) -> str | None:
    moment = read(body).published
    return moment.value if moment else None


def test_paragraphs_whose_ids_say_viewer_are_the_text():
    paragraphs = _TEXT.replace("<p>", "<p id='viewer-9k2fd' class='x1'><span>")
    paragraphs = paragraphs.replace("</p>", "</span></p>")
    article = read(
        f"<article><h1>{_TITLE}</h1><section><div>{paragraphs}</div></section></article>"
    )
    assert article.kind == "article"
    assert len(article.body) == 3


def test_a_counter_called_viewer_is_no_text():
    article = read(
        f"<article><h1>{_TITLE}</h1><div>{_TEXT}<p class='viewer-count'>Sudah 412 pembaca</p></div></article>"
    )
    assert len(article.body) == 3


@pytest.mark.parametrize(
    "line",
    [
        "Unduh Pengumuman Lelang (PDF)",
        "Download Jadwal Vaksin 2023.pdf",
        "Lihat daftar penerima bantuan (file docx)",
        "Unduh dokumen",
        "Unduh di sini",
    ],
)
def test_a_line_that_offers_a_file_is_no_text(line):
    article = read(
        f"<h1>{_TITLE}</h1><div class='entry-content'>{_TEXT}<p><a href='/a.pdf'>{line}</a></p></div>"
    )
    assert len(article.body) == 3


@pytest.mark.parametrize(
    "line",
    [
        "Unduh dan isi formulirnya, lalu bawa ke kantor desa sebelum Jumat.",
        "Lihat saja hasilnya, kata Marwan sambil menunjuk kandang yang bersih.",
    ],
)
def test_a_sentence_about_a_file_is_text(line):
    article = read(f"<h1>{_TITLE}</h1><div class='entry-content'>{_TEXT}<p>{line}</p></div>")
    assert article.body[-1] == line


_FACTS = "<dl><dd>Berita</dd><dd><time datetime='2019-07-02T08:15:00+07:00'>02 Juli 2019</time></dd></dl>"


def test_the_day_in_an_aside_below_the_headline_is_the_articles():
    body = f"<article><header><h1>{_TITLE}</h1></header><aside class='info'>{_FACTS}</aside><section class='article-content'>{_TEXT}</section></article>"
    assert published(body) == "2019-07-02T08:15:00+07:00"


def test_the_day_in_an_aside_about_another_article_is_not():
    aside = f"<aside class='info'><h3>Lelang Kendaraan Dinas Dibuka</h3>{_FACTS}</aside>"
    body = f"<article><h1>{_TITLE}</h1>{aside}<section class='article-content'>{_TEXT}</section></article>"
    assert published(body) is None


@pytest.mark.parametrize(
    ("tag", "value"),
    [
        ("<time datetime='2021-05-04'>4 Mei 2021, 19:42 WIB</time>", "2021-05-04T19:42:00+07:00"),
        ("<time datetime='2021-05-04'>4 Mei 2021 pukul 19.42</time>", "2021-05-04T19:42:00+07:00"),
        ("<time datetime='2021-05-04'>4 Mei 2021</time>", "2021-05-04"),
        # another day than the stated one is somebody else's
        ("<time datetime='2021-05-04'>6 Mei 2021, 19:42</time>", "2021-05-04"),
    ],
)
def test_a_time_tag_that_states_the_day_may_print_the_hour(tag, value):
    assert published(f"<h1>{_TITLE}</h1><p>{tag}</p><div class='isi-berita'>{_TEXT}</div>") == value


def test_day_and_hour_in_rows_of_their_own():
    rows = "<table><tr><td>Tanggal</td><td>: 09 Agustus 2018</td></tr><tr><td>Waktu</td><td>: 16:05 WITA</td></tr></table>"
    body = f"<h4>{_TITLE}</h4>{rows}<div class='isi-berita'>{_TEXT}</div>"
    assert published(body) == "2018-08-09T16:05:00+08:00"


@pytest.mark.parametrize("label", ["Gambar :", "Gambar:", "Photo :", "Gbr :", "Foto :"])
def test_labels_of_captions(label):
    assert parse_caption_credit(f"{label} Sapi pertama tiba di kandang (Foto: Marwan)") == (
        "Sapi pertama tiba di kandang",
        "Marwan",
    )


def test_a_caption_that_begins_with_a_picture_keeps_the_word():
    text = "Gambar dinding karya siswa menghiasi aula"
    assert parse_caption_credit(text) == (text, None)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("(BKPSDM)", "BKPSDM"),
        ("[KOMINFO-KTB]", "KOMINFO-KTB"),
        ("(DPMPTSP)", "DPMPTSP"),
        ("(Diskominfo)", "Diskominfo"),
        ("(Dinas Ketahanan Pangan)", "Dinas Ketahanan Pangan"),
    ],
)
def test_an_office_signs_in_a_line_of_its_own(line, name):
    article = read(f"<h1>{_TITLE}</h1><div class='entry-content'>{_TEXT}<p>{line}</p></div>")
    assert [credit.name for credit in article.bylines] == [name]
    assert len(article.body) == 3


@pytest.mark.parametrize("line", ["[WASDAL]", "(PERUMDA)", "(SELESAI)"])
def test_other_short_forms_in_brackets_sign_nothing(line):
    article = read(f"<h1>{_TITLE}</h1><div class='entry-content'>{_TEXT}<p>{line}</p></div>")
    assert article.bylines == []


def test_an_office_signs_behind_the_last_sentence_but_not_behind_its_name():
    assert [c.name for c in parse_credits("Pendaftaran ditutup hari Jumat. (BKPSDM)")] == ["BKPSDM"]
    assert parse_credits("Badan Kepegawaian dan Pengembangan Sumber Daya Manusia (BKPSDM)") == []
    assert parse_credits("Pendaftaran dibuka di kantor tersebut. (UMKM)") == []


@pytest.mark.parametrize(
    "text",
    [
        "Sukolilan – Camat Semanding membuka lomba gerak jalan.",
        "Waekokak — Dinas Sosial Kabupaten menyerahkan kursi roda.",
        "PETUNGSEWU - Wakil Bupati H. Didik meresmikan jembatan gantung.",
    ],
)
def test_a_village_before_an_office_is_a_dateline(text):
    place = text.split(" ", 1)[0]
    line = parse_dateline(text)
    assert line is not None
    assert line.place == place


@pytest.mark.parametrize(
    "text",
    [
        "Puskesmas – Dinas Kesehatan menjalin kerja sama dengan tiga klinik.",
        "Kerjasama – Pemkab Nganjuk menjadi topik rapat.",
        "Sutrisno – Wakil Bupati terpilih – menghadiri rapat.",
    ],
)
def test_a_name_before_an_office_is_no_dateline(text):
    assert parse_dateline(text) is None


def test_a_headline_as_long_as_a_paragraph_leaves_the_author_below_it_found():
    title = "Rumah Potong Hewan Baru Beroperasi, Pedagang Daging Tidak Lagi Memotong Sapi di Halaman Rumah"
    page = f"""<html><head><title>{title} - Pemkab</title></head><body><article><h1>{title}</h1>
    <p class='x-article-meta'>Ditulis oleh <span>Nurhalimah</span> pada <time>3 Juni 2021</time>.</p><div>{_TEXT}</div>
    </article></body></html>"""
    article = extract_article(page.encode(), "https://example.go.id/berita/rph")
    assert [credit.name for credit in article.bylines] == ["Nurhalimah"]


def test_a_box_called_widget_by_its_theme_holds_the_text():
    for name in ("box box-widget", "card card-widget"):
        article = read(
            f"<div class='{name}'><h2>{_TITLE}</h2>{_TEXT}<p>7 suka - 2 komentar</p></div>"
        )
        assert article.kind == "article"
        assert len(article.body) == 3


_FOOTER_DAY = "<footer class='entry-footer'>{}<time class='entry-date published' datetime='2016-03-02T07:30:00+07:00'>2 Maret 2016</time></footer>"


def test_the_day_in_the_articles_own_footer():
    body = f"<article><h1>{_TITLE}</h1><div class='entry-content'>{_TEXT}</div>{_FOOTER_DAY.format('')}</article>"
    assert published(body) == "2016-03-02T07:30:00+07:00"


def test_the_day_in_the_footer_of_another_article_is_not():
    other = f"<article><h2><a href='/x'>Lelang Kendaraan Dinas Dibuka Pekan Ini</a></h2>{_FOOTER_DAY.format('')}</article>"
    body = f"<article><h1>{_TITLE}</h1><div class='entry-content'>{_TEXT}</div></article><div>{other}</div>"
    assert published(body) is None


def _nested(content: str) -> str:
    return f"<section><div><div><div><div>{content}</div></div></div></div></section>"


def test_headline_day_and_text_in_sections_of_their_own():
    parts = [f"<h1>{_TITLE}</h1>", "<p>Kamis, 12 Mei 2022 | Pemdes</p>", f"<div>{_TEXT}</div>"]
    assert published(f"<div role='main'>{''.join(map(_nested, parts))}</div>") == "2022-05-12"


def test_facts_parted_by_two_strokes():
    line = "<div class='ket'>Kategori: Kabar Daerah // 14/09/2015 // 377 hits</div>"
    body = f"<div><h2>{_TITLE}</h2>{line}<div class='isi-berita'>{_TEXT}</div></div>"
    assert published(body) == "2015-09-14"


def test_a_named_caption_far_above_the_text():
    figure = "<div><figure><amp-img src='/sapi.jpg'></amp-img><p class='wp-caption-text'>Sapi pertama tiba</p></figure></div>"
    text = f"<div><div><div><div class='artl-cnt'>{_TEXT}</div></div></div></div>"
    article = read(f"<div class='sp'><div><h1>{_TITLE}</h1></div>{figure}{text}</div>")
    assert [caption.text for caption in article.captions] == ["Sapi pertama tiba"]


def test_a_village_named_again_is_a_dateline():
    line = parse_dateline("Wolotolo – Kelurahan Wolotolo menerima bantuan perahu.")
    assert line is not None
    assert line.place == "Wolotolo"
    assert parse_dateline("Wolotolo – Desa Hangaroru dihubungkan jembatan gantung.") is None


@pytest.mark.parametrize("name", ["berita-view", "site-view", "acme-not-sidebar"])
def test_a_box_called_a_view_or_no_sidebar_holds_the_text(name):
    article = read(f"<div class='{name}'><h1>{_TITLE}</h1><div>{_TEXT}</div></div>")
    assert article.kind == "article"
    assert len(article.body) == 3


@pytest.mark.parametrize("name", ["post-views", "sidebar"])
def test_a_box_called_after_views_or_a_sidebar_does_not(name):
    article = read(
        f"<article><h1>{_TITLE}</h1><div>{_TEXT}</div><div class='{name}'><p>Harga cabai naik di pasar.</p></div></article>"
    )
    assert len(article.body) == 3


_MENU = "<ul>" + "".join(f"<li><a href='/m/{n}'>Layanan {n}</a></li>" for n in range(150)) + "</ul>"


@pytest.mark.parametrize(
    "name", ["sidebar", "widget", "related-news", "share-area", "popup", "comments", "print-footer"]
)
@pytest.mark.parametrize("inner", ["", "teks-a"])
def test_a_box_with_headline_and_text_is_read_whatever_a_theme_calls_it(name, inner):
    text = f"<div class='{inner}'>{_TEXT}</div>" if inner else _TEXT
    article = read(f"{_MENU}<div class='{name}'><h1>{_TITLE}</h1>{text}</div>{_MENU}")
    assert article.kind == "article"
    assert article.title == _TITLE
    assert len(article.body) == 3


def test_a_box_of_furniture_without_the_headline_is_not_read():
    article = read(f"<h1>{_TITLE}</h1><div class='popup'><h2>Kuki</h2>{_TEXT}</div>{_MENU}")
    assert article.body == []


def test_a_text_of_its_own_goes_before_a_box_with_a_headline():
    shop = "<p>" + "Batik tulis dari perajin desa dijual di galeri setiap hari kerja. " * 9 + "</p>"
    article = read(
        f"<div class='isi'><h2>{_TITLE}</h2>{_TEXT * 2}</div><div class='sidebar'><h1>Galeri</h1>{shop}</div>"
    )
    assert "Rumah potong" in article.body[0]

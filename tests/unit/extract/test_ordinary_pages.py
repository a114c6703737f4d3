"""What themes and editors of ordinary sites do that no rule expected: each case in other words than the page that showed it."""

import pytest

from newsarchive.extract import Article, extract_article

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


def test_the_day_in_an_aside_of_the_page_is_not():
    body = f"<div><article><h1>{_TITLE}</h1><section class='article-content'>{_TEXT}</section></article><aside>{_FACTS}</aside></div>"
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

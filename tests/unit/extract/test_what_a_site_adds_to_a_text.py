"""What a site prints in the box of a text and is none of it: how long ago that was, whose it is to quote, where the next page is."""

from __future__ import annotations

import pytest

from newsarchive.extract import Article, extract_article
from newsarchive.extract.notes.fact_lines import is_fact_line

_TITLE = "Warga Pulau Bangun Dermaga Kayu dari Iuran Bersama"
_TEXT = (
    "Warga pulau membangun dermaga kayu sepanjang empat puluh meter dari iuran bersama setelah dermaga lama hanyut dihantam ombak.",
    "Kayu ulin dibeli di kota dan diangkut dengan perahu warga selama tiga pekan, lalu dipasang bergotong royong setiap Minggu pagi.",
    "Kepala desa berterima kasih kepada warga perantauan yang mengirim uang, dan berharap kapal perintis segera singgah lagi.",
)


def read(body: str) -> Article:
    page = f"<html lang='id'><head><title>{_TITLE}</title></head><body>{body}</body></html>"
    return extract_article(page.encode(), "https://example.go.id/berita/dermaga-kayu")


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts or _TEXT)


@pytest.mark.parametrize(
    "facts",
    [
        "<time>2 hari yang lalu</time><span>Rina Melati</span>",
        "<span>Rina Melati</span><span>2 hari yang lalu</span>",
        "<time>sebulan lalu</time><b>Rina Melati</b>",
        "<span>3 weeks ago</span><span>Rina Melati</span>",
        "<a href='/p/1'>Rina Melati</a><small>15 jam lalu</small>",
        "<span>5 Juni 2024</span><span>Rina Melati</span>",
        "2 hari yang lalu oleh Rina Melati",
    ],
)
def test_how_long_ago_above_a_text(facts: str) -> None:
    box = f"<main class='Artikel_main__a1'><h1>{_TITLE}</h1><div class='Artikel_m__m7'>{facts}</div><div class='Artikel_isi__p9'>{paragraphs()}</div></main>"
    article = read(box)
    assert article.body == list(_TEXT)
    assert [credit.name for credit in article.bylines] == ["Rina Melati"]


@pytest.mark.parametrize(
    "line",
    [
        "Seminggu yang lalu dermaga itu hanyut",
        "2 hari yang lalu warga berkumpul di balai desa",
        "Dermaga Hanyut 3 Minggu Lalu, Warga Bangun Lagi dari Iuran",
    ],
)
def test_what_tells_of_the_past_is_no_line_of_facts(line: str) -> None:
    assert not is_fact_line(line)


@pytest.mark.parametrize(
    "notice",
    [
        "<b>Disclaimer:</b> <font size=1>Isi berita ini dapat dikutip dengan mencantumkan sumber example.go.id.</font>",
        "<p>Disclaimer : Segala isi berita di luar tanggung jawab pengelola situs.</p>",
        "<p><small>Seluruh isi berita di laman ini boleh disalin dengan menyebutkan sumber.</small></p>",
        "<h4>Disclaimer</h4><p>Pendapat narasumber tidak mewakili pemerintah desa.</p>",
        "<p>Artikel ini bebas diterbitkan ulang asalkan mencantumkan sumber dan tautan.</p>",
        "<b>Catatan:</b> Berita ini boleh dikutip dengan menyebut sumber.",
        "<p>Mengutip isi berita ini wajib mencantumkan sumber example.go.id</p>",
        "<p>Pengutipan sebagian atau seluruh isi wajib mencantumkan sumber.</p>",
    ],
)
def test_whose_a_text_is_to_quote(notice: str) -> None:
    page = f"<div class='k'><h1>{_TITLE}</h1><div class='isi'>{paragraphs(*_TEXT[:2], _TEXT[2] + ' (<i>umbu/erna</i>)')}{notice}</div></div>"
    article = read(page)
    assert article.body == list(_TEXT)
    assert [credit.name for credit in article.bylines] == ["umbu", "erna"]


def test_a_sentence_about_quoting_stays() -> None:
    told = "Buku itu dapat dikutip siapa saja, kata penulisnya, asal sumbernya disebut dalam catatan kaki setiap halaman."
    page = f"<div class='k'><h1>{_TITLE}</h1><div class='isi'>{paragraphs(_TEXT[0], told, _TEXT[2])}</div></div>"
    assert read(page).body == [_TEXT[0], told, _TEXT[2]]


@pytest.mark.parametrize(
    "line",
    [
        "Redaksi menerima tulisan opini sepanjang 600 kata, kirim ke opini@example.go.id",
        "Kirim tulisan Anda ke redaksi@example.go.id",
        "Rubrik ini terbuka untuk tulisan warga. Panjang 500 kata.",
        "Punya tulisan menarik? Kirim ke redaksi@example.go.id",
        "Submissions of up to 700 words are welcome at opinion@example.go.id",
    ],
)
def test_a_newsroom_that_asks_for_texts(line: str) -> None:
    assert read(f"<h1>{_TITLE}</h1><div>{paragraphs(*_TEXT, line)}</div>").body == list(_TEXT)


@pytest.mark.parametrize(
    "line",
    [
        "Naskah lomba dikirim ke panitia@example.go.id paling lambat 5 Mei.",
        "Redaksi menerima surat dari warga yang mengeluhkan jalan di pulau itu.",
        "Dinas menerima tulisan peserta lomba hingga Jumat pekan depan.",
    ],
)
def test_what_others_ask_for_is_news(line: str) -> None:
    assert read(f"<h1>{_TITLE}</h1><div>{paragraphs(*_TEXT, line)}</div>").body[-1] == line


@pytest.mark.parametrize(
    "line",
    [
        "Diposting pada Kamis Pon, 12 September 2019 – 07:30 WIB",
        "Rabu Kliwon, 5 Agustus 2009 12:45 | Dibaca 120 kali",
        "Dipublikasikan Jumat Legi 3 Mei 2024 oleh admin",
    ],
)
def test_days_of_the_javanese_week_are_facts(line: str) -> None:
    assert is_fact_line(line)
    assert not is_fact_line("Kamis Pon, 12 September 2019 warga memulai rasulan di balai desa")


_HEADS = ("Iuran Perantau", "Kayu dari Kota")
_PARTS = "".join(
    f"<h3 id={n}>{head}</h3><p>{text}</p>"
    for n, (head, text) in enumerate(zip(_HEADS, _TEXT[1:], strict=True))
)
_BODY = [_TEXT[0], _HEADS[0], _TEXT[1], _HEADS[1], _TEXT[2]]
_LINKS = [f"<a href='#{'ab'[n]}'>{head}</a>" for n, head in enumerate(_HEADS)]


@pytest.mark.parametrize(
    "table",
    [
        "<div class='x-c'><p class='x-t'>Daftar Isi</p><ul><li>{}</li><li>{}</li></ul></div>",
        "<details><summary>Isi Artikel</summary><ol><li>{}</li><li>{}</li></ol></details>",
        "<h4>Dalam artikel ini:</h4><ul><li>1. {}</li><li>2. {}</li></ul>",
        "<p><b>Daftar Isi</b> [sembunyikan]<br>{}<br>{}</p>",
        "<div><div><span>Table of Contents</span><button>Toggle</button></div><nav><div>{}</div><div>{}</div></nav></div>",
        "<ul>{}<li>{}</li></ul>",
        # in plain words
        f"<p>Daftar Isi</p><ol><li>{_HEADS[0]}</li><li>2. {_HEADS[1]}</li></ol>",
    ],
)
def test_a_table_of_contents(table: str) -> None:
    opening = paragraphs(_TEXT[0])
    for text in (f"{table.format(*_LINKS)}{opening}", f"{opening}{table.format(*_LINKS)}"):
        page = f"<div class='k'><h1>{_TITLE}</h1><div class='isi'>{text}{_PARTS}</div></div>"
        assert read(page).body == _BODY


def test_notes_and_lists_of_a_text_are_no_table_of_contents() -> None:
    noted = _TEXT[0].replace("iuran bersama", "iuran bersama<sup><a href='#n1'>1</a></sup>")
    items = "<ul><li><a href='/d/1'>Dusun Timur</a> dua perahu</li><li><a href='#'>Dusun Barat</a></li></ul>"
    page = f"<div class='k'><h1>{_TITLE}</h1><div class='isi'>{paragraphs(noted, _TEXT[1])}{items}{paragraphs(_TEXT[2])}</div></div>"
    body = read(page).body
    assert len(body) == 5
    assert body[2:4] == ["Dusun Timur dua perahu", "Dusun Barat"]


@pytest.mark.parametrize(
    "row",
    [
        "<div class='hal'><span>Halaman 1 dari 2</span> <a>Sebelumnya</a> <a>1</a> <a href='?p=2'>2</a> <a>Selanjutnya</a></div>",
        "<p>Halaman: <b>1</b> <a href='?p=2'>2</a> <a href='?p=3'>3</a></p>",
        "<p>Laman 1/3</p>",
        "<div><a href='?p=1'>« Sebelumnya</a><a href='?p=1'>1</a><a href='?p=2'>2</a><a href='?p=3'>Berikutnya »</a></div>",
        "<p>1 2 3 Selanjutnya</p>",
        "<p>Pages: 1 2</p>",
        "<p>Page 1 of 4 Next</p>",
        "<p>Halaman 2 dari 3 Tampilkan Semua</p>",
        "<p>Baca halaman selanjutnya</p>",
    ],
)
def test_a_row_of_the_pages_of_a_text(row: str) -> None:
    page = f"<div class='k'><h1>{_TITLE}</h1><div class='isi'>{paragraphs()}{row}</div></div>"
    assert read(page).body == list(_TEXT)


@pytest.mark.parametrize(
    "line",
    [
        "Halaman balai desa dipakai bermusyawarah",
        "1. Kayu 2. Paku 3. Tali",
        "Berikutnya giliran dusun timur",
    ],
)
def test_lines_that_begin_like_a_row_of_pages(line: str) -> None:
    page = f"<div class='k'><h1>{_TITLE}</h1><div class='isi'>{paragraphs(*_TEXT[:2], line, _TEXT[2])}</div></div>"
    assert line in read(page).body

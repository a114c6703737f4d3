"""Headlines of pages whose head says nothing but what their site is called, and whose greatest heading is a rubric or a name."""

from __future__ import annotations

import pytest

from newsarchive.extract import extract_article

_TITLE = "Perajin Rotan Pulau Wetan Kirim 400 Kursi ke Jepara"
_TEXT = """<p>Perajin rotan di Pulau Wetan mengirim 400 kursi ke Jepara setelah tiga bulan bekerja siang dan malam.</p>
<p>Kursi itu dipesan oleh pedagang mebel yang datang pada bulan lalu, kata ketua kelompok kepada wartawan.</p>"""


def title(head: str, body: str) -> str | None:
    page = f"<html lang='id'><head>{head}</head><body>{body}</body></html>"
    return extract_article(page.encode(), "https://wetankab.go.id/kabar/81").title


@pytest.mark.parametrize(
    "line",
    [
        "<span id='ctl00_lblJudul' class='lblJudul'>{title}</span>",
        "<div class='judul'>{title}</div>",
        "<p class='fs-2 fw-bold'>{title}</p>",
        "<p><strong style='font-size: 22px'>{title}</strong></p>",
        "<font size='5'>{title}</font>",
        "<h3>{title}</h3>",
    ],
)
@pytest.mark.parametrize(
    ("head", "banner"),
    [
        ("<title>RSUD Wetan</title>", "<div><h1>KABAR RUMAH SAKIT</h1></div>"),
        (
            "<title>Disparbud Wetan</title>",
            "<div><h1>Pemko Wetan</h1><a href='/p'>Profil</a></div>",
        ),
        (
            "<title>Disparbud Wetan</title><meta property='og:title' content='Kabar Wisata - Disparbud Wetan'>",
            "<header><h1><a href='/'>Disparbud Wetan</a></h1></header>",
        ),
        (
            "<title>Wetan Negeri Seribu Bakau</title><meta property='og:title' content='Wetan Negeri Seribu Bakau'>",
            "<div><h1>Pemko Wetan</h1><a href='/p'>Profil</a></div>",
        ),
        # a slogan above the menu
        (
            "<title>Wetan Negeri Seribu Bakau</title>",
            "<div><h1>Wetan Negeri Seribu Bakau</h1><ul><li><a href='/p'>Profil</a></li><li><a href='/l'>Layanan</a></li><li><a href='/b'>Berita</a></li><li><a href='/k'>Kontak</a></li></ul></div>",
        ),
    ],
)
def test_a_headline_below_a_rubric_or_name(head: str, banner: str, line: str) -> None:
    body = f"{banner}<main><div>{line.format(title=_TITLE)}<p>4 Maret 2024</p><div class='isi'>{_TEXT}</div></div></main>"
    assert title(head, body) == _TITLE


@pytest.mark.parametrize(
    ("rubric", "line", "wanted"),
    [
        ("WARTA RUMAH SAKIT", f"<h3>{_TITLE}</h3>", _TITLE),
        ("Kabar Rumah Sakit", f"<span class='judul'>{_TITLE}</span>", _TITLE),
        # of which the text speaks: a headline with another line below it
        ("Kabar Perajin Rotan Wetan", f"<h3>{_TITLE}</h3>", "Kabar Perajin Rotan Wetan"),
        ("Pesanan dari Jepara", f"<h3>{_TITLE}</h3>", "Pesanan dari Jepara"),
    ],
)
def test_a_rubric_in_the_box_of_the_headline(rubric: str, line: str, wanted: str) -> None:
    body = f"<div><h1>{rubric}</h1>{line}<p>4 Maret 2024</p><div class='isi'>{_TEXT}</div></div>"
    assert title("<title>RSUD Wetan</title>", body) == wanted


@pytest.mark.parametrize(
    ("head", "body"),
    [
        # a headline that says little of its text, with a line below it that says more
        (
            "<title>Merajut Asa di Tepi Negeri</title>",
            "<h1>Merajut Asa di Tepi Negeri</h1><h2>Perajin rotan Pulau Wetan kirim kursi ke Jepara</h2>",
        ),
        # of which a page prints none, and no other
        ("<title>Merajut Asa di Tepi Negeri</title>", "<h1>Pemko Wetan</h1>"),
        # the head knows better than what stands out
        (
            "<title>Pengiriman Kursi Rotan ke Jepara</title>",
            "<div class='judul'>Sambutan Bupati pada Hari Jadi Kabupaten</div>",
        ),
    ],
)
def test_a_headline_that_the_head_has(head: str, body: str) -> None:
    wanted = head.removeprefix("<title>").removesuffix("</title>")
    assert title(head, f"<main>{body}<div class='isi'>{_TEXT}</div></main>") == wanted


@pytest.mark.parametrize(
    "name",
    [
        ".:: Dinas Perikanan dan Kelautan Kabupaten Kepulauan Wetan ::.",
        "=== SMK Negeri Wetan Maju Bersama Kita Bisa ===",
    ],
)
def test_an_adorned_name_is_the_sites_and_nobodys_rights_are_a_headline(name: str) -> None:
    rights = f"<table><tr><td><font size='1'>Copyright &copy; 2016 {name.strip(' .:=')}<br>Jl. Pelabuhan 2</font></td></tr></table>"
    body = f"<table><tr><td><span class='judul'>{_TITLE}</span><br><div class='isi'>{_TEXT}</div></td></tr></table>{rights}"
    assert title(f"<title>{name}</title>", body) == _TITLE


@pytest.mark.parametrize(
    "heading",
    [
        "<div class='title'><div class='a'><div>{title}</div><div>Dipesan pedagang mebel</div></div></div>",
        "<h1>{title}<span class='deck'>Dipesan pedagang mebel</span></h1>",
        "<h1>{title}<br><i>Dipesan pedagang mebel</i></h1>",
        "<h2>Berita<span class='sep'>&#9658;</span>{title}</h2>",
        "<h1><span>Kabar Wetan:</span> <span>{title}</span></h1>",
    ],
)
def test_a_headline_with_other_words_in_its_box(heading: str) -> None:
    head = f"<title>{_TITLE} | Pemkab Wetan</title><meta property='og:title' content='{_TITLE}'>"
    body = f"<main><div>{heading.format(title=_TITLE)}<p>4 Maret 2024</p><div class='isi'>{_TEXT}</div></div></main>"
    assert title(head, body) == _TITLE


@pytest.mark.parametrize("path", ["Berita►", "Beranda » Kabar » ", "Home › Artikel › "])
def test_a_path_glued_before_a_headline(path: str) -> None:
    body = f"<main><div><h1>{path}{_TITLE}</h1><div class='isi'>{_TEXT}</div></div></main>"
    assert title("<title>Pemkab Wetan</title>", body) == _TITLE


def test_a_headline_that_goes_on_in_another_element() -> None:
    short = "Perajin Rotan Pulau Wetan"
    body = f"<main><div><h1><span>{short}</span> Kirim 400 Kursi ke Jepara</h1><div class='isi'>{_TEXT}</div></div></main>"
    assert title("<title>Pemkab Wetan</title>", body) == _TITLE


@pytest.mark.parametrize(
    "name", ["Wetan - Rotan Pulau Wetan", "Rotan pulau Wetan: Dinas Perindustrian"]
)
@pytest.mark.parametrize(
    "line", ["<div><span>{}</span></div>", "<span class='xd-head'>{}</span>", "<p><b>{}</b></p>"]
)
def test_a_page_called_shorter_than_its_headline(name: str, line: str) -> None:
    wanted = "Kursi Rotan Pulau Wetan Dikirim ke Jepara"
    body = f"<main><div>{line.format(wanted)}<div class='isi'>{_TEXT}</div></div></main>"
    assert title(f"<title>{name}</title>", body) == wanted


def test_a_headline_below_boxes_that_are_called_after_headlines() -> None:
    side = "<div><div class='article-title'>Jadwal Sholat Wetan</div><div>Subuh 04:49</div></div>"
    line = "<div><span class='nb-t'>Perajin Rotan Kirim 400 Kursi</span></div>"
    body = f"{side}<div><div>{line}<ul><li>4-3-2024</li></ul><div class='isi'>{_TEXT}</div></div></div>"
    assert title("<title>Wetan Portal - bacaberita</title>", body) == (
        "Perajin Rotan Kirim 400 Kursi"
    )


def test_a_headline_below_the_name_of_the_office_that_states_it() -> None:
    head = "<title>SIPADU - Sistem Informasi Perangkat Daerah</title><meta property='og:title' content='Dinas Perindustrian'>"
    body = f"<div><h1>Dinas Perindustrian</h1><h2>Kabupaten Wetan</h2></div><div><div class='kotak'><div class='judul-kotak'><strong>Perajin Rotan Kirim 400 Kursi</strong></div><div class='isi'>{_TEXT}</div></div></div><p>SIPADU v3</p>"
    assert title(head, body) == "Perajin Rotan Kirim 400 Kursi"


@pytest.mark.parametrize(
    "column",
    [
        "<tr><td class='judulkiri'><b>MENU UTAMA</b></td></tr>",
        "<tr><td><div class='judul'>Statistik Pengunjung</div></td></tr>",
        "<tr><td class='title'><font color='white'>LINK TERKAIT</font></td></tr>",
    ],
)
@pytest.mark.parametrize(
    "line",
    [
        "<font size='1'>Kamis, 12-04-2012</font><br><font size='4'><b>{title}</b></font><hr>",
        "<font size='3' color='#003300'><b>{title}</b></font><br>",
        "<span class='judul'>{title}</span>",
    ],
)
def test_the_head_of_a_column_is_no_headline(column: str, line: str) -> None:
    links = "".join(
        f"<tr><td><a href='/{name}'>{name}</a></td></tr>" for name in ("Profil", "Visi", "Kontak")
    )
    body = (
        f"<table><tr><td width='180'><table>{column}{links}</table></td><td width='600'><table>"
        f"<tr><td>{line.format(title=_TITLE)}</td></tr><tr><td>{_TEXT}</td></tr></table></td></tr></table>"
    )
    assert title("<title>Pemerintah Kabupaten Wetan</title>", body) == _TITLE


def test_a_short_headline_in_a_cell_of_its_own() -> None:
    body = (
        "<table><tr><td class='judul'>Kursi Rotan Laku Keras</td></tr>"
        f"<tr><td>{_TEXT}<p><b>Pesanan dari luar negeri</b></p>{_TEXT}</td></tr></table>"
    )
    assert title("<title>Pemerintah Kabupaten Wetan</title>", body) == "Kursi Rotan Laku Keras"


@pytest.mark.parametrize(
    "item",
    [
        "<li><div class='el-title'><a href='/kabar/9'>Pelantikan Pejabat Pengawas dan Administrator di Wetan</a></div></li>",
        "<li><h4><a href='/kabar/9'>Pelantikan Pejabat Pengawas dan Administrator di Wetan</a></h4><p>2 Mei 2024</p></li>",
        "<li><h3 class='title'>Pelantikan Pejabat Pengawas dan Administrator di Wetan</h3></li>",
    ],
)
@pytest.mark.parametrize("name", ["uk-heading-small", "besar"])
def test_a_headline_in_a_list_of_others_is_none(item: str, name: str) -> None:
    head = f"<title>{_TITLE} - Kabupaten Wetan</title>"
    body = f"<div><div><div class='{name}'>{_TITLE}</div><div class='isi'>{_TEXT}</div></div><div class='sisi'><ul>{item * 3}</ul></div></div>"
    assert title(head, body) == _TITLE


def test_a_headline_in_a_list_that_the_document_names_is_one() -> None:
    head = f"<title>{_TITLE} - Kabupaten Wetan</title>"
    body = f"<ul><li><h2>{_TITLE}</h2></li><li>{_TEXT}</li></ul>"
    assert title(head, body) == _TITLE


@pytest.mark.parametrize(
    ("document", "foot"),
    [
        ("Bagian Umum dan Protokol Setda Kabupaten Kepulauan Sangihe", ""),
        ("Dinas Pekerjaan Umum dan Penataan Ruang Kabupaten Bolaang Mongondow Timur", ""),
        ("Badan Penanggulangan Bencana Daerah Provinsi Sulawesi Tenggara", ""),
        (
            "Wajah Baru Informasi Warga Pesisir Utara",
            "Copyright © 2019 by {}. All rights reserved.",
        ),
        ("Sanggar Belajar Anak Rawa dan Muara", "© 2021 - {}"),
    ],
)
@pytest.mark.parametrize(
    "headline", ["<span class='judul'>{}</span>", "<font size='4'><b>{}</b></font>"]
)
def test_a_headline_of_a_page_that_is_called_as_its_office(
    headline: str, document: str, foot: str
) -> None:
    body = (
        f"<table><tr><td>{headline.format(_TITLE)}<br><span>Diposting oleh: <b>humas</b></span><br>{_TEXT}"
        f"<p align='right'><b>BUPATI PULAU WETAN,</b></p><p align='right'><b>Drs. H. RAHMAN SALEH</b></p></td></tr></table><div>{foot.format(document)}</div>"
    )
    assert title(f"<title>{document}</title>", body) == _TITLE


@pytest.mark.parametrize(
    "document",
    [
        "Dinas Sosial Salurkan Beras untuk Lansia Kota Palu",
        "Badan Pangan Gelar Pasar Murah di Tujuh Kelurahan Kota Palu",
        "Desa Rawa Panjang Wakili Lomba Posyandu Tingkat Kabupaten Sigi",
    ],
)
def test_what_an_office_does_is_a_headline(document: str) -> None:
    body = f"<div><div class='judul'>Kabar Warga Hari Ini</div><div class='isi'>{_TEXT}</div></div>"
    assert title(f"<title>{document}</title>", body) == document


@pytest.mark.parametrize(
    ("rubric", "wanted"),
    [
        ("<h2>Opini</h2>", "Rotan Bukan Bambu"),
        ("<a href=/kanal/opini>Opini</a>", "Rotan Bukan Bambu"),
        # no rubric of the site
        ("<a href=/wisata>Pulau Wetan</a>", "Rotan Bukan Bambu - Opini"),
    ],
)
def test_a_rubric_behind_a_headline_that_another_heading_prints_alone(
    rubric: str, wanted: str
) -> None:
    head = "<title>Rotan Bukan Bambu - Opini - Pemerintah Provinsi Riau</title>"
    body = f"<h2>Rotan Bukan Bambu - Opini</h2>{rubric}<h4>Rotan Bukan Bambu</h4><div>{_TEXT}</div>"
    assert title(head, body) == wanted


def test_a_dash_of_the_headline_s_own() -> None:
    name = "Rotan Bukan Bambu - Bagian Kedua"
    body = f"<h1>{name}</h1><a href=/opini>Opini</a><div>{_TEXT}</div>"
    assert title(f"<title>{name}</title>", body) == name


@pytest.mark.parametrize("cut", ["Perajin Rotan Pulau ...", "Perajin Rotan Pulau Wetan Kir…"])
@pytest.mark.parametrize("behind", ["", " | Pemkab Wetan", " :: wetankab.go.id"])
@pytest.mark.parametrize(
    "line",
    [
        "<h5 class='judul-artikel'>{title}</h5>",
        "<h6>{title}</h6>",
        "<div>{title}</div>",
        "<p><b>{title}</b></p>",
        "<h4><a href='#'>{title}</a></h4>",
    ],
)
def test_a_title_that_is_cut_off(cut: str, behind: str, line: str) -> None:
    body = f"<div><div>{line.format(title=_TITLE)}</div><p>4 Maret 2024</p><div class='isi'>{_TEXT}</div></div>"
    assert title(f"<title>{cut}{behind}</title>", body) == _TITLE


@pytest.mark.parametrize(
    "body",
    [
        f"<div class='isi'><p>Perajin rotan Pulau Wetan mengirim kursi, kata camat pada hari itu.</p>{_TEXT}</div>",
        f"<div class='isi'><figure><img src='/r.jpg'><figcaption>Perajin Rotan Pulau Seberang</figcaption></figure>{_TEXT}</div>",
        f"<ul><li><h5>Perajin Rotan Pulau Seberang Gulung Tikar</h5></li></ul><div class='isi'>{_TEXT}</div>",
        f"<div class='isi'>{_TEXT}</div><h5>Perajin Rotan Pulau Seberang Gulung Tikar</h5>",
    ],
)
def test_lines_that_only_begin_as_a_title_that_is_cut_off(body: str) -> None:
    assert title("<title>Perajin Rotan Pulau ...</title>", f"<div>{body}</div>") == (
        "Perajin Rotan Pulau ..."
    )


@pytest.mark.parametrize(
    "headline",
    [
        "Pemerintah Kabupaten Wetan Borong Piala",
        "Website Resmi Wetan Tampil Baru",
        "Selamat Datang Kembali, Kafilah Wetan",
    ],
)
def test_a_headline_over_the_text_that_begins_as_sites_are_called(headline: str) -> None:
    text = (
        "Rombongan disambut di pendopo oleh para kepala dinas dan warga yang menunggu sejak pagi. "
        * 3
    )
    body = f"<header><a href='/'>Kabupaten Wetan</a></header><article><h1>{headline}</h1><div class='entry-content'><p>{text}</p></div></article>"
    assert title(f"<title>{headline}</title>", body) == headline


def test_what_a_site_promises_behind_its_name_is_no_headline() -> None:
    text = (
        "Rombongan disambut di pendopo oleh para kepala dinas dan warga yang menunggu sejak pagi. "
        * 3
    )
    name = "Situs Resmi Dinas Perizinan Siap Melayani Warga"
    body = f"<header><a href='/'>{name}</a></header><div><h3>Kafilah Tiba di Pendopo Wetan Sore Ini</h3><div>12 Juni 2025</div><div class='content'><p>{text}</p></div></div>"
    assert title(f"<title>{name}</title>", body) == "Kafilah Tiba di Pendopo Wetan Sore Ini"

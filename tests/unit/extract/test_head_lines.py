"""Who is credited by a plain line of facts between headline and text, in words that no theme marks."""

from __future__ import annotations

import pytest

from newsarchive.extract import extract_article

PAGE = """<html><head><title>Pasar Rakyat Tugu Diresmikan - Berita Kota</title></head><body><div class="container">
<div class="row"><div class="col-md-8"><h1>Pasar Rakyat Tugu Diresmikan</h1>{head}<img src="/a.jpg"><div class="isi">
<p>SEMARANG – Pemerintah kota meresmikan pasar rakyat di Kecamatan Tugu, Senin (6/3/2023). Pasar itu menampung 200 pedagang
kecil yang selama ini berjualan di tepi jalan.</p><p>Wali kota berharap pedagang menjaga kebersihan. “Pasar ini milik kita
bersama,” katanya di hadapan warga.</p><p>Pembangunan menelan biaya Rp2,5 miliar dari anggaran daerah dan dikerjakan selama
enam bulan oleh kontraktor lokal.</p></div></div><div class="col-md-4"><h4>Berita Populer</h4><ul><li><a href="/1">Satu berita
lain yang populer</a></li><li><a href="/2">Dua berita lain yang populer</a></li></ul></div></div></div></body></html>"""


@pytest.mark.parametrize(
    ("head", "bylines"),
    [
        (
            "<p>06 Maret 2023 | 10:20 WIB | LAPORAN: MELDA RANTE</p>",
            [("MELDA RANTE", "reporter")],
        ),
        (
            "<div>Reporter: Siti Aminah Editor: Yosef Tena 4089</div>",
            [("Siti Aminah", "reporter"), ("Yosef Tena", "editor")],
        ),
        (
            "<p>Sumber: Antara | Editor: Yosef Tena</p>",
            [("Antara", "source"), ("Yosef Tena", "editor")],
        ),
        ("<div>31 Mei 2020 Melda Rante 1058</div>", [("Melda Rante", "reporter")]),
        (
            "<div>Melda Rante , Jurnalis-Senin, 06 Maret 2023 |07:33 WIB</div>",
            [("Melda Rante", "reporter")],
        ),
        ("<p>Laporan wartawan Melda Rante</p>", [("Melda Rante", "reporter")]),
        ("<p>Laporan Melda Rante-Ambon</p>", [("Melda Rante", "reporter")]),
        ("<p>Laporan Kinerja Instansi</p>", []),
        ("<p>Peliput Suwarni</p>", [("Suwarni", "reporter")]),
        (
            "<p>SENIN, 6 MARET 2023 | 10:02 WIB | LAPORAN: MELDA RANTE</p>",
            [("MELDA RANTE", "reporter")],
        ),
        (
            "<p>Senin, 06 Maret 2023 Reporter: Suwarni Editor: Yosef Tena 4089</p>",
            [("Suwarni", "reporter"), ("Yosef Tena", "editor")],
        ),
        (
            "<p>Tanggal 06 Mar 2023 - Laporan Melda Rante. - 671 Views</p>",
            [("Melda Rante", "reporter")],
        ),
        (
            "<div>06 Maret 2023 - Laporan Melda Rante - 671 Views</div>",
            [("Melda Rante", "reporter")],
        ),
        (
            "<div>Diposting 06 Maret 2023 oleh Melda Rante, dibaca 20 kali</div>",
            [("Melda Rante", "reporter")],
        ),
        ("<div>06 Maret 2023 - Laporan Kinerja - 671 Views</div>", []),
        ("<div>PPID UTAMA | 6 Maret 2023 | 120 kali dibaca</div>", []),
        ("<div>31 Mei 2020 Kota Semarang 1058</div>", []),
        ("<p>31 Mei 2020 Dibaca 1058</p>", []),
        ("<span>Konten Media Partner</span>", []),
        ("<p>Sumber: Antara | Kategori: Ekonomi</p>", []),
    ],
)
def test_a_line_of_facts(head: str, bylines: list[tuple[str, str]]) -> None:
    page = PAGE.format(head=head).encode()
    article = extract_article(page, "https://berita.semarangkota.go.id/berita/pasar")
    assert [(credit.name, credit.role) for credit in article.bylines] == bylines
    assert len(article.body) == 3


@pytest.mark.parametrize(
    ("last", "bylines"),
    [
        ("(PKP/Yasinta)", [("PKP", "source"), ("Yasinta", "reporter")]),
        ("(PKP/ria/toeb)", [("PKP", "source"), ("ria", "reporter"), ("toeb", "editor")]),
        ("(ria/toeb)", [("ria", "reporter"), ("toeb", "editor")]),
    ],
)
def test_who_the_dateline_says_published_did_not_write(
    last: str, bylines: list[tuple[str, str]]
) -> None:
    page = f"""<h1>Pasar Desa Dibuka Kembali</h1><article>
    <p>Ende, PKP: Bupati Ende membuka kembali pasar desa yang lama ditutup, Selasa (7/3/2023).</p>
    <p>Pedagang dari tiga desa menempati kios yang sudah selesai dibangun oleh pemerintah daerah.</p>
    <p>Pasar itu buka setiap hari sampai sore. {last}</p></article>"""
    article = extract_article(page.encode(), "https://portal.endekab.go.id/berita/pasar")
    assert [(credit.name, credit.role) for credit in article.bylines] == bylines


def test_publisher_behind_the_writer_and_the_writer_named_again() -> None:
    page = """<h1>Pasar Desa Dibuka Kembali</h1><article>
    <p>suarawarga.com, ENDE - Bupati Ende membuka kembali pasar desa yang lama ditutup, Selasa (7/3/2023).</p>
    <p>Pedagang dari tiga desa menempati kios yang sudah selesai dibangun oleh pemerintah daerah.</p>
    <p>Pasar itu buka setiap hari sampai sore. (yas/suarawarga)</p><div>Reporter : Yas</div></article>"""
    article = extract_article(page.encode(), "https://suarawarga.com/berita/pasar")
    assert [(credit.name, credit.role) for credit in article.bylines] == [
        ("yas", "reporter"),
        ("suarawarga", "source"),
    ]


_CARD = """<html><head><title>Pasar Rakyat Tugu Diresmikan</title></head><body><div class="page">{above}<div class="page-body"><div class="card">
{head}<div class="card-body">{prose}</div></div></div></div></body></html>"""
_PROSE = [
    "Pemerintah kota meresmikan pasar rakyat di Kecamatan Tugu yang menampung 200 pedagang kecil dari tepi jalan.",
    "Wali kota berharap pedagang menjaga kebersihan. “Pasar ini milik kita bersama,” katanya di hadapan warga.",
    "Pembangunan menelan biaya Rp2,5 miliar dari anggaran daerah dan dikerjakan selama enam bulan oleh kontraktor lokal.",
]


@pytest.mark.parametrize(
    "lines",
    [
        ("NH", "Ditulis oleh Nurhikmah", "Pranata Humas Ahli Muda", "Sen, 6 Mar 2023 16:05 WITA"),
        ("N", "Nurhikmah", "Staf Seksi Informasi", "6 Maret 2023"),
        ("NH", "Penulis: Nurhikmah", "6 Maret 2023 · 3 menit baca"),
        ("Ditulis oleh Nurhikmah", "Kepala Seksi Berita", "Senin, 6 Maret 2023"),
        ("Oleh: Nurhikmah", "Kontributor Semarang", "Diterbitkan 6 Maret 2023, 10.00 WIB"),
    ],
)
def test_a_card_of_the_author_above_a_text(lines: tuple[str, ...]) -> None:
    head = "".join(f"<div class='col'><div>{line}</div></div>" for line in lines)
    page = _CARD.format(
        above="<h1>Pasar Rakyat Tugu Diresmikan</h1>",
        head=f"<div class='card-header'><div class='row'>{head}</div></div>",
        prose="".join(f"<p>{text}</p>" for text in _PROSE),
    )
    article = extract_article(page.encode(), "https://berita.example.go.id/pasar")
    assert article.body == _PROSE
    assert [credit.name for credit in article.bylines] == ["Nurhikmah"]


@pytest.mark.parametrize(
    "place", ["Telukdalam", "Kec. Fanayama", "Nias Selatan", "Desa Lolosoni", "Bima"]
)
@pytest.mark.parametrize(
    ("facts", "names"),
    [
        ("{} | Kamis, 3 Agustus 2023 | 15:20 WIB | Reporter: Yaaman Dakhi | Editor: Sokhi Laia | Dibaca: 482 kali", ["Yaaman Dakhi", "Sokhi Laia"]),
        ("{} | Kamis, 3 Agustus 2023 | 15:20 WIB", []),
        ("{} | 03/08/2023 | Penulis: Yaaman Dakhi", ["Yaaman Dakhi"]),
        ("Kamis, 3 Agustus 2023 | {} | Reporter: Yaaman Dakhi", ["Yaaman Dakhi"]),
        ("{} · 3 Agustus 2023 · 15:20 WIB · Oleh Yaaman Dakhi", ["Yaaman Dakhi"]),
        ("{}, 3 Agustus 2023 | Reporter: Yaaman Dakhi", ["Yaaman Dakhi"]),
        ("{} - Kamis, 3 Agustus 2023 - Reporter: Yaaman Dakhi", ["Yaaman Dakhi"]),
    ],
)  # fmt: skip
def test_a_place_in_a_line_of_facts_names_nobody(facts: str, names: list[str], place: str) -> None:
    for tag in ("div", "p"):
        line = facts.format(place)
        article = extract_article(
            PAGE.format(head=f"<{tag} class='ket'>{line}</{tag}>").encode(), "https://x.go.id/1"
        )
        assert [credit.name for credit in article.bylines] == names


@pytest.mark.parametrize(
    ("facts", "names"),
    [
        ("Yaaman Dakhi | Kamis, 3 Agustus 2023 | 15:20 WIB", ["Yaaman Dakhi"]),
        ("Humas Setda | Kamis, 3 Agustus 2023 | 15:20 WIB", ["Humas Setda"]),
        ("Kamis, 3 Agustus 2023 | Yaaman Dakhi | Telukdalam", ["Yaaman Dakhi"]),
    ],
)
def test_a_name_in_a_line_of_facts(facts: str, names: list[str]) -> None:
    article = extract_article(
        PAGE.format(head=f"<div class='ket'>{facts}</div>").encode(), "https://x.go.id/1"
    )
    assert [credit.name for credit in article.bylines] == names


@pytest.mark.parametrize(
    "line", ["Pedagang lama mendapat kios di lantai satu", "Pedagang menempati kios, Senin"]
)
def test_a_subtitle_above_a_text_without_an_author(line: str) -> None:
    page = _CARD.format(
        above="<h1>Pasar Rakyat Tugu Diresmikan</h1>",
        head=f"<p>{line}</p><p>Senin, 6 Maret 2023</p>",
        prose="".join(f"<p>{text}</p>" for text in _PROSE),
    )
    article = extract_article(page.encode(), "https://berita.example.go.id/pasar")
    assert article.body == [line, *_PROSE]
    assert article.bylines == []


_BELOW_A_NAME = """<html><head><title>Sumur yang Makin Dalam - Kota</title></head><body><div class="isi"><h1>Sumur yang Makin Dalam</h1>
<div>Oleh: <b>Melda Rante, M.Si.</b><br><span>{line}</span></div><p>Setiap kali musim kemarau tiba, pertanyaan yang sama
muncul di warung kopi di pusat kota: mengapa sumur kita makin dalam?</p><p>Catatan pos hujan menunjukkan curah hujan tahunan
nyaris tidak berubah selama satu dasawarsa terakhir.</p><p>Sumur adalah cermin dari hulu. Mari merawat keduanya mulai hari
ini juga.</p></div></body></html>"""


@pytest.mark.parametrize(
    ("line", "is_held"),
    [
        ("Kepala Bidang Konservasi Dinas Lingkungan Hidup Kabupaten Sigi", True),
        ("Dosen Fakultas Hukum Universitas Pattimura dan Pemerhati Budaya", True),
        ("Anggota DPRD Kabupaten Banggai Kepulauan dari Daerah Pemilihan Dua", True),
        ("Air yang Lari", False),
        ("Kepala Dinas Lingkungan Hidup Menanam Bambu di Hulu Sungai", False),
        ("Kepala dinas lingkungan hidup tidak ada di tempat pada hari itu", False),
    ],
)
def test_what_a_writer_is_below_the_name(line: str, is_held: bool) -> None:
    article = extract_article(_BELOW_A_NAME.format(line=line).encode(), "https://k.go.id/1")
    assert [credit.name for credit in article.bylines] == ["Melda Rante, M.Si."]
    assert (line not in article.body) is is_held


_BODY = (
    "Wali kota meresmikan pasar rakyat di Kecamatan Tugu yang menampung dua ratus pedagang kecil sejak Senin pagi.",
    "Pedagang berharap pembeli mengikuti mereka dari tepi jalan ke los baru yang beratap dan berlantai keramik.",
)


def _read(head: str, before: str = "") -> tuple[list[str], list[str]]:
    prose = "".join(f"<p>{text}</p>" for text in _BODY)
    page = (
        f"<html><head><title>Pasar Rakyat Tugu Diresmikan</title></head><body><div class='k'><h1>Pasar Rakyat Tugu Diresmikan</h1>"
        f"{before}<div class='isi'>{head}{prose}</div></div></body></html>"
    )
    article = extract_article(page.encode(), "https://berita.semarangkota.go.id/berita/pasar")
    return article.body, [credit.name for credit in article.bylines]


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        (
            "<p>Hari/Tanggal: Sabtu, 20 Mei 2023</p><p>Waktu: 09.00 WIB</p><p>Tempat: Pasar Tugu</p>",
            ["Hari/Tanggal: Sabtu, 20 Mei 2023", "Waktu: 09.00 WIB", "Tempat: Pasar Tugu"],
        ),
        (
            "<table><tr><td>Tanggal</td><td>20 Mei 2023</td></tr><tr><td>Lokasi</td><td>Pasar Tugu</td></tr></table>",
            ["Tanggal", "20 Mei 2023", "Lokasi", "Pasar Tugu"],
        ),
        (
            "<p>Judul buku: Pasar Kita</p><p>Penulis: Dewi Anjani</p><p>Penerbit: Pustaka Tugu</p>",
            ["Judul buku: Pasar Kita", "Penulis: Dewi Anjani", "Penerbit: Pustaka Tugu"],
        ),
    ],
)
def test_facts_of_what_a_text_is_about(head: str, lines: list[str]) -> None:
    assert _read(head)[0] == [*lines, *_BODY]


def test_facts_of_the_page_with_a_place() -> None:
    head = "<p>Penulis: Dewi Anjani</p><p>Tanggal: 20 Mei 2023</p><p>Lokasi: Tugu</p>"
    body, names = _read(head)
    assert names == ["Dewi Anjani"]
    assert body[-2:] == list(_BODY)


@pytest.mark.parametrize(
    "before",
    [
        "<p>20 Mei 2023</p><img src='/u/wali.jpg'><p>Dewi Anjani</p>",
        "<div><i class='fa fa-calendar'></i> 20 Mei 2023 <i class='fa fa-map-marker'></i> Pasar Tugu</div>",
        "<table><tr><td>Tanggal</td><td>20 Mei 2023</td></tr><tr><td>Lokasi</td><td>Pasar Tugu</td></tr></table>",
    ],
)
def test_a_name_above_a_text_that_is_no_authors(before: str) -> None:
    assert _read("", before)[1] == []


@pytest.mark.parametrize(
    "before",
    [
        "<p>20 Mei 2023</p><p>Dewi Anjani</p>",
        "<div class='kop'><img class='avatar' src='/u/dewi.jpg'><p>Dewi Anjani</p></div><p>20 Mei 2023</p>",
    ],
)
def test_a_name_above_a_text_that_is_its_authors(before: str) -> None:
    assert _read("", before)[1] == ["Dewi Anjani"]


@pytest.mark.parametrize(
    ("opening", "is_portrayed"),
    [
        ("Perempuan 60 tahun itu berjualan jamu di Pasar Tugu sejak masih gadis, setiap pagi tanpa libur.", True),
        ("Pasar Tugu menampung penjual jamu yang berjualan sejak masih gadis, setiap pagi tanpa libur.", False),
    ],
)  # fmt: skip
def test_a_name_that_the_first_paragraph_takes_up(opening: str, is_portrayed: bool) -> None:
    body, names = _read(f"<p>Dewi Anjani</p><p>{opening}</p>")
    assert (names == [], body[0] == "Dewi Anjani") == (is_portrayed, is_portrayed)


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("Ditulis oleh <span>Rosmala Abdul Gani</span><br><time>Sel, 23/05/2023 - 10:15</time>", ["Rosmala Abdul Gani"]),
        ("Ditulis oleh <span>Rosmala Abdul Gani</span><span>Selasa, 23/05/2023</span>", ["Rosmala Abdul Gani"]),
        ("Oleh: <b>Rosmala Abdul Gani</b><small>23 Mei 2023</small>", ["Rosmala Abdul Gani"]),
        ("Oleh: <a href='/u/1'>Rosmala Abdul Gani</a><span>Kategori Ekonomi</span>", ["Rosmala Abdul Gani"]),
        ("Submitted by <a href='/u'>Rosmala Abdul Gani</a><span>on Tue, 05/23/2023 - 10:15</span>", ["Rosmala Abdul Gani"]),
        ("Reporter: <span>Rosmala Abdul Gani</span><span>Editor: Joko Santoso</span><span>23/05/2023</span>", ["Rosmala Abdul Gani", "Joko Santoso"]),
        ("Penulis <strong>Rosmala Abdul Gani</strong><em>Selasa, 23 Mei 2023</em>", ["Rosmala Abdul Gani"]),
        ("Diposting oleh <span>Rosmala Abdul Gani</span><span class='badge'>Berita</span> 23 Mei 2023", ["Rosmala Abdul Gani"]),
        ("Oleh <b>Ir. H.</b> <b>Zainal Abidin</b>, 23 Mei 2023", ["Ir. H. Zainal Abidin"]),
        ("Oleh <b>Zainal Abidin, M.T.</b> dan <b>Rosita</b>", ["Zainal Abidin, M.T.", "Rosita"]),
    ],
)  # fmt: skip
def test_facts_of_a_row_that_only_their_elements_part(row: str, names: list[str]) -> None:
    page = PAGE.format(head=f"<div class='m'>{row}</div>")
    article = extract_article(page.encode(), "https://berita.semarangkota.go.id/berita/pasar")
    assert [credit.name for credit in article.bylines] == names


@pytest.mark.parametrize(
    "row",
    [
        "Ditulis oleh <span>Rosmala Abdul Gani</span><span>Selasa, 23/05/2023</span>",
        "Oleh: <b>Rosmala Abdul Gani</b><small>Selasa, 23 Mei 2023</small>",
    ],
)
def test_such_a_row_in_the_box_of_a_text(row: str) -> None:
    assert _read(f"<div class='m'>{row}</div>") == (list(_BODY), ["Rosmala Abdul Gani"])


def test_a_headline_of_two_lines() -> None:
    page = PAGE.replace("<h1>Pasar Rakyat Tugu", "<h1>Pasar Rakyat Tugu<br>").format(head="")
    page = page.replace("<title>Pasar Rakyat Tugu Diresmikan - ", "<title>")
    assert extract_article(page.encode(), "https://example.go.id/1").title == (
        "Pasar Rakyat Tugu Diresmikan"
    )


@pytest.mark.parametrize(
    ("head", "before"),
    [
        # a name that lines of the text lead to, or go on from
        ("<p>Pedagang mengucapkan terima kasih kepada</p><p>Melda Rante</p>", ""),
        ("<p>Pengurus pasar berduka atas wafatnya</p><p>Melda Rante</p>", ""),
        ("<p>“Pasar adalah rumah kedua.”</p><p>Melda Rante</p>", ""),
        ("<p>Kios terbaik</p><p>Melda Rante</p><p>yang berjualan jamu sejak muda.</p>", ""),
        # a heading below the headline
        ("", "<h2>Sedekah Bumi</h2>"),
        # whom a large picture shows
        ("", "<div><img src='/u/1.jpg' width='640'><small>Melda Rante</small></div>"),
        ("", "<img src='/u/1.jpg'><p>Melda Rante</p>"),
    ],
)
def test_who_is_named_above_a_text_and_did_not_write_it(head: str, before: str) -> None:
    assert _read(head, before)[1] == []


@pytest.mark.parametrize(
    "before",
    [
        "<p>Melda Rante</p>",
        "<div><p>Pasar baru di tepi kota.</p><p>Melda Rante</p></div>",
        "<h2>Oleh Melda Rante</h2>",
        "<img src='/u/1.jpg'><p>Melda Rante</p><p>6 Maret 2023</p>",
        "<div><img src='/u/avatar.jpg' width='40'><span>Melda Rante</span></div>",
        "<table><tr><td>Penulis</td><td>Melda Rante<br>Tugu</td></tr></table>",
        "<table><tr><td>Penulis</td><td>Melda Rante<br>Staf Humas</td></tr></table>",
    ],
)
def test_who_is_named_above_a_text_and_wrote_it(before: str) -> None:
    assert _read("", before)[1] == ["Melda Rante"]


def test_what_travellers_take_home_is_no_author() -> None:
    facts = (
        "<h3>Info</h3><ul><li>Buka: 06.00-15.00</li><li>Oleh-oleh: bandeng presto, lumpia</li></ul>"
    )
    assert _read("", "<div>Penulis: Melda Rante</div>")[1] == ["Melda Rante"]
    assert _read(facts)[1] == []


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Bidang Tanaman Pangan", ["Bidang Tanaman Pangan", "Melda Rante"]),
        ("Humas", ["Melda Rante"]),
        ("Bidang yang menang", ["Melda Rante"]),
    ],
)
def test_a_section_that_puts_up_what_its_people_sign(author: str, names: list[str]) -> None:
    head = f"<p class='meta'>by <span class='author vcard'><a rel='author' href='/a/1'>{author}</a></span> | 6 Maret 2023</p>"
    page = PAGE.replace("kontraktor lokal.</p>", "kontraktor lokal. (Melda Rante)</p>").format(
        head=head
    )
    article = extract_article(page.encode(), "https://berita.semarangkota.go.id/berita/pasar")
    assert sorted(credit.name for credit in article.bylines) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("by <strong>Communications Office of Semarang City</strong>", ["Communications Office of Semarang City"]),
        ("By the Public Relations Bureau of Central Java", ["Public Relations Bureau of Central Java"]),
        ("Written by Department of Tourism and Culture", ["Department of Tourism and Culture"]),
        ("Oleh: Trade & Industry Agency", ["Trade & Industry Agency"]),
        ("Author: Regional Secretariat Public Affairs", ["Regional Secretariat Public Affairs"]),
        # who leads one, and what is none
        ("By the head of the Communications Office", []),
        ("By Head of Communications Office", []),
        ("by way of the Public Relations Office", []),
        ("by Office", []),
        ("by Maria Rumbewas", ["Maria Rumbewas"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("day", ["", "<time datetime='2023-03-06T01:45:00Z'>6 March 2023</time>"])
def test_an_office_called_in_english(line: str, names: list[str], day: str) -> None:
    head = f"<div class='meta'><span>{line}</span>{day}</div>"
    article = extract_article(PAGE.format(head=head).encode(), "https://semarangkota.go.id/en/b")
    assert [credit.name for credit in article.bylines] == names

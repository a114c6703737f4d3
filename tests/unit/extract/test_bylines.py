"""Where a page prints its authors: rows, cells and boxes of any name; and whose names are nobody's byline."""

from __future__ import annotations

import pytest

from newsarchive.extract import extract_article
from newsarchive.extract.body.text_ends import part_body

PROSE = (
    "Pemerintah kabupaten menyalurkan bantuan kepada warga yang rumahnya terendam sejak dua hari lalu, "
    "sementara petugas masih mendata kerusakan di tiga desa."
)
TEXT = f"<div>{f'<p>{PROSE}</p>' * 3}</div>"
TITLE = "Bantuan Banjir Disalurkan"


def bylines(before: str = "", behind: str = "", head: str = "", text: str = TEXT) -> list[str]:
    html = (
        f'<html><head><title>{TITLE} - Warta Contoh</title>{head}</head><body><div><a href="/">Warta Contoh</a></div>'
        f'<div class="k"><h1>{TITLE}</h1>{before}{text}{behind}</div></body></html>'
    )
    article = extract_article(html.encode(), "http://kota.go.id/berita/1")
    return [f"{credit.name}:{credit.role}" for credit in article.bylines]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("<p>12 Mei 2023 / Umum / Reporter: <a>Rina Melati</a></p>", ["Rina Melati:reporter"]),
        (
            "<div><div><b>Penulis</b></div><div>Rina Melati</div></div>",
            ["Rina Melati:reporter"],
        ),
        (
            "<table><tr><td>Penulis</td><td></td><td>Rina</td></tr><tr><td>Editor</td><td>:</td><td>Joko W.</td></tr></table>",
            ["Rina:reporter", "Joko W.:editor"],
        ),
        ("<ul><li>Penulis <span>M. Nur'aini</span></li></ul>", ["M. Nur'aini:reporter"]),
        (
            "<p>Oleh <b>Ir. Zainal, M.T.</b> dan <b>Rosita</b></p>",
            ["Ir. Zainal, M.T.:reporter", "Rosita:reporter"],
        ),
        (
            "<div><span>Penulis: Rina</span><span>12 Mei 2023</span><span>Umum</span></div>",
            ["Rina:reporter"],
        ),
        ('<p><img src="/ikon/user.svg">Rina Melati</p>', ["Rina Melati:reporter"]),
        ("<p><span>12 Mei 2023</span> <span>Rina Melati</span></p>", ["Rina Melati:reporter"]),
        ('<p><i class="bi bi-person"></i> Tim Redaksi</p>', ["Tim Redaksi:reporter"]),
        (
            '<p><i class="fa fa-pencil"></i> Rina Melati <i class="fa fa-camera"></i> Joko Wid</p>',
            ["Rina Melati:reporter", "Joko Wid:photographer"],
        ),
        (
            '<div class="author-list">Oleh <a>Tari</a>, <a>Joko Wid</a> &amp; <a>Rina Melati</a></div>',
            ["Tari:reporter", "Joko Wid:reporter", "Rina Melati:reporter"],
        ),
        (
            '<div><img src="/avatar/7"><div><p>Jumadi</p><p>12 Mei 2023</p></div></div>',
            ["Jumadi:reporter"],
        ),
        (
            "<div><b>12/05/2023</b><br>Oleh : <span id='P1'>Rina Melati</span></div>",
            ["Rina Melati:reporter"],
        ),
        ("<p>Laporan Suwarni dari Pasar Induk</p>", ["Suwarni:reporter"]),
        (
            '<p><i class="mdi mdi-account" aria-hidden="true"></i> Rina Melati <i class="mdi mdi-eye"></i> 12</p>',
            ["Rina Melati:reporter"],
        ),
        (
            '<p><svg class="h-4 w-4"><path d="M16 7a4 4 0 11-8 0 4 4 0 018 0z"/></svg> Tim Humas Setda</p>',
            ["Tim Humas Setda:reporter"],
        ),
        ('<p><i class="material-icons">person</i> Rina Melati</p>', ["Rina Melati:reporter"]),
        ('<p><i data-feather="user"></i> Jumadi</p>', ["Jumadi:reporter"]),
        (
            '<div><img src="/mc.png"> Oleh <b>MC KAB GOWA</b>, Rabu, 3 Mei 2023 | 10:12 WIB - Redaktur: <b>Juli</b> - 2K</div>',
            ["MC KAB GOWA:reporter", "Juli:editor"],
        ),
        (
            '<figure><img src="/a.jpg"><p class="caption-img">Camat menyerahkan kunci rumah layak huni kepada warga yang rumahnya hanyut pada bulan lalu</p></figure>'
            '<div class="author-box"><p>Oleh <strong><a href="/mc">MC KAB GOWA</a></strong>, Rabu, 3 Mei 2023 | 10:12 WIB - Redaktur: Juli - <i class="ti-eye"></i> 124</p></div>',
            ["MC KAB GOWA:reporter", "Juli:editor"],
        ),
        (
            "<p>Diposting oleh Rina Melati, 12 Mei 2023 10:12 | Editor: Joko Widodo</p>",
            ["Rina Melati:reporter", "Joko Widodo:editor"],
        ),
        ("<p>12 Mei 2023 oleh admin | Editor: Joko Widodo</p>", ["Joko Widodo:editor"]),
        (
            "<div><span>12 Mei 2023</span>&nbsp;·&nbsp;2 menit&nbsp;·&nbsp;Rina Melati</div>",
            ["Rina Melati:reporter"],
        ),
        (
            '<div class="by-line"><div style="display:none">Byline</div>Rina Melati</div>',
            ["Rina Melati:reporter"],
        ),
        ("<p>Kontributor Kec. Abang: Rina Melati</p>", ["Rina Melati:contributor"]),
        (
            '<p>By: <a>Rina Melati</a> in <em><a href="/k">Umum</a></em></p>',
            ["Rina Melati:reporter"],
        ),
        (
            '<p>Dipublikasikan pada 12 Mei 2023 oleh Rina Melati in <a href="/k">Umum</a></p>',
            ["Rina Melati:reporter"],
        ),
        (
            "<div>12/05/2023 10:12 <span>|</span> Diupload oleh : Rina Melati <span>|</span> Dibaca 99x</div>",
            ["Rina Melati:reporter"],
        ),
        (
            "<div><span>Penulis: <b>Rina Melati</b></span> | <span>Editor: <b>Joko Wid</b></span><div>Minggu, 5 Agustus 2018</div></div>",
            ["Rina Melati:reporter", "Joko Wid:editor"],
        ),
        ("<section><div><p>Rina Melati</p></div></section>", ["Rina Melati:reporter"]),
        ("<p>Rabu, 3 Mei 2023 &nbsp; Oleh : Rina Melati</p>", ["Rina Melati:reporter"]),
        ("<p>12 Mei 2023, Rina Melati</p>", ["Rina Melati:reporter"]),
        ("<p>Teks oleh Rina Melati | 12 Mei 2023</p>", ["Rina Melati:reporter"]),
        (
            '<div class="penulis-box"><img src="/u.png"><a href="/p/1">Tim Humas</a></div>',
            ["Tim Humas:reporter"],
        ),
        (
            '<div><a href="/p/1">Humas Setda Palu</a><span></span><span>12 Mei 2023</span></div>',
            ["Humas Setda Palu:reporter"],
        ),
        (
            '<p>Oleh <span>Rina Melati</span> dalam <a href="/k">Berita</a> &mdash; 12 Mei 2023</p>',
            ["Rina Melati:reporter"],
        ),
        (
            "<font>Tanggal : 01-03-2025 / Penulis : Rina Melati</font>",
            ["Rina Melati:reporter"],
        ),
        (
            "<div><span>Bagian Prokopim Palu</span><span>/</span><span>12 Mei 2023</span></div>",
            ["Bagian Prokopim Palu:reporter"],
        ),
        ("<div><p>Redaksi</p><p>12 Mei 2023</p></div>", ["Redaksi:reporter"]),
    ],
)
def test_rows_above_the_text(row: str, expected: list[str]) -> None:
    assert bylines(row) == expected


@pytest.mark.parametrize(
    "row",
    [
        "<p>By: <a>Super Admin</a></p>",
        "<p>Penulis: admin_opd</p>",
        "<div><span>Reporter:</span> <span>webmaster</span></div>",
        '<p class="author">Redaktur</p>',
        '<p class="author">Warta Contoh</p>',
        '<span class="byline">humas@dinas.go.id</span>',
        '<p><i class="bi bi-person"></i> Admin</p>',
        "<p>Laporan Keuangan dari Dinas Perdagangan</p>",
        "<div><p>Pemerintahan</p><p>12 Mei 2023</p></div>",
        "<p>SIARAN PERS</p>",
        "<div><span>Bina Marga</span> <span>12 Mei 2023</span></div>",
        "<div><span>Tata Bangunan</span> <span>12 Mei 2023</span></div>",
        "<p>12 Mei 2023, Kota Palu</p>",
        "<p>Pemerintahan - 12 Mei 2023</p>",
        '<div><a href="/b/7">Harga Beras Naik Lagi</a><span>12 Mei 2023</span></div>',
        "<p>Kota Palu</p>",
        "<nav><a>Rina Melati</a></nav>",
        '<p>Dipublikasikan pada 12 Mei 2023 oleh Admin Website in <a href="/k">Umum</a></p>',
    ],
)
def test_accounts_and_the_site_itself_are_no_authors(row: str) -> None:
    assert bylines(row) == []


@pytest.mark.parametrize(
    "box",
    [
        '<div class="x1"><a href="/b/2">Jalan Protokol Bebas Kendaraan</a><span class="author">Amelia Putri</span></div>',
        '<ul><li><a href="/b/2">Lelang Jabatan Dibuka Pekan Ini</a> (Penulis: Harni)</li></ul>',
        '<div class="x1"><h5><a href="/b/2">Jalan Desa Mulai Diperbaiki</a></h5><small>Oleh Amelia Putri</small></div>',
        '<a href="/b/2"><span>Kelompok Angklung Mekar Manggung di Cimahi</span><time>11 Mei 2023</time></a>',
        '<p><a href="#">Pelatihan Las Bawah Air</a><br><small>Penulis: Amelia Putri</small></p>',
        '<a href="#" class="x1"><p>Jembatan Gantung Selesai Dibangun</p><span>Reporter: Amelia Putri</span></a>',
        '<div class="x1"><a href="javascript:void(0)">Jalan Desa Mulai Diperbaiki</a><small>Oleh Amelia Putri</small></div>',
        '<div><h3><a href="#">Sand Restored</a></h3><p>By Amelia Putri</p></div><div><h3><a href="#">Works Near Canggu</a></h3><p>By Newsroom</p></div>',
        '<article><a href="/2"><h4>Beasiswa Dibuka</h4></a><p>Oleh Amelia Putri</p></article><article><a href="/3"><h4>Kebun Raya</h4></a></article>',
        '<a href="/b/2"><img src="/2.jpg"><div><span>Sanggar Angklung Mekar</span><time>11 Mei 2023</time></div></a><a href="/b/3"><span>Sanggar Degung Mekar</span><span>9 Mei 2023</span></a>',
    ],
)
def test_authors_beside_headlines_that_lead_away_are_those_of_other_articles(box: str) -> None:
    assert bylines(behind=box) == []
    assert bylines("<p>Penulis: Rina Melati</p>", box) == ["Rina Melati:reporter"]


@pytest.mark.parametrize(
    "box",
    [
        "<div><form><textarea></textarea></form><div><b>Penulis: Amelia Putri</b> Silakan datang.</div></div>",
        "<section><h4>2 Tanggapan</h4><p><b>Oleh: Amelia Putri</b></p><p>Bagus</p><div><textarea></textarea></div></section>",
    ],
)
def test_who_answers_beside_a_field_for_answers_did_not_write(box: str) -> None:
    assert bylines(behind=box) == []
    assert bylines("<p>Penulis: Rina Melati</p>", box) == ["Rina Melati:reporter"]


@pytest.mark.parametrize(
    "row",
    [
        "<div><span>Oleh Rina Melati</span> <a href='#'>Dengarkan Berita Ini Sekarang</a></div>",
        "<div><a href='#'>Senin, 4 Maret 2024 Pukul 10.00 WIB</a> <span class='author'>Rina Melati</span></div>",
        "<div><span>Penulis: Rina Melati</span> <a href='#'>Simpan Berita Untuk Nanti</a></div>",
    ],
)
def test_buttons_beside_an_author_are_no_headlines(row: str) -> None:
    assert bylines(row) == bylines(behind=row) == ["Rina Melati:reporter"]


@pytest.mark.parametrize(
    "row",
    [
        "<p>By <strong>Rina Melati</strong> and <strong>I Made Wirya</strong> &bull; March 7, 2024 &bull; 2 min read</p>",
        "<p>By Rina Melati and I Made Wirya &bull; March 7, 2024</p>",
        "<p>By <em>Rina Melati</em> and <em>I Made Wirya</em>, March 7, 2024</p>",
        "<p>Oleh <b>Rina Melati</b> &amp; <b>I Made Wirya</b> - 7 Maret 2024</p>",
        "<p>Oleh Rina Melati dan I Made Wirya | 7 Maret 2024 | 2 menit baca</p>",
    ],
)
def test_two_authors_in_a_row_of_facts(row: str) -> None:
    assert bylines(row) == ["Rina Melati:reporter", "I Made Wirya:reporter"]


def test_a_portrait_in_a_column_before_the_article_names_its_author() -> None:
    column = '<div><img class="rounded-circle" src="/1.jpg"><div><div>Rina Melati</div><div>Umum</div></div></div>'
    html = f"<html><body><div>{column}<div><article><h1>{TITLE}</h1>{TEXT}</article></div></div></body></html>"
    article = extract_article(html.encode(), "http://kota.go.id/berita/1")
    assert [credit.name for credit in article.bylines] == ["Rina Melati"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            '<div><img src="/jam.png"> Rabu, 3 Mei 2023 | Ditulis oleh Rina Melati | Kategori: <a href="/k">Umum</a></div>',
            ["Rina Melati:reporter"],
        ),
        ("<div>Copyright 2023 by Rina Melati</div>", []),
        ("<div>12 Mei 2023 dibuka oleh Bupati Barat</div>", []),
    ],
)
def test_lines_of_facts_under_the_text(line: str, expected: list[str]) -> None:
    assert bylines(behind=line) == expected


def test_the_head_of_an_office_shown_beside_every_article_did_not_write_it() -> None:
    column = '<div><img class="rounded-circle" src="/1.jpg"><div><div>Rina Melati</div><div>Camat Barat</div></div></div>'
    html = f"<html><body><div>{column}<div><article><h1>{TITLE}</h1>{TEXT}</article></div></div></body></html>"
    assert extract_article(html.encode(), "http://kota.go.id/berita/1").bylines == []


def test_a_box_under_a_label_names_the_author_and_what_she_does() -> None:
    box = '<div><div>Author</div></div><div class="x"><div>Web Developer</div><h3>Rina Melati</h3></div>'
    assert bylines(behind=box) == ["Rina Melati:reporter"]


def test_the_heading_of_a_box_is_no_name() -> None:
    box = '<div class="entry-author"><h4>Tentang Penulis</h4><h3><a href="/author/1">admin</a></h3></div>'
    assert bylines(behind=box) == []


def test_a_box_about_the_author_names_who_wrote() -> None:
    box = '<div class="author-info"><img src="a.png"><h4>Retno Palupi</h4><p>Suka bersepeda.</p></div>'
    assert bylines(behind=box) == ["Retno Palupi:reporter"]
    assert bylines('<p class="author">Rina Melati</p>', box) == ["Rina Melati:reporter"]


def test_a_blog_named_before_a_colon_in_the_title_writes_nothing() -> None:
    page = (
        f"<html><head><title>Kelurahan Sukorejo: {TITLE}</title></head><body><h1>{TITLE}</h1>{TEXT}"
        "<p>Diposkan oleh <span class='fn'>Kelurahan Sukorejo</span> di 09.14</p></body></html>"
    )
    assert extract_article(page.encode(), "https://sukorejo.go.id/2012/05/a.html").bylines == []


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("<p>Rina Melati</p>", ["Rina Melati:reporter"]),
        ("<p>Tim Liputan Diskominfo Kota Palu</p>", ["Tim Liputan Diskominfo Kota Palu:reporter"]),
        ("<p>ros/ed: sul</p>", ["ros:reporter", "sul:editor"]),
        (
            "<p>Ditulis oleh Rina Melati, disunting oleh Joko Wid</p>",
            ["Rina Melati:reporter", "Joko Wid:editor"],
        ),
        ("<p>Rina Melati melaporkan dari Kupang.</p>", ["Rina Melati:reporter"]),
        ("<p>(hms-org)</p>", ["hms-org:reporter"]),
        ("<p>Rina Melati / Joko Wid</p>", ["Rina Melati:reporter", "Joko Wid:editor"]),
        ("<p>*Tim Liputan Humas Setda Palu</p>", ["Tim Liputan Humas Setda Palu:reporter"]),
        ("<p>Laporan: Rina Melati, Palu</p>", ["Rina Melati:reporter"]),
        ("<p>(PPID/ray)</p>", ["PPID:source", "ray:reporter"]),
        ("<p>[BRM]</p>", ["BRM:reporter"]),
        ("<p>[WASDAL]</p>", []),
        ("<p>(Rina Melati & Joko Wid)</p>", ["Rina Melati:reporter", "Joko Wid:editor"]),
        ("<p>(Rina Melati/Ngada)</p>", ["Rina Melati:reporter"]),
        ("<p>(Jumriani, Rina Melati)</p>", ["Jumriani:reporter", "Rina Melati:editor"]),
        ("<p>(Palu, Sulawesi Tengah)</p>", []),
        ("<p>Laporan Rina Melati, Ngada</p>", ["Rina Melati:reporter"]),
        ("<p>Rina Melati, Kontributor Sorong</p>", ["Rina Melati:contributor"]),
        ("<p>(selesai)</p>", []),
        ("<p>(foto: ist)</p>", []),
        ("<p>@diskominfopalu</p>", []),
        ("<p>edg/cha/Diskominfo</p>", ["edg:reporter", "cha:editor", "Diskominfo:source"]),
        ("<p>Rina Melati | Foto: Joko Wid</p>", ["Rina Melati:reporter", "Joko Wid:photographer"]),
        (
            "<p>Sumber : Diskominfo Palu / Foto : Rina Melati</p>",
            ["Diskominfo Palu:source", "Rina Melati:photographer"],
        ),
        ("<p>Dinas Kominfo Latih Ratusan Pelaku Usaha Kecil</p>", []),
        ("<p>Lapangan Merdeka</p>", []),
    ],
)
def test_what_stands_behind_the_last_sentence(end: str, expected: list[str]) -> None:
    assert bylines(text=f"<div>{f'<p>{PROSE}</p>' * 3}{end}</div>") == expected


def test_who_signs_a_letter_did_not_report() -> None:
    letter = f"<div>{f'<p>{PROSE}</p>' * 3}<p>Camat Barat,</p><p>ttd</p><p>Drs. Winarto</p></div>"
    assert bylines(text=letter) == []


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ('"author": {"@id": "#p7"}', ["Lukas Bau:reporter"]),
        ('"author": "Ratu Aulia, Beni Kurnia"', ["Ratu Aulia:reporter", "Beni Kurnia:reporter"]),
        ('"author": {"@type": "Organization", "name": "Warta Contoh"}', []),
        ('"author": {"name": ""}', []),
    ],
)
def test_stated_authors(stated: str, expected: list[str]) -> None:
    graph = f'{{"@graph": [{{"@type": "NewsArticle", "headline": "{TITLE}", {stated}}}, {{"@type": "Person", "@id": "#p7", "name": "Lukas Bau"}}]}}'
    assert bylines(head=f'<script type="application/ld+json">{graph}</script>') == expected


def test_facts_that_open_the_text_in_cells_are_no_part_of_it() -> None:
    facts = "<table><tr><td>Tanggal</td><td>12 Mei 2023</td></tr><tr><td>Penulis</td><td>Rina</td></tr></table>"
    html = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div>{facts}{TEXT}</div></body></html>"
    article = extract_article(html.encode(), "http://kota.go.id/berita/1")
    assert article.body == [PROSE] * 3
    assert [credit.name for credit in article.bylines] == ["Rina"]


def test_a_dateline_in_a_line_of_its_own_names_no_author() -> None:
    assert bylines(text=f"<div><p>Namrole, SBS</p>{f'<p>{PROSE}</p>' * 3}</div>") == []


def test_a_name_below_a_picture_is_of_whom_that_shows() -> None:
    picture = '<p><img src="/uploads/tamu.jpg"></p><p>Hj Rina Melati Suryani Dewi</p>'
    assert bylines(text=f"<div>{picture}{f'<p>{PROSE}</p>' * 3}</div>") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Rina Melati (Humas)", ["Rina Melati", "Humas"]),
        ("Rina Melati – Diskominfo", ["Rina Melati", "Diskominfo"]),
        ("Rina Melati, Yosef Tena", ["Rina Melati", "Yosef Tena"]),
        ("RINA MELATI, Kudus", ["RINA MELATI"]),
        ("Penulis; Rina Melati", ["Rina Melati"]),
        ("Rilis Humas Setda", ["Humas Setda"]),
        ("PASAR MURAH, Kudus", []),
        ("Pengumuman – Diskominfo", []),
    ],
)
def test_who_is_named_above_the_text(line: str, expected: list[str]) -> None:
    texts = [
        line,
        "Warga dua dusun tidak perlu lagi memutar sejauh sebelas kilometer setelah jembatan dibuka.",
        "Jembatan hanya boleh dilalui pejalan kaki dan sepeda motor, paling banyak dua puluh sekaligus.",
        "Kepala dinas meminta warga ikut menjaga baut dan papan lantai.",
    ]
    credits = part_body(texts, None, home=None, publishers=[])[2]
    assert [credit.name for credit in credits] == expected
    assert len(texts) == (3 if expected else 4)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("<div><span>👤 Humas Pemkab Blora</span></div>", ["Humas Pemkab Blora:reporter"]),
        ("<div><span>👤</span><span>Rina Melati</span></div>", ["Rina Melati:reporter"]),
        ("<p>✍️ Rina Melati</p>", ["Rina Melati:reporter"]),
        ("<div><span>👤 Admin</span></div>", []),
        ("<p>👥 Layanan Warga</p>", []),
    ],
)
def test_a_picture_of_a_person_stands_before_the_author(row: str, expected: list[str]) -> None:
    assert bylines(before=row) == expected


def test_a_blog_called_as_its_address_writes_nothing() -> None:
    page = (
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
        f"<p>Written by Fokus Blora on Senin, 23 Mei 2022 | 20.01</p>{TEXT}</body></html>"
    )
    assert extract_article(page.encode(), "https://www.fokusblora.com/2022/05/a.html").bylines == []


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("Ibrahim swn", ["Ibrahim swn"]),
        ("Admin Desa", []),
        ("Warga desa", []),
    ],
)
def test_a_name_with_its_medium_and_an_account_behind_the_text(
    end: str, expected: list[str]
) -> None:
    article = extract_article(
        f"<html><body><h1>{TITLE}</h1><div>{f'<p>{PROSE}</p>' * 3}<p>{end}</p></div></body></html>".encode(),
        "https://example.com/berita/a",
    )
    assert [credit.name for credit in article.bylines] == expected
    assert (end in article.body) == (end == "Warga desa")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("<p>Ditulis oleh <a rel='author' href='/u/2'>Humas</a></p>", ["Humas:reporter"]),
        ("<p>Oleh Diskominfo | 2 Mei 2024</p>", ["Diskominfo:reporter"]),
        ("<p><i class='fa fa-user'></i> Prokopim</p>", ["Prokopim:reporter"]),
        ("<p>Ditulis oleh <a rel='author' href='/u/2'>humas</a></p>", []),
        ("<p>Oleh admin | 2 Mei 2024</p>", []),
        ("<p>Humas | 2 Mei 2024</p>", []),
    ],
)
def test_an_office_with_a_capital_is_no_account(row: str, expected: list[str]) -> None:
    assert bylines(before=row) == expected


@pytest.mark.parametrize(("account", "is_named"), [("Humas Pro", False), ("Yoga Pro", True)])
def test_the_section_that_puts_up_what_its_office_gives_out(account: str, is_named: bool) -> None:
    signed = (
        f"<div>{f'<p>{PROSE}</p>' * 3}<p>Rilis : Humas Ende<br>Reporter : Rina Melati</p></div>"
    )
    row = f"<p><span class='post-author vcard'>Diposting oleh <span class='fn' itemprop='author'>{account}</span></span></p>"
    found = bylines(before=row, text=signed)
    assert {"Humas Ende:source", "Rina Melati:reporter"} <= set(found)
    assert any(account in one for one in found) == is_named


def test_an_office_that_puts_up_what_its_people_sign() -> None:
    signed = f"<div>{f'<p>{PROSE}</p>' * 3}<p>(yos)</p></div>"
    row = "<p><i class='fa fa-user'></i> Diskominfo</p>"
    assert bylines(before=row, text=signed) == ["yos:reporter"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("<p>Tim Liputan Prokopim</p>", ["Tim Liputan Prokopim"]),
        ("<em>Rina Melati, Kontributor Blora</em>", ["Rina Melati"]),
        ("<div>Rina Melati<br>Jurnalis</div><p>2 Mei 2024</p>", ["Rina Melati"]),
        ("<p>Sumber: Humas Pemkab Blora | 2 Mei 2024</p>", ["Humas Pemkab Blora"]),
        ("<p>Rilis Humas Pemkab Blora</p>", ["Humas Pemkab Blora"]),
        ("<p>Diposkan oleh Rina Melati</p>", ["Rina Melati"]),
        ("<p>Diposkan oleh Info Desa</p>", []),
        (
            "<p>Tanggal : 01-03-2025 / Penulis : Bagian Prokopim Blora</p>",
            ["Bagian Prokopim Blora"],
        ),
        (
            "<small>Editor: <span>Rina Melati</span> <i class='fa fa-tags'></i> Berita Kabupaten</small>",
            ["Rina Melati"],
        ),
        ("<p>Rina Melati/Humas, 2 Mei 2024</p>", ["Rina Melati", "Humas"]),
        ("<p>Rina Melati - Diskominfo | 2 Mei 2024</p>", ["Rina Melati", "Diskominfo"]),
        ("<p>Rina Melati (Diskominfo), 2 Mei 2024</p>", ["Rina Melati", "Diskominfo"]),
        ("<p>Kabupaten Blora | 2 Mei 2024</p>", []),
        ("<p>Suara Warga | 2 Mei 2024</p>", []),
        ("<p>Sumber: mata air | 2 Mei 2024</p>", []),
        ("<div><img src='/a.jpg'><span class='credits'>Humas DPMD</span></div>", []),
        ("<div><img src='/a.jpg'><p>Sumber: Humas DPMD</p></div>", []),
        ("<p>Warga membersihkan parit. <i>Sumber: Humas DPMD</i></p>", []),
    ],
)
def test_names_and_offices_between_a_title_and_its_text(row: str, expected: list[str]) -> None:
    assert [name.partition(":")[0] for name in bylines(before=row)] == expected


@pytest.mark.parametrize(
    ("aside", "expected"),
    [
        (
            '<div><p>Tayang</p><time>12 Mei 2023</time></div><div><p>Pewarta</p><div><span class="a">RM</span><span>Rina Melati</span></div></div>'
            "<div><p>Penyunting</p><span>Joko Wid</span></div>",
            ["Rina Melati:reporter", "Joko Wid:editor"],
        ),
        (
            "<dl><dt>Ditulis oleh</dt><dd>Rina Melati</dd><dt>Terbit</dt><dd>12 Mei 2023</dd></dl>",
            ["Rina Melati:reporter"],
        ),
        (
            "<ul><li><small>Penulis</small><b>Rina Melati</b></li><li><small>Rubrik</small><b>Umum</b></li></ul>",
            ["Rina Melati:reporter"],
        ),
        (
            '<div><span>Kontributor</span><div><img src="/f.jpg"><b>Rina Melati</b></div></div><div><span>Waktu baca</span><b>2 menit</b></div>',
            ["Rina Melati:contributor"],
        ),
        (
            '<h4><a href="/b/2">Jalan Desa Mulai Diperbaiki</a></h4><p>Penulis</p><p>Rina Melati</p><p>Tanggal</p><p>1 Mei 2023</p>',
            [],
        ),
        ("<p>Kategori</p><p>Umum</p><p>Penulis</p><p>admin</p>", []),
        ("<p>Terbit</p><p>12 Mei 2023</p><p>Status</p><p>Rina Melati</p>", []),
    ],
)
def test_an_aside_on_either_side_says_who_wrote(aside: str, expected: list[str]) -> None:
    article = f'<article><span>Umum</span><h1>{TITLE}</h1><figure><img src="/a.jpg"></figure>{TEXT}</article>'
    for page in (
        f"<aside><div>{aside}</div></aside>{article}",
        f"{article}<aside><div>{aside}</div></aside>",
    ):
        html = f"<html><body><main>{page}</main></body></html>"
        found = extract_article(html.encode(), "http://kota.go.id/berita/1").bylines
        assert [f"{credit.name}:{credit.role}" for credit in found] == expected


@pytest.mark.parametrize(
    "box",
    [
        '<div class="author-box"><span class="author-name">By admin</span><p>Pengelola Portal Berita Kabupaten Blora</p></div>',
        '<div class="author-box-wrap"><h4>superadmin</h4><div class="author-description">Redaksi Media Center Kabupaten Blora</div></div>',
        '<div class="author-details"><b>Media Center</b><p>Pusat Informasi Kota Palu, dikelola Dinas Kominfo</p></div>',
        '<div class="about-author"><h5>Operator Web</h5><div class="author-bio"><p>Pranata Humas Ahli Muda</p></div></div>',
    ],
)
def test_what_the_box_of_an_account_says_of_it_names_nobody(box: str) -> None:
    assert bylines(behind=box) == []
    signed = f"<div>{f'<p>{PROSE}</p>' * 3}<p>Penulis: Rina Melati</p></div>"
    assert bylines(behind=box, text=signed) == ["Rina Melati:reporter"]


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ('<a href="javascript:cetak()">[ Versi Cetak ]</a> <a href="/">[ Kembali ]</a>', []),
        ('<p>[ <a href="/kirim/1">Kirim Teman</a> ]</p>', []),
        ("<div>(<button>Salin Tautan</button>)</div>", []),
        (
            '<div>[<a href="/unduh/1">Unduh Berkas</a> | <a href="/cetak/1">Mode Baca</a>]</div><p>(say/yon)</p>',
            [],
        ),
        ("<p>(say/yon)</p>", ["say:reporter", "yon:editor"]),
        ('<p>(<a href="/penulis/3">Rina Melati</a>)</p>', ["Rina Melati:reporter"]),
        (
            '<p class="meta">Sumber: Seksi Ekbang Kelurahan Waru</p>',
            ["Seksi Ekbang Kelurahan Waru:source"],
        ),
        ('<p class="meta">Sumber: Puskesmas Sruweng</p>', ["Puskesmas Sruweng:source"]),
        ('<p class="meta">Sumber: suarawarga.com</p>', ["suarawarga.com:source"]),
        ('<p class="meta">Sumber: hasil panen tahun lalu</p>', []),
    ],
)
def test_brackets_and_sources_right_behind_the_text(behind: str, expected: list[str]) -> None:
    assert bylines(behind=behind) == expected


def test_an_account_called_as_the_site_in_short_stands_behind_named_authors() -> None:
    row = '<p><a class="author" href="/author/1">Warta KB</a> 12 Mei 2023</p>'
    head = '<meta property="og:site_name" content="Warta Kota Bangun">'
    signed = f"<div>{f'<p>{PROSE}</p>' * 3}<p>Penulis: Rina Melati</p></div>"
    assert bylines(row, head=head, text=signed) == ["Rina Melati:reporter"]
    assert bylines(
        row.replace("Warta KB", "Tim Redaksi Warta Kota Bangun"), head=head, text=signed
    ) == ["Rina Melati:reporter"]
    assert bylines(row.replace("Warta KB", "Siti KB"), head=head, text=signed) == [
        "Siti KB:reporter",
        "Rina Melati:reporter",
    ]


@pytest.mark.parametrize(
    ("account", "is_named"),
    [
        ("Redaksi Web", False),
        ("Redaksi Online", False),
        ("Tim Humas Digital", False),
        ("Redaksi 2", False),
        ("Web Redaksi", False),
        ("Tim IT", False),
        ("Siti Webster", True),
        ("Redi Onggo", True),
    ],
)
@pytest.mark.parametrize(
    "row",
    [
        '<p>by <a class="author-url fn" rel="author" href="/author/1">{}</a> 12 Mei 2023</p>',
        '<div class="meta"><span class="author-post byline"><span class="author vcard">written by <a class="author-url url fn n" href="/author/1">{}</a></span></span><span>12 Mei 2023</span></div>',
    ],
)
def test_an_account_of_the_newsroom_stands_behind_named_authors(
    row: str, account: str, is_named: bool
) -> None:
    row = row.format(account)
    signed = f"<div>{f'<p>{PROSE}</p>' * 3}<p>Penulis: Rina Melati | Editor: Joko Susilo</p></div>"
    found = bylines(row, text=signed)
    assert [f"{account}:reporter"] * is_named == [one for one in found if account in one]
    assert {"Rina Melati:reporter", "Joko Susilo:editor"} <= set(found)


LAST = "Sisanya dikerjakan tahun depan dengan dana desa dan swadaya warga tiga dusun."
BLOCK = ["Kepala Bagian,", "ttd", "Drs. Ahmad Zaini, M.Si.", "Pembina", "NIP 19710412 199803 1 007"]


@pytest.mark.parametrize(
    ("texts", "expected", "rest"),
    [
        ([f"{LAST} (dkp/ani)", "Jenis", "Jumlah", "612"], ["dkp", "ani"], [LAST, "Jenis", "Jumlah", "612"]),
        ([f"{LAST} [Rina Melati]", "Dusun", "Rumah"], ["Rina Melati"], [LAST, "Dusun", "Rumah"]),
        ([LAST, "Penulis: Rina Melati", "Dusun", "Rumah"], ["Rina Melati"], [LAST, "Dusun", "Rumah"]),
        ([LAST, "Dikeluarkan oleh: Humas Setda Blora", *BLOCK], ["Humas Setda Blora"], [LAST, *BLOCK]),
        ([LAST, "Dirilis oleh Humas Setda Blora", *BLOCK], ["Humas Setda Blora"], [LAST, *BLOCK]),
        ([LAST, *BLOCK], [], [LAST, *BLOCK]),
        ([LAST, "Kepala Bagian", "ttd.", "Ahmad Zaini"], [], [LAST, "Kepala Bagian", "ttd.", "Ahmad Zaini"]),
        ([LAST, "Penulis: Rina Melati", "Editor: Joko Wid", "Dusun", "Rumah"], ["Rina Melati", "Joko Wid"], [LAST, "Dusun", "Rumah"]),
        ([f"{LAST} (Ani/Humas)", "Lampiran: SK Bupati"], ["Ani", "Humas"], [LAST, "Lampiran: SK Bupati"]),
        ([f"{LAST} (Ani)", "Lampiran: SK Bupati"], [], [f"{LAST} (Ani)", "Lampiran: SK Bupati"]),
        ([f"{LAST} (dkp/ani)", "Dusun", "Rumah", "Sumber: BPS Blora"], ["dkp", "ani", "BPS Blora"], [LAST, "Dusun", "Rumah"]),
        ([f"{LAST} (persero)", "Dusun", "Rumah"], [], [f"{LAST} (persero)", "Dusun", "Rumah"]),
        ([f"{LAST} (TNI/Polri)", "Dusun", "Rumah"], [], [f"{LAST} (TNI/Polri)", "Dusun", "Rumah"]),
        ([LAST, "Sumber: BPS Blora", "Dusun", "Rumah"], [], [LAST, "Sumber: BPS Blora", "Dusun", "Rumah"]),
    ],
)  # fmt: skip
def test_credits_above_a_table_or_a_signature(
    texts: list[str], expected: list[str], rest: list[str]
) -> None:
    body = [PROSE, *texts]
    _, _, credits = part_body(body, TITLE, home=None, publishers=())
    assert ([credit.name for credit in credits], body[1:]) == (expected, rest)


@pytest.mark.parametrize(
    "line",
    [
        "Teks oleh Rina Melati / Penyunting: Joko Wid",
        "Oleh Rina Melati | Editor: Joko Wid",
        "Ditulis oleh Rina Melati, disunting oleh Joko Wid",
    ],
)
def test_a_line_of_credits_below_a_summary(line: str) -> None:
    texts = ["Tiga desa terendam sejak dua hari lalu.", line, PROSE, PROSE, PROSE]
    _, _, credits = part_body(texts, TITLE, home=None, publishers=())
    assert [f"{c.name}:{c.role}" for c in credits] == ["Rina Melati:reporter", "Joko Wid:editor"]
    assert line not in texts


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            '<div class="f"><div>Sumber</div><div>Bagian Umum Setda Blora</div></div>',
            ["Bagian Umum Setda Blora:source"],
        ),
        ("<dl><dt>Sumber :</dt><dd>Puskesmas Sruweng</dd></dl>", ["Puskesmas Sruweng:source"]),
        ("<p><b>Sumber Berita</b>: Humas Polres Blora</p>", ["Humas Polres Blora:source"]),
        ("<div><div>Sumber</div><div>Air Bersih Warga</div></div>", []),
        ("<div><div>Sumber</div><div>Daftar Unduhan</div></div>", []),
    ],
)
def test_a_source_in_a_cell_of_its_own_behind_the_text(row: str, expected: list[str]) -> None:
    assert bylines(behind=row) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("<div>Oleh : Dinas Kominfo Kabupaten Sigi // Sabtu, 10 Desember 2022</div>", ["Dinas Kominfo Kabupaten Sigi:reporter"]),
        ("<div>Oleh: Dinas Komunikasi dan Informatika Kota Palu | 2 Mei 2024</div>", ["Dinas Komunikasi dan Informatika Kota Palu:reporter"]),
        ("<div>Oleh: Pemkab Sigi | 2 Mei 2024</div>", []),
        ('<div class="byline share-buttons"><ul><li>Facebook</li><li>X</li><li>Pinterest</li></ul></div>', []),
        ('<div class="byline"><span>Telegram</span> <span>Reddit</span> <span>Rina Melati</span></div>', ["Rina Melati:reporter"]),
        ("<div><div>Tanggal Terbit</div><div>: 3 Juni 2024</div><div>Sifat Naskah</div><div>: Terbuka</div></div>", []),
        ("<div><span>Terbit</span><span>3 Juni 2024</span><span>Berkas Gambar</span><span>1 MB</span></div>", []),
        ("<dl><dt>Sifat Naskah</dt><dd>Terbuka</dd></dl>", []),
        ("<div><span>Terbit</span> <span>3 Juni 2024</span> <span>Rina Melati</span></div>", ["Rina Melati:reporter"]),
    ],
)  # fmt: skip
def test_offices_that_write_and_facts_that_do_not(row: str, expected: list[str]) -> None:
    assert bylines(row) == expected


@pytest.mark.parametrize(
    ("texts", "expected", "rest"),
    [
        ([f"{LAST} (dkp/ani)", "Ada keluhan?", "Sampaikan lewat kanal aduan warga kota setiap hari kerja."], ["dkp", "ani"], [LAST]),
        ([f"{LAST} [Rina Melati]", "Ikuti juga siaran kami di frekuensi 98,2 setiap pagi dan petang."], ["Rina Melati"], [LAST]),
        ([f"{LAST} (ani)", "Unduh aplikasi Blora Siaga"], ["ani"], [LAST]),
        ([f"{LAST} (ani)", "Layanan Pengaduan", "Call Center 112"], ["ani"], [LAST]),
        ([LAST, "Editor: Joko Wibowo", "Tanggal", "3 Mei 2024", "Penulis", "Rina Melati, S.Sos", "Rubrik", "Pasar", "Dibaca"], ["Joko Wibowo", "Rina Melati, S.Sos"], [LAST]),
        ([LAST, "Penulis :", "admin", "Dilihat", "12 kali"], [], [LAST]),
        ([LAST, "Tanggal", "3 Mei 2024", "Lokasi", "Aula"], [], [LAST, "Tanggal", "3 Mei 2024", "Lokasi", "Aula"]),
        ([LAST, "(Adm)"], [], [LAST]),
        ([f"{LAST} (Admin)"], [], [LAST]),
        ([LAST, "Red."], [], [LAST]),
        ([f"{LAST} RED."], [], [LAST]),
        ([f"{LAST} (say/yon) Red."], ["say", "yon"], [LAST]),
        ([LAST, "Foto: Operator Desa"], [], [LAST]),
        ([LAST, "Penulis: Kades Sukamaju"], [], [LAST]),
        ([LAST, "Foto: Kepala Dusun II"], [], [LAST]),
        ([LAST, "Rep: Joko Wibowo\nFoto: Kaur Umum"], ["Joko Wibowo"], [LAST]),
        ([f"{LAST} (dkp/ani)", "Lampiran: SK Bupati"], ["dkp", "ani"], [LAST, "Lampiran: SK Bupati"]),
        ([f"{LAST} (ani)", "Penulis adalah guru di Blora."], [], [f"{LAST} (ani)", "Penulis adalah guru di Blora."]),
        ([f"{LAST} (PKK)", "Warga berharap jalan itu segera diperbaiki sebelum musim hujan tiba."], [], [f"{LAST} (PKK)", "Warga berharap jalan itu segera diperbaiki sebelum musim hujan tiba."]),
        ([f"{LAST} (dkp/ani)", PROSE], [], [f"{LAST} (dkp/ani)", PROSE]),
    ],
)  # fmt: skip
def test_credits_above_what_a_site_says_to_readers(
    texts: list[str], expected: list[str], rest: list[str]
) -> None:
    body = [PROSE, *texts]
    _, _, credits = part_body(body, TITLE, home=None, publishers=())
    assert ([credit.name for credit in credits], body[1:]) == (expected, rest)


@pytest.mark.parametrize(
    "headline",
    [
        "<div class='text-3xl font-extrabold' role='heading' aria-level='1'>{}</div>",
        "<div class='mt-3 text-3xl font-extrabold'>{}</div>",
        "<p class='judul'>{}</p>",
        "<font size=5>{}</font>",
    ],
)
@pytest.mark.parametrize(
    "row",
    [
        "<div><div class='w-9 h-9'>RM</div><div><div>Rina Melati</div><div><time>Rabu, 8 Mei 2024 &bull; 16.45 WITA</time> &bull; 3 menit baca</div></div></div>",
        "<div><span>Rina Melati</span><br><small>8 Mei 2024</small></div>",
    ],
)
def test_who_is_named_below_a_headline_that_is_no_heading(headline: str, row: str) -> None:
    title = "Drainase Hunian Tetap Akan Dilengkapi Tahun Ini"
    page = f"<html><head><title>{title}</title></head><body><div><a href='/'>Beranda</a><div>{headline.format(title)}{row}<div class='isi'>{TEXT}</div></div></div></body></html>"
    credits = extract_article(page.encode(), "https://example.go.id/b/1").bylines
    assert [credit.name for credit in credits] == ["Rina Melati"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            "<div><span><i class='far fa-calendar-alt'></i> 07 Feb 2025</span><span><i class='far fa-folder'></i> Bina Keluarga</span></div>",
            [],
        ),
        (
            "<div><i class='bi bi-tag'></i> <span>Bina Keluarga</span> <span>07 Feb 2025</span></div>",
            [],
        ),
        ("<ul><li>07 Feb 2025</li><li><i data-lucide='folder'></i>Bina Keluarga</li></ul>", []),
        ("<p>07 Feb 2025 | Pokja IV</p>", []),
        ("<div><span>07 Feb 2025</span><span>Pokja III</span><span>96x dibaca</span></div>", []),
        (
            "<div><span><i class='far fa-folder'></i> Bina Keluarga</span><span>Rina Melati</span><span>07 Feb 2025</span></div>",
            ["Rina Melati"],
        ),
        (
            "<div><span><i class='far fa-user'></i> Rina Melati</span><span><i class='fa fa-folder-open'></i> Bina Keluarga</span><span>07 Feb 2025</span></div>",
            ["Rina Melati"],
        ),
    ],
)
def test_a_section_behind_its_drawing_that_reads_like_a_name(row: str, expected: list[str]) -> None:
    assert [name.partition(":")[0] for name in bylines(before=row)] == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            "<div><p>Teks: Rina Melati</p><p>Foto: Joko Santoso · 20 Jan 2025, 08.40 WIT · 2 menit baca</p></div>",
            ["Rina Melati:reporter"],
        ),
        (
            "<div><span>Foto: Joko Santoso, 20 Jan 2025</span><span>Teks: Rina Melati</span></div>",
            ["Rina Melati:reporter"],
        ),
        (
            '<div><span><i class="bi bi-pen"></i> Ditulis: Rina Melati</span><span><i class="bi bi-pencil"></i> Disunting: Norhalimah</span>'
            '<span title="Rabu, 17 September 2025 16:05 WITA">3 minggu yang lalu</span></div>',
            ["Rina Melati:reporter", "Norhalimah:editor"],
        ),
        (
            "<p><small>Diliput: Rina Melati | Diedit: Joko Santoso</small></p>",
            ["Rina Melati:reporter", "Joko Santoso:editor"],
        ),
        ("<p><span>Ditulis: 20 Jan 2025</span> <span>Diedit: 21 Jan 2025</span></p>", []),
    ],
)
def test_rows_that_say_what_each_did(row: str, expected: list[str]) -> None:
    assert bylines(before=row) == expected


def test_a_signature_with_its_desk_is_no_account() -> None:
    text = TEXT.replace("</p></div>", " (rina@kominfo)</p></div>")
    assert bylines(text=text) == ["rina@kominfo:reporter"]
    assert bylines(text=text.replace("kominfo", "kominfo.kota.go.id")) == []


@pytest.mark.parametrize(
    ("stated", "printed", "expected"),
    [
        ("Humas Tirta Segara", "", []),
        ("Bagian Humas Setda Kota Ende", "", []),
        ("Diskominfo Kabupaten Ende", "<p>admin</p>", []),
        ("Humas Tirta Segara", "<div>Humas Tirta Segara</div>", ["Humas Tirta Segara:reporter"]),
        ("Yosefina Wea", "", ["Yosefina Wea:reporter"]),
    ],
)
def test_an_office_that_states_itself_for_all_pages(
    stated: str, printed: str, expected: list[str]
) -> None:
    assert bylines(printed, head=f'<meta name="author" content="{stated}">') == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            "<dl><dt>Tanggal</dt><dd>11 Maret 2025</dd><dt>Sumber</dt><dd>Biro Administrasi Pimpinan Setda Malut</dd><dt>Penyunting</dt><dd>Rina Melati</dd></dl>",
            ["Biro Administrasi Pimpinan Setda Malut:source", "Rina Melati:editor"],
        ),
        ("<dl><dt>Rilis</dt><dd>Humas Karantina</dd></dl>", ["Humas Karantina:source"]),
        (
            "<table><tr><th>Sumber</th><td>Balai Karantina Ternate</td></tr><tr><th>Tanggal</th><td>11 Maret 2025</td></tr></table>",
            ["Balai Karantina Ternate:source"],
        ),
        (
            "<ul><li><b>Sumber</b> <span>Dinas Perikanan</span></li><li><b>Tanggal</b> 11 Maret 2025</li></ul>",
            ["Dinas Perikanan:source"],
        ),
        (
            "<dl><dt>Sumber berita</dt><dd>Bagian Prokopim Setda Alor</dd></dl>",
            ["Bagian Prokopim Setda Alor:source"],
        ),
        (
            "<dl><dt>Sumber</dt><dd>Dana Desa 2025</dd><dt>Tanggal</dt><dd>1 Maret 2025</dd></dl>",
            [],
        ),
        ("<dl><dt>Rilis</dt><dd>11 Maret 2025</dd><dt>Nomor</dt><dd>12/2025</dd></dl>", []),
        ("<div><a>Sumber</a><a>Dinas Sosial</a></div>", []),
    ],
)
def test_a_source_among_the_facts_above_or_below_a_text(row: str, expected: list[str]) -> None:
    assert bylines(row) == bylines(behind=row) == expected


@pytest.mark.parametrize(
    "behind",
    [
        "",
        "<h4>Tanggapan</h4><div class='author'>Joko Santosa</div><p>Bagus</p>",
        "<h5>Berita Terkait</h5><div><span class='author'>Joko Santosa</span></div>",
        "<div><h4>Artikel Lain</h4><div><a href='/a'>Jalan Desa Mulai Diperbaiki</a><p class='author'>Joko Santosa</p></div></div>",
        "<p>Narahubung: Joko Santosa</p>",
    ],
)
def test_whom_only_a_card_for_social_media_names(behind: str) -> None:
    card = (
        '<meta name="twitter:label1" content="{}"><meta name="twitter:data1" content="Rina Melati">'
    )
    assert bylines(behind=behind, head=card.format("Ditulis oleh")) == ["Rina Melati:reporter"]
    assert bylines(behind=behind, head=card.format("Waktunya membaca")) == []


@pytest.mark.parametrize("heading", ["Penulis", "Bagikan", "Kata Warga"])
def test_an_author_below_another_heading(heading: str) -> None:
    box = f"<h4>{heading}</h4><div class='author'>Rina Melati</div>"
    assert bylines(behind=box) == ["Rina Melati:reporter"]

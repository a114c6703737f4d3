"""Lines of facts at the head of a text, and the boxes of a page behind it: calendars, counters, cards of other articles."""

import re

import pytest

from newsarchive.extract.article import Article
from newsarchive.extract.reader import extract_article

_TITLE = "Nelayan Danau Tempe Terima Alat Tangkap Baru"
_TEXT = (
    "Kepala Dinas Perikanan Kabupaten Wajo menyerahkan tiga ratus alat tangkap kepada kelompok nelayan di tepi Danau Tempe.",
    "Bantuan itu dibeli dengan anggaran tahun ini dan dibagikan menurut daftar yang disusun kelurahan bersama para ketua kelompok.",
    "“Jaring lama kami sudah robek sejak musim barat,” kata Hamzah, nelayan dari Laelo yang ikut menerima bantuan itu.",
)
_PROSE = "".join(f"<p>{text}</p>" for text in _TEXT)
_DAY = "Sengkang, 5 Maret 2025"


def read(within: str, beside: str = "") -> Article:
    html = (
        f"<html lang=id><head><title>{_TITLE}</title></head><body><a href=/>Wajo</a><div class=kolom><h1>{_TITLE}</h1>"
        f"<div class=tulisan>{within}</div>{beside}</div></body></html>"
    )
    return extract_article(html.encode(), "https://wajokab.go.id/kabar/alat-tangkap")


def roles(article: Article) -> list[str]:
    return [f"{credit.name}:{credit.role}" for credit in article.bylines]


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        (
            f"<p>{_DAY}<br>Penulis: Sri Ayu<br>Foto-foto: Anwar Tola<br>Sumber: Seksi Pelayanan Umum</p>",
            ["Sri Ayu:reporter", "Anwar Tola:photographer", "Seksi Pelayanan Umum:source"],
        ),
        (
            f"<p>{_DAY}</p><p>Oleh: Sri Ayu</p><p>Foto: Anwar Tola</p><p>Editor: Joko</p>",
            ["Sri Ayu:reporter", "Anwar Tola:photographer", "Joko:editor"],
        ),
        (
            f"<p>{_DAY}<br>Foto: Anwar Tola<br>Teks: Sri Ayu</p>",
            ["Anwar Tola:photographer", "Sri Ayu:reporter"],
        ),
        (
            f"<p>{_DAY}</p><div><span>Penulis</span> <span>Sri Ayu</span></div><div><span>Foto</span> <span>Anwar Tola</span></div>",
            ["Sri Ayu:reporter", "Anwar Tola:photographer"],
        ),
        (
            "<ul><li>Penulis: Sri Ayu</li><li>Foto: Anwar Tola</li></ul>",
            ["Sri Ayu:reporter", "Anwar Tola:photographer"],
        ),
        (
            "<div><div>Penulis</div><div>: Sri Ayu</div><div>Pembaca</div><div>: 4.510</div></div>",
            ["Sri Ayu:reporter"],
        ),
        (
            "<dl><dt>Penulis</dt><dd>Sri Ayu</dd><dt>Jumlah Pengunjung</dt><dd>87</dd></dl>",
            ["Sri Ayu:reporter"],
        ),
    ],
)
def test_credits_in_lines_above_a_text(head: str, wanted: list[str]) -> None:
    article = read(head + _PROSE)
    assert roles(article) == wanted
    assert article.body == list(_TEXT)
    assert article.captions == []


def test_labels_above_names_behind_a_text() -> None:
    article = read(f"{_PROSE}<p>Penulis<br>Sri Ayu</p><p>Foto-foto<br>Anwar Tola</p>")
    assert sorted(roles(article)) == ["Anwar Tola:photographer", "Sri Ayu:reporter"]
    assert article.body == list(_TEXT)


def test_a_line_below_a_place_and_day_keeps_its_marks() -> None:
    article = read(f"<p>{_DAY}</p><p>Catatan: jaring dibagikan - bukan dijual.</p>{_PROSE}")
    assert article.body[0] == "Catatan: jaring dibagikan - bukan dijual."


@pytest.mark.parametrize(
    "box",
    [
        "<div><h4>Dilihat</h4><b>209</b></div><div><h4>Agenda</h4><div>8 Maret 2025 — Posyandu Melati</div><div>10 Maret 2025 — Pasar murah</div></div>",
        "<h3>Agenda Kegiatan</h3><ul><li>8 Maret 2025: Posyandu Melati</li><li>10/3/2025 - Pasar murah</li></ul><h3>Kabar Lain</h3><p>Warga Bone Panen Jagung</p>",
        "<h5>Kalender Kegiatan</h5><div><b>8 Mar</b><span>Posyandu Melati</span></div><div><b>10 Mar</b><span>Pasar murah</span></div>",
        "<div class=jdl>Agenda</div><div>08/03/2025 Posyandu Melati</div><div>10/03/2025 Pasar murah</div>",
        "<h4>Jadwal Terdekat</h4><p>Sabtu, 8 Maret 2025</p><p>Posyandu Melati</p><p>Senin, 10 Maret 2025</p><p>Pasar murah</p>",
        "<h3>Statistik Pengunjung</h3><p>Hari ini: 24</p><p>Total: 1.204</p>",
        "<h4>Pengunjung</h4><p>1.209 kali</p>",
    ],
)
def test_boxes_of_days_and_counts_behind_a_text(box: str) -> None:
    for article in (read(_PROSE + box), read(_PROSE, f"<div class=kanan>{box}</div>")):
        assert article.body == list(_TEXT)
        assert article.bylines == []


@pytest.mark.parametrize(
    "lines",
    [
        ("<h3>Jadwal Seleksi</h3>", "<p>8 Maret 2025</p>", "<p>Tes tertulis di aula</p>"),
        ("<p>Agenda</p>", "<p>8 Maret 2025 nelayan berkumpul di dermaga</p>"),
        ("<p>Agenda kegiatan:</p>", "<p>8 Maret 2025 Rapat</p>", "<p>9 Maret 2025 Lomba</p>"),
        (
            "<h3>Agenda Kegiatan</h3>",
            "<p>8 Maret 2025 - Pawai</p>",
            "<p>9 Maret 2025 - Lomba dayung</p>",
            "<p>10 Maret 2025 - Penutupan</p>",
        ),
        ("<h3>Agenda Pekan Ini</h3>", "<p>10 Maret 2025: Rapat</p>", "<p>11 Maret 2025: Panen</p>"),
        # what takes up something that the text has told of is no account of who put it up
        ("<h3>Ditulis oleh Nelayan</h3>", "<p>Buku itu memuat dua puluh kisah dari danau.</p>"),
        (
            "<p>Diterbitkan oleh Pustaka Wajo</p>",
            "<p>Buku setebal 90 halaman itu dibagikan kepada sekolah.</p>",
        ),
        ("<h3>Pengunjung</h3>", "<p>Mereka datang dari tiga desa di tepi danau.</p>"),
    ],
)
def test_days_and_counts_that_a_text_tells_of(lines: tuple[str, ...]) -> None:
    assert len(read(_PROSE + "".join(lines)).body) == len(_TEXT) + len(lines)


def test_the_account_behind_a_text() -> None:
    box = "<p>Diposting oleh kominfo</p><p>Dinas yang mengurus informasi dan statistik di kabupaten.</p>"
    assert read(_PROSE + box).body == list(_TEXT)


@pytest.mark.parametrize(
    "head",
    [
        "<p>Hari/tanggal: Sabtu, 8 Maret 2025</p><p>Pukul: 08.00 WITA</p><p>Undangan terbuka untuk umum.</p>",
        "<table><tr><td>Hari</td><td>Sabtu, 8 Maret 2025</td></tr><tr><td>Tempat</td><td>Dermaga</td></tr><tr><td>Kategori</td><td>Umum</td></tr></table>",
        "<p>Berikut isi surat edaran Bupati</p><p>Nomor: 030/12/2025</p><p>Hal: Libur</p><p>Lampiran: satu lembar</p>",
        "<p>H. Hamzah Tola</p><p>Tokoh nelayan Laelo itu wafat pada Kamis pagi di rumahnya dalam usia delapan puluh tahun karena sakit.</p>",
        "<p>Sri Ayu</p><p>Lahir di Sengkang 47 tahun lalu, guru SD ini mengajar di tiga sekolah dan mendayung perahu enam kilometer.</p>",
    ],
)
def test_what_is_told_above_a_text_stays(head: str) -> None:
    told = re.findall(r">(\w[^<]*)<", head)
    said = " ".join(read(head + _PROSE).body)
    assert [line for line in told if line not in said] == []


def test_the_place_of_a_page_with_its_reporters() -> None:
    head = "<p>Tempat: Dermaga Laelo</p><p>Liputan: Sri Ayu</p><p>Foto: Anwar Tola</p>"
    assert roles(read(head + _PROSE)) == ["Sri Ayu:reporter", "Anwar Tola:photographer"]


@pytest.mark.parametrize(
    ("above", "tags"),
    [
        ("Dua sungai berstatus sebagai berikut.", []),
        ("Status sungai saat ini:", []),
        ("Warga diminta menjauh dari tepi danau.", ["Walanae siaga", "Cenranae waspada"]),
    ],
)
def test_badges_that_a_sentence_leads_to_are_no_tags(above: str, tags: list[str]) -> None:
    marks = "<p><span class='badge bg-danger'>Walanae siaga</span> <span class='badge bg-info'>Cenranae waspada</span></p>"
    assert list(read(f"{_PROSE}<p>{above}</p>{marks}").tags) == tags


_CARD = "<div class=kartu><img src=/u/{0}.jpg><span>6 Mei 2024</span><a href=/kabar/{0}>Pemeriksaan Kesehatan Gratis di Dusun {0}</a><p>Kegiatan diikuti oleh ketua RT dan kader dari semua dusun…</p></div>"


@pytest.mark.parametrize("heading", ["<h3>Mungkin Anda Suka</h3>", "<h6>Lihat</h6>", ""])
def test_cards_without_headings_below_a_text(heading: str) -> None:
    cards = "".join(map(_CARD.format, ("Satu", "Dua", "Tiga", "Empat", "Lima", "Enam")))
    html = (
        f"<html lang=id><head><title>Kabar Wajo</title></head><body><div class=bingkai><div class=kepala><div class=besar role=heading>{_TITLE}</div></div>"
        f"<div class=baris><div class=isian>{_PROSE}</div><div class=sisi><h4>Cuaca</h4><div>Hujan ringan di Sengkang</div></div></div>"
        f"<div class=lagi>{heading}{cards}</div></div></body></html>"
    )
    article = extract_article(html.encode(), "https://wajokab.go.id/kabar/alat-tangkap")
    assert article.body == list(_TEXT)


_WIKI = (
    "<tr><th colspan=2>Lembar kabar</th></tr><tr><td>Tanggal</td><td>5 Maret 2025</td></tr>"
    "<tr><td>Penulis</td><td>Sri Ayu<br>Anwar Tola</td></tr><tr><td>Penyunting</td><td>Joko Wibowo, SE</td></tr>"
)


def test_a_table_before_a_text_says_who_wrote_it():
    article = read(f"<table class=infobox>{_WIKI}</table>{_PROSE}")
    assert article.body == list(_TEXT)
    assert sorted(roles(article)) == [
        "Anwar Tola:reporter",
        "Joko Wibowo, SE:editor",
        "Sri Ayu:reporter",
    ]


def test_a_table_about_a_book_is_the_text_s_own():
    book = (
        "<tr><td>Penulis</td><td>Sri Ayu</td></tr><tr><td>Penerbit</td><td>Pustaka Wajo</td></tr>"
    )
    assert "Pustaka Wajo" in read(f"<table>{book}</table>{_PROSE}").body


def test_a_table_amid_a_text_is_its_own():
    first, *rest = (f"<p>{text}</p>" for text in _TEXT)
    crew = (
        "<tr><td>Penulis</td><td>Sri Ayu</td></tr><tr><td>Fotografer</td><td>Anwar Tola</td></tr>"
    )
    assert "Sri Ayu" in read(f"{first}<table>{crew}</table>{''.join(rest)}").body


def test_a_wiki_s_marks_for_editing_are_no_part_of_a_heading():
    first, *rest = (f"<p>{text}</p>" for text in _TEXT)
    heading = (
        "<h2><span>Alat baru</span><span class=mw-editsection>[<a href=/e>sunting</a>]</span></h2>"
    )
    assert "Alat baru" in read(f"{first}{heading}{''.join(rest)}").body


@pytest.mark.parametrize(
    "calling",
    [
        "Pegiat literasi, mantan Kepala Bidang di Dinas Perikanan Kabupaten Wajo",
        "Dosen Universitas Hasanuddin, pegiat literasi di Sengkang",
        "Budayawan Bugis, pendiri sanggar tari di Tempe, tinggal di Sengkang",
    ],
)
def test_what_a_columnist_is_stands_below_the_name(calling):
    article = read(f"<p><b>Oleh: Sri Ayu</b><br><i>{calling}</i></p>{_PROSE}")
    assert article.body == list(_TEXT)
    assert roles(article) == ["Sri Ayu:reporter"]


@pytest.mark.parametrize(
    "subtitle",
    [
        "Aktivis tani, warga Tempe turun ke danau bersama nelayan",
        "Mantan guru, Hamzah kini melaut dengan jaring yang baru",
        "Peneliti: jaring lama merusak benih ikan di tepi danau",
    ],
)
def test_a_subtitle_below_the_name_stays(subtitle):
    article = read(f"<p>Oleh: Sri Ayu</p><p>{subtitle}</p>{_PROSE}")
    assert any(subtitle.split()[1] in text for text in article.body[:1])


@pytest.mark.parametrize(
    "facts",
    [
        "<div>SA</div><div><span>Super Admin</span><span>Rabu, 5 Maret 2025</span></div>",
        "<div>A</div><div><span>Administrator</span><span>5 Maret 2025</span><span>90 kali dilihat</span></div>",
    ],
)
def test_an_account_drawn_for_a_portrait_is_no_text(facts):
    summary = "<p>Tiga ratus alat tangkap dibagikan kepada nelayan di tepi danau menurut daftar kelurahan setempat.</p>"
    assert read(f"{facts}{_PROSE}").body == list(_TEXT)
    assert read(f"{summary}{facts}{_PROSE}").body[1:] == list(_TEXT)


@pytest.mark.parametrize(
    ("heading", "is_kept"),
    [
        ("<h2 id='tanggal-pembagian'>Tanggal Pembagian</h2>", True),
        ("<h3 id='komentar-nelayan'>Komentar Nelayan Laelo</h3>", True),
        ("<h3 id='komentar-2' class='comments-title'>Komentar 2</h3>", False),
    ],
)
def test_a_heading_with_an_address_of_its_words(heading: str, is_kept: bool) -> None:
    article = read(f"<p>{_TEXT[0]}</p><p>{_TEXT[1]}</p>{heading}<p>{_TEXT[2]}</p>")
    said = heading.split(">")[1].split("<")[0]
    assert (said in article.body) is is_kept


@pytest.mark.parametrize(("pictures", "is_title"), [(1, False), (2, True)])
def test_the_title_of_a_table_with_a_picture_in_each_row(pictures: int, is_title: bool) -> None:
    rows = "".join(
        f"<tr><td><img src='/u/{n}.jpg'></td><td>Jaring {n}</td></tr>" for n in range(pictures)
    )
    article = read(
        f"{_PROSE}<table><caption>Alat tangkap baru</caption>{rows}</table><p>{_TEXT[0]} Lagi.</p>"
    )
    assert ("Alat tangkap baru" in article.body) is is_title
    assert ("Alat tangkap baru" in [caption.text for caption in article.captions]) is not is_title

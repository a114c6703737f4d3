"""Words that frames of pages have and that texts have, too: `Bagikan`, `Kembali`, `Dilarang mengambil`; a sentence, a step or a row with them is the text's."""

from __future__ import annotations

import re

import pytest

from newsarchive.extract import Article, extract_article

_TITLE = "Warga Lereng Gunung Menanam Kopi di Bawah Pohon Sengon"
_TEXT = (
    "Warga lereng gunung menanam kopi di bawah pohon sengon sejak harga cengkih turun tiga tahun lalu dan banyak kebun ditinggalkan pemiliknya.",
    "Bibit diambil dari kebun induk milik kelompok tani, lalu dibagi rata kepada seratus dua puluh keluarga di empat dusun yang berdekatan.",
    "Penyuluh datang dua kali sebulan untuk memeriksa hama, dan mengajari warga memangkas cabang agar buahnya masak bersamaan.",
    "Panen pertama diperkirakan pada bulan Mei, dan sebuah koperasi di ibu kota kabupaten sudah memesan delapan ton biji kering.",
)


def read(*parts: str, title: str = _TITLE) -> Article:
    body = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts)
    page = (
        f"<html lang='id'><head><title>{title}</title></head><body>"
        f"<article><h1>{title}</h1><div class='entry-content'>{body}</div></article></body></html>"
    )
    return extract_article(page.encode(), "https://example.go.id/berita/kopi-sengon")


@pytest.mark.parametrize(
    "sentence",
    [
        "“Ikuti terus anjuran penyuluh dan jangan menebang sendiri,” pesan Camat kepada warga.",
        '"Baca juga petunjuk di karung pupuk itu," ujar Marwan kepada anaknya.',
        "“Lihat juga akar yang busuk, jangan hanya daunnya,” tegas penyuluh.",
        "“Bagikan bibit ini kepada tetangga,” pintanya.",
        "“Dapatkan informasi harga dari koperasi, bukan dari tengkulak,” kata Kepala Dinas.",
        "“Mari bergabung membersihkan saluran air dusun setiap Jumat,” ajak Kepala Dusun.",
        "Mari bergabung membersihkan saluran air, begitu ajakan Kepala Dusun setiap Jumat.",
        "“Simak video cara memangkas sampai habis,” kata penyuluh muda itu.",
        "“Temukan kami di lapak nomor tujuh pasar tani,” ujar Sulastri.",
        "Hak cipta merupakan hak yang melekat pada pembuat label kopi sejak label itu dicetak.",
        "Hak cipta label kopi itu kini dipegang kelompok tani sehingga tidak dapat ditiru.",
        "Dengarkan juga keluhan pemetik, jangan hanya laporan mandor. Begitu pesan Wakil Bupati di kebun.",
        "Simak juga akibatnya bagi tengkulak yang selama ini menentukan harga di lereng.",
        "Lihat video itu, Bupati segera mengirim dua penyuluh ke lereng.",
        "Pos berikutnya adalah pos pengumpulan biji di Dusun Krajan, tempat warga menimbang panen.",
        "Berita sebelumnya menyebut harga cengkih turun karena pasokan dari pulau lain.",
        "Dilarang mengambil kayu dari hutan lindung di atas kebun.",
        "Bagikan bibit gratis, dinas libatkan pramuka.",
        "Ikuti terus jadwal penyemprotan yang ditempel di balai dusun.",
        "Pengutipan sebagian hasil panen oleh oknum tanpa izin koperasi dilaporkan kepada polisi.",
        "Dana terkumpul Rp8.400.000 dari 64 donatur dan dipakai membeli mesin pengupas.",
        "Redaksi buletin desa itu menerima tulisan dari petani setiap bulan.",
        "Scroll untuk belajar, bukan untuk bergosip, demikian pesan pegiat literasi kepada anak muda.",
        "Ikuti kanal resmi dinas supaya tidak tertipu calo bibit, imbau Kepala Dinas.",
        "Ikuti berita harga sebelum menjual, pesan penyuluh kepada petani.",
        "Temukan kami di lapak nomor tujuh, ujar Sulastri kepada pembeli.",
        "Hak cipta milik pembuat label harus dihormati, kata Marwan.",
        "Hak cipta pada motif karung perlu didaftarkan agar tidak ditiru pedagang besar.",
        "Hak cipta dilindungi negara sehingga label kelompok tani tidak boleh ditiru.",
        "Hak cipta atas label kopi itu didaftarkan kelompok tani sejak tahun 2019.",
        "Mengutip laman kementerian, ia menyebut eksportir wajib memiliki izin dagang.",
        "Dilarang memperbanyak bibit liar. Sebagian petani sudah menggantinya.",
        "Semua tulisan peserta pelatihan bisa dimuat di buletin dengan menyebutkan nama kelompok.",
        "Kirimkan naskah lomba opini ke kantor koperasi sebelum 30 Mei.",
        "Bergabung dalam grup WhatsApp petani, warga lebih cepat tahu harga.",
        "Saksikan juga pesta panen kopi di lapangan desa pada 21 Mei!",
        "Seberapa besar informasi di atas karung itu membantu pembeli?",
        "Label: tanggal sangrai wajib ditulis pada setiap kemasan kopi.",
        "Sebarkan kabar baik, bukan kabar bohong.",
        "Iklan layanan masyarakat: ajakan minum kopi setempat diputar di radio setiap pagi.",
    ],
)
def test_a_sentence_with_the_words_of_a_frame_is_text(sentence: str) -> None:
    article = read(*_TEXT[:2], sentence, *_TEXT[2:])
    assert article.body == [*_TEXT[:2], sentence, *_TEXT[2:]]


@pytest.mark.parametrize(
    "line",
    [
        "Ikuti terus berita kami di kanal WhatsApp.",
        "Ikuti saluran WhatsApp kami",
        "Ikuti kami di Instagram",
        "Baca juga: Harga Cengkih Turun",
        "Lihat juga: Harga Cengkih Turun.",
        "Simak juga Harga Cengkih Turun di Empat Kecamatan",
        "Bagikan",
        "Bagikan:",
        "Bagikan ke Facebook",
        "Bagikan artikel ini",
        "Dapatkan informasi terbaru di ponsel Anda",
        "Yuk gabung di grup Telegram kami",
        "Mari bergabung di saluran WhatsApp untuk kabar terbaru",
        "Tonton video selengkapnya di sini.",
        "Simak video panen perdana di bawah ini:",
        "Hak Cipta © 2024 Pemerintah Kabupaten",
        "Hak cipta dilindungi undang-undang.",
        "Hak Cipta Diskominfo 2024",
        "Dengarkan juga Siniar Kebun Kopi",
        "Artikel sebelumnya: Harga Cengkih Turun",
        "Berita berikutnya Harga Cengkih Turun di Empat Kecamatan",
        "Dilarang mengutip sebagian atau seluruh isi tanpa izin.",
        "Dilarang keras mengambil berita dari situs ini tanpa menyebut sumber.",
        "Pengutipan sebagian atau seluruh isi wajib menyebut sumber.",
        "Terkumpul Rp 8.400.000 dari 64 donatur",
        "Redaksi menerima tulisan opini sepanjang 600 kata.",
        "Scroll untuk melanjutkan membaca",
        "Sebarkan artikel ini",
        "Sebarkan:",
        "Hak cipta milik Pemerintah Kabupaten Kebumen.",
        "Mengutip isi berita ini wajib mencantumkan sumber.",
        "Seluruh isi berita dapat dikutip dengan menyebutkan sumber.",
        "Kirim tulisan Anda ke redaksi kami.",
        "Bergabung di channel Telegram kami untuk kabar terbaru",
        "Apakah informasi di atas cukup membantu?",
        "Baca juga: Harga Naik, kata Kepala Dinas",
        "Iklan layanan masyarakat: Bangga Buatan Kebumen",
        "« Sebelumnya",
    ],
)
def test_what_a_frame_says_is_no_text(line: str) -> None:
    assert read(*_TEXT, line).body == list(_TEXT)


def items(*texts: str, tag: str = "ul") -> str:
    return f"<{tag}>" + "".join(f"<li>{text}</li>" for text in texts) + f"</{tag}>"


def rows(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<td>{text}</td>" for text in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


@pytest.mark.parametrize(
    "part",
    [
        items("Ambil nomor di balai", "Unduh dokumen lelang dan baca baik-baik", "Isi harga"),
        items("Buka laman koperasi", "<p>Lihat daftar harga (PDF)</p>", tag="ol"),
        items("Kategori: biji kering dan biji basah", "Berat: satu karung", tag="ol"),
        items("Pembukaan oleh Camat", "Tanggapan", "Doa"),
        items("Pinjam mesin", "Kembali", "Bayar"),
        rows(("Berangkat", "Kembali"), ("06.00", "16.30")),
        rows(("Media", "Jumlah"), ("Cetak", "4"), ("Daring", "9")),
        rows(("Suka", "310"), ("Komentar", "42"), ("Bagikan", "17")),
        "<h3>Tanggapan</h3><p>Kelompok tani meminta mesin pengupas dibeli sebelum panen.</p>",
        "<h3>Komentar Warga</h3><p>Warga lereng senang karena harga ditetapkan lebih dahulu.</p>",
        "<h4>Hubungi Kami</h4><p>Petani yang membutuhkan bibit dapat datang ke balai setiap Rabu.</p>",
    ],
)
def test_rows_and_headings_of_a_text_stay(part: str) -> None:
    body = " ".join(read(*_TEXT[:2], part, *_TEXT[2:]).body)
    said = part.replace("<", " <").replace(">", "> ").split()
    missing = [word for word in said if "<" not in word and word not in body]
    assert not missing
    assert body.endswith(_TEXT[3])


_LISTED = [
    items("Telepon 119", "WhatsApp", "E-mail"),
    items("Facebook", "Instagram", "TikTok"),
    items("Kategori: petani muda", "Kategori: umum", tag="ol"),
    items("Buka laman koperasi", "Unduh berkas", "Bawa ke balai", tag="ol"),
    items("Gunting", "Print", "Lem"),
    rows(("Berangkat", "Kembali"), ("06.00", "16.30")),
]


@pytest.mark.parametrize("part", _LISTED)
def test_what_a_text_announces_stays_at_its_end_too(part: str) -> None:
    body = read(*_TEXT, "Petani dapat memilih:", part).body
    assert " ".join(body[5:]) == " ".join(re.findall(r">([^<]+)<", part))


@pytest.mark.parametrize(
    "lines",
    [
        ("Ketentuan lomba kopi:", "Kategori: petani muda", "Hadiah: mesin pengupas"),
        ("Jadwal angkutan panen:", "Berangkat", "06.00", "Kembali", "16.30"),
        ("Saluran pengaduan harga:", "Telepon 119", "WhatsApp", "Balai desa"),
        ("Cara membeli bibit:", "Datang ke balai", "Unduh berkas pesanan", "Bayar"),
        ("<p>Susunan acara:<br>1. Doa<br>Tanggapan<br>Penutup</p>",),
        ("Jadwal truk:", "<dl><dt>Pergi</dt><dd>06.00</dd><dt>Kembali</dt><dd>16.30</dd></dl>"),
        ("<p><b>Tanggapan</b></p>", "Kelompok tani meminta mesin pengupas dibeli tahun ini."),
        ("<b>Kontak Kami</b>", "Petani yang membutuhkan bibit dapat datang setiap Rabu pagi."),
        ("<h3>Kembali</h3>", "Setelah merantau sepuluh tahun Marwan pulang dan menanam kopi."),
        ("<h3>Komentar</h3>", "Ahli tanah menilai lereng itu cocok untuk kopi robusta."),
        ("<h3>Opini Lain</h3>", "Sebagian petani menilai harga beli koperasi terlalu rendah."),
        (
            "<h3><button>Syarat</button></h3><div class='collapse' style='display:none'><p>KTP.</p></div>",
        ),
        ("<h3>Tanggapan</h3>", items("Kelompok tani meminta mesin pengupas dibeli tahun ini.")),
    ],
)
def test_lines_and_bold_headings_amid_a_text_stay(lines: tuple[str, ...]) -> None:
    said = [word for line in lines for word in re.sub(r"<[^>]+>", " ", line).split()]
    body = " ".join(read(*_TEXT[:2], *lines, *_TEXT[2:]).body).split()
    assert [word for word in said if word not in body] == []
    assert " ".join(body).endswith(_TEXT[3])


@pytest.mark.parametrize(
    "line",
    [
        "Baca juga: Harga Cengkih Turun",
        "- ADVERTISEMENT -",
        "Bagikan ke Facebook",
        "<a href='/a/1'>Unduh dokumen</a>",
        "Baca juga: <a href='/a/1'>Harga Cengkih Turun</a>",
    ],
)
def test_what_a_page_puts_between_lines_of_a_list_is_no_text(line: str) -> None:
    listed = ("Syarat mengambil bibit:", "Kartu keluarga", "Surat kelompok")
    article = read(*_TEXT[:2], *listed[:2], line, listed[2], *_TEXT[2:])
    assert article.body == [*_TEXT[:2], *listed, *_TEXT[2:]]


_READER = "Semoga harganya bertahan sampai panen raya, karena tahun lalu kami merugi besar sekali."


@pytest.mark.parametrize(
    "part",
    [
        items("Cetak", "Kembali"),
        rows(("Cetak", "Kembali")),
        "<p>Kembali</p>",
        f"<h3>Komentar</h3><p>Sulastri</p><p>{_READER}</p>",
        f"<h3>Komentar</h3><p>{_READER}</p>",
        "<h3>Tanggapan</h3><p>Sulastri</p><p>Bagus.</p>",
        items("Bagikan", "Facebook", "X"),
        "<h3>Kontak Kami</h3><p>Jl. Merdeka 7</p><p>Telp. 0287 381144</p>",
        items("<a href='/unduh/1'>Unduh berkas lelang (PDF)</a>", "<a href='/u/2'>Cetak</a>"),
        items("Kategori: Pertanian", "Dibaca: 120 kali"),
    ],
)
def test_rows_and_headings_below_a_text_are_no_text(part: str) -> None:
    assert read(*_TEXT, part).body == list(_TEXT)


@pytest.mark.parametrize(
    "end",
    [
        "<p>Pemesanan bibit lewat laman berikut:</p><p><a href='https://forms.gle/a'>Formulir Bibit</a></p>",
        "<p>Keluhan petani diterima melalui kanal:</p><ul><li><a href='https://x.id'>Lapor Tani</a></li><li><a href='https://y.id'>Balai Penyuluhan</a></li></ul>",
    ],
)
def test_links_that_a_sentence_leads_to_stay(end: str) -> None:
    body = read(*_TEXT, end).body
    assert body[:4] == list(_TEXT)
    assert len(body) == 4 + end.count("<p>") + end.count("<li>")


@pytest.mark.parametrize(
    "end",
    [
        "<p>Artikel lain yang mungkin Anda suka:</p><p><a href='/1'>Harga Cengkih Turun</a></p>",
        "<p>Bagikan lewat kanal berikut:</p><p><a href='/1'>Kabar Lereng</a></p>",
        "<p>Tautan:</p><p><a href='/1'>Harga Cengkih Turun</a></p>",
        "<p>Baca berita lain melalui tautan ini:</p><p><a href='/1'>Harga Cengkih Turun</a></p>",
    ],
)
def test_links_that_a_page_offers_are_no_text(end: str) -> None:
    assert read(*_TEXT, end).body == list(_TEXT)


def test_days_of_what_a_text_announces_stay() -> None:
    days = ("21 Mei 2025 - Petik perdana di Dusun Krajan", "23 Mei 2025 - Lelang biji kering")
    article = read(*_TEXT, "<h4>Jadwal Acara</h4>", *days)
    assert article.body == [*_TEXT, "Jadwal Acara", *days]


def test_the_calendar_of_a_site_is_no_text() -> None:
    assert read(*_TEXT, "<h4>Agenda Desa</h4>", "21 Mei 2025 - Rapat desa").body == list(_TEXT)


def test_questions_and_tabs_that_are_folded_are_text() -> None:
    folded = (
        "<h3><button type='button'>Kapan bibit dibagikan?</button></h3><div>Setiap Rabu pagi di balai penyuluhan.</div>"
        "<div class='tab-pane' style='display:none'><p>Petani membawa fotokopi kartu tani.</p></div>"
    )
    body = read(*_TEXT[:2], folded, *_TEXT[2:]).body
    assert body[2:5] == [
        "Kapan bibit dibagikan?",
        "Setiap Rabu pagi di balai penyuluhan.",
        "Petani membawa fotokopi kartu tani.",
    ]


@pytest.mark.parametrize(
    "part", ["<div><button>Dengarkan teks</button></div>", "<p style='display:none'>Rahasia</p>"]
)
def test_buttons_and_hidden_paragraphs_are_no_text(part: str) -> None:
    assert read(*_TEXT[:2], part, *_TEXT[2:]).body == list(_TEXT)


@pytest.mark.parametrize(
    "title",
    [
        "Pemerintah Kabupaten Wonosobo Bagikan Bibit Kopi",
        "Pemerintah Kota Pagar Alam Raih Piala Kopi Nusantara",
        "Pemerintah Provinsi Bengkulu Beri Bibit Kopi",
        "Selamat Datang Petani Milenial di Lereng Gunung",
        "Portal Harga Kopi Diluncurkan",
        "Website Resmi Desa Krajan Diresmikan Bupati",
    ],
)
def test_headlines_that_begin_as_names_of_sites_do(title: str) -> None:
    assert read(*_TEXT, title=title).title == title


@pytest.mark.parametrize(
    "name",
    [
        "Pemerintah Kabupaten Wonosobo",
        "Pemerintah Kabupaten Merangin",
        "Pemerintah Kabupaten Kepulauan Mentawai",
        "Website Dinas Kependudukan Melawi",
        "Selamat Datang di Situs Kami",
        "Portal Layanan Digital",
        "Website Resmi Dinas Pendidikan",
        "Website Resmi Dispora Kota Ternate",
    ],
)
def test_names_of_sites_are_no_headlines(name: str) -> None:
    page = (
        f"<html lang='id'><head><title>{name}</title></head><body><h1>{name}</h1><article>"
        f"<h2>{_TITLE}</h2>{''.join(f'<p>{text}</p>' for text in _TEXT)}</article></body></html>"
    )
    assert extract_article(page.encode(), "https://example.go.id/berita/kopi").title == _TITLE

"""Words that frames of pages have and that texts have, too: `Bagikan`, `Kembali`, `Dilarang mengambil`; a sentence, a step or a row with them is the text's."""

from __future__ import annotations

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

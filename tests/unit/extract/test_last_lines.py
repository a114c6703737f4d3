"""The last lines of a text: what it lists, quotes and wishes itself, and who wrote it."""

from __future__ import annotations

import pytest

from newsarchive.extract import extract_article
from newsarchive.extract.body.text_ends import part_body

PROSE = (
    "Pemerintah kabupaten menyalurkan bantuan kepada warga yang rumahnya terendam sejak dua hari lalu, "
    "sementara petugas masih mendata kerusakan di tiga desa."
)


def read(*last: str) -> tuple[list[str], list[str]]:
    """The lines that remain behind three paragraphs, and the names credited."""
    texts = [PROSE, PROSE, PROSE, *last]
    credits = part_body(texts, None, home=None, publishers=())[2]
    return texts[3:], [credit.name for credit in credits]


@pytest.mark.parametrize(
    "lines",
    [
        ("Lima OPD terinovatif tahun ini:", "Bapenda", "Dinas Pertanian", "Diskominfo"),
        ("Pemenang lomba cerdas cermat:", "1. Rina Melati", "2. Joko Susilo"),
        ("Para lulusan terbaik ialah:", "Rina Melati, S.Kep.", "Drs. Joko Susilo, M.M.", "Tuti"),
        ("Jadwal vaksinasi pekan depan:", "Senin, 7 Juli 2025 - Sruweng", "Rabu, 9 Juli 2025 - Mirit"),
        ("Gerai dibuka pada:", "7 Juli 2025: Sruweng", "9 Juli 2025: Mirit"),
        ("Pawai diadakan pada:", "Hari: Minggu, 6 Juli 2025", "Jam: 07.00 WIB"),
        ("Keterangan lomba:", "Tanggal", "6 Juli 2025", "Lokasi", "Lapangan Manunggal", "Kategori", "Pelajar"),
        ("Juara tiap cabang:", "Puisi", "Rina Melati", "Foto", "Joko Susilo"),
        ("Peraih anugerah pers pelajar:", "Reporter: Rina Melati (SMK 3)", "Editor: Joko Susilo (MA 1)"),
        ("Pengurus majalah sekolah yang baru:", "Pemimpin redaksi: Rina Melati", "Redaktur: Joko Susilo"),
        ("Untuk keterangan lain dapat menghubungi:", "Humas Perumda Tirta Mirah"),
        ("Syarat lengkap dapat dibaca pada laman di bawah ini.", "https://seleksi.contoh.go.id"),
        ("Berkas diunggah pada alamat berikut:", "https://seleksi.contoh.go.id"),
        ("Pendaftaran dilayani secara daring.", "www.seleksi.contoh.go.id"),
        # counted from the first on, whatever announces them
        ("Berikut juara lomba pidato.", "1. Rina Melati", "2. Joko Susilo", "3. Tuti Wijaya"),
        ("Syarat", "a. Surat desa", "b. Kartu keluarga", "c. Fotokopi KTP"),
        ("Tembusan:", "1. Bapenda", "2. Dinas Pertanian", "3. Diskominfo"),
    ],
)  # fmt: skip
def test_what_a_text_announces_is_its_own(lines: tuple[str, ...]) -> None:
    assert read(*lines) == (list(lines), [])


@pytest.mark.parametrize(
    ("lines", "stay", "names"),
    [
        # behind a list, in another way than its items
        (("Pemenang lomba:", "1. Ani Susanti", "2. Joko Susilo", "Penulis: Rina Melati"), 3, ["Rina Melati"]),
        (("Pemenang lomba:", "Juara I: Ani Susanti", "Juara II: Joko", "Penulis: Rina Melati"), 3, ["Rina Melati"]),
        (("Pemenang lomba:", "Ani Susanti", "Joko Susilo", "(rin/say)"), 3, ["rin", "say"]),
        (("Pemenang lomba:", "Ani Susanti (SMA 1)", "Joko Susilo (SMA 2) (rin/say)"), 3, ["rin", "say"]),
        (("Pemenang lomba:", "Ani Susanti", "Joko Susilo", "Humas Setda"), 3, ["Humas Setda"]),
        (("Tiga lurah terbaik:", "1. Lurah Mirit", "2. Lurah Ayah (Rina/Kominfo)"), 3, ["Rina", "Kominfo"]),
        (("Data Publikasi:", "Penulis: Rina Melati", "Editor: Joko Susilo"), 1, ["Rina Melati", "Joko Susilo"]),
        # a label of its own
        (("Penulis:", "Rina Melati"), 0, ["Rina Melati"]),
        (("Info Berita:", "Tanggal", "3 Mei 2024", "Penulis", "Rina Melati", "Dibaca"), 1, ["Rina Melati"]),
    ],
)  # fmt: skip
def test_who_wrote_behind_what_a_text_lists(
    lines: tuple[str, ...], stay: int, names: list[str]
) -> None:
    texts, credited = read(*lines)
    assert (len(texts), credited) == (stay, names)


def page(below: str) -> tuple[list[str], list[str]]:
    """The body of a page behind two paragraphs, and the names credited."""
    told = f"<p>{PROSE}</p><p>{PROSE.replace('tiga', 'tujuh')} Air mulai surut kemarin sore.</p>"
    html = f"<html><head><title>Bantuan</title></head><body><article><h1>Bantuan</h1><div class='entry-content'>{told}{below}</div></article></body></html>"
    article = extract_article(html.encode(), "https://contoh.go.id/berita/bantuan")
    return article.body[2:], [credit.name for credit in article.bylines]


@pytest.mark.parametrize(
    "lines",
    [
        ("Susunan Acara", "08.00 Daftar ulang", "09.00 Sambutan", "12.00 Penutupan"),
        ("Jadwal Pasar Murah", "7 Juli 2025: Sruweng", "9 Juli 2025: Mirit"),
        ("Petugas Upacara", "Inspektur: Rina Melati", "Komandan: Lettu Joko Susilo"),
        ("Ketentuan Foto", "Tema: Pesona Desa", "Kamera: bebas"),
        ("Ketentuan Naskah", "Kertas: A4", "Tulisan: Times New Roman 12"),
        ("Dinas Terbaik Tahun Ini", "Bapenda", "Dinas Pertanian", "Kominfo"),
    ],
)
def test_items_below_a_heading_end_a_text(lines: tuple[str, ...]) -> None:
    head, *items = lines
    listed = "".join(f"<li>{item}</li>" for item in items)
    assert page(f"<h3>{head}</h3><ul>{listed}</ul>") == (list(lines), [])


def test_lines_below_a_heading_that_tells_of_an_event() -> None:
    lines = ["Waktu dan Tempat", "Lapangan Manunggal", "Minggu, 6 Juli 2025", "Pukul 07.00 WIB"]
    below = f"<h3>{lines[0]}</h3>" + "".join(f"<p>{line}</p>" for line in lines[1:])
    assert page(below) == (lines, [])


@pytest.mark.parametrize(
    "below",
    [
        "<h3>Tim Redaksi</h3><ul><li>Penulis: Rina Melati</li><li>Editor: Joko Susilo</li></ul>",
        "<h3>Pembagian Bantuan</h3><p>Warga antre.</p><p>Penulis: Rina Melati</p><p>Editor: Joko Susilo</p>",
    ],
)
def test_who_wrote_below_a_heading(below: str) -> None:
    assert page(below)[1][-2:] == ["Rina Melati", "Joko Susilo"]


@pytest.mark.parametrize(
    "words",
    [
        "Aamiin",
        "Amin Ya Rabbal Alamin",
        "Wallahu A’lam",
        "Dirgahayu Kabupaten Blora",
        "Jayalah Indonesiaku",
        "Syukron Katsiran",
        "Tut Wuri Handayani",
        "Puji Tuhan",
        "Matur Nuwun",
    ],
)
def test_words_that_close_a_text_are_nobodys_name(words: str) -> None:
    assert read("Semoga semua warga lekas pulih.", words) == (
        ["Semoga semua warga lekas pulih.", words],
        [],
    )


@pytest.mark.parametrize("name", ["Amin Rahman", "Puji Astuti", "Rina Melati"])
def test_a_name_behind_the_last_sentence(name: str) -> None:
    assert read("Semoga semua warga lekas pulih.", name)[1] == [name]


def test_an_address_that_nothing_points_to() -> None:
    assert read("Semua warga sudah kembali ke rumah.", "https://contoh.go.id/foto/12")[0] == [
        "Semua warga sudah kembali ke rumah."
    ]


def test_a_name_behind_thanks() -> None:
    assert read("Terima Kasih.", "Rina Melati") == (["Terima Kasih."], ["Rina Melati"])


@pytest.mark.parametrize("above", ["Drs. H. Joko Susilo Budi, S.Pd., M.Pd.", "Tuti Lestari, A.Md."])
def test_a_name_below_another(above: str) -> None:
    assert read(above, "Rina Melati") == ([above, "Rina Melati"], [])


def test_who_said_what_is_quoted_by_itself() -> None:
    lines = ["“Mulailah dari yang kecil.”", "Bung Hatta"]
    assert read(*lines) == (lines, [])


@pytest.mark.parametrize(
    "source", ["HR. Ahmad", "H.R. Tirmidzi", "HR Abu Dawud", "QS. Al-Insyirah", "Bukhari/Muslim", "HR. Bukhari & Muslim"]
)  # fmt: skip
def test_in_which_book_a_saying_is_handed_down(source: str) -> None:
    line = f"Tangan di atas lebih baik daripada tangan di bawah. ({source})"
    assert read(line) == ([line], [])


@pytest.mark.parametrize("bracket", ["(hr/muslim)", "(Muslim)", "(Harun Muslim)"])
def test_names_like_those_who_hand_sayings_down(bracket: str) -> None:
    assert read(f"Tangan di atas lebih baik daripada tangan di bawah. {bracket}")[1]


def test_what_pays_is_no_source() -> None:
    lines = ["Nilai: Rp1,4 miliar", "Sumber: DAK Fisik", "Penyedia: CV Karya Mulia"]
    assert read(*lines) == (lines, [])
    assert read("Sumber: Humas Setda")[1] == ["Humas Setda"]


FACTS_OF_BOOK = (
    "<p>Judul buku: Bumi Manusia</p><p>Penulis: Pramoedya Ananta</p><p>Penerbit: Hasta Mitra</p>",
    "<table><tr><td>Judul</td><td>Bumi Manusia</td></tr><tr><td>Penulis</td><td>Pramoedya Ananta</td></tr><tr><td>Tebal</td><td>535 halaman</td></tr></table>",
    "<p>Sutradara: Hanung B.</p><p>Penulis naskah: Salman Aris</p><p>Editor: Sentot Sahid</p>",
)


@pytest.mark.parametrize("facts", FACTS_OF_BOOK)
@pytest.mark.parametrize("is_above", [True, False])
def test_who_wrote_a_book_did_not_write_its_review(facts: str, is_above: bool) -> None:
    text = f"<p>{PROSE}</p>" * 3
    text = facts + text if is_above else text + facts
    html = (
        '<html><head><title>Resensi - Warta Contoh</title></head><body><div><a href="/">Warta Contoh</a></div><div><h1>Resensi Buku Pekan Ini</h1>'
        f"<div><span>Oleh: Rina Melati</span></div><div>{text}</div></div></body></html>"
    )
    article = extract_article(html.encode(), "http://kota.go.id/berita/1")
    assert [credit.name for credit in article.bylines] == ["Rina Melati"]


def test_the_writer_of_a_page_with_its_title() -> None:
    assert read("Judul: Bantuan Disalurkan", "Penulis: Rina Melati")[1] == ["Rina Melati"]


@pytest.mark.parametrize(
    "bracket",
    [
        "(Hadits Riwayat Muslim)",
        "(Riwayat Tirmidzi)",
        "(Muttafaq Alaih)",
        "(Surah Ar-Rahman)",
        "(Surat Al-Baqarah)",
    ],
)
def test_where_a_saying_is_handed_down_is_nobodys_name(bracket: str) -> None:
    saying = f"“Tangan di atas lebih baik daripada tangan di bawah.” {bracket}"
    assert read(saying) == ([saying], [])


def test_a_watchword_begins_with_the_place_of_the_text() -> None:
    told = "Bupati Blora meminta semua warga menjaga kebersihan."
    assert read(told, "Blora Mustika") == ([told, "Blora Mustika"], [])
    assert read("Bupati meminta semua warga menjaga kebersihan.", "Syukron Hidayat")[1] == [
        "Syukron Hidayat"
    ]


def names_of(head: str, foot: str = "") -> list[str]:
    """Those credited on a page with lines above its text, and below it."""
    told = f"<p>{PROSE}</p><p>{PROSE.replace('tiga', 'tujuh')} Air mulai surut kemarin sore.</p>"
    html = f"<html><head><title>Bantuan Banjir</title></head><body><article><h1>Bantuan Banjir</h1><div class='entry-content'>{head}{told}{foot}</div></article></body></html>"
    article = extract_article(html.encode(), "https://contoh.go.id/berita/bantuan")
    return [credit.name for credit in article.bylines]


def lines_of(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


@pytest.mark.parametrize(
    "head",
    [
        lines_of("Novel: Bumi Manusia", "Penulis: Pramoedya Ananta", "Halaman: 535"),
        lines_of("Judul lagu: Lereng", "Pencipta: Ki Joko", "Penulis: Tuti Wijaya"),
        lines_of("Judul penelitian: Banjir Rob", "Penulis: Tuti Wijaya", "Jurnal: Geografi"),
        "<table><tr><td>Judul</td><td>Bumi Manusia</td></tr><tr><td>Penulis</td><td>Pramoedya Ananta</td></tr>"
        "<tr><td>Penerbit</td><td>Hasta Mitra</td></tr></table>",
    ],
)
def test_who_wrote_a_work_did_not_write_of_it(head: str) -> None:
    assert names_of(head) == []


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        (lines_of("Judul buku: Bumi", "Pengarang: Joko", "Penulis resensi: Rina Melati"), ""),
        ("", lines_of("Pemain: Joko, Tuti", "Pelatih: Anwar", "Reporter: Rina Melati")),
        ("<ul class='meta'><li>Penulis: Rina Melati</li><li>Genre: Cerpen</li></ul>", ""),
        (lines_of("Judul: Bantuan Banjir", "Penulis: Rina Melati", "Penerbit: Suara Warga"), ""),
    ],
)
def test_who_wrote_of_a_work_and_what_pages_have_like_works(head: str, foot: str) -> None:
    assert "Rina Melati" in names_of(head, foot)


@pytest.mark.parametrize("shown", ["Waduk Sempor", "Tuti Wijaya"])
def test_what_the_last_image_shows_wrote_nothing(shown: str) -> None:
    image = "<p><img src='/u/a.jpg' width='600'></p>"
    assert names_of("", f"{image}<p>{shown}</p>") == []
    assert names_of("", f"{image}<p>Penulis: {shown}</p>") == [shown]
    assert "Rina Melati" in names_of("", "<p>Rina Melati</p>")


@pytest.mark.parametrize(
    "facts",
    [
        ("Debit: dua liter per detik", "Sumber: mata air Cikole"),
        ("Nilai kontrak: Rp3 miliar", "Sumber: Kementerian PUPR", "Pelaksana: CV Tirta Jaya"),
        ("Moderator: Siti Aminah", "Pembicara: Joko Wibowo", "Penanggung jawab: Rina Melati"),
        ("Ketua: Joko Wibowo", "Publikasi: Siti Aminah", "Dokumentasi: Rina Melati"),
    ],
)
def test_facts_called_as_credits_are_among_others_at_the_end_of_a_text(facts) -> None:
    assert read(*facts) == (list(facts), [])


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("Sumber: Kementerian PUPR",), ["Kementerian PUPR"]),
        (("Narahubung: 0812-3456-7890", "Sumber: Kementerian PUPR"), ["Kementerian PUPR"]),
        (("Penulis: Rina Melati", "Pengolah: Joko Wibowo"), ["Rina Melati", "Joko Wibowo"]),
        (("Penulis: Rina Melati", "Sumber: Antara"), ["Rina Melati", "Antara"]),
    ],
)
def test_credits_at_the_end_of_a_text_among_no_other_facts(lines, names) -> None:
    assert read(*lines)[1] == names

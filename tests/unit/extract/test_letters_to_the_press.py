"""News that an office sends out as a letter: its head is none of the text, its subject the headline."""

from __future__ import annotations

import pytest

from newsarchive.extract import Article, extract_article

_SUBJECT = "Wakil Bupati Serahkan Bibit Kelapa kepada Petani Sangihe"
_TEXT = (
    "Wakil Bupati menyerahkan empat ribu bibit kelapa kepada dua belas kelompok tani di halaman kantor kecamatan.",
    "Bibit itu menggantikan pohon yang tumbang diterjang angin kencang pada akhir tahun lalu di tiga kampung.",
    "Kelompok tani diminta menanam sebelum musim hujan berakhir dan melaporkan pertumbuhannya setiap bulan.",
)
_PROSE = "".join(f"<p>{text}</p>" for text in _TEXT)
_KOP = (
    "<table><tr><td><img src='/i/lambang.png'></td><td><b>PEMERINTAH KABUPATEN KEPULAUAN SANGIHE</b><br>"
    "DINAS KOMUNIKASI DAN INFORMATIKA DAERAH<br>Jalan Tona 4, Tahuna 95811, Telepon (0432) 555123</td></tr></table>"
)


def read(body: str, document: str = f"{_SUBJECT} - Kominfo Sangihe") -> Article:
    page = f"<html lang='id'><head><title>{document}</title></head><body><div class='w'><div class='s'>{body}</div></div></body></html>"
    return extract_article(page.encode(), "https://kominfo.example.go.id/rilis/7")


@pytest.mark.parametrize(
    "head",
    [
        f"<table><tr><td>Nomor</td><td>:</td><td>480/17/KOMINFO</td></tr><tr><td>Lampiran</td><td>:</td><td>1 berkas</td></tr><tr><td>Perihal</td><td>:</td><td>{_SUBJECT}</td></tr></table>",
        f"<p>SIARAN PERS<br>No. : 480/17/KOMINFO</p><p>Hal : {_SUBJECT}</p>",
        f"<p>Nomor: 480/17</p><p>Sifat: Biasa</p><p>Perihal: {_SUBJECT}</p><p>Kepada Yth.</p><p>Pimpinan Media Massa</p><p>di Tahuna</p>",
    ],
)
def test_the_head_of_a_letter(head: str) -> None:
    article = read(f"{_KOP}<hr>{head}{_PROSE}")
    assert article.body == list(_TEXT)
    assert article.captions == []
    assert article.title == _SUBJECT


def test_what_stands_between_the_head_of_a_letter_and_its_text() -> None:
    head = "<p>Nomor : 480/17</p><p>Perihal : Siaran pers</p>"
    image = "<p><img src='/u/bibit.jpg'></p><p>Petani mengangkut bibit kelapa ke perahu motor</p>"
    article = read(f"{_KOP}{head}{image}{_PROSE}")
    assert [caption.text for caption in article.captions] == [
        "Petani mengangkut bibit kelapa ke perahu motor"
    ]
    article = read(f"{_KOP}{head}<p>Tahuna, 4 Maret 2024</p>{_PROSE}")
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.date) == ("Tahuna", "2024-03-04")
    assert article.body == list(_TEXT)


@pytest.mark.parametrize(
    "line",
    ["Nomor: 41/HUMAS/II/2023", "Nomor telepon darurat berubah", "Sifat gotong royong warga"],
)
def test_a_line_that_is_no_letters_head(line: str) -> None:
    article = read(f"<h1>{_SUBJECT}</h1><p>PENGUMUMAN</p><p>{line}</p>{_PROSE}")
    assert article.body[-4:] == [line, *_TEXT]


@pytest.mark.parametrize("document", ["Siaran Pers", "Kominfo Sangihe", "Portal Resmi Pemkab"])
def test_the_subject_of_a_letter_is_its_headline(document: str) -> None:
    head = f"<table><tr><td>Nomor</td><td>:</td><td>480/17/KOMINFO</td></tr><tr><td>Perihal</td><td>:</td><td><b>{_SUBJECT}</b></td></tr></table>"
    assert read(f"{_KOP}{head}{_PROSE}", document).title == _SUBJECT


def test_the_heads_of_a_table_are_no_subject() -> None:
    table = "<table><tr><th>Nomor</th><th>Perihal</th><th>Tanggal Surat Masuk</th></tr><tr><td>1</td><td>Undangan</td><td>4 Maret 2024</td></tr></table>"
    article = read(f"<h1>{_SUBJECT}</h1>{_PROSE}{table}")
    assert article.title == _SUBJECT


@pytest.mark.parametrize("mark", ["a.", "1)", "(b)", "iv."])
def test_marks_of_items_in_cells_of_their_own(mark: str) -> None:
    rows = f"<table><tr><td>{mark}</td><td>Kampung Lesa sebanyak 40 bibit;</td></tr><tr><td>2</td><td>Kampung Bowongkali</td></tr></table>"
    article = read(f"<h1>{_SUBJECT}</h1>{_PROSE}{rows}<p>{_TEXT[0]} Lagi.</p>")
    assert article.body == [
        *_TEXT,
        "Kampung Lesa sebanyak 40 bibit;",
        "2",
        "Kampung Bowongkali",
        f"{_TEXT[0]} Lagi.",
    ]


@pytest.mark.parametrize(
    "end",
    [
        ["Kepala Bagian,", "ttd", "Drs. Yohanis Makasili, M.Si."],
        ["Tahuna, 4 Maret 2024", "Kepala Dinas", "Yohanis Makasili", "NIP 19710412 199803 1 007"],
    ],
)
def test_who_sends_a_letter_out_above_its_signature(end: list[str]) -> None:
    lines = "".join(f"<p>{line}</p>" for line in end)
    sent = "<p>Dikeluarkan oleh: Bagian Protokol Setda Kabupaten Kepulauan Sangihe</p>"
    article = read(f"<h1>{_SUBJECT}</h1>{_PROSE}{sent}{lines}")
    assert article.body == [*_TEXT, *end]
    assert [(credit.name, credit.role) for credit in article.bylines] == [
        ("Bagian Protokol Setda Kabupaten Kepulauan Sangihe", "publisher")
    ]


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        ("<p><b>SIARAN PERS</b></p><p>Nomor: 12/SP/IX/2022</p>", 2),
        ("<div align=center><b>SIARAN PERS</b><br><u>No. 12/SP/IX/2022</u></div>", 2),
        ("<center>RILIS PERS<br>NOMOR : 12/SP/IX/2022</center>", 2),
        ("<h4>Press Release</h4><div>No: 12/2022</div>", 2),
        ("<p>SIARAN PERS :</p><p>Nomor 12 Tahun 2022</p>", 2),
        ("<p>SIARAN PERS</p>", 0),
        ("<p>Cetak</p><p>Nomor: 12/SP/IX/2022</p>", 1),
    ],
)
def test_what_a_text_is_called_above_its_number(head: str, kept: int) -> None:
    article = read(f"<h1>{_SUBJECT}</h1><div class=isi>{head}{_PROSE}</div>")
    assert article.body[kept:] == list(_TEXT)
    assert len(article.body) == kept + len(_TEXT)


_SPEECH = "<p>Yang saya hormati para camat, kepala desa, dan seluruh warga yang datang ke lapangan pagi ini.</p>"
_SALUTATION = "<p>Assalamualaikum warahmatullahi wabarakatuh.</p>"


@pytest.mark.parametrize(
    "head",
    [
        ["PIDATO BUPATI SANGIHE DALAM", "RANGKA HARI JADI KE-598"],
        ["SAMBUTAN BUPATI SANGIHE PADA PEMBUKAAN PEKAN PANGAN"],
        ["Amanat Bupati Sangihe pada Upacara Hari Jadi"],
        ["LAPORAN KETUA PANITIA HARI JADI", "DAN PEKAN PANGAN NUSA UTARA"],
        ["Naskah Pidato Bupati Sangihe saat Membuka Pekan Pangan"],
    ],
)
@pytest.mark.parametrize(
    "mark", ["<p align=center><b>{}</b></p>", "<div><strong>{}</strong></div>"]
)
def test_what_a_speech_is_called_below_a_picture(head: list[str], mark: str) -> None:
    lines = mark.format("<br>".join(head))
    article = read(
        f"<h1>{_SUBJECT}</h1><div><img src=/f/1.jpg>{lines}{_SALUTATION}{_SPEECH}{_PROSE}</div>"
    )
    assert article.captions == []
    assert article.body[: len(head)] == head


@pytest.mark.parametrize(
    ("line", "behind"),
    [
        ("Sambutan Bupati Sangihe saat pembukaan pekan pangan", ""),
        ("BUPATI SANGIHE SAAT MEMBUKA PEKAN PANGAN", ""),
        ("Bupati Sangihe membacakan sambutan di lapangan", _SALUTATION),
    ],
)
def test_what_a_picture_shows_above_a_text(line: str, behind: str) -> None:
    article = read(f"<h1>{_SUBJECT}</h1><div><img src=/f/1.jpg><p>{line}</p>{behind}{_PROSE}</div>")
    assert [caption.text for caption in article.captions] == [line]


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (
            [
                "Warga melampirkan surat permohonan bibit kepada dinas:",
                "Sifat: segera",
                "Hal: permohonan",
            ],
            True,
        ),
        (
            [
                "Dinas Pertanian melelang bibit kelapa di gudang.",
                "Nomor: 5/2025",
                "Perihal: Lelang Bibit",
            ],
            True,
        ),
        (["Dinas Pertanian Kabupaten", "Nomor: 5/2025", "Perihal: Lelang Bibit"], False),
    ],
)
def test_a_sentence_above_number_and_subject(lines: list[str], kept: bool) -> None:
    head = "".join(f"<p>{line}</p>" for line in lines)
    article = read(f"<h1>{_SUBJECT}</h1>{head}{_PROSE}")
    assert (lines[0] in article.body) is kept
    assert article.body[-3:] == list(_TEXT)

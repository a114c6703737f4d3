"""Changes between two texts, word by word, and what kind they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.extract.article import Article
from newsarchive.store.amounts import amounts_in
from newsarchive.store.diff import diff_articles, diff_words


def made(body: str, title: str = "Judul") -> Article:
    return Article(url="u", canonical_url="u", kind="article", title=title, body=body.split("\n"))


OLD = "Bupati Siti Aminah menyerahkan 25 paket bantuan, Senin (6 Maret 2023)."


@pytest.mark.parametrize(
    ("new", "kind"),
    [
        (OLD.replace("25", "52"), "number"),
        (OLD.replace("25", "dua puluh enam"), "number"),
        (OLD.replace("25", "dua puluh lima"), "wording"),
        (OLD.replace("25 paket", "puluhan paket"), "number"),
        (OLD.replace("Aminah", "Aminnah"), "name"),
        (OLD.replace("Siti Aminah", "Hj. Siti Aminah, S.E."), "name"),
        (OLD.replace("Aminah", "Maryam"), "name"),
        (OLD.replace("Siti Aminah", "Budi"), "name"),
        (OLD.replace("Bupati", "Ketua"), "wording"),
        (OLD.replace("Maret", "April"), "date"),
        (OLD.replace("(6 ", "(13 "), "date"),
        (OLD.replace("2023", "2024"), "date"),
        (OLD.replace("Senin", "Selasa"), "date"),
        (OLD.replace("6 Maret 2023", "7/3/2023"), "date"),
        (OLD.replace("6 Maret 2023", "6/3/2023"), "wording"),
        (OLD.replace(", Senin (", ", Senin("), "typo"),
        (OLD.replace("bantuan,", "bantuan"), "typo"),
        (OLD.replace("bantuan", "bantaun"), "typo"),
        (OLD.replace("menyerahkan", "membawa"), "wording"),
        (
            OLD + "\nKegiatan itu dihadiri camat, kepala desa, tokoh agama, dan warga sekitar.",
            "passage-added",
        ),
    ],
)
def test_kinds(new: str, kind: str) -> None:
    (change,) = diff_articles(made(OLD), made(new))
    assert (change.field, change.kinds) == ("body", [kind])


def test_a_passage_removed() -> None:
    long = OLD + "\nKegiatan itu dihadiri camat, kepala desa, tokoh agama, dan warga sekitar."
    (change,) = diff_articles(made(long), made(OLD))
    assert change.kinds == ["passage-removed"]


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("Anggarannya Rp2,5 miliar.", "Anggarannya Rp3,5 miliar.", ["number"]),
        ("Anggarannya Rp2,5 juta.", "Anggarannya Rp2,5 miliar.", ["number"]),
        ("Ada dua rumah rusak.", "Ada tiga rumah rusak.", ["number"]),
        ("Mulai 6 Maret 2023 pukul 09.30 WIB.", "Mulai 6 Maret 2023 pukul 10.30 WIB.", ["date"]),
        ("Kegiatan itu ramai.", "Acara itu ramai.", ["wording"]),
        ("Warga hadir. Kegiatan itu ramai.", "Warga hadir. Acara itu ramai.", ["wording"]),
        ("Kata Camat Sayung itu.", "Kata Camat Mranggen itu.", ["name"]),
        ("Dia berkata, “Siap.” Lalu pergi.", "Lalu pergi.", ["quote"]),
        ("“Kami siap,” kata dia.", "“Kami belum siap,” kata dia.", ["quote"]),
        ("“Kami siap,” kata Rusdi.", "“Kami siap,” kata Halimah.", ["name", "quote"]),
        ("Rusdi menegaskan, “Kami siap.”", "Halimah menegaskan, “Kami siap.”", ["name", "quote"]),
        ("Ada “3 desa” kata dia.", "Ada “4 desa” kata dia.", ["number", "quote"]),
        ("Kata dia, kami siap.", "Kata dia, “kami siap”.", ["quote"]),
        ("“Kami siapp,” kata dia.", "“Kami siap,” kata dia.", ["typo"]),
        ('Ia "siap.\nWarga datang', 'Ia "siap.\nTamu datang', ["wording"]),
        ("Nilainya Rp3,4 juta.", "Nilainya Rp3.400.000.", ["wording"]),
        ("Anak ketiga itu lahir.", "Anak keempat itu lahir.", ["number"]),
        ("Dilaporkan triwulan II lalu.", "Dilaporkan triwulan III lalu.", ["number"]),
        ("Ada satu jembatan putus.", "Ada sebuah jembatan putus.", ["wording"]),
        ("Hujan turun kemarin di sana.", "Hujan turun semalam di sana.", ["date"]),
        ("Warga menyerahkan bibit.", "Bibit diserahkan warga.", ["wording"]),
        ("Bukan di antaranya.", "Bukan diantaranya.", ["typo"]),
        ("Kata Kepala Dinas Pendidkan.", "Kata Kepala Dinas Pendidikan.", ["typo"]),
        ("Kepala Dinas Sosial hadir.", "Kepala Dinas Sosial dan Pemberdayaan hadir.", ["name"]),
        ("Menurut warga, Rusdi, jalan rusak.", "Menurut warga jalan rusak.", ["name"]),
        ("Kata Rusdi itu.", "Kata Halimah itu.", ["name"]),
        ("Luka 12 orang. Hilang orang.", "Luka orang. Hilang 12 orang.", ["number"]),
        ("Seberat 1.500 ton itu.", "Seberat 1,500 ton itu.", ["number"]),
        ("Sejauh 10km itu.", "Sejauh 15km itu.", ["number"]),
        ("Seberat 2.5kg itu.", "Seberat 2.7kg itu.", ["number"]),
        ("Sebesar Rp500rb itu.", "Sebesar Rp700rb itu.", ["number"]),
        ("Digelar pekan depan di sana.", "Digelar minggu depan di sana.", ["wording"]),
        ("Ia sekarang menjabat.", "Ia menjabat.", ["wording"]),
        ("Rapat Jumat (7/3) itu.", "Rapat Kamis (6/3) itu.", ["date"]),
        ("Sejak bulan Janauri itu.", "Sejak bulan Januari itu.", ["typo"]),
        ('Kata dia, "siap". Ada 3 desa.', "Kata dia, “siap”. Ada 4 desa.", ["number"]),
        ("“Kami siap,” kata dia.", "“Kami siap,” ujar dia.", ["wording"]),
    ],
)
def test_kinds_by_what_stands_around(old: str, new: str, kinds: list[str]) -> None:
    (change,) = diff_articles(made(old), made(new))
    assert change.kinds == kinds


def test_title_and_quote() -> None:
    changes = diff_articles(
        made('Kata dia, "kami siap membantu semua."', "A"),
        made('Kata dia, "kami belum membantu semua."', "B"),
    )
    assert [change.field for change in changes] == ["title", "body"]
    assert "title" in changes[0].kinds
    assert "quote" in changes[1].kinds


def test_the_same_text_has_no_changes() -> None:
    assert diff_articles(made(OLD), made(OLD)) == []


@given(st.text(max_size=80), st.text(max_size=80))
def test_pieces_give_both_texts_back(old: str, new: str) -> None:
    pieces = diff_words(old, new)
    assert "".join(p.text for p in pieces if p.mark != "added") == old
    assert "".join(p.text for p in pieces if p.mark != "removed") == new


FIRST = "Air sungai naik sejak malam hingga merendam dua ruas jalan utama kampung."
SECOND = "Petugas membuka dapur umum di balai warga dan membagikan selimut serta air bersih."


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        # moved, whole or from one paragraph to another
        (f"{FIRST}\n{SECOND}\nSelesai.", f"{SECOND}\n{FIRST}\nSelesai.", ["wording"]),
        (f"Awal. {SECOND}\nTengah.\nSelesai.", f"Awal.\nTengah. {SECOND}\nSelesai.", ["wording"]),
        # a passage that went beside a word that changed
        (f"Dikerjakan PT Sumber. {FIRST}", "Dikerjakan PT Harapan.", ["name", "passage-removed"]),
        (f"Mulai. {FIRST}", f"Mulai. {SECOND}", ["passage-removed", "passage-added"]),
        (f"Kata dia, “Ya. {FIRST}”", "Kata dia, “Ya.”", ["passage-removed", "quote"]),
        # a passage that has a quotation in it
        ("Mulai.", f"Mulai.\n“{FIRST}” kata Rusdi.", ["passage-added"]),
    ],
)
def test_passages(old: str, new: str, kinds: list[str]) -> None:
    (change,) = diff_articles(made(old), made(new))
    assert change.kinds == kinds


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("Warga Panen Raya", "Warga Rayakan Panen", ["title"]),
        ("Banjir Surut, Warga Pulang", "Banjir Surut, Warga Kembali", ["title"]),
        ("Jalan Rusdi Dibuka", "Jalan Halimah Dibuka", ["title", "name"]),
        ("JALAN RUSDI DIBUKA", "JALAN HALIMAH DIBUKA", ["title", "name"]),
        (
            "Wali Kota Resmikan Pasar Baru Kecamatan Sukun Pagi Ini Bersama Warga",
            "Ribuan Pedagang Mulai Menempati Bangunan Yang Lama Ditunggu Sejak Kebakaran",
            ["title"],
        ),
        ("Pasar Murah di Takengon", "Pasar Murah di Bebesen", ["title", "name"]),
        ("Pasar Murrah Dibuka", "Pasar Murah Dibuka", ["title", "typo"]),
        ("Tiga Desa Terendam", "Empat Desa Terendam", ["title", "number"]),
    ],
)
def test_a_headline_in_which_every_word_has_a_capital(old: str, new: str, kinds: list[str]) -> None:
    body = "Kata Rusdi dan Halimah, warga pulang."
    (change,) = diff_articles(made(body, old), made(body, new))
    assert change.kinds == kinds


def test_paragraphs_parted_otherwise_are_no_more_than_that() -> None:
    (change,) = diff_articles(made(f"{FIRST} {SECOND}"), made(f"{FIRST}\n{SECOND}"))
    assert change.kinds == ["typo"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Rp2,5 miliar dan Rp 2.500.000.000", ["2500000000", "2500000000"]),
        ("Rp1,2 M, 3 T", ["1200000000", "3000000000000"]),
        ("dua ratus tiga puluh empat ribu lima ratus", ["234500"]),
        ("seribu sembilan ratus tujuh belas", ["1917"]),
        ("kelima, ke-5, V lalu VI", ["5", "5", "6"]),
        ("setengah dari puluhan ribu", ["setengah", "puluhan"]),
        ("12,50 persen", ["12.5"]),
        ("0812.33.44", ["0812.33.44"]),
        ("bersatu, mengadu, keduanya, perlima", []),
    ],
)
def test_amounts(text: str, values: list[str]) -> None:
    assert [amount.value for amount in amounts_in(text)] == values


@given(st.integers(1, 999_999))
def test_numbers_in_words_come_to_what_they_say(number: int) -> None:
    assert [amount.value for amount in amounts_in(in_words(number))] == [str(number)]


def in_words(number: int) -> str:
    """Indonesian words of a number below a million."""
    units = "- satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()
    if number < 12:
        return units[number]
    if number < 20:
        return f"{units[number - 10]} belas"
    for size, one, many in ((1000, "seribu", "ribu"), (100, "seratus", "ratus"), (10, "", "puluh")):
        times, rest = divmod(number, size)
        if times:
            said = one if times == 1 else f"{in_words(times)} {many}"
            return f"{said} {in_words(rest)}" if rest else said
    raise AssertionError(number)

"""Labelled pairs: what is a copy, and what only shares an opening, a quote, a foreword or the frame of a bulletin."""

from __future__ import annotations

import pytest

from newsarchive.extract.article import DateValue
from newsarchive.store import Store
from newsarchive.store.articles import find_article
from newsarchive.store.copies import copies_of
from tests.integration.store.pages import prose, reading

FOREWORD = (
    "Assalamualaikum warahmatullahi wabarakatuh. Puji syukur kita panjatkan ke hadirat Allah SWT atas limpahan rahmat "
    "dan karunia-Nya sehingga kita dapat berkumpul pada acara ini dalam keadaan sehat walafiat tanpa kurang suatu apa."
)
QUOTE = (
    '"Kami mengajak seluruh masyarakat untuk menjaga kebersihan lingkungan dan bergotong royong membersihkan saluran '
    'air di sekitar rumah masing-masing supaya banjir tidak datang lagi," kata Bupati.'
)


def weather(day: str, *values: int) -> list[str]:
    low, high, wind = values
    return [
        f"Prakiraan cuaca wilayah Kabupaten Demak untuk hari {day} pada umumnya cerah berawan sejak pagi hingga malam.",
        f"Suhu udara berkisar antara {low} hingga {high} derajat Celsius dengan kelembapan udara sedang sepanjang hari.",
        f"Angin bertiup dari arah timur menuju tenggara dengan kecepatan {wind} kilometer per jam di seluruh kecamatan.",
        "Masyarakat diimbau tetap waspada terhadap perubahan cuaca dan membawa payung ketika bepergian ke luar rumah.",
    ]


def prices(*values: str) -> list[str]:
    goods = ("beras medium", "beras premium", "gula pasir", "minyak goreng", "telur ayam", "daging sapi", "cabai rawit", "bawang merah")  # fmt: skip
    listed = " ".join(
        f"Harga {name} di pasar tradisional tercatat sebesar Rp {value} per kilogram menurut pantauan petugas dinas."
        for name, value in zip(goods, values, strict=True)
    )
    return [
        listed,
        "Pemerintah daerah terus memantau ketersediaan bahan pokok di semua pasar rakyat.",
    ]


def agenda(day: str) -> list[str]:
    return [
        f"Agenda kegiatan Bupati dan Wakil Bupati pada hari {day} di lingkungan Pemerintah Kabupaten.",
        "Pukul tujuh pagi apel bersama di halaman kantor, dilanjutkan rapat koordinasi perangkat daerah di ruang rapat.",
        "Pukul satu siang menerima audiensi organisasi masyarakat dan meninjau pelayanan publik di mal pelayanan.",
        "Jadwal dapat berubah sewaktu-waktu sesuai kebutuhan dan kondisi di lapangan pada hari pelaksanaan.",
    ]


STORY = [
    "Pasar murah digelar di Kecamatan Sayung pada Sabtu, 18 November 2023, dan diikuti 250 warga dari 12 desa.",
    *prose(7, 150),
]
CASES = {
    "a reprint with a correction": (STORY, [STORY[0].replace("250", "260"), *STORY[1:]], True),
    "a reprint with its last paragraph cut": (STORY, STORY[:-1], True),
    "a reprint without its days": (STORY, ["Pasar murah digelar di Kecamatan Sayung.", *STORY[1:]], True),
    "one foreword, two speeches": ([FOREWORD, *prose(1)], [FOREWORD, *prose(2)], False),
    "one quote, two events": ([*prose(3), QUOTE], [QUOTE, *prose(4)], False),
    "weather of two days": (weather("Senin, 13 November 2023", 24, 33, 15), weather("Selasa, 14 November 2023", 25, 33, 15), False),
    "weather of two days in figures": (weather("Senin (13/11/2023)", 24, 33, 15), weather("Selasa (14/11/2023)", 24, 33, 15), False),
    "prices of two days": (
        prices("12.500", "14.000", "15.500", "16.000", "27.000", "130.000", "45.000", "28.000"),
        prices("12.700", "14.200", "15.500", "16.300", "26.500", "131.000", "48.000", "27.000"),
        False,
    ),
    "agenda of two days": (agenda("Rabu, 15 November 2023"), agenda("Kamis, 16 November 2023"), False),
    "agenda printed twice": (agenda("Rabu, 15 November 2023"), agenda("Rabu, 15 November 2023"), True),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("together", [True, False])
def test_labelled_pairs(new_store: object, name: str, together: bool) -> None:
    one, other, is_copy = CASES[name]
    store: Store = new_store()  # type: ignore[operator]
    batch = [
        reading("https://demak.test/1", body=one),
        reading("https://malang.test/2", body=other, source="malang"),
    ]
    for part in [batch] if together else [[item] for item in batch]:
        store.ingest(part)
    assert store.summary()["clusters"] == int(is_copy)


def when(value: str) -> DateValue:
    return DateValue(value=value, precision="minute", timezone="Asia/Jakarta", source="meta")


def test_who_had_it_first(store: Store) -> None:
    short = [*STORY[:-1], "Penutup yang lain."]
    made = {
        # eight o'clock in the east is before seven in the west
        "1": ("demak", STORY, "2023-11-18T07:00:00+07:00"),
        "2": ("malang", short, "2023-11-18T08:00:00+09:00"),
        "3": ("malang", STORY, "2023-11-20"),
        "4": ("demak", STORY, "2023-11-20T09:00:00+07:00"),
    }
    for name, (source, body, moment) in made.items():
        url = f"https://{source}.test/{name}"
        store.ingest([reading(url, source=source, body=body, published=when(moment))])
    article, _version = find_article(store, "https://demak.test/1")
    copies = copies_of(store, article)
    assert [copy.url[-1] for copy in copies] == ["2", "1", "4", "3"]
    assert [copy.is_certain for copy in copies] == [True, True, False, False]
    assert [copy.similarity for copy in copies][1:] == [1.0, 1.0, 1.0]
    assert copies[0].similarity is not None
    assert 0.7 <= copies[0].similarity < 1
    added = [piece.text for piece in copies[0].passages if piece.mark == "added"]
    assert any("Penutup" in text for text in added)
    assert copies[1].passages == []
    alone = reading("https://demak.test/9", body=prose(5))
    store.ingest([alone])
    assert copies_of(store, find_article(store, "https://demak.test/9")[0]) == []

"""Datelines that name the site itself, stand in a line of their own, or name a village of the source's regency."""

from __future__ import annotations

import pytest

from newsarchive.extract.body.text_ends import part_body
from newsarchive.extract.dateline.dateline import parse_dateline
from newsarchive.extract.dateline.own_names import names_of_host, own_names
from newsarchive.extract.reader import extract_article


@pytest.mark.parametrize(
    ("host", "text", "place", "publisher", "body"),
    [
        ("suarawarga.com", "SUARAWARGA - Kudus: Pedagang pasar", "Kudus", "SUARAWARGA", "Pedagang"),
        ("suarawarga.com", "SUARA WARGA, KUDUS – Pedagang", "KUDUS", "SUARA WARGA", "Pedagang"),
        ("suarawarga.com", "Suara Warga Kudus – Pedagang", "Kudus", "Suara Warga", "Pedagang"),
        ("suarawarga.com", "Suara Warga – Pedagang pasar", None, "Suara Warga", "Pedagang"),
        ("kpu.go.id", "Makale, KPU Tator - KPU menerima", "Makale", "KPU Tator", "KPU menerima"),
        ("blogspot.com", "BLITAR, INFO_PAS – Petugas", "BLITAR", "INFO_PAS", "Petugas"),
        (
            "karangwuluh.contohkab.go.id",
            "Karangwuluh — Kalurahan Karangwuluh menggelar kirab.",
            "Karangwuluh",
            None,
            "Kalurahan",
        ),
        (
            "situjuahbatu.limapuluhkotakab.go.id",
            "Situjuahbatu, Warga Nagari Situjuahbatu, Kecamatan Situjuah, memanen cabai.",
            "Situjuahbatu",
            None,
            "Warga",
        ),
        ("warta9.id", "Warta9- Sempat tertunda, lomba", None, "Warta9", "Sempat"),
        ("suarawarga.com", "SUARA WARGA. KUDUS. Pedagang", "KUDUS", "SUARA WARGA", "Pedagang"),
        ("suarawarga.com", "Kudus, suarawarga – Pedagang", "Kudus", "suarawarga", "Pedagang"),
        (
            "suarawarga.com",
            "Kudus-suarawarga.com-, Pedagang",
            "Kudus",
            "suarawarga.com",
            "Pedagang",
        ),
        ("kasihnews.com", "Kudus Kasih News - Pedagang", "Kudus", "Kasih News", "Pedagang"),
        (
            "suarawarga.com",
            "Suarawarga – Kudus, Kunjungan tamu",
            "Kudus",
            "Suarawarga",
            "Kunjungan",
        ),
        ("suarawarga.com", "SUARA WARGA – KUDUS. Pedagang", "KUDUS", "SUARA WARGA", "Pedagang"),
        (
            "suarawarga.com",
            "Kudus Suarawarga.com, Setelah rapat",
            "Kudus",
            "Suarawarga.com",
            "Setelah",
        ),
        ("warkopmetro.com", "KUDUS, METRO– Pedagang", "KUDUS", "METRO", "Pedagang"),
        (
            "kemenag.kuduskab.go.id",
            "Kemenag Kudus (Humas)_ Madrasah",
            None,
            "Kemenag Kudus",
            "Madrasah",
        ),
        ("suarawarga.com", "BLORA--suarawarga.com, ,Anggota", "BLORA", "suarawarga.com", "Anggota"),
        ("suarakudus.com", "suara Kudus – Pedagang", None, "suara Kudus", "Pedagang"),
        ("polreskudus.com", "Polres Kudus - Sambang desa", None, "Polres Kudus", "Sambang"),
        ("suara-kudus.com", "Suara-Kudus.com – Pedagang", None, "Suara-Kudus.com", "Pedagang"),
    ],
)
def test_the_sites_own_name_is_a_publisher(host, text, place, publisher, body):
    found = parse_dateline(text, publishers=names_of_host(host))
    assert found is not None
    assert (found.place, found.publisher) == (place, publisher)
    assert text[found.end :].startswith(body)


@pytest.mark.parametrize(
    ("host", "text"),
    [
        ("suarawarga.com", "Suara Warga menjadi tema lomba menulis"),
        ("suarawarga.com", "Suara Warga, begitu nama radio itu, mengudara"),
        ("kudusnews.com", "Kudus ramai pengunjung sejak pagi"),
        ("kabarkota.com", "Kota Kudus ramai pengunjung"),
        ("suarawarga.com", "Rumah Warga – Kegiatan lomba memasak – digelar pekan ini"),
    ],
)
def test_prose_about_the_site_stays(host, text):
    assert parse_dateline(text, publishers=names_of_host(host)) is None


def test_names_of_a_host_are_no_places_and_no_everyday_words():
    assert names_of_host("kudus.go.id") == ("kudusgoid",)
    assert names_of_host("berita.kota.co.id") == ("beritakotacoid",)
    assert "suarawarga" in names_of_host("suarawarga.blogspot.co.id")
    assert own_names("http://[broken") == ()
    assert own_names("seputar-berita") == ()


def test_the_reader_knows_the_site_by_its_address():
    page = (
        "<html><body><article><h1>Pasar baru dibuka</h1><p>WARTA PENJURU, KUDUS – Pedagang menempati kios baru mereka "
        "sejak Senin pagi.</p><p>Semua kios sudah terisi menjelang siang, kata kepala pasar.</p></article></body></html>"
    )
    article = extract_article(page.encode(), "https://wartapenjuru.com/2024/pasar")
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.publisher) == ("KUDUS", "WARTA PENJURU")
    assert article.body[0].startswith("Pedagang menempati")


@pytest.mark.parametrize(
    ("lines", "place", "publisher"),
    [
        (["Kudus", "Pedagang menempati kios."], "Kudus", None),
        (["Kudus, Kudus News", "Upacara berlangsung pagi."], "Kudus", "Kudus News"),
        (["MIMIKA, SW", "Upacara berlangsung pagi."], "MIMIKA", "SW"),
        (["Kudus ,SINAR :", "Upacara berlangsung pagi."], "Kudus", "SINAR"),
        (["KUDUS– Suara Warga", "Bupati membuka pameran."], "KUDUS", "Suara Warga"),
        (["Suarawarga.com- Kudus", "Salah satu warga datang."], "Kudus", "Suarawarga.com"),
        (["Suarawarga .id - Kudus .", "Salah satu warga datang."], "Kudus", "Suarawarga .id"),
    ],
)
def test_a_line_of_its_own(lines, place, publisher):
    texts = list(lines)
    dateline, _, credits = part_body(texts, None, home=None, publishers=("suarawarga",))
    assert dateline is not None
    assert (dateline.place, dateline.publisher) == (place, publisher)
    assert texts == [lines[1]]
    assert credits == []


@pytest.mark.parametrize(
    ("texts", "place", "names", "body"),
    [
        (
            [
                "Panitia meminta tiap seksi menyiapkan laporan supaya acara berjalan lancar.",
                "Penulis: Rina Melati | Editor: Tuti Handayani",
                "SUARAWARGA.COM, SINTANG - Panitia menggelar rapat terakhir pagi ini.",
                "Rapat dihadiri semua seksi.",
            ],
            "SINTANG",
            ["Rina Melati", "Tuti Handayani"],
            "Panitia meminta",
        ),
        (
            ["SUARAWARGA.COM, BONE", "- Panitia menggelar rapat terakhir pagi ini."],
            "BONE",
            [],
            "Panitia menggelar",
        ),
        (
            [
                "Oleh : Rina Melati",
                "Wartawan Muda",
                "Sintang – Panggung pasar tampak lain hari ini.",
            ],
            "Sintang",
            ["Rina Melati"],
            "Panggung pasar",
        ),
    ],
)
def test_a_dateline_below_a_summary_or_in_two_lines(texts, place, names, body):
    dateline, _, credits = part_body(texts, None, home=None, publishers=())
    assert dateline is not None
    assert dateline.place == place
    assert [credit.name for credit in credits] == names
    assert texts[0].startswith(body)


def test_a_place_and_a_name_in_brackets_before_the_text():
    texts = ["[Takengon | Darma] Warga menerima tamu dari kota.", "Semua pulang sore hari."]
    dateline, _, credits = part_body(texts, None, home=None, publishers=())
    assert dateline is not None
    assert dateline.place == "Takengon"
    assert [(credit.name, credit.role) for credit in credits] == [("Darma", "reporter")]
    assert texts[0] == "Warga menerima tamu dari kota."


@pytest.mark.parametrize(
    ("text", "place", "publisher"),
    [
        ("(Suarawarga, Kudus) – Pedagang menempati kios.", "Kudus", "Suarawarga"),
        ("(Kudus, SW) – Pedagang menempati kios.", "Kudus", "SW"),
        ("(suarawarga.id, Kudus) - Pedagang menempati kios.", "Kudus", "suarawarga.id"),
        ("(Lowokwaru, Malang) – Pedagang menempati kios.", "Lowokwaru, Malang", None),
        # a medium with the name of a village that lies elsewhere
        ("(Lowokwaru, Kudus) – Pedagang menempati kios.", "Kudus", "Lowokwaru"),
        ("(Kudus, 3/3/2024) – Pedagang menempati kios.", "Kudus", None),
    ],
)
def test_a_whole_dateline_in_one_pair_of_brackets(text, place, publisher):
    found = parse_dateline(text)
    assert found is not None
    assert (found.place, found.publisher) == (place, publisher)
    assert text[found.end :].startswith("Pedagang")


@pytest.mark.parametrize(
    "text",
    [
        "(Suarawarga, Kudus) Pedagang menempati kios.",
        "(Ketua, Kudus) – begitu ia disebut – menanam pohon.",
        "(Rina, Joko) – Pedagang menempati kios.",
        "(Rina, Dukun) – Pedagang menempati kios.",
        "(Baca, Kudus) – Pedagang menempati kios.",
        "(Kudus, Pati, Demak) – Pedagang menempati kios.",
    ],
)
def test_other_brackets_before_a_text_are_no_datelines(text):
    assert parse_dateline(text) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("KUDUS-Kabupaten Kudus, Jawa Tengah, menerima penghargaan.", "KUDUS"),
        ("LOMBOK TIMUR-Kabupaten Lombok Timur (Lotim), NTB, menerima tamu.", "LOMBOK TIMUR"),
        ("Bau-Bau – Pedagang menempati kios.", "Bau-Bau"),
        ("Kupang-NTT, Pedagang menempati kios baru.", "Kupang-NTT"),
    ],
)
def test_a_hyphen_before_the_same_place_parts_it_from_the_sentence(text, place):
    found = parse_dateline(text)
    assert found is not None
    assert found.place == place


def test_a_second_place_on_another_site_stays_a_place():
    found = parse_dateline("Sragen, Solo – Warga", publishers=names_of_host("suaramerdekasolo.com"))
    assert found is not None
    assert (found.place, found.publisher) == ("Sragen, Solo", None)


@pytest.mark.parametrize("name", ["WARTA PENJURU", "WartaPenjuru.com", "SUARA ONLINE"])
def test_a_name_in_a_line_above_the_dateline(name):
    texts = [name, "Kudus – Pedagang menempati kios baru.", "Kios terisi."]
    dateline, _, _ = part_body(texts, None, home=None, publishers=names_of_host("wartapenjuru.com"))
    assert dateline is not None
    assert (dateline.place, dateline.publisher) == ("Kudus", name)
    assert texts == ["Pedagang menempati kios baru.", "Kios terisi."]


def test_who_wrote_for_whom_in_a_line_above_the_text_is_no_dateline():
    texts = [
        "Diposting : 9 January 2019 14:17",
        "Rina Melati - Suarawarga",
        "SUARAWARGA - Pasar dibuka pagi ini, pedagang menempati kios baru mereka sejak Senin sebelum subuh.",
        "Kios terisi.",
    ]
    own = names_of_host("suarawarga.com")
    dateline, _, credits = part_body(texts, None, home=None, publishers=own)
    assert dateline is not None
    assert (dateline.place, dateline.publisher) == (None, "SUARAWARGA")
    assert [credit.name for credit in credits] == ["Rina Melati"]
    assert texts[0].startswith("Pasar dibuka")


def test_who_wrote_and_edited_beside_the_day():
    texts = [
        "Rina Melati / TWH Minggu, 7 April 2019 | 15:33 WIB",
        "Kudus – Pedagang menempati kios baru.",
    ]
    _, _, credits = part_body(texts, None, home=None, publishers=())
    assert [(c.name, c.role) for c in credits] == [("Rina Melati", "reporter"), ("TWH", "editor")]
    assert texts == ["Pedagang menempati kios baru."]


def test_a_label_without_a_name_behind_the_text_is_no_part_of_it():
    texts = ["Kudus – Pedagang menempati kios baru.", "Kios terisi.(jef)", "Penulis"]
    _, _, credits = part_body(texts, None, home=None, publishers=())
    assert [credit.name for credit in credits] == ["jef"]
    assert texts == ["Pedagang menempati kios baru.", "Kios terisi."]


def test_a_name_above_a_text_without_dateline_stays():
    texts = ["Warta Penjuru", "Pedagang menempati kios baru sejak pagi.", "Kios terisi."]
    dateline, _, _ = part_body(texts, None, home=None, publishers=names_of_host("wartapenjuru.com"))
    assert dateline is None
    assert texts[0] == "Warta Penjuru"


@pytest.mark.parametrize(
    "lines",
    [
        ["Bima, SH", "Pedagang menempati kios baru."],
        ["Kudus", "yang ramai sejak pagi hari."],
        ["Pasar Kliwon Ramai", "Pedagang menempati kios baru."],
    ],
)
def test_short_lines_that_are_no_datelines(lines):
    texts = list(lines)
    dateline, _, _ = part_body(texts, None, home=None, publishers=())
    assert dateline is None


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("Pandanwangi – Jalan setapak diperbaiki", "Pandanwangi", "35.73.01.1006"),
        ("PANDANWANGI, Petugas kebersihan datang", "PANDANWANGI", "35.73.01.1006"),
        ("Pandanwangi: Warga membersihkan parit", "Pandanwangi", "35.73.01.1006"),
        ("Pandanwangi – Kelurahan Pandanwangi berbenah", "Pandanwangi", "35.73.01.1006"),
        (
            "Pandanwangi-Koperasi Bina Warga di Blimbing, Malang, membagi laba",
            "Pandanwangi",
            "35.73.01.1006",
        ),
        ("Pandanwangi-Kelompok tani kota memanen sawi", "Pandanwangi", "35.73.01.1006"),
        (
            "Pandanwangi: Terminal Arjosari di tepi kota melayani pemudik",
            "Pandanwangi",
            "35.73.01.1006",
        ),
        (
            "Pandanwangi Blimbing: Terminal Arjosari di tepi kota melayani pemudik",
            "Pandanwangi Blimbing",
            "35.73.01.1006",
        ),
        ("PANDANWANGI BLIMBING, Petugas datang", "PANDANWANGI BLIMBING", "35.73.01.1006"),
    ],
)
def test_villages_of_the_own_regency(text, place, code):
    found = parse_dateline(text, home="35.73")
    assert found is not None
    assert (found.place, found.region_code) == (place, code)
    # without a home, or from another regency, the name means nothing
    if " – " not in text:
        assert parse_dateline(text) is None
        assert parse_dateline(text, home="33.19") is None


@pytest.mark.parametrize(
    "text",
    [
        "Pandanwangi – Blimbing – Lowokwaru dilalui pawai",
        "Pandanwangi, Purwantoro dan Bunulrejo kebanjiran",
        "Pandanwangi, beras asal Cianjur, naik harga",
        "Pandanwangi ramai sejak pagi",
        "Pandanwangi–Purwantoro macet sejak pagi",
        "Pandanwangi-Purwantoro kini tersambung jalan",
        "Pandanwangi-Jalan Sulfat sudah diperbaiki",
        "Pandanwangi-Tirta Raya melayani pelanggan",
        "Pandanwangi: Kampung batik di tepi kota",
        "Pandanwangi Blimbing: Terminal yang melayani pemudik",
        "Pandanwangi Asri: Terminal Arjosari di tepi kota melayani pemudik",
    ],
)
def test_villages_in_prose(text):
    assert parse_dateline(text, home="35.73") is None


def test_a_village_of_everyday_words_before_its_own_office():
    text = "Gurun Panjang – Lurah membuka rapat rukun tetangga"
    assert parse_dateline(text) is None
    found = parse_dateline(text, home="14.72")
    assert found is not None
    assert (found.place, found.region_code) == ("Gurun Panjang", "14.72.03.1003")


def test_a_host_that_begins_with_a_place():
    text = "Dairi.SuaraWarga.co, Sidikalang - Ratusan warga"
    found = parse_dateline(text)
    assert found is not None
    assert (found.place, found.publisher) == ("Sidikalang", "Dairi.SuaraWarga.co")


@pytest.mark.parametrize(
    ("host", "text", "place"),
    [
        ("wolotopo.desa.id", "Wolotopo - Komunitas Tenun Ikat menggelar pameran.", "Wolotopo"),
        ("desawolotopo.com", "WOLOTOPO – Nurhayati, perajin tenun, melatih warga.", "WOLOTOPO"),
        ("nagari-situjuah.id", "Situjuah – Kelompok Tani Saiyo menanam cabai.", "Situjuah"),
        ("wolotopo.desa.id", "Wolotopo, Puluhan warga menenun.", "Wolotopo"),
        ("wolotopo.desa.id", "Wolotopo – Nuabosi kini mulus", None),
        ("wolotopo.desa.id", "Wolotopo – Nuabosi – Ende diperbaiki", None),
        ("wolotopo.desa.id", "Wolotopo, desa penenun di Ende, menerima tamu", None),
        ("wolotopo.com", "Wolotopo – Komunitas Tenun Ikat menggelar pameran.", None),
    ],
)
def test_the_village_whose_site_it_is_needs_less(host, text, place):
    dateline = parse_dateline(text, publishers=names_of_host(host))
    assert (dateline.place if dateline else None) == place


def test_an_unknown_place_has_the_region_behind_it():
    text = "{}, Flotim – Bupati meninjau pasar."
    assert parse_dateline(text.format("Leworeng")).region_code == "53.06"
    assert parse_dateline(text.format("Kelubagolit")).region_code == "53.06.11"
    assert parse_dateline("Pasarmadang, Sumbar – Warga menanam.").region_code == "13"

"""Bylines and credits of all forms, their look-alikes, and what must hold of any text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.extract.credits.credits import (
    parse_caption_credit,
    parse_credits,
    split_tail_credit,
)

_HERE = Path(__file__).parent
_CASES = [
    (line + "\t\t").split("\t")[:3]
    for line in (_HERE / "credits.tsv").read_text(encoding="utf-8").splitlines()[1:]
]
_CAPTIONS = [
    ("Bupati meninjau pasar. (Foto: Humas)", "Bupati meninjau pasar.", "Humas"),
    ("Bupati meninjau pasar (Foto: Budi Hartono)", "Bupati meninjau pasar", "Budi Hartono"),
    ("Bupati meninjau pasar. Foto: Budi Hartono", "Bupati meninjau pasar.", "Budi Hartono"),
    ("Bupati meninjau pasar (Dok. Diskominfo)", "Bupati meninjau pasar", "Diskominfo"),
    ("Bupati meninjau pasar. Dok. Diskominfo", "Bupati meninjau pasar.", "Diskominfo"),
    ("Tukang mengukir naga (Dok. Panitia Pemugaran)", "Tukang mengukir naga", "Panitia Pemugaran"),
    (
        "Warga menebar benih (dok. Dinas Kelautan dan Perikanan)",
        "Warga menebar benih",
        "Dinas Kelautan dan Perikanan",
    ),
    (
        "Warga menata arsip. Dok. Bagian Hukum dan HAM Setda",
        "Warga menata arsip.",
        "Bagian Hukum dan HAM Setda",
    ),
    (
        "Ibu-ibu berlatih (Foto: Dinas Pemberdayaan Perempuan dan Perlindungan Anak Sigi)",
        "Ibu-ibu berlatih",
        "Dinas Pemberdayaan Perempuan dan Perlindungan Anak Sigi",
    ),
    (
        "Warga menanam bakau (dok. Dinas menanam dan merawat)",
        "Warga menanam bakau (dok. Dinas menanam dan merawat)",
        None,
    ),
    ("Warga menanam bakau (dok. pribadi)", "Warga menanam bakau", "dok. pribadi"),
    ("Warga menanam bakau. Foto: Koleksi Pribadi", "Warga menanam bakau.", "Koleksi Pribadi"),
    (
        "Warga menanam bakau (Foto: dokumentasi pribadi)",
        "Warga menanam bakau",
        "dokumentasi pribadi",
    ),
    ("Warga menanam bakau | Dok: Pribadi", "Warga menanam bakau", "Dok: Pribadi"),
    (
        "Warga menanam bakau (arsip pribadi Rina Melati)",
        "Warga menanam bakau",
        "arsip pribadi Rina Melati",
    ),
    ("Warga menanam bakau (Dok. keluarga)", "Warga menanam bakau", "keluarga"),
    ("Warga menanam bakau dok. pribadi", "Warga menanam bakau", "dok. pribadi"),
    ("Warga memilah dokumen pribadi", "Warga memilah dokumen pribadi", None),
    ("Kurator menata koleksi pribadi", "Kurator menata koleksi pribadi", None),
    ("Warga menanam bakau. Dok. Tim Pendamping 2", "Warga menanam bakau.", "Tim Pendamping 2"),
    (
        "Tamu di balai desa (Dok. Kegiatan Posyandu)",
        "Tamu di balai desa (Dok. Kegiatan Posyandu)",
        None,
    ),
    (
        "Bupati meninjau pasar. (Foto: Diskominfo/Bagus)",
        "Bupati meninjau pasar.",
        "Diskominfo/Bagus",
    ),
    ("Bupati meninjau pasar (Dok. Humas/Indah)", "Bupati meninjau pasar", "Humas/Indah"),
    (": Bupati meninjau pasar - Foto: Humas", "Bupati meninjau pasar", "Humas"),
    ("Bupati meninjau pasar/Antara", "Bupati meninjau pasar", "Antara"),
    (
        "Bupati meninjau pasar. (ANTARA/Budi Hartono)",
        "Bupati meninjau pasar.",
        "ANTARA/Budi Hartono",
    ),
    ("Bupati meninjau pasar. (ist)", "Bupati meninjau pasar.", "ist"),
    (
        "Bupati meninjau pasar (6/3).-(Kabar Kita/ Azwar)-",
        "Bupati meninjau pasar (6/3).",
        "Kabar Kita/ Azwar",
    ),
    ("Bupati meninjau pasar.(Kabar/Foto:Jufrizal)", "Bupati meninjau pasar.", "Kabar/Jufrizal"),
    ("Rapat di lantai II (gedung A/foto ruang)", "Rapat di lantai II (gedung A/foto ruang)", None),
    ("Bupati meninjau pasar. [Foto: Isitimewa]", "Bupati meninjau pasar.", "Istimewa"),
    ("Bupati meninjau pasar | malangkota.go.id", "Bupati meninjau pasar", "malangkota.go.id"),
    ("Ket. Foto : Bupati meninjau pasar", "Bupati meninjau pasar", None),
    ("Keterangan Foto: Bupati meninjau pasar", "Bupati meninjau pasar", None),
    ("Ket Foto :\nBupati meninjau pasar", "Bupati meninjau pasar", None),
    ("Foto : Bupati Kebumen saat meninjau pasar", "Bupati Kebumen saat meninjau pasar", None),
    ("Foto: Bupati meninjau pasar. (Foto: Humas)", "Bupati meninjau pasar.", "Humas"),
    ("KOMPAK: Bupati dan wakil", "KOMPAK: Bupati dan wakil", None),
    ("Kadis Kominfo (kanan) saat membuka acara", "Kadis Kominfo (kanan) saat membuka acara", None),
    ("Bupati (tengah)", "Bupati (tengah)", None),
    ("Rapat Tim Penggerak PKK (TP PKK)", "Rapat Tim Penggerak PKK (TP PKK)", None),
    ("Gedung DPRD/MPR", "Gedung DPRD/MPR", None),
    ("Foto: Istimewa", "", "Istimewa"),
    ("Foto: Humas Pemkab Kebumen", "", "Humas Pemkab Kebumen"),
    ("(Foto: Budi Hartono)", "", "Budi Hartono"),
    (
        "Warga menyambut tamu (6/5). FOTO : RINA (SUARAWARGA.COM)",
        "Warga menyambut tamu (6/5).",
        "RINA (SUARAWARGA.COM)",
    ),
    (
        "Warga menyambut tamu. Foto:Source for Suara Warga",
        "Warga menyambut tamu.",
        "Source for Suara Warga",
    ),
    (
        "Warga menyambut tamu (Foto: tangkapan layar video warga)",
        "Warga menyambut tamu",
        "tangkapan layar video warga",
    ),
    ("Warga menyambut tamu, Mei 2024/SW", "Warga menyambut tamu, Mei 2024", "SW"),
    ("Warga menyambut tamu usai apel/Riri", "Warga menyambut tamu usai apel", "Riri"),
    (
        "Warga menyambut tamu (28/1/2022)/ Rina Melati",
        "Warga menyambut tamu (28/1/2022)",
        "Rina Melati",
    ),
    (
        "Warga menyambut tamu, Rabu (24/3/2021) [KMF]",
        "Warga menyambut tamu, Rabu (24/3/2021)",
        "KMF",
    ),
    ("Warga menyambut tamu, Foto: Dok", "Warga menyambut tamu", "Dok"),
    (
        "Bali Tribune/ags. Warga menyambut tamu di dermaga",
        "Warga menyambut tamu di dermaga",
        "Bali Tribune/ags",
    ),
    ("Bupati (kiri) menyapa warga (kanan)", "Bupati (kiri) menyapa warga (kanan)", None),
    (
        "Kepala lapas menyerahkan hadiah lomba (Lapas Blora)",
        "Kepala lapas menyerahkan hadiah lomba",
        "Lapas Blora",
    ),
    (
        "Warga menyambut tamu yang datang. (Foto Rina Melati)",
        "Warga menyambut tamu yang datang.",
        "Rina Melati",
    ),
    ("Warga menyambut tamu. (chusnul)", "Warga menyambut tamu.", "chusnul"),
    ("Warga menyambut tamu. (tengah)", "Warga menyambut tamu. (tengah)", None),
    (
        "Warga berkumpul di lapangan/Gelora Kebumen",
        "Warga berkumpul di lapangan/Gelora Kebumen",
        None,
    ),
    (
        "Seusai acara semua berfoto. Foto: Bupati menyalami warga",
        "Seusai acara semua berfoto. Foto: Bupati menyalami warga",
        None,
    ),
    (
        "Warga menyambut tamu.-Dok Rina Melati/SUARAWARGA-",
        "Warga menyambut tamu.",
        "Rina Melati/SUARAWARGA",
    ),
    (
        "Warga menyambut tamu. -HUMAS PEMKAB BLORA UNTUK SUARAWARGA-",
        "Warga menyambut tamu.",
        "HUMAS PEMKAB BLORA UNTUK SUARAWARGA",
    ),
    ("Kapal melayani rute Ambon-Namlea-", "Kapal melayani rute Ambon-Namlea-", None),
    (
        "Warga pulang. - Ketua panitia yang menyapa mereka gembira -",
        "Warga pulang. - Ketua panitia yang menyapa mereka gembira -",
        None,
    ),
    (
        "Warga menanam padi (4/8/2025)Foto :02/McBlora",
        "Warga menanam padi (4/8/2025)",
        "02/McBlora",
    ),
    ("Warga menanam padi (ft: Rina)", "Warga menanam padi", "Rina"),
    ("Warga menanam padi (Foto Ist.)", "Warga menanam padi", "Ist"),
    ("Warga menanam padi. Foto Istimewa", "Warga menanam padi.", "Istimewa"),
    ("Warga menanam padi ©Diskominfo", "Warga menanam padi", "Diskominfo"),
    ("Warga menanam padi |Foto: Prokopim|", "Warga menanam padi", "Prokopim"),
    ("Warga menanam padi. Sumber: Prokopim", "Warga menanam padi.", "Prokopim"),
    ("Warga menanam padi (Sumber: Humas Setda)", "Warga menanam padi", "Humas Setda"),
    ("Warga menanam padi | Rina Melati/Humas", "Warga menanam padi", "Rina Melati/Humas"),
    ("Warga menanam padi - Prokopim", "Warga menanam padi", "Prokopim"),
    ("Warga menanam padi /Ist", "Warga menanam padi", "Ist"),
    ("Warga menanam padi (Foto-foto: Prokopim)", "Warga menanam padi", "Prokopim"),
    ("Warga menanam padi (Sumber: air hujan)", "Warga menanam padi (Sumber: air hujan)", None),
    ("Warga menanam padi - Blora", "Warga menanam padi - Blora", None),
    ("Warga menanam padi /SW", "Warga menanam padi", "SW"),
    ("Warga menanam padi. Foto-Rina Melati", "Warga menanam padi.", "Rina Melati"),
    ("(Foto: Humas) Warga menanam padi", "Warga menanam padi", "Humas"),
    ("(Kiri) Bupati menanam padi", "(Kiri) Bupati menanam padi", None),
    ("Warga menanam padi. Dokumentasi oleh Humas", "Warga menanam padi.", "Humas"),
    (
        "Bali Tribune/ARI – Warga menanam padi di sawah",
        "Warga menanam padi di sawah",
        "Bali Tribune/ARI",
    ),
    ("Warga menanam padi. Fotografer Rina Melati", "Warga menanam padi.", "Rina Melati"),
    ("Warga menanam padi - Fotografer Rina Melati", "Warga menanam padi", "Rina Melati"),
    ("Warga menanam padi | Fotografer Rina Melati", "Warga menanam padi", "Rina Melati"),
    ("Warga menanam padi\nFotografer Rina Melati", "Warga menanam padi", "Rina Melati"),
    (
        "Warga berpose bersama fotografer Rina Melati",
        "Warga berpose bersama fotografer Rina Melati",
        None,
    ),
    ("Fotografer Rina Melati memotret", "Fotografer Rina Melati memotret", None),
    ("Warga menari di lapangan. 📷: Rina Melati", "Warga menari di lapangan.", "Rina Melati"),
    ("Warga menari di lapangan 📷 Rina Melati", "Warga menari di lapangan", "Rina Melati"),
    ("Warga menari di lapangan (📸 Humas Setda)", "Warga menari di lapangan", "Humas Setda"),
    ("Warga menari di lapangan. 📷\ufe0f @rina.m", "Warga menari di lapangan.", "@rina.m"),
    ("📷 Rina Melati", "", "Rina Melati"),
    ("📷 Warga menari. (Foto: Humas)", "Warga menari.", "Humas"),
    ("Lomba 📷 dan 🎥 dibuka hari ini", "Lomba 📷 dan 🎥 dibuka hari ini", None),
    ("Benteng usai dipugar. [foto: Faisal Dj.]", "Benteng usai dipugar.", "Faisal Dj."),
    ("Benteng usai dipugar. Foto: Rina Kh.", "Benteng usai dipugar.", "Rina Kh."),
    ("Benteng usai dipugar. (Foto: Hms.)", "Benteng usai dipugar.", "Hms"),
    ("Benteng usai dipugar. (Foto: Kominfo.)", "Benteng usai dipugar.", "Kominfo"),
    ("", "", None),
]


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case[0][:40])
def test_reads_credits(case):
    text, rest, expected = case
    text = text.replace("\\n", "\n")
    left, credits = split_tail_credit(text)
    assert " ".join(f"{credit.name}:{credit.role}" for credit in credits) == expected
    if credits:
        assert left == rest
    else:
        assert left == text
    assert parse_credits(text) == credits


@pytest.mark.parametrize(("text", "caption", "credit"), _CAPTIONS)
def test_reads_caption_credits(text, caption, credit):
    assert parse_caption_credit(text) == (caption, credit)


def test_raw_is_the_credit_as_printed():
    credits = parse_credits("“Kami siap,” pungkasnya. (say/yon)")
    assert [credit.raw for credit in credits] == ["(say/yon)", "(say/yon)"]


@given(st.text(max_size=300))
def test_any_text_gives_an_answer(text):
    _check(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "Penulis",
                "Editor",
                "Foto",
                ":",
                "/",
                "(",
                ")",
                "[",
                "]",
                "say",
                "yon",
                "Ani",
                "red",
                " ",
                "\n",
                "|",
                ".",
                "dan",
                "Malang",
                "Dok.",
                ",",
                "M.Si.",
                "@abc",
                "12",
                "-",
                "“",
            ]
        ),
        max_size=16,
    )
)
def test_any_mixture_gives_an_answer(parts):
    _check("".join(parts))


def _check(text):
    rest, credits = split_tail_credit(text)
    if credits:
        assert text.strip().startswith(rest)
        assert all(credit.name and credit.raw for credit in credits)
    else:
        assert rest == text
    caption, credit = parse_caption_credit(text)
    assert len(caption) <= len(text)
    assert credit is None or credit


@pytest.mark.parametrize(
    "hostile",
    [
        "A" * 200000,
        "Foto: " * 30000,
        "(" * 100000,
        "a/" * 100000,
        "Penulis: Ani " * 20000,
        "oleh " * 40000,
        " " * 200000,
        "(a" * 80000,
        ". " * 80000,
        "Aa " * 60000,
        "/" * 100000,
    ],
)
def test_hostile_text_takes_no_time(hostile):
    start = time.perf_counter()
    parse_credits(hostile)
    parse_caption_credit(hostile)
    assert time.perf_counter() - start < 0.25


@pytest.mark.parametrize(
    ("printed", "roles"),
    [
        (
            "(Naskah: Rina Melati/Joko Wibowo; Ed.: Yanti Asih)",
            ["Rina Melati:reporter", "Joko Wibowo:reporter", "Yanti Asih:editor"],
        ),
        ("Rep.: Rina Melati | Red.: Yanti Asih", ["Rina Melati:reporter", "Yanti Asih:editor"]),
        (
            "Ditulis dan difoto oleh Rina Melati, S.Pd.",
            ["Rina Melati, S.Pd.:reporter", "Rina Melati, S.Pd.:photographer"],
        ),
        (
            "Diliput serta disunting oleh Rina Melati",
            ["Rina Melati:reporter", "Rina Melati:editor"],
        ),
        (
            "Difoto dan ditulis oleh: Rina Melati",
            ["Rina Melati:photographer", "Rina Melati:reporter"],
        ),
        (
            "Penulis sekaligus fotografer: Rina Melati",
            ["Rina Melati:reporter", "Rina Melati:photographer"],
        ),
        (
            "Written and photographed by Rina Melati",
            ["Rina Melati:reporter", "Rina Melati:photographer"],
        ),
        # what somebody is, behind a stroke
        ("(Laporan : Rina Melati / Kasi Pelayanan)", ["Rina Melati:reporter"]),
        ("(Oleh: Rina Melati / Penyuluh Pertanian)", ["Rina Melati:reporter"]),
        ("(Rina Melati/Sekdes)", ["Rina Melati:reporter"]),
        ("(Rina Melati/Humas Setda)", ["Rina Melati:reporter", "Humas Setda:source"]),
        ("(Penulis: Rina Melati/Joko Wibowo)", ["Joko Wibowo:reporter", "Rina Melati:reporter"]),
        # a unit and who wrote there, before a label
        (
            "Pusdalops BPBD/Rina Melati | Ed. Yanti Asih",
            ["Pusdalops BPBD:source", "Rina Melati:reporter", "Yanti Asih:editor"],
        ),
        (
            "RSUD Ende/Rina Melati; Editor: Yanti Asih",
            ["RSUD Ende:source", "Rina Melati:reporter", "Yanti Asih:editor"],
        ),
        ("Desa Sukamaju/Bukit Harapan", []),
        ("Puskesmas Waru/Poli Gigi", []),
        ("Buku itu ditulis dan disunting oleh Rina Melati.", []),
        ("Ditulis dan diedit oleh siswa kelas lima.", []),
        ("Kain itu berwarna merah. Red.: anak buah", []),
    ],
)
def test_two_things_that_one_did_and_what_somebody_is(printed, roles):
    assert sorted(f"{c.name}:{c.role}" for c in parse_credits(printed)) == sorted(roles)

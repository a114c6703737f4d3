"""Datelines of all forms, their look-alikes, and what must hold of any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.extract.dateline.dateline import parse_dateline
from tests.growth import too_steep

_HERE = Path(__file__).parent
_CASES = [
    line.split("\t")
    for line in (_HERE / "datelines.tsv").read_text(encoding="utf-8").splitlines()[1:]
]
_NOT = (_HERE / "datelines-not.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case[0][:40])
def test_reads_datelines(case):
    text, place, publisher, body, date = case
    text = text.replace("\\n", "\n")
    found = parse_dateline(text)
    assert found is not None
    read = (found.place, found.publisher, found.date)
    assert read == (None if place == "None" else place, publisher or None, date or None)
    assert text[found.end :].startswith(body)


@pytest.mark.parametrize("text", _NOT)
def test_leaves_first_sentences_alone(text):
    assert parse_dateline(text) is None


@pytest.mark.parametrize("line", ["RINA, KUDUS", "Rina Melati, Kudus", "Rapat, Kudus"])
def test_a_name_before_a_region_in_a_line_is_no_place_by_itself(line):
    assert parse_dateline(f"{line}\nWarga menanam bakau di pesisir desa sejak pagi.") is None


def test_a_mark_behind_a_dash_may_be_a_number_s():
    text = "Wamena - -5 derajat tercatat pagi itu"
    found = parse_dateline(text)
    assert found is None or text[found.end :].startswith("-5")


def test_home_decides_the_region():
    line = parse_dateline("Blimbing (malangkota.go.id) – Dari sebuah", home="35.73")
    assert line is not None
    assert line.text == "Blimbing (malangkota.go.id)"
    assert (line.region_code, line.region_name, line.ambiguous) == ("35.73.01", "Blimbing", False)


def test_city_and_province_name_the_city():
    line = parse_dateline("Surabaya, Jawa Timur - Pemerintah Provinsi")
    assert line is not None
    assert line.text == line.place == "Surabaya, Jawa Timur"
    assert (line.region_code, line.region_name) == ("35.78", "Kota Surabaya")


def test_ambiguous_place_has_no_code():
    line = parse_dateline("MALANG – Wali Kota dan Bupati")
    assert line is not None
    assert line.ambiguous
    assert line.region_code is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gombong: KOMPAK, akronim dari", "Gombong"),
        ("Gombong, Bau soto menyambut siapa saja", "Gombong"),
        ("GOMBONG Pintu air kembali dibuka", "GOMBONG"),
        ("Gombong-Kebumen, Desa Kemukus menggelar", "Gombong-Kebumen"),
    ],
)
def test_places_of_the_own_region_need_less(text, place):
    line = parse_dateline(text, home="33.05")
    assert line is not None
    assert (line.place, line.region_code) == (place, "33.05.19")


def test_publishers_of_the_source_are_known():
    text = "Suara Kita – Bupati meresmikan pasar"
    assert parse_dateline(text) is None
    line = parse_dateline(text, publishers=["Suara Kita"])
    assert line is not None
    assert line.publisher == "Suara Kita"


@pytest.mark.parametrize("text", ["Malang (malangkota.go.id) –", "MALANG –", "Malang –\n"])
def test_a_dateline_may_stand_alone(text):
    line = parse_dateline(text)
    assert line is not None
    assert line.end == len(text)


@given(st.text(max_size=200))
def test_any_text_gives_an_answer(text):
    _check(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "Malang",
                "MALANG",
                "Bali",
                " ",
                ",",
                "–",
                "-",
                "(",
                ")",
                "ANTARA",
                "x.id",
                "12/4",
                "|",
                "\n",
                ":",
                "Wali Kota",
                "dan",
                ".",
                "Jawa Timur",
                "MC",
                "Kab.",
            ]
        ),
        max_size=14,
    )
)
def test_any_mixture_gives_an_answer(parts):
    _check("".join(parts))


def _check(text):
    line = parse_dateline(text, home="35.73")
    if line is None:
        return
    assert 0 < line.end <= len(text)
    assert line.text in text[: line.end]
    assert line.place is None or line.place in line.text
    assert line.publisher is None or line.publisher in line.text
    assert line.place or line.publisher


@pytest.mark.parametrize(
    "unit",
    ["A", "Malang ", "(", "a.", "- ", "Malang, ", "Malang (", "A b.", "Malang –" + " \n" * 50_000],
)
def test_hostile_text_takes_time_by_its_length(unit):
    assert too_steep(parse_dateline, unit, 100_000) is None

"""Codes, zones and the lookup of place names: own region, its province, then unique names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.errors import ConfigurationError
from newsarchive.places import find_place, fold, region, timezone_of
from newsarchive.places.region import region_rows


def test_counts_of_the_decree():
    levels = [level for level, _ in region_rows().values()]
    counts = [levels.count(level) for level in ("province", "regency", "city", "district")]
    assert counts == [38, 416, 98, 7285]


def test_a_region_knows_its_parent_and_zone():
    blimbing = region("35.73.01")
    assert blimbing is not None
    assert (blimbing.level, blimbing.name, blimbing.parent) == ("district", "Blimbing", "35.73")
    assert blimbing.timezone == "Asia/Jakarta"
    assert region("35") is not None
    assert region("99") is None
    assert region("") is None
    village = region("11.01.01.2001")
    assert village is not None
    assert (village.level, village.parent) == ("village", "11.01.01")


@pytest.mark.parametrize(
    ("code", "zone"),
    [
        ("11", "Jakarta"),
        ("62.71", "Jakarta"),
        ("51.03", "Makassar"),
        ("76", "Makassar"),
        ("63.71", "Makassar"),
        ("81", "Jayapura"),
        ("82.08", "Jayapura"),
        ("96.71", "Jayapura"),
    ],
)
def test_zones(code, zone):
    assert timezone_of(code) == f"Asia/{zone}"


def test_unknown_code_has_no_zone():
    with pytest.raises(ConfigurationError, match="99"):
        timezone_of("99")


@pytest.mark.parametrize(
    ("name", "home", "code"),
    [
        ("Blimbing", "35.73", "35.73.01"),
        ("BLIMBING", "35.73.05", "35.73.01"),
        ("Malang", "35.73", "35.73"),
        ("Malang", "35.07", "35.07"),
        ("Malang", "35.73.01", "35.73"),
        ("Kab. Malang", "35.73", "35.07"),
        ("KABUPATEN MALANG", None, "35.07"),
        ("Kota Malang", None, "35.73"),
        ("Malang Kota", None, "35.73"),
        ("Kepanjen", "35.73", "35.07.13"),
        ("Kepanjen", None, "35.07.13"),
        ("Kebumen", "33.05", "33.05"),
        ("Karanganyar", "33.05", "33.05.20"),
        ("Karanganyar", "33.13", "33.13"),
        ("Surabaya, Jawa Timur", None, "35.78"),
        ("Surabaya (Jatim)", None, "35.78"),
        ("Dompu, NTB", None, "52.05"),
        ("Kota Kupang, NTT", None, "53.71"),
        ("Blimbing, Kota Malang", None, "35.73.01"),
        ("Kec. Lowokwaru", None, "35.73.05"),
        ("NTB", None, "52"),
        ("NTT", None, "53"),
        ("Jatim", None, "35"),
        ("Jateng", None, "33"),
        ("Jabar", None, "32"),
        ("Kalteng", None, "62"),
        ("Sulsel", None, "73"),
        ("DIY", None, "34"),
        ("Provinsi Bali", None, "51"),
        ("Prov. Bali", None, "51"),
        ("West Java", None, "32"),
        ("Jakarta", None, "31"),
        ("DKI Jakarta", None, "31"),
        ("Yogyakarta", None, "34.71"),
        ("Solo", None, "33.72"),
        ("Palangka Raya", None, "62.71"),
        ("Palangkaraya", None, "62.71"),
        ("Kulonprogo", None, "34.01"),
        ("KULON PROGO", None, "34.01"),
        ("Bau-Bau", None, "74.72"),
        ("BAUBAU", None, "74.72"),
        ("Fakfak", None, "92.03"),
        ("Tolitoli", None, "72.04"),
        ("Biak", None, "91.06"),
        ("Kepulauan Selayar", None, "73.01"),
        ("Selayar", None, "73.01"),
        ("Sampit", None, "62.02"),
        ("Batusangkar", None, "13.04"),
        ("Wanggudu", None, "74.09"),
        ("Tamiang Layang", None, "62.13"),
        ("Kuala Kurun", None, "62.10"),
        ("Kabgor", None, "75.01"),
        ("Makasar", None, "73.71"),
        ("Kota Bahagia", None, "11.01.17"),
        ("Málang", "35.73", "35.73"),
    ],
)
def test_finds(name, home, code):
    found = find_place(name, home=home)
    assert found is not None
    assert found.code == code
    assert not found.ambiguous
    assert found.candidates == ()
    assert region(code).name == found.name


@pytest.mark.parametrize(
    ("name", "home", "candidates"),
    [
        ("Malang", None, ("35.07", "35.73")),
        ("Malang", "35", ("35.07", "35.73")),
        ("Malang", "33.05", ("35.07", "35.73")),
        ("Kupang", "53", ("53.01", "53.71")),
        ("Kupang-NTT", None, ("53.01", "53.71")),
        ("Bandung", "35.73", ("32.04", "32.73", "35.04.17")),
    ],
)
def test_says_when_it_cannot_decide(name, home, candidates):
    found = find_place(name, home=home)
    assert found is not None
    assert (found.code, found.name, found.level) == (None, None, None)
    assert found.ambiguous
    assert found.candidates == candidates


@pytest.mark.parametrize(
    "name", ["London", "Kuala Lumpur", "", "  ", "-", "Bandung, Australia", "x" * 500, "Wali Kota"]
)
def test_unknown_names_mean_nothing(name):
    assert find_place(name) is None
    assert find_place(name, home="35.73") is None


def test_villages_only_when_asked():
    assert find_place("Kunjir") is None
    found = find_place("Kunjir", villages=True)
    assert found is not None
    assert (found.code, found.level) == ("18.01.16.2009", "village")
    many = find_place("Sidomulyo", villages=True)
    assert many is not None


@given(st.sampled_from(sorted(region_rows())))
def test_every_region_is_found_at_home_by_its_full_name(code):
    found = find_place(region_rows()[code][1], home=code)
    assert found is not None
    assert code == found.code or code in found.candidates


@given(st.text(max_size=60), st.sampled_from([None, "35.73", "11", "99.99", "35.73.01"]))
def test_any_text_gives_an_answer(text, home):
    found = find_place(text, home=home)
    if found is not None:
        assert (found.code is None) == found.ambiguous
        assert found.ambiguous == bool(found.candidates)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)

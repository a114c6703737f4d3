"""The region that a person means: by code, by name, and what is answered when there is none or more than one."""

from __future__ import annotations

import pytest

from newsarchive.errors import QueryError
from newsarchive.places import region_asked
from newsarchive.places.region import region_rows


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("33.21", "33.21"),
        (" 35.73 ", "35.73"),
        ("35.", "35"),
        ("11.01.01.2001", "11.01.01.2001"),
        ("Demak", "33.21"),
        ("kabupaten demak", "33.21"),
        ("Kab. Malang", "35.07"),
        ("KOTA MALANG", "35.73"),
        ("Jawa Tengah", "33"),
        ("jateng", "33"),
        ("Blimbing, Kota Malang", "35.73.01"),
    ],
)
def test_a_code_or_a_name(asked, code):
    assert region_asked(asked).code == code


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("99.99", "no region has the code '99.99'"),
        ("3573", "no region has the code '3573'"),
        ("Demakk", r"did you mean Kabupaten Demak \(33\.21\)"),
        ("Atlantis Raya", "give the name of a province"),
        ("", "give the name of a province"),
        ("Malang", r"may be Kabupaten Malang \(35\.07\) or Kota Malang \(35\.73\); give the code"),
    ],
)
def test_what_is_none_or_not_one_is_an_error_with_a_way_out(asked, said):
    with pytest.raises(QueryError, match=said):
        region_asked(asked)


def test_the_official_name_of_every_government_means_it():
    for code, (level, name) in region_rows().items():
        if level != "district":
            assert region_asked(name).code == code, name


def test_an_ambiguous_name_lists_some_and_counts_the_rest():
    with pytest.raises(
        QueryError, match=r"Tengah \(11\.01\.06\.2008, Samadua\), .* or one of 7 others"
    ):
        region_asked("Tengah")

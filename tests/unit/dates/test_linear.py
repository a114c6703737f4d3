"""Hostile text is read in time linear in its length, a megabyte of it within seconds.

Here on a fiftieth of a megabyte; `tests/integration/dates` reads the whole megabytes.
"""

from __future__ import annotations

from datetime import date

import pytest

from newsarchive.dates import find_dates
from tests.growth import too_steep

UNITS = [
    "1", "1, ", "1/", "1-", "1.", "1\n", "(18/11 ", "Mei ", "dua puluh ", "yang lalu ", "tanggal 1, 2 dan ",
    "5 Mei s.d. ", "/2023/11/18", "1 abcdefgh 2023 ", "1-X-", "a-18-11-2023", "\u200b1/", "Senin, ", "jum at ",
    "setengah ", "Januari dan ", "1:2.3-", "http://a.b/1/", "Sabtu (18/11/2023) ", " ", "\n", "\xa0", "(", "{<",
    ",", "Senin", "Senin 1 dan ", "kemarin ", "pukul 1 ", "l8 ", "1o", "at ", "1 januarx 2023 ", "Sabbtu, ",
    "zul ", "pekan lalu ", "tahun 1 ", "www.a", "é", "'", "1st ", "Rp 1.", "nomor 1/1/2023 ", "Nov ember ",
]  # fmt: skip


def read(text):
    return find_dates(text, anchor=date(2023, 11, 18))


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_no_faster_than_the_text(unit):
    assert too_steep(read, unit) is None


def test_a_quadratic_part_shows():
    def read_and_look_back(text):
        read(text)
        # as much work again as a pattern does that looks back from every tenth character
        for end in range(0, len(text), 10):
            text.count("x", 0, end)

    assert too_steep(read_and_look_back, "1/")


def test_binary_and_huge_text_give_an_empty_list():
    assert find_dates("\x00\xff\x1f" * 100_000) == []
    assert find_dates("a" * 3_000_000) == []

"""Hostile text is read in time linear in its length, a megabyte of it within seconds.

Here on a twentieth of a megabyte; `tests/integration/dates` reads the whole megabytes.
"""

from __future__ import annotations

import gc
import time
from datetime import date

import pytest

from newsarchive.dates import find_dates

UNITS = [
    "1", "1, ", "1/", "1-", "1.", "1\n", "(18/11 ", "Mei ", "dua puluh ", "yang lalu ", "tanggal 1, 2 dan ",
    "5 Mei s.d. ", "/2023/11/18", "1 abcdefgh 2023 ", "1-X-", "a-18-11-2023", "\u200b1/", "Senin, ", "jum at ",
    "setengah ", "Januari dan ", "1:2.3-", "http://a.b/1/", "Sabtu (18/11/2023) ", " ", "\n", "\xa0", "(", "{<",
    ",", "Senin", "Senin 1 dan ", "kemarin ", "pukul 1 ", "l8 ", "1o", "at ", "1 januarx 2023 ", "Sabbtu, ",
    "zul ", "pekan lalu ", "tahun 1 ", "www.a", "é", "'", "1st ", "Rp 1.", "nomor 1/1/2023 ", "Nov ember ",
]  # fmt: skip
CHARACTERS = 50_000


def hostile(unit, characters):
    return (unit * (characters // len(unit) + 1))[:characters]


def seconds(text):
    gc.collect()
    start = time.process_time()
    find_dates(text, anchor=date(2023, 11, 18))
    return time.process_time() - start


@pytest.mark.parametrize("unit", UNITS)
def test_twice_the_text_takes_twice_the_time(unit):
    for _ in range(4):
        half, whole = (seconds(hostile(unit, size)) for size in (CHARACTERS // 2, CHARACTERS))
        # other work on the machine only adds to a time; times too short say nothing of growth
        if whole <= max(2.6 * half, 0.025):
            return
    pytest.fail(f"{CHARACTERS} characters took {whole:.2f} s, half of them {half:.2f} s")


def test_binary_and_huge_text_give_an_empty_list():
    assert find_dates("\x00\xff\x1f" * 100_000) == []
    assert find_dates("a" * 3_000_000) == []

"""Hostile text is read in time linear in its length, a megabyte of it within seconds.

Here on a fiftieth of a megabyte; `tests/integration/dates` reads the whole megabytes.
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
CHARACTERS = 20_000
#: how many pieces it is read in too: the shorter they are, the smaller a quadratic part that shows
PIECES = 8
#: seconds; shorter times say nothing of growth
SHORT = 0.004


def hostile(unit, characters):
    return (unit * (characters // len(unit) + 1))[:characters]


def seconds(read, text):
    # a collection would look through all that other tests have left
    gc.disable()
    start = time.process_time()
    read(text)
    took = time.process_time() - start
    gc.enable()
    return took


def too_steep(read, unit):
    """What was measured, when a text takes longer in one than in pieces; None when it does not."""
    piece, whole = hostile(unit, CHARACTERS // PIECES), hostile(unit, CHARACTERS)
    for _ in range(5):
        # other work on the machine slows some moments: pieces before and after make up for most of that
        pieces = sum(seconds(read, piece) for _ in range(PIECES // 2))
        together = seconds(read, whole)
        pieces += sum(seconds(read, piece) for _ in range(PIECES // 2))
        if together <= max(1.3 * pieces, SHORT):
            return None
    return f"{CHARACTERS} characters took {together:.4f} s, in {PIECES} pieces {pieces:.4f} s"


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

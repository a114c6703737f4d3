"""A megabyte of hostile text is read in time linear in its length."""

from __future__ import annotations

import time
from datetime import date

import pytest

from newsarchive.dates import find_dates

MEGABYTE = 1_000_000
UNITS = [
    "1", "1, ", "1/", "1-", "1.", "1\n", "(18/11 ", "Mei ", "dua puluh ", "yang lalu ", "tanggal 1, 2 dan ",
    "5 Mei s.d. ", "/2023/11/18", "1 abcdefgh 2023 ", "1-X-", "a-18-11-2023", "\u200b1/", "Senin, ", "jum at ",
    "setengah ", "Januari dan ", "1:2.3-", "http://a.b/1/", "Sabtu (18/11/2023) ",
]  # fmt: skip


def seconds(text):
    start = time.process_time()
    find_dates(text, anchor=date(2023, 11, 18))
    return time.process_time() - start


@pytest.mark.parametrize("unit", UNITS)
def test_hostile_text(unit):
    text = (unit * (MEGABYTE // len(unit) + 1))[:MEGABYTE]
    small = min(seconds(text[: MEGABYTE // 8]) for _ in range(2))
    large = seconds(text)
    # eight times the text may take eight times as long, with room for a busy machine
    assert large < 24 * max(small, 0.1)
    assert large < 20


def test_binary_and_huge_text_give_an_empty_list():
    assert find_dates("\x00\xff\x1f" * 100_000) == []
    assert find_dates("a" * 3_000_000) == []

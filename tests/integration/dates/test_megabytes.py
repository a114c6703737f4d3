"""Whole megabytes of hostile text: read within seconds, and twice as long in twice the time."""

from __future__ import annotations

import pytest

from tests.unit.dates.test_linear import UNITS, hostile, seconds

MEGABYTE = 1_000_000
#: a quiet core of the machine takes 3 s at most; a busy one up to three times as long
BOUND = 9.0


@pytest.mark.parametrize("unit", UNITS)
def test_a_megabyte(unit):
    for _ in range(3):
        half, whole = (seconds(hostile(unit, size)) for size in (MEGABYTE // 2, MEGABYTE))
        if whole <= max(2.6 * half, 0.2):
            break
    else:
        pytest.fail(f"a megabyte took {whole:.2f} s, half of it {half:.2f} s")
    assert whole < BOUND

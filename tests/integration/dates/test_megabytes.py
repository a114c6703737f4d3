"""Whole megabytes of hostile text: read within seconds, and four times as long in four times the time."""

from __future__ import annotations

import pytest

from tests.growth import hostile, seconds
from tests.unit.dates.test_linear import UNITS, read

MEGABYTE = 1_000_000
#: a quiet core of the machine takes 3 s at most; a busy one up to three times as long
BOUND = 9.0


@pytest.mark.parametrize("unit", UNITS)
def test_a_megabyte(unit):
    for _ in range(3):
        quarter, whole = (seconds(read, hostile(unit, size)) for size in (MEGABYTE // 4, MEGABYTE))
        if whole <= max(5.2 * quarter, 0.2):
            break
    else:
        pytest.fail(f"a megabyte took {whole:.2f} s, a quarter of it {quarter:.2f} s")
    assert whole < BOUND

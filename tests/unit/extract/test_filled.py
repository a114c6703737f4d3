"""What counts as said in a field of a record."""

from __future__ import annotations

import pytest

from newsarchive.extract.filled import count_filled, is_filled


@pytest.mark.parametrize(
    ("value", "filled"),
    [
        (None, False),
        ("", False),
        ("  ", False),
        ([], False),
        (0, True),
        (False, True),
        ("0", True),
        ([None], True),
    ],
)
def test_zero_is_a_value(value: object, filled: bool) -> None:
    assert is_filled(value) is filled


def test_counting() -> None:
    counts = count_filled([{"title": "a", "body": []}, {"title": "", "body": ["x"]}])
    assert (counts["title"], counts["body"], counts["published"]) == (1, 1, 0)

"""What a search can not be narrowed to is said to be that."""

from __future__ import annotations

import pytest

from newsarchive.errors import QueryError
from newsarchive.store.filters import SearchFilters, several


def test_several_values() -> None:
    assert several(["malang, demak", " ", "demak"]) == ("malang", "demak")
    assert SearchFilters(region=("Kabupaten Demak", "33.21", "35")).region == ("33.21", "35")


def test_days_in_the_wrong_order() -> None:
    with pytest.raises(QueryError, match="from 2024-05-01 to 2023-01-01; write the earlier"):
        SearchFilters(date_from="2024-05-01", date_to="2023-01-01")
    SearchFilters(date_from="2024-05-01", date_to="2024-05-01")


@pytest.mark.parametrize("name", ["byline", "place"])
def test_signs_that_no_text_has(name: str) -> None:
    with pytest.raises(QueryError, match="no text has"):
        SearchFilters(**{name: ("a\0b",)})  # type: ignore[arg-type]

"""Which answers are pages: one rule for the crawl, recovery and reprocessing."""

from __future__ import annotations

import pytest

from newsarchive.reading import is_page_type


@pytest.mark.parametrize(
    ("content_type", "is_page"),
    [
        (None, True),
        ("", True),
        ("text/html; charset=windows-1252", True),
        (" Text/HTML ;x", True),
        ("application/xhtml+xml", True),
        ("text/plain", True),
        ("application/pdf", False),
        ("image/jpeg", False),
        ("application/json", False),
    ],
)
def test_pages_by_their_type(content_type: str | None, is_page: bool) -> None:
    assert is_page_type(content_type) is is_page

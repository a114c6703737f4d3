from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsarchive.crawl.answers import retry_after

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (b"120", 120),
        ("Tue, 24 Nov 2026 12:01:00 GMT", 60),
        ("Tue, 24 Nov 2026 11:00:00 GMT", 0),
        (b"soon", None),
        (b"", None),
        (None, None),
        (b"-5", None),
    ],
)
def test_retry_after_in_both_forms(value, seconds) -> None:
    assert retry_after(value, NOW) == seconds

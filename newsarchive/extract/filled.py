"""Which fields of article records say something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

#: fields of an article whose share is watched
WATCHED = ("title", "published", "body", "bylines", "dateline", "captions")


def is_filled(value: Any) -> bool:
    """Whether a field says something: null, empty text and empty lists do not, a zero does."""
    if value is None:
        return False
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, list | tuple | dict | set):
        return len(value) > 0
    return True


def count_filled(records: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """In how many article records each watched field is filled."""
    return {name: sum(is_filled(record.get(name)) for record in records) for name in WATCHED}

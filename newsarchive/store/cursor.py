"""Where a page of hits ended, as a short text to pass back."""

from __future__ import annotations

import base64
import json
import math

from newsarchive.errors import QueryError


def write_cursor(sort: str, place: float | str, article_id: str) -> str:
    """Cursor that stands after a hit: its place in the order, its id where several share that place."""
    data = json.dumps([sort, place, article_id]).encode()
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def read_cursor(cursor: str | None, sort: str) -> tuple[float | str, str] | None:
    """Place and article id that a cursor stands after.

    Raises `QueryError` for a text that is no cursor, or one of another order.
    """
    if cursor is None:
        return None
    wrong = QueryError(f"{cursor!r} is no cursor of an earlier page; leave it out")
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        data = json.loads(base64.urlsafe_b64decode(padded))
    except ValueError as error:
        raise wrong from error
    if not (isinstance(data, list) and len(data) == 3 and isinstance(data[2], str)):
        raise wrong
    ordered, place, article_id = data
    is_number = isinstance(place, float) and math.isfinite(place)
    if ordered != sort:
        raise QueryError(
            f"the cursor belongs to the order {ordered!r}; use it with the same --sort"
        )
    if not (is_number if sort == "relevance" else isinstance(place, str)):
        raise wrong
    return place, article_id

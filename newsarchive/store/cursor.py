"""Where a page of hits ended, as a short text to pass back."""

from __future__ import annotations

import base64
import json
import math
from typing import Any

from newsarchive.errors import QueryError
from newsarchive.store.common_words import Place

#: place in the order, number of the article where several share that place
ExactPlace = tuple[float | str, int]
_COMMON = "common"


def write_cursor(sort: str, place: ExactPlace | Place) -> str:
    """Cursor that stands after a hit."""
    if isinstance(place, Place):
        data: list[Any] = [sort, _COMMON, place.newest, place.oldest, place.rank, place.docid]
    else:
        data = [sort, *place]
    return base64.urlsafe_b64encode(json.dumps(data).encode()).decode().rstrip("=")


def read_cursor(cursor: str | None, sort: str) -> ExactPlace | Place | None:
    """The place that a cursor stands after.

    Raises `QueryError` for a text that is no cursor, or one of another order.
    """
    if cursor is None:
        return None
    wrong = QueryError(f"{cursor!r} is no cursor of an earlier page; leave it out")
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        data = json.loads(base64.urlsafe_b64decode(padded))
    except (ValueError, RecursionError) as error:
        raise wrong from error
    if not (isinstance(data, list) and len(data) in (3, 6) and isinstance(data[0], str)):
        raise wrong
    ordered, *rest = data
    if ordered != sort:
        raise QueryError(
            f"the cursor belongs to the order {ordered!r}; use it with the same --sort"
        )
    if len(rest) == 5:
        common, newest, oldest, rank, docid = rest
        whole = all(map(_is_number_of_article, (newest, oldest, docid)))
        if (
            common != _COMMON
            or sort != "relevance"
            or not whole
            or not _is_rank(rank, or_none=True)
        ):
            raise wrong
        return Place(newest, oldest, rank, docid)
    place, docid = rest
    is_place = _is_rank(place) if sort == "relevance" else isinstance(place, str)
    if not is_place or not _is_number_of_article(docid):
        raise wrong
    return place, docid


def _is_number_of_article(value: Any) -> bool:
    return type(value) is int and 0 <= value < 2**31


def _is_rank(value: Any, *, or_none: bool = False) -> bool:
    return (or_none and value is None) or (isinstance(value, float) and math.isfinite(value))

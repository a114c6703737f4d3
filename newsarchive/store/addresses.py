"""Whose an address is."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from newsarchive.store.membership import pair_within
from newsarchive.store.models import AddressRow


def owners_of(connection: Connection, source_id: str, keys: Iterable[str]) -> set[str]:
    """Articles of a source that were found under addresses, by their keys."""
    places = [(source_id, key) for key in sorted(keys)]
    rows = connection.execute(
        select(AddressRow.article_id).where(
            pair_within(AddressRow.source_id, AddressRow.url_key, places)
        )
    )
    return set(rows.scalars())

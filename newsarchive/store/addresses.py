"""Whose an address is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, select

from newsarchive.store.membership import pair_within
from newsarchive.store.models import AddressRow
from newsarchive.store.redirect_chains import Place, came_from


def holders_of(connection: Connection, places: Iterable[Place]) -> dict[Place, set[str]]:
    """Articles that were found under addresses, by these."""
    rows = connection.execute(
        select(AddressRow.source_id, AddressRow.url_key, AddressRow.article_id).where(
            pair_within(AddressRow.source_id, AddressRow.url_key, sorted(places))
        )
    )
    found: dict[Place, set[str]] = {}
    for source, key, article in rows:
        found.setdefault((source, key), set()).add(article)
    return found


def owners_of(connection: Connection, place: Place) -> set[str]:
    """Articles that were found under an address."""
    return holders_of(connection, [place]).get(place, set())


def concerned_by(connection: Connection, place: Place, when: datetime) -> set[str]:
    """Articles found under an address captured at `when`, or under one that led there in that visit."""
    places = came_from(connection, place, when) | {place}
    return set().union(*holders_of(connection, places).values())

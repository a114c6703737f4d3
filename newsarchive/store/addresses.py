"""Whose an address is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from newsarchive.store.membership import pair_within
from newsarchive.store.models import AddressRow
from newsarchive.store.redirect_chains import Captured, Place, came_from


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


def concerned_by(connection: Connection, captured: Sequence[Captured]) -> set[str]:
    """Articles found under addresses that were captured, or under such as led there in these visits."""
    return _held(connection, came_from(connection, captured) | {place for place, _ in captured})


def led_to(connection: Connection, captured: Sequence[Captured]) -> set[str]:
    """Articles found under addresses that led to what was captured, in these visits."""
    return _held(connection, came_from(connection, captured))


def _held(connection: Connection, places: set[Place]) -> set[str]:
    return set().union(*holders_of(connection, places).values()) if places else set()

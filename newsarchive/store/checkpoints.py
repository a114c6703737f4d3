"""How far long tasks came, in the database that they write to."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, insert, select, update

from newsarchive.store.bulk import table_of
from newsarchive.store.models import CheckpointRow
from newsarchive.store.store import Store


def load(store: Store, name: str) -> dict[str, Any] | None:
    """What a task noted; None when it noted nothing, or is done."""
    with store.reading() as connection:
        noted = select(CheckpointRow.state).where(CheckpointRow.name == name)
        state: dict[str, Any] | None = connection.execute(noted).scalar()
    return state


def save(store: Store, name: str, state: dict[str, Any]) -> None:
    """Note how far it is; what was noted before is replaced."""
    with store.writing() as connection:
        known = update(CheckpointRow).where(CheckpointRow.name == name).values(state=state)
        if not connection.execute(known).rowcount:
            connection.execute(insert(table_of(CheckpointRow)), [{"name": name, "state": state}])


def clear(store: Store, name: str) -> None:
    """The task is done."""
    with store.writing() as connection:
        connection.execute(delete(CheckpointRow).where(CheckpointRow.name == name))

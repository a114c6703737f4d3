"""Statements over many rows: inserts that leave known rows alone, updates by key, long lists in parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, bindparam, update
from sqlalchemy.dialects import postgresql, sqlite

from newsarchive.store.models import Base
from newsarchive.store.rows import Row

Item = TypeVar("Item")
_CHUNK = 500


def table_of(model: type[Base]) -> Table:
    """The table of a model, for Core statements."""
    table = model.__table__
    assert isinstance(table, Table)
    return table


def chunks(values: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Parts short enough for one IN list, and for what is read for each to be held at once."""
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]


def insert_missing(connection: Connection, model: type[Base], rows: Sequence[Row]) -> None:
    """Insert rows whose key is not there yet."""
    if rows:
        connection.execute(insert_into(connection, model).on_conflict_do_nothing(), list(rows))


def insert_into(connection: Connection, model: type[Base]) -> Any:
    """An insert that can say what becomes of rows whose key is there."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    return dialect.insert(table_of(model))


def update_by_key(connection: Connection, model: type[Base], key: str, rows: Sequence[Row]) -> None:
    """Set the other columns of each row where its column `key` has the row's value."""
    if not rows:
        return
    table = table_of(model)
    names = [name for name in rows[0] if name != key]
    statement = (
        update(table)
        .where(table.c[key] == bindparam("the_key"))
        .values({name: bindparam(f"new_{name}") for name in names})
    )
    parameters: list[dict[str, Any]] = [
        {"the_key": row[key], **{f"new_{name}": row[name] for name in names}} for row in rows
    ]
    connection.execute(statement, parameters)

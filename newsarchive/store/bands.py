"""The table of LSH bands: which articles have a text under which key; the busiest table, so in plain SQL."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

_READ = {
    "sqlite": (
        "SELECT lsh_band.band, lsh_band.docid FROM json_each(?) AS wanted"
        " CROSS JOIN lsh_band ON lsh_band.band = wanted.value ORDER BY 1, 2"
    ),
    "postgresql": "SELECT band, docid FROM lsh_band WHERE band = ANY(%s::bigint[]) ORDER BY 1, 2",
}
_WRITE = {
    "sqlite": "INSERT OR IGNORE INTO lsh_band (band, docid) VALUES (?, ?)",
    "postgresql": (
        "INSERT INTO lsh_band (band, docid) SELECT * FROM unnest(%s::bigint[], %s::integer[])"
        " ON CONFLICT DO NOTHING"
    ),
}
_DELETE = {
    "sqlite": "DELETE FROM lsh_band WHERE band IN (SELECT value FROM json_each(?)) AND docid = ?",
    "postgresql": "DELETE FROM lsh_band WHERE band = ANY(%s::bigint[]) AND docid = %s",
}


def read_bands(connection: Connection, keys: Iterable[int]) -> dict[int, dict[int, None]]:
    """Articles known under each key, in the order of their arrival."""
    wanted = sorted(set(keys))
    if not wanted:
        return {}
    dialect = connection.dialect.name
    parameter = json.dumps(wanted) if dialect == "sqlite" else wanted
    found: dict[int, dict[int, None]] = {}
    for key, docid in connection.exec_driver_sql(_READ[dialect], (parameter,)):
        found.setdefault(key, {})[docid] = None
    return found


def write_bands(connection: Connection, rows: Iterable[tuple[int, int]]) -> None:
    """Add (key, article) rows; those that are there already stay."""
    ordered = sorted(rows)
    if not ordered:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_WRITE["sqlite"], ordered)
    else:
        keys, docids = (list(column) for column in zip(*ordered, strict=True))
        connection.exec_driver_sql(_WRITE["postgresql"], (keys, docids))


def delete_bands(connection: Connection, docid: int, keys: Sequence[int]) -> None:
    """Take an article out of these bands."""
    if keys:
        dialect = connection.dialect.name
        parameter = json.dumps(list(keys)) if dialect == "sqlite" else list(keys)
        connection.exec_driver_sql(_DELETE[dialect], (parameter, docid))

"""The newest schema of SQLite in one go, for a database that holds nothing; migrations are for those that hold some.

`migrations/newest.sql` is what the migrations leave behind, word for word, which a test looks after:

    python -m newsarchive.store.newest_schema

writes it anew after a migration was added.
"""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

from sqlalchemy import Connection

SCRIPT = Path(__file__).parent / "migrations" / "newest.sql"
_PARTED = ";\n"


def make_newest(connection: Connection, revision: str) -> None:
    """Create everything that the migrations up to `revision` would, within the transaction at hand."""
    for statement in SCRIPT.read_text("utf-8").split(_PARTED):
        if statement.strip():
            connection.exec_driver_sql(statement)
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (revision,))


def schema_of(path: Path) -> str:
    """The statements that make the schema of a SQLite database, in the order in which it was made.

    Left out is what SQLite makes by itself: indexes of constraints, the tables behind a full-text index.
    """
    connection = sqlite3.connect(path)
    try:
        rows = connection.execute(
            "SELECT m.name, m.sql FROM sqlite_master m"
            " LEFT JOIN pragma_table_list t ON t.name = m.name AND t.schema = 'main'"
            " WHERE m.sql IS NOT NULL AND coalesce(t.type, '') != 'shadow' ORDER BY m.rowid"
        ).fetchall()
    finally:
        connection.close()
    return "".join(sql + _PARTED for _name, sql in rows)


def migrated_schema() -> str:
    """The schema that the migrations leave behind in an empty database."""
    from newsarchive.database_url import sqlite_url
    from newsarchive.store.engine import migrated_engine

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "migrated.sqlite"
        migrated_engine(sqlite_url(path)).dispose()
        return schema_of(path)


if __name__ == "__main__":
    SCRIPT.write_text(migrated_schema(), "utf-8")

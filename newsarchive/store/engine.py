"""Opens the record database: SQLite with WAL, or PostgreSQL; brings its schema up to date or says why not."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError

from newsarchive.errors import StoreError

_MIGRATIONS = Path(__file__).parent / "migrations"


def open_engine(url: str, *, create: bool) -> Engine:
    """An engine whose schema is the one this program knows.

    Raises `StoreError` for an address that is none, a missing or damaged database, and a schema newer or older
    than the program.
    """
    try:
        parsed = make_url(url)
        is_sqlite = parsed.get_backend_name() == "sqlite"
        if is_sqlite and not create and not Path(parsed.database or "").is_file():
            raise StoreError(
                f"there is no database at {parsed.database}; `newsarchive init` makes one, "
                "`newsarchive reprocess` fills it from the WARCs"
            )
        # a single connection a thread; thirty seconds are longer than any of our transactions
        engine = create_engine(url, connect_args={"timeout": 30} if is_sqlite else {})
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise StoreError(f"{url!r} is no database address that can be used: {error}") from error
    if is_sqlite:
        event.listen(engine, "connect", _configure_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    try:
        _bring_up_to_date(engine, create=create)
    except DatabaseError as error:
        engine.dispose()
        raise StoreError(
            f"can not use the database {parsed.render_as_string()}: {error.orig}; "
            "restore it from a copy, or move it away and rebuild it with `newsarchive reprocess`"
        ) from error
    return engine


def _begin_sqlite(connection: Connection) -> None:
    """Whoever will write waits for its turn at the start: a reader that becomes a writer can be refused at once."""
    writes = connection.get_execution_options().get("newsarchive_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _configure_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # transactions begin where we say so, not where the driver guesses
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA busy_timeout=30000")
    cursor.execute("PRAGMA cache_size=-65536")
    cursor.close()


def _bring_up_to_date(engine: Engine, *, create: bool) -> None:
    config = migration_config()
    newest = ScriptDirectory.from_config(config).get_current_head()
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
        has_tables = bool(inspect(connection).get_table_names())
    if current == newest:
        return
    if current is None and (create or not has_tables):
        upgrade(engine)
        return
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if current not in known:
        raise StoreError(
            f"the database {engine.url.render_as_string()} was written by a newer newsarchive "
            f"(schema {current}); upgrade the program"
        )
    raise StoreError(
        f"the database {engine.url.render_as_string()} has schema {current}, this program needs {newest}; "
        "run `newsarchive db upgrade`"
    )


def migration_config() -> Config:
    """Alembic configuration of the migrations shipped."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    return config


def upgrade(engine: Engine) -> None:
    """Apply the migrations that are missing, each in a transaction."""
    config = migration_config()
    with (
        engine.connect() as plain,
        plain.execution_options(newsarchive_writes=True) as connection,
        connection.begin(),
    ):
        config.attributes["connection"] = connection
        command.upgrade(config, "head")

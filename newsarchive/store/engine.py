"""Opens the record database: SQLite with WAL, or PostgreSQL; brings its schema up to date or says why not."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from newsarchive.database_url import without_password
from newsarchive.errors import StoreError
from newsarchive.store.storable import json_text

if TYPE_CHECKING:
    from alembic.config import Config

#: the newest of the migrations shipped; Alembic is loaded only for a database of another one
SCHEMA = "0010"
#: seconds a writer waits for its turn on SQLite: many times our longest transaction, for turns are not in order
LOCK_WAIT = 180
_MIGRATIONS = Path(__file__).parent / "migrations"


def open_engine(url: str, *, create: bool) -> Engine:
    """An engine whose schema is the one this program knows.

    Raises `StoreError` for an address that is none, a missing or damaged database, and a schema newer or older
    than the program.
    """
    engine = _engine(url, create=create)
    try:
        _bring_up_to_date(engine, create=create)
    except DatabaseError as error:
        engine.dispose()
        raise StoreError(unusable(engine, error)) from error
    except StoreError:
        engine.dispose()
        raise
    return engine


def _engine(url: str, *, create: bool) -> Engine:
    try:
        parsed = make_url(url)
        is_sqlite = parsed.get_backend_name() == "sqlite"
        if is_sqlite and not create and not Path(parsed.database or "").is_file():
            raise StoreError(
                f"there is no database at {parsed.database}; `newsarchive init` makes one, "
                "`newsarchive reprocess` fills it from the WARCs"
            )
        if is_sqlite and not create and not Path(parsed.database or "").stat().st_size:
            raise StoreError(
                f"the database {parsed.database} is an empty file; restore it from a copy, or fill it from the WARCs "
                "with `newsarchive reprocess`"
            )
        options: dict[str, Any] = {"json_serializer": json_text}
        options |= {"connect_args": {"timeout": LOCK_WAIT}} if is_sqlite else {}
        is_reader = is_sqlite and not _may_write_beside(Path(parsed.database or ""))
        if is_reader:
            # another user may begin to write: each connection looks anew
            options["poolclass"] = NullPool
        engine = create_engine(url, **options)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise StoreError(
            f"{without_password(url)!r} is no database address that can be used ({error}); name a file, "
            "or write it like postgresql+psycopg://user@host/name"
        ) from error
    if is_sqlite:
        if is_reader:
            event.listen(engine, "do_connect", _connect_as_reader)
        event.listen(engine, "connect", _configure_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def unusable(engine: Engine, error: DatabaseError) -> str:
    """What a database that does not answer, or is damaged, is said to be, with the way out."""
    said = f"can not use the database {engine.url.render_as_string()}: {error.orig}"
    if engine.dialect.name == "sqlite" and re.search("unable to open|readonly", str(error.orig)):
        return (
            f"{said}; nothing is lost: this user must be allowed to read the file, and to write in its folder to "
            "change the archive; put that right, or work on a copy of the archive"
        )
    if engine.dialect.name == "sqlite" and re.search("disk I/O|is full", str(error.orig)):
        return (
            f"{said}; nothing is lost: see that its disk has room and can be written, then run the "
            "same command again"
        )
    if engine.dialect.name == "sqlite" and not _may_write_beside(Path(engine.url.database or "")):
        return (
            f"{said}; it may have been written while it was read: run the same command again; if that does not help, "
            "its keeper restores it from a copy, or moves it away and rebuilds it with `newsarchive reprocess`"
        )
    if engine.dialect.name == "sqlite":
        return f"{said}; restore it from a copy, or move it away and rebuild it with `newsarchive reprocess`"
    # a server that is away or is called otherwise has lost nothing
    return (
        f"{' '.join(said.split())}; nothing is lost: see that the server runs and that its address "
        "(--database, or `database` in newsarchive.toml) is right, then run the same command again"
    )


def _newer(engine: Engine, revision: str) -> str:
    return (
        f"the database {engine.url.render_as_string()} was written by a newer newsarchive "
        f"(schema {revision}); upgrade the program"
    )


def _begin_sqlite(connection: Connection) -> None:
    """Whoever will write waits for its turn at the start: a reader that becomes a writer can be refused at once."""
    writes = connection.get_execution_options().get("newsarchive_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _may_write_beside(path: Path) -> bool:
    """Whether SQLite can make the files beside a database that it wants even for reading."""
    if not path.is_file():
        return True
    is_read_only = bool(os.statvfs(path).f_flag & os.ST_RDONLY)
    return not is_read_only and os.access(path.absolute().parent, os.W_OK)


def _connect_as_reader(
    _dialect: Any, _record: Any, arguments: list[Any], options: dict[str, Any]
) -> None:
    """SQLite makes files beside a database even to read it, unless told that it does not change.

    While somebody writes, those files are there and are read too.
    """
    path = Path(arguments[0])
    waiting = path.with_name(path.name + "-wal")
    if waiting.is_file() and waiting.stat().st_size:
        return
    arguments[0] = f"file:{quote(arguments[0])}?immutable=1"
    options["uri"] = True


def _configure_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # transactions begin where we say so, not where the driver guesses
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    # some builds overwrite whatever is deleted, which doubles the merging of the full-text index
    cursor.execute("PRAGMA secure_delete=FAST")
    # the bands of near-copies land on random pages: keep many at hand (KiB), copy them back seldom (pages)
    cursor.execute("PRAGMA cache_size=-262144")
    cursor.execute("PRAGMA wal_autocheckpoint=16000")
    cursor.close()


def _bring_up_to_date(engine: Engine, *, create: bool) -> None:
    current = _revision(engine)
    if current == SCHEMA:
        return
    if current is None:
        with engine.connect() as connection:
            has_tables = bool(inspect(connection).get_table_names())
        # another process may be making it: what it commits lies between the two looks
        if has_tables and _revision(engine) == SCHEMA:
            return
        if has_tables:
            raise StoreError(
                f"{engine.url.render_as_string()} is a database of another program; name another with --database"
            )
        if not create:
            raise StoreError(
                f"the database {engine.url.render_as_string()} holds nothing yet; `newsarchive init` makes it ready, "
                "`newsarchive reprocess` fills it from the WARCs; or name another with --database"
            )
        _fill(engine)
        return
    if current not in _known_revisions():
        raise StoreError(_newer(engine, current))
    raise StoreError(
        f"the database {engine.url.render_as_string()} has schema {current}, this program needs {SCHEMA}; "
        "run `newsarchive db upgrade`"
    )


def _fill(engine: Engine) -> None:
    """Make the newest schema in an empty database."""
    if engine.dialect.name != "sqlite":
        upgrade(engine)
        return
    from newsarchive.store.newest_schema import make_newest

    with (
        engine.connect() as plain,
        plain.execution_options(newsarchive_writes=True) as connection,
        connection.begin(),
    ):
        # another process may have made it while this one waited for its turn
        if not inspect(connection).has_table("alembic_version"):
            make_newest(connection, SCHEMA)


def migrated_engine(url: str) -> Engine:
    """An engine of a new database that all migrations made, one after the other."""
    engine = _engine(url, create=True)
    upgrade(engine)
    return engine


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _known_revisions() -> set[str]:
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(migration_config())
    return {script.revision for script in scripts.walk_revisions()}


def migration_config() -> Config:
    """Alembic configuration of the migrations shipped."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    return config


def upgrade(engine: Engine) -> None:
    """Apply the migrations that are missing, all in one transaction.

    Raises `StoreError` when rows would be left that lead nowhere; nothing is changed then.
    """
    from alembic import command

    config = migration_config()
    with (
        engine.connect() as plain,
        _tables_rebuilt(plain),
        plain.execution_options(newsarchive_writes=True) as connection,
        connection.begin(),
    ):
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if engine.dialect.name == "sqlite":
            lost = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if lost:
                tables = ", ".join(sorted({str(row[0]) for row in lost}))
                raise StoreError(
                    f"the database {engine.url.render_as_string()} has {len(lost)} rows in {tables} that lead "
                    "nowhere and was not upgraded; move it away and rebuild it with `newsarchive reprocess`"
                )


@contextmanager
def _tables_rebuilt(connection: Connection) -> Iterator[None]:
    """SQLite: tables may be dropped and made again without their rows' followers being deleted."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    # within a transaction these would do nothing
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        # a connection of a reader is closed by now
        with suppress(sqlite3.ProgrammingError):
            driver.execute("PRAGMA foreign_keys=ON")


def upgrade_database(url: str) -> None:
    """Bring an existing database to the schema of this program.

    Raises `StoreError` for a database that is missing, damaged, or written by a newer program.
    """
    engine = _engine(url, create=False)
    try:
        current, known = _revision(engine), _known_revisions()
        if current is not None and current not in known:
            raise StoreError(_newer(engine, current))
        upgrade(engine)
    except DatabaseError as error:
        raise StoreError(unusable(engine, error)) from error
    finally:
        engine.dispose()

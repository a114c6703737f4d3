"""Every released schema leads to today's models, and its rows survive."""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import newsarchive.monitor.tables
import newsarchive.schedule.tables  # noqa: F401
from newsarchive.database_url import sqlite_url
from newsarchive.store import Store
from newsarchive.store.engine import SCHEMA, migrated_engine, migration_config
from newsarchive.store.models import Base
from newsarchive.store.newest_schema import SCRIPT, migrated_schema, schema_of

#: the full-text index is no model
OTHERS = ("article_index",)


def test_migrations_end_at_the_models(tmp_path: Path) -> None:
    engine = migrated_engine(sqlite_url(tmp_path / "a.sqlite"))
    with Store(engine) as store, store.reading() as connection:
        options = {
            "compare_type": True,
            "include_name": lambda name, kind, _parents: (
                kind != "table" or not name.startswith(OTHERS)
            ),
            "include_object": lambda _object, name, kind, _reflected, _other: (
                kind != "table" or not name.startswith(OTHERS)
            ),
        }
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_there_is_one_line_of_migrations() -> None:
    scripts = ScriptDirectory.from_config(migration_config())
    assert scripts.get_heads() == [SCHEMA]
    assert [script.revision for script in scripts.walk_revisions()][-1] == "0001"


def test_a_new_database_is_as_the_migrations_would_leave_it(tmp_path: Path) -> None:
    """Word for word. After a new migration: python -m newsarchive.store.newest_schema"""
    migrated = migrated_schema()
    assert SCRIPT.read_text("utf-8") == migrated
    path = tmp_path / "new.sqlite"
    Store.open(path, create=True).close()
    assert schema_of(path) == migrated
    # and it is known for one that needs no upgrade
    Store.open(path).close()

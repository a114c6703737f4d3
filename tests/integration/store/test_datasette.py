"""What `db datasette` says fits the database that it speaks of, and lets nothing hidden through."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from newsarchive.cli.datasette import datasette_metadata
from newsarchive.store import Store
from newsarchive.store.takedown import take_down
from tests.integration.store.conftest import PROFILES
from tests.integration.store.pages import reading

VIEWS = {"articles", "versions", "bylines", "captures"}


def test_views_are_open_tables_are_closed_and_questions_are_answered(tmp_path: Path) -> None:
    path = tmp_path / "records.sqlite"
    hidden = reading("https://demak.test/a")
    with Store.open(path, create=True) as store:
        store.upsert_sources(PROFILES)
        store.ingest([hidden, reading("https://demak.test/b")])
        take_down(store, hidden.keys.article_id, "putusan", datetime(2024, 1, 1, tzinfo=UTC))
    said = datasette_metadata("records")["databases"]["records"]
    with closing(sqlite3.connect(path)) as connection, connection:
        names = {row[0] for row in connection.execute("SELECT name FROM pragma_table_list")}
        assert said["allow_sql"] is False
        assert {name for name in names if not name.startswith("sqlite_")} == set(said["tables"])
        assert {name for name, table in said["tables"].items() if "allow" not in table} == VIEWS
        assert all(said["tables"][name]["description"] for name in VIEWS)
        asked = {
            name: connection.execute(query["sql"], {"word": "pasang"}).fetchall()
            for name, query in said["queries"].items()
        }
        assert [row[-1] for row in asked["search"]] == ["https://demak.test/b"]
        assert "https://demak.test/a" not in repr(asked)
        for word in ("", '"', "a OR b", "NEAR("):
            connection.execute(said["queries"]["search"]["sql"], {"word": word}).fetchall()

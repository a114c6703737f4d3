"""Every released schema, filled, becomes today's with its rows, on both databases; and the rows are guarded."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import IntegrityError

from newsarchive.dedup import dedup_keys
from newsarchive.errors import StoreError
from newsarchive.store import Store
from newsarchive.store.articles import find_article
from newsarchive.store.engine import migration_config, upgrade_database
from newsarchive.store.search import SearchFilters, search
from tests.integration.store.conftest import new_database
from tests.integration.store.pages import capture, prose, reading

URL = "https://demak.test/berita/1"
RELEASED = ("0001",)


def at_revision(address: str, revision: str) -> None:
    """An empty database of an older program."""
    engine = create_engine(address)
    config = migration_config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


def copy_rows(source: Store, address: str) -> None:
    """Rows of today's database in the tables of an older one; bands are left out."""
    engine = create_engine(address)
    order = (
        "source", "crawl_run", "capture", "article", "article_address", "absence", "takedown",
        "article_version", "version_alias", "credit", "caption", "date_mention", "duplicate_cluster",
        "quarantine", "url_state",
    )  # fmt: skip
    with source.reading() as old, engine.begin() as new:
        for table in order:
            rows = old.execute(text(f"SELECT * FROM {table}")).mappings().all()
            if rows:
                there = {column["name"] for column in inspect(new).get_columns(table)}
                names = [name for name in rows[0] if name in there]
                columns = ", ".join(f'"{name}"' for name in names)
                values = ", ".join(f":{name}" for name in names)
                new.execute(
                    text(f"INSERT INTO {table} ({columns}) VALUES ({values})"),
                    [_plain({name: row[name] for name in names}) for row in rows],
                )
        if new.dialect.name == "sqlite":
            rows = old.execute(text("SELECT rowid, title, body, byline FROM article_index"))
            insert = "INSERT INTO article_index (rowid, title, body, byline) VALUES (:rowid, :title, :body, :byline)"
        else:
            rows = old.execute(
                text("SELECT docid, CAST(document AS text) AS document FROM article_index")
            )
            insert = "INSERT INTO article_index VALUES (:docid, CAST(:document AS tsvector))"
            # numbers given go past the sequence
            highest = (
                "SELECT setval(pg_get_serial_sequence('article', 'docid'), max(docid)) FROM article"
            )
            new.execute(text(highest))
        new.execute(text(insert), [dict(row) for row in rows.mappings()])
    engine.dispose()


def _plain(row: dict[str, object]) -> dict[str, object]:
    return {
        name: json.dumps(value) if isinstance(value, dict) else value for name, value in row.items()
    }


@pytest.mark.parametrize("revision", RELEASED)
def test_rows_survive(new_store: Callable[[], Store], revision: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:  # fmt: skip
    store = new_store()
    copy = reading("https://malang.test/2", body=prose(1), source="malang")
    store.ingest([reading(URL, body=prose(1)), copy, reading(URL, body=prose(2), minutes=5)])
    store.record_gone(
        "malang", "https://malang.test/2", capture("https://malang.test/2", 30, status=404)
    )
    if store.engine.dialect.name == "sqlite":
        address = f"sqlite:///{tmp_path}/old.sqlite"
    else:
        address = new_database(request.getfixturevalue("postgres"))
    at_revision(address, revision)
    copy_rows(store, address)
    with pytest.raises(StoreError, match="newsarchive db upgrade"):
        Store.open(address)
    upgrade_database(address)
    with Store.open(address) as upgraded:
        assert upgraded.summary() == store.summary()
        assert find_article(upgraded, URL) == find_article(store, URL)
        assert find_article(upgraded, "https://malang.test/2")[0].gone_status == 404
        edited = SearchFilters(edited=True)
        assert [hit.versions for hit in search(upgraded, "", edited).hits] == [2]
        assert search(upgraded, "pasang").to_dict() == search(store, "pasang").to_dict()
        # bands were made again: a further copy finds its cluster
        third = reading("https://demak.test/3", body=prose(1))
        (result,) = upgraded.ingest([third])
        keys = dedup_keys("malang", copy.article)
        assert result.cluster_id == min(
            keys.article_id, third.keys.article_id, reading(URL).keys.article_id
        )


def test_an_upgrade_that_would_lose_its_footing_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    at_revision(f"sqlite:///{path}", "0001")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO duplicate_cluster VALUES ('a', 1)")
    with pytest.raises(StoreError, match="newsarchive reprocess"):
        upgrade_database(f"sqlite:///{path}")
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [
            ("0001",)
        ]
        assert connection.execute("SELECT count(*) FROM duplicate_cluster").fetchone() == (1,)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE article SET current_version = 'none'",
        "UPDATE article SET cluster_id = 'none'",
        "UPDATE article SET kind = 'poem'",
        "UPDATE article SET versions = 0",
        "UPDATE article SET gone_status = 404",
        "UPDATE article SET hidden_at = CURRENT_TIMESTAMP",
        "UPDATE article SET source_id = 'none'",
        "UPDATE article SET last_captured = '2001-01-01 00:00:00'",
        "UPDATE capture SET warc_offset = -1",
        "UPDATE capture SET record_type = 'request'",
        "DELETE FROM capture",
        "DELETE FROM article",
        "INSERT INTO duplicate_cluster VALUES ('a', 1)",
        "INSERT INTO quarantine VALUES ('none', 's', 'u', 'spam', '{}')",
    ],
)
def test_the_database_refuses_contradictions(
    new_store: Callable[[], Store], statement: str
) -> None:
    store = new_store()
    store.ingest([reading(URL)])
    with pytest.raises(IntegrityError), store.engine.begin() as connection:
        connection.execute(text(statement))

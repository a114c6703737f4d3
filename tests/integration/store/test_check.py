"""`db check` names what does not agree: between rows, and between rows and WARCs."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from newsarchive.errors import StoreError
from newsarchive.store import Store
from newsarchive.store.check_rows import check_rows
from tests.integration.store.pages import capture, prose, reading

URL = "https://demak.test/1"


@pytest.fixture
def filled(store: Store) -> Store:
    copy = reading("https://malang.test/2", body=prose(1), source="malang")
    store.ingest([reading(URL, body=prose(1)), copy, reading(URL, body=prose(2), minutes=5)])
    store.record_gone("malang", copy.article.url, capture(copy.article.url, 30, status=404))
    return store


def test_a_sound_database_has_no_problems(filled: Store) -> None:
    assert check_rows(filled) == []


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE capture SET version_id = 'none' WHERE status = 200", "captures lead to a version"),
        (
            "UPDATE capture SET article_id = 'none' WHERE status = 200",
            "captures lead to an article",
        ),
        ("UPDATE capture SET version_id = NULL", "versions have no capture"),
        ("UPDATE article SET published = '1999'", "articles say otherwise"),
        ("UPDATE duplicate_cluster SET members = 7", "clusters have other members"),
        ("UPDATE article SET versions = 7", "another number of versions"),
        ("INSERT INTO lsh_band VALUES (1, 99)", "bands of near-copies"),
        (
            "UPDATE article SET hidden_at = '2024-01-01 00:00:00', hidden_reason = 'x'",
            "hidden articles have no open takedown",
        ),
        ("DELETE FROM article_index", "articles can not be found by search"),
    ],
)
def test_each_contradiction_is_named_with_the_way_out(
    filled: Store, statement: str, named: str
) -> None:
    with filled.engine.begin() as connection:
        connection.execute(text(statement))
    problems = check_rows(filled)
    assert any(named in problem and "newsarchive" in problem for problem in problems), problems


def test_a_damaged_page_is_named_and_nothing_written(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with Store.open(path, create=True) as store:
        store.ingest([reading(f"https://none.test/{n}", kind="spam") for n in range(300)])
        with store.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(path.read_bytes())
    for page in range(len(content) // 4096 - 40, len(content) // 4096 - 2):
        content[page * 4096 : page * 4096 + 2000] = b"\xff" * 2000
    path.write_bytes(content)
    try:
        with Store.open(path) as store:
            problems = check_rows(store)
    except StoreError as error:
        problems = [str(error)]
    assert problems
    assert "newsarchive reprocess" in problems[0]
    assert path.read_bytes() == bytes(content)

"""Databases that can not be used are named with the way out; readers and writers do not get in each other's way."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import create_engine, inspect
from sqlalchemy.event import listen
from sqlalchemy.exc import OperationalError

from newsarchive.errors import StoreError
from newsarchive.home import ArchiveHome
from newsarchive.store import Store
from newsarchive.store.check_rows import check_rows
from newsarchive.store.engine import upgrade_database
from newsarchive.store.search import search
from tests.integration.store.conftest import PROFILES, new_database
from tests.integration.store.pages import reading


def test_a_missing_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="newsarchive init"):
        Store.open(tmp_path / "none.sqlite")
    with pytest.raises(StoreError, match="newsarchive init"):
        upgrade_database(f"sqlite:///{tmp_path}/none.sqlite")
    assert not (tmp_path / "none.sqlite").exists()


def test_a_folder_whose_name_means_something_in_an_address(tmp_path: Path) -> None:
    home = ArchiveHome(tmp_path / "apa? 50%20 #1").create()
    for location in (home.database_url, home.path / "other.sqlite"):
        with Store.open(location, create=True) as store:
            store.upsert_sources(PROFILES)
    assert {one.name for one in home.path.glob("*.sqlite")} == {"records.sqlite", "other.sqlite"}
    assert list(tmp_path.iterdir()) == [home.path]


def test_a_damaged_database(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    path.write_bytes(b"no database at all" * 400)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="newsarchive reprocess"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_file_cut_to_nothing_is_no_empty_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    path.touch()
    with pytest.raises(StoreError, match="is an empty file; restore it from a copy"):
        Store.open(path)
    Store.open(path, create=True).close()
    Store.open(path).close()


def test_damage_in_the_middle_is_named_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with Store.open(path, create=True) as store:
        store.upsert_sources(PROFILES)
        store.ingest([reading(f"https://demak.test/{n}") for n in range(200)])
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 3)
        file.write(b"\xff" * (path.stat().st_size // 2))
    # the damage may have met what is read on opening
    with pytest.raises(StoreError, match="restore it from a copy"), Store.open(path) as store:
        search(store, "sayung")


def test_a_newer_schema(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    Store.open(path, create=True).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer newsarchive"):
        Store.open(path)
    with pytest.raises(StoreError, match="newer newsarchive"):
        upgrade_database(f"sqlite:///{path}")


def test_a_foreign_database(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE mine (x)")
    with pytest.raises(StoreError, match="another program"):
        Store.open(path, create=True)


@pytest.mark.parametrize("address", ["mysterydb://u:secret@x/y", "mysql://u:secret@x/y"])
def test_an_address_of_another_kind_is_shown_without_its_password(address: str) -> None:
    with pytest.raises(StoreError, match=r"write it like postgresql\+psycopg://") as caught:
        Store.open(address)
    assert "secret" not in str(caught.value)


def test_a_server_that_does_not_answer_is_no_damage() -> None:
    with pytest.raises(StoreError, match="nothing is lost: see that the server runs") as caught:
        Store.open("postgresql+psycopg://u:secret@/x?host=/nowhere")
    assert "reprocess" not in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_full_disk_is_named_and_changes_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.sqlite", create=True) as store:
        store.upsert_sources(PROFILES)
        store.ingest([reading("https://demak.test/1")])
        store.engine.dispose()
        listen(store.engine, "connect", lambda made, _: made.execute("PRAGMA max_page_count=1"))
        with pytest.raises(StoreError, match="is full; nothing was changed: make room"):
            store.ingest([reading(f"https://demak.test/{n}") for n in range(2, 300)])
    with Store.open(tmp_path / "a.sqlite") as store:
        assert store.summary()["articles"] == 1
        assert check_rows(store) == []


def test_a_lock_that_stays_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsarchive.store.engine.LOCK_WAIT", 0.1)
    with Store.open(tmp_path / "a.sqlite", create=True) as store:
        other = sqlite3.connect(tmp_path / "a.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program has kept"):
            store.upsert_sources(PROFILES)
        other.execute("ROLLBACK")
        store.upsert_sources(PROFILES)


def test_readers_and_two_writers_at_once(new_store: Callable[[], Store]) -> None:
    store = new_store()
    other = Store.open(store.engine.url.render_as_string(hide_password=False))
    errors: list[Exception] = []
    waits: list[float] = []
    ended = threading.Event()

    def write(owner: Store, name: str) -> None:
        try:
            for number in range(15):
                owner.ingest([reading(f"https://demak.test/{name}/{number}/{n}") for n in range(8)])
        except Exception as error:
            errors.append(error)

    def read() -> None:
        try:
            while not ended.is_set():
                begun = time.perf_counter()
                search(other, "pasang", limit=5)
                waits.append(time.perf_counter() - begun)
        except Exception as error:
            errors.append(error)

    writers = [threading.Thread(target=write, args=(s, n)) for s, n in ((store, "a"), (other, "b"))]
    reader = threading.Thread(target=read)
    for thread in (*writers, reader):
        thread.start()
    for thread in writers:
        thread.join()
    ended.set()
    reader.join()
    other.close()
    assert errors == []
    assert store.summary()["articles"] == 240
    assert waits


def test_an_archive_on_a_read_only_disk_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a 50% #.sqlite"
    with Store.open(f"sqlite:///{path}", create=True) as store:
        store.upsert_sources(PROFILES)
        store.ingest([reading("https://demak.test/1")])
    monkeypatch.setattr(
        "newsarchive.store.engine.os.statvfs", lambda _: SimpleNamespace(f_flag=os.ST_RDONLY)
    )
    with Store.open(f"sqlite:///{path}") as store:
        assert search(store, "sayung").total == 1
        assert [one.name for one in tmp_path.iterdir()] == [path.name]
        with pytest.raises(StoreError, match="can only be read here; nothing was changed"):
            store.ingest([reading("https://demak.test/2")])


def test_an_archive_of_another_user_is_read_beside_its_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.sqlite"
    with Store.open(path, create=True) as store:
        store.upsert_sources(PROFILES)
        store.ingest([reading("https://demak.test/1")])
    with monkeypatch.context() as as_reader:
        as_reader.setattr("newsarchive.store.engine._may_write_beside", lambda _: False)
        reader = Store.open(path)
        upgrade_database(f"sqlite:///{path}")
    assert search(reader, "sayung").total == 1
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    with pytest.raises(StoreError, match="can only be read here; nothing was changed"):
        reader.ingest([reading("https://demak.test/2")])
    with Store.open(path) as writer:
        writer.ingest([reading("https://demak.test/2")])
        assert search(reader, "sayung").total == 2
    assert search(reader, "sayung").total == 2
    reader.close()


def test_a_server_without_records_is_left_empty(postgres: str) -> None:
    address = new_database(postgres)
    with pytest.raises(StoreError, match="holds nothing yet; `newsarchive init`"):
        Store.open(address)
    engine = create_engine(address)
    assert inspect(engine).get_table_names() == []
    engine.dispose()
    Store.open(address, create=True).close()
    Store.open(address).close()


def test_a_disk_that_refuses_is_no_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.sqlite"
    Store.open(path, create=True).close()

    def refuse(_engine: object) -> None:
        raise OperationalError("", {}, sqlite3.OperationalError("disk I/O error"))

    monkeypatch.setattr("newsarchive.store.engine._revision", refuse)
    with pytest.raises(StoreError, match="nothing is lost: see that its disk has room"):
        Store.open(path)


def test_a_database_that_may_not_be_opened_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    Store.open(path, create=True).close()
    path.with_name("a.sqlite-wal").mkdir()
    with pytest.raises(StoreError, match="nothing is lost: this user must be allowed"):
        Store.open(path)


def test_several_at_once_make_a_new_database_together(tmp_path: Path) -> None:
    def opened(_number: int) -> int:
        with Store.open(tmp_path / "a.sqlite", create=True) as store:
            return len(inspect(store.engine).get_table_names())

    with ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(opened, range(8)))) == 1

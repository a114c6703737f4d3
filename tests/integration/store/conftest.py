"""A store on each database: SQLite in a file, PostgreSQL in a throwaway cluster of this test session."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import URL, create_engine, make_url, text

from newsarchive.sources.profile import Profile
from newsarchive.store import Store

PROFILES = [
    Profile(id="demak", name="Kabupaten Demak", region="33.21", home="https://demak.test/"),
    Profile(id="malang", name="Kota Malang", region="35.73", home="https://malang.test/"),
]


def server_program(name: str) -> str:
    """Path of a PostgreSQL server program; fails loudly, for a skipped database is an untested one."""
    found = shutil.which(name) or max(
        map(str, Path("/usr/lib/postgresql").glob(f"*/bin/{name}")), default=None
    )
    if found is None:
        pytest.fail(f"{name} is missing: these tests need PostgreSQL (apt-get install postgresql)")
    return found


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Address template of a PostgreSQL server on a private socket; `{}` is the database's name."""
    folder = Path(tempfile.mkdtemp(prefix="newsarchive-pg-"))
    user = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
    run_as = {}
    if os.getuid() == 0:
        shutil.chown(folder, "postgres")
        run_as = {"user": "postgres"}
    data = folder / "data"
    initdb = [
        server_program("initdb"),
        "-D",
        str(data),
        "-A",
        "trust",
        "-U",
        user,
        "-E",
        "UTF8",
        "--no-sync",
    ]
    subprocess.run(initdb, check=True, capture_output=True, cwd=folder, **run_as)
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    control = [server_program("pg_ctl"), "-D", str(data), "-w"]
    subprocess.run(
        [*control, "-l", str(folder / "log"), "-o", options, "start"],
        check=True, cwd=folder, stdout=subprocess.DEVNULL, **run_as,
    )  # fmt: skip
    yield f"postgresql+psycopg://{user}@/{{}}?host={folder}"
    subprocess.run(
        [*control, "-m", "immediate", "stop"],
        check=True, cwd=folder, stdout=subprocess.DEVNULL, **run_as,
    )  # fmt: skip
    shutil.rmtree(folder)


_names = count()


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite database with all tables and nothing in them, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "records.sqlite"
    Store.open(f"sqlite:///{path}", create=True).close()
    return path


@pytest.fixture(scope="session")
def empty_database(postgres: str) -> str:
    """The name of a PostgreSQL database with all tables and nothing in them, to be copied."""
    address = new_database(postgres)
    Store.open(address, create=True).close()
    return str(make_url(address).database)


@pytest.fixture(params=["sqlite", "postgresql"])
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Makes empty stores, with the sources known."""
    opened: list[Store] = []

    def make() -> Store:
        if request.param == "sqlite":
            path = tmp_path / f"{next(_names)}.sqlite"
            shutil.copyfile(request.getfixturevalue("empty_file"), path)
            address = f"sqlite:///{path}"
        else:
            address = new_database(
                request.getfixturevalue("postgres"), request.getfixturevalue("empty_database")
            )
        store = Store.open(address)
        store.upsert_sources(PROFILES)
        opened.append(store)
        return store

    yield make
    for store in opened:
        store.close()
        if request.param == "postgresql":
            url = store.engine.url
            # hundreds of databases are a gigabyte that the disk would have to take
            on_server(url.set(database="postgres"), f"DROP DATABASE {url.database} WITH (FORCE)")


def new_database(template: str, like: str = "template1") -> str:
    """Makes an empty database, or one like another; returns its address."""
    name = f"test{next(_names)}"
    on_server(make_url(template.format("postgres")), f"CREATE DATABASE {name} TEMPLATE {like}")
    return template.format(name)


def on_server(address: URL, statement: str) -> None:
    """Run a statement that stands in no transaction."""
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


@pytest.fixture
def store(new_store: Callable[[], Store]) -> Store:
    """One empty store."""
    return new_store()

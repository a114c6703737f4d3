"""Databases without a row: made by the migrations once, copied for each test."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from newsarchive.home import ArchiveHome
from newsarchive.store import Store


def fresh_store(path: Path) -> Store:
    """A new SQLite database there, open."""
    path.write_bytes(_made_once())
    return Store.open(path)


def fresh_home(path: Path) -> ArchiveHome:
    """A new archive home there, with its database."""
    home = ArchiveHome.locate(path).create()
    fresh_store(home.path / "records.sqlite").close()
    return home


@cache
def _made_once() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "records.sqlite"
        Store.open(path, create=True).close()
        return path.read_bytes()

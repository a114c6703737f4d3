"""What happens to archives on real disks: each damage is named in one line with the way out, and made no worse."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.samplesites import SampleSites
from tests.integration.conftest import Archive


@pytest.fixture(scope="module")
def crawled(
    sites: SampleSites,
    archive_maker: Callable[[Path], Archive],
    tmp_path_factory: pytest.TempPathFactory,
) -> Archive:
    archive = archive_maker(tmp_path_factory.mktemp("crawled") / "archive")
    archive.crawl("sampel-malang", max_pages=5)
    assert "0 problems" in archive.run("db", "check", codes=(0,))
    return archive


@pytest.fixture
def archive(crawled: Archive, tmp_path: Path) -> Archive:
    """A copy to break."""
    shutil.copytree(crawled.path, tmp_path / "archive")
    return Archive(tmp_path / "archive")


def said(archive: Archive, *arguments: str) -> str:
    """What a failing command says on stderr."""
    done = archive.done(*arguments)
    assert done.returncode == 1, (done.returncode, done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    return done.stderr


def warc_with_articles(archive: Archive) -> tuple[Path, int, int]:
    name, offset, length = archive.rows(
        "SELECT warc_file, warc_offset, warc_length FROM capture WHERE article_id IS NOT NULL LIMIT 1"
    )[0]
    return next((archive.path / "warc").rglob(Path(name).name)), offset, length


def test_a_missing_warc(archive: Archive) -> None:
    path, _offset, _length = warc_with_articles(archive)
    path.rename(path.with_suffix(".away"))
    errors = said(archive, "db", "check")
    assert path.name in errors
    assert len(archive.rows("SELECT 1 FROM article")) > 0


def test_a_warc_changed_behind_our_back(archive: Archive) -> None:
    path, offset, length = warc_with_articles(archive)
    content = bytearray(path.read_bytes())
    for at in range(offset + length // 2, offset + length // 2 + 8):
        content[at] ^= 0xFF
    path.write_bytes(content)
    errors = said(archive, "db", "check")
    assert path.name in errors
    assert str(offset) in errors
    assert path.read_bytes() == bytes(content)


def test_a_database_cut_short(archive: Archive) -> None:
    path = archive.path / "records.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    cut = path.read_bytes()[: path.stat().st_size // 2]
    path.write_bytes(cut)
    for command in (["db", "check"], ["search", "warga"]):
        errors = said(archive, *command)
        assert "records.sqlite" in errors
        assert "reprocess" in errors or "restore" in errors
    assert path.read_bytes() == cut


def test_a_newer_schema(archive: Archive) -> None:
    with closing(sqlite3.connect(archive.path / "records.sqlite")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    for command in (["search", "warga"], ["db", "upgrade"], ["crawl", "sampel-malang"]):
        assert "upgrade the program" in said(archive, *command)
    assert archive.rows("SELECT version_num FROM alembic_version") == [("9999",)]


def test_an_older_schema(archive: Archive) -> None:
    with closing(sqlite3.connect(archive.path / "records.sqlite")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    assert "newsarchive db upgrade" in said(archive, "search", "warga")

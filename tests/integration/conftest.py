"""Sample sites served once a test session, and crawls run as a person runs them: as processes."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from newsarchive.samplesites import SampleSites, write_profiles
from tests.integration.commands import Running, run_command, start_command

#: of the sample sites; test processes side by side have their own
PORT = 8491 + 20 * int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:])
ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Archive:
    """An archive home and the command line on it."""

    path: Path
    port: int = PORT

    def command(self, *arguments: str) -> list[str]:
        return [
            *(sys.executable, "-m", "newsarchive.cli.main", *arguments),
            *("--archive", str(self.path)),
        ]

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """A command that goes on while the test does, in an interpreter of its own."""
        return subprocess.Popen(
            self.command(*arguments),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(),
        )

    def begin(self, *arguments: str) -> Running:
        """As `start`, without waiting for imports."""
        return start_command([*arguments, "--archive", str(self.path)], environment())

    def done(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A command run to its end, however it ends."""
        return run_command([*arguments, "--archive", str(self.path)], environment())

    def run(self, *arguments: str, codes: tuple[int, ...] = (0, 3)) -> str:
        done = self.done(*arguments)
        assert done.returncode in codes, (arguments, done.returncode, done.stderr[-3000:])
        assert "Traceback" not in done.stderr
        return done.stdout

    def json(self, *arguments: str) -> Any:
        return json.loads(self.run(*arguments, "--json"))

    def crawl(self, *sources: str, **options: Any) -> dict[str, Any]:
        flags = [f"--{name.replace('_', '-')}" for name, value in options.items() if value is True]
        for name, value in options.items():
            if value is not True:
                flags += [f"--{name.replace('_', '-')}", str(value)]
        return self.json("crawl", *sources, "--delay", "0", *flags)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Rows of the record database."""
        with closing(sqlite3.connect(self.path / "records.sqlite")) as connection, connection:
            return connection.execute(query).fetchall()

    def lose(self, condition: str) -> None:
        """Take articles, by a condition on their versions, out of the database behind the archive's back."""
        with closing(sqlite3.connect(self.path / "records.sqlite")) as connection, connection:
            names = [
                row[0]
                for row in connection.execute(
                    "SELECT name FROM pragma_table_list WHERE type = 'table'"
                )
            ]
            chosen = f"SELECT version_id, article_id FROM article_version WHERE {condition}"
            connection.execute(f"CREATE TEMP TABLE lost AS {chosen}")
            for name in names:
                columns = {row[1] for row in connection.execute(f"PRAGMA table_info({name!r})")}
                for column in ("version_id", "article_id"):
                    if column in columns and not name.startswith(("lost", "url_state")):
                        connection.execute(
                            f"DELETE FROM {name} WHERE {column} IN (SELECT {column} FROM lost)"
                        )

    def versions(self) -> set[tuple[str, str, str]]:
        """(article id, version id, body digest) of everything stored."""
        return set(self.rows("SELECT article_id, version_id, body_digest FROM article_version"))

    def articles(self) -> dict[str, tuple[int, bool]]:
        """Path of each article: (number of versions, whether it has a tombstone)."""
        rows = self.rows(
            "SELECT a.url, count(*), a.gone_at IS NOT NULL FROM article a"
            " JOIN article_version v ON v.article_id = a.article_id GROUP BY a.article_id"
        )
        return {path_of(url): (versions, bool(gone)) for url, versions, gone in rows}

    def clusters(self) -> list[set[str]]:
        """Paths of the articles of each cluster."""
        found: dict[str, set[str]] = {}
        for cluster, url in self.rows(
            "SELECT cluster_id, url FROM article WHERE cluster_id IS NOT NULL"
        ):
            found.setdefault(cluster, set()).add(path_of(url))
        return sorted(found.values(), key=sorted)


def path_of(url: str) -> str:
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SampleSites]:
    log = tmp_path_factory.mktemp("server-log")
    with SampleSites(port=PORT, epoch=1, log_dir=log) as running:
        yield running


@pytest.fixture(scope="session")
def archive_maker() -> Callable[[Path], Archive]:
    """Makes an archive that knows the sample sites."""

    def make(path: Path) -> Archive:
        made = Archive(path)
        made.run("init")
        write_profiles(made.path / "sources", PORT)
        return made

    return make


@pytest.fixture
def new_archive(archive_maker: Callable[[Path], Archive]) -> Callable[[Path], Archive]:
    """Makes an archive that knows the sample sites."""
    return archive_maker


@pytest.fixture
def archive(tmp_path: Path, sites: SampleSites, new_archive: Callable[[Path], Archive]) -> Archive:
    sites.set_epoch(1)
    return new_archive(tmp_path / "archive")


@pytest.fixture(scope="session")
def crawled(
    tmp_path_factory: pytest.TempPathFactory,
    sites: SampleSites,
    archive_maker: Callable[[Path], Archive],
) -> Archive:
    """One source before and after its edits; for tests that only read, or work on a copy."""
    made = archive_maker(tmp_path_factory.mktemp("crawled") / "archive")
    sites.set_epoch(1)
    made.crawl("sampel-malang", no_requisites=True)
    sites.set_epoch(2)
    made.crawl("sampel-malang", recheck=True, no_requisites=True)
    sites.set_epoch(1)
    return made

"""Sample sites served once a test session, and crawls run as a person runs them: as processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from newsarchive.samplesites import SampleSites, write_profiles
from newsarchive.store import Store

PORT = 8491
ROOT = Path(__file__).resolve().parents[3]


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

    def run(self, *arguments: str, codes: tuple[int, ...] = (0, 3)) -> str:
        done = subprocess.run(
            self.command(*arguments), capture_output=True, text=True, env=environment(), timeout=110
        )
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

    def versions(self) -> set[tuple[str, str, str]]:
        """(article id, version id, body digest) of everything stored."""
        from sqlalchemy import create_engine, text

        engine = create_engine(f"sqlite:///{self.path / 'records.sqlite'}")
        with engine.connect() as connection:
            rows = connection.execute(
                text("SELECT article_id, version_id, body_digest FROM article_version")
            )
            return {tuple(row) for row in rows}

    def summary(self) -> dict[str, Any]:
        with Store.open(f"sqlite:///{self.path / 'records.sqlite'}") as store:
            return store.summary()


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SampleSites]:
    log = tmp_path_factory.mktemp("server-log")
    with SampleSites(port=PORT, epoch=1, log_dir=log) as running:
        yield running


@pytest.fixture
def archive(tmp_path: Path, sites: SampleSites) -> Archive:
    sites.set_epoch(1)
    made = Archive(tmp_path / "archive")
    made.run("init")
    write_profiles(made.path / "sources", PORT)
    return made

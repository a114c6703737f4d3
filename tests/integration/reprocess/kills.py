"""Random SIGKILLs while an archive is reprocessed into an empty database: the rows of one undisturbed run.

python -m tests.integration.reprocess.kills ARCHIVE [--kills 100] [--seed 1]

Works on a copy of the archive; prints the digest of all derived rows of both databases.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from tests.integration.commands import run_command

#: what the crawl alone knows, and keys that mean nothing outside one database
_APART = {
    "crawl_run",
    "source_run",
    "url_state",
    "takedown",
    "alembic_version",
    "schedule",
    "scheduled_run",
}


@dataclass
class Outcome:
    """What came of the kills."""

    kills: int = 0
    completed: int = 0
    points: int = 0
    undisturbed: str = ""
    disturbed: str = ""
    rows: dict[str, int] = field(default_factory=dict)


def kill_reprocessing(archive: Path, kills: int, seed: int) -> Outcome:
    """Reprocess a copy undisturbed and once more with this many kills, each at a random point of the progress."""
    chance = random.Random(seed)
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "archive"
        shutil.copytree(archive, home)
        drop(home)
        outcome.points = int(run(home).stdout)
        outcome.undisturbed, outcome.rows = digest(home)
        drop(home)
        while outcome.kills < kills:
            # most runs end early, so that the later ones go on deep in the archive; some may reach the end
            point = chance.randint(1, max(2, outcome.points // chance.choice((1, 2, 8, 8))))
            done = run(home, point)
            if done.returncode == -signal.SIGKILL:
                outcome.kills += 1
            else:
                assert done.returncode == 0, done.stderr[-2000:]
                outcome.completed += 1
                assert digest(home)[0] == outcome.undisturbed, f"seed {seed}: kill {outcome.kills}"
                drop(home)
        done = run(home)
        assert done.returncode == 0, done.stderr[-2000:]
        outcome.disturbed, _rows = digest(home)
    return outcome


def digest(home: Path, *apart: str) -> tuple[str, dict[str, int]]:
    """SHA-256 over every row of every derived table but those `apart`, sorted; and the number of rows by table."""
    total = hashlib.sha256()
    counts: dict[str, int] = {}
    with closing(sqlite3.connect(home / "records.sqlite")) as connection, connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        )
        for (name,) in names.fetchall():
            if name in (*_APART, *apart) or name.startswith(("article_index", "sqlite_")):
                continue
            columns = [
                row[1]
                for row in connection.execute(f"PRAGMA table_info({name})")
                if (name, row[1]) not in {("article", "docid"), ("source", "memory")}
            ]
            query = f"SELECT {', '.join(columns)} FROM {name}"
            if name == "lsh_band":
                # `docid` counts arrivals: two pages read side by side may come in either order
                query = "SELECT band, article_id FROM lsh_band JOIN article USING (docid)"
            rows = sorted(repr(row) for row in connection.execute(query))
            counts[name] = len(rows)
            total.update(f"{name}\n".encode())
            for row in rows:
                total.update(row.encode("utf-8", "surrogatepass") + b"\n")
        # the full-text index finds what it found
        for word in ("kota", "warga", "kepala"):
            query = (
                "SELECT a.article_id FROM article_index i JOIN article a ON a.docid = i.rowid"
                " WHERE article_index MATCH ? ORDER BY 1"
            )
            total.update(repr(connection.execute(query, (word,)).fetchall()).encode())
    return total.hexdigest(), counts


def drop(home: Path) -> None:
    """Take the record database away, so that it is read anew from the WARC files."""
    for path in home.glob("records.sqlite*"):
        path.unlink()


def run(home: Path, *point: int) -> subprocess.CompletedProcess[str]:
    return run_command(
        [str(home), *map(str, point)], dict(os.environ), "tests.integration.reprocess.killed"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    outcome = kill_reprocessing(arguments.archive, arguments.kills, arguments.seed)
    print(json.dumps(outcome.__dict__, indent=1))
    if outcome.undisturbed != outcome.disturbed:
        sys.exit("the databases differ")


if __name__ == "__main__":
    main()

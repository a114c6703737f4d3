"""Writing, searching and exporting at once, each in a process of its own, on one database.

python tests/benchmarks/side_by_side.py [--seconds 20] [--database URL]

The bare reader never waits for a lock (its timeout is 0): had a writer ever been in its way, it would have failed. The
idle process reads nothing at all: its worst time is what the machine's load alone costs anyone.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sqlite3
import sys
import tempfile
import time
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from newsarchive.export.rows import export_rows  # noqa: E402
from newsarchive.store import Store  # noqa: E402
from newsarchive.store.search import SearchFilters, search  # noqa: E402
from tests.benchmarks.synthetic import articles, profiles  # noqa: E402

_BATCH = 64


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--database", help="SQLAlchemy address of an empty database")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        address = arguments.database or f"sqlite:///{folder}/records.sqlite"
        print(json.dumps(measure(address, arguments.seconds), indent=1))


def measure(address: str, seconds: float) -> dict[str, Any]:
    """Run two writers, two searchers, one export and a bare reader for so long; what each met."""
    with Store.open(address, create=True) as store:
        store.upsert_sources(profiles())
        store.ingest([reading for reading, _origin in articles(2 * _BATCH, seed=99)])
    spawn = multiprocessing.get_context("spawn")
    roles = [("write", 1), ("write", 2), ("search", 1), ("search", 2), ("export", 1), ("read", 1), ("idle", 1)]  # fmt: skip
    running = []
    together = spawn.Barrier(len(roles))
    for role, seed in roles:
        ours, theirs = spawn.Pipe(duplex=False)
        process = spawn.Process(target=_act, args=(role, seed, address, seconds, together, theirs))
        process.start()
        running.append((role, process, ours))
    report: dict[str, Any] = {"seconds": seconds, "database": address.split(":")[0]}
    errors: list[str] = []
    for role, process, ours in running:
        done, worst, error = ours.recv()
        process.join()
        kept = report.setdefault(role, {"done": 0, **dict.fromkeys(worst, 0.0)})
        kept["done"] += done
        for name, value in worst.items():
            kept[name] = max(kept[name], round(value, 1))
        errors += [error] if error else []
    report["errors"] = errors
    return report


def _act(
    role: str, seed: int, address: str, seconds: float, together: Barrier, answer: Connection
) -> None:
    done, worst, error = 0, {"worst_ms": 0.0}, None
    try:
        with Store.open(address) as store:
            actions = {
                "write": _write,
                "search": _search,
                "export": _export,
                "read": _read,
                "idle": _idle,
            }
            action = actions[role](store, seed)
            next(action)
            together.wait()
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                wall = time.perf_counter()
                next(action)
                worst["worst_ms"] = max(worst["worst_ms"], 1000 * (time.perf_counter() - wall))
                done += 1
    except Exception as failure:
        together.abort()
        error = f"{role}: {failure}"
    answer.send((done, worst, error))


def _write(store: Store, seed: int) -> Any:
    stream = articles(10**9, seed=seed)
    while True:
        batch = [reading for reading, _origin in islice(stream, _BATCH)]
        yield
        store.ingest(batch)


def _search(store: Store, seed: int) -> Any:
    words = ["baba", "bace", "ka*", "ma* -sa*", "title:la*", "nga* OR nya*"]
    while True:
        for word in words:
            search(store, word, SearchFilters(date_from="2015-01-01", region=("13",)))
            yield


def _export(store: Store, _seed: int) -> Any:
    while True:
        for number, _row in enumerate(export_rows(store, "", SearchFilters())):
            if number % 100 == 0:
                yield


def _read(store: Store, _seed: int) -> Any:
    """One row by its key: takes microseconds, so that all beyond is waiting."""
    if store.engine.dialect.name == "sqlite":
        connection = sqlite3.connect(str(store.engine.url.database), timeout=0)
        while True:
            connection.execute("SELECT url FROM article WHERE docid = 7").fetchall()
            yield
    while True:
        with store.reading() as reader:
            reader.exec_driver_sql("SELECT url FROM article WHERE docid = 7").all()
        yield


def _idle(_store: Store, _seed: int) -> Any:
    """As much computing as a small query, no database."""
    while True:
        sum(range(2000))
        yield


if __name__ == "__main__":
    main()

"""How fast articles go into the database, whether it stays so, and how many near-copies are found.

python tests/benchmarks/ingest.py [--count 20000] [--batch 250] [--database URL]

Only the time in the store is counted, not that of making the articles up; CPU seconds are this process's and, on
PostgreSQL, its server process's. Memory is this process's at its highest.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sqlalchemy import select  # noqa: E402

from newsarchive.dedup.text import jaccard, shingles  # noqa: E402
from newsarchive.store import Store  # noqa: E402
from newsarchive.store.clusters import link_copies  # noqa: E402
from newsarchive.store.models import ArticleRow  # noqa: E402
from tests.benchmarks.synthetic import articles, profiles  # noqa: E402

#: texts that each of the sampled articles is compared with, the last ones that came in
_COMPARED = 20_000
_SAMPLE = 400


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--batch", type=int, default=250, help="articles a transaction")
    parser.add_argument(
        "--database", help="SQLAlchemy address; default: SQLite in a temporary folder"
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        address = arguments.database or f"sqlite:///{folder}/records.sqlite"
        with Store.open(address, create=True) as store:
            print(json.dumps(measure(store, arguments.count, arguments.batch), indent=1))


class _Clock:
    """Wall and CPU seconds that some function takes."""

    def __init__(self, server: int | None) -> None:
        self._server = server
        self.wall = self.cpu = 0.0

    def timed(self, function: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        wall, cpu = time.perf_counter(), self._spent()
        try:
            return function(*arguments, **named)
        finally:
            self.wall += time.perf_counter() - wall
            self.cpu += self._spent() - cpu

    def taken(self) -> tuple[float, float]:
        wall, cpu = self.wall, self.cpu
        self.wall = self.cpu = 0.0
        return wall, cpu

    def _spent(self) -> float:
        if self._server is None:
            return time.process_time()
        fields = Path(f"/proc/{self._server}/stat").read_text("ascii").rsplit(")", 1)[1].split()
        ticks = int(fields[11]) + int(fields[12])
        return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


def _server_process(store: Store) -> int | None:
    """The PostgreSQL process that serves the store's one writing connection."""
    if store.engine.dialect.name != "postgresql":
        return None
    with store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one())


def measure(store: Store, count: int, batch_size: int) -> dict[str, object]:
    """Ingest `count` articles."""
    store.upsert_sources(profiles())
    stream = articles(count)
    server = _server_process(store)
    clock, linking = _Clock(server), _Clock(server)
    tenths: list[dict[str, float]] = []
    worst = worst_lookup = 0.0
    known = done = tenth_began = 0
    labelled: deque[tuple[str, int, list[str]]] = deque(maxlen=_COMPARED)

    def link(*arguments: Any, **named: Any) -> None:
        linking.timed(link_copies, *arguments, **named)

    wall = cpu = lookup = 0.0
    with mock.patch("newsarchive.store.ingest.link_copies", link):
        while batch := list(islice(stream, batch_size)):
            clock.timed(store.ingest, [reading for reading, _origin in batch])
            taken, linked = clock.taken(), linking.taken()
            wall, cpu, lookup = wall + taken[0], cpu + taken[1], lookup + linked[0]
            worst = max(worst, taken[0] / len(batch))
            for number, (reading, origin) in enumerate(batch, done):
                text_of = number if origin is None else origin
                labelled.append((reading.keys.article_id, text_of, reading.article.body))
            done += len(batch)
            if done * 10 // count > known:
                known = done * 10 // count
                size = done - tenth_began
                tenth_began = done
                worst_lookup = lookup / size
                tenths.append(
                    {
                        "articles": done,
                        "articles_a_second": round(size / wall),
                        "cpu_ms_an_article": round(1000 * cpu / size, 3),
                        "near_copies_ms_an_article": round(1000 * lookup / size, 3),
                        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
                    }
                )
                print(json.dumps(tenths[-1]), file=sys.stderr, flush=True)
                wall = cpu = lookup = 0.0
    first, last = tenths[0], tenths[-1]
    return {
        "articles": done,
        "batch": batch_size,
        "database": store.engine.dialect.name,
        "tenths": tenths,
        "last_to_first_by_wall": round(last["articles_a_second"] / first["articles_a_second"], 2),
        "last_to_first_by_cpu": round(first["cpu_ms_an_article"] / last["cpu_ms_an_article"], 2),
        "near_copies_ms_an_article_at_the_end": round(1000 * worst_lookup, 3),
        "worst_batch_ms_an_article": round(worst * 1000, 2),
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        **_copies(store, list(labelled)),
    }


def _copies(store: Store, labelled: list[tuple[str, int, list[str]]]) -> dict[str, object]:
    """Pairs in one cluster against the labels (precision) and against brute force (recall)."""
    with store.reading() as connection:
        clusters = dict(
            connection.execute(
                select(ArticleRow.article_id, ArticleRow.cluster_id).where(
                    ArticleRow.cluster_id.is_not(None)
                )
            ).all()
        )
    texts = [(name, origin, shingles(body)) for name, origin, body in labelled]
    sample = random.Random(2).sample(texts, min(_SAMPLE, len(texts)))
    should = found = linked = right = 0
    for name, origin, mine in sample:
        for other, other_origin, theirs in texts:
            if other == name:
                continue
            in_one = name in clusters and clusters[name] == clusters.get(other)
            if in_one or _may_be(mine, theirs):
                is_copy = jaccard(mine, theirs) >= 0.8
                should += is_copy
                found += is_copy and in_one
            linked += in_one
            right += in_one and origin == other_origin
    return {
        "sampled_articles": len(sample),
        "each_compared_with": len(texts) - 1,
        "pairs_at_jaccard_0.8": should,
        "recall": round(found / should, 4) if should else None,
        "pairs_linked": linked,
        "precision": round(right / linked, 4) if linked else None,
    }


def _may_be(one: set[str], other: set[str]) -> bool:
    return min(len(one), len(other)) >= 0.8 * max(len(one), len(other))


if __name__ == "__main__":
    main()

"""How long a search takes beside the same words asked of the bare full-text index.

python tests/benchmarks/search.py [--count 20000] [--database URL] [--queries 200]
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sqlalchemy import text  # noqa: E402

from newsarchive.store import Store  # noqa: E402
from newsarchive.store.query import parse_query, to_fts5, to_tsquery  # noqa: E402
from newsarchive.store.search import SearchFilters, search  # noqa: E402
from tests.benchmarks.synthetic import articles, profiles, vocabulary  # noqa: E402

_BARE = {
    "sqlite": "SELECT rowid FROM article_index WHERE article_index MATCH :match ORDER BY rank LIMIT 20",
    "postgresql": (
        "SELECT docid FROM article_index, CAST(:match AS tsquery) AS q WHERE document @@ q"
        " ORDER BY ts_rank(document, q) DESC LIMIT 20"
    ),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--database", help="SQLAlchemy address; filled when it is empty")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        address = arguments.database or f"sqlite:///{folder}/records.sqlite"
        with Store.open(address, create=True) as store:
            if not store.summary()["articles"]:
                store.upsert_sources(profiles())
                stream = (reading for reading, _origin in articles(arguments.count))
                while batch := list(islice(stream, 500)):
                    store.ingest(batch)
            print(json.dumps(measure(store, arguments.queries), indent=1))


def measure(store: Store, queries: int) -> dict[str, object]:
    """Queries of one to three words, frequent and rare, with filters and facets."""
    rng = random.Random(5)
    words = vocabulary(random.Random(1))
    to_match = to_fts5 if store.engine.dialect.name == "sqlite" else to_tsquery
    filters = SearchFilters(date_from="2015-01-02", region="13")
    times: dict[str, list[float]] = {"bare": [], "search": [], "with filters": []}
    for _ in range(queries):
        ranks = [int(10 ** rng.uniform(0.5, 3.5)) for _ in range(rng.randint(1, 3))]
        query = " ".join(words[rank] for rank in ranks)
        node = parse_query(query)
        if node is None:
            continue
        begun = time.perf_counter()
        with store.reading() as connection:
            connection.execute(
                text(_BARE[store.engine.dialect.name]), {"match": to_match(node)}
            ).all()
        times["bare"].append(time.perf_counter() - begun)
        for name, chosen in (("search", None), ("with filters", filters)):
            begun = time.perf_counter()
            search(store, query, chosen)
            times[name].append(time.perf_counter() - begun)
    report: dict[str, object] = {
        "articles": store.summary()["articles"],
        "database": store.engine.dialect.name,
        "queries": len(times["bare"]),
    }
    for name, taken in times.items():
        taken.sort()
        report[name] = {
            "p50_ms": round(1000 * taken[len(taken) // 2], 2),
            "p95_ms": round(1000 * taken[int(len(taken) * 0.95)], 2),
        }
    return report


if __name__ == "__main__":
    main()

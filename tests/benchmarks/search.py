"""How long a search takes beside the same words asked of the bare full-text index.

Processor time is that of this process and, where PostgreSQL runs on the same machine, of the server's for it.

python tests/benchmarks/search.py [--count 20000] [--database URL] [--queries 200]
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sqlalchemy import text  # noqa: E402

from newsarchive.collector import spare_what_is_loaded  # noqa: E402
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
_HITS = {
    "sqlite": (
        "SELECT {columns} FROM article_index JOIN article a ON a.docid = article_index.rowid"
        " JOIN source s ON s.source_id = a.source_id WHERE article_index MATCH :match"
        " AND a.published >= '2015-01-02' AND s.region LIKE '13%' "
    ),
    "postgresql": (
        "SELECT {columns} FROM article_index JOIN article a ON a.docid = article_index.docid"
        " JOIN source s ON s.source_id = a.source_id WHERE document @@ CAST(:match AS tsquery)"
        " AND a.published >= '2015-01-02' AND s.region LIKE '13%' "
    ),
}
_BEST = {
    "sqlite": "ORDER BY rank LIMIT 20",
    "postgresql": "ORDER BY ts_rank(document, CAST(:match AS tsquery)) DESC LIMIT 20",
}
#: what anyone would write by hand: a page of hits, and facets with counts, exact
_PLAIN = {
    dialect: (
        hits.format(columns="a.docid") + _BEST[dialect],
        hits.format(columns="s.region, a.source_id, substr(a.published, 1, 4), count(*)")
        + "GROUP BY 1, 2, 3",
    )
    for dialect, hits in _HITS.items()
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
    """Queries of one to three words, frequent and rare; each way asked the same in turn."""
    # as `newsarchive serve` does before it answers
    spare_what_is_loaded()
    rng = random.Random(5)
    words = vocabulary(random.Random(1))
    dialect = store.engine.dialect.name
    to_match = to_fts5 if dialect == "sqlite" else to_tsquery
    filters = SearchFilters(date_from="2015-01-02", region=("13",))
    firsts = SearchFilters(representatives=True)
    ways: dict[str, Callable[[str, str], object]] = {
        "bare words": lambda _query, match: _ask(store, match, [_BARE[dialect]]),
        "our search": lambda query, _match: search(store, query),
        "plain SQL with filters and facets": lambda _query, match: _ask(
            store, match, list(_PLAIN[dialect])
        ),
        "our search with filters and facets": lambda query, _match: search(store, query, filters),
        "our search, one of each cluster": lambda query, _match: search(store, query, firsts),
    }
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    wide = 0
    server = _server(store)
    for _ in range(queries):
        ranks = [int(10 ** rng.uniform(0.5, 3.5)) for _ in range(rng.randint(1, 3))]
        query = " ".join(words[rank] for rank in ranks)
        node = parse_query(query)
        if node is None:
            continue
        for name, ask in ways.items():
            wall, cpu = time.perf_counter(), time.process_time() + _server_time(server)
            answer = ask(query, to_match(node))
            used = time.process_time() + _server_time(server) - cpu
            taken[name].append((time.perf_counter() - wall, used))
            wide += name == "our search" and getattr(answer, "is_estimate", False)
    report: dict[str, object] = {
        "articles": store.summary()["articles"],
        "database": dialect,
        "queries": queries,
        "of them with counts from a sample": wide,
    }
    for name, pairs in taken.items():
        report[name] = {
            f"p{share}_{kind}_ms": round(1000 * sorted(values)[int(len(values) * share / 100)], 2)
            for kind, values in zip(("wall", "cpu"), zip(*pairs, strict=True), strict=True)
            for share in (50, 95)
        }
    return report


def _server(store: Store) -> Path | None:
    """Where Linux tells of the server's process behind our one connection; None for SQLite, or another machine's."""
    if store.engine.dialect.name != "postgresql":
        return None
    with store.reading() as connection:
        pid = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    told = Path(f"/proc/{pid}/schedstat")
    return told if told.is_file() else None


def _server_time(server: Path | None) -> float:
    return int(server.read_text().split()[0]) / 1e9 if server else 0.0


def _ask(store: Store, match: str, statements: list[str]) -> None:
    with store.reading() as connection:
        for statement in statements:
            connection.execute(text(statement), {"match": match}).all()


if __name__ == "__main__":
    main()

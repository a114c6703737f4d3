"""How fast articles go into the database, whether it stays so, and how many near-copies are found.

python tests/benchmarks/ingest.py [--count 20000] [--database URL]
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sqlalchemy import select  # noqa: E402

from newsarchive.dedup.text import jaccard, shingles  # noqa: E402
from newsarchive.store import Store  # noqa: E402
from newsarchive.store.models import ArticleRow  # noqa: E402
from tests.benchmarks.synthetic import articles, profiles  # noqa: E402

_BATCH = 64
_SAMPLE = 400


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument(
        "--database", help="SQLAlchemy address; default: SQLite in a temporary folder"
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        address = arguments.database or f"sqlite:///{folder}/records.sqlite"
        with Store.open(address, create=True) as store:
            print(json.dumps(measure(store, arguments.count), indent=1))


def measure(store: Store, count: int) -> dict[str, object]:
    """Ingest `count` articles; only the time in the store is counted, not that of making them up."""
    store.upsert_sources(profiles())
    stream = articles(count)
    seconds: list[float] = []
    copies: dict[str, int] = {}
    bodies: list[tuple[str, list[str]]] = []
    ids: list[str] = []
    while batch := list(islice(stream, _BATCH)):
        begun = time.perf_counter()
        store.ingest([reading for reading, _origin in batch])
        seconds.append((time.perf_counter() - begun) / len(batch))
        for reading, origin in batch:
            number = len(ids)
            ids.append(reading.keys.article_id)
            if origin is not None:
                copies[reading.keys.article_id] = origin
            if number < 20_000:
                bodies.append((reading.keys.article_id, reading.article.body))
    tenth = max(1, len(seconds) // 10)
    first, last = sum(seconds[:tenth]) / tenth, sum(seconds[-tenth:]) / tenth
    return {
        "articles": count,
        "database": store.engine.dialect.name,
        "articles_a_second": round(len(seconds) / sum(seconds)),
        "first_tenth": round(1 / first),
        "last_tenth": round(1 / last),
        "last_to_first": round(first / last, 2),
        "worst_batch_ms_an_article": round(max(seconds) * 1000, 2),
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        **_copies(store, bodies),
    }


def _copies(store: Store, bodies: list[tuple[str, list[str]]]) -> dict[str, object]:
    """Precision and recall of pairs against brute force: a sample of articles beside all that were kept."""
    with store.reading() as connection:
        clusters = dict(
            connection.execute(select(ArticleRow.article_id, ArticleRow.cluster_id)).all()
        )
    texts = [(name, shingles(body)) for name, body in bodies]
    sample = random.Random(2).sample(texts, min(_SAMPLE, len(texts)))
    should = found = linked = right = 0
    for name, mine in sample:
        for other, theirs in texts:
            if other == name:
                continue
            in_one = clusters[name] is not None and clusters[name] == clusters[other]
            share = jaccard(mine, theirs) if in_one or _may_be(mine, theirs) else 0.0
            if share >= 0.8:
                should += 1
                found += in_one
            if in_one:
                linked += 1
                # copies of one original may differ more from each other than from it
                right += share >= 0.5
    return {
        "sampled_articles": len(sample),
        "pairs_at_jaccard_0.8": should,
        "recall": round(found / should, 4) if should else None,
        "pairs_linked": linked,
        "precision": round(right / linked, 4) if linked else None,
    }


def _may_be(one: set[str], other: set[str]) -> bool:
    return min(len(one), len(other)) >= 0.8 * max(len(one), len(other))


if __name__ == "__main__":
    main()

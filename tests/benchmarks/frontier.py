"""A frontier of millions of addresses: time and memory to fill it, notice what is in it, and empty it.

`python tests/benchmarks/frontier.py --addresses 2000000`
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from newsarchive.crawl.frontier import Frontier, FrontierEntry
from newsarchive.hints import Hints

_BATCH = 1000


def entries(count: int) -> Iterator[FrontierEntry]:
    """Addresses as a sitemap and a listing show them."""
    for number in range(count):
        path = f"/2023/{number % 12 + 1:02}/wali-kota-membuka-pasar-murah-nomor-{number}/"
        yield FrontierEntry(
            source=f"sumber-{number % 20}",
            key=f"id,go,kotaku)/{path}",
            url=f"https://kotaku.go.id{path}",
            hints=Hints(
                title=f"Wali Kota Membuka Pasar Murah Nomor {number}",
                date="Sabtu, 18 November 2023",
                found_by="sitemap",
                found_on="https://kotaku.go.id/sitemap.xml",
            ),
        )


def resident() -> float:
    """Most memory this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(folder: Path, count: int) -> dict[str, float]:
    """Fill, look up and empty a frontier; figures by name."""
    frontier = Frontier(folder / "frontier.sqlite")
    before = resident()
    began = time.perf_counter()
    batch: list[FrontierEntry] = []
    for entry in entries(count):
        batch.append(entry)
        if len(batch) == _BATCH:
            frontier.add(batch)
            rows = [(e.key, False, True, "2023-11") for e in batch]
            frontier.seen.add(entry.source, "sitemap", rows)
            batch.clear()
    frontier.add(batch)
    filled = time.perf_counter()
    taken = 0
    for source in range(20):
        while part := frontier.take(f"sumber-{source}", 32):
            frontier.done(f"sumber-{source}", [entry.key for entry in part])
            taken += len(part)
    emptied = time.perf_counter()
    assert taken == count, (taken, count)
    frontier.close()
    return {
        "addresses": count,
        "add a second": round(count / (filled - began)),
        "take and finish a second": round(count / (emptied - filled)),
        "memory grew by, MB": round(resident() - before, 1),
    }


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--addresses", type=int, default=2_000_000)
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(measure(Path(folder), parser.parse_args().addresses), indent=1))


if __name__ == "__main__":
    main()

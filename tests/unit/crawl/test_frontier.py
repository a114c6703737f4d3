from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.crawl.frontier import Frontier, FrontierEntry
from newsarchive.errors import StoreError
from newsarchive.hints import Hints


@pytest.fixture
def frontier(tmp_path: Path) -> Frontier:
    return Frontier(tmp_path / "frontier.sqlite")


def entry(key: str, **changes) -> FrontierEntry:
    return FrontierEntry(**{"source": "a", "key": key, "url": f"http://a/{key}", **changes})


def test_an_address_is_handed_out_once_and_forgotten_when_done(frontier: Frontier) -> None:
    assert frontier.add([entry("1"), entry("2"), entry("1")]) == 2
    assert [e.key for e in frontier.take("a", 10)] == ["1", "2"]
    assert frontier.take("a", 10) == []
    frontier.done("a", ["1"])
    assert frontier.waiting("a") == 1


def test_what_a_kill_interrupted_is_handed_out_again(tmp_path: Path) -> None:
    first = Frontier(tmp_path / "frontier.sqlite")
    first.add([entry("1"), entry("2")])
    first.take("a", 1)
    # no close: the process is gone
    second = Frontier(tmp_path / "frontier.sqlite")
    assert second.release(["a"]) == 2
    assert {e.key for e in second.take("a", 10)} == {"1", "2"}


def test_hints_of_several_discoveries_complete_each_other(frontier: Frontier) -> None:
    frontier.add(
        [entry("1", hints=Hints(title="Judul", found_by="sitemap"), lastmod='{"sitemap": "a"}')]
    )
    frontier.add(
        [entry("1", hints=Hints(title="Lain", date="18 November 2023"), lastmod='{"feed": "b"}')]
    )
    (taken,) = frontier.take("a", 1)
    assert taken.hints == Hints(title="Judul", found_by="sitemap", date="18 November 2023")
    assert json.loads(taken.lastmod or "") == {"sitemap": "a", "feed": "b"}


def test_requisites_are_handed_out_by_host(frontier: Frontier) -> None:
    images = [entry(f"=x{n}", role="requisite", url=f"http://cdn{n % 2}/{n}") for n in range(5)]
    frontier.add([*images, entry("z")])
    assert [e.key for e in frontier.take("a", 9)] == ["z"]
    assert sorted(frontier.requisite_hosts("a")) == ["cdn0", "cdn1"]
    assert [e.key for e in frontier.take("a", 9, role="requisite", host="cdn1")] == ["=x1", "=x3"]
    assert frontier.requisite_hosts("a") == ["cdn0"]


def test_the_files_of_earlier_versions_are_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "frontier.sqlite"
    with closing(sqlite3.connect(path)) as old, old:
        old.executescript(
            "CREATE TABLE entry (source TEXT NOT NULL, key TEXT NOT NULL, url TEXT NOT NULL, role TEXT NOT NULL,"
            " hints TEXT, lastmod TEXT, etag TEXT, last_modified TEXT, via TEXT, taken INTEGER NOT NULL DEFAULT 0,"
            " PRIMARY KEY (source, key)) WITHOUT ROWID;"
            "CREATE INDEX entry_waiting ON entry (source, taken, role);"
            "INSERT INTO entry (source, key, url, role) VALUES ('a', '=x', 'http://cdn/x', 'requisite')"
        )
    frontier = Frontier(path)
    assert [e.key for e in frontier.take("a", 9, role="requisite", host="cdn")] == ["=x"]


def test_requisites_are_due_again_after_a_while(frontier: Frontier) -> None:
    frontier.requisite_fetched("=x", "2026-01-02T00:00:00")
    assert frontier.requisites_due(["=x", "=y"], "2026-01-01T00:00:00") == {"=y"}
    assert frontier.requisites_due(["=x", "=y"], "2026-01-03T00:00:00") == {"=x", "=y"}


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.text(min_size=1, max_size=5)), max_size=40))
def test_every_address_added_is_taken_exactly_once(pairs: list[tuple[str, str]]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        frontier = Frontier(Path(folder) / "f.sqlite")
        frontier.add(entry(key, source=source) for source, key in pairs)
        taken = [
            (e.source, e.key)
            for source in "abc"
            for _ in range(len(pairs) + 1)
            for e in frontier.take(source, 3)
        ]
        frontier.close()
    assert sorted(taken) == sorted(set(pairs))


def test_many_addresses_take_no_more_memory_than_few(tmp_path: Path) -> None:
    # 2,000,000 are measured by tests/benchmarks/frontier.py
    import tracemalloc

    frontier = Frontier(tmp_path / "frontier.sqlite")
    grown: list[int] = []
    for first in (0, 10_000):
        tracemalloc.start()
        for start in range(first, first + 10_000, 1000):
            frontier.add(entry(f"/berita/{n:07}") for n in range(start, start + 1000))
        taken = 0
        while part := frontier.take("a", 32):
            frontier.done("a", [e.key for e in part])
            taken += len(part)
            if taken >= 2_000:
                break
        grown.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert frontier.waiting("a") > 15_000
    assert max(grown) < 2_000_000, "bytes held at the most by Python objects"


def test_some_are_handed_out_by_name_in_the_order_asked_for(frontier: Frontier) -> None:
    frontier.add([entry(f"k{number}") for number in range(5)])
    frontier.add([entry("=a.css", role="requisite")])
    frontier.done("a", ["k4"])
    asked = ["k3", "k1", "k3", "k4", "none", "=a.css"]
    assert [taken.key for taken in frontier.take_these("a", asked)] == ["k3", "k1"]
    assert frontier.take_these("a", asked) == []
    assert [taken.key for taken in frontier.take("a", 10)] == ["k0", "k2"]


def test_a_damaged_file_is_named_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "frontier.sqlite"
    path.write_bytes(b"no database " * 500)
    with pytest.raises(StoreError, match=r"frontier\.sqlite.*move it away"):
        Frontier(path)

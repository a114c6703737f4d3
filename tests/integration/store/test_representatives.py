"""One of each text: the first article of a cluster among those that match all that is asked, words and filters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import groupby

import pytest

from newsarchive.export.rows import count_matching, export_rows
from newsarchive.store import Store, breadth, newest
from newsarchive.store.breadth import FEW
from newsarchive.store.common_words import RANKED
from newsarchive.store.search import Hit, SearchFilters, search
from newsarchive.store.takedown import take_down
from tests.integration.store.pages import reading

#: words that some of the copies have
EXTRA = ("", "bendungan", "bendungan jembatan", "jembatan")
CLUSTERS, COPIES = 5, 6


def long_text(cluster: int, extra: str) -> list[str]:
    return [" ".join(f"kata{cluster}x{number} tanggul" for number in range(40)) + " " + extra]


@pytest.fixture
def copies(store: Store) -> Store:
    """Clusters whose members have other words and sources, a hidden one among them."""
    pages = []
    for number in range(CLUSTERS * COPIES):
        cluster, place = number % CLUSTERS, number // CLUSTERS
        source = ("demak", "malang")[number % 2]
        body = long_text(cluster, EXTRA[(cluster + place) % len(EXTRA)])
        pages.append(
            reading(f"https://{source}.test/{number}", "Kabar", body, number, source=source)
        )
    store.ingest(pages)
    hidden = sorted(page.keys.article_id for page in pages)[3]
    take_down(store, hidden, "permintaan", datetime.now(UTC))
    return store


@pytest.fixture(params=["exact", "known", "in stretches"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The ways that a search takes with few words, and with common ones."""
    monkeypatch.setattr(breadth, "_LOOKED_AT", 5)
    if request.param != "exact":
        for dialect in ("sqlite", "postgresql"):
            monkeypatch.setitem(FEW, dialect, 3)
            monkeypatch.setitem(RANKED, dialect, 2)
        if request.param == "known":
            monkeypatch.setattr(newest, "_NUMBERS", 3)
        else:
            monkeypatch.setattr(breadth, "KNOWN", 0)
            monkeypatch.setattr(newest, "_STRETCH", 5)
    return str(request.param)


def all_hits(
    store: Store, query: str, filters: SearchFilters, sort: str = "relevance"
) -> list[Hit]:
    """Hits of all pages."""
    found: list[Hit] = []
    cursor = None
    while True:
        page = search(store, query, filters, sort=sort, limit=2, cursor=cursor)  # type: ignore[arg-type]
        found += page.hits
        cursor = page.cursor
        if cursor is None:
            return found


@pytest.mark.parametrize("query", ["bendungan", "tanggul bendungan", "tanggul -bendungan", "tanggul", "jembatan OR bendungan"])  # fmt: skip
@pytest.mark.parametrize("sources", [(), ("malang",)])
def test_each_cluster_has_its_first_that_matches(
    copies: Store, way: str, query: str, sources: tuple[str, ...]
) -> None:
    every = all_hits(copies, query, SearchFilters(source=sources))
    by_cluster: Callable[[Hit], str] = lambda hit: hit.cluster_id or hit.article_id  # noqa: E731
    expected = {
        min(hit.article_id for hit in hits)
        for _cluster, hits in groupby(sorted(every, key=by_cluster), key=by_cluster)
    }
    assert len(expected) == CLUSTERS
    wanted = SearchFilters(source=sources, representatives=True)
    for sort in ("relevance", "newest", "oldest"):
        found = [hit.article_id for hit in all_hits(copies, query, wanted, sort)]
        assert len(found) == len(set(found))
        assert set(found) == expected, sort
    whole = search(copies, query, wanted, limit=100)
    if not whole.is_estimate:
        assert whole.total == sum(whole.facets["source"].values()) == len(expected)
    exported = {row["article_id"] for row in export_rows(copies, query, wanted)}
    assert exported == expected
    assert count_matching(copies, query, wanted, []) == len(expected)


def test_some_first_articles_lack_the_words(copies: Store) -> None:
    """Guards the test above."""
    firsts = {hit.article_id for hit in all_hits(copies, "", SearchFilters(representatives=True))}
    found = all_hits(copies, "bendungan", SearchFilters(representatives=True))
    assert not {hit.article_id for hit in found} <= firsts

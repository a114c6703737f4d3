"""A 304 says that an article stands as it was: when it was seen last, and that it is there again; on both databases."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, permutations
from typing import Any

import pytest

from newsarchive.capture.capture import Capture
from newsarchive.reading import PageReading
from newsarchive.store import Store
from newsarchive.store.articles import find_article
from newsarchive.store.search import search
from tests.integration.store.pages import capture, reading
from tests.integration.store.test_ingest import content, prose

URL = "https://demak.test/berita/1/banjir-rob"
Event = tuple[str, Any]


def page(minutes: float, seed: int = 1) -> PageReading:
    return reading(URL, "Banjir rob", prose(seed), minutes)


def unchanged(of: PageReading, minutes: float) -> Capture:
    assert of.capture is not None
    made = capture(URL, minutes, status=304)
    return replace(made, record_type="revisit", refers_to=of.capture.record_id)


def live(store: Store, events: list[PageReading | Capture]) -> None:
    for event in events:
        if isinstance(event, PageReading):
            store.ingest([event])
        elif event.status == 304:
            store.record_unchanged("demak", event)
        else:
            store.record_gone("demak", event.url, event)


def test_an_article_was_seen_when_its_server_said_that_it_is_as_it_was(store: Store) -> None:
    first = page(0)
    live(store, [first, unchanged(first, 500)])
    article, version = find_article(store, URL)
    last = capture(URL, 500).fetched_at
    assert version.last_captured == last
    assert version.first_captured == capture(URL, 0).fetched_at
    assert len(article.versions) == 1
    assert search(store, "banjir").total == 1


def test_of_a_page_that_never_changes_the_last_such_word_is_kept(store: Store) -> None:
    first = page(0)
    live(store, [first, *(unchanged(first, 100 * n) for n in (1, 2, 5, 3, 4))])
    assert len(content(store)["capture"]) == 2
    assert find_article(store, URL)[1].last_captured == capture(URL, 500).fetched_at


def test_each_text_stood_as_long_as_it_was_seen(store: Store) -> None:
    first, edited = page(0), page(200, seed=2)
    live(store, [first, unchanged(first, 100), edited, unchanged(edited, 300)])
    article, _version = find_article(store, URL)
    spans = [(v.first_captured, v.last_captured) for v in article.versions]
    assert spans == [
        (capture(URL, 0).fetched_at, capture(URL, 100).fetched_at),
        (capture(URL, 200).fetched_at, capture(URL, 300).fetched_at),
    ]


def test_a_text_that_came_back_is_the_one_that_stands(store: Store) -> None:
    """What a 304 refers to is the last whole response, of which the page since then may be a repetition of an earlier."""
    first, edited = page(0), page(100, seed=2)
    assert first.capture is not None
    again = page(200)
    assert again.capture is not None
    repeated = replace(
        again,
        capture=replace(again.capture, record_type="revisit", refers_to=first.capture.record_id),
    )
    live(store, [first, edited, repeated, unchanged(edited, 300)])
    article, version = find_article(store, URL)
    assert version.version_id == first.keys.version_id
    assert version.last_captured == capture(URL, 300).fetched_at
    assert article.versions[1].last_captured == capture(URL, 100).fetched_at


def test_what_was_away_and_is_as_it_was_is_there(store: Store) -> None:
    first = page(0)
    live(store, [first, capture(URL, 100, status=404)])
    assert find_article(store, URL)[0].gone_status == 404
    live(store, [unchanged(first, 200)])
    assert find_article(store, URL)[0].gone_at is None
    live(store, [capture(URL, 300, status=404)])
    assert find_article(store, URL)[0].gone_at == capture(URL, 300).fetched_at


def test_a_page_without_an_article_that_stays_so_is_no_sight_of_one(store: Store) -> None:
    first = page(0)
    missing = reading(URL, "Tidak ada", ["Halaman tidak ditemukan."], 100, kind="error")
    live(store, [first, missing, unchanged(missing, 200)])
    assert find_article(store, URL)[1].last_captured == capture(URL, 0).fetched_at


def test_any_order_gives_the_same_rows(new_store) -> None:
    first, edited = page(0), page(200, seed=2)
    events = [
        first,
        unchanged(first, 100),
        edited,
        unchanged(edited, 300),
        capture(URL, 400, status=404),
    ]
    expected = None
    for order in islice(permutations(events), 0, None, 13):
        store = new_store()
        live(store, list(order))
        found = {
            name: content(store)[name]
            for name in ("article", "article_version", "capture", "absence")
        }
        expected = expected or found
        assert found == expected
        store.close()


@pytest.mark.parametrize("refers_to", [None, "urn:uuid:00000000-0000-0000-0000-000000000000"])
def test_a_304_of_nothing_known_says_nothing(store: Store, refers_to: str | None) -> None:
    live(
        store,
        [
            page(0),
            replace(capture(URL, 100, status=304), record_type="revisit", refers_to=refers_to),
        ],
    )
    assert find_article(store, URL)[1].last_captured == capture(URL, 0).fetched_at

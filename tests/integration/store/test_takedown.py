"""A takedown hides an article everywhere, survives new captures, and can be undone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from newsarchive.dedup.quotes import pieces_of
from newsarchive.errors import QueryError
from newsarchive.export.rows import export_rows
from newsarchive.store import Store
from newsarchive.store.articles import find_article
from newsarchive.store.search import SearchFilters, search
from newsarchive.store.takedown import lift, take_down, takedowns
from newsarchive.store.withheld import (
    article_places,
    hidden_addresses,
    hidden_articles,
    withheld_for,
    withheld_places,
    withhold,
)
from tests.integration.store.pages import capture, prose, reading

URL = "https://demak.test/a"
NOW = datetime(2024, 1, 1, tzinfo=UTC)


def test_hidden_and_shown_again(store: Store) -> None:
    page = reading(URL)
    made = page.capture
    store.ingest([page, reading("https://demak.test/b")])
    take_down(store, page.keys.article_id, "putusan pengadilan", NOW)
    assert search(store, "pasang").total == 1
    assert search(store, "", SearchFilters(source=("demak",))).facets["source"] == {"demak": 1}
    assert [row["url"] for row in export_rows(store, "", SearchFilters())] == [
        "https://demak.test/b"
    ]
    assert hidden_addresses(store) == {URL}
    found, _version = find_article(store, URL)
    assert (found.hidden_at, found.hidden_reason) == (NOW, "putusan pengadilan")
    # a new capture, and a rebuilt row, do not bring it back
    store.ingest([reading(URL, body=["Teks baru tentang air pasang."], minutes=5)])
    assert search(store, "pasang").total == 1
    for kind in ("spam", "article"):
        store.ingest([reading(URL, kind=kind, made=made), reading(URL, kind=kind, minutes=5)])
    assert find_article(store, URL)[0].hidden_at == NOW
    lift(store, page.keys.article_id, NOW)
    assert search(store, "pasang").total == 2


def test_what_quotes_it_is_withheld_until_it_is_lifted_or_read_as_an_article(store: Store) -> None:
    page, other = reading(URL), reading("https://demak.test/b", body=prose(3))
    store.ingest([page, reading("https://demak.test/?p=7", canonical_url=URL)])
    assert hidden_articles(store) == []
    take_down(store, page.keys.article_id, "permintaan", NOW)
    (hidden,) = hidden_articles(store, ["demak"])
    assert hidden_articles(store, ["malang"]) == []
    for path in ("/a", "/?p=7"):
        link = f'<a href="{path}">Banjir Rob di Sayung</a>'
        assert hidden.quotable.is_quoted_by(pieces_of(link.encode()))
    listing = capture("https://demak.test/", 5)
    assert other.capture is not None
    for made in (listing, other.capture, listing):
        withhold(store, made, [hidden.article_id])
    assert len(withheld_places(store)) == takedowns(store)[0].withheld == 2
    # the page that was seen to quote it turns out to be an article of its own
    store.ingest([other])
    assert withheld_places(store) == {(listing.warc_file, listing.offset)}
    assert article_places(store, {other.capture.surt, listing.surt}) == {
        (other.capture.warc_file, other.capture.offset)
    }
    (shown,) = withheld_for(store, hidden.article_id)
    assert (shown.record_id, shown.fetched_at) == (listing.record_id, listing.fetched_at)
    lift(store, hidden.article_id, NOW)
    assert withheld_places(store) == set()
    assert [one.withheld for one in takedowns(store)] == [0]
    later = NOW + timedelta(days=1)
    take_down(store, hidden.article_id, "permintaan", later, own_only=True)
    assert hidden_articles(store) == []
    assert [one.own_only for one in takedowns(store)] == [True, False]


def test_what_quotes_a_page_is_withheld_for_the_article_that_it_turns_out_to_be(
    store: Store,
) -> None:
    old, new = "https://demak.test/lama", "https://demak.test/baru"
    store.ingest([reading(old, body=prose(1)), reading(new, body=prose(1), minutes=30)])
    page = find_article(store, new)[0].article_id
    take_down(store, page, "permintaan", NOW)
    withhold(store, capture("https://demak.test/", 31), [page])
    moved = capture(old, 20, status=301)
    store.record_redirect("demak", old, new, moved)
    found = find_article(store, new)[0]
    assert found.article_id != page
    assert found.hidden_at == NOW
    assert len(withheld_for(store, found.article_id)) == 1
    lift(store, found.article_id, NOW)
    assert withheld_places(store) == set()


def test_refusals(store: Store) -> None:
    page = reading(URL)
    store.ingest([page])
    with pytest.raises(QueryError, match="not hidden"):
        lift(store, page.keys.article_id, NOW)
    with pytest.raises(QueryError, match="reason"):
        take_down(store, page.keys.article_id, " ", NOW)
    with pytest.raises(QueryError, match="no article"):
        take_down(store, "nothing", "x", NOW)
    take_down(store, page.keys.article_id, "x", NOW)
    with pytest.raises(QueryError, match="already"):
        take_down(store, page.keys.article_id, "x", NOW)


def test_a_hidden_copy_neither_counts_nor_stands_for_the_others(store: Store) -> None:
    text = [" ".join(f"kalimat{number} tentang tanggul" for number in range(20))]
    pages = [reading(f"https://demak.test/{name}", body=text) for name in "abc"]
    store.ingest(pages)
    first, second, third = sorted(page.keys.article_id for page in pages)
    one_each = SearchFilters(representatives=True)
    assert [hit.article_id for hit in search(store, "sayung", one_each).hits] == [first]
    take_down(store, first, "permintaan", NOW)
    for query in ("sayung", ""):
        (shown,) = search(store, query, one_each).hits
        assert (shown.article_id, shown.copies) == (second, 1)
    take_down(store, second, "permintaan", NOW)
    (shown,) = search(store, "sayung", one_each).hits
    assert (shown.article_id, shown.copies) == (third, 0)
    lift(store, first, NOW)
    assert [hit.article_id for hit in search(store, "sayung", one_each).hits] == [first]

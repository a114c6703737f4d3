"""A takedown hides an article everywhere, survives new captures, and can be undone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsarchive.errors import QueryError
from newsarchive.export.rows import export_rows
from newsarchive.store import Store
from newsarchive.store.articles import find_article
from newsarchive.store.search import SearchFilters, search
from newsarchive.store.takedown import hidden_addresses, lift, take_down
from tests.integration.store.pages import reading

URL = "https://demak.test/a"
NOW = datetime(2024, 1, 1, tzinfo=UTC)


def test_hidden_and_shown_again(store: Store) -> None:
    page = reading(URL)
    made = page.capture
    store.ingest([page, reading("https://demak.test/b")])
    take_down(store, page.keys.article_id, "putusan pengadilan", NOW)
    assert search(store, "pasang").total == 1
    assert search(store, "", SearchFilters(source="demak")).facets["source"] == {"demak": 1}
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

"""Captures in any order, any number of times, give one database; on SQLite and on PostgreSQL."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from newsarchive.dedup import dedup_keys
from newsarchive.extract.article import Evidence
from newsarchive.reading import PageReading
from newsarchive.store import Store
from newsarchive.store.articles import find_article
from newsarchive.store.search import SearchFilters, search
from tests.integration.store.pages import article, capture, prose, reading

URL = "https://demak.test/2023/11/18/banjir/"


def content(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every derived table, without the key that follows arrival."""
    tables = "capture article article_address absence article_version credit caption date_mention duplicate_cluster quarantine".split()
    rows: dict[str, list[tuple[Any, ...]]] = {}
    with store.reading() as connection:
        for name in tables:
            found = connection.execute(text(f"SELECT * FROM {name}")).mappings()
            rows[name] = sorted(
                tuple(str(value) for key, value in row.items() if key != "docid") for row in found
            )
    return rows


def history() -> list[tuple[str, Any]]:
    """A life: an edit, its revert, copies by two sources, a tombstone, a return, doubtful pages."""
    url, copy = URL, "https://malang.test/berita/1"
    return [
        ("page", reading(url, body=prose(1))),
        ("page", reading(url, body=[*prose(1)[:3], "Dua desa terisolasi."], minutes=10)),
        ("page", reading(url + "amp/", body=prose(1), minutes=20, canonical_url=url)),
        ("page", reading(url, title="Judul lain", body=prose(1), minutes=20)),
        ("gone", capture(url, 30, status=404)),
        ("gone", capture(url, 35, status=410)),
        (
            "page",
            reading(copy, body=["Lead lain sama sekali.", *prose(1)], source="malang", minutes=3),
        ),
        # another title: the same text under two addresses of one source may be a move, and that goes by time
        ("page", reading("https://demak.test/2", title="Rob", body=prose(1), minutes=4)),
        ("page", reading("https://demak.test/2", body=prose(2), minutes=40)),
        ("gone", capture("https://demak.test/2", 20, status=404)),
        ("gone", capture("https://malang.test/berita/1", 50, status=404, source="malang")),
        ("page", reading("https://demak.test/3", flags=["low-confidence"])),
        ("page", reading("https://demak.test/4", kind="listing")),
        ("gone", capture("https://demak.test/never", 5, status=404)),
    ]


def play(store: Store, events: list[tuple[str, Any]], size: int) -> None:
    pages: list[PageReading] = []
    for kind, event in events:
        if kind == "page":
            pages.append(event)
        if kind == "gone" or len(pages) >= size:
            store.ingest(pages)
            pages = []
        if kind == "gone":
            store.record_gone(event.context.source_id, event.url, event)
    store.ingest(pages)


def test_any_order_batch_and_repetition_give_the_same_rows(new_store: Callable[[], Store]) -> None:
    events = history()
    first = new_store()
    play(first, events, 100)
    expected = content(first)
    assert len(expected["article"]) == 3
    assert len(expected["article_version"]) == 6
    assert len(expected["duplicate_cluster"]) == 1
    for seed in range(6):
        shuffled = [*events, *events[:5]]
        random.Random(seed).shuffle(shuffled)
        store = new_store()
        play(store, shuffled, 1 + seed)
        assert content(store) == expected


def test_current_text_is_the_one_seen_last_and_is_what_search_finds(store: Store) -> None:
    store.ingest([reading(URL, body=["Air surut kemarin."])])
    store.ingest([reading(URL, body=["Tanggul jebol."], minutes=5)])
    assert search(store, "surut").total == 0
    assert search(store, "jebol").total == 1
    (back,) = store.ingest([reading(URL, body=["Air surut kemarin."], minutes=9)])
    assert back.outcome == "unchanged"
    assert search(store, "surut").total == 1
    assert search(store, "jebol").total == 0
    found, version = find_article(store, URL)
    assert [len(found.versions), version.number] == [2, 1]
    assert version.last_captured > found.versions[1].last_captured


def test_outcomes(store: Store) -> None:
    outcomes = [
        result.outcome
        for result in store.ingest(
            [
                reading(URL),
                reading(URL, minutes=1),
                reading(URL, title="Lain", minutes=2),
                reading("https://demak.test/x", kind="listing"),
                reading("https://demak.test/y", kind="error"),
                reading("https://demak.test/z", flags=["low-confidence"]),
                reading("https://demak.test/g", kind="gallery"),
            ]
        )
    ]
    assert outcomes == [
        "new", "unchanged", "new-version", "not-article", "quarantined", "quarantined", "new",
    ]  # fmt: skip
    summary = store.summary()
    assert summary["quarantined"] == {"error": 1, "listing": 1, "low-confidence": 1}
    assert [summary["captures"], summary["articles"], summary["versions"]] == [7, 2, 3]


def test_tombstone_comes_and_goes(store: Store) -> None:
    store.ingest([reading(URL)])
    assert store.record_gone("demak", URL, capture(URL, 10, status=410)) == "gone"
    assert store.record_gone("demak", URL, capture(URL, 15, status=404)) == "still-gone"
    found, _version = find_article(store, URL)
    assert found.gone_status == 410
    assert found.gone_at is not None
    store.ingest([reading(URL, minutes=20)])
    assert find_article(store, URL)[0].gone_at is None
    none = "https://demak.test/none"
    assert store.record_gone("demak", none, capture(none, 30, status=404)) == "nothing"


def test_a_page_that_says_it_is_missing_is_a_tombstone_for_as_long_as_it_reads_so(
    store: Store,
) -> None:
    made = capture(URL, 10)
    evidence = {"kind": Evidence(rule="signs", selector="refusal:missing")}
    missing = reading(URL, made=made, kind="error", evidence=evidence)
    maintained = reading(
        URL,
        made=made,
        kind="error",
        evidence={"kind": Evidence(rule="signs", selector="refusal:maintenance")},
    )
    store.ingest([reading(URL)])
    store.ingest([missing])
    found = find_article(store, URL)[0]
    assert (found.gone_at, found.gone_status) == (made.fetched_at, 200)
    assert len(found.versions) == 1
    store.ingest([maintained])
    assert find_article(store, URL)[0].gone_at is None
    store.ingest([missing])
    assert find_article(store, URL)[0].gone_at is not None
    store.ingest([reading(URL, minutes=20)])
    assert find_article(store, URL)[0].gone_at is None


def test_an_old_alias_that_dies_does_not_bury_the_article(store: Store) -> None:
    old = "https://demak.test/?p=7"
    store.ingest([reading(old, canonical_url=URL)])
    store.ingest([reading(URL, minutes=5)])
    store.record_gone("demak", old, capture(old, 9, status=404))
    assert find_article(store, old)[0].gone_at is None


def test_rules_that_read_a_capture_otherwise_replace_the_version_and_keep_its_id_citable(
    store: Store,
) -> None:
    made = capture(URL)
    before = reading(URL, body=[*prose(1), "Leave a Comment"], made=made)
    copy = reading("https://malang.test/1", body=prose(1), source="malang")
    store.ingest([before, copy])
    today = reading(URL, body=prose(2), made=made)
    (result,) = store.ingest([today])
    assert result.reread
    found, version = find_article(store, before.keys.version_id)
    assert version.version_id == today.keys.version_id
    assert len(found.versions) == 1
    assert found.cluster == []
    assert store.summary()["clusters"] == 0
    with store.reading() as connection:
        # fourteen bands each, none left of the reading before
        bands = connection.execute(text("SELECT count(*) FROM lsh_band GROUP BY docid")).scalars()
        assert list(bands) == [14, 14]
    (again,) = store.ingest([today])
    assert not again.reread
    # a field outside the text
    retold = reading(URL, body=prose(2), made=made, section="Berita")
    (changed,) = store.ingest([retold])
    assert changed.reread
    assert find_article(store, URL)[1].article.section == "Berita"


def test_an_article_that_today_is_none_goes_to_quarantine_and_back(store: Store) -> None:
    made = capture(URL)
    store.ingest([reading(URL, made=made)])
    store.ingest([reading(URL, made=made, kind="spam")])
    assert store.summary()["articles"] == 0
    assert store.summary()["quarantined"] == {"spam": 1}
    assert search(store, "pasang", SearchFilters(source=("demak",))).total == 0
    store.ingest([reading(URL, made=made)])
    assert store.summary()["articles"] == 1
    assert store.summary()["quarantined"] == {}
    assert search(store, "pasang").total == 1


def test_copies_are_one_cluster_and_shared_openings_link_nothing(store: Store) -> None:
    opening = (
        "Pemerintah Kabupaten Demak melalui Dinas Komunikasi dan Informatika menyampaikan bahwa"
    )
    texts = {
        "a": prose(1, 240), "b": [*prose(1, 240)[:7], "Kalimat penutup yang lain sama sekali di sini."],
        "c": [opening, *prose(3)], "d": [opening, *prose(4)],
        "e": ["Lihat lampiran."], "f": ["Lihat lampiran."],
    }  # fmt: skip
    store.ingest([reading(f"https://demak.test/{name}", body=body) for name, body in texts.items()])
    found, _ = find_article(store, "https://demak.test/a")
    assert [other["url"] for other in found.cluster] == ["https://demak.test/b"]
    assert store.summary()["clusters"] == 1


def test_short_equal_texts_are_copies_when_they_say_enough(store: Store) -> None:
    body = [
        "Kantor kecamatan tutup hari Jumat karena cuti bersama, pelayanan dibuka kembali hari Senin pagi."
    ]
    store.ingest(
        [reading("https://demak.test/a", body=body), reading("https://demak.test/b", body=body)]
    )
    assert store.summary()["clusters"] == 1


@pytest.mark.parametrize("odd", ["a\x00b", "\ud800", "\U0010ffff", "\u202e", "'\"\\;--", "{}%s:x"])
def test_any_text_can_be_kept(store: Store, odd: str) -> None:
    url = f"https://demak.test/{ord(odd[0])}"
    page = reading(url, title=odd, body=[odd, "Air pasang."], section=odd, tags=[odd])
    store.ingest([page])
    assert find_article(store, page.keys.article_id)[1].article.body[1] == "Air pasang."
    assert search(store, "pasang").total == 1


def test_half_a_batch_is_never_kept(store: Store) -> None:
    good = reading(URL)
    assert good.capture is not None
    bad = reading("https://demak.test/9", made=replace(capture(URL), offset=-5))
    with pytest.raises(Exception, match="refuses"):
        store.ingest([good, bad])
    assert store.summary()["captures"] == 0


def test_an_unknown_source_is_refused(store: Store) -> None:
    read = article(URL, "x", ["y"])
    page = PageReading(
        source_id="nowhere", capture=capture(URL), article=read, keys=dedup_keys("nowhere", read)
    )
    with pytest.raises(Exception, match="refuses"):
        store.ingest([page])

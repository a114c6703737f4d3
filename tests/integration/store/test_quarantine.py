"""Pages kept apart can be counted and listed; what is hidden is not among them."""

from __future__ import annotations

from datetime import UTC, datetime

from newsarchive.store import Store
from newsarchive.store.quarantine import count_apart, kept_apart
from newsarchive.store.takedown import take_down
from tests.integration.store.pages import reading


def test_counted_and_listed(store: Store) -> None:
    store.ingest(
        [
            reading("https://demak.test/1"),
            reading("https://demak.test/2", kind="listing", minutes=1),
            reading("https://demak.test/3", kind="error", minutes=2),
            reading("https://demak.test/4", flags=["advertising", "low-confidence"], minutes=3),
            reading("https://malang.test/5", kind="error", source="malang", minutes=4),
        ]
    )
    assert count_apart(store) == {
        "demak": {"error": 1, "listing": 1, "low-confidence": 1},
        "malang": {"error": 1},
    }
    assert count_apart(store, ["malang"]) == {"malang": {"error": 1}}
    assert [page.url[-1] for page in kept_apart(store)] == ["5", "4", "3", "2"]
    assert [page.url[-1] for page in kept_apart(store, limit=2)] == ["5", "4"]
    assert [page.url[-1] for page in kept_apart(store, reasons=["error", "spam"])] == ["5", "3"]
    (doubtful,) = kept_apart(store, ["demak"], ["low-confidence"])
    assert doubtful.flags == ["advertising", "low-confidence"]
    assert doubtful.title
    assert doubtful.warc_file


def test_better_rules_take_a_page_out(store: Store) -> None:
    page = reading("https://demak.test/4", flags=["low-confidence"])
    store.ingest([page])
    assert len(kept_apart(store)) == 1
    store.ingest([reading("https://demak.test/4", made=page.capture)])
    assert kept_apart(store) == []
    assert count_apart(store) == {}


def test_a_hidden_articles_address_is_not_listed(store: Store) -> None:
    page = reading("https://demak.test/1")
    store.ingest([page, reading("https://demak.test/1", kind="error", minutes=5)])
    assert len(kept_apart(store)) == 1
    take_down(store, page.keys.article_id, "permintaan", datetime(2024, 1, 1, tzinfo=UTC))
    assert kept_apart(store) == []

"""What the articles of a source say comes in order of publication, of copies once, and without what is hidden."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsarchive.extract.article import Caption, DateValue
from newsarchive.reading import PageReading
from newsarchive.store import Store, site_texts
from newsarchive.store.takedown import take_down
from tests.integration.store.pages import prose, reading


def told(number: int, day: str | None, **more: object) -> PageReading:
    published = (
        DateValue(value=day, precision="day", timezone="Asia/Jakarta", source="meta")
        if day
        else None
    )
    return reading(
        f"https://demak.test/{number}",
        body=[f"Artikel {number}.", *prose(number)],
        published=published,
        **more,
    )


def numbers(store: Store) -> list[str]:
    return [texts[0] for texts in site_texts.site_texts(store, "demak")]


def test_order_copies_and_what_is_hidden(store: Store) -> None:
    hidden = told(7, "2024-03-03")
    store.ingest(
        [
            told(1, "2024-03-09", captions=[Caption(text="Air surut.")]),
            told(2, "2023-12-31"),
            told(3, None),
            told(4, "2024-03-08"),
            reading("https://demak.test/8", body=["Artikel 8.", *prose(4)]),
            reading("https://malang.test/9", body=["Lain.", *prose(9)], source="malang"),
            hidden,
        ]
    )
    take_down(store, hidden.keys.article_id, "permintaan", datetime(2024, 4, 1, tzinfo=UTC))
    # one without a date counts as old; of two copies the newer by date is kept
    assert numbers(store) == ["Artikel 3.", "Artikel 2.", "Artikel 4.", "Artikel 1."]
    assert site_texts.site_texts(store, "demak")[-1][-1] == "Air surut."


def test_the_newest_are_looked_at(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_texts, "NEWEST", 2)
    store.ingest([told(number, f"2024-03-{number:02}") for number in (5, 3, 9)])
    assert numbers(store) == ["Artikel 5.", "Artikel 9."]

"""A page is compared with what is held by the same rules; on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest
from sqlalchemy.event import listen, remove

from newsarchive.capture.capture import Capture
from newsarchive.reading import PageReading
from newsarchive.store import Store
from newsarchive.store.articles import find_article
from newsarchive.store.search import search
from tests.integration.store.pages import capture, prose, reading
from tests.integration.store.test_ingest import content

URL = "https://demak.test/2023/11/18/banjir/"
FURNITURE = "Ikuti kabar kami di saluran warga."
TEXT = prose(1)
EDITED = [*TEXT[:3], "Dua desa terisolasi sejak pagi."]


@dataclass
class Rules:
    """Today's rules, which take the furniture out; the pages behind captures are given by hand."""

    #: bodies by record id; a capture that is not there can not be read again
    pages: dict[str, list[str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def read(self, captures: Sequence[Capture]) -> list[PageReading]:
        self.asked += [made.record_id for made in captures]
        found = [
            (made, self.pages[made.record_id]) for made in captures if made.record_id in self.pages
        ]
        return [today(made, body) for made, body in found]


def yesterday(made: Capture, body: list[str]) -> PageReading:
    return reading(made.url, body=[*body, FURNITURE], made=made, extractor_version="1")


def today(made: Capture, body: list[str]) -> PageReading:
    return reading(made.url, body=body, made=made, extractor_version="2")


def held(store: Store, *bodies: list[str], every: int = 10) -> Rules:
    """Captures of one address, read by the rules of yesterday; what today's would read of them."""
    rules = Rules()
    for number, body in enumerate(bodies):
        made = capture(URL, number * every)
        rules.pages[made.record_id] = body
        store.ingest([yesterday(made, body)])
    return rules


def rebuilt(new_store: Callable[[], Store], pages: list[PageReading]) -> dict[str, list[tuple]]:
    store = new_store()
    for page in pages:
        store.ingest([page])
    return content(store)


def test_an_unchanged_page_makes_no_version_and_all_captures_are_of_today(
    new_store: Callable[[], Store],
) -> None:
    store = new_store()
    rules = held(store, TEXT, TEXT, TEXT)
    former = find_article(store, URL)[1].version_id
    page = today(capture(URL, 60), TEXT)
    (result,) = store.ingest([page], read_again=rules.read)
    assert (result.outcome, result.version_id) == ("unchanged", page.keys.version_id)
    found, version = find_article(store, URL)
    assert [one.version_id for one in found.versions] == [page.keys.version_id]
    assert version.article.extractor_version == "2"
    assert find_article(store, former)[1].version_id == page.keys.version_id
    assert search(store, "saluran").total == 0
    made = [find_capture(store, record) for record in rules.pages]
    again = [today(one, TEXT) for one in made]
    assert content(store) == rebuilt(new_store, [*again, page])
    # reading everything again finds nothing to do
    assert not any(one.reread for one in store.ingest([*again, page]))


def find_capture(store: Store, record_id: str) -> Capture:
    with store.reading() as connection:
        from sqlalchemy import select

        from newsarchive.store.bulk import table_of
        from newsarchive.store.models import CaptureRow
        from newsarchive.store.rows import capture_of

        table = table_of(CaptureRow)
        row = (
            connection.execute(select(table).where(table.c.record_id == record_id)).mappings().one()
        )
    return capture_of(row)


def test_an_edit_is_the_edit_alone(store: Store) -> None:
    rules = held(store, TEXT)
    (result,) = store.ingest([today(capture(URL, 60), EDITED)], read_again=rules.read)
    assert result.outcome == "new-version"
    found, version = find_article(store, URL)
    assert [one.article.body for one in found.versions] == [TEXT, EDITED]
    assert version.article.body == EDITED


def test_versions_of_before_are_of_the_same_rules_too(store: Store) -> None:
    rules = held(store, TEXT, EDITED, TEXT)
    (result,) = store.ingest([today(capture(URL, 60), TEXT)], read_again=rules.read)
    assert result.outcome == "unchanged"
    found, version = find_article(store, URL)
    assert [one.article.body for one in found.versions] == [TEXT, EDITED]
    assert version.number == 1
    assert len(rules.asked) == 3


def test_a_text_that_comes_back_is_no_reason_to_mix_rules(store: Store) -> None:
    """The page reads as an old version, by chance of the rules: which text is current changes, so it is looked at."""
    rules = Rules()
    first, second = capture(URL), capture(URL, 10)
    rules.pages = {first.record_id: EDITED, second.record_id: TEXT}
    store.ingest([reading(URL, body=TEXT, made=first, extractor_version="1")])
    store.ingest([yesterday(second, TEXT)])
    (result,) = store.ingest([today(capture(URL, 60), TEXT)], read_again=rules.read)
    assert result.outcome == "unchanged"
    assert [one.article.body for one in find_article(store, URL)[0].versions] == [EDITED, TEXT]


def test_what_can_not_be_read_again_is_kept_as_it_was_read(store: Store) -> None:
    rules = held(store, TEXT, TEXT)
    gone = min(rules.pages)
    del rules.pages[gone]
    (result,) = store.ingest([today(capture(URL, 60), TEXT)], read_again=rules.read)
    assert result.outcome == "unchanged"
    found, _version = find_article(store, URL)
    assert [one.article.extractor_version for one in found.versions] == ["1", "2"]
    # asked for once a batch
    assert sorted(rules.asked) == sorted({gone, *rules.pages})


def test_articles_that_do_not_change_are_left_to_reprocess(store: Store) -> None:
    rules = held(store, TEXT)
    other = "https://demak.test/lain"
    store.ingest([reading(other, body=prose(2), extractor_version="1")])
    store.ingest(
        [reading(other, body=prose(2), minutes=60, extractor_version="2")], read_again=rules.read
    )
    store.ingest(
        [reading("https://demak.test/baru", body=prose(3), extractor_version="2")],
        read_again=rules.read,
    )
    assert rules.asked == []
    assert find_article(store, URL)[1].article.extractor_version == "1"


def test_a_move_compares_texts_of_the_same_rules(store: Store) -> None:
    """The page came up under another address, which redirects tell of."""
    rules = held(store, TEXT)
    new = "https://demak.test/berita/banjir"
    store.record_redirect("demak", URL, new, capture(URL, 50, status=301))
    store.ingest([today(capture(new, 60), TEXT)], read_again=rules.read)
    found, _version = find_article(store, new)
    assert [one.article.body for one in found.versions] == [TEXT]
    assert find_article(store, URL)[0].article_id == found.article_id


def test_a_move_between_articles_that_are_both_held_is_seen_with_the_next_page(
    store: Store,
) -> None:
    rules = held(store, TEXT)
    new = "https://demak.test/berita/banjir"
    store.ingest([today(capture(new, 40), TEXT)], read_again=rules.read)
    assert rules.asked == []
    store.record_redirect("demak", URL, new, capture(URL, 50, status=301))
    assert len(find_article(store, new)[0].versions) == 2
    (result,) = store.ingest([today(capture(new, 60), TEXT)], read_again=rules.read)
    assert result.outcome == "unchanged"
    assert [one.article.body for one in find_article(store, URL)[0].versions] == [TEXT]


def test_in_a_batch_each_page_is_told_of_by_itself(store: Store) -> None:
    rules = held(store, TEXT)
    other = capture("https://demak.test/lain")
    store.ingest([yesterday(other, prose(2))])
    rules.pages[other.record_id] = prose(2)
    results = store.ingest(
        [
            today(capture("https://demak.test/baru"), prose(3)),
            today(capture(URL, 60), EDITED),
            today(capture(other.url, 60), prose(2)),
            today(capture(URL, 70), EDITED),
        ],
        read_again=rules.read,
    )
    assert [one.outcome for one in results] == ["new", "new-version", "unchanged", "unchanged"]


def test_a_failure_while_reading_again_leaves_nothing_half_written(store: Store) -> None:
    rules = held(store, TEXT)
    before = content(store)

    def fail(_captures: Sequence[Capture]) -> list[PageReading]:
        raise RuntimeError("cut off")

    rules.read = fail  # type: ignore[method-assign]
    with pytest.raises(RuntimeError, match="cut off"):
        store.ingest([today(capture(URL, 60), TEXT)], read_again=rules.read)
    assert content(store) == before


def test_the_same_reading_by_other_rules_is_a_new_name_and_no_change(store: Store) -> None:
    made = capture(URL)
    store.ingest([reading(URL, body=TEXT, made=made, extractor_version="1")])
    (result,) = store.ingest([today(made, TEXT)])
    assert not result.reread
    assert find_article(store, URL)[1].article.extractor_version == "2"


def test_with_equal_rules_only_an_edit_costs_a_statement(store: Store) -> None:
    statements: list[str] = []

    def note(_c, _cursor, statement, _parameters, _context, _many) -> None:
        statements.append(statement)

    def cost(pages: list[PageReading], rules: Rules | None) -> int:
        listen(store.engine, "before_cursor_execute", note)
        statements.clear()
        store.ingest(pages, read_again=rules.read if rules else None)
        remove(store.engine, "before_cursor_execute", note)
        return len(statements)

    def batch(first: int, minutes: int, edits: int = 0) -> list[PageReading]:
        return [
            reading(
                f"https://demak.test/{number}",
                title=f"Kabar {number}",
                body=prose(number + 1000 * minutes * (number - first < edits)),
                minutes=minutes,
                extractor_version="2",
            )
            for number in range(first, first + 20)
        ]

    rules = Rules()
    store.ingest(batch(0, 0))
    assert cost(batch(20, 0), rules) == cost(batch(40, 0), None)
    assert cost(batch(0, 1), rules) == cost(batch(20, 1), None)
    assert cost(batch(0, 2, 5), rules) == cost(batch(20, 2, 5), None) + 1
    assert rules.asked == []

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsarchive.schedule.book import LEASE, MAX_ATTEMPTS, ScheduleBook
from newsarchive.sources.profile import Profile
from tests.fresh import fresh_store

NOW = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def source(name: str, schedule: str = "0 * * * *") -> Profile:
    return Profile(
        id=name,
        name=name,
        region="35.73",
        home="https://k.go.id/",
        schedule=schedule,
        timezone="Asia/Jakarta",
    )


@pytest.fixture
def book(tmp_path: Path) -> Iterator[ScheduleBook]:
    with fresh_store(tmp_path / "records.sqlite") as store:
        yield ScheduleBook(store)


def test_a_run_comes_due_once(book: ScheduleBook) -> None:
    book.keep([source("a")], NOW)
    assert book.enqueue(NOW) == 0
    assert book.enqueue(NOW + HOUR) == 1
    assert book.enqueue(NOW + HOUR) == 0
    (run,) = book.runs()
    assert (run["source_id"], run["due"], run["state"]) == ("a", NOW + HOUR, "waiting")


def test_missed_runs_are_caught_up_once(book: ScheduleBook) -> None:
    book.keep([source("a")], NOW)
    assert book.enqueue(NOW + 100 * HOUR) == 1
    claim = book.claim(NOW + 100 * HOUR)
    assert claim is not None
    assert book.begin(claim.run_key, claim.token, NOW + 100 * HOUR)
    assert book.finish(claim.run_key, claim.token, 0, NOW + 100 * HOUR + timedelta(minutes=5))
    assert book.enqueue(NOW + 100 * HOUR + timedelta(minutes=6)) == 0
    assert book.enqueue(NOW + 101 * HOUR) == 1


def test_no_overlap(book: ScheduleBook) -> None:
    book.keep([source("a"), source("b")], NOW)
    book.enqueue(NOW + HOUR)
    first, second = book.claim(NOW + HOUR), book.claim(NOW + HOUR)
    assert first is not None
    assert second is not None
    assert {first.source_id, second.source_id} == {"a", "b"}
    assert book.claim(NOW + HOUR) is None
    book.renew(first.run_key, first.token, NOW + 2 * HOUR)
    book.renew(second.run_key, second.token, NOW + 2 * HOUR)
    assert book.enqueue(NOW + 2 * HOUR) == 0
    assert book.claim(NOW + 2 * HOUR) is None


def test_a_dead_holder_loses_its_run_and_can_not_begin(book: ScheduleBook) -> None:
    book.keep([source("a")], NOW)
    book.enqueue(NOW + HOUR)
    dead = book.claim(NOW + HOUR)
    assert dead is not None
    later = NOW + HOUR + LEASE + timedelta(seconds=1)
    heir = book.claim(later)
    assert heir is not None
    assert heir.run_key == dead.run_key
    assert not book.begin(dead.run_key, dead.token, later)
    assert not book.renew(dead.run_key, dead.token, later)
    assert not book.finish(dead.run_key, dead.token, 0, later)
    assert book.begin(heir.run_key, heir.token, later)
    assert book.finish(heir.run_key, heir.token, 3, later)
    (run,) = book.runs()
    # the first claim never began
    assert (run["state"], run["attempts"], run["exit_code"]) == ("done", 1, 3)
    assert not book.finish(heir.run_key, heir.token, 0, later)


def test_a_run_that_always_dies_is_given_up(book: ScheduleBook) -> None:
    book.keep([source("a")], NOW)
    book.enqueue(NOW + HOUR)
    moment = NOW + HOUR
    for _ in range(MAX_ATTEMPTS):
        claim = book.claim(moment)
        assert claim is not None
        assert book.begin(claim.run_key, claim.token, moment)
        moment += LEASE + timedelta(seconds=1)
    assert book.claim(moment) is None
    assert book.runs()[0]["state"] == "failed"
    assert book.enqueue(moment + HOUR) == 1


def test_schedulers_that_die_before_they_begin_cost_a_run_nothing(book: ScheduleBook) -> None:
    book.keep([source("a")], NOW)
    book.enqueue(NOW + HOUR)
    moment = NOW + HOUR
    for _ in range(3 * MAX_ATTEMPTS):
        assert book.claim(moment) is not None
        moment += LEASE + timedelta(seconds=1)
    assert book.claim(moment) is not None


def test_failures_are_counted_and_forgotten(book: ScheduleBook) -> None:
    book.keep([source("a", "adaptive")], NOW)
    moment = NOW
    for code, failures in ((1, 1), (2, 2), (0, 0)):
        moment = max(moment, book.coming()[0]["next_due"])
        book.enqueue(moment)
        claim = book.claim(moment)
        assert claim is not None
        book.begin(claim.run_key, claim.token, moment)
        book.finish(claim.run_key, claim.token, code, moment)
        assert book.coming()[0]["failures"] == failures


def test_changed_and_removed_sources(book: ScheduleBook) -> None:
    book.keep([source("a"), source("b")], NOW)
    book.keep([source("a", "30 5 * * *")], NOW)
    (row,) = book.coming()
    assert (row["source_id"], row["rule"]) == ("a", "30 5 * * *")
    assert row["next_due"] == datetime(2026, 11, 24, 22, 30, tzinfo=UTC)
    before = row["next_due"]
    book.keep([source("a", "30 5 * * *")], NOW + 3 * HOUR)
    assert book.coming()[0]["next_due"] == before

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.crawl.policy import RECHECK_OLD, Remembered, decide, next_check

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def remembered(**changes) -> Remembered:
    values = {
        "last_fetched": NOW - timedelta(days=1),
        "first_seen": NOW - timedelta(days=1),
        "next_check": NOW + timedelta(days=1),
        "lastmod": None,
    }
    return Remembered(**{**values, **changes})


def test_unknown_addresses_are_new() -> None:
    assert decide(None, None, NOW) == "new"
    assert decide(remembered(last_fetched=None), "2026-01-01", NOW) == "new"


def test_the_site_states_a_page_unchanged_whatever_the_spelling_of_the_instant() -> None:
    known = remembered(lastmod="2026-11-01T07:00:00+07:00", next_check=NOW - timedelta(hours=1))
    assert decide(known, "2026-11-01T00:00:00Z", NOW) == "known"
    assert decide(known, "2026-11-01T00:00:01Z", NOW) == "changed"


def test_where_the_site_is_silent_the_plan_decides() -> None:
    assert decide(remembered(), None, NOW) == "known"
    assert decide(remembered(next_check=NOW), None, NOW) == "recheck"
    assert decide(remembered(), None, NOW, full=True) == "recheck"


@given(st.integers(0, 4000))
def test_looks_grow_rarer_and_always_lie_ahead(hours: int) -> None:
    first = NOW - timedelta(hours=hours)
    following = next_check(first, NOW)
    assert NOW < following <= NOW + RECHECK_OLD
    later = next_check(following - timedelta(0), following + timedelta(seconds=1))
    assert later > following


def test_a_page_that_is_gone_is_looked_for_whatever_the_site_states_of_it() -> None:
    known = remembered(lastmod="2026-11-01", next_check=NOW, is_gone=True, failures=3)
    assert decide(known, "2026-11-01", NOW) == "recheck"
    later = remembered(lastmod="2026-11-01", is_gone=True, failures=3)
    assert decide(later, "2026-11-01", NOW) == "known"
    waits = [next_check(NOW, NOW, failures=count, is_gone=True) - NOW for count in range(1, 16)]
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (timedelta(hours=1), RECHECK_OLD)


def test_failures_back_off() -> None:
    waits = [next_check(NOW, NOW, failures=count) - NOW for count in range(1, 12)]
    assert waits == sorted(waits)
    assert waits[0] == timedelta(hours=1)
    assert waits[-1] == timedelta(days=7)

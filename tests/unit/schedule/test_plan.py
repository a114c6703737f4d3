from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.schedule.plan import (
    CEILING,
    FIRST_INTERVAL,
    FLOOR,
    adaptive_interval,
    first_due,
    next_due,
)

NOW = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)


def every(gap: timedelta, count: int = 20, end: datetime = NOW) -> list[datetime]:
    return [end - gap * n for n in range(count)]


def test_unknown_rhythm() -> None:
    assert adaptive_interval([], NOW) == FIRST_INTERVAL


@pytest.mark.parametrize(
    ("gap", "interval"),
    [
        (timedelta(hours=8), timedelta(hours=8)),
        (timedelta(hours=3), timedelta(hours=3)),
        (timedelta(minutes=20), FLOOR),
        (timedelta(days=9), CEILING),
    ],
)
def test_the_time_that_one_article_takes(gap: timedelta, interval: timedelta) -> None:
    assert adaptive_interval(every(gap), NOW) == interval


def test_a_first_crawl_is_no_rhythm() -> None:
    backfile = [NOW - timedelta(days=2, minutes=n) for n in range(200)]
    assert adaptive_interval(backfile, NOW) > timedelta(hours=2)


def test_silence_slows_down() -> None:
    intervals = [
        adaptive_interval(every(timedelta(hours=4), end=NOW - timedelta(days=n)), NOW)
        for n in (0, 2, 5, 90)
    ]
    assert intervals == sorted(set(intervals))
    assert intervals[-1] == CEILING


@given(st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2026, 11, 1)), max_size=60))
def test_floor_and_ceiling(moments: list[datetime]) -> None:
    interval = adaptive_interval([moment.replace(tzinfo=UTC) for moment in moments], NOW)
    assert FLOOR <= interval <= CEILING


def test_cron_is_meant_in_the_zone_of_the_source() -> None:
    assert next_due("15 6 * * *", "Asia/Jakarta", NOW) == datetime(2026, 11, 24, 23, 15, tzinfo=UTC)
    assert next_due("15 6 * * *", "Asia/Jayapura", NOW) == datetime(
        2026, 11, 24, 21, 15, tzinfo=UTC
    )


def test_cron_passes_over_what_was_missed() -> None:
    assert next_due(
        "0 * * * *", "Asia/Jakarta", NOW + timedelta(days=3, minutes=1)
    ) == NOW + timedelta(days=3, hours=1)


def test_failures_back_off() -> None:
    waits = [next_due("adaptive", "Asia/Jakarta", NOW, failures=n) - NOW for n in range(10)]
    assert waits[0] == FIRST_INTERVAL
    assert waits[1:4] == [timedelta(hours=1), timedelta(hours=2), timedelta(hours=4)]
    assert waits[-1] == CEILING
    assert next_due("0 * * * *", "Asia/Jakarta", NOW, failures=9) == NOW + timedelta(hours=1)


def test_first_runs_are_spread() -> None:
    first = {first_due(f"sumber-{n}", "adaptive", "Asia/Jakarta", NOW) for n in range(552)}
    assert len(first) > 400
    assert all(NOW <= moment < NOW + timedelta(hours=1) for moment in first)

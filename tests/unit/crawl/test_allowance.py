"""Crawl windows, budgets, hosts on one server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.crawl.allowance import Allowance
from newsarchive.crawl.options import CrawlOptions
from newsarchive.crawl.shared_hosts import Servers
from newsarchive.sources.crawl_window import CrawlWindow
from newsarchive.sources.profile import Profile

NIGHT = "22:00-05:00"
TIMES = st.datetimes(datetime(2024, 1, 1), datetime(2025, 1, 1), timezones=st.just(UTC))


def profile(**changes: object) -> Profile:
    return Profile(id="k", name="K", region="81.71", home="https://k.go.id/", **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("zone", "hour", "is_open"),
    [
        # 20:00 UTC is 3 in the morning in Jakarta and 5 in Jayapura
        ("Asia/Jakarta", 20, True),
        ("Asia/Jayapura", 20, False),
        ("Asia/Jayapura", 13, True),
        ("Asia/Jakarta", 13, False),
        ("Asia/Jakarta", 15, True),
    ],
)
def test_a_window_is_in_the_zone_of_the_source(zone: str, hour: int, is_open: bool) -> None:
    now = datetime(2024, 5, 20, hour, tzinfo=UTC)
    assert CrawlWindow.parse(NIGHT, zone).is_open(now) is is_open


@given(TIMES, st.sampled_from([NIGHT, "08:30-17:00", "00:00-00:30", "23:59-00:00", "6:00-24:00"]))
def test_it_opens_within_a_day_and_is_open_then(now: datetime, text: str) -> None:
    window = CrawlWindow.parse(text, "Asia/Makassar")
    opens = window.next_open(now)
    assert now <= opens < now + timedelta(days=1)
    assert window.is_open(opens)
    if opens > now:
        assert not window.is_open(opens - timedelta(minutes=1))


@pytest.mark.parametrize("text", ["", "malam", "22:00", "25:00-05:00", "22:60-05:00", "5:00-5:00"])
def test_no_window(text: str) -> None:
    with pytest.raises(ValueError, match=r"write|no clock|leave the key out"):
        CrawlWindow.parse(text, "UTC")


def test_the_smaller_budget_holds() -> None:
    allowance = Allowance([profile(max_pages=3, max_megabytes=2)], CrawlOptions(max_pages=5))
    assert allowance.articles_left("k") == 3
    for _ in range(3):
        allowance.take_article("k")
    assert allowance.articles_left("k") == 0
    now = datetime(2024, 5, 20, tzinfo=UTC)
    allowance.took("k", 1_999_999)
    assert allowance.refusal("k", now) is None
    allowance.took("k", 1)
    assert allowance.refusal("k", now) == "byte budget of 2 MB is spent"


def test_a_window_closes_during_a_crawl_and_can_be_overridden() -> None:
    made = profile(crawl_window=NIGHT, timezone="Asia/Jayapura")
    night, day = datetime(2024, 5, 20, 13, tzinfo=UTC), datetime(2024, 5, 20, 21, tzinfo=UTC)
    allowance = Allowance([made], CrawlOptions())
    assert allowance.refusal("k", night) is None
    assert "opens 2024-05-21 22:00 WIT" in (allowance.refusal("k", day) or "")
    assert Allowance([made], CrawlOptions(any_time=True)).refusal("k", day) is None


def test_hosts_that_share_an_address_are_one_server() -> None:
    servers = Servers()
    first = servers.group("a.go.id", ["10.0.0.1", "10.0.0.2"])
    assert servers.group("b.go.id", ["10.0.0.2"]) == first
    assert servers.group("c.go.id", ["10.0.0.3"]) != first
    # an address joins the group of the first host seen on it
    assert servers.group("d.go.id", ["10.0.0.2", "10.0.0.4"]) == first
    assert servers.group("e.go.id", ["10.0.0.4"]) == first

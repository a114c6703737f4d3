"""Publication candidates: the order of trust and the flags."""

from __future__ import annotations

from datetime import UTC, date, datetime

from newsarchive.dates import DateCandidate, reconcile

FETCHED = datetime(2023, 11, 20, 3, 0, tzinfo=UTC)


def candidate(source, value):
    return DateCandidate(value=value, source=source)


def choose(*pairs, **kwargs):
    chosen, flags = reconcile(
        [candidate(source, value) for source, value in pairs], fetched_at=FETCHED, **kwargs
    )
    return (chosen.source, chosen.value) if chosen else None, flags


def test_agreement_gives_the_most_trusted_and_no_flag():
    assert choose(
        ("url", "2023-11-18"), ("meta", "2023-11-18T09:30:00+07:00"), ("body", "2023-11-17")
    ) == (("meta", "2023-11-18T09:30:00+07:00"), [])


def test_a_finer_value_of_the_same_day_is_taken():
    assert choose(("visible", "2023-11-18"), ("listing", "2023-11-18T09:30:00+07:00"))[0] == (
        "listing", "2023-11-18T09:30:00+07:00",
    )  # fmt: skip


def test_days_are_compared_in_the_local_zone():
    assert choose(("jsonld", "2023-11-17T23:30:00+00:00"), ("url", "2023-11-18"))[1] == []


def test_the_future_is_flagged_and_passed_over():
    chosen, flags = choose(("jsonld", "2033-11-18T09:30:00+07:00"), ("url", "2023-11-18"))
    assert chosen == ("url", "2023-11-18")
    assert flags == ["future-date:jsonld"]


def test_the_only_candidate_stands_though_flagged():
    chosen, flags = choose(("visible", "2024-05-01"))
    assert chosen == ("visible", "2024-05-01")
    assert flags == ["future-date:visible"]


def test_before_the_site_existed():
    chosen, flags = choose(
        ("jsonld", "1970-01-01T00:00:00+00:00"), ("visible", "2023-11-18"), since=date(2009, 1, 1)
    )
    assert chosen == ("visible", "2023-11-18")
    assert flags == ["before-site:jsonld"]


def test_disagreement_is_flagged():
    chosen, flags = choose(("meta", "2023-11-18T09:30:00+07:00"), ("url", "2023-10-01"))
    assert chosen[0] == "meta"
    assert flags == ["date-disagreement:meta/url"]


def test_a_page_that_prints_its_own_clock():
    chosen, flags = choose(("jsonld", "2023-11-20T03:00:20+00:00"), ("url", "2023-11-18"))
    assert chosen == ("url", "2023-11-18")
    assert flags == ["fetch-time-as-date:jsonld"]


def test_three_that_agree_outvote_one():
    chosen, flags = choose(
        ("jsonld", "2021-01-01T00:00:00+07:00"),
        ("visible", "2023-11-18"), ("url", "2023-11-18"), ("listing", "2023-11-18"),
    )  # fmt: skip
    assert chosen == ("visible", "2023-11-18")
    assert "date-disagreement:visible/jsonld" in flags


def test_nothing_and_nonsense():
    assert choose() == (None, [])
    assert choose(("meta", "kemarin")) == (None, ["unreadable-date:meta"])

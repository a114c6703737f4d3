"""What stands out about a site itself: address, robots.txt, certificate, clock, injected spam."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from newsarchive.crawl.observing import clock_skew
from newsarchive.monitor.facts import RunFacts
from newsarchive.monitor.health import Health, assess
from newsarchive.monitor.site_checks import MOVED

NOW = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)


def run(days_ago: float, **changes: Any) -> RunFacts:
    values: dict[str, Any] = {
        "source": "k",
        "run_id": f"r{days_ago}",
        "ended": NOW - timedelta(days=days_ago),
        "new": 3,
    }
    return RunFacts(**(values | changes))


def judged(*latest: RunFacts, **usual: Any) -> Health:
    return assess("k", [run(n, **usual) for n in range(len(latest), 12)] + list(latest), NOW)


def kinds(health: Health) -> list[str]:
    return [finding.kind for finding in health.findings]


def test_a_site_that_leads_elsewhere_is_broken() -> None:
    health = judged(run(0, new=0, failed=1, reasons={MOVED: 1}))
    assert health.state == "broken"
    assert "moved" in kinds(health)


def test_one_page_that_leads_elsewhere_is_nothing() -> None:
    assert "moved" not in kinds(judged(run(0, new=20, failed=1, reasons={MOVED: 1})))


def test_robots_is_news_for_a_week() -> None:
    assert kinds(judged(run(0, robots="sha1:b"), robots="sha1:a")) == ["robots-changed"]
    # not fetched, as when the host was down: nothing is known
    assert kinds(judged(run(0, robots=None), robots="sha1:a")) == []
    later = [run(n, robots="sha1:b") for n in range(9)] + [run(9, robots="sha1:a")]
    assert kinds(assess("k", later, NOW)) == []


@pytest.mark.parametrize(
    ("days", "found"), [(60, []), (13, ["certificate"]), (-1, ["certificate"])]
)
def test_a_certificate_that_ends(days: int, found: list[str]) -> None:
    until = NOW + timedelta(days=days)
    health = judged(run(0, certificate_until=until))
    assert kinds(health) == found
    if found:
        assert f"{until:%Y-%m-%d}" in health.findings[0].text


@pytest.mark.parametrize(
    ("skew", "text"), [(7 * 3600, "7.0 hours fast"), (-3600, "1.0 hours slow")]
)
def test_a_clock_that_is_off(skew: float, text: str) -> None:
    health = judged(run(0, clock_skew=skew), clock_skew=0.4)
    assert text in health.findings[0].text
    assert kinds(judged(run(0, clock_skew=0.0))) == []


def test_spam_cut_out_of_articles_counts() -> None:
    assert kinds(judged(run(0, injected=2))) == ["spam"]


def test_a_date_header() -> None:
    now = datetime(2026, 11, 24, 5, 0, 10, tzinfo=UTC)
    assert clock_skew(b"Tue, 24 Nov 2026 05:00:00 GMT", now) == -10.0
    assert clock_skew(b"kemarin", now) is None
    assert clock_skew(None, now) is None


def test_facts_survive_their_table() -> None:
    facts = run(0, certificate_until=NOW, clock_skew=1.5, robots="status 404", shape=(1, 2))
    assert RunFacts.from_dict(facts.to_dict()) == facts

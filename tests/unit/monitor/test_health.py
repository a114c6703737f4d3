from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from newsarchive.monitor.facts import RunFacts
from newsarchive.monitor.gather import run_facts
from newsarchive.monitor.health import Health, assess
from newsarchive.monitor.incidents import Incident, follow, message

NOW = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
FULL = {"title": 10, "published": 10, "body": 10, "bylines": 6, "dateline": 9, "captions": 5}


def run(days_ago: float, **changes: Any) -> RunFacts:
    values: dict[str, Any] = {
        "source": "k",
        "run_id": f"r{days_ago}",
        "ended": NOW - timedelta(days=days_ago),
        "new": 10,
        "articles": 10,
        "filled": FULL,
        "kinds": {},
        "rules": {"profile div.isi": 10},
    }
    return RunFacts(**(values | changes))


def history(*latest: RunFacts, days: int = 20) -> list[RunFacts]:
    return [run(n) for n in range(len(latest), days)] + list(latest)


def kinds(health: Health) -> list[str]:
    return [finding.kind for finding in health.findings]


def test_well_and_unknown() -> None:
    assert assess("k", history(), NOW).state == "well"
    assert assess("k", [], NOW).state == "unknown"
    assert assess("k", [run(0)], NOW).state == "well"


def test_a_field_runs_empty() -> None:
    health = assess("k", history(run(0, filled=FULL | {"published": 0})), NOW)
    assert (health.state, kinds(health)) == ("broken", ["fill-rate"])
    assert "published is filled in 0%" in health.findings[0].text
    assert health.findings[0].since == NOW


def test_a_field_never_filled_is_no_drift() -> None:
    runs = [run(n, filled=FULL | {"captions": 0}) for n in range(20)]
    assert assess("k", runs, NOW).state == "well"


def test_chance_is_no_drift() -> None:
    health = assess(
        "k",
        history(
            run(
                0,
                articles=8,
                filled=FULL
                | {
                    "title": 8,
                    "published": 8,
                    "body": 8,
                    "bylines": 4,
                    "captions": 3,
                    "dateline": 7,
                },
            )
        ),
        NOW,
    )
    assert health.state == "well"


def test_small_runs_count_together() -> None:
    few = {
        "new": 2,
        "articles": 2,
        "filled": {"title": 2, "body": 2, "dateline": 2, "bylines": 1},
        "rules": {"profile div.isi": 2},
    }
    late = [run(n, **few) for n in range(5)]
    health = assess("k", [run(n) for n in range(5, 20)] + late, NOW)
    assert "fill-rate" in kinds(health)
    one = assess("k", history(run(0, **few)), NOW)
    assert one.state == "well"


def test_unreachable_once_is_watched_twice_is_broken() -> None:
    down = {
        "new": 0,
        "failed": 5,
        "articles": 0,
        "filled": {},
        "reasons": {"timeout": 5},
        "rules": {},
    }
    once = assess("k", history(run(0, **down)), NOW)
    assert (once.state, kinds(once)) == ("watch", ["unreachable"])
    twice = assess("k", history(run(1, **down), run(0, **down)), NOW)
    assert twice.state == "broken"
    assert twice.findings[0].since == NOW - timedelta(days=1)
    assert "timeout" in twice.findings[0].text
    assert assess("k", [*history(run(2, **down), run(1, **down)), run(0)], NOW).state == "well"


def test_disguised_block() -> None:
    blocked = run(0, new=0, quarantined=8, kinds={"error": 8}, articles=0, filled={}, rules={})
    health = assess("k", history(blocked), NOW)
    assert (health.state, kinds(health)) == ("broken", ["blocked"])


def test_spam_is_told() -> None:
    assert kinds(assess("k", history(run(0, kinds={"spam": 2})), NOW)) == ["spam"]


def test_silence() -> None:
    quiet = [run(n, new=0, articles=0, filled={}, unchanged=3, rules={}) for n in range(8)]
    health = assess("k", [run(n) for n in range(8, 20)] + quiet, NOW)
    assert (health.state, kinds(health)) == ("watch", ["silent"])
    weekly = [run(7 * n + 6) for n in range(6)]
    assert (
        assess("k", [*weekly, run(0, new=0, articles=0, filled={}, rules={})], NOW).state == "well"
    )


def test_another_rule_reads_the_bodies() -> None:
    health = assess("k", history(run(0, rules={"generic blocks": 10})), NOW)
    assert kinds(health) == ["template-changed"]


def test_another_shape() -> None:
    old, new = tuple(range(64)), tuple(range(100, 164))
    runs = [run(n, shape=old) for n in range(1, 10)]
    assert kinds(assess("k", [*runs, run(0, shape=new)], NOW)) == ["template-changed"]
    assert assess("k", [*runs, run(0, shape=old)], NOW).state == "well"


def test_many_vanish() -> None:
    assert kinds(assess("k", history(run(0, gone=40)), NOW)) == ["vanishing"]


def test_many_doubtful_pages() -> None:
    found = assess("k", history(run(0, doubtful=6)), NOW, {"low-confidence": 9, "listing": 2})
    assert kinds(found) == ["doubtful"]
    assert found.findings[0].text.startswith("6 of 16 pages")
    assert found.apart == {"low-confidence": 9, "listing": 2}
    assert kinds(assess("k", history(run(0, doubtful=4)), NOW)) == []
    assert kinds(assess("k", history(run(0, articles=2, doubtful=2)), NOW)) == []


def test_what_most_articles_repeat() -> None:
    found = assess("k", history(run(0, repeated=2)), NOW)
    assert kinds(found) == ["furniture"]
    assert "2 paragraphs stand" in found.findings[0].text
    # a run with few articles says nothing, nor does it hide what the one before found
    assert kinds(assess("k", history(run(0, articles=3, repeated=2)), NOW)) == []


def test_facts_out_of_a_report() -> None:
    report = {
        "counts": {
            "sources/k/new": 3,
            "sources/k/new-version": 1,
            "sources/k/failed": 2,
            "sources/other/new": 9,
        },
        "failures": [
            {"source": "k", "url": "u", "reason": "timeout"},
            {"source": "other", "url": "u", "reason": "x"},
        ],
    }
    records = [
        {
            "title": "a",
            "published": {"value": "2026-11-20"},
            "evidence": {"body": {"rule": "profile", "selector": "div.isi"}},
        }
    ]
    facts = run_facts("k", "r", NOW, report, records, {"spam": 1})
    assert (facts.new, facts.changed, facts.failed, facts.articles) == (3, 1, 2, 1)
    assert facts.reasons == {"timeout": 1}
    assert facts.rules == {"profile div.isi": 1}
    assert facts.newest == "2026-11-20"


def broken() -> list[Any]:
    return assess("k", history(run(0, filled=FULL | {"title": 0})), NOW).findings


def standing_out() -> list[Any]:
    return assess("k", history(run(0, filled=FULL | {"dateline": 0})), NOW).findings


def messages(looks: list[list[Any]]) -> list[str | None]:
    known: list[Incident] = []
    told = []
    for findings in looks:
        changes = follow(known, findings)
        known = changes.incidents
        told.append(message(changes))
    assert known == [] or looks[-1]
    return told


def test_what_stands_out_is_told_when_it_stays_and_when_it_is_over() -> None:
    bad = standing_out()
    told = messages([bad, bad, bad, [], bad, [], [], []])
    assert told[1] is not None
    assert told[1].startswith("k: dateline is filled")
    assert told[6] == "k: fill-rate is over"
    assert [text for n, text in enumerate(told) if n not in (1, 6)] == [None] * 6


def test_what_is_broken_is_told_at_once() -> None:
    told = messages([broken(), broken(), [], []])
    assert told[0] is not None
    assert told[0].startswith("k: title is filled")
    assert told[1:] == [None, None, "k: fill-rate is over"]


def test_a_hiccup_is_not_told() -> None:
    changes = follow([], standing_out())
    changes = follow(changes.incidents, [])
    assert (changes.incidents, message(changes)) == ([], None)


def test_two_looks_at_one_run_are_one() -> None:
    runs = {"k": NOW}
    changes = follow([], standing_out(), runs)
    changes = follow(changes.incidents, standing_out(), runs)
    assert message(changes) is None
    changes = follow(changes.incidents, standing_out(), {"k": NOW + timedelta(hours=6)})
    assert message(changes) is not None
    # a source that was not looked at stays as it is
    assert follow(changes.incidents, [], {}).incidents == changes.incidents


FEED, LIST = "https://k.test/feed", "https://k.test/berita"


def quiet(days_ago: float, **listed: int) -> RunFacts:
    """A run in which no article page was due."""
    pages = {"feed": FEED, "list": LIST}
    shown = {pages[name]: count for name, count in listed.items()}
    return run(days_ago, new=0, articles=0, filled={}, listed=shown)


def test_a_listing_that_shows_nothing_any_more() -> None:
    before = [quiet(n, feed=10, list=12) for n in range(2, 9)]
    once = assess("k", [*before, quiet(1, feed=0, list=0)], NOW)
    assert (once.state, kinds(once)) == ("watch", ["unlisted"])
    assert once.findings[0].text.startswith(f"{FEED} and 1 more answers and shows no article")
    twice = assess("k", [*before, quiet(1, feed=0, list=0), quiet(0, feed=0, list=0)], NOW)
    assert (twice.state, kinds(twice)) == ("broken", ["unlisted"])
    assert twice.findings[0].since == NOW - timedelta(days=1)
    back = assess("k", [*before, quiet(1, feed=0, list=0), quiet(0, feed=10, list=12)], NOW)
    assert back.state == "well"


def test_one_of_two_lists_that_runs_empty_stands_out_and_no_more() -> None:
    runs = [quiet(n, feed=10, list=12) for n in range(3, 9)]
    health = assess("k", [*runs, *(quiet(n, feed=10, list=0) for n in range(3))], NOW)
    assert (health.state, kinds(health)) == ("watch", ["unlisted"])
    assert health.findings[0].since == NOW - timedelta(days=2)


def test_lists_that_never_showed_anything_or_were_not_asked_are_no_finding() -> None:
    never = [quiet(n, feed=0, list=12) for n in range(5)]
    assert assess("k", never, NOW).state == "well"
    unchanged = [quiet(n, feed=10, list=12) for n in range(1, 5)] + [quiet(0, list=12)]
    assert assess("k", unchanged, NOW).state == "well"
    silent_answer = [quiet(n, feed=10) for n in range(1, 5)] + [quiet(0)]
    assert assess("k", silent_answer, NOW).state == "well"


def test_a_run_without_article_pages_ends_neither_a_blockade_nor_spam() -> None:
    for kind, finding in (("error", "blocked"), ("spam", "spam")):
        wall = run(1, new=0, articles=0, filled={}, quarantined=8, kinds={kind: 8}, rules={})
        health = assess("k", history(wall, quiet(0, list=12), days=10), NOW)
        assert kinds(health) == [finding]
        assert health.findings[0].since == NOW - timedelta(days=1)
        assert assess("k", history(wall, run(0), days=10), NOW).state == "well"


def test_a_reason_that_holds_another_is_not_told_beside_it() -> None:
    reasons = {"status 503": 2, "no discovery page could be read: status 503": 1}
    health = assess("k", history(run(0, new=0, articles=0, failed=3, reasons=reasons)), NOW)
    assert health.findings[0].text == "3 of 3 requests failed: status 503"


def test_the_shape_of_a_firewalls_pages_is_not_that_of_articles() -> None:
    report = {"counts": {}, "observed": {"k": {"shape": [1, 2], "listed": {LIST: 3}}}}
    walled = run_facts("k", "r", NOW, report, [], {"error": 4})
    assert (walled.shape, walled.listed) == ((), {LIST: 3})
    assert run_facts("k", "r", NOW, report, [], {}).shape == (1, 2)

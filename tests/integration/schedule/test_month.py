"""A month of 552 sources on a virtual clock: what adaptive times cost, miss and notice.

One source in ten is down for some days, one in twenty gets a new theme whose datelines are no longer read, one
in fifty lets a firewall answer every page with status 200.
"""

from __future__ import annotations

import heapq
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from statistics import median

import pytest

from newsarchive.monitor.facts import RunFacts
from newsarchive.monitor.health import assess
from newsarchive.schedule.plan import first_due, next_due

START = datetime(2026, 10, 1, tzinfo=UTC)
END = START + timedelta(days=30)
SOURCES = 552


@dataclass
class Source:
    name: str
    #: publication times, in order; `captured` of them are held
    posts: list[datetime]
    down: tuple[datetime, datetime] | None
    #: `theme` or `firewall`, and since when
    trouble: tuple[str, datetime] | None = None
    captured: int = 0
    seen: list[datetime] = field(default_factory=list)
    failures: int = 0
    runs: list[RunFacts] = field(default_factory=list)
    noticed: datetime | None = None
    #: end of the first run that met the trouble
    met: datetime | None = None


OLD_THEME, NEW_THEME = tuple(range(64)), tuple(range(100, 164))
FIELDS = ("title", "published", "body", "bylines", "dateline", "captions")


def make_source(number: int, chance: random.Random) -> Source:
    """Most governments post some articles a day in office hours, some rarely, a few like a newspaper."""
    a_day = min(25.0, chance.lognormvariate(1.0, 1.1))
    posts = []
    for day in range(-60, 30):
        date = START + timedelta(days=day)
        is_weekend = date.weekday() >= 5
        expected = a_day * (0.3 if is_weekend else 1.2)
        count = int(expected) + (chance.random() < expected % 1)
        posts += [date + timedelta(hours=chance.triangular(0, 14, 4)) for _ in range(count)]
    down = None
    if number % 10 == 0:
        begin = START + timedelta(days=chance.uniform(5, 24))
        down = (begin, begin + timedelta(days=chance.uniform(1.5, 4)))
    trouble = None
    if number % 20 == 3:
        trouble = "theme", START + timedelta(days=chance.uniform(5, 25))
    elif number % 50 == 7:
        trouble = "firewall", START + timedelta(days=chance.uniform(5, 25))
    source = Source(f"sumber-{number}", sorted(posts), down, trouble)
    # the two months before are known from earlier crawls
    source.captured = sum(moment < START for moment in source.posts)
    source.seen = source.posts[: source.captured]
    return source


def answered(source: Source, run_id: str, now: datetime, fresh: int) -> RunFacts:
    """A run in which the site answered: `fresh` article pages, through its theme or its firewall."""
    kind = source.trouble[0] if source.trouble and source.trouble[1] <= now else None
    if kind == "firewall":
        # the feed is blocked too: what earlier feeds announced, and rechecks, are what is fetched
        return RunFacts(
            source=source.name, run_id=run_id, ended=now, quarantined=4, kinds={"error": 4}
        )
    filled = dict.fromkeys(FIELDS, fresh)
    if kind == "theme":
        filled["dateline"] = 0
    return RunFacts(
        source=source.name,
        run_id=run_id,
        ended=now,
        new=fresh,
        articles=fresh,
        filled=filled if fresh else {},
        shape=(NEW_THEME if kind == "theme" else OLD_THEME) if fresh else (),
    )


FOUND_BY = {"theme": {"template-changed", "fill-rate"}, "firewall": {"blocked"}}


def is_noticed(source: Source, now: datetime) -> bool:
    """Whether the health of a source says what is wrong with it."""
    health = assess(source.name, source.runs[-40:], now)
    kinds = {finding.kind for finding in health.findings}
    if source.down is not None:
        return health.state == "broken"
    assert source.trouble is not None
    return bool(kinds & FOUND_BY[source.trouble[0]])


@pytest.mark.timeout(300)
def test_a_month() -> None:
    chance = random.Random(11)
    sources = [make_source(n, chance) for n in range(SOURCES)]
    queue = [
        (first_due(s.name, "adaptive", "Asia/Jakarta", START), n) for n, s in enumerate(sources)
    ]
    heapq.heapify(queue)
    requests = runs = 0
    delays: list[float] = []
    while queue[0][0] < END:
        now, number = heapq.heappop(queue)
        source = sources[number]
        runs += 1
        is_down = source.down is not None and source.down[0] <= now < source.down[1]
        if is_down:
            requests += 3
            source.failures += 1
            facts = RunFacts(
                source=source.name, run_id=str(runs), ended=now, failed=3, reasons={"timeout": 3}
            )
        else:
            source.failures = 0
            blocked = source.trouble is not None and source.trouble[0] == "firewall"
            fresh = 0
            while (
                not (blocked and source.trouble and source.trouble[1] <= now)
                and source.captured < len(source.posts)
                and source.posts[source.captured] <= now
            ):
                delays.append((now - source.posts[source.captured]).total_seconds() / 3600)
                source.captured += 1
                fresh += 1
            source.seen += [now] * fresh
            # a feed and a listing page, and one request an article
            requests += 2 + fresh
            facts = answered(source, str(runs), now, fresh)
        source.runs.append(facts)
        began = source.down[0] if source.down else source.trouble[1] if source.trouble else None
        if began is not None and began <= now and source.noticed is None:
            if source.met is None and (source.down or facts.kinds or facts.shape == NEW_THEME):
                source.met = now
            if is_noticed(source, now):
                source.noticed = now
        due = next_due(
            "adaptive",
            "Asia/Jakarta",
            now,
            publications=source.seen[-200:],
            failures=source.failures,
        )
        heapq.heappush(queue, (due, number))

    delays.sort()
    print(
        f"\n552 sources, 30 days: {len(delays)} articles, {runs} runs, {requests} requests "
        f"({requests / len(delays):.2f} an article)\n"
        f"from publication to capture: median {median(delays):.1f} h, 95 % {delays[int(0.95 * len(delays))]:.1f} h"
    )
    print(f"{'trouble':<10}{'sources':>8}{'noticed':>8}{'median h':>9}{'latest h':>9}")
    for name in ("outage", "theme", "firewall"):
        concerned = [
            s
            for s in sources
            if (s.down if name == "outage" else not s.down and s.trouble and s.trouble[0] == name)
        ]
        # who posts nothing after a new theme shows none
        shown = [s for s in concerned if s.met is not None]
        hours = [
            (s.noticed - (s.down[0] if s.down else s.met)).total_seconds() / 3600
            for s in shown
            if s.noticed and (s.down or s.met)
        ]
        print(f"{name:<10}{len(shown):>8}{len(hours):>8}{median(hours):>9.1f}{max(hours):>9.1f}")
        assert len(shown) >= 0.8 * len(concerned)
        assert len(hours) == len(shown)
        assert max(hours) < 24
    late = sum(
        1
        for s in sources
        for moment in s.posts[s.captured :]
        if moment < END - timedelta(days=1)
        and not (s.down and s.down[1] > END - timedelta(days=1))
        and not (s.trouble and s.trouble[0] == "firewall" and not s.down)
    )
    assert late == 0
    assert median(delays) < 6
    assert requests / len(delays) < 3.5
    healthy = [
        s
        for s in sources
        if not s.down and not s.trouble and assess(s.name, s.runs, END).state == "broken"
    ]
    assert healthy == []
    alarms = sum(
        bool(assess(s.name, s.runs, END).findings) for s in sources if not s.down and not s.trouble
    )
    print(f"findings at the end at sources without trouble: {alarms} of {len(sources)}")
    assert alarms <= 0.02 * len(sources)

"""A month of 552 sources on a virtual clock: what adaptive times cost, miss and notice."""

from __future__ import annotations

import heapq
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from statistics import median

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
    captured: int = 0
    seen: list[datetime] = field(default_factory=list)
    failures: int = 0
    runs: list[RunFacts] = field(default_factory=list)
    noticed: datetime | None = None


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
    source = Source(f"sumber-{number}", sorted(posts), down)
    # the two months before are known from earlier crawls
    source.captured = sum(moment < START for moment in source.posts)
    source.seen = source.posts[: source.captured]
    return source


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
            fresh = 0
            while source.captured < len(source.posts) and source.posts[source.captured] <= now:
                delays.append((now - source.posts[source.captured]).total_seconds() / 3600)
                source.captured += 1
                fresh += 1
            source.seen += [now] * fresh
            # a feed and a listing page, and one request an article
            requests += 2 + fresh
            facts = RunFacts(source=source.name, run_id=str(runs), ended=now, new=fresh)
        source.runs.append(facts)
        is_late = source.down is not None and source.noticed is None and source.down[0] <= now
        if is_late and assess(source.name, source.runs[-40:], now).state == "broken":
            source.noticed = now
        due = next_due(
            "adaptive",
            "Asia/Jakarta",
            now,
            publications=source.seen[-200:],
            failures=source.failures,
        )
        heapq.heappush(queue, (due, number))

    outages = [s for s in sources if s.down]
    noticing = [
        (s.noticed - s.down[0]).total_seconds() / 3600 for s in outages if s.down and s.noticed
    ]
    late = sum(
        1
        for s in sources
        for moment in s.posts[s.captured :]
        if moment < END - timedelta(days=1) and not (s.down and s.down[1] > END - timedelta(days=1))
    )
    articles = len(delays)
    print(
        f"\n552 sources, 30 days: {articles} articles, {runs} runs, {requests} requests "
        f"({requests / articles:.2f} an article); delay median {median(delays):.1f} h, "
        f"95 % {sorted(delays)[int(0.95 * articles)]:.1f} h; {len(noticing)} of {len(outages)} outages "
        f"noticed, median {median(noticing):.1f} h, latest {max(noticing):.1f} h; {late} articles missed"
    )
    assert late == 0
    assert len(noticing) == len(outages)
    assert max(noticing) < 24
    assert median(delays) < 6
    assert requests / articles < 3.5
    healthy = [s for s in sources if not s.down and assess(s.name, s.runs, END).state == "broken"]
    assert healthy == []

"""What stands out about the site itself, not its articles: address, robots.txt, certificate, clock. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from newsarchive.monitor.facts import RunFacts
from newsarchive.monitor.finding import Finding

#: failure reason of a page that a redirect took to another domain
MOVED = "redirect to another site"
#: a change of robots.txt is shown for so long
_NEWS = timedelta(days=7)
#: a certificate that ends sooner should have been renewed
_ENDS_SOON = timedelta(days=14)
#: clocks of shared hosting are often minutes off; hours shift dates
_CLOCK_OFF = timedelta(minutes=30)


def moved(source: str, history: Sequence[RunFacts]) -> list[Finding]:
    """The home page, or most pages, lead to another domain: a new host, or a lapsed one."""
    shows = [
        run.reasons.get(MOVED, 0) >= 1 and run.reasons[MOVED] >= 0.5 * (run.pages or 1)
        for run in history
    ]
    if not shows[-1]:
        return []
    return [
        Finding(
            source=source,
            kind="moved",
            severity="broken",
            since=next(run.ended for run, shown in zip(history, shows, strict=True) if shown),
            text="its pages redirect to another domain; look where they lead before you follow",
        )
    ]


def robots_changed(source: str, history: Sequence[RunFacts], now: datetime) -> list[Finding]:
    """robots.txt is not what it was: perhaps the site asks for something else now."""
    known = [run for run in history if run.robots]
    for before, after in reversed(list(pairwise(known))):
        if before.robots != after.robots and now - after.ended <= _NEWS:
            return [
                Finding(
                    source=source,
                    kind="robots-changed",
                    severity="watch",
                    since=after.ended,
                    text="robots.txt changed; `newsarchive warc cat` shows both captures",
                )
            ]
    return []


def certificate(source: str, history: Sequence[RunFacts], now: datetime) -> list[Finding]:
    """The TLS certificate ends soon, or has ended."""
    known = [run for run in history if run.certificate_until]
    if not known:
        return []
    until = known[-1].certificate_until
    assert until is not None
    if until - now > _ENDS_SOON:
        return []
    ended = "ended" if until <= now else "ends"
    return [
        Finding(
            source=source,
            kind="certificate",
            severity="watch",
            since=known[-1].ended,
            text=f"the TLS certificate {ended} on {until:%Y-%m-%d}",
        )
    ]


def clock(source: str, history: Sequence[RunFacts]) -> list[Finding]:
    """The server's clock is off: dates that its software writes are off with it."""
    known = [run for run in history if run.clock_skew is not None]
    if not known:
        return []
    skew = timedelta(seconds=known[-1].clock_skew or 0)
    if abs(skew) < _CLOCK_OFF:
        return []
    hours = abs(skew) / timedelta(hours=1)
    side = "fast" if skew > timedelta(0) else "slow"
    return [
        Finding(
            source=source,
            kind="clock",
            severity="watch",
            since=known[-1].ended,
            text=f"the server's clock is {hours:.1f} hours {side}; its dates may be shifted",
        )
    ]

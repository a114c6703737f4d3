"""When a source is crawled next: by cron expression, or by how often it publishes. Pure arithmetic.

Source: crontab(5) of Vixie cron, read by cronsim.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import median
from zoneinfo import ZoneInfo

from cronsim import CronSim

ADAPTIVE = "adaptive"
#: an adaptive source is never asked more often, nor more rarely
FLOOR = timedelta(hours=1)
CEILING = timedelta(hours=24)
#: while nothing is known of its rhythm
FIRST_INTERVAL = timedelta(hours=6)
#: publications that make the rhythm
_REMEMBERED = 30
_LONGEST_BACK_OFF = timedelta(days=3)


def adaptive_interval(publications: Sequence[datetime], now: datetime) -> timedelta:
    """How long to wait until the next look, from the times at which new articles were first seen.

    Half the median gap between days with news, so that a source that publishes daily is looked at
    twice a day; several articles found by one look count once. A source silent for long is asked
    ever more rarely, up to the ceiling.
    """
    looks = sorted({moment.replace(minute=0, second=0, microsecond=0) for moment in publications})
    looks = looks[-_REMEMBERED:]
    if len(looks) < 3:
        return FIRST_INTERVAL
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(looks)]
    usual = timedelta(seconds=median(gaps))
    silence = now - looks[-1]
    interval = max(usual / 2, silence / 8)
    return min(max(interval, FLOOR), CEILING)


def next_due(
    rule: str,
    timezone: str,
    now: datetime,
    *,
    publications: Sequence[datetime] = (),
    failures: int = 0,
) -> datetime:
    """The first due time after `now`, in UTC. Times that were missed are caught up by one run.

    After failures an adaptive source waits twice as long each time, up to three days; a cron
    expression is kept as the archivist wrote it.

    Raises `CronSimError` for a rule that is no cron expression; profiles are checked before.
    """
    if rule != ADAPTIVE:
        local = now.astimezone(ZoneInfo(timezone))
        return next(CronSim(rule, local)).astimezone(UTC)
    interval = adaptive_interval(publications, now)
    if failures:
        interval = min(interval * 2 ** min(failures, 8), _LONGEST_BACK_OFF)
    return now + interval


def first_due(source_id: str, rule: str, timezone: str, now: datetime) -> datetime:
    """When a source that is new to the schedule comes first: spread over an hour, by its name."""
    if rule != ADAPTIVE:
        return next_due(rule, timezone, now)
    return now + timedelta(seconds=zlib.crc32(source_id.encode()) % 3600)

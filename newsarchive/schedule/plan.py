"""When a source is crawled next: by cron expression, or by how often it publishes. Pure arithmetic.

Source: crontab(5) of Vixie cron, read by cronsim.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from cronsim import CronSim

ADAPTIVE = "adaptive"
#: an adaptive source is never asked more often, nor more rarely
FLOOR = timedelta(hours=1)
CEILING = timedelta(hours=18)
#: while nothing is known of its rhythm
FIRST_INTERVAL = timedelta(hours=6)
_MOST_AN_HOUR = 5
#: seconds
_HOUR = 3600


def adaptive_interval(publications: Sequence[datetime], now: datetime) -> timedelta:
    """How long to wait until the next look, from the times at which new articles were first seen.

    As long as the source needs for one article on the average of what is remembered, within floor
    and ceiling: more often would mostly find nothing. What a first crawl finds at once is old, so a
    single hour counts for five articles at most. Silence lowers the average by itself.
    """
    hours = Counter(int(moment.timestamp()) // _HOUR for moment in publications)
    articles = sum(min(count, _MOST_AN_HOUR) for count in hours.values())
    if len(hours) < 3:
        return FIRST_INTERVAL
    first = datetime.fromtimestamp(min(hours) * _HOUR, UTC)
    interval = (now - first) / max(1, articles - 1)
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

    After a failure an adaptive source is looked at again within the hour, to tell an outage from a
    hiccup, then after twice as long each time up to the ceiling; a cron expression is kept as the
    archivist wrote it.

    Raises `CronSimError` for a rule that is no cron expression; profiles are checked before.
    """
    if rule != ADAPTIVE:
        local = now.astimezone(ZoneInfo(timezone))
        coming: datetime = next(CronSim(rule, local))
        return coming.astimezone(UTC)
    if failures:
        return now + min(FLOOR * (1 << min(failures - 1, 8)), CEILING)
    return now + adaptive_interval(publications, now)


def first_due(source_id: str, rule: str, timezone: str, now: datetime) -> datetime:
    """When a source that is new to the schedule comes first: spread over an hour, by its name."""
    if rule != ADAPTIVE:
        return next_due(rule, timezone, now)
    return now + timedelta(seconds=zlib.crc32(source_id.encode()) % 3600)

"""Whether a page is fetched again, and when it is looked at next: young articles often, old ones rarely."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

Decision = Literal["new", "changed", "recheck", "known"]

#: ages at which an article is looked at again; most edits come within the first days
RECHECK_PLAN = (
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(days=1),
    timedelta(days=7),
    timedelta(days=30),
)
#: beyond the plan an article is looked at about twice a year
RECHECK_OLD = timedelta(days=180)
#: a page that fails is looked at again once a week at least
_FAILING = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is known of an address from earlier crawls."""

    last_fetched: datetime | None
    first_seen: datetime | None
    next_check: datetime | None
    #: last modification as the site said it then
    lastmod: str | None
    failures: int = 0
    #: it was not there when looked at last
    is_gone: bool = False


def decide(
    known: Remembered | None, lastmod: str | None, now: datetime, *, full: bool = False
) -> Decision:
    """What to do with an address that discovery shows.

    `lastmod` is what feed, sitemap or REST say now: where a site states it and it is the one
    remembered, the page is taken as unchanged; where the site says nothing, the recheck plan decides. So it does for a
    page that is gone: that the site lists it as before does not say that it is there.
    """
    if known is None or known.last_fetched is None:
        return "new"
    if full:
        return "recheck"
    if lastmod is not None and known.lastmod is not None and not known.is_gone:
        return "known" if _instant(lastmod) == _instant(known.lastmod) else "changed"
    if known.next_check is not None and known.next_check <= now:
        return "recheck"
    return "known"


def next_check(
    first_seen: datetime, now: datetime, *, failures: int = 0, is_gone: bool = False
) -> datetime:
    """When to look at an address again, after a look at `now`.

    After each failure in a row twice as late: up to a week, and half a year when the page `is_gone`.
    """
    if failures:
        longest = RECHECK_OLD if is_gone else _FAILING
        return now + min(timedelta(hours=2 ** min(failures - 1, 13)), longest)
    for age in RECHECK_PLAN:
        if first_seen + age > now:
            return first_seen + age
    return now + RECHECK_OLD


def _instant(value: str) -> str:
    """One spelling for one instant, so that `Z` and `+00:00` or another zone compare equal."""
    try:
        instant = datetime.fromisoformat(value)
    except ValueError:
        return value.strip()
    if instant.tzinfo is None:
        return instant.isoformat()
    return instant.astimezone(UTC).isoformat()

"""When was an article published: several sources say so, in this order of trust.

1. `jsonld`    what the CMS writes for machines, with zone and time
2. `meta`      `article:published_time` and its kin: the same, sometimes of the page's template
3. `time-tag`  `<time datetime=…>` beside the title
4. `visible`   the line a reader sees; its zone may be a theme's default
5. `url`       the day in `/2023/11/18/`: never wrong by hand, but without a time
6. `dateline`  printed by the writer, mostly the day before or the same
7. `listing`   seen on a listing page or in a feed before the page was fetched
8. `body`      the event, not the publication
9. `http`      Last-Modified: the last change of the file

A value in the future or before the site existed is flagged and passed over while another is left.
Sources that differ by more than a day are flagged; the more trusted one stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from newsarchive.dates.zones import zone
from newsarchive.records import JsonRecord

TRUST = ("jsonld", "meta", "time-tag", "visible", "url", "dateline", "listing", "body", "http")
#: clocks of servers and zones of themes differ: this far ahead is not yet the future
_TOLERANCE = timedelta(hours=14)
#: sources say the same when their local days are no further apart
_SAME = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCandidate(JsonRecord):
    """One source's word on when an article was published."""

    #: ISO 8601, at the precision known
    value: str
    #: a name of `TRUST`; unknown names are trusted least
    source: str
    #: IANA zone of a value without an offset
    timezone: str = "Asia/Jakarta"
    #: printed weekday against the calendar
    weekday_agrees: bool | None = None


def reconcile(
    candidates: Sequence[DateCandidate],
    *,
    fetched_at: datetime | None,
    since: date | None = None,
) -> tuple[DateCandidate | None, list[str]]:
    """The candidate to believe and the flags that the disagreements deserve.

    Parameters: `fetched_at`, aware time of the capture, after which nothing can have been
    published; `since`, the day before which the site did not exist.
    Flags: `future-date:SOURCE`, `before-site:SOURCE`, `unreadable-date:SOURCE`,
    `date-disagreement:CHOSEN/OTHER`, `fetch-time-as-date:SOURCE` (the page prints its own clock).
    """
    flags: list[str] = []
    sound: list[tuple[DateCandidate, date]] = []
    doubtful: list[tuple[DateCandidate, date]] = []
    for candidate in sorted(candidates, key=_rank):
        day = _local_day(candidate)
        if day is None:
            flags.append(f"unreadable-date:{candidate.source}")
            continue
        flag = _fault(candidate, day, fetched_at, since)
        if flag is not None:
            flags.append(f"{flag}:{candidate.source}")
        (sound if flag is None else doubtful).append((candidate, day))
    usable = sound or doubtful
    if not usable:
        return None, flags
    chosen, chosen_day = _with_outvoting(usable)
    for candidate, day in sound:
        if candidate.source in ("body", "http") or candidate is chosen:
            continue
        if abs((day - chosen_day).days) > _SAME and len(candidate.value) >= 10:
            flags.append(f"date-disagreement:{chosen.source}/{candidate.source}")
    return _finest(chosen, chosen_day, usable), flags


def _rank(candidate: DateCandidate) -> int:
    return TRUST.index(candidate.source) if candidate.source in TRUST else len(TRUST)


def _local_day(candidate: DateCandidate) -> date | None:
    value = candidate.value
    try:
        if len(value) <= 10:
            parts = [int(part) for part in value.split("-")]
            return date(*([*parts, 1, 1])[:3])
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is not None:
            moment = moment.astimezone(zone(candidate.timezone))
        return moment.date()
    except (ValueError, OverflowError, TypeError):
        return None


def _fault(
    candidate: DateCandidate, day: date, fetched_at: datetime | None, since: date | None
) -> str | None:
    if since is not None and day < since:
        return "before-site"
    if fetched_at is None:
        return None
    moment = _moment(candidate)
    if moment is not None:
        if moment > fetched_at + _TOLERANCE:
            return "future-date"
        if abs(moment - fetched_at) < timedelta(seconds=90) and candidate.source != "listing":
            return "fetch-time-as-date"
        return None
    latest = (fetched_at + _TOLERANCE).astimezone(zone(candidate.timezone)).date()
    return "future-date" if day > latest else None


def _moment(candidate: DateCandidate) -> datetime | None:
    if len(candidate.value) <= 10:
        return None
    moment = datetime.fromisoformat(candidate.value)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone(candidate.timezone))


def _with_outvoting(usable: list[tuple[DateCandidate, date]]) -> tuple[DateCandidate, date]:
    """The most trusted candidate, unless all others agree on another day and are at least three."""
    first = usable[0]
    others = [entry for entry in usable[1:] if entry[0].source not in ("body", "http")]
    if len(others) < 3 or any(abs((day - others[0][1]).days) > _SAME for _, day in others):
        return first
    return others[0] if abs((others[0][1] - first[1]).days) > _SAME else first


def _finest(
    chosen: DateCandidate, day: date, usable: list[tuple[DateCandidate, date]]
) -> DateCandidate:
    """The chosen candidate, or one of the same day that also knows the time."""
    if len(chosen.value) > 10:
        return chosen
    for candidate, other in usable:
        if other == day and len(candidate.value) > 10 and candidate.source not in ("body", "http"):
            return candidate
    return chosen

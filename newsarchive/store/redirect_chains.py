"""Where addresses of a source led by the redirects that were captured, over several steps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from newsarchive.store.membership import pair_within
from newsarchive.store.models import CaptureRow, RedirectRow

#: as many redirects are followed by a crawl and by browsers
_STEPS = 20
#: captures of one visit, whose redirects are followed at once, lie no further apart
VISIT = timedelta(minutes=5)

#: source, and key of an address
Place = tuple[str, str]
#: an address, and when it was captured
Captured = tuple[Place, datetime]


@dataclass(frozen=True, slots=True)
class Step:
    """A capture of an address that redirected."""

    start: Place
    end: Place
    seen_at: datetime
    record_id: str
    status: int


def steps_ahead(connection: Connection, places: Iterable[Place]) -> list[Step]:
    """Redirects from these addresses, from where those led, and so on."""
    return _steps(connection, places, is_back=False)


def steps_back(connection: Connection, places: Iterable[Place]) -> list[Step]:
    """Redirects to these addresses, to where those came from, and so on."""
    return _steps(connection, places, is_back=True)


def came_from(connection: Connection, captured: Iterable[Captured]) -> set[Place]:
    """The addresses that led to some in the visits in which these were captured."""
    seen = list(captured)
    if not seen:
        return set()
    moments = [when for _place, when in seen]
    within = (min(moments) - VISIT, max(moments))
    steps = _steps(connection, {place for place, _when in seen}, is_back=True, within=within)
    found: set[Place] = set()
    for place, when in seen if steps else ():
        of_visit = [step for step in steps if when - VISIT <= step.seen_at <= when]
        found |= reached(of_visit, place, is_back=True)
    return found


def _steps(
    connection: Connection,
    places: Iterable[Place],
    *,
    is_back: bool,
    within: tuple[datetime, datetime] | None = None,
) -> list[Step]:
    """The steps from or to some addresses, all of them or those of some time."""
    end = RedirectRow.to_key if is_back else RedirectRow.from_key
    names = (
        RedirectRow.source_id,
        RedirectRow.from_key,
        RedirectRow.to_key,
        RedirectRow.seen_at,
        RedirectRow.record_id,
        CaptureRow.status,
    )
    found: list[Step] = []
    asked: set[Place] = set()
    waiting = set(places)
    for _ in range(_STEPS):
        if not waiting:
            break
        query = (
            select(*names)
            .join(CaptureRow)
            .where(pair_within(RedirectRow.source_id, end, sorted(waiting)))
        )
        if within is not None:
            query = query.where(RedirectRow.seen_at.between(*within))
        asked |= waiting
        waiting = set()
        for source, start, target, seen_at, record_id, status in connection.execute(query):
            step = Step((source, start), (source, target), seen_at, record_id, status)
            found.append(step)
            waiting.add(step.start if is_back else step.end)
        waiting -= asked
    return found


def reached(steps: Iterable[Step], place: Place, *, is_back: bool = False) -> set[Place]:
    """The addresses to which steps lead from one, or with `is_back` those from which they lead to it."""
    following: dict[Place, set[Place]] = {}
    for step in steps:
        one, other = (step.end, step.start) if is_back else (step.start, step.end)
        following.setdefault(one, set()).add(other)
    found: set[Place] = set()
    waiting = [place]
    while waiting:
        for other in following.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found - {place}

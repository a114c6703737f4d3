"""Where addresses of a source led by the redirects that were captured, over several steps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from newsarchive.store.membership import pair_within
from newsarchive.store.models import RedirectRow

#: as many redirects are followed by a crawl and by browsers
_STEPS = 20
#: captures of one visit, whose redirects are followed at once, lie no further apart
_VISIT = timedelta(minutes=5)

#: source, and key of an address
Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """A capture of an address that redirected."""

    start: Place
    end: Place
    seen_at: datetime


def steps_ahead(connection: Connection, places: Iterable[Place]) -> list[Step]:
    """Redirects from these addresses, from where those led, and so on."""
    return _steps(connection, places, is_back=False)


def steps_back(connection: Connection, places: Iterable[Place]) -> list[Step]:
    """Redirects to these addresses, to where those came from, and so on."""
    return _steps(connection, places, is_back=True)


def came_from(connection: Connection, place: Place, when: datetime) -> set[Place]:
    """The addresses that led to one in the visit in which it was captured at `when`."""
    steps = _steps(connection, [place], is_back=True, until=when)
    return {step.start for step in steps} - {place}


def _steps(
    connection: Connection,
    places: Iterable[Place],
    *,
    is_back: bool,
    until: datetime | None = None,
) -> list[Step]:
    """The steps from or to some addresses; with `until` those of the visit that ends then."""
    end = RedirectRow.to_key if is_back else RedirectRow.from_key
    names = (RedirectRow.source_id, RedirectRow.from_key, RedirectRow.to_key, RedirectRow.seen_at)
    found: list[Step] = []
    asked: set[Place] = set()
    waiting = set(places)
    for _ in range(_STEPS):
        if not waiting:
            break
        query = select(*names).where(pair_within(RedirectRow.source_id, end, sorted(waiting)))
        if until is not None:
            query = query.where(RedirectRow.seen_at.between(until - _VISIT, until))
        asked |= waiting
        waiting = set()
        for source, start, target, seen_at in connection.execute(query):
            step = Step((source, start), (source, target), seen_at)
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


def led_to_absence(
    steps: Sequence[Step],
    places: set[Place],
    last: datetime,
    absent: Iterable[tuple[Place, datetime]],
) -> set[tuple[Place, datetime]]:
    """Those of the absences to which the addresses led in one visit, after the article was seen `last`.

    `absent` gives addresses that were not there, and when.
    """
    found: set[tuple[Place, datetime]] = set()
    for place, when in absent:
        of_visit = [
            one for one in steps if last < one.seen_at <= when and when - one.seen_at <= _VISIT
        ]
        if reached(of_visit, place, is_back=True) & places:
            found.add((place, when))
    return found

"""Redirects that led from an article's address to something else: nothing, a list of articles, other news."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from sqlalchemy import ColumnElement, Connection, or_, select

from newsarchive.store.membership import pair_within
from newsarchive.store.models import AbsenceRow, AddressRow, CaptureRow
from newsarchive.store.redirect_chains import VISIT, Place, Step, steps_ahead
from newsarchive.store.storable import stored_key

#: spans of time that one query asks for; of more than these, all time between the first and the last
_SPANS = 50


@dataclass(frozen=True, slots=True, order=True)
class Absent:
    """A capture that says an article is not there."""

    seen_at: datetime
    record_id: str
    status: int


def absences_at(
    connection: Connection, places: Iterable[Place], *conditions: ColumnElement[bool]
) -> dict[Place, list[Absent]]:
    """What says that nothing is at some addresses, by these; of the absences that meet the conditions."""
    rows = connection.execute(
        select(
            AbsenceRow.source_id,
            AbsenceRow.url_key,
            AbsenceRow.seen_at,
            AbsenceRow.record_id,
            AbsenceRow.status,
        ).where(pair_within(AbsenceRow.source_id, AbsenceRow.url_key, sorted(places)), *conditions)
    )
    found: dict[Place, list[Absent]] = {}
    for source, key, seen_at, record_id, status in rows:
        found.setdefault((source, key), []).append(Absent(seen_at, record_id, status))
    return found


@dataclass(frozen=True, slots=True)
class LedAway:
    """Where some addresses led by the redirects captured, and what was seen there in these visits."""

    steps: dict[Place, list[Step]] = field(default_factory=dict)
    absences: dict[Place, list[Absent]] = field(default_factory=dict)
    #: articles by when they were captured
    articles: dict[Place, list[tuple[datetime, str]]] = field(default_factory=dict)

    @classmethod
    def from_addresses(cls, connection: Connection, places: Iterable[Place]) -> Self:
        """What is known of some addresses."""
        found = cls()
        steps = steps_ahead(connection, places)
        if not steps:
            return found
        for step in steps:
            found.steps.setdefault(step.start, []).append(step)
        ends = sorted({step.end for step in steps})
        found.absences.update(absences_at(connection, ends, _in_visits(AbsenceRow.seen_at, steps)))
        captures = (
            select(
                AddressRow.source_id,
                AddressRow.url_key,
                CaptureRow.url,
                CaptureRow.fetched_at,
                AddressRow.article_id,
            )
            .join(CaptureRow, CaptureRow.article_id == AddressRow.article_id)
            .where(
                pair_within(AddressRow.source_id, AddressRow.url_key, ends),
                _in_visits(CaptureRow.fetched_at, steps),
            )
        )
        for source, key, url, when, article in connection.execute(captures):
            if stored_key(url) == key:
                found.articles.setdefault((source, key), []).append((when, article))
        return found

    def after(self, article_id: str, places: Iterable[Place], last: datetime) -> Iterator[Absent]:
        """What says that an article, seen `last` under these addresses, is not there."""
        for first in (step for place in places for step in self.steps.get(place, ())):
            if first.seen_at <= last:
                continue
            until = first.seen_at + VISIT
            for end, since in self._ends(first).items():
                for absent in self.absences.get(end, ()):
                    if since <= absent.seen_at <= until:
                        yield absent
                if any(
                    since <= when <= until and other != article_id
                    for when, other in self.articles.get(end, ())
                ):
                    yield Absent(first.seen_at, first.record_id, first.status)

    def _ends(self, first: Step) -> dict[Place, datetime]:
        """Where a redirect led in its visit, over further ones, and when."""
        ends = {first.end: first.seen_at}
        waiting = [first.end]
        while waiting:
            for step in self.steps.get(waiting.pop(), ()):
                is_of_visit = first.seen_at <= step.seen_at <= first.seen_at + VISIT
                if is_of_visit and step.end not in ends:
                    ends[step.end] = step.seen_at
                    waiting.append(step.end)
        return ends


def _in_visits(moment: Any, steps: Sequence[Step]) -> ColumnElement[bool]:
    """Whether a moment lies in the visit of one of some redirects."""
    spans: list[list[datetime]] = []
    for seen_at in sorted({step.seen_at for step in steps}):
        if spans and seen_at <= spans[-1][1]:
            spans[-1][1] = seen_at + VISIT
        else:
            spans.append([seen_at, seen_at + VISIT])
    if len(spans) > _SPANS:
        spans = [[spans[0][0], spans[-1][1]]]
    return or_(*(moment.between(start, end) for start, end in spans))

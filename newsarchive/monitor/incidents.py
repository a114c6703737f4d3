"""Findings over time as incidents: one message when one opens, one when it clears, none between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from newsarchive.monitor.health import Finding
from newsarchive.records import JsonRecord

#: a finding is told only when it stands after so many looks: single hiccups are no news
LOOKS_TO_OPEN = 2
#: and is over only when it is absent this often
LOOKS_TO_CLEAR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident(JsonRecord):
    """One finding of one source, as long as it lasts."""

    source: str
    kind: str
    since: datetime
    text: str
    #: looks in a row that show it, and, once told, that do not
    seen: int = 1
    absent: int = 0
    told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentChanges:
    """What to keep, and what to tell."""

    incidents: list[Incident]
    opened: list[Incident]
    cleared: list[Incident]


def follow(incidents: Sequence[Incident], findings: Iterable[Finding]) -> IncidentChanges:
    """Bring the incidents up to date with the findings of a new look."""
    known = {(item.source, item.kind): item for item in incidents}
    shown = {(item.source, item.kind): item for item in findings}
    kept: list[Incident] = []
    opened: list[Incident] = []
    cleared: list[Incident] = []
    for key, finding in shown.items():
        before = known.pop(key, None)
        seen = before.seen + 1 if before else 1
        told = before.told if before else False
        incident = Incident(
            source=finding.source,
            kind=finding.kind,
            since=before.since if before else finding.since,
            text=finding.text,
            seen=seen,
            told=told or seen >= LOOKS_TO_OPEN,
        )
        if incident.told and not told:
            opened.append(incident)
        kept.append(incident)
    for before in known.values():
        absent = before.absent + 1
        if not before.told:
            continue
        if absent >= LOOKS_TO_CLEAR:
            cleared.append(before)
        else:
            kept.append(Incident.from_dict(before.to_dict() | {"absent": absent}))
    return IncidentChanges(incidents=kept, opened=opened, cleared=cleared)


def message(changes: IncidentChanges) -> str | None:
    """One text for all that changed; None when there is nothing to say."""
    lines = [
        f"{item.source}: {item.text} (since {item.since:%Y-%m-%d %H:%M} UTC)"
        for item in changes.opened
    ]
    lines += [f"{item.source}: {item.kind} is over" for item in changes.cleared]
    return "\n".join(lines) or None

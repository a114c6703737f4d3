"""Findings over time as incidents: one message when one opens, one when it clears, none between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from newsarchive.monitor.finding import Finding
from newsarchive.records import JsonRecord

#: what merely stands out is told only when it stands after so many runs: single hiccups are no news;
#: what is broken is told at once, its own check has waited already
LOOKS_TO_OPEN = 2
#: and is over only when so many runs do not show it
LOOKS_TO_CLEAR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident(JsonRecord):
    """One finding of one source, as long as it lasts."""

    source: str
    kind: str
    since: datetime
    text: str
    #: end of the run looked at last: looking twice at one run is one look
    run: datetime | None = None
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


def follow(
    incidents: Sequence[Incident],
    findings: Iterable[Finding],
    runs: Mapping[str, datetime | None] | None = None,
) -> IncidentChanges:
    """Bring the incidents up to date with the findings of a new look.

    `runs` gives the end of each source's last run; a look at a run seen before counts for nothing.
    A source that is not in `runs` was not looked at. Without `runs` every look counts.
    """
    known = {(item.source, item.kind): item for item in incidents}
    kept: list[Incident] = []
    opened: list[Incident] = []
    cleared: list[Incident] = []
    for finding in findings:
        before = known.pop((finding.source, finding.kind), None)
        run = runs.get(finding.source) if runs is not None else None
        is_new_look = before is None or runs is None or before.run != run
        seen = (before.seen if before else 0) + is_new_look
        told = before.told if before else False
        incident = Incident(
            source=finding.source,
            kind=finding.kind,
            since=before.since if before else finding.since,
            text=finding.text,
            run=run,
            seen=seen,
            told=told or seen >= LOOKS_TO_OPEN or finding.severity == "broken",
        )
        if incident.told and not told:
            opened.append(incident)
        kept.append(incident)
    for before in known.values():
        if runs is not None and (before.source not in runs or before.run == runs[before.source]):
            kept.append(before)
            continue
        if not before.told:
            continue
        absent = before.absent + 1
        if absent >= LOOKS_TO_CLEAR:
            cleared.append(before)
        else:
            run = runs[before.source] if runs is not None else None
            kept.append(replace(before, absent=absent, run=run))
    return IncidentChanges(incidents=kept, opened=opened, cleared=cleared)


def message(changes: IncidentChanges) -> str | None:
    """One text for all that changed; None when there is nothing to say."""
    lines = [
        f"{item.source}: {item.text} (since {item.since:%Y-%m-%d %H:%M} UTC)"
        for item in changes.opened
    ]
    lines += [f"{item.source}: {item.kind} is over" for item in changes.cleared]
    return "\n".join(lines) or None

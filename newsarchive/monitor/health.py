"""Judges the health of a source from its runs: what broke, since when, how sure that is. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from newsarchive.monitor.answer_checks import (
    blocked,
    silent,
    spam,
    unlisted,
    unreachable,
    vanishing,
)
from newsarchive.monitor.facts import HISTORY, RunFacts
from newsarchive.monitor.finding import Finding
from newsarchive.monitor.reading_checks import doubtful, fill_rates, furniture, template
from newsarchive.monitor.site_checks import certificate, clock, moved, robots_changed
from newsarchive.records import JsonRecord

State = Literal["well", "watch", "broken", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Health(JsonRecord):
    """How a source stands."""

    source: str
    state: State
    findings: list[Finding]
    last_run: datetime | None
    last_new: datetime | None
    #: pages held that are no records, by reason: `low-confidence`, `listing`, …
    apart: dict[str, int] = field(default_factory=dict)


def assess(
    source: str, runs: Sequence[RunFacts], now: datetime, apart: Mapping[str, int] | None = None
) -> Health:
    """Judge a source by its runs, in any order; without runs its health is unknown.

    `apart` are the pages that are kept apart now, by reason; they are told as they are.
    """
    history = sorted(runs, key=lambda run: run.ended)[-HISTORY:]
    kept_apart = dict(apart or {})
    if not history:
        return Health(
            source=source,
            state="unknown",
            findings=[],
            last_run=None,
            last_new=None,
            apart=kept_apart,
        )
    checks = (
        unreachable,
        blocked,
        unlisted,
        spam,
        doubtful,
        fill_rates,
        furniture,
        template,
        vanishing,
    )
    findings = [finding for check in checks for finding in check(source, history)]
    findings += silent(source, history, now)
    findings += moved(source, history)
    findings += robots_changed(source, history, now)
    findings += certificate(source, history, now)
    findings += clock(source, history)
    state: State = "well"
    if findings:
        state = "broken" if any(item.severity == "broken" for item in findings) else "watch"
    news = [run.ended for run in history if run.new]
    return Health(
        source=source,
        state=state,
        findings=findings,
        last_run=history[-1].ended,
        last_new=max(news, default=None),
        apart=kept_apart,
    )

"""Facts about runs out of the archive database."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from newsarchive.monitor.facts import RunFacts, count_filled
from newsarchive.store import Store
from newsarchive.store.models import ArticleRow, CaptureRow, QuarantineRow, RunRow, VersionRow

#: articles of one run and source that are looked into for fill rates
_SAMPLE = 200


def gather(store: Store, now: datetime, *, days: int = 90) -> dict[str, list[RunFacts]]:
    """Facts of every finished run of the last `days`, by source, the oldest first."""
    facts: dict[str, list[RunFacts]] = defaultdict(list)
    with store.reading() as connection:
        rows = connection.execute(
            select(RunRow.run_id, RunRow.ended, RunRow.report)
            .where(RunRow.ended.is_not(None), RunRow.started >= now - timedelta(days=days))
            .order_by(RunRow.run_id)
        ).all()
    for run_id, ended, report in rows:
        if not report or ended is None:
            continue
        records = _records(store, run_id)
        kinds = _kinds(store, run_id)
        for source in report.get("sources", []):
            facts[source].append(
                run_facts(source, run_id, ended, report, records[source], kinds[source])
            )
    return dict(facts)


def run_facts(
    source: str,
    run_id: str,
    ended: datetime,
    report: dict[str, Any],
    records: list[dict[str, Any]],
    kinds: dict[str, int],
) -> RunFacts:
    """One source in one run: the run's report, the articles read in it, what was put aside."""
    counts = report.get("counts", {})

    def count(name: str) -> int:
        return int(counts.get(f"sources/{source}/{name}", 0))

    reasons: dict[str, int] = defaultdict(int)
    for failure in report.get("failures", []):
        if failure.get("source") == source:
            reasons[failure.get("reason", "unknown")] += 1
    published = [(record.get("published") or {}).get("value") for record in records]
    return RunFacts(
        source=source,
        run_id=run_id,
        ended=ended.astimezone(UTC),
        new=count("new"),
        changed=count("new-version"),
        unchanged=count("unchanged"),
        gone=count("gone"),
        quarantined=count("quarantined"),
        failed=count("failed"),
        reasons=dict(reasons),
        kinds=kinds,
        articles=len(records),
        filled=count_filled(list(records)),
        rules=dict(Counter(_body_rule(record) for record in records)),
        newest=max((value for value in published if value), default=None),
    )


def _body_rule(record: dict[str, Any]) -> str:
    evidence = (record.get("evidence") or {}).get("body") or {}
    return f"{evidence.get('rule')} {evidence.get('selector') or ''}".strip()


def _records(store: Store, run_id: str) -> dict[str, list[dict[str, Any]]]:
    """Articles read in a run, by source."""
    query = (
        select(ArticleRow.source_id, VersionRow.record)
        .join(ArticleRow, ArticleRow.article_id == VersionRow.article_id)
        .join(CaptureRow, CaptureRow.record_id == VersionRow.record_id)
        .where(CaptureRow.run_id == run_id)
    )
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with store.reading() as connection:
        for source, record in connection.execute(query):
            if len(found[source]) < _SAMPLE:
                found[source].append(record)
    return found


def _kinds(store: Store, run_id: str) -> dict[str, dict[str, int]]:
    """Pages put aside in a run, by source and kind."""
    query = (
        select(QuarantineRow.source_id, QuarantineRow.reason)
        .join(CaptureRow, CaptureRow.record_id == QuarantineRow.record_id)
        .where(CaptureRow.run_id == run_id)
    )
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    with store.reading() as connection:
        rows: Iterable[Any] = connection.execute(query)
        for source, reason in rows:
            if reason in ("error", "login", "spam", "empty"):
                found[source][reason] += 1
    return defaultdict(dict, {source: dict(kinds) for source, kinds in found.items()})

"""Facts about runs out of the archive database."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import func, insert, select

from newsarchive.extract.filled import count_filled
from newsarchive.monitor.facts import HISTORY, RunFacts
from newsarchive.monitor.health import Health, assess
from newsarchive.monitor.tables import SourceRunRow
from newsarchive.sources.furniture import repeated_texts, texts_of
from newsarchive.store import Store
from newsarchive.store.membership import within
from newsarchive.store.models import ArticleRow, CaptureRow, QuarantineRow, VersionRow
from newsarchive.store.quarantine import count_apart
from newsarchive.store.trust import LOW_CONFIDENCE

#: articles of one run and source that are looked into for fill rates
_SAMPLE = 200


def record_run(store: Store, report: dict[str, Any], ended: datetime) -> None:
    """Keep what a finished run found out about each of its sources."""
    run_id = report["run"]
    records, kinds = _records(store, run_id), _kinds(store, run_id)
    rows = [
        {
            "run_id": run_id,
            "source_id": source,
            "ended": ended,
            "facts": run_facts(
                source, run_id, ended, report, records[source], kinds[source]
            ).to_dict(),
        }
        for source in report["sources"]
    ]
    if rows:
        with store.writing() as connection:
            connection.execute(insert(SourceRunRow), rows)


def gather(
    store: Store,
    now: datetime,
    *,
    days: int = 90,
    runs: int = HISTORY,
    sources: Sequence[str] | None = None,
) -> dict[str, list[RunFacts]]:
    """Facts of the latest finished runs of the last `days`, at most `runs` a source, the oldest first."""
    number = (
        func.row_number()
        .over(partition_by=SourceRunRow.source_id, order_by=SourceRunRow.ended.desc())
        .label("number")
    )
    recent = select(SourceRunRow.source_id, SourceRunRow.ended, SourceRunRow.facts, number).where(
        SourceRunRow.ended >= now - timedelta(days=days)
    )
    if sources:
        recent = recent.where(within(SourceRunRow.source_id, list(sources)))
    latest = recent.subquery()
    query = (
        select(latest.c.source_id, latest.c.facts)
        .where(latest.c.number <= runs)
        .order_by(latest.c.source_id, latest.c.ended)
    )
    facts: dict[str, list[RunFacts]] = defaultdict(list)
    with store.reading() as connection:
        for source, values in connection.execute(query):
            facts[source].append(RunFacts.from_dict(values))
    return dict(facts)


def healths(
    store: Store,
    now: datetime,
    *,
    days: int = 90,
    sources: Sequence[str] | None = None,
) -> list[Health]:
    """How sources stand now, by the runs of the last `days`; by default all that have such runs, by name."""
    facts, apart = gather(store, now, days=days, sources=sources), count_apart(store, sources)
    return [
        assess(source, facts.get(source, []), now, apart.get(source))
        for source in sources or sorted(facts)
    ]


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
    seen = report.get("observed", {}).get(source, {})
    until = seen.get("certificate_until")
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
        kinds={kind: number for kind, number in kinds.items() if kind != LOW_CONFIDENCE},
        doubtful=kinds.get(LOW_CONFIDENCE, 0),
        articles=len(records),
        filled=count_filled(records),
        injected=sum("spam-injected" in (record.get("flags") or ()) for record in records),
        listed=seen.get("listed") or {},
        robots=seen.get("robots"),
        certificate_until=datetime.fromisoformat(until) if until else None,
        clock_skew=seen.get("clock_skew"),
        # of a firewall's pages it says nothing
        shape=tuple(seen.get("shape") or ()) if records or not kinds else (),
        rules=dict(Counter(_body_rule(record) for record in records)),
        repeated=len(repeated_texts(_texts(records))),
        newest=max((value for value in published if value), default=None),
    )


def _texts(records: list[dict[str, Any]]) -> list[list[str]]:
    """Paragraphs and captions of each article, in order of publication."""
    ordered = sorted(records, key=lambda record: (record.get("published") or {}).get("value") or "")
    return [texts_of(record) for record in ordered]


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
            if reason in ("error", "login", "spam", "empty", LOW_CONFIDENCE):
                found[source][reason] += 1
    return defaultdict(dict, {source: dict(kinds) for source, kinds in found.items()})

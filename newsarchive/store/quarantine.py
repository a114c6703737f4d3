"""Pages kept apart from the articles: how many of each source and why, and which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from newsarchive.records import JsonRecord
from newsarchive.store.membership import within
from newsarchive.store.models import CaptureRow, QuarantineRow
from newsarchive.store.store import Store
from newsarchive.store.withheld import hidden_addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptApart(JsonRecord):
    """One capture that was read as no trustworthy article."""

    source: str
    #: error, login, spam, empty, listing or low-confidence
    reason: str
    url: str
    fetched_at: datetime
    title: str | None
    #: what was doubted or found: `advertising`, `other-language`, …
    flags: list[str]
    warc_file: str
    warc_offset: int


def count_apart(store: Store, sources: Sequence[str] | None = None) -> dict[str, dict[str, int]]:
    """Pages kept apart by source and reason, each in alphabetical order."""
    columns = (QuarantineRow.source_id, QuarantineRow.reason)
    query = select(*columns, func.count()).group_by(*columns).order_by(*columns)
    if sources:
        query = query.where(within(QuarantineRow.source_id, list(sources)))
    found: dict[str, dict[str, int]] = {}
    with store.reading() as connection:
        for source, reason, count in connection.execute(query):
            found.setdefault(source, {})[reason] = count
    return found


def kept_apart(
    store: Store,
    sources: Sequence[str] | None = None,
    reasons: Sequence[str] | None = None,
    *,
    limit: int = 50,
) -> list[KeptApart]:
    """Pages kept apart, those captured last first.

    Captures at an address of an article under a takedown are left out.
    """
    query = (
        select(
            QuarantineRow.source_id,
            QuarantineRow.reason,
            QuarantineRow.url,
            QuarantineRow.record,
            CaptureRow.fetched_at,
            CaptureRow.warc_file,
            CaptureRow.warc_offset,
        )
        .join(CaptureRow, CaptureRow.record_id == QuarantineRow.record_id)
        .where(~within(QuarantineRow.url, sorted(hidden_addresses(store))))
        .order_by(CaptureRow.fetched_at.desc(), QuarantineRow.record_id)
        .limit(limit)
    )
    for column, wanted in ((QuarantineRow.source_id, sources), (QuarantineRow.reason, reasons)):
        if wanted:
            query = query.where(within(column, list(wanted)))
    with store.reading() as connection:
        return [
            KeptApart(
                source=row.source_id,
                reason=row.reason,
                url=row.url,
                fetched_at=row.fetched_at,
                title=row.record.get("title"),
                flags=row.record.get("flags") or [],
                warc_file=row.warc_file,
                warc_offset=row.warc_offset,
            )
            for row in connection.execute(query)
        ]

"""Rows of versions: the text that a reading found, its credits, captions and days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select

from newsarchive.reading import PageReading
from newsarchive.store.bulk import insert_missing, update_by_key
from newsarchive.store.membership import within
from newsarchive.store.models import CaptionRow, CreditRow, DateMentionRow, VersionRow
from newsarchive.store.rows import Row, caption_rows, credit_rows, mention_rows, version_row
from newsarchive.store.storable import storable


def write_versions(
    connection: Connection, readings: Sequence[PageReading], known: set[str]
) -> tuple[set[str], list[PageReading]]:
    """Rows of versions; one is described by the earliest capture of it, whenever that comes in.

    Returns the articles of which a stored record was rewritten, and one reading of each version not stored before.
    """
    earliest: dict[str, PageReading] = {}
    for reading in readings:
        best = earliest.get(reading.keys.version_id)
        if best is None or _moment(reading) < _moment(best):
            earliest[reading.keys.version_id] = reading
    fresh = [reading for version, reading in earliest.items() if version not in known]
    stored = _stored(connection, [version for version in earliest if version in known])
    rewritten: list[PageReading] = []
    renamed: list[Row] = []
    for version, (moment, record) in stored.items():
        reading = earliest[version]
        if _moment(reading) < moment:
            rewritten.append(reading)
        elif _moment(reading) == moment:
            now = reading.article.to_dict()
            by_rules = {"extractor_version": now["extractor_version"]}
            if _differs(now, {**record, **by_rules}):
                rewritten.append(reading)
            elif record.get("extractor_version") != now["extractor_version"]:
                # other rules, the same reading
                renamed.append({"version_id": version, "record": now, **by_rules})
    insert_missing(connection, VersionRow, [version_row(reading) for reading in fresh])
    update_by_key(connection, VersionRow, "version_id", renamed)
    kept = ("article_id", "first_captured", "last_captured")
    rows = [version_row(reading) for reading in rewritten]
    update_by_key(
        connection,
        VersionRow,
        "version_id",
        [{name: value for name, value in row.items() if name not in kept} for row in rows],
    )
    makers: tuple[tuple[Any, Callable[[PageReading], Iterator[Row]]], ...] = (
        (CreditRow, credit_rows),
        (CaptionRow, caption_rows),
        (DateMentionRow, mention_rows),
    )
    replaced = [row["version_id"] for row in rows]
    for model, make in makers:
        if replaced:
            connection.execute(delete(model).where(within(model.version_id, replaced)))
        both = [*fresh, *rewritten]
        insert_missing(connection, model, [row for reading in both for row in make(reading)])
    return {reading.keys.article_id for reading in rewritten}, fresh


def _differs(record: Row, stored: Row) -> bool:
    """Whether a record is another than the one stored, in which some characters may have been replaced."""
    return record != stored and storable(record) != stored


def _moment(reading: PageReading) -> tuple[Any, str]:
    assert reading.capture is not None
    return reading.capture.fetched_at, reading.capture.record_id


def _stored(connection: Connection, ids: list[str]) -> dict[str, tuple[tuple[Any, str], Row]]:
    """Earliest capture and record of stored versions."""
    if not ids:
        return {}
    rows = connection.execute(
        select(
            VersionRow.version_id,
            VersionRow.first_captured,
            VersionRow.record_id,
            VersionRow.record,
        ).where(within(VersionRow.version_id, ids))
    )
    return {row[0]: ((row[1], row[2]), row[3]) for row in rows}

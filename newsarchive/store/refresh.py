"""Stored versions read again: the same text and id, fields as today's rules see them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, select, update

from newsarchive.reading import PageReading
from newsarchive.store.index import index_articles
from newsarchive.store.ingest import chunks, insert_missing
from newsarchive.store.models import (
    ArticleRow,
    CaptionRow,
    CreditRow,
    DateMentionRow,
    VersionRow,
)
from newsarchive.store.rows import caption_rows, credit_rows, mention_rows, version_row

_KEPT = ("version_id", "article_id", "first_captured", "last_captured", "record_id")


def refresh(connection: Connection, readings: Sequence[PageReading]) -> int:
    """Rewrite the records that differ. Returns how many did."""
    stored = _stored(connection, [reading.keys.version_id for reading in readings])
    changed = [
        reading
        for reading in readings
        if reading.capture is not None
        and reading.keys.version_id in stored
        # a version is described by the capture it was read from first
        and stored[reading.keys.version_id][0] == reading.capture.record_id
        and stored[reading.keys.version_id][1] != reading.article.to_dict()
    ]
    for reading in changed:
        row = version_row(reading)
        values = {name: value for name, value in row.items() if name not in _KEPT}
        version_id = reading.keys.version_id
        connection.execute(
            update(VersionRow).where(VersionRow.version_id == version_id).values(**values)
        )
        for model in (CreditRow, CaptionRow, DateMentionRow):
            connection.execute(delete(model).where(model.version_id == version_id))
        insert_missing(connection, CreditRow, list(credit_rows(reading)))
        insert_missing(connection, CaptionRow, list(caption_rows(reading)))
        insert_missing(connection, DateMentionRow, list(mention_rows(reading)))
    current = _current(connection, [reading.keys.version_id for reading in changed])
    index_articles(connection, [r for r in changed if r.keys.version_id in current])
    return len(changed)


def _stored(connection: Connection, version_ids: list[str]) -> dict[str, tuple[str, Any]]:
    found: dict[str, tuple[str, Any]] = {}
    for part in chunks(version_ids):
        rows = connection.execute(
            select(VersionRow.version_id, VersionRow.record_id, VersionRow.record).where(
                VersionRow.version_id.in_(part)
            )
        )
        found.update({row[0]: (row[1], row[2]) for row in rows})
    return found


def _current(connection: Connection, version_ids: list[str]) -> set[str]:
    found: set[str] = set()
    for part in chunks(version_ids):
        rows = connection.execute(
            select(ArticleRow.current_version).where(ArticleRow.current_version.in_(part))
        )
        found.update(rows.scalars())
    return found

"""Readings to rows, a batch in one transaction; the same captures in any order give the same database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Table, select, update
from sqlalchemy.dialects import postgresql, sqlite

from newsarchive.capture.capture import Capture
from newsarchive.reading import PageReading
from newsarchive.store.clusters import cluster
from newsarchive.store.index import index_articles
from newsarchive.store.models import (
    ArticleRow,
    Base,
    CaptionRow,
    CaptureRow,
    CreditRow,
    DateMentionRow,
    QuarantineRow,
    VersionRow,
)
from newsarchive.store.rows import (
    Row,
    caption_rows,
    capture_row,
    credit_rows,
    mention_rows,
    version_row,
)

Outcome = Literal["new", "new-version", "unchanged", "quarantined", "not-article"]

_TRUSTED = frozenset({"article", "gallery"})
_LOW = "low-confidence"
_CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestResult:
    """What became of one reading."""

    outcome: Outcome
    article_id: str | None = None
    version_id: str | None = None
    cluster_id: str | None = None


def ingest(connection: Connection, batch: Sequence[PageReading]) -> list[IngestResult]:
    """Write one batch within the transaction of `connection`; results are in the order of the batch."""
    captures = [
        {**capture_row(reading.capture, reading.source_id), **_read_from(reading)}
        for reading in batch
        if reading.capture is not None
    ]
    insert_missing(connection, CaptureRow, captures)
    quarantined = [reading for reading in batch if reading.capture and _reason(reading)]
    insert_missing(connection, QuarantineRow, [_quarantine_row(r) for r in quarantined])
    readings = [reading for reading in batch if reading.capture and not _reason(reading)]
    known_versions = _known(connection, VersionRow, [r.keys.version_id for r in readings])
    known_articles = _known(connection, ArticleRow, [r.keys.article_id for r in readings])
    fresh: dict[str, PageReading] = {}
    for reading in readings:
        if reading.keys.version_id not in known_versions:
            fresh.setdefault(reading.keys.version_id, reading)
    _write_articles(connection, readings, known_articles)
    _write_versions(connection, list(fresh.values()))
    current = _update_seen(connection, readings, known_versions)
    touched = [reading for reading in fresh.values() if reading.keys.version_id in current]
    index_articles(connection, touched)
    clusters = cluster(connection, touched)
    results: list[IngestResult] = []
    announced: set[str] = set()
    for reading in batch:
        if reading.capture is None or _reason(reading):
            is_known_kind = reading.article.kind in ("listing", "gallery")
            results.append(
                IngestResult(outcome="not-article" if is_known_kind else "quarantined")
            )
            continue
        keys = reading.keys
        outcome: Outcome = "unchanged"
        if keys.version_id in fresh and keys.version_id not in announced:
            outcome = "new-version" if keys.article_id in known_articles else "new"
            announced.add(keys.version_id)
            known_articles.add(keys.article_id)
        results.append(
            IngestResult(
                outcome=outcome,
                article_id=keys.article_id,
                version_id=keys.version_id,
                cluster_id=clusters.get(keys.article_id),
            )
        )
    return results


def record_capture(connection: Connection, capture: Capture, source_id: str) -> None:
    """Keep the row of a capture from which nothing was read (a 404, say)."""
    insert_missing(connection, CaptureRow, [capture_row(capture, source_id)])


def insert_missing(connection: Connection, model: type[Base], rows: Sequence[Row]) -> None:
    """Insert rows whose primary key is not there yet."""
    if not rows:
        return
    table = model.__table__
    assert isinstance(table, Table)
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    connection.execute(dialect.insert(table).on_conflict_do_nothing(), list(rows))


def chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Parts short enough for one IN list."""
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]


def _reason(reading: PageReading) -> str | None:
    """Why a page is kept apart from the articles; None for one that can be trusted."""
    if reading.article.kind not in _TRUSTED:
        return reading.article.kind
    return _LOW if _LOW in reading.article.flags else None


def _read_from(reading: PageReading) -> Row:
    if _reason(reading):
        return {}
    return {"article_id": reading.keys.article_id, "version_id": reading.keys.version_id}


def _quarantine_row(reading: PageReading) -> Row:
    assert reading.capture is not None
    return {
        "record_id": reading.capture.record_id,
        "source_id": reading.source_id,
        "url": reading.article.url,
        "reason": _reason(reading),
        "record": reading.article.to_dict(),
    }


def _known(connection: Connection, model: type[VersionRow | ArticleRow], ids: list[str]) -> set[str]:
    column = VersionRow.version_id if model is VersionRow else ArticleRow.article_id
    found: set[str] = set()
    for part in chunks(list(dict.fromkeys(ids))):
        found.update(connection.execute(select(column).where(column.in_(part))).scalars())
    return found


def _write_articles(
    connection: Connection, readings: Sequence[PageReading], known: set[str]
) -> None:
    rows: dict[str, Row] = {}
    for reading in readings:
        keys, capture = reading.keys, reading.capture
        assert capture is not None
        if keys.article_id not in known and keys.article_id not in rows:
            rows[keys.article_id] = {
                "article_id": keys.article_id,
                "source_id": reading.source_id,
                "url": reading.article.url,
                "canonical_url": keys.canonical_url,
                "url_key": keys.url_key,
                "first_captured": capture.fetched_at,
                "last_captured": capture.fetched_at,
                "current_version": keys.version_id,
            }
    insert_missing(connection, ArticleRow, list(rows.values()))


def _write_versions(connection: Connection, readings: Sequence[PageReading]) -> None:
    insert_missing(connection, VersionRow, [version_row(reading) for reading in readings])
    makers: tuple[tuple[type[Base], Callable[[PageReading], Iterator[Row]]], ...] = (
        (CreditRow, credit_rows),
        (CaptionRow, caption_rows),
        (DateMentionRow, mention_rows),
    )
    for model, make in makers:
        insert_missing(connection, model, [row for reading in readings for row in make(reading)])


def _update_seen(
    connection: Connection, readings: Sequence[PageReading], known_versions: set[str]
) -> set[str]:
    """Stretch the spans in which versions and articles were seen; returns versions that are current now.

    The text seen last is current, in whatever order captures come in.
    """
    for reading in readings:
        assert reading.capture is not None
        when, keys = reading.capture.fetched_at, reading.keys
        if keys.version_id in known_versions:
            _stretch(connection, reading)
        connection.execute(
            update(ArticleRow)
            .where(ArticleRow.article_id == keys.article_id, ArticleRow.first_captured > when)
            .values(first_captured=when)
        )
        connection.execute(
            update(ArticleRow)
            .where(ArticleRow.article_id == keys.article_id, ArticleRow.last_captured <= when)
            .values(last_captured=when, current_version=keys.version_id)
        )
        # it is back, or was never gone at this time
        connection.execute(
            update(ArticleRow)
            .where(ArticleRow.article_id == keys.article_id, ArticleRow.gone_at < when)
            .values(gone_at=None, gone_status=None, gone_capture=None)
        )
    current: set[str] = set()
    for part in chunks([reading.keys.version_id for reading in readings]):
        rows = connection.execute(
            select(ArticleRow.current_version).where(ArticleRow.current_version.in_(part))
        )
        current.update(rows.scalars())
    return current


def _stretch(connection: Connection, reading: PageReading) -> None:
    assert reading.capture is not None
    when, version_id = reading.capture.fetched_at, reading.keys.version_id
    connection.execute(
        update(VersionRow)
        .where(VersionRow.version_id == version_id, VersionRow.last_captured < when)
        .values(last_captured=when)
    )
    connection.execute(
        update(VersionRow)
        .where(VersionRow.version_id == version_id, VersionRow.first_captured > when)
        .values(first_captured=when, record_id=reading.capture.record_id)
    )

"""Readings to rows, a batch in one transaction.

Captures are the facts; versions, articles and tombstones follow from them (`standing`), so the same captures in any
order, any number of times, interrupted anywhere, give the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import Connection, delete, select

from newsarchive.capture.capture import Capture
from newsarchive.dedup import url_key
from newsarchive.reading import PageReading
from newsarchive.store.bulk import insert_missing, update_by_key
from newsarchive.store.clusters import clusters_of, link_copies
from newsarchive.store.index import index_articles
from newsarchive.store.membership import held, looked_up, within
from newsarchive.store.models import (
    AddressRow,
    ArticleRow,
    CaptureRow,
    QuarantineRow,
    TakedownRow,
    VersionRow,
)
from newsarchive.store.moves import continued, keep_hidden, resolve
from newsarchive.store.rows import (
    Row,
    article_fields,
    capture_row,
)
from newsarchive.store.soft_absence import left_by, note_missing
from newsarchive.store.standing import gone_among, settle
from newsarchive.store.storable import storable
from newsarchive.store.superseded import drop_superseded
from newsarchive.store.trust import reason_apart
from newsarchive.store.version_rows import write_versions

Outcome = Literal["new", "new-version", "unchanged", "quarantined", "not-article"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestResult:
    """What became of one reading."""

    outcome: Outcome
    article_id: str | None = None
    version_id: str | None = None
    cluster_id: str | None = None
    #: the capture was known and today's rules read it otherwise
    reread: bool = False
    #: articles that have their tombstone by this page
    gone: int = 0


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of a batch."""

    #: in the order of the batch
    results: list[IngestResult]
    new: set[str]
    #: articles held before of which a text may be compared anew: they have a further one, another current one, or
    #: a page under an address to which they moved
    edited: set[str]


def ingest(connection: Connection, batch: Sequence[PageReading]) -> Ingested:
    """Write one batch within the transaction of `connection`."""
    pages = [reading.keys.article_id for reading in batch]
    batch = resolve(connection, batch)
    owners = [reading.keys.article_id for reading in batch]
    moved = {owner for page, owner in zip(pages, owners, strict=True) if page != owner}
    left = left_by(connection, batch)
    gone = gone_among(connection, left)
    written = _ingest(connection, batch, left)
    edited = written.edited | moved | join_moved(connection, written.new)
    lost = gone_among(connection, left) - gone
    return replace(
        written, results=_with_lost(connection, batch, written.results, lost), edited=edited
    )


def join_moved(connection: Connection, article_ids: Iterable[str]) -> set[str]:
    """Make articles one that continue each other; `article_ids` are those of which something new is known.

    Returns the articles that got further texts by it.
    """
    edited: set[str] = set()
    while moved := continued(connection, article_ids):
        moved = resolve(connection, moved)
        edited |= _ingest(connection, moved, set()).edited
        article_ids = {reading.keys.article_id for reading in moved}
    return edited


def _with_lost(
    connection: Connection,
    batch: Sequence[PageReading],
    results: list[IngestResult],
    lost: set[str],
) -> list[IngestResult]:
    """Results that say how many of the articles lost each page shows to be gone."""
    results = list(results)
    lost = set(lost)
    for number, reading in enumerate(batch):
        if not lost:
            break
        if by_this := lost & left_by(connection, [reading]):
            results[number] = replace(results[number], gone=len(by_this))
            lost -= by_this
    return results


def _ingest(connection: Connection, batch: Sequence[PageReading], left: set[str]) -> Ingested:
    """`left` are articles that pages of the batch may show to be gone."""
    if connection.dialect.name == "postgresql":
        # copies are found among committed rows only: one writer at a time, readers go on
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(20231118)")
    captured = [reading for reading in batch if reading.capture is not None]
    before = _read_before(connection, captured)
    _write_captures(connection, captured, before)
    trusted = [reading for reading in captured if reason_apart(reading.article) is None]
    known_articles = held(connection, ArticleRow.article_id, [r.keys.article_id for r in trusted])
    known_versions = held(connection, VersionRow.version_id, [r.keys.version_id for r in trusted])
    _write_articles(connection, trusted, known_articles)
    rewritten, fresh = write_versions(connection, trusted, known_versions)
    superseded = drop_superseded(connection, before, captured)
    for former, now in sorted(superseded.handed_on):
        # other rules give an article another id: what was to be hidden stays so
        keep_hidden(connection, former, now)
    articles = {reading.keys.article_id for reading in trusted} | superseded.articles
    articles |= note_missing(connection, captured, set(before))
    articles |= left
    moved = settle(connection, articles, rewritten)
    new = {reading.keys.article_id for reading in trusted} - known_articles
    index_articles(connection, moved | rewritten | new, fresh)
    link_copies(connection, fresh, dissolve=superseded.clusters)
    clusters = clusters_of(connection, [reading.keys.article_id for reading in trusted])
    changed = superseded.captures | {
        reading.capture.record_id
        for reading in trusted
        if reading.capture
        and reading.capture.record_id in before
        and reading.keys.article_id in rewritten
    }
    results = _results(batch, known_articles, known_versions, clusters, changed)
    edited = (moved | {reading.keys.article_id for reading in fresh}) - new
    return Ingested(results, new, edited)


def record_capture(connection: Connection, capture: Capture, source_id: str) -> None:
    """Keep the row of a capture from which nothing was read (a 404, say)."""
    insert_missing(connection, CaptureRow, [capture_row(capture, source_id)])


def _read_before(connection: Connection, readings: Sequence[PageReading]) -> dict[str, str | None]:
    """Version read earlier from each capture that is known already."""
    ids = [reading.capture.record_id for reading in readings if reading.capture]
    return looked_up(connection, CaptureRow.record_id, CaptureRow.version_id, ids)


def _write_captures(
    connection: Connection, readings: Sequence[PageReading], before: dict[str, str | None]
) -> None:
    rows: dict[str, Row] = {}
    apart: dict[str, Row] = {}
    for reading in readings:
        capture = reading.capture
        assert capture is not None
        row = capture_row(capture, reading.source_id)
        if reason_apart(reading.article) is None:
            row |= {"article_id": reading.keys.article_id, "version_id": reading.keys.version_id}
        else:
            apart[capture.record_id] = {
                "record_id": capture.record_id,
                "source_id": reading.source_id,
                "url": storable(reading.article.url),
                "reason": reason_apart(reading.article),
                "record": reading.article.to_dict(),
            }
        rows[capture.record_id] = row
    insert_missing(connection, CaptureRow, [row for key, row in rows.items() if key not in before])
    again = [row for key, row in rows.items() if key in before]
    names = ("record_id", "article_id", "version_id")
    changed = [row for row in again if row["version_id"] != before[row["record_id"]]]
    update_by_key(
        connection,
        CaptureRow,
        "record_id",
        [{name: row[name] for name in names} for row in changed],
    )
    if again:
        known = within(QuarantineRow.record_id, [row["record_id"] for row in again])
        connection.execute(delete(QuarantineRow).where(known))
    insert_missing(connection, QuarantineRow, list(apart.values()))


def _write_articles(
    connection: Connection, readings: Sequence[PageReading], known: set[str]
) -> None:
    rows: dict[str, Row] = {}
    addresses: dict[tuple[str, str, str], None] = {}
    for reading in readings:
        keys, capture = reading.keys, reading.capture
        assert capture is not None
        for key in (keys.url_key, url_key(reading.article.url), url_key(capture.url)):
            addresses[reading.source_id, storable(key), keys.article_id] = None
        if keys.article_id not in known:
            rows[keys.article_id] = {
                "article_id": keys.article_id,
                "source_id": reading.source_id,
                "url_key": storable(keys.url_key),
                "first_captured": capture.fetched_at,
                "last_captured": capture.fetched_at,
                "current_version": keys.version_id,
                **article_fields(reading),
            }
    if rows:
        hidden = connection.execute(
            select(TakedownRow.article_id, TakedownRow.hidden_at, TakedownRow.reason).where(
                within(TakedownRow.article_id, list(rows)), TakedownRow.lifted_at.is_(None)
            )
        )
        for article_id, hidden_at, reason in hidden:
            rows[article_id] |= {"hidden_at": hidden_at, "hidden_reason": reason}
    empty = {"hidden_at": None, "hidden_reason": None}
    insert_missing(connection, ArticleRow, [empty | row for row in rows.values()])
    names = ("source_id", "url_key", "article_id")
    insert_missing(
        connection, AddressRow, [dict(zip(names, key, strict=True)) for key in addresses]
    )


def _results(
    batch: Sequence[PageReading],
    known_articles: set[str],
    known_versions: set[str],
    clusters: dict[str, str],
    changed: set[str],
) -> list[IngestResult]:
    articles, versions = set(known_articles), set(known_versions)
    results: list[IngestResult] = []
    for reading in batch:
        keys = reading.keys
        reason = reason_apart(reading.article)
        reread = reading.capture is not None and reading.capture.record_id in changed
        if reading.capture is None or reason is not None:
            outcome: Outcome = "not-article" if reason in (None, "listing") else "quarantined"
            results.append(IngestResult(outcome=outcome, reread=reread))
            continue
        if keys.version_id in versions:
            outcome = "unchanged"
        else:
            outcome = "new-version" if keys.article_id in articles else "new"
        articles.add(keys.article_id)
        versions.add(keys.version_id)
        results.append(
            IngestResult(
                outcome=outcome,
                article_id=keys.article_id,
                version_id=keys.version_id,
                cluster_id=clusters.get(keys.article_id),
                reread=reread,
            )
        )
    return results

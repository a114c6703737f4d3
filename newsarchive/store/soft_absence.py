"""Pages that say with status 200 that an article is not there: absences as a 404 is one, for as long as they read so.

Notices of maintenance, firewalls and errors of servers say nothing of an article and are none.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete

from newsarchive.dedup import url_key
from newsarchive.extract.article import Article
from newsarchive.reading import PageReading
from newsarchive.store.addresses import owners_of
from newsarchive.store.bulk import insert_missing
from newsarchive.store.membership import within
from newsarchive.store.models import AbsenceRow
from newsarchive.store.redirect_chains import came_from
from newsarchive.store.storable import storable


def says_missing(article: Article) -> bool:
    """Whether a page was read as one that says there is no article at its address."""
    why = article.evidence.get("kind")
    return article.kind == "error" and why is not None and why.selector == "refusal:missing"


def note_missing(
    connection: Connection, readings: Sequence[PageReading], known: set[str]
) -> set[str]:
    """Keep the absences that pages of a batch are; returns the articles that they concern.

    `known` are the captures read before, of which some may have been absences by other rules.
    """
    rows = []
    concerned: set[str] = set()
    for reading in readings:
        capture = reading.capture
        if capture is None or not says_missing(reading.article):
            continue
        key = storable(url_key(capture.url))
        rows.append(
            {
                "record_id": capture.record_id,
                "source_id": reading.source_id,
                "url_key": key,
                "seen_at": capture.fetched_at,
                "status": capture.status,
            }
        )
        led = came_from(connection, (reading.source_id, key), capture.fetched_at)
        concerned |= owners_of(connection, reading.source_id, {key, *led})
    missing = {row["record_id"] for row in rows}
    if given_up := sorted(known - missing):
        removed = delete(AbsenceRow).where(within(AbsenceRow.record_id, given_up))
        for source, key in connection.execute(
            removed.returning(AbsenceRow.source_id, AbsenceRow.url_key)
        ).all():
            concerned |= owners_of(connection, source, {key})
    insert_missing(connection, AbsenceRow, rows)
    return concerned

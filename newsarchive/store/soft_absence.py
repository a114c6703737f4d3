"""Pages that say with status 200 that an article is not there: absences as a 404 is one, for as long as they read so.

Notices of maintenance, firewalls and errors of servers say nothing of an article and are none.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete

from newsarchive.extract.article import Article
from newsarchive.reading import PageReading
from newsarchive.store.addresses import concerned_by, owners_of
from newsarchive.store.bulk import insert_missing
from newsarchive.store.membership import within
from newsarchive.store.models import AbsenceRow
from newsarchive.store.rows import absence_row


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
        row = absence_row(reading.source_id, capture.url, capture)
        rows.append(row)
        place = (reading.source_id, row["url_key"])
        concerned |= concerned_by(connection, place, capture.fetched_at)
    missing = {row["record_id"] for row in rows}
    if given_up := sorted(known - missing):
        removed = delete(AbsenceRow).where(within(AbsenceRow.record_id, given_up))
        for source, key in connection.execute(
            removed.returning(AbsenceRow.source_id, AbsenceRow.url_key)
        ).all():
            concerned |= owners_of(connection, (source, key))
    insert_missing(connection, AbsenceRow, rows)
    return concerned

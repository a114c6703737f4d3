"""Pages with status 200 that show no article where one was: absences as a 404 is one, for as long as they read so.

A page says that it is missing, or is a list of articles; or a redirect led to another article (`led_away`). Notices of
maintenance, firewalls and errors of servers, and pages on which one signs in, say nothing of an article and are none.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete

from newsarchive.extract.article import Article
from newsarchive.reading import PageReading
from newsarchive.store.addresses import concerned_by, led_to
from newsarchive.store.bulk import insert_missing
from newsarchive.store.membership import within
from newsarchive.store.models import AbsenceRow
from newsarchive.store.redirect_chains import Captured
from newsarchive.store.rows import absence_row
from newsarchive.store.storable import stored_key

#: how sure a reading must be that a page lists articles; a short article beside many links is like one
_SURE = 0.8


def shows_no_article(article: Article) -> bool:
    """Whether a page was read as one that says there is no article at its address, or as a list of others."""
    why = article.evidence.get("kind")
    if why is None:
        return False
    if article.kind == "listing":
        return why.confidence >= _SURE
    return article.kind == "error" and why.selector == "refusal:missing"


def left_by(connection: Connection, batch: Sequence[PageReading]) -> set[str]:
    """Articles that pages of a batch may show to be gone.

    Those found under the address of a page without an article or under one that led to it, and those whose addresses
    led to another article.
    """
    empty: list[Captured] = []
    others: list[Captured] = []
    for reading in batch:
        capture = reading.capture
        if capture is not None:
            place = (reading.source_id, stored_key(capture.url))
            fitting = empty if shows_no_article(reading.article) else others
            fitting.append((place, capture.fetched_at))
    return concerned_by(connection, empty) | led_to(connection, others)


def note_missing(
    connection: Connection, readings: Sequence[PageReading], known: set[str]
) -> set[str]:
    """Keep the absences that pages of a batch are; returns the articles of those that are none any more.

    `known` are the captures read before, of which some may have been absences by other rules.
    """
    rows = [
        absence_row(reading.source_id, reading.capture.url, reading.capture)
        for reading in readings
        if reading.capture is not None and shows_no_article(reading.article)
    ]
    concerned: set[str] = set()
    if given_up := sorted(known - {row["record_id"] for row in rows}):
        removed = delete(AbsenceRow).where(within(AbsenceRow.record_id, given_up))
        places = connection.execute(
            removed.returning(AbsenceRow.source_id, AbsenceRow.url_key, AbsenceRow.seen_at)
        ).all()
        concerned = concerned_by(connection, [((source, key), at) for source, key, at in places])
    insert_missing(connection, AbsenceRow, rows)
    return concerned

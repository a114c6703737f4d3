"""A server's word that a page is as it was (304): the article was there then, by a capture without its text.

A page that is asked for every week answers so for years: of each response the last such word is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, literal_column, select
from sqlalchemy.orm import aliased

from newsarchive.capture.capture import Capture
from newsarchive.store.bulk import insert_missing
from newsarchive.store.membership import within
from newsarchive.store.models import CaptureRow
from newsarchive.store.rows import capture_row

#: written out, as the index of these captures is found by it
_NOT_MODIFIED: ColumnElement[int] = literal_column("304")


class Sight(NamedTuple):
    """An article was where it had been."""

    article_id: str
    url: str
    when: datetime


def keep_unchanged(connection: Connection, source_id: str, capture: Capture) -> str | None:
    """Keep a 304 that refers to a response; returns the article that was read from that."""
    if capture.refers_to is None:
        return None
    same = (CaptureRow.refers_to == capture.refers_to, CaptureRow.status == _NOT_MODIFIED)
    before = connection.execute(
        select(CaptureRow.record_id, CaptureRow.fetched_at).where(*same)
    ).all()
    if any(when >= capture.fetched_at for _record, when in before):
        return None
    if before:
        former = [record for record, _when in before]
        connection.execute(delete(CaptureRow).where(within(CaptureRow.record_id, former)))
    insert_missing(connection, CaptureRow, [capture_row(capture, source_id)])
    return connection.execute(
        select(CaptureRow.article_id).where(CaptureRow.record_id == capture.refers_to)
    ).scalar()


def sights(connection: Connection, article_ids: Iterable[str]) -> Iterator[Sight]:
    """The last 304 of each response from which one of these articles was read."""
    response, later = aliased(CaptureRow), aliased(CaptureRow)
    rows = connection.execute(
        select(response.article_id, later.url, later.fetched_at)
        .join(later, later.refers_to == response.record_id)
        .where(
            within(response.article_id, sorted(article_ids)),
            later.status == _NOT_MODIFIED,
            later.fetched_at > response.fetched_at,
        )
    )
    for article, url, when in rows:
        assert article is not None
        yield Sight(article, url, when)

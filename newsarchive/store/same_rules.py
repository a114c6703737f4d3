"""Texts that are compared are read by the same rules: what was read by others is read again before an edit is kept.

Only an article whose text seems to change is asked about, and all its captures by other rules are read again, not the
last alone: one left would stand between two of the same text. What comes of them is what `reprocess` would store.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from sqlalchemy import Connection, select

from newsarchive.capture.capture import Capture
from newsarchive.reading import PageReading
from newsarchive.store.bulk import table_of
from newsarchive.store.membership import within
from newsarchive.store.models import CaptureRow, VersionRow
from newsarchive.store.rows import capture_of

Result = TypeVar("Result")
#: readings of captures by the rules of today, from whoever has the WARC files and the profiles; those that can not be
#: read are left out, and told of
ReadAgain = Callable[[Sequence[Capture]], list[PageReading]]


class OtherRulesError(Exception):
    """A transaction would keep as an edit what may be the difference of two sets of rules; ends it."""

    def __init__(self, captures: list[Capture]) -> None:
        super().__init__(f"{len(captures)} captures were read by other rules")
        self.captures = captures


def compared_alike(
    read_again: ReadAgain, write: Callable[[Sequence[PageReading], Collection[str]], Result]
) -> Result:
    """Write until nothing is compared that was read by other rules, or can not be read again.

    `write` is one transaction. It is given readings of stored captures to write first, and record ids not to ask for
    any more, and raises `OtherRulesError` for what it would have read again.
    """
    again: list[PageReading] = []
    asked: set[str] = set()
    while True:
        try:
            return write(again, asked)
        except OtherRulesError as other:
            asked |= {capture.record_id for capture in other.captures}
            again += read_again(other.captures)


def refuse_other_rules(
    connection: Connection,
    article_ids: Collection[str],
    batch: Sequence[PageReading],
    asked: Collection[str],
) -> None:
    """Raise `OtherRulesError` when captures of these articles were read by other rules than the batch of their source.

    Captures in `asked` are let be.
    """
    if not article_ids:
        return
    todays: dict[str, set[str]] = {}
    for reading in batch:
        todays.setdefault(reading.source_id, set()).add(reading.article.extractor_version)
    rows = connection.execute(
        select(table_of(CaptureRow), VersionRow.extractor_version)
        .join(VersionRow, VersionRow.version_id == CaptureRow.version_id)
        .where(within(CaptureRow.article_id, sorted(article_ids)))
        .order_by(CaptureRow.fetched_at, CaptureRow.record_id)
    ).mappings()
    captures = [
        capture_of(row)
        for row in rows
        if row["extractor_version"] not in todays.get(row["source_id"], ())
        and row["record_id"] not in asked
    ]
    if captures:
        raise OtherRulesError(captures)

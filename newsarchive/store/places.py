"""Where the records of captures lie: files can be moved, decompressed or compressed anew, and are then found again."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select

from newsarchive.capture.capture import Capture
from newsarchive.store.bulk import update_by_key
from newsarchive.store.membership import within
from newsarchive.store.models import CaptureRow, WithheldRow
from newsarchive.store.store import Store


def relocate(store: Store, captures: Sequence[Capture], present: Collection[str]) -> int:
    """Let the rows of these captures say where they lie now; returns the number of those that lay elsewhere.

    `present` are the WARC files that there are: a row that leads into another of them stays, the record is there twice.
    """
    found = {capture.record_id: capture for capture in captures}
    columns = (CaptureRow.record_id, CaptureRow.warc_file, CaptureRow.warc_offset)
    with store.reading() as connection:
        rows = connection.execute(
            select(*columns).where(within(CaptureRow.record_id, sorted(found)))
        ).all()
    moved = [
        capture
        for record_id, file, offset in rows
        if (capture := found[record_id])
        and (file, offset) != (capture.warc_file, capture.offset)
        and (file == capture.warc_file or file not in present)
    ]
    if moved:
        places = [
            {"record_id": one.record_id, "warc_file": one.warc_file, "warc_offset": one.offset}
            for one in moved
        ]
        lengths = [{"record_id": one.record_id, "warc_length": one.length} for one in moved]
        with store.writing() as connection:
            update_by_key(connection, CaptureRow, "record_id", places)
            update_by_key(connection, CaptureRow, "record_id", lengths)
            update_by_key(connection, WithheldRow, "record_id", places)
    return len(moved)

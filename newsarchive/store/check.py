"""Cross-check of the database against the WARCs: every pointer leads to the bytes it names."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from newsarchive.capture.digests import agrees
from newsarchive.errors import WarcError
from newsarchive.store.models import CaptureRow
from newsarchive.store.rows import capture_of
from newsarchive.store.store import Store
from newsarchive.warc.reader import open_capture


@dataclass
class CheckResult:
    """What was looked at and what is wrong."""

    checked: int = 0
    problems: list[str] = field(default_factory=list)


def check_captures(store: Store, warc_dir: Path) -> CheckResult:
    """Open each capture in the order of the files and compare its payload digest."""
    result = CheckResult()
    statement = (
        select(CaptureRow.__table__)
        .order_by(CaptureRow.warc_file, CaptureRow.warc_offset)
        .execution_options(yield_per=500)
    )
    with store.reading() as connection:
        for row in connection.execute(statement).mappings():
            capture = capture_of(row)
            result.checked += 1
            try:
                archived = open_capture(warc_dir, capture)
            except WarcError as error:
                result.problems.append(str(error))
                continue
            digest = capture.payload_digest
            is_whole = capture.record_type == "response" and digest is not None
            if is_whole and not agrees(digest or "", archived.entity):
                result.problems.append(
                    f"{capture.warc_file}: offset {capture.offset}: the bytes have not the digest "
                    f"{digest} of capture {capture.record_id}"
                )
    return result

"""Cross-check of the database against the WARCs: every pointer leads to the bytes it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from sqlalchemy import select

from newsarchive.capture.capture import Capture
from newsarchive.capture.digests import agrees
from newsarchive.errors import WarcError
from newsarchive.store.models import CaptureRow
from newsarchive.store.rows import capture_of
from newsarchive.store.storable import storable
from newsarchive.store.store import Store
from newsarchive.warc.manifest import Manifest
from newsarchive.warc.places import locate
from newsarchive.warc.responses import open_capture


@dataclass
class CheckResult:
    """What was looked at and what is wrong."""

    checked: int = 0
    problems: list[str] = field(default_factory=list)


def check_captures(store: Store, warc_dir: Path) -> CheckResult:
    """Open each capture in the order of the files and compare its payload digest; a missing file is told once."""
    result = CheckResult()
    statement = (
        select(CaptureRow.__table__)
        .order_by(CaptureRow.warc_file, CaptureRow.warc_offset)
        .execution_options(yield_per=500)
    )
    # number of captures in each file that is not there
    missing: dict[str, int] = {}
    with store.reading() as connection:
        rows = map(capture_of, connection.execute(statement).mappings())
        for name, captures in groupby(rows, key=lambda capture: capture.warc_file):
            try:
                locate(warc_dir, name)
            except WarcError:
                missing[name] = sum(1 for _capture in captures)
                continue
            for capture in captures:
                result.checked += 1
                result.problems += _problems(capture, warc_dir)
    # an archive that had a file of its own has a manifest
    was_imported = not result.checked and not Manifest(warc_dir.parent, warc_dir).path.is_file()
    result.problems += _missing(missing, warc_dir, was_imported=was_imported)
    return result


def _problems(capture: Capture, warc_dir: Path) -> Iterator[str]:
    try:
        archived = open_capture(warc_dir, capture)
    except WarcError as error:
        yield str(error)
        return
    url = archived.fields.get("warc-target-uri", "")
    if storable(url) != capture.url:
        yield (
            f"{capture.warc_file}: offset {capture.offset}: capture {capture.record_id} is of {url}, "
            f"its row says {capture.url}"
        )
    digest = capture.payload_digest
    is_whole = capture.record_type == "response" and digest is not None
    if is_whole and not agrees(digest or "", archived.entity):
        yield (
            f"{capture.warc_file}: offset {capture.offset}: the bytes have not the digest "
            f"{digest} of capture {capture.record_id}"
        )


def _missing(missing: dict[str, int], warc_dir: Path, *, was_imported: bool) -> Iterator[str]:
    if was_imported and missing:
        yield (
            "this archive holds records without captures, as `newsarchive import` brings them: none of the "
            f"{len(missing)} WARC files in which the {sum(missing.values())} captures lie is in {warc_dir}; copy them "
            "there from the archive that the records come from, then `newsarchive warc index`"
        )
        return
    for name, count in missing.items():
        yield (
            f"{warc_dir / name} is missing, and the {count} captures in it; restore it from a copy, then "
            "`newsarchive warc verify`; when it was moved, `newsarchive reprocess` finds its captures"
        )

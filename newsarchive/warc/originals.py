"""Whole responses of captures: a revisit record has no body of its own, the response it repeats has."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from newsarchive.capture.capture import Capture
from newsarchive.errors import WarcError
from newsarchive.warc.index import ArchiveIndex
from newsarchive.warc.places import RecordPlace, locate, read_record_at, record_fields
from newsarchive.warc.responses import ArchivedResponse, open_capture, parse_response


def original_place(index: ArchiveIndex, place: RecordPlace) -> RecordPlace:
    """The record that holds the body of the one at `place`: of a revisit the one it refers to, else itself."""
    return _referred(index, record_fields(place)) or place


def open_whole(warc_dir: Path, index: ArchiveIndex, capture: Capture) -> ArchivedResponse:
    """The archived response of a capture; of a revisit with the body of the response that it repeats.

    Raises `WarcError` when the record, or the one it refers to, is not where it should be.
    """
    archived = open_capture(warc_dir, capture)
    if capture.record_type != "revisit":
        return archived
    place = _referred(index, archived.fields)
    if place is None:
        raise WarcError(
            f"{capture.warc_file}: offset {capture.offset}: the response that this revisit repeats is not in "
            "the index; restore its file, then `newsarchive warc index`"
        )
    fields, block = read_record_at(place.path, place.offset)
    original = parse_response(block, fields)
    headers = {**original.headers, **archived.headers}
    return replace(original, headers=headers, fields=archived.fields)


def _referred(index: ArchiveIndex, fields: dict[str, str]) -> RecordPlace | None:
    target = fields.get("warc-refers-to-target-uri")
    if fields.get("warc-type") != "revisit" or target is None:
        return None
    moment = re.sub(r"\D", "", fields.get("warc-refers-to-date", ""))[:14]
    digest = fields.get("warc-payload-digest")
    held = [entry for entry in index.lookup(target) if entry.mime != "warc/revisit"]
    same = [entry for entry in held if digest and entry.digest == digest] or held
    if not same:
        return None
    entry = min(same, key=lambda one: abs(int(one.timestamp) - int(moment.ljust(14, "0") or 0)))
    return RecordPlace(locate(index.warc_dir, entry.filename), entry.offset, entry.url)

"""WARC files to captures: of a whole file in order, or of the response at an offset."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from newsarchive.capture.capture import Capture, PageContext, surt_of
from newsarchive.capture.http1 import ResponseReader
from newsarchive.errors import WarcError
from newsarchive.hints import Hints
from newsarchive.warc.members import Damage
from newsarchive.warc.places import locate, plain_id
from newsarchive.warc.record_stream import RecordStream, unreadable

_HEAD = 256 * 1024


def iter_captures(path: Path, name: str | None = None) -> Iterator[Capture]:
    """Captures of a file, each with the context that its metadata record tells; those that are whole.

    `name` is the file's below the archive's `warc/`. Raises `WarcError` for damage when all captures that can be
    read have come.
    """
    name = name or _relative(path)
    waiting: dict[str, Any] | None = None
    begun, known = 0, 0
    malformed: list[Damage] = []
    stream = RecordStream(path)
    for record in stream:
        waiting, known = _behind_damage(waiting, stream.damages, known)
        if waiting is not None and waiting["length"] < 0:
            waiting["length"] = record.stream_pos - waiting["offset"]
        begun = record.stream_pos
        is_response = record.record_type in (WarcRecordType.response, WarcRecordType.revisit)
        if is_response and waiting is not None:
            yield _capture(waiting, None)
            waiting = None
        told = None
        try:
            if is_response:
                waiting = _facts(record, name)
            elif waiting is not None and _is_metadata_of(record, waiting["record_id"]):
                told = _capture(waiting, context_of(record.reader.read()))
        except (OSError, ValueError) as error:
            # the record begins well, and is torn or damaged further on, or its header says what can not be
            malformed.append(Damage(begun, begun, str(error)))
        if told is not None:
            yield told
            waiting = None
    waiting, known = _behind_damage(waiting, stream.damages, known)
    if waiting is not None:
        if waiting["length"] < 0:
            waiting["length"] = path.stat().st_size - waiting["offset"]
        yield _capture(waiting, None)
    named = {damage.start for damage in stream.damages}
    stream.damages += [one for one in malformed if one.start not in named]
    stream.check()


def _behind_damage(
    waiting: dict[str, Any] | None, damages: list[Damage], known: int
) -> tuple[dict[str, Any] | None, int]:
    """A capture that waits for its metadata, unless new damage is its own; and the number of damages looked at."""
    for damage in damages[known:]:
        if waiting is None or damage.start <= waiting["offset"]:
            waiting = None
        elif waiting["length"] < 0:
            waiting["length"] = damage.start - waiting["offset"]
    return waiting, len(damages)


def capture_at(folder: Path, name: str, offset: int) -> Capture:
    """The capture whose response or revisit record begins at a byte offset; its length is not known (-1).

    Raises `WarcError` when there is none.
    """
    path = locate(folder, name)
    try:
        with path.open("rb") as file:
            file.seek(offset)
            for record in ArchiveIterator(file, parse_http=False):
                if record.record_type not in (WarcRecordType.response, WarcRecordType.revisit):
                    break
                return _capture({**_facts(record, name), "offset": offset}, None)
    except (OSError, ValueError) as error:
        raise unreadable(path, f"offset {offset}", error) from error
    raise WarcError(f"{path}: offset {offset}: no response begins here; `newsarchive warc index`")


def with_context(folder: Path, capture: Capture) -> Capture:
    """A capture with what its metadata record tells, which stands behind its own in the file.

    Raises `WarcError` when the file can not be read there.
    """
    path = locate(folder, capture.warc_file)
    kinds = WarcRecordType.metadata | WarcRecordType.response | WarcRecordType.revisit
    try:
        with path.open("rb") as file:
            file.seek(capture.offset)
            for number, record in enumerate(
                ArchiveIterator(file, record_types=kinds, parse_http=False)
            ):
                if _is_metadata_of(record, capture.record_id):
                    return replace(capture, context=context_of(record.reader.read()))
                if number and record.record_type != WarcRecordType.metadata:
                    break
    except (OSError, ValueError) as error:
        raise unreadable(path, f"offset {capture.offset}", error) from error
    return replace(capture, context=None)


def _facts(record: WarcRecord, name: str) -> dict[str, Any]:
    headers = record.headers
    reader = ResponseReader("GET", lambda _part: None)
    # the head is enough: blocks can be larger than memory should hold
    reader.feed(record.reader.read(_HEAD))
    reader.end()
    head = reader.head
    mime = head.value(b"content-type") if head else None
    url = headers.get("WARC-Target-URI") or ""
    kind = "revisit" if record.record_type == WarcRecordType.revisit else "response"
    return {
        "record_id": plain_id(record.record_id),
        "record_type": kind,
        "url": url.strip("<>"),
        "surt": surt_of(url.strip("<>")),
        "fetched_at": datetime.fromisoformat(
            (headers.get("WARC-Date") or "").replace("Z", "+00:00")
        ),
        "status": head.status if head else 0,
        "mime": mime.split(b";")[0].strip().decode("latin-1").lower() if mime else None,
        "payload_digest": headers.get("WARC-Payload-Digest"),
        "warc_file": name,
        "offset": record.stream_pos,
        "length": -1,
        "truncated": headers.get("WARC-Truncated"),
        "refers_to": plain_id(headers.get("WARC-Refers-To")) or None,
    }


def _is_metadata_of(record: WarcRecord, record_id: str) -> bool:
    if record.record_type != WarcRecordType.metadata:
        return False
    return plain_id(record.headers.get("WARC-Concurrent-To")) == record_id


def _capture(facts: dict[str, Any], context: PageContext | None) -> Capture:
    return Capture(**facts, context=context)


def context_of(block: bytes) -> PageContext | None:
    """What the block of a metadata record says of why a page was fetched; None when it is not one of ours."""
    fields: dict[str, str] = {}
    for line in block.decode("utf-8", "replace").splitlines():
        name, colon, value = line.partition(":")
        if colon:
            fields.setdefault(name.strip(), value.strip())
    if "newsarchive-source" not in fields:
        return None
    hints = fields.get("newsarchive-hints")
    return PageContext(
        source_id=fields["newsarchive-source"],
        role=fields.get("newsarchive-role", "article"),  # type: ignore[arg-type]
        run_id=fields.get("newsarchive-run", ""),
        hints=Hints.from_dict(json.loads(hints)) if hints else None,
        via=fields.get("via"),
        browser=fields.get("newsarchive-browser") == "yes",
    )


def _relative(path: Path) -> str:
    """Name below the archive's `warc/`: `2026/11/….warc.gz`."""
    parts = path.parts
    tail = (
        parts[-3:]
        if len(parts) >= 3 and parts[-3].isdigit() and parts[-2].isdigit()
        else parts[-1:]
    )
    return "/".join(tail).removesuffix(".open")

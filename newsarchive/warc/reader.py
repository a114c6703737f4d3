"""WARC files to records, exchanges and captures; streaming, and by offset in O(1)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from newsarchive.capture.capture import Capture, PageContext, surt_of
from newsarchive.capture.http1 import Head, ResponseReader
from newsarchive.errors import WarcError
from newsarchive.hints import Hints
from newsarchive.warc.coding import decode_content
from newsarchive.warc.members import Damage
from newsarchive.warc.record_stream import RecordStream, records, unreadable

_HEAD = 256 * 1024
_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ArchivedResponse:
    """A response as it lies in the archive."""

    status: int
    #: lower-case names; of repeated fields the first
    headers: dict[str, str]
    #: the record's block: head and body as they came over the wire
    block: bytes
    #: de-chunked, content coding kept
    entity: bytes
    #: de-chunked and content-decoded
    body: bytes
    #: WARC header fields of the record
    fields: dict[str, str]

    @property
    def content_type(self) -> str | None:
        """Content-Type of the response."""
        return self.headers.get("content-type")


def locate(folder: Path, name: str) -> Path:
    """Path of a WARC file by its final name, while it is still being written too.

    Raises `WarcError` when it is not there.
    """
    for path in (folder / name, folder / (name + ".open")):
        if path.is_file():
            return path
    raise WarcError(
        f"{folder / name} is missing; restore it from a copy, then `newsarchive warc verify`"
    )


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


def open_capture(folder: Path, capture: Capture) -> ArchivedResponse:
    """The archived bytes of a capture; a revisit's body is that of the response it refers to.

    Raises `WarcError` when the record is not where the capture says.
    """
    path = locate(folder, capture.warc_file)
    fields, block = read_record_at(path, capture.offset)
    if fields.get("warc-record-id", "").strip("<>") != capture.record_id:
        raise WarcError(
            f"{path}: offset {capture.offset} holds another record than {capture.record_id}; "
            "the file was changed: `newsarchive warc verify`, `newsarchive reprocess`"
        )
    return parse_response(block, fields)


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """Where a record lies: its file, the offset of its gzip member, and its address if known."""

    path: Path
    offset: int
    url: str


def record_fields(place: RecordPlace) -> dict[str, str]:
    """WARC header fields of a record, names in lower case; nothing of its block is read."""
    with _opened(place) as record:
        return {name.lower(): value for name, value in record.headers.items()}


def find_record(
    paths: Iterable[Path], record_id: str, problems: list[str] | None = None
) -> RecordPlace | None:
    """The record with an id (`urn:uuid:…`), looked for in file after file.

    What can not be read goes to `problems`; without them it is an error (`WarcError`).
    """
    for path in paths:
        try:
            for record in records(path):
                if _plain_id(record.record_id) == record_id:
                    return RecordPlace(
                        path, record.stream_pos, record.headers.get("WARC-Target-URI") or ""
                    )
        except WarcError as error:
            if problems is None:
                raise
            problems.append(str(error))
    return None


def stream_record(place: RecordPlace, part: str) -> Iterator[bytes]:
    """A record in pieces: `record` with its WARC header, `block`, `entity` (de-chunked), or `body` (decoded).

    Bodies with a content coding are decoded in memory, up to the bound of `decode_content`; the rest streams.
    """
    with _opened(place) as record:
        if part == "record":
            lines = [f"{name}: {value}\r\n" for name, value in record.headers.items()]
            yield ("WARC/1.1\r\n" + "".join(lines) + "\r\n").encode("utf-8")
        is_http = "application/http" in (record.headers.get("Content-Type") or "")
        if (
            part in ("record", "block")
            or not is_http
            or record.record_type == WarcRecordType.request
        ):
            yield from _pieces(record)
            return
        parts: list[bytes] = []
        reader = ResponseReader("GET", parts.append)
        coded: bytearray | None = None
        for piece in _pieces(record):
            reader.feed(piece)
            if (
                part == "body"
                and reader.head is not None
                and reader.head.value(b"content-encoding")
            ):
                coded = bytearray() if coded is None else coded
                coded += b"".join(parts)
            else:
                yield from parts
            parts.clear()
        reader.end()
        if coded is not None and reader.head is not None:
            codings = (reader.head.value(b"content-encoding") or b"").decode("latin-1")
            yield decode_content(bytes(coded), codings)


def _pieces(record: WarcRecord) -> Iterator[bytes]:
    while piece := record.reader.read(_PIECE):
        yield piece


@contextmanager
def _opened(place: RecordPlace) -> Iterator[WarcRecord]:
    try:
        with place.path.open("rb") as file:
            file.seek(place.offset)
            for record in ArchiveIterator(file, parse_http=False):
                yield record
                return
    except (OSError, ValueError) as error:
        raise unreadable(place.path, f"offset {place.offset}", error) from error
    raise WarcError(
        f"{place.path}: offset {place.offset}: no record begins here; `newsarchive warc ls`"
    )


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


def read_record_at(path: Path, offset: int) -> tuple[dict[str, str], bytes]:
    """WARC header fields (names in lower case) and block of the record at a byte offset."""
    try:
        with path.open("rb") as file:
            file.seek(offset)
            for record in ArchiveIterator(file, parse_http=False):
                fields = {name.lower(): value for name, value in record.headers.items()}
                return fields, record.reader.read()
    except (OSError, ValueError) as error:
        raise unreadable(path, f"offset {offset}", error) from error
    raise WarcError(f"{path}: offset {offset}: no record begins here; `newsarchive warc verify`")


def parse_response(block: bytes, fields: dict[str, str]) -> ArchivedResponse:
    """Take an HTTP response block apart."""
    parts: list[bytes] = []
    reader = ResponseReader("GET", parts.append)
    reader.feed(block)
    reader.end()
    head = reader.head or Head(0, b"", "1.1")
    headers: dict[str, str] = {}
    for name, value in head.fields:
        headers.setdefault(name.decode("latin-1").lower(), value.decode("latin-1"))
    entity = b"".join(parts)
    return ArchivedResponse(
        status=head.status,
        headers=headers,
        block=block,
        entity=entity,
        body=decode_content(entity, headers.get("content-encoding", "")),
        fields=fields,
    )


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
        "record_id": _plain_id(record.record_id),
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
        "refers_to": _plain_id(headers.get("WARC-Refers-To")) or None,
    }


def _is_metadata_of(record: WarcRecord, record_id: str) -> bool:
    if record.record_type != WarcRecordType.metadata:
        return False
    return _plain_id(record.headers.get("WARC-Concurrent-To")) == record_id


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


def _plain_id(value: str | None) -> str:
    return (value or "").strip("<>")


def _relative(path: Path) -> str:
    """Name below the archive's `warc/`: `2026/11/….warc.gz`."""
    parts = path.parts
    tail = (
        parts[-3:]
        if len(parts) >= 3 and parts[-3].isdigit() and parts[-2].isdigit()
        else parts[-1:]
    )
    return "/".join(tail).removesuffix(".open")

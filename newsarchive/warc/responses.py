"""Archived responses: their status, their header fields, and their body as it was sent."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from newsarchive.capture.capture import Capture
from newsarchive.capture.http1 import ResponseReader
from newsarchive.capture.http_head import Head
from newsarchive.errors import WarcError
from newsarchive.warc.coding import decode_content
from newsarchive.warc.places import locate, read_record_at


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

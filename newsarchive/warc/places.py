"""Records by the place where they lie, in O(1): their header fields, their bytes in one or in pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from newsarchive.capture.http1 import ResponseReader
from newsarchive.errors import WarcError
from newsarchive.warc.coding import decode_content
from newsarchive.warc.record_stream import records, unreadable

_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """Where a record lies: its file, the offset of its gzip member, and its address if known."""

    path: Path
    offset: int
    url: str


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
                if plain_id(record.record_id) == record_id:
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


def plain_id(value: str | None) -> str:
    """A record id without the brackets that WARC header fields have round it."""
    return (value or "").strip("<>")

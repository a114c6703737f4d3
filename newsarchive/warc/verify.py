"""Checks WARC files more strictly than the usual readers: structure, mandatory fields, pairing, digests."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from newsarchive.capture.digests import Algorithm, labelled, new_hash, parse_digest
from newsarchive.capture.http1 import ResponseReader
from newsarchive.errors import WarcError

_READ = 1024 * 1024
_ID = re.compile(r"<urn:uuid:[0-9a-f-]{36}>\Z")
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z\Z")
_HEAD_LIMIT = 1024 * 1024


@dataclass
class Problem:
    """One thing that is wrong, and where."""

    file: str
    offset: int
    what: str
    record_id: str | None = None

    def __str__(self) -> str:
        record = f" record {self.record_id}" if self.record_id else ""
        return f"{self.file}: offset {self.offset}:{record} {self.what}"


@dataclass
class Verified:
    """What a file holds and what is wrong with it."""

    path: Path
    records: int = 0
    bytes: int = 0
    problems: list[Problem] = field(default_factory=list)
    #: offset of each record id
    offsets: dict[str, int] = field(default_factory=dict)


def verify_file(path: Path, *, progress: Callable[[int], None] | None = None) -> Verified:
    """Read a whole file once, in bounded memory. Raises `WarcError` when it can not be opened."""
    result = Verified(path)
    responses: set[str] = set()
    answered: set[str] = set()
    try:
        size = path.stat().st_size
        for member in _members(path, result):
            record = _Record(member.start)
            for part in member.parts():
                record.feed(part)
            record.close()
            result.records += 1
            result.bytes = member.end
            if progress is not None:
                progress(result.bytes)
            _judge(result, record, responses, answered)
    except OSError as error:
        raise WarcError(f"{path}: {error.strerror}; check the path") from error
    if size == 0:
        _note(result, 0, "the file is empty")
    for record_id in sorted(responses - answered):
        _note(result, result.offsets[record_id], "response without its request", record_id)
    return result


def _note(result: Verified, offset: int, what: str, record_id: str | None = None) -> None:
    result.problems.append(Problem(str(result.path), offset, what, record_id))


def _judge(result: Verified, record: _Record, responses: set[str], answered: set[str]) -> None:
    fields = record.fields
    record_id = fields.get("warc-record-id")
    for problem in record.problems:
        _note(result, record.offset, problem, record_id)
    if not fields:
        return
    for name in ("warc-type", "warc-record-id", "warc-date", "content-length"):
        if name not in fields:
            _note(result, record.offset, f"mandatory field {name} is missing", record_id)
    if record_id is None:
        return
    if not _ID.match(record_id):
        _note(result, record.offset, f"WARC-Record-ID {record_id} is no urn:uuid", record_id)
    if not _DATE.match(fields.get("warc-date", "")):
        _note(
            result, record.offset, f"WARC-Date {fields.get('warc-date')} is no UTC time", record_id
        )
    if record_id in result.offsets:
        _note(result, record.offset, "WARC-Record-ID stands twice", record_id)
    result.offsets[record_id] = record.offset
    kind = fields.get("warc-type")
    if result.records == 1 and kind != "warcinfo":
        _note(result, record.offset, "the file does not begin with warcinfo", record_id)
    if (
        kind in ("response", "request", "revisit", "metadata", "resource")
        and "warc-target-uri" not in fields
    ):
        _note(result, record.offset, f"{kind} without WARC-Target-URI", record_id)
    concurrent = fields.get("warc-concurrent-to")
    if kind in ("response", "revisit"):
        responses.add(record_id)
    elif kind == "request" and concurrent:
        answered.add(concurrent)
        if concurrent not in responses:
            _note(result, record.offset, "request of a response that is not in the file", record_id)


class _Record:
    """One record, taken apart while it streams by."""

    def __init__(self, offset: int) -> None:
        self.offset = offset
        self.fields: dict[str, str] = {}
        self.problems: list[str] = []
        self._head: bytearray | None = bytearray()
        self._left = 0
        self._tail = b""
        self._block: dict[Algorithm, hashlib._Hash] = {}
        self._payload: dict[Algorithm, hashlib._Hash] = {}
        self._reader: ResponseReader | None = None

    def feed(self, data: bytes) -> None:
        if self._head is not None:
            self._head += data
            end = self._head.find(b"\r\n\r\n")
            if end < 0:
                if len(self._head) > _HEAD_LIMIT:
                    self.problems.append("record header does not end")
                    self._head.clear()
                return
            head, data = bytes(self._head[:end]), bytes(self._head[end + 4 :])
            self._head = None
            self._begin(head)
        block, rest = data[: self._left], data[self._left :]
        self._left -= len(block)
        for hashed in self._block.values():
            hashed.update(block)
        if self._reader is not None:
            self._reader.feed(block)
        else:
            self._entity(block)
        self._tail += rest[: 64 - len(self._tail)]

    def _begin(self, head: bytes) -> None:
        lines = head.split(b"\r\n")
        if lines[0] not in (b"WARC/1.1", b"WARC/1.0"):
            self.problems.append(f"no WARC version line but {lines[0][:40]!r}")
            return
        for line in lines[1:]:
            name, colon, value = line.partition(b":")
            if not colon:
                self.problems.append(f"header line without a colon: {line[:40]!r}")
                continue
            self.fields.setdefault(
                name.decode("utf-8", "replace").lower(), value.strip().decode("utf-8", "replace")
            )
        length = self.fields.get("content-length", "")
        if not length.isdigit():
            self.problems.append(f"Content-Length {length!r} is no number")
        self._left = int(length) if length.isdigit() else 0
        if self.fields.get("warc-type") == "response" and "application/http" in self.fields.get(
            "content-type", ""
        ):
            self._reader = ResponseReader("GET", self._entity)
        for hashes, stated in (
            (self._block, "warc-block-digest"),
            (self._payload, "warc-payload-digest"),
        ):
            parsed = parse_digest(self.fields.get(stated, ""))
            if parsed is not None:
                hashes[parsed[0]] = new_hash(parsed[0])

    def _entity(self, part: bytes) -> None:
        for hashed in self._payload.values():
            hashed.update(part)

    def close(self) -> None:
        """Compare the digests once the record has gone by."""
        if self._head:
            self.problems.append("record header does not end")
            return
        if self._left:
            self.problems.append(f"block is {self._left} bytes shorter than its Content-Length")
            return
        if self._tail != b"\r\n\r\n":
            self.problems.append(f"record ends with {self._tail[:16]!r}, not with two line ends")
        self._compare("warc-block-digest", self._block, "block")
        if self.fields.get("warc-type") == "response":
            if self._reader is not None:
                self._reader.end()
            self._compare("warc-payload-digest", self._payload, "payload")

    def _compare(self, name: str, hashes: dict[Algorithm, hashlib._Hash], what: str) -> None:
        stated = self.fields.get(name)
        if stated is None:
            return
        parsed = parse_digest(stated)
        if parsed is None:
            self.problems.append(f"{what} digest {stated} is no SHA-1 or SHA-256")
            return
        algorithm, digest = parsed
        actual = hashes[algorithm].digest()
        if actual != digest:
            self.problems.append(f"{what} digest is {labelled(algorithm, actual)}, stated {stated}")


class _Member:
    """One gzip member, decompressed part by part; knows where it ends once read."""

    def __init__(self, file: IO[bytes], pending: bytes, start: int, result: Verified) -> None:
        self.start = start
        self.end = start
        self.pending = pending
        self._file = file
        self._result = result

    def parts(self) -> Iterator[bytes]:
        inflater = zlib.decompressobj(31)
        while not inflater.eof:
            if not self.pending:
                self.pending = self._file.read(_READ)
            if not self.pending:
                _note(self._result, self.start, "gzip member is torn")
                return
            before = len(self.pending)
            try:
                out = inflater.decompress(self.pending, _READ)
            except zlib.error as error:
                _note(self._result, self.start, f"gzip member is damaged: {error}")
                # where the next member begins can not be known
                self._file.seek(0, 2)
                self.pending = b""
                return
            self.pending = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
            self.end += before - len(self.pending)
            yield out


def _members(path: Path, result: Verified) -> Iterator[_Member]:
    with path.open("rb") as file:
        pending, position = file.read(_READ), 0
        while pending:
            member = _Member(file, pending, position, result)
            yield member
            position = member.end
            pending = member.pending or file.read(_READ)

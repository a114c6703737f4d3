"""One request and its response, as the bytes passed the socket, with digests taken while they passed."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO, Literal

from newsarchive.capture.capture import PageContext
from newsarchive.capture.http1 import Head, ResponseReader

#: raw responses larger than this go to a temporary file, in bytes
SPOOL_AFTER = 8 * 1024 * 1024
_READ = 1024 * 1024

Truncation = Literal["length", "time", "disconnect", "unspecified"]


@dataclass(frozen=True, slots=True)
class TlsFacts:
    """What the TLS handshake agreed on."""

    #: as WARC-Protocol names it: `tls/1.3`
    protocol: str
    #: IANA name of the cipher suite
    cipher: str
    #: why the certificate would not be trusted; None when it is
    certificate_problem: str | None = None


class RawBytes:
    """Bytes in order: in memory while they are few, in a temporary file when they are many."""

    def __init__(self, spool_after: int = SPOOL_AFTER) -> None:
        self.length = 0
        self._spool_after = spool_after
        self._parts: list[bytes] = []
        self._file: IO[bytes] | None = None

    def add(self, data: bytes) -> None:
        """Append bytes."""
        self.length += len(data)
        if self._file is not None:
            self._file.write(data)
            return
        self._parts.append(data)
        if self.length > self._spool_after:
            self._file = tempfile.TemporaryFile(prefix="newsarchive-")  # noqa: SIM115
            for part in self._parts:
                self._file.write(part)
            self._parts.clear()

    def __iter__(self) -> Iterator[bytes]:
        if self._file is None:
            yield from self._parts
            return
        self._file.seek(0)
        while part := self._file.read(_READ):
            yield part

    def close(self) -> None:
        """Let the bytes go."""
        self._parts.clear()
        if self._file is not None:
            self._file.close()


@dataclass
class Exchange:
    """What is written as one request record and one response record."""

    url: str
    method: str
    #: start of the request, UTC
    started: datetime
    request: bytes = b""
    context: PageContext | None = None
    ip: str | None = None
    via_proxy: bool = False
    tls: TlsFacts | None = None
    truncated: Truncation | None = None
    #: seconds from the request to the last byte
    seconds: float = 0.0
    raw: RawBytes = field(default_factory=RawBytes)
    entity_length: int = 0
    #: hash objects over the raw response and over its de-chunked entity body
    block_hash: hashlib._Hash = field(default_factory=hashlib.sha1)
    payload_hash: hashlib._Hash = field(default_factory=hashlib.sha1)
    reader: ResponseReader | None = None
    #: says by the head whether the body is worth loading; the answer is cut where it is not
    wanted: Callable[[Head], bool] | None = None
    #: cut the answer there, in bytes; None: at the limit of the whole archive
    most_bytes: int | None = None

    @property
    def head(self) -> Head | None:
        """Head of the response, once it is there."""
        return self.reader.head if self.reader else None

    def check_wanted(self) -> None:
        """Cut an answer whose head shows that its body is not wanted."""
        head = self.head
        if self.wanted is None or head is None:
            return
        if not self.wanted(head) and self.reader is not None and not self.reader.finished:
            self.truncated = "unspecified"
            self.reader.problems.append("of a type that is not kept")
        self.wanted = None

    def received(self, data: bytes) -> None:
        """Keep response bytes."""
        self.raw.add(data)
        self.block_hash.update(data)

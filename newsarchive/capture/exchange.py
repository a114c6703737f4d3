"""One request and its response, as the bytes passed the socket, with digests over what passed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Literal

from newsarchive.capture.capture import PageContext
from newsarchive.capture.digests import Algorithm, LaterHash
from newsarchive.capture.http1 import ResponseReader
from newsarchive.capture.http_head import Head
from newsarchive.records import Portable

#: raw responses larger than this go to a temporary file, in bytes
SPOOL_AFTER = 8 * 1024 * 1024
_READ = 1024 * 1024

#: problem of an answer whose type is none of those kept
UNWANTED = "of a type that is not kept"

Truncation = Literal["length", "time", "disconnect", "unspecified"]


@dataclass(frozen=True, slots=True)
class TlsFacts(Portable):
    """What the TLS handshake agreed on."""

    #: as WARC-Protocol names it: `tls/1.3`
    protocol: str
    #: IANA name of the cipher suite
    cipher: str
    #: why the certificate would not be trusted; None when it is
    certificate_problem: str | None = None
    #: (name, value): fingerprint, subject, issuer, dates
    certificate: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DnsAnswer(Portable):
    """What the resolver said of a host."""

    host: str
    addresses: tuple[str, ...]
    #: UTC
    asked: datetime


def _temporary_file(folder: str | None) -> IO[bytes]:
    # loaded when a response is that large: seldom
    from tempfile import TemporaryFile

    return TemporaryFile(dir=folder)


class RawBytes:
    """Bytes in order: in memory while they are few, in a temporary file when they are many.

    `folder` is where that file lies; the system's own place when None.
    """

    def __init__(self, folder: str | None = None, spool_after: int = SPOOL_AFTER) -> None:
        self.length = 0
        self._folder = folder
        self._spool_after = spool_after
        self._parts: list[bytes] = []
        self._file: IO[bytes] | None = None

    @classmethod
    def of_file(cls, file: IO[bytes]) -> RawBytes:
        """The bytes that a file holds."""
        made = cls()
        made.length = file.seek(0, os.SEEK_END)
        made._file = file
        return made

    def add(self, data: bytes) -> None:
        """Append bytes. Raises `OSError` when the temporary file can not take them."""
        self.length += len(data)
        if self._file is not None:
            self._file.write(data)
            return
        self._parts.append(data)
        if self.length > self._spool_after:
            if self._folder is not None:
                Path(self._folder).mkdir(parents=True, exist_ok=True)
            self._file = _temporary_file(self._folder)
            for part in self._parts:
                self._file.write(part)
            self._parts.clear()

    @property
    def is_in_memory(self) -> bool:
        """Whether the bytes are few."""
        return self._file is None

    def handle(self) -> int:
        """Number of the temporary file, all bytes being in it."""
        assert self._file is not None
        self._file.flush()
        return self._file.fileno()

    def __iter__(self) -> Iterator[bytes]:
        if self._file is None:
            yield from self._parts
            return
        self._file.seek(0)
        while part := self._file.read(_READ):
            yield part

    def beginning(self, length: int) -> bytes:
        """The first bytes."""
        if self._file is None:
            return b"".join(self._parts)[:length]
        self._file.seek(0)
        return self._file.read(length)

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
    #: of the digests below
    algorithm: Algorithm = "sha1"
    #: digests over the raw response and over its de-chunked entity body
    block_hash: LaterHash = field(init=False)
    payload_hash: LaterHash = field(init=False)
    reader: ResponseReader | None = None
    #: says by the head whether the body is worth loading; the answer is cut where it is not
    wanted: Callable[[Head], bool] | None = None
    #: addresses of the host, in the resolver's order; empty when it is an address itself
    addresses: tuple[str, ...] = ()
    #: the resolver's answer, on the exchange that was the first to need it
    dns: DnsAnswer | None = None
    #: why a request that went out has no response
    unanswered: str | None = None
    #: of an HTML page the entity body, for its links; empty where they are not asked for
    page: bytes = b""
    #: whether its content coding is undone already
    page_is_decoded: bool = False

    def __post_init__(self) -> None:
        self.block_hash = LaterHash(self.algorithm)
        self.payload_hash = LaterHash(self.algorithm)

    @property
    def problems(self) -> list[str]:
        """What is wrong with the response, or that there is none."""
        found = list(self.reader.problems) if self.reader else []
        return [*found, self.unanswered] if self.unanswered else found

    @property
    def head(self) -> Head | None:
        """Head of the response, once it is there."""
        return self.reader.head if self.reader else None

    def is_unwanted(self) -> bool:
        """Whether the head shows that the body is not wanted; asked once, when the head is there."""
        head, wanted = self.head, self.wanted
        if head is None or wanted is None or self.reader is None:
            return False
        self.wanted = None
        if wanted(head) or self.reader.finished:
            return False
        self.truncated = "unspecified"
        self.reader.problems.append(UNWANTED)
        return True

    def received(self, data: bytes) -> None:
        """Keep response bytes."""
        self.raw.add(data)
        self.block_hash.update(data)

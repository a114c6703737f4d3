"""Any readable WARC file to one compressed record by record, as look-ups need it; the records stay as they are."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from isal import isal_zlib

from newsarchive.errors import WarcError
from newsarchive.warc.members import GZIP_MAGIC
from newsarchive.warc.record_stream import unreadable

#: small, as of a piece with damage in it nothing is had
_READ = 32 * 1024
#: as our writer compresses
_LEVEL = 2
_HEAD_LIMIT = 1024 * 1024
_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"\r\nContent-Length:[ \t]*(\d+)[ \t]*\r\n", re.IGNORECASE)


@dataclass
class Recompressed:
    """What came of it."""

    records: int = 0
    #: why not all could be read; what stands in front of it is written
    problem: str | None = None


class _TornError(Exception):
    """What follows is no whole record."""


def recompress(path: Path, output: Path) -> Recompressed:
    """Write the records of a file, which may be compressed in any way or not at all, each as a gzip member.

    The file appears when it is whole. Raises `WarcError` when there is no record to be read.
    """
    done = Recompressed()
    partial = output.with_name(output.name + ".part")
    try:
        with ExitStack() as stack:
            try:
                source = _Source(stack.enter_context(path.open("rb")))
            except OSError as error:
                raise unreadable(path, "not opened", error) from error
            target = stack.enter_context(partial.open("wb"))
            whole = 0
            try:
                while not source.is_at_end():
                    _copy(source, target)
                    whole, done.records = target.tell(), done.records + 1
            except _TornError as error:
                done.problem = (
                    f"{path}: behind its first {done.records} records: {error}; what stands there was left out, "
                    "restore the file from a copy"
                )
                target.truncate(whole)
        if not done.records:
            raise WarcError(done.problem or f"{path} is empty; restore it from a copy")
        partial.replace(output)
    finally:
        partial.unlink(missing_ok=True)
    return done


def _copy(source: _Source, target: IO[bytes]) -> None:
    deflater = isal_zlib.compressobj(_LEVEL, wbits=31)
    for piece in source.record():
        target.write(deflater.compress(piece))
    target.write(deflater.flush())


class _Source:
    """Records out of a stream of bytes that can not be gone back in."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._packed = file.read(_READ)
        self._inflater = self._packed.startswith(GZIP_MAGIC) and zlib.decompressobj(31)
        self._held = b""

    def is_at_end(self) -> bool:
        return not self._held and not self._more()

    def _more(self) -> bool:
        """Whether there were more bytes."""
        piece = b""
        while not piece:
            packed = self._packed or self._file.read(_READ)
            if not self._inflater:
                piece, self._packed = packed, b""
                break
            if self._inflater.eof:
                if not packed:
                    break
                self._inflater = zlib.decompressobj(31)
            elif not packed:
                raise _TornError("the file ends inside a gzip member")
            try:
                piece = self._inflater.decompress(packed, _READ)
            except zlib.error as error:
                raise _TornError(str(error)) from error
            self._packed = (
                self._inflater.unused_data if self._inflater.eof else self._inflater.unconsumed_tail
            )
        self._held += piece
        return bool(piece)

    def record(self) -> Iterator[bytes]:
        """The next record with the two line ends behind it, in pieces."""
        while (end := self._held.find(_END)) < 0:
            if len(self._held) > _HEAD_LIMIT or not self._more():
                raise _TornError("no whole WARC header")
        length = _LENGTH.search(self._held, 0, end + len(_END))
        if not self._held.startswith(b"WARC/") or length is None:
            raise _TornError("no WARC record begins there")
        left = end + len(_END) + int(length[1])
        while left:
            if not self._held and not self._more():
                raise _TornError("the file ends inside a record")
            piece, self._held = self._held[:left], self._held[left:]
            left -= len(piece)
            yield piece
        while len(self._held) < len(_END) and self._more():
            pass
        if not self._held.startswith(_END):
            raise _TornError("a record does not end where its header says")
        self._held = self._held[len(_END) :]
        yield _END

"""Gzip members of a WARC file, damaged ones too: their bounds and bytes, and where the next record begins."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import IO

_READ = 1024 * 1024
#: most members are smaller
_FIRST = 64 * 1024
_MAGIC = b"\x1f\x8b\x08"


class GzipMember:
    """One member; `parts` decompresses it, then `end` and `damage` are known."""

    def __init__(self, file: IO[bytes], start: int) -> None:
        self.start = start
        #: offset behind the member
        self.end = start
        self.damage: str | None = None
        #: the ten bytes that begin it
        self.header = b""
        self._file = file

    def parts(self) -> Iterator[bytes]:
        """The content, in pieces of a megabyte at most."""
        self._file.seek(self.start)
        pending = self._file.read(_FIRST)
        self.header = pending[:10]
        inflater = zlib.decompressobj(31)
        while not inflater.eof:
            if not pending:
                pending = self._file.read(_READ)
            if not pending:
                self.damage = "gzip member is torn: the file ends inside it"
                return
            before = len(pending)
            try:
                out = inflater.decompress(pending, _READ)
            except zlib.error as error:
                self.damage = f"gzip member is damaged: {error}"
                return
            pending = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
            self.end += before - len(pending)
            if out:
                yield out


def next_gzip_record(file: IO[bytes], position: int, size: int) -> int:
    """Offset of the next member that begins a WARC record, or the size of the file."""
    while position < size:
        file.seek(position)
        window = file.read(_READ)
        found = window.find(_MAGIC)
        if found < 0:
            # the mark may lie across two windows
            position += max(1, len(window) - 2)
            continue
        position += found
        file.seek(position)
        try:
            if zlib.decompressobj(31).decompress(file.read(4096), 64).startswith(b"WARC/"):
                return position
        except zlib.error:
            pass
        position += 1
    return size

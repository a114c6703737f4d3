"""The gzip members of a file, one after the other, damaged ones too: after damage the next record is looked for."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

_READ = 1024 * 1024
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
        pending = self._file.read(_READ)
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


def gzip_members(path: Path) -> Iterator[GzipMember]:
    """Members of a file in order. Each must be read to its end before the next is asked for."""
    with path.open("rb") as file:
        size = path.stat().st_size
        position = 0
        while position < size:
            member = GzipMember(file, position)
            yield member
            if member.damage is not None:
                member.end = next_record(file, position + 1, size)
            position = member.end


def next_record(file: IO[bytes], position: int, size: int) -> int:
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


def torn_at(path: Path, after: int = 0) -> int | None:
    """Offset of the member inside which a file ends; None when it ends with a whole one.

    Only what stands from the member at `after` on is looked through.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        while after < size:
            member = GzipMember(file, after)
            for _part in member.parts():
                pass
            if member.damage is not None:
                following = next_record(file, after + 1, size)
                if following == size:
                    return after
                member.end = following
            after = member.end
    return None

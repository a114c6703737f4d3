"""After a kill: cuts each abandoned `.open` file to its last whole exchange and gives it its final name."""

from __future__ import annotations

import fcntl
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from newsarchive.capture.writer import OPEN

_READ = 1024 * 1024
_HEAD = 16 * 1024


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was kept of one file."""

    #: final path; None when nothing whole was in it
    path: Path | None
    kept_bytes: int
    cut_bytes: int
    records: int


def salvage(folder: Path) -> list[Salvaged]:
    """Mend every `.open` file below `folder` that no living writer holds. Finished files are not touched."""
    return [
        mended
        for path in sorted(folder.rglob("*.warc.gz" + OPEN))
        if (mended := _mend(path)) is not None
    ]


def _mend(path: Path) -> Salvaged | None:
    with path.open("r+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return None
        size = os.fstat(file.fileno()).st_size
        end, records = _whole_exchanges(file)
        if records <= 1:
            # a lone warcinfo says nothing
            path.unlink()
            return Salvaged(None, 0, size, 0)
        file.truncate(end)
        file.flush()
        os.fsync(file.fileno())
        final = path.with_name(path.name.removesuffix(OPEN))
        path.rename(final)
    return Salvaged(final, end, size - end, records)


def _whole_exchanges(file: IO[bytes]) -> tuple[int, int]:
    """(end of the last whole exchange, number of records up to there)."""
    end = records = 0
    for seen, (member_end, head) in enumerate(_members(file), 1):
        kind = _type(head)
        if kind in (b"warcinfo", b"metadata"):
            # metadata is the last record of an exchange
            end, records = member_end, seen
    return end, records


def _members(file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """(end offset, first bytes of the content) of each whole gzip member, until the first torn one."""
    file.seek(0)
    position, pending = 0, b""
    while True:
        inflater = zlib.decompressobj(31)
        head = bytearray()
        while not inflater.eof:
            if not pending:
                pending = file.read(_READ)
                if not pending:
                    return
            consumed = len(pending)
            try:
                data = inflater.decompress(pending, _READ)
            except zlib.error:
                return
            pending = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
            position += consumed - len(pending)
            if len(head) < _HEAD:
                head += data[: _HEAD - len(head)]
        yield position, bytes(head)


def _type(head: bytes) -> bytes:
    for line in head.split(b"\r\n"):
        name, _colon, value = line.partition(b":")
        if name.strip().lower() == b"warc-type":
            return value.strip().lower()
        if not line:
            break
    return b""

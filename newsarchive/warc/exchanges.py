"""Records that belong together (response, request, metadata of one exchange), and their copying."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from isal import isal_zlib

from newsarchive.errors import WarcError
from newsarchive.warc.members import head_fields, is_plain, members_of
from newsarchive.warc.record_stream import unreadable

_READ = 1024 * 1024
#: of a record so much is looked at for its header
_HEAD = 16 * 1024


class Sink(Protocol):
    """Where copied bytes go."""

    def write(self, data: bytes, /) -> object:
        """Take some bytes."""


@dataclass(frozen=True, slots=True)
class Member:
    """One record, a gzip member unless the file is not compressed."""

    start: int
    end: int
    #: WARC header fields, names in lower case
    fields: dict[str, str]

    @property
    def ids(self) -> set[str]:
        """Its own record id and those it is concurrent to."""
        names = ("warc-record-id", "warc-concurrent-to")
        return {self.fields[name] for name in names if name in self.fields}


def exchanges(path: Path, start: int = 0) -> Iterator[list[Member]]:
    """Groups of concurrent records that stand together in a file, from a member's offset on.

    Works for either order of request and response. Raises `WarcError` naming file and offset.
    """
    group: list[Member] = []
    known: set[str] = set()
    try:
        for member in _members(path, start):
            if group and not known & member.ids:
                yield group
                group, known = [], set()
            group.append(member)
            known |= member.ids
    except OSError as error:
        raise unreadable(path, f"after offset {start}", error) from error
    if not group:
        raise WarcError(
            f"{path}: offset {start}: no record can be read here; restore the file from a copy, then "
            "`newsarchive warc verify`"
        )
    yield group


def exchange_at(path: Path, offset: int) -> list[Member]:
    """The exchange whose first record begins at `offset`."""
    return next(exchanges(path, offset))


def copy_members(path: Path, group: list[Member], sink: Sink) -> list[int]:
    """Copy records as they lie in the file, those that are not compressed as a gzip member each.

    Returns the bytes written of each.
    """
    copied: list[int] = []
    plain = is_plain(path)
    with path.open("rb") as file:
        for member in group:
            file.seek(member.start)
            left = member.end - member.start
            counted = _Counted(sink)
            deflater = isal_zlib.compressobj(2, wbits=31) if plain else None
            while left:
                part = file.read(min(left, _READ))
                if not part:
                    raise WarcError(f"{path}: offset {member.start}: the record is cut short")
                counted.write(deflater.compress(part) if deflater else part)
                left -= len(part)
            if deflater:
                counted.write(deflater.flush())
            copied.append(counted.length)
    return copied


class _Counted:
    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self.length = 0

    def write(self, data: bytes) -> None:
        self._sink.write(data)
        self.length += len(data)


def _members(path: Path, start: int) -> Iterator[Member]:
    """The records from an offset on, until the first that is not whole."""
    for member in members_of(path, start):
        head = bytearray()
        for part in member.parts():
            if len(head) < _HEAD:
                head += part[: _HEAD - len(head)]
        if member.damage is not None:
            return
        yield Member(member.start, member.end, head_fields(bytes(head)))

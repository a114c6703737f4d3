"""Records that belong together (response, request, metadata of one exchange), and their copying byte by byte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from newsarchive.capture.salvage import members
from newsarchive.errors import WarcError
from newsarchive.warc.record_stream import unreadable

_READ = 1024 * 1024


class Sink(Protocol):
    """Where copied bytes go."""

    def write(self, data: bytes, /) -> object:
        """Take some bytes."""


@dataclass(frozen=True, slots=True)
class Member:
    """One gzip member that holds one record."""

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
        with path.open("rb") as file:
            for member in _members(file, start):
                if group and not known & member.ids:
                    yield group
                    group, known = [], set()
                group.append(member)
                known |= member.ids
    except OSError as error:
        raise unreadable(path, f"after offset {start}", error) from error
    if not group:
        raise WarcError(f"{path}: offset {start}: no record begins here; `newsarchive warc verify`")
    yield group


def exchange_at(path: Path, offset: int) -> list[Member]:
    """The exchange whose first record begins at `offset`."""
    return next(exchanges(path, offset))


def copy_members(path: Path, group: list[Member], sink: Sink) -> int:
    """Copy records as they lie in the file, compressed; returns the bytes written."""
    copied = 0
    with path.open("rb") as file:
        for member in group:
            file.seek(member.start)
            left = member.end - member.start
            while left:
                part = file.read(min(left, _READ))
                if not part:
                    raise WarcError(f"{path}: offset {member.start}: the record is cut short")
                sink.write(part)
                left -= len(part)
            copied += member.end - member.start
    return copied


def _members(file: IO[bytes], start: int) -> Iterator[Member]:
    for end, head in members(file, start):
        fields: dict[str, str] = {}
        for line in head.partition(b"\r\n\r\n")[0].split(b"\r\n")[1:]:
            name, _colon, value = line.partition(b":")
            fields.setdefault(
                name.decode("utf-8", "replace").strip().lower(),
                value.decode("utf-8", "replace").strip(),
            )
        yield Member(start, end, fields)
        start = end

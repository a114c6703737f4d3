"""How a WARC file lies on the disk: record by record in gzip members, uncompressed, or as one gzip stream, which
gives no access to single records; and its records' bounds one after the other, damaged ones too.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

from newsarchive.warc.gzip_members import GzipMember, next_gzip_record
from newsarchive.warc.plain_records import PlainRecord, next_plain_record

GZIP_MAGIC = b"\x1f\x8b"
#: of the first record so much is decompressed to see how the file was compressed
_LOOK = 1024 * 1024
#: in so many bytes a record's header ends
_NEAR = 2048

Member = GzipMember | PlainRecord


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes of a file from which no record can be read."""

    start: int
    #: where the next record begins, or the file ends
    end: int
    what: str
    #: type and address of the record that is damaged, where its header can be read
    record: str = ""

    def __str__(self) -> str:
        named = f" ({self.record})" if self.record else ""
        return f"offset {self.start} to {self.end}{named}: {self.what}"


def is_plain(path: Path) -> bool:
    """Whether a file is not compressed; by its first bytes, or its name where these are damaged."""
    with path.open("rb") as file:
        first = file.read(5)
    return first == b"WARC/" or (first[:2] != GZIP_MAGIC and path.suffix == ".warc")


def members_of(path: Path, start: int = 0, *, plain: bool | None = None) -> Iterator[Member]:
    """Records of a file in order, from one's offset on. Each must be read to its end before the next is asked for.

    Behind a damaged one follows the next that begins a record.
    """
    is_open = is_plain(path) if plain is None else plain
    with path.open("rb") as file:
        size = path.stat().st_size
        while start < size:
            member: Member = PlainRecord(file, start) if is_open else GzipMember(file, start)
            yield member
            if member.damage is not None:
                member.end = next_record(file, start + 1, size, plain=is_open)
            start = member.end


def next_record(file: IO[bytes], position: int, size: int, *, plain: bool) -> int:
    """Offset of the next record from a position on, or the size of the file."""
    return (next_plain_record if plain else next_gzip_record)(file, position, size)


def first_damage(path: Path, start: int = 0, *, among: int | None = None) -> Damage | None:
    """The first record, of so many from the one at `start` on, that can not be read to its end."""
    for member in islice(members_of(path, start), among):
        first = b""
        for part in member.parts():
            first = first or part
        what = member.damage
        if what is None and not first.startswith(b"WARC/"):
            what = "no WARC record begins here"
        if what is not None:
            plain = is_plain(path)
            with path.open("rb") as file:
                size = path.stat().st_size
                end = next_record(file, member.start + 1, size, plain=plain)
                file.seek(member.start)
                named = _named(file.read(_NEAR), plain)
            return Damage(member.start, end, what, named)
    return None


def _named(data: bytes, plain: bool) -> str:
    """Type and address as the first bytes of a record state them."""
    if not plain:
        try:
            data = zlib.decompressobj(31).decompress(data, _NEAR)
        except zlib.error:
            return ""
    fields = head_fields(data)
    words = (fields.get("warc-type", ""), fields.get("warc-target-uri", ""))
    return " of ".join(word for word in words if word)


def head_fields(head: bytes) -> dict[str, str]:
    """WARC header fields at the beginning of a record, names in lower case; of repeated ones the first."""
    fields: dict[str, str] = {}
    for line in head.partition(b"\r\n\r\n")[0].split(b"\r\n")[1:]:
        name, _colon, value = line.partition(b":")
        fields.setdefault(
            name.decode("utf-8", "replace").strip().lower(),
            value.decode("utf-8", "replace").strip(),
        )
    return fields


def is_one_stream(path: Path) -> bool:
    """Whether a compressed file's first gzip member holds several records, or a part of one."""
    with path.open("rb") as file:
        data = file.read(_LOOK)
        if not data.startswith(GZIP_MAGIC):
            return False
        inflater = zlib.decompressobj(31)
        try:
            record = inflater.decompress(data, _LOOK)
        except zlib.error:
            return False
    if not record.startswith(b"WARC/"):
        return False
    head, end, rest = record.partition(b"\r\n\r\n")
    length = head_fields(head).get("content-length", "")
    if not end or not length.isdigit():
        return False
    behind = rest[int(length) + 4 :]
    if behind or not inflater.eof:
        # a large first record is not looked at to its end
        return behind.startswith(b"WARC/")
    return len(rest) < int(length) and not _begins_record(inflater.unused_data)


def _begins_record(data: bytes) -> bool:
    try:
        return not data or zlib.decompressobj(31).decompress(data, 8).startswith(b"WARC/")
    except zlib.error:
        return True

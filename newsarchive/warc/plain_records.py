"""Records of an uncompressed WARC file, as `GzipMember` gives those of a compressed one: bounds, bytes, damage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

_READ = 1024 * 1024
#: a header that is longer is none
_HEAD_LIMIT = 1024 * 1024
_LENGTH = re.compile(rb"\r\nContent-Length:[ \t]*(\d+)[ \t]*\r\n", re.IGNORECASE)
_BEGIN = re.compile(rb"(?<=\n)WARC/\d\.\d\r\n")
#: how the first field of a record may be far from its beginning
_NEAR = 4096
_END = b"\r\n\r\n"


class PlainRecord:
    """One record; `parts` reads it, then `end` and `damage` are known."""

    def __init__(self, file: IO[bytes], start: int) -> None:
        self.start = start
        #: offset behind the record
        self.end = start
        self.damage: str | None = None
        #: what begins a gzip member, here nothing
        self.header = b""
        self._file = file

    def parts(self) -> Iterator[bytes]:
        """The record with its header and the two line ends behind it, in pieces of a megabyte at most."""
        self._file.seek(self.start)
        head = _read_head(self._file)
        length = _LENGTH.search(head)
        if not head.startswith(b"WARC/"):
            self.damage = "no record begins here"
            return
        if not head.endswith(_END) or length is None:
            self.damage = (
                "record is torn: the file ends inside its header"
                if len(head) < _HEAD_LIMIT and not head.endswith(_END)
                else "the record's header is damaged"
            )
            return
        yield head
        self._file.seek(self.start + len(head))
        left = int(length[1]) + len(_END)
        tail = b""
        while left:
            piece = self._file.read(min(left, _READ))
            if not piece:
                self.damage = "record is torn: the file ends inside it"
                return
            left -= len(piece)
            tail = (tail + piece)[-len(_END) :]
            yield piece
        if tail != _END:
            self.damage = "record is damaged: it does not end where its header says"
            return
        self.end = self._file.tell()


def _read_head(file: IO[bytes]) -> bytes:
    head = bytearray()
    while len(head) < _HEAD_LIMIT:
        piece = file.read(_NEAR)
        searched = max(0, len(head) - len(_END))
        head += piece
        if (end := head.find(_END, searched)) >= 0:
            return bytes(head[: end + len(_END)])
        if not piece:
            break
    return bytes(head)


def next_plain_record(file: IO[bytes], position: int, size: int) -> int:
    """Offset of the next line that begins a WARC record, or the size of the file."""
    # the line end before it is looked at too
    position = max(0, position - 1)
    while position < size:
        file.seek(position)
        window = file.read(_READ)
        for found in _BEGIN.finditer(window):
            start = position + found.start()
            file.seek(start)
            # a text about WARC files may quote such a line
            if _LENGTH.search(_read_head(file)):
                return start
        if len(window) < _READ:
            break
        position += len(window) - 16
    return size

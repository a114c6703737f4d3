"""Heads of HTTP/1.x responses: where one ends, its status line and its fields.

Source: RFC 9112 (message syntax), read leniently: LF line ends, lines without a colon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_STATUS = re.compile(
    rb"^\s*HTTP/(\d)(?:\.(\d))?\s+(\d{3})(?:\s+(.*?))?\s*$", re.IGNORECASE | re.DOTALL
)


@dataclass
class Head:
    """Status line and fields of a response."""

    status: int
    reason: bytes
    version: str
    #: (name, value) in the order of the wire, values trimmed
    fields: list[tuple[bytes, bytes]] = field(default_factory=list)

    def values(self, name: bytes) -> list[bytes]:
        """All values of a field."""
        wanted = name.lower()
        return [value for key, value in self.fields if key.lower() == wanted]

    def value(self, name: bytes) -> bytes | None:
        """The first value of a field."""
        found = self.values(name)
        return found[0] if found else None

    @property
    def content_coding(self) -> bytes:
        """The content codings in lower case, as one list; empty without any."""
        return b",".join(self.values(b"content-encoding")).strip().lower()


def parse_head(raw: bytes) -> Head | None:
    """Head of a response; None when its first line is no status line. Lines without a colon are passed over."""
    lines = raw.split(b"\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    match = _STATUS.match(lines[0].rstrip(b"\r")) if lines else None
    if match is None:
        return None
    head = Head(int(match[3]), match[4] or b"", f"{int(match[1])}.{int(match[2] or 0)}")
    for line in lines[1:]:
        line = line.rstrip(b"\r")
        if line[:1] in (b" ", b"\t") and head.fields and line.strip():
            name, value = head.fields[-1]
            head.fields[-1] = (name, value + b" " + line.strip())
            continue
        name, colon, value = line.partition(b":")
        if colon and name.strip():
            head.fields.append((name.strip(), value.strip()))
    return head


def blank_line(data: bytearray) -> int | None:
    """Where the head ends: after the first empty line, with CRLF or LF; leading empty lines do not count."""
    start = 0
    while start < len(data) and data[start] in b"\r\n":
        start += 1
    end = None
    # the usual one first: the others are then looked for in the head, not in all that came with it
    for mark in (b"\r\n\r\n", b"\n\n", b"\n\r\n"):
        found = data.find(mark, start, end)
        if found >= 0:
            end = found + len(mark)
    return end


def tokens(head: Head, name: bytes) -> list[bytes]:
    """The comma-separated values of a field, in lower case, without parameters."""
    parts = b",".join(head.values(name)).lower().split(b",")
    return [token for part in parts if (token := part.partition(b";")[0].strip())]


def lengths(head: Head) -> list[int | None]:
    """Every length that the head gives its body, None for what is no length."""
    values = [
        part.strip() for value in head.values(b"content-length") for part in value.split(b",")
    ]
    return [int(value) if value.isdigit() and len(value) < 19 else None for value in values]

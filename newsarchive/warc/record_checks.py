"""One WARC record, taken apart while its bytes stream by, and all that is wrong with it by itself.

Source: WARC 1.1 (ISO 28500:2017) sections 4 to 6; digests as sections 5.8 and 5.9 with the payload de-chunked.
"""

from __future__ import annotations

import hashlib
import ipaddress
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from newsarchive.capture.digests import Algorithm, labelled, new_hash, parse_digest
from newsarchive.capture.http1 import ResponseReader

_HEAD_LIMIT = 1024 * 1024
#: of a request's block so much is looked at, in bytes
_REQUEST = 256 * 1024
_ID = re.compile(r"<urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}>\Z")
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d{1,9})?Z\Z")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20\x7f<>]+\Z")
_REQUEST_LINE = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+) (\S+) HTTP/\d\.\d\r\n")
_FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*\Z", re.DOTALL)
_REPEATABLE = {"warc-concurrent-to", "warc-protocol"}
_TYPES = {
    "warcinfo", "response", "resource", "request", "metadata", "revisit", "conversion", "continuation",
}  # fmt: skip
_TRUNCATED = {"length", "time", "disconnect", "unspecified"}
_PROFILES = ("identical-payload-digest", "server-not-modified")
_MANDATORY = ("warc-type", "warc-record-id", "warc-date", "content-length")


class CheckedRecord:
    """A record that is fed part by part; `problems` is complete after `close`."""

    def __init__(self, offset: int) -> None:
        self.offset = offset
        #: names in lower case; of repeated fields the first
        self.fields: dict[str, str] = {}
        self.problems: list[str] = []
        #: of a response: what is wrong with it unless it answers HEAD
        self.unless_head: list[str] = []
        #: of a request
        self.method = b""
        #: of a warcinfo or metadata record
        self.text = b""
        #: bytes of the entity body of a response
        self.entity_length = 0
        self._head: bytearray | None = bytearray()
        self._left = 0
        self._tail = b""
        self._keep = 0
        self._block: dict[Algorithm, hashlib._Hash] = {}
        self._payload: dict[Algorithm, hashlib._Hash] = {}
        self._reader: ResponseReader | None = None

    @property
    def kind(self) -> str:
        """WARC-Type."""
        return self.fields.get("warc-type", "")

    def feed(self, data: bytes) -> None:
        """Take the next bytes of the record."""
        if self._head is not None:
            self._head += data
            end = self._head.find(b"\r\n\r\n")
            if end < 0:
                if len(self._head) > _HEAD_LIMIT:
                    self._head.clear()
                return
            head, data = bytes(self._head[:end]), bytes(self._head[end + 4 :])
            self._head = None
            self._begin(head)
        block, rest = data[: self._left], data[self._left :]
        self._left -= len(block)
        for hashed in self._block.values():
            hashed.update(block)
        if self._reader is not None:
            self._reader.feed(block)
        else:
            self._entity(block)
        if len(self.text) < self._keep:
            self.text += block[: self._keep - len(self.text)]
        self._tail += rest[: 64 - len(self._tail)]

    def _entity(self, part: bytes) -> None:
        self.entity_length += len(part)
        for hashed in self._payload.values():
            hashed.update(part)

    def _begin(self, head: bytes) -> None:
        version, *lines = head.split(b"\r\n")
        if version not in (b"WARC/1.1", b"WARC/1.0"):
            self.problems.append(f"no WARC version line but {version[:40]!r}")
        for line in lines:
            match = _FIELD.match(line)
            if match is None or b"\n" in line or b"\r" in line:
                self.problems.append(f"header line that is no field: {line[:60]!r}")
                continue
            name = match[1].decode("ascii").lower()
            try:
                value = match[2].decode("utf-8")
            except UnicodeDecodeError:
                self.problems.append(f"field {name} is no UTF-8")
                value = match[2].decode("utf-8", "replace")
            if name in self.fields and name not in _REPEATABLE:
                self.problems.append(f"field {name} stands twice")
            self.fields.setdefault(name, value)
        length = self.fields.get("content-length", "")
        self._left = int(length) if length.isascii() and length.isdigit() else 0
        self.problems += field_problems(self.fields)
        if self._is_http and self.kind == "response":
            self._reader = ResponseReader("GET", self._entity)
        self._keep = _REQUEST if self.kind in ("request", "warcinfo", "metadata") else 0
        for hashes, name in (
            (self._block, "warc-block-digest"),
            (self._payload, "warc-payload-digest"),
        ):
            parsed = parse_digest(self.fields.get(name, ""))
            if parsed is not None:
                hashes[parsed[0]] = new_hash(parsed[0])

    @property
    def _is_http(self) -> bool:
        return self.fields.get("content-type", "").startswith("application/http")

    def close(self) -> None:
        """The record is over: judge its length, its digests and what its block says."""
        if self._head is not None:
            self.problems.append(
                f"record header does not end, or is none: {bytes(self._head[:40])!r}"
            )
            return
        if self._left:
            self.problems.append(f"block is {self._left} bytes shorter than its Content-Length")
            return
        if self._tail.startswith(b"\r\n\r\nWARC/"):
            self.problems.append("two records in one gzip member")
        elif self._tail != b"\r\n\r\n":
            self.problems.append(f"record ends with {self._tail[:16]!r}, not with two line ends")
        self._compare("warc-block-digest", self._block, "block")
        if self._reader is not None:
            whole = self._reader.end()
            if not whole and "warc-truncated" not in self.fields:
                self.unless_head.append("HTTP message is not whole and not marked as truncated")
        if self.kind in ("response", "resource"):
            self._compare("warc-payload-digest", self._payload, "payload")
        if self.kind == "request" and self._is_http:
            self._check_request()
        if self.kind in ("warcinfo", "metadata") and "warc-fields" in self.fields.get(
            "content-type", ""
        ):
            self.problems += [
                f"line in the block that is no field: {line[:60]!r}"
                for line in self.text.split(b"\r\n")[:-1]
                if _FIELD.match(line) is None
            ]

    def _compare(self, name: str, hashes: dict[Algorithm, hashlib._Hash], what: str) -> None:
        parsed = parse_digest(self.fields.get(name, ""))
        if parsed is not None and hashes[parsed[0]].digest() != parsed[1]:
            actual = labelled(parsed[0], hashes[parsed[0]].digest())
            self.problems.append(f"{what} digest is {actual}, stated {self.fields[name]}")

    def _check_request(self) -> None:
        match = _REQUEST_LINE.match(self.text)
        if match is None:
            self.problems.append(f"request begins with {self.text[:40]!r}")
            return
        self.method = match[1]
        target, url = match[2].decode("latin-1"), self.fields.get("warc-target-uri", "")
        parts = urlsplit(url.strip("<>"))
        asked = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        if target not in (asked, url, asked.partition("#")[0]):
            self.problems.append(f"request asks for {target[:80]}, its record is of {url[:80]}")


def _is(matching: Callable[[str], object], otherwise: str) -> Callable[[str], str | None]:
    return lambda value: None if matching(value) else otherwise


def field_problems(fields: dict[str, str]) -> list[str]:
    """What is wrong with the header fields of a record; names in lower case."""
    found = [f"mandatory field {name} is missing" for name in _MANDATORY if name not in fields]
    kind = fields.get("warc-type")
    if kind is not None and kind not in _TYPES:
        found.append(f"WARC-Type {kind!r} is unknown")
    length = fields.get("content-length", "0")
    if not (length.isascii() and length.isdigit()):
        found.append(f"Content-Length {length!r} is no number")
    for names, problem_of in _FORMS:
        for name in names:
            if name in fields and (problem := problem_of(fields[name])):
                found.append(f"{name} {fields[name][:80]} {problem}")  # noqa: PERF401 - flatter so
    if kind == "warcinfo":
        if "warc-target-uri" in fields:
            found.append("warcinfo with WARC-Target-URI")
    elif kind in _TYPES and "warc-target-uri" not in fields:
        found.append(f"{kind} without WARC-Target-URI")
    if "warc-ip-address" in fields:
        try:
            ipaddress.ip_address(fields["warc-ip-address"])
        except ValueError:
            found.append(f"WARC-IP-Address {fields['warc-ip-address']} is none")
    if fields.get("warc-truncated", "length") not in _TRUNCATED:
        found.append(f"WARC-Truncated {fields['warc-truncated']} is no reason")
    if kind in ("response", "request") and fields.get("warc-target-uri", "").startswith("http"):
        content = fields.get("content-type", "").replace(" ", "")
        if content not in ("application/http", f"application/http;msgtype={kind}"):
            found.append(f"{kind} of Content-Type {fields.get('content-type')}")
    if kind == "revisit":
        found += _revisit_problems(fields)
    return found


def _revisit_problems(fields: dict[str, str]) -> list[str]:
    profile = fields.get("warc-profile", "")
    if not profile.endswith(_PROFILES):
        return [f"revisit of profile {profile or 'none'}"]
    if profile.endswith("identical-payload-digest"):
        return [
            f"revisit without {name}"
            for name in ("warc-payload-digest", "warc-refers-to-target-uri", "warc-refers-to-date")
            if name not in fields
        ]
    return []


def _date_problem(value: str) -> str | None:
    match = _DATE.match(value)
    if match is None:
        return "is no UTC time"
    try:
        moment = datetime(*(int(part) for part in match.groups()[:6]), tzinfo=UTC)  # type: ignore[misc,arg-type]
    except ValueError:
        return "is no day of the calendar"
    if moment > datetime.now(UTC) + timedelta(days=1):
        return "is in the future"
    return None


_FORMS: tuple[tuple[tuple[str, ...], Callable[[str], str | None]], ...] = (
    (
        ("warc-record-id", "warc-concurrent-to", "warc-refers-to", "warc-warcinfo-id"),
        _is(_ID.match, "is no <urn:uuid:…>"),
    ),
    (("warc-date", "warc-refers-to-date"), _date_problem),
    (("warc-block-digest", "warc-payload-digest"), _is(parse_digest, "is no SHA-1 or SHA-256")),
    (
        ("warc-target-uri", "warc-refers-to-target-uri"),
        _is(_URI.match, "is no absolute address"),
    ),
)

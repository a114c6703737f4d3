"""HTTP/1.1 on a socket: keep-alive, pipelining, gzip, chunks, validators, HEAD, broken bodies.

Source: RFC 9110 (conditional requests, content coding), RFC 9112 (framing).
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from email.utils import formatdate
from functools import lru_cache
from http import HTTPStatus

from newsarchive.samplesites.exchange import Reply, Request
from newsarchive.samplesites.exchangelog import ExchangeLog

_MAX_HEAD = 65536
_CHUNK = 8192
_CACHED_BYTES = 256 << 20
_COMPRESSIBLE = (
    "text/",
    "application/xml",
    "application/json",
    "application/rss",
    "application/atom",
)

Answer = Callable[[Request], Reply]


_connections = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Wire:
    """A framed response: the head without its Date line, the bytes after it, and its end."""

    head: bytes
    body: bytes
    status: int
    delay: float = 0.0
    close: bool = False


class WireCache:
    """Responses of one site that can be sent again, up to a number of bytes."""

    def __init__(self, limit: int = _CACHED_BYTES) -> None:
        self._wires: dict[tuple[str, str, bool], Wire] = {}
        self._left = limit

    def get(self, key: tuple[str, str, bool]) -> Wire | None:
        """The response to (method, target, gzip)."""
        return self._wires.get(key)

    def put(self, key: tuple[str, str, bool], wire: Wire) -> None:
        """Keep a response while there is room."""
        size = len(wire.head) + len(wire.body)
        if size <= self._left:
            self._wires[key] = wire
            self._left -= size

    def clear(self) -> None:
        """Forget everything."""
        self._left += sum(len(wire.head) + len(wire.body) for wire in self._wires.values())
        self._wires.clear()


@lru_cache(maxsize=4)
def _date_line(second: int) -> bytes:
    return f"Date: {formatdate(second, usegmt=True)}\r\n".encode()


class SiteProtocol(asyncio.Protocol):
    """One connection to one site. Requests are answered in the order in which they came."""

    def __init__(
        self,
        address: str,
        answer: Answer,
        cache: WireCache,
        log: ExchangeLog,
    ) -> None:
        self._address = address
        self._answer = answer
        self._cache = cache
        self._log = log
        self._buffer = bytearray()
        self._waiting: asyncio.TimerHandle | None = None
        self._transport: asyncio.Transport | None = None
        self._number = next(_connections)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None
        if self._waiting:
            self._waiting.cancel()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        self._go_on()

    def _go_on(self) -> None:
        while self._transport and not self._waiting:
            end = self._buffer.find(b"\r\n\r\n")
            if end < 0:
                if len(self._buffer) > _MAX_HEAD:
                    self._refuse(bytes(self._buffer), 431)
                return
            parsed = parse_head(bytes(self._buffer[:end]))
            if parsed is None:
                self._refuse(bytes(self._buffer), 400)
                return
            length = parsed.headers.get("content-length", "0")
            whole = end + 4 + (int(length) if length.isdigit() else 0)
            if len(self._buffer) < whole:
                return
            raw = bytes(self._buffer[:whole])
            del self._buffer[:whole]
            self._serve(replace(parsed, body=raw[end + 4 :]), raw)

    def _serve(self, request: Request, raw: bytes) -> None:
        received = time.time()
        zipped = accepts_gzip(request.headers.get("accept-encoding", ""))
        key = (request.method, request.target, zipped)
        conditional = "if-none-match" in request.headers or "if-modified-since" in request.headers
        special = conditional or request.http_1_0
        wire = None if special else self._cache.get(key)
        if wire is None:
            try:
                reply = self._answer(request)
            except ConnectionAbortedError:
                self._hang_up()
                return
            wire = frame(request, reply, zipped=zipped)
            if reply.cacheable and not special and reply.status == 200:
                self._cache.put(key, wire)
        close = wire.close or request.headers.get("connection", "").lower() == "close"
        if wire.delay and self._transport:
            loop = asyncio.get_running_loop()
            self._waiting = loop.call_later(
                wire.delay, self._late, request, raw, wire, close, received
            )
        else:
            self._send(request, raw, wire, close, received)

    def _hang_up(self) -> None:
        if self._transport:
            self._transport.abort()
        self._transport = None

    def _late(self, request: Request, raw: bytes, wire: Wire, close: bool, received: float) -> None:
        self._waiting = None
        self._send(request, raw, wire, close, received)
        self._go_on()

    def _send(self, request: Request, raw: bytes, wire: Wire, close: bool, received: float) -> None:
        if self._transport is None:
            return
        ending = b"Connection: close\r\n\r\n" if close else b"Connection: keep-alive\r\n\r\n"
        response = wire.head + _date_line(int(time.time())) + ending + wire.body
        # logged before it is sent, so that whoever holds the response finds it in the log
        self._log.write(
            request,
            address=self._address,
            connection=self._number,
            status=wire.status,
            time=received,
            received=raw,
            sent=response,
        )
        self._transport.write(response)
        if close:
            self._transport.close()
            self._transport = None

    def _refuse(self, raw: bytes, status: int) -> None:
        reason = HTTPStatus(status).phrase
        head = f"HTTP/1.1 {status} {reason}\r\nContent-Length: 0\r\n".encode()
        request = Request(method="-", target="-", headers={})
        self._send(request, raw, Wire(head, b"", status), close=True, received=time.time())


def parse_head(head: bytes) -> Request | None:
    """A request from its head without the empty line; None when it is none."""
    lines = head.decode("latin-1").split("\r\n")
    parts = lines[0].split(" ")
    if len(parts) != 3 or not parts[2].startswith("HTTP/1.") or not parts[1].startswith("/"):
        return None
    headers = {}
    for line in lines[1:]:
        name, colon, value = line.partition(":")
        if not colon:
            return None
        headers[name.lower()] = value.strip()
    old = parts[2] == "HTTP/1.0"
    if old:
        headers.setdefault("connection", "close")
    return Request(method=parts[0], target=parts[1], headers=headers, http_1_0=old)


def accepts_gzip(header: str) -> bool:
    """Whether an Accept-Encoding header lets gzip through. Source: RFC 9110, section 12.5.3."""
    for item in header.lower().split(","):
        name, _, weight = item.partition(";")
        if name.strip() in ("gzip", "*"):
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def frame(request: Request, reply: Reply, *, zipped: bool) -> Wire:
    """The bytes of a reply on the wire, but for the lines that differ from one time to the next."""
    if reply.status == 200 and not reply.truncated and _unchanged(request, reply):
        unchanged = replace(reply, status=304, body=b"", etag=entity_tag(reply))
        return _framed(request, unchanged, b"", [])
    body = reply.body
    extra: list[tuple[str, str]] = []
    if zipped and len(body) > 400 and reply.content_type.startswith(_COMPRESSIBLE):
        body = gzip.compress(body, 5, mtime=0)
        extra.append(("Content-Encoding", "gzip"))
    return _framed(request, reply, body, extra)


def _framed(request: Request, reply: Reply, body: bytes, extra: list[tuple[str, str]]) -> Wire:
    lines = [*reply.headers]
    if reply.status != 304:
        lines.append(("Content-Type", reply.content_type))
    if reply.last_modified:
        lines.append(("Last-Modified", reply.last_modified))
    if etag := entity_tag(reply):
        lines.append(("ETag", etag))
    lines += extra
    if reply.status == 304:
        pass
    elif reply.chunked and not request.http_1_0:
        lines.append(("Transfer-Encoding", "chunked"))
        body = chunks(body)
    else:
        lines.append(("Content-Length", str(len(body))))
    if request.method == "HEAD":
        body = b""
    elif reply.truncated:
        body = body[: len(body) // 2]
    head = f"HTTP/1.1 {reply.status} {HTTPStatus(reply.status).phrase}\r\n" + "".join(
        f"{name}: {value}\r\n" for name, value in lines
    )
    return Wire(
        head.encode("latin-1"), body, reply.status, reply.delay, reply.truncated and bool(body)
    )


def chunks(body: bytes) -> bytes:
    """A body in the chunked transfer coding."""
    parts = [body[i : i + _CHUNK] for i in range(0, len(body), _CHUNK)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def entity_tag(reply: Reply) -> str | None:
    """The validator of a reply that has a Last-Modified date; weak, for it is the same for gzip."""
    if reply.etag or not reply.last_modified or not reply.body:
        return reply.etag
    return f'W/"{hashlib.sha1(reply.body).hexdigest()[:16]}"'


def _unchanged(request: Request, reply: Reply) -> bool:
    if tags := request.headers.get("if-none-match"):
        return entity_tag(reply) in [tag.strip() for tag in tags.split(",")]
    since = request.headers.get("if-modified-since")
    return since is not None and since == reply.last_modified

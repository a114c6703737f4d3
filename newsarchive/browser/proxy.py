"""An HTTP proxy on loopback for one browser: it takes requests apart and lets somebody else answer them.

Source: RFC 9110 section 9.3.6 (CONNECT), RFC 9112 section 3.2.2 (absolute form).
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus

from newsarchive.browser.authority import Authority

_MOST_HEAD = 256 * 1024
_MOST_BODY = 16 * 1024 * 1024
#: fields that speak of one connection only, or that are written anew
_HOP = frozenset(
    {
        *("connection", "proxy-connection", "keep-alive", "te", "trailer", "upgrade"),
        *("transfer-encoding", "content-length", "content-encoding", "proxy-authorization"),
    }
)

Fields = list[tuple[str, str]]


@dataclass(frozen=True)
class Asked:
    """A request of the browser."""

    method: str
    url: str
    headers: Fields
    body: bytes = b""

    @property
    def is_navigation(self) -> bool:
        """Whether a whole page is asked for, not a part of one.

        Over plain HTTP browsers do not say so; there a frame looks the same (Fetch Metadata, section 2.1).
        """
        fields = dict(self.headers)
        destination = fields.get("sec-fetch-dest")
        if destination is not None:
            return destination == "document"
        return "upgrade-insecure-requests" in fields


@dataclass(frozen=True)
class Answer:
    """What the browser gets; the body is decoded."""

    status: int
    headers: Fields = field(default_factory=list)
    body: bytes = b""


class RecordingProxy:
    """Listens on a free port of 127.0.0.1 until it is closed."""

    def __init__(self, answer: Callable[[Asked], Awaitable[Answer]], authority: Authority) -> None:
        self._answer = answer
        self._authority = authority
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self.port = 0

    async def start(self) -> None:
        """Begin to listen."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=_MOST_HEAD)
        self.port = self._server.sockets[0].getsockname()[1]

    def close(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()
        for writer in self._writers:
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        base: str | None = None
        self._writers.add(writer)
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                method, target, *_version = head.split("\r\n", 1)[0].split(" ")
                headers = _fields(head)
                if method == "CONNECT":
                    host = target.rpartition(":")[0].strip("[]")
                    writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                    await writer.start_tls(self._authority.context(host))
                    base = "https://" + target.removesuffix(":443")
                    continue
                url = target if base is None else base + target
                length = int(dict(headers).get("content-length", "0"))
                if not url.startswith(("http://", "https://")) or length > _MOST_BODY:
                    return
                body = await reader.readexactly(length)
                answer = await self._answer(Asked(method, url, headers, body))
                writer.write(_response(method, answer))
                await writer.drain()
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ssl.SSLError):
            pass
        except (ConnectionError, ValueError):
            pass
        finally:
            self._writers.discard(writer)
            with contextlib.suppress(ConnectionError, RuntimeError):
                writer.close()


def _fields(head: str) -> Fields:
    lines = (line.partition(":") for line in head.split("\r\n")[1:] if ":" in line)
    return [(name.strip().lower(), value.strip()) for name, _colon, value in lines]


def _response(method: str, answer: Answer) -> bytes:
    try:
        reason = HTTPStatus(answer.status).phrase
    except ValueError:
        reason = "-"
    lines = [f"HTTP/1.1 {answer.status} {reason}"]
    lines += [f"{name}: {value}" for name, value in answer.headers if name.lower() not in _HOP]
    bare = answer.status in (204, 304)
    if not bare and answer.status >= 200:
        lines.append(f"Content-Length: {len(answer.body)}")
    head = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace")
    return head if method == "HEAD" or bare else head + answer.body

"""One connection to one server: sends a request, keeps every byte of the answer, says when it ends."""

from __future__ import annotations

import asyncio
import ssl
import time
from datetime import UTC, datetime
from typing import cast

from newsarchive.capture.exchange import Exchange
from newsarchive.capture.http1 import ResponseReader


class ConnectionLost(Exception):
    """The server closed before a byte of an answer came: on a kept connection the request may be sent again."""


class Connection(asyncio.Protocol):
    """An HTTP/1.1 connection that carries one exchange at a time."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._exchange: Exchange | None = None
        self._done: asyncio.Future[None] | None = None
        self._body: list[bytes] = []
        self._body_cap = 0
        self._capture_cap = 0
        self._since = 0.0
        #: exchanges carried so far
        self.carried = 0
        self.idle_since = 0.0
        self.closed = False

    # asyncio.Protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are no subclass, but have its methods
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        exchange = self._exchange
        if exchange is None or exchange.reader is None:
            # bytes that nobody asked for: this connection can not be trusted any more
            self.close()
            return
        over = exchange.raw.length + len(data) - self._capture_cap
        if over > 0:
            data = data[: len(data) - over]
            exchange.truncated = "length"
        before = exchange.reader.surplus
        exchange.reader.feed(data)
        surplus = exchange.reader.surplus - before
        exchange.received(data[: len(data) - surplus] if surplus else data)
        if exchange.wanted is not None:
            exchange.check_wanted()
        if exchange.truncated or exchange.reader.finished:
            self._finish(close=not exchange.reader.keep_alive or surplus > 0)

    def eof_received(self) -> bool:
        return False

    def connection_lost(self, error: Exception | None) -> None:
        self.closed = True
        exchange = self._exchange
        if exchange is None or exchange.reader is None:
            return
        if exchange.raw.length == 0:
            self._fail(ConnectionLost(str(error or "closed without an answer")))
            return
        if not exchange.reader.end():
            exchange.truncated = exchange.truncated or "disconnect"
        elif error is not None and exchange.reader.framing == "close":
            exchange.truncated = "disconnect"
        self._finish(close=True)

    # exchanges

    async def carry(
        self, exchange: Exchange, *, timeout: float, body_cap: int, capture_cap: int
    ) -> bytes:
        """Send `exchange.request`, fill the exchange with the answer, return its entity body up to `body_cap` bytes.

        A timeout after the first byte keeps what came, marked `time`.
        Raises `ConnectionLost` and `TimeoutError` when no byte came.
        """
        assert self._transport is not None
        loop = asyncio.get_running_loop()
        self._body, self._body_cap, self._capture_cap = [], body_cap, capture_cap
        exchange.reader = ResponseReader(exchange.method, lambda part: self._entity(exchange, part))
        exchange.started = datetime.now(UTC)
        peer = self._transport.get_extra_info("peername")
        exchange.ip = peer[0] if peer and not exchange.via_proxy else None
        self._exchange = exchange
        self._done = loop.create_future()
        self._since = time.monotonic()
        if self.closed:
            self._exchange = None
            raise ConnectionLost("closed while idle")
        self._transport.write(exchange.request)
        timer = loop.call_later(timeout, self._time_out)
        try:
            await self._done
        finally:
            timer.cancel()
            self._exchange = None
            self.carried += 1
            self.idle_since = time.monotonic()
        return b"".join(self._body)

    def _entity(self, exchange: Exchange, part: bytes) -> None:
        exchange.payload_hash.update(part)
        room = self._body_cap - exchange.entity_length
        exchange.entity_length += len(part)
        if room > 0:
            self._body.append(part if len(part) <= room else part[:room])

    def _time_out(self) -> None:
        exchange = self._exchange
        if exchange is None:
            return
        if exchange.raw.length == 0:
            self._fail(TimeoutError("no answer in time"))
        else:
            exchange.truncated = "time"
            self._finish(close=True)
        self.close()

    def _finish(self, *, close: bool) -> None:
        exchange = self._exchange
        if exchange is not None:
            exchange.seconds = time.monotonic() - self._since
            self._exchange = None
        if close:
            self.close()
        if self._done is not None and not self._done.done():
            self._done.set_result(None)

    def _fail(self, error: Exception) -> None:
        self._exchange = None
        if self._done is not None and not self._done.done():
            self._done.set_exception(error)

    def close(self) -> None:
        """Close without waiting for the other side."""
        self.closed = True
        if self._transport is not None:
            self._transport.abort()

    @property
    def ssl_object(self) -> ssl.SSLObject | None:
        """The TLS side of the connection, where there is one."""
        return self._transport.get_extra_info("ssl_object") if self._transport else None

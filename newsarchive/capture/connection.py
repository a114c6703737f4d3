"""One connection to one server: sends a request, keeps every byte of the answer, says when it ends."""

from __future__ import annotations

import asyncio
import ssl
import time
from datetime import UTC, datetime
from typing import cast

from newsarchive.capture.exchange import Exchange, TlsFacts
from newsarchive.capture.http1 import HEAD_TOO_LONG, ResponseReader
from newsarchive.errors import CaptureError

#: seconds of silence after which a response whose end can not be known is taken to be over
QUIET = 1.0
#: bytes after the end of a message that are kept
MAX_SURPLUS = 1024 * 1024


class ConnectionLost(Exception):
    """The server closed before a byte of an answer came: on a kept connection the request may be sent again."""

    def __init__(self, reason: str, *, sent: bool = True) -> None:
        super().__init__(reason)
        #: whether the request went out
        self.sent = sent


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
        self.tls: TlsFacts | None = None
        #: addresses of the host, in the resolver's order
        self.addresses: tuple[str, ...] = ()
        self._quiet: asyncio.TimerHandle | None = None

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
        room = self._capture_cap - exchange.raw.length
        cut = len(data) > room
        if cut:
            data = data[:room]
        reader = exchange.reader
        reader.feed(data)
        if (excess := reader.surplus - MAX_SURPLUS) > 0:
            data = data[: max(0, len(data) - excess)]
        try:
            exchange.received(data)
        except OSError as error:
            self._fail(
                CaptureError(
                    f"can not keep {exchange.url} aside: {error.strerror}; the disk is full? "
                    "make room, then run the same command again"
                )
            )
            self.close()
            return
        if exchange.wanted is not None and exchange.is_unwanted():
            self._finish(close=True)
        elif (cut and not reader.finished) or HEAD_TOO_LONG in reader.problems:
            exchange.truncated = "length"
            self._finish(close=True)
        elif cut or excess > 0:
            self._finish(close=True)
        elif reader.doubtful:
            self._wait_for_silence()
        elif reader.finished:
            self._finish(close=not reader.keep_alive)

    def _wait_for_silence(self) -> None:
        if self._quiet is not None:
            self._quiet.cancel()
        self._quiet = asyncio.get_running_loop().call_later(QUIET, self._silent)

    def _silent(self) -> None:
        exchange = self._exchange
        if exchange is None or exchange.reader is None:
            return
        if not exchange.reader.settle():
            exchange.truncated = "unspecified"
        self._finish(close=True)

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
        """Send `exchange.request`, fill the exchange with the answer, return its entity body.

        The body is empty when it has over `body_cap` bytes.

        A timeout after the first byte keeps what came, marked `time`.
        Raises `ConnectionLost` and `TimeoutError` when no byte came, `CaptureError` when they can not be kept.
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
            raise ConnectionLost("closed while idle", sent=False)
        self._transport.write(exchange.request)
        timer = loop.call_later(timeout, self._time_out)
        try:
            await self._done
        finally:
            timer.cancel()
            if self._quiet is not None:
                self._quiet.cancel()
                self._quiet = None
            self._exchange = None
            self.carried += 1
            self.idle_since = time.monotonic()
        return b"".join(self._body)

    def _entity(self, exchange: Exchange, part: bytes) -> None:
        exchange.payload_hash.update(part)
        room = self._body_cap - exchange.entity_length
        exchange.entity_length += len(part)
        if len(part) <= room:
            self._body.append(part)
        else:
            # too long to be read: nobody gets its beginning
            self._body.clear()

    def _time_out(self) -> None:
        exchange = self._exchange
        if exchange is None:
            return
        if exchange.raw.length == 0:
            self._fail(TimeoutError("no answer in time"))
        else:
            if exchange.reader is None or not exchange.reader.finished:
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

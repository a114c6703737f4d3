"""The WARC writer in a process of its own, awaited by the event loop.

A thread of this process would not do: it needs Python's lock several times an exchange, and a busy loop gives it
seldom.
"""

from __future__ import annotations

import asyncio
import logging
import socket
import subprocess
from collections import deque
from contextlib import suppress
from typing import Any, cast

from newsarchive.beside import Incoming, message, start_beside
from newsarchive.capture.capture import Capture
from newsarchive.capture.exchange import Exchange
from newsarchive.capture.parcel import Refusal, Remark, Setup, Written, pack
from newsarchive.capture.rendering import Rendering
from newsarchive.errors import CaptureError

#: bytes that the sockets between the processes hold
_HELD = 1024 * 1024

_Answer = Written | Refusal | None


class WriterBeside(asyncio.Protocol):
    """A `WarcWriter` in a process of its own, started at once; exchanges are written in their order."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._waiting: deque[asyncio.Future[_Answer]] = deque()
        self._incoming = Incoming()
        self._connecting: asyncio.Task[None] | None = None
        self._transport: asyncio.Transport | None = None
        self._failure: CaptureError | None = None
        self._socket, theirs = socket.socketpair()
        self._files, their_files = socket.socketpair()
        for end in (self._socket, theirs):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _HELD)
        with theirs, their_files:
            self._process: subprocess.Popen[bytes] = start_beside(
                "newsarchive.capture.writing_process", theirs, their_files
            )

    @property
    def process_id(self) -> int:
        """Number of the process."""
        return self._process.pid

    async def write(self, exchange: Exchange | Rendering) -> Capture | None:
        """Write an exchange; returns when its records are with the operating system. None: it had no answer.

        Raises `CaptureError` when they can not be written.
        """
        if self._transport is None:
            await self._connect()
        if isinstance(exchange, Rendering):
            answer = await self._ask(exchange)
        else:
            parcel = pack(exchange)
            if parcel.raw is None:
                self._send_file(exchange)
            answer = await self._ask(parcel)
        if isinstance(answer, Refusal):
            raise CaptureError(answer.reason)
        if answer is None or isinstance(exchange, Rendering):
            return None
        return _capture(exchange, answer)

    async def close(self) -> None:
        """Write what is under way, finish the file, end the process.

        Raises `CaptureError` when the file can not be finished.
        """
        answer: _Answer = None
        try:
            if self._connecting is not None and self._failure is None:
                await self._connect()
                answer = await self._ask(None)
        finally:
            if self._transport is not None:
                self._transport.close()
            self._socket.close()
            self._files.close()
            await asyncio.get_running_loop().run_in_executor(None, self._process.wait)
        if isinstance(answer, Refusal):
            raise CaptureError(answer.reason)

    def _ask(self, value: Any) -> asyncio.Future[_Answer]:
        future: asyncio.Future[_Answer] = asyncio.get_running_loop().create_future()
        if self._failure is not None or self._transport is None:
            future.set_exception(self._failure or CaptureError("no WARC writer"))
            return future
        self._waiting.append(future)
        self._transport.write(message(value))
        return future

    def _send_file(self, exchange: Exchange) -> None:
        try:
            handle = exchange.raw.handle()
        except OSError as error:
            raise CaptureError(
                f"can not keep {exchange.url} aside: {error.strerror}; the disk is full? "
                "make room, then run the same command again"
            ) from error
        # a process that has ended is noticed at its other socket
        with suppress(OSError):
            socket.send_fds(self._files, [b"f"], [handle])

    async def _connect(self) -> None:
        if self._connecting is None:
            self._connecting = asyncio.ensure_future(self._open())
        await asyncio.shield(self._connecting)

    async def _open(self) -> None:
        loop = asyncio.get_running_loop()
        # a transport closes its socket in a later turn of the loop: ours stays ours
        await loop.create_connection(lambda: self, sock=self._socket.dup())

    # asyncio.Protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are no subclass, but have its methods
        self._transport = cast(asyncio.Transport, transport)
        self._transport.write(message(self._setup))

    def data_received(self, data: bytes) -> None:
        for answers in self._incoming.feed(data):
            for answer in answers:
                if isinstance(answer, Remark):
                    logging.getLogger(answer.name).log(answer.level, "%s", answer.text)
                    continue
                future = self._waiting.popleft()
                if not future.done():
                    future.set_result(answer)

    def connection_lost(self, error: Exception | None) -> None:
        self._failure = CaptureError(
            f"the process that writes the WARC files has ended ({error or 'killed?'}); what it wrote stays; "
            "run the same command again"
        )
        while self._waiting:
            future = self._waiting.popleft()
            if not future.done():
                future.set_exception(self._failure)


def _capture(exchange: Exchange, written: Written) -> Capture:
    return Capture(
        url=exchange.url,
        fetched_at=exchange.started,
        status=exchange.head.status if exchange.head else 0,
        truncated=exchange.truncated,
        context=exchange.context,
        record_id=written.record_id,
        record_type=written.record_type,
        surt=written.surt,
        mime=written.mime,
        payload_digest=written.payload_digest,
        warc_file=written.warc_file,
        offset=written.offset,
        length=written.length,
        refers_to=written.refers_to,
    )

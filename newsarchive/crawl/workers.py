"""Reading in processes beside the reactor, so that downloads never wait for a parser.

Pages go to them over sockets that the event loop itself serves: no thread of ours takes turns with it.
"""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
from collections import deque
from concurrent.futures import wait
from contextlib import suppress
from dataclasses import replace
from typing import cast

from newsarchive.beside import Incoming, message, start_beside
from newsarchive.errors import CaptureError
from newsarchive.reading import PageInput, PageReading
from newsarchive.sources.profile import Profile

#: deaths of its process that a page may cause
_DEATHS = 2
#: seconds after which a thread that waits for a page looks whether the loop is still there
_PATIENCE = 1.0


class _ReaderDied(Exception):
    """The process ended before it answered."""


class _Reader(asyncio.Protocol):
    """One reading process and the pages that it was given, in order."""

    def __init__(self) -> None:
        self.waiting: deque[asyncio.Future[PageReading | str]] = deque()
        self.alive = True
        self.process: subprocess.Popen[bytes] | None = None
        self._transport: asyncio.Transport | None = None
        self._socket: socket.socket | None = None
        self._incoming = Incoming()
        #: profiles that the process has, by identity: (number, the profile)
        self._profiles: dict[int, tuple[int, Profile]] = {}

    def start(self) -> None:
        """Start the process, with the modules of this one in its reach."""
        ours, theirs = socket.socketpair()
        self._socket = ours
        with theirs:
            self.process = start_beside("newsarchive.crawl.reading_process", theirs)

    async def connect(self) -> None:
        """Serve the process from the running loop; pages may be asked of it then."""
        assert self._socket is not None
        ours = self._socket.dup()
        await asyncio.get_running_loop().create_connection(lambda: self, sock=ours)

    @property
    def is_connected(self) -> bool:
        """Whether a loop serves the process, or did; before, it loads what it needs."""
        return self._transport is not None

    def ask(self, page: PageInput) -> asyncio.Future[PageReading | str]:
        """Send a page; the future holds its reading, or in words why it could not be read."""
        future: asyncio.Future[PageReading | str] = asyncio.get_running_loop().create_future()
        self.waiting.append(future)
        if self._transport is not None and self.alive:
            number = None if page.profile is None else self._number_of(page.profile)
            # a process is told a profile once, and nothing of where a page was captured
            bare = replace(page, profile=None, capture=None)
            self._transport.write(message((bare, number)))
        else:
            self.connection_lost(None)
        return future

    def _number_of(self, profile: Profile) -> int:
        known = self._profiles.get(id(profile))
        if known is None:
            assert self._transport is not None
            known = self._profiles[id(profile)] = (len(self._profiles), profile)
            self._transport.write(message(profile))
        return known[0]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are no subclass, but have its methods
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        for answer in self._incoming.feed(data):
            future = self.waiting.popleft()
            if not future.done():
                future.set_result(answer)

    def connection_lost(self, error: Exception | None) -> None:
        self.alive = False
        first = True
        while self.waiting:
            future = self.waiting.popleft()
            if not future.done():
                # the page at the head was being read: only that one can be the cause
                future.set_exception(_ReaderDied(first))
            first = False

    def close(self) -> None:
        """Let the process end, and collect it."""
        if self._socket is not None:
            # a transport closes its socket in a later turn of the loop, which does not come while we wait here
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
            self._socket.close()
        if self._transport is not None:
            self._transport.close()
        if self.process is not None:
            if not self.is_connected:
                # nobody asked it anything, and it may still be loading what it needs
                self.process.kill()
            try:
                self.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class ReadingPool:
    """A few processes that read pages; one that dies (out of memory, say) is replaced."""

    def __init__(self, workers: int = 0) -> None:
        self._count = worker_count(workers)
        self._readers: list[_Reader] = []
        self._starting = asyncio.Lock()

    def start(self) -> None:
        """Start the processes ahead of the first page: they load for a second what this process has no need of."""
        while len(self._readers) < self._count:
            reader = _Reader()
            reader.start()
            self._readers.append(reader)

    async def read(self, page: PageInput) -> PageReading:
        """Read one page in a process.

        Raises `CaptureError` when the page can not be read, or ends its process twice; its capture stays in the WARC.
        """
        deaths = 0
        while deaths < _DEATHS:
            reader = await self._least_busy()
            try:
                answer = await reader.ask(page)
            except _ReaderDied as died:
                deaths += bool(died.args[0])
                continue
            if isinstance(answer, PageReading):
                return replace(answer, capture=page.capture)
            raise CaptureError(f"{page.url}: can not be read: {answer}; `newsarchive reprocess`")
        raise CaptureError(
            f"{page.url}: reading it ends the worker process; `newsarchive reprocess`"
        )

    def read_in_thread(self, page: PageInput, loop: asyncio.AbstractEventLoop) -> PageReading:
        """`read` for a thread beside the loop that the processes are served by.

        Raises `CaptureError` as `read` does, and `RuntimeError` when the loop ends before the page is read.
        """
        asked = asyncio.run_coroutine_threadsafe(self.read(page), loop)
        while not asked.done():
            wait([asked], _PATIENCE)
            if not asked.done() and not loop.is_running():
                raise RuntimeError(f"{page.url}: the crawl ended before the page was read")
        return asked.result()

    async def _least_busy(self) -> _Reader:
        readers = [reader for reader in self._readers if reader.alive and reader.is_connected]
        if len(readers) < self._count:
            async with self._starting:
                for reader in [reader for reader in self._readers if not reader.alive]:
                    self._readers.remove(reader)
                    reader.close()
                self.start()
                for reader in self._readers:
                    if not reader.is_connected:
                        await reader.connect()
            readers = self._readers
        return min(readers, key=lambda reader: len(reader.waiting))

    def close(self) -> None:
        """End the processes."""
        for reader in self._readers:
            reader.close()
        self._readers.clear()


def worker_count(asked: int) -> int:
    """Number of reading processes: as asked, or one fewer than the cores and at least one."""
    return asked or max(1, (os.cpu_count() or 2) - 1)

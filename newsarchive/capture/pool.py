"""Connections kept open a host, opened when needed: names resolved, TLS checked, proxies passed through."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from newsarchive.capture.connection import Connection
from newsarchive.capture.exchange import TlsFacts
from newsarchive.capture.tls import lenient_context, tls_facts, verifying_context

#: seconds after which an idle connection is not used again: servers close theirs about then
IDLE = 15.0

CertificatePolicy = Literal["refuse", "flag"]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a connection leads."""

    scheme: str
    host: str
    port: int
    proxy: str | None = None
    certificates: CertificatePolicy = "refuse"


class Pool:
    """Idle connections by endpoint; `open` gives one, `give_back` keeps it for the next exchange."""

    def __init__(self, connect_timeout: float = 30.0) -> None:
        self._idle: dict[Endpoint, deque[Connection]] = defaultdict(deque)
        self._tls: dict[int, TlsFacts] = {}
        self._connect_timeout = connect_timeout
        self._verifying: ssl.SSLContext | None = None
        self._lenient: ssl.SSLContext | None = None

    def reuse(self, endpoint: Endpoint) -> Connection | None:
        """An idle connection that is still open."""
        waiting = self._idle[endpoint]
        while waiting:
            connection = waiting.pop()
            if not connection.closed and time.monotonic() - connection.idle_since < IDLE:
                return connection
            self._forget(connection)
        return None

    async def open(self, endpoint: Endpoint) -> Connection:
        """A new connection.

        Raises `OSError` (refused, unreachable, unknown name), `ssl.SSLError`, `TimeoutError`.
        """
        async with asyncio.timeout(self._connect_timeout):
            if endpoint.proxy:
                return await self._open_by_proxy(endpoint)
            return await self._connect(endpoint, endpoint.host, endpoint.port)

    async def _connect(self, endpoint: Endpoint, host: str, port: int) -> Connection:
        loop = asyncio.get_running_loop()
        if endpoint.scheme != "https":
            # addresses of a name are tried in the resolver's order (RFC 6724)
            _transport, connection = await loop.create_connection(Connection, host, port)
            return connection
        problem: str | None = None
        try:
            _transport, connection = await loop.create_connection(
                Connection, host, port, ssl=self._context(lenient=False), server_hostname=host
            )
        except ssl.SSLCertVerificationError as error:
            if endpoint.certificates == "refuse":
                raise
            problem = error.verify_message or str(error)
            _transport, connection = await loop.create_connection(
                Connection, host, port, ssl=self._context(lenient=True), server_hostname=host
            )
        self._note_tls(connection, problem)
        return connection

    async def _open_by_proxy(self, endpoint: Endpoint) -> Connection:
        proxy = urlsplit(endpoint.proxy or "")
        host, port = proxy.hostname or "", proxy.port or 8080
        loop = asyncio.get_running_loop()
        if endpoint.scheme != "https":
            _transport, connection = await loop.create_connection(Connection, host, port)
            return connection
        reader, writer = await asyncio.open_connection(host, port)
        target = f"{endpoint.host}:{endpoint.port}"
        writer.write(f"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n\r\n".encode("ascii"))
        answer = await reader.readuntil(b"\r\n\r\n")
        if b" 200" not in answer.split(b"\r\n")[0]:
            writer.close()
            raise OSError(f"the proxy {host}:{port} refuses a tunnel: {answer[:60]!r}")
        connection = Connection()
        lenient = endpoint.certificates == "flag"
        transport = await loop.start_tls(
            writer.transport,
            connection,
            self._context(lenient=lenient),
            server_hostname=endpoint.host,
        )
        assert transport is not None
        connection.connection_made(transport)
        self._note_tls(connection, None)
        return connection

    def _context(self, *, lenient: bool) -> ssl.SSLContext:
        if lenient:
            self._lenient = self._lenient or lenient_context()
            return self._lenient
        self._verifying = self._verifying or verifying_context()
        return self._verifying

    def _note_tls(self, connection: Connection, problem: str | None) -> None:
        if connection.ssl_object is not None:
            self._tls[id(connection)] = tls_facts(connection.ssl_object, problem)

    def tls(self, connection: Connection) -> TlsFacts | None:
        """What the handshake of a connection agreed on."""
        return self._tls.get(id(connection))

    def give_back(self, endpoint: Endpoint, connection: Connection) -> None:
        """Keep a connection for the next exchange, if it is still open."""
        if connection.closed:
            self._forget(connection)
        else:
            self._idle[endpoint].append(connection)

    def _forget(self, connection: Connection) -> None:
        self._tls.pop(id(connection), None)
        connection.close()

    def close(self) -> None:
        """Close everything."""
        for waiting in self._idle.values():
            for connection in waiting:
                connection.close()
        self._idle.clear()
        self._tls.clear()

"""Connections kept open a host, opened when needed: names resolved, TLS checked, proxies passed through."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl
import time
from collections import defaultdict, deque
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal
from urllib.parse import urlsplit

from newsarchive.capture.connection import Connection
from newsarchive.capture.exchange import DnsAnswer
from newsarchive.capture.tls import lenient_context, tls_facts, verifying_context

#: seconds after which an idle connection is not used again: servers close theirs about then
IDLE = 15.0
#: seconds for which the resolver's answer holds
_RESOLVED = 300.0

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
        self._resolved: dict[str, tuple[float, DnsAnswer]] = {}
        #: answers of the resolver that no exchange has told of yet
        self.untold: dict[str, DnsAnswer] = {}
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
            connection.close()
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
        addresses = await self._resolve(host, port)
        failure: OSError | None = None
        # in the resolver's order (RFC 6724)
        for address in addresses:
            try:
                connection = await self._connect_to(endpoint, address, host, port)
            except ssl.SSLError:
                raise
            except OSError as error:
                failure = error
                continue
            if address != host:
                connection.addresses = tuple(addresses)
            return connection
        self._resolved.pop(host, None)
        raise failure or OSError(f"{host} has no address")

    async def _connect_to(
        self, endpoint: Endpoint, address: str, host: str, port: int
    ) -> Connection:
        loop = asyncio.get_running_loop()
        if endpoint.scheme != "https":
            _transport, connection = await loop.create_connection(Connection, address, port)
            return connection
        problem: str | None = None
        try:
            _transport, connection = await loop.create_connection(
                Connection, address, port, ssl=self._context(lenient=False), server_hostname=host
            )
        except ssl.SSLError as error:
            if endpoint.certificates == "refuse":
                raise
            problem = getattr(error, "verify_message", "") or error.reason or str(error)
            _transport, connection = await loop.create_connection(
                Connection, address, port, ssl=self._context(lenient=True), server_hostname=host
            )
        self._note_tls(connection, problem)
        return connection

    async def _resolve(self, host: str, port: int) -> list[str]:
        """Addresses of a host; an address is its own. Raises `socket.gaierror`."""
        try:
            return [str(ipaddress.ip_address(host))]
        except ValueError:
            pass
        known = self._resolved.get(host)
        if known is None or time.monotonic() - known[0] > _RESOLVED:
            found = await asyncio.get_running_loop().getaddrinfo(
                host, port, type=socket.SOCK_STREAM
            )
            addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
            answer = DnsAnswer(host, addresses, datetime.now(UTC))
            if known is None or known[1].addresses != addresses:
                self.untold[host] = answer
            known = self._resolved[host] = time.monotonic(), answer
        return list(known[1].addresses)

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
            connection.tls = tls_facts(connection.ssl_object, problem)

    def give_back(self, endpoint: Endpoint, connection: Connection) -> None:
        """Keep a connection for the next exchange, if it is still open."""
        if not connection.closed:
            self._idle[endpoint].append(connection)

    def drop(self, endpoint: Endpoint) -> None:
        """Close what idles: the next exchange gets a connection of its own."""
        for connection in self._idle.pop(endpoint, ()):
            connection.close()

    def close(self) -> None:
        """Close everything."""
        for waiting in self._idle.values():
            for connection in waiting:
                connection.close()
        self._idle.clear()

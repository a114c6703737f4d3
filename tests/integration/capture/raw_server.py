"""A server on raw sockets that behaves as `behaviours.py` says and remembers every byte of both directions."""

from __future__ import annotations

import re
import socket
import ssl
import struct
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field

from tests.integration.capture.behaviours import BY_NAME, Behaviour

_LENGTH = re.compile(rb"\r\ncontent-length:\s*(\d+)\r\n", re.IGNORECASE)
#: an endless server gives up after so many bytes
_ENDLESS = 200_000_000


@dataclass
class Seen:
    """One request and what was sent for it."""

    behaviour: str
    #: number of the connection
    connection: int
    request: bytes
    sent: bytearray = field(default_factory=bytearray)


class RawServer:
    """Answers `/NAME` with the behaviour of that name; `/other` paths with `plain`."""

    def __init__(self, host: str = "127.0.0.1", context: ssl.SSLContext | None = None) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._listener = socket.create_server((host, 0), family=family, backlog=128)
        self._context = context
        self._connections = 0
        self._lock = threading.Lock()
        self.seen: list[Seen] = []
        port = self._listener.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host
        self.base = f"{'https' if context else 'http'}://{shown}:{port}"
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> RawServer:
        return self

    def __exit__(self, *_error: object) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _peer = self._listener.accept()
            except OSError:
                return
            self._connections += 1
            threading.Thread(
                target=self._serve, args=(connection, self._connections), daemon=True
            ).start()

    def _serve(self, connection: socket.socket, number: int) -> None:
        connection.settimeout(20)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with suppress(OSError), connection:
            plain = connection
            if self._context is not None:
                connection = self._context.wrap_socket(connection, server_side=True)
            while (request := _read_request(connection)) is not None:
                name = request.split(b" ", 2)[1].split(b"?")[0].rpartition(b"/")[2].decode()
                behaviour = BY_NAME.get(name, BY_NAME["plain"])
                seen = Seen(name, number, request)
                with self._lock:
                    self.seen.append(seen)
                if not _answer(connection, behaviour, seen):
                    break
            connection.close()
            plain.close()


def _read_request(connection: socket.socket) -> bytes | None:
    data = b""
    while (end := data.find(b"\r\n\r\n")) < 0:
        part = connection.recv(65536)
        if not part:
            return None
        data += part
    match = _LENGTH.search(data[: end + 2])
    whole = end + 4 + (int(match[1]) if match else 0)
    while len(data) < whole:
        data += connection.recv(65536)
    return data


def _answer(connection: socket.socket, behaviour: Behaviour, seen: Seen) -> bool:
    """Send what the behaviour says; whether the connection goes on."""
    for part in behaviour.sends:
        if isinstance(part, float):
            time.sleep(part)
            continue
        seen.sent += part
        connection.sendall(part)
    if behaviour.end == "keep":
        return True
    if behaviour.end == "close-idle":
        time.sleep(0.05)
    elif behaviour.end == "reset":
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        # a TLS socket would say goodbye first
        if isinstance(connection, ssl.SSLSocket):
            socket.socket(fileno=connection.detach()).close()
    elif behaviour.end == "hang":
        with suppress(OSError):
            while connection.recv(65536):
                pass
    elif behaviour.end == "endless":
        while len(seen.sent) < _ENDLESS:
            # noted before it is sent: what the client got is always a beginning of it
            seen.sent += behaviour.filler
            connection.sendall(behaviour.filler)
    return False

"""Processes of our own beside this one, and the pickled values that go to and fro between them over sockets.

Each message is four bytes of length, most significant first, and a pickle.
"""

from __future__ import annotations

import os
import pickle
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_LENGTH = struct.Struct(">I")


def message(value: Any) -> bytes:
    """A value as it goes over the socket."""
    data = pickle.dumps(value, protocol=5)
    return _LENGTH.pack(len(data)) + data


class Incoming:
    """Cuts what comes from a socket into the values that were sent."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> Iterator[Any]:
        """Take the next bytes; yields the values that are whole now."""
        buffer = self._buffer
        buffer += data
        start = 0
        try:
            while len(buffer) - start >= _LENGTH.size:
                (length,) = _LENGTH.unpack_from(buffer, start)
                end = start + _LENGTH.size + length
                if len(buffer) < end:
                    return
                with memoryview(buffer) as view:
                    value = pickle.loads(view[start + _LENGTH.size : end])
                start = end
                yield value
        finally:
            del buffer[:start]


@contextmanager
def deaf_to_ctrl_c() -> Iterator[None]:
    """Processes started within never see Ctrl-C, not even while they load.

    It reaches the whole process group; who started them decides when they end.
    """
    # a mask passes to the new process; one that is pressed meanwhile reaches this process at the end
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def start_beside(
    module: str, standard_input: socket.socket, *others: socket.socket
) -> subprocess.Popen[bytes]:
    """Run a module in a new process, with the modules of this one in its reach.

    It gets a socket as its standard input, and the numbers of others as its arguments, and never sees Ctrl-C.
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    handles = [other.fileno() for other in others]
    with deaf_to_ctrl_c():
        return subprocess.Popen(
            # -P: what lies in the working directory is not in the reach of this one
            [sys.executable, "-P", "-m", module, *map(str, handles)],
            stdin=standard_input.fileno(),
            pass_fds=handles,
            env=environment,
        )

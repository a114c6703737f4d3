"""Commands as processes of their own, without each importing the product anew.

A person's command spends a second on imports, and the tests run hundreds of commands. Here a process that has
imported everything, and done nothing else, forks for each of them: the fork takes over arguments, environment
and output, runs `newsarchive.cli.main` and ends as an interpreter does. Two such processes take
turns, for their strings hash differently: an answer that hangs on the order of a set shows, as it would between
commands that a person runs. `Archive.start` and `Archive.command` are fresh interpreters still.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from itertools import cycle
from pathlib import Path
from types import ModuleType
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[2]

#: what commands import when they run; none of it may start a thread, open a file or make a reactor
PRELOADED = (
    "alembic.command",
    "newsarchive.capture.handler",
    "newsarchive.cli.main",
    "newsarchive.cli.run_report",
    "newsarchive.crawl.browser",
    "newsarchive.crawl.observing",
    "newsarchive.crawl.robots",
    "newsarchive.crawl.run",
    "newsarchive.dates.reading",
    "newsarchive.export.job",
    "newsarchive.extract.reader",
    "newsarchive.pipelines",
    "newsarchive.reprocess.run",
    "newsarchive.settings",
    "newsarchive.store.check",
    "newsarchive.store.search",
    "newsarchive.warc.verify",
    "rich.progress",
    "scrapy.core.downloader",
    "scrapy.core.scheduler",
    "scrapy.crawler",
    "scrapy.downloadermiddlewares.httpcompression",
    "scrapy.downloadermiddlewares.retry",
    "scrapy.extensions.feedexport",
    "spiders.government",
    "sqlalchemy.dialects.sqlite.pysqlite",
    "uvloop",
)
#: seconds that a command may take
LIMIT = 400


class Running:
    """A command under way."""

    def __init__(self, arguments: list[str], told: socket.socket, out: IO[bytes], errors: int):
        self.arguments = arguments
        self.returncode: int | None = None
        self._news = told.makefile("r")
        self._out = out
        self._errors = errors
        self.pid = int(self._news.readline())

    def poll(self) -> int | None:
        """The exit code, negative for a signal; None while it runs."""
        if self.returncode is None and select.select([self._news], [], [], 0)[0]:
            self.returncode = int(self._news.readline())
        return self.returncode

    def kill(self) -> None:
        """End it at once, if it runs."""
        if self.poll() is None:
            os.kill(self.pid, signal.SIGKILL)

    def communicate(self, timeout: float = LIMIT) -> tuple[str, str]:
        """What it said on standard output and standard error, when nobody holds its standard error any more."""
        said = b""
        deadline = time.monotonic() + timeout
        while select.select([self._errors], [], [], max(0.0, deadline - time.monotonic()))[0]:
            if not (part := os.read(self._errors, 65536)):
                break
            said += part
        else:
            self.kill()
            raise subprocess.TimeoutExpired(self.arguments, timeout)
        os.close(self._errors)
        if self.returncode is None:
            self.returncode = int(self._news.readline())
        self._news.close()
        with self._out as out:
            out.seek(0)
            return out.read().decode("utf-8"), said.decode("utf-8")


def start_command(
    arguments: list[str], environment: dict[str, str], module: str = "newsarchive.cli.main"
) -> Running:
    """Start one command, or the `main` of another module."""
    wish = {"module": module, "arguments": arguments, "environment": environment}
    out = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the command is done
    errors, their_errors = os.pipe()
    mine, theirs = socket.socketpair()
    with mine, theirs:
        handles = [out.fileno(), their_errors, theirs.fileno()]
        socket.send_fds(next(_ready()), [json.dumps(wish).encode()], handles)
        os.close(their_errors)
        # else the end of the command would not end what is read of it
        theirs.close()
        return Running(arguments, mine, out, errors)


def run_command(
    arguments: list[str], environment: dict[str, str], module: str = "newsarchive.cli.main"
) -> subprocess.CompletedProcess[str]:
    """Run one command, or the `main` of another module, to its end."""
    running = start_command(arguments, environment, module)
    out, errors = running.communicate()
    assert running.returncode is not None
    return subprocess.CompletedProcess(arguments, running.returncode, out, errors)


@cache
def _ready() -> Iterator[socket.socket]:
    """Leads to one of two processes that run commands, and to the other in turn."""
    return cycle([_start(seed) for seed in ("1", "2")])


def _start(seed: str) -> socket.socket:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        # it ends with this process, for then nobody holds the other end of its socket
        subprocess.Popen(
            [sys.executable, "-m", "tests.integration.commands", str(theirs.fileno())],
            stdin=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
        )
    return ours


def serve(channel: socket.socket) -> ModuleType:
    """Fork for every command asked for; returns in the forks only, with the module to run."""
    while True:
        data, handles, _flags, _address = socket.recv_fds(channel, 1_000_000, 3)
        if not data:
            os._exit(0)
        if os.fork() == 0:
            channel.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            return _become(json.loads(data), *handles)
        for handle in handles:
            os.close(handle)


def _become(wish: dict[str, Any], out: int, errors: int, told: int) -> ModuleType:
    """Fork once more: one process is the command, the other tells how it ends."""
    number = os.fork()
    if number:
        os.close(out)
        os.close(errors)
        os.write(told, b"%d\n" % number)
        _number, status = os.waitpid(number, 0)
        os.write(told, b"%d\n" % os.waitstatus_to_exitcode(status))
        os._exit(0)
    os.close(told)
    for handle, place in ((out, 1), (errors, 2)):
        os.dup2(handle, place)
        os.close(handle)
    os.environ.clear()
    os.environ.update(wish["environment"])
    module = importlib.import_module(wish["module"])
    sys.argv = [str(module.__file__), *wish["arguments"]]
    # what the command starts itself is to find the module that it would be run from
    sys.modules["__main__"] = module
    return module


def main() -> None:
    """A process that is told by a socket, the number of which is its argument, what to run."""
    for name in PRELOADED:
        importlib.import_module(name)
    assert "twisted.internet.reactor" not in sys.modules
    gc.collect()
    gc.freeze()
    # nobody waits for the processes that tell of commands
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    serve(socket.socket(fileno=int(sys.argv[1]))).main()


if __name__ == "__main__":
    main()

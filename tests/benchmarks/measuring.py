"""Runs a command and measures the whole family of its processes: time, CPU, peak of memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_EVERY = 0.1


@dataclass(frozen=True)
class Measured:
    out: str
    seconds: float
    #: user and system time of all its processes, in seconds
    cpu: float
    #: largest sum of the resident memory of its processes, in MB; pages that they share count for each
    peak_mb: float


@dataclass(frozen=True)
class Figure:
    """What a command that handles pages came to."""

    pages: int
    run: Measured

    @property
    def pace(self) -> float:
        """Pages a second."""
        return self.pages / self.run.seconds


def measure(command: list[str], *, codes: tuple[int, ...] = (0,), **environment: str) -> Measured:
    """Run to the end; the program ends with the command's error when its exit code is another."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as errors:
        began = time.monotonic()
        # a session of its own: what it starts can be told from what others start
        process = subprocess.Popen(
            command,
            stdout=out,
            stderr=errors,
            env={**os.environ, **environment},
            start_new_session=True,
        )
        family = _Family(process.pid)
        watcher = threading.Thread(target=family.watch, daemon=True)
        watcher.start()
        code = process.wait()
        seconds = time.monotonic() - began
        family.ended.set()
        watcher.join()
        out.seek(0)
        errors.seek(0)
        if code not in codes:
            sys.exit(f"{' '.join(command[:4])} …: exit code {code}: {errors.read()[-3000:]}")
        return Measured(out.read(), seconds, sum(family.cpu.values()), family.peak / 1e6)


class _Family:
    """Processes of one session (proc(5))."""

    def __init__(self, session: int) -> None:
        self.session = session
        self.cpu: dict[int, float] = {}
        self.peak = 0
        self.ended = threading.Event()

    def watch(self) -> None:
        while not self.ended.wait(_EVERY):
            self._look()

    def _look(self) -> None:
        resident = 0
        for folder in Path("/proc").iterdir():
            if not folder.name.isdigit():
                continue
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == self.session:
                self.cpu[int(folder.name)] = (int(fields[11]) + int(fields[12])) / _TICK
                resident += int(fields[21]) * _PAGE
        self.peak = max(self.peak, resident)

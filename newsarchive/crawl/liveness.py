"""Which runs are alive: each holds a lock on a file of its own, which the system drops when its process ends."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from newsarchive.home import ArchiveHome

_LOCK = "alive"


@contextmanager
def starting(home: ArchiveHome) -> Iterator[None]:
    """One crawl at a time looks after leftovers and announces itself; others wait here for a moment."""
    home.runs_dir.mkdir(parents=True, exist_ok=True)
    with (home.runs_dir / ".starting").open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def hold(home: ArchiveHome, run_id: str) -> IO[bytes]:
    """Say that a run lives, until the file returned is closed or the process ends."""
    folder = home.runs_dir / run_id
    folder.mkdir(parents=True, exist_ok=True)
    file = (folder / _LOCK).open("wb")
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return file


def is_alive(home: ArchiveHome, run_id: str) -> bool:
    """Whether a process still holds the run."""
    path = home.runs_dir / run_id / _LOCK
    if not path.exists():
        return False
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False

"""A scheduler whose crawls only write when they begin and end: DATABASE LOG SOURCES."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from newsarchive.schedule.book import Claim, ScheduleBook
from newsarchive.schedule.job import run_job
from newsarchive.schedule.runner import Scheduler
from newsarchive.sources.profile import Profile
from newsarchive.store import Store

LEASE = timedelta(seconds=1.5)
#: one job in so many begins only when its claim may have gone to another, as on a machine that is too busy
LATE = 8


def note(log: str, word: str, source: str) -> None:
    line = f"{time.time():.6f} {word} {source} {os.getpid()}\n"
    descriptor = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(descriptor, line.encode())
    os.close(descriptor)


def job(database: str, run_key: str, token: str, log: str) -> int:
    source = run_key.partition("@")[0]

    def crawl(_arguments: object) -> int:
        note(log, "begin", source)
        time.sleep(random.uniform(0.2, 0.8))
        note(log, "end", source)
        return 0

    return run_job(database, run_key, token, crawl, [], lease=LEASE)


class ForkedJob:
    """What the scheduler needs of `subprocess.Popen`, for a job that need not import everything first."""

    def __init__(self, command: list[str], **_options: object) -> None:
        self.returncode: int | None = None
        self.pid = os.fork()
        if not self.pid:
            os.setsid()
            code = 1
            try:
                if random.randrange(LATE) == 0:
                    time.sleep(random.uniform(0.8, 1.4) * LEASE.total_seconds())
                code = job(*command[3:])
            finally:
                os._exit(code)

    def poll(self) -> int | None:
        if self.returncode is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def terminate(self) -> None:
        if self.poll() is None:
            os.kill(self.pid, signal.SIGTERM)

    def wait(self, timeout: float) -> int:
        deadline = time.monotonic() + timeout
        while self.poll() is None:
            if time.monotonic() > deadline:
                raise subprocess.TimeoutExpired(str(self.pid), timeout)
            time.sleep(0.01)
        assert self.returncode is not None
        return self.returncode


def forking_scheduler(database: str, log: str, count: int) -> None:
    """A scheduler whose jobs are forks of it; for a process of its own."""
    subprocess.Popen = ForkedJob  # type: ignore[assignment,misc]
    scheduler(database, log, count)


def scheduler(database: str, log: str, count: int) -> None:
    def command(claim: Claim) -> list[str]:
        return [sys.executable, __file__, "job", database, claim.run_key, claim.token, log]

    profiles = [
        Profile(id=f"sumber-{n}", name="S", region="35.73", home="https://k.go.id/")
        for n in range(count)
    ]
    with Store.open(database, create=True) as store:
        book = ScheduleBook(store, lease=LEASE)
        # as if they had been added two hours ago, so that all are due
        book.keep(profiles, datetime.now(UTC) - timedelta(hours=2))
        Scheduler(book, command, lambda: profiles, jobs=3, poll=0.05).run()


if __name__ == "__main__":
    if sys.argv[1] == "job":
        sys.exit(job(*sys.argv[2:]))
    Path(sys.argv[2]).touch()
    scheduler(sys.argv[1], sys.argv[2], int(sys.argv[3]))

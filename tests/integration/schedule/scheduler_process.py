"""A scheduler whose crawls only write when they begin and end: DATABASE LOG SOURCES."""

from __future__ import annotations

import os
import random
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


def note(log: str, word: str, source: str) -> None:
    line = f"{time.time():.6f} {word} {source} {os.getpid()}\n"
    descriptor = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(descriptor, line.encode())
    os.close(descriptor)


def job(database: str, run_key: str, token: str, log: str) -> int:
    source = run_key.partition("@")[0]

    def crawl(_arguments: object) -> int:
        note(log, "begin", source)
        time.sleep(random.uniform(0.05, 0.4))
        note(log, "end", source)
        return 0

    return run_job(database, run_key, token, crawl, [], lease=LEASE)


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

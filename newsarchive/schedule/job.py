"""One scheduled crawl in a process of its own.

`python -m newsarchive.schedule.job DATABASE RUN TOKEN LEASE -- crawl SOURCE …` begins only while
its claim holds, renews the lease while it crawls and writes its own end, scheduler or not.
A job whose run was given to another stops itself.
"""

from __future__ import annotations

import fcntl
import hashlib
import logging
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

from newsarchive.errors import StoreError
from newsarchive.schedule.book import ScheduleBook
from newsarchive.store import Store

logger = logging.getLogger(__name__)

#: exit code of a job that did not crawl because its claim was lost
LOST = 75


def run_job(
    database: str,
    run_key: str,
    token: str,
    crawl: Callable[[Sequence[str]], int],
    arguments: Sequence[str],
    *,
    lease: timedelta,
) -> int:
    """Crawl under a claim; returns the crawl's exit code, or `LOST`."""
    source = run_key.partition("@")[0]
    with Store.open(database) as store, _alone(f"{database}\n{source}") as is_alone:
        book = ScheduleBook(store, lease=lease)
        if not is_alone or not book.begin(run_key, token, datetime.now(UTC)):
            return LOST
        ended = threading.Event()
        threading.Thread(
            target=_beat, args=(book, run_key, token, ended), name="lease", daemon=True
        ).start()
        try:
            code = crawl(arguments)
        finally:
            ended.set()
        book.finish(run_key, token, code, datetime.now(UTC))
        return code


@contextmanager
def _alone(name: str) -> Iterator[bool]:
    """Whether this is the only job of its name on this machine, for as long as it lives.

    Leases go by the clock; a clock that jumps, as after a laptop's sleep, must not double a crawl.
    """
    digest = hashlib.sha256(name.encode()).hexdigest()[:24]
    path = Path(tempfile.gettempdir()) / f"newsarchive-{os.getuid()}-{digest}.lock"
    while True:
        with path.open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            if not _is_at(path, file):
                # opened before the job that had it removed it: a lock on it keeps nobody out
                continue
            try:
                yield True
            finally:
                # still locked: whoever has opened it meanwhile finds that it is not there any more
                path.unlink(missing_ok=True)
            return


def _is_at(path: Path, file: IO[str]) -> bool:
    """Whether an open file is the one that has this name now."""
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False


def _beat(book: ScheduleBook, run_key: str, token: str, ended: threading.Event) -> None:
    while not ended.wait(book.lease.total_seconds() / 3):
        try:
            is_ours = book.renew(run_key, token, datetime.now(UTC))
        except StoreError as error:
            logger.warning("lease not renewed run=%s error=%s", run_key, error)
            continue
        if not is_ours and not ended.is_set():
            logger.error("run was given to another process, stopping run=%s", run_key)
            # Scrapy ends cleanly on this signal
            os.kill(os.getpid(), signal.SIGTERM)
            return


def main(argv: Sequence[str] | None = None) -> int:
    """Entry of the process."""
    from newsarchive.cli.main import run

    arguments = list(sys.argv[1:] if argv is None else argv)
    database, run_key, token, lease, _separator, *crawl = arguments
    return run_job(database, run_key, token, run, crawl, lease=timedelta(seconds=float(lease)))


if __name__ == "__main__":
    sys.exit(main())

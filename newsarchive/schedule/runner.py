"""The scheduler: sees what is due and gives each crawl a process of its own, some at once."""

from __future__ import annotations

import logging
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from types import FrameType

from newsarchive.schedule.book import LEASE, Claim, ScheduleBook
from newsarchive.sources.profile import Profile

logger = logging.getLogger(__name__)

_GRACE = 30.0
#: seconds between two looks at the health of sources, at the least
_LOOK = 600.0


def job_command(
    database: str, claim: Claim, crawl: Sequence[str], *, lease: timedelta = LEASE
) -> list[str]:
    """The command line of one crawl."""
    module = [sys.executable, "-m", "newsarchive.schedule.job"]
    seconds = str(lease.total_seconds())
    return [*module, database, claim.run_key, claim.token, seconds, "--", *crawl]


class Scheduler:
    """Runs in the foreground until stopped; leases keep several on one archive apart."""

    def __init__(
        self,
        book: ScheduleBook,
        command: Callable[[Claim], list[str]],
        load_profiles: Callable[[], Sequence[Profile]],
        *,
        jobs: int,
        poll: float = 2.0,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        look: Callable[[], None] | None = None,
    ) -> None:
        """`look` is called now and then after crawls have ended, to tell what broke."""
        self._book = book
        self._command = command
        self._load_profiles = load_profiles
        self._jobs = jobs
        self._poll = poll
        self._now = now
        self._look = look
        self._look_after: float | None = None
        self._running: dict[subprocess.Popen[bytes], Claim] = {}
        self._stop = False

    def stop(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Ask the loop to end; running crawls are told to end cleanly."""
        self._stop = True

    def run(self, *, once: bool = False) -> None:
        """Schedule until stopped; with `once`, until what is due now has been crawled."""
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self.stop)
        self._book.keep(self._load_profiles(), self._now())
        refreshed = time.monotonic()
        self._book.enqueue(self._now())
        while not self._stop:
            if not once:
                if time.monotonic() - refreshed > 60:
                    # profiles added, disabled or changed meanwhile
                    self._book.keep(self._load_profiles(), self._now())
                    refreshed = time.monotonic()
                self._book.enqueue(self._now())
            self._reap()
            self._fill()
            if self._look_after is not None and time.monotonic() >= self._look_after:
                self._look_now()
            if once and not self._running and not self._book.open_count():
                break
            time.sleep(self._poll)
        self._end()

    def _fill(self) -> None:
        while len(self._running) < self._jobs and not self._stop:
            claim = self._book.claim(self._now())
            if claim is None:
                return
            process = subprocess.Popen(
                self._command(claim), stdin=subprocess.DEVNULL, start_new_session=True
            )
            self._running[process] = claim
            logger.info("crawl begun source=%s due=%s", claim.source_id, claim.due.isoformat())

    def _reap(self) -> None:
        for process in [process for process in self._running if process.poll() is not None]:
            claim = self._running.pop(process)
            code = process.returncode
            logger.info("crawl ended source=%s exit=%s", claim.source_id, code)
            if self._look is not None and self._look_after is None:
                self._look_after = time.monotonic() + _LOOK
            if code < 0:
                # killed: it could not write its own end
                self._book.release(claim.run_key, claim.token)

    def _look_now(self) -> None:
        self._look_after = None
        if self._look is not None:
            self._look()

    def _end(self) -> None:
        for process in self._running:
            process.terminate()
        deadline = time.monotonic() + _GRACE
        for process in self._running:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                logger.warning("crawl still ending, left alone pid=%s", process.pid)
        self._reap()
        if self._look_after is not None:
            self._look_now()

"""Reading in worker processes beside the reactor, so that downloads never wait for a parser."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process

from newsarchive.errors import CaptureError
from newsarchive.reading import PageInput, PageReading, read_page


def _begin() -> None:
    # Ctrl-C reaches the whole process group: the parent decides when the workers stop
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A crawl that is killed outright can not end its workers: the pipe to it tells them.

    The pipe closes with the process itself, also when nobody has collected its exit yet; the fork server
    ends when its last worker has.
    """
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def worker_count(asked: int) -> int:
    """Number of reading processes: as asked, or one fewer than the cores and at least one."""
    return asked or max(1, (os.cpu_count() or 2) - 1)


class ReadingPool:
    """A few processes that read pages. A worker that dies (out of memory, say) is replaced once a page."""

    def __init__(self, workers: int = 0) -> None:
        self._workers = worker_count(workers)
        self._pool = self._start()

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._workers,
            mp_context=get_context("forkserver"),
            initializer=_begin,
        )

    async def read(self, page: PageInput) -> PageReading:
        """Read one page in a worker.

        Raises `CaptureError` when the page kills its worker twice; its capture stays in the WARC.
        """
        for _attempt in range(2):
            pool = self._pool
            try:
                return await asyncio.get_running_loop().run_in_executor(pool, read_page, page)
            except BrokenExecutor:
                if self._pool is pool:
                    self._pool = self._start()
        raise CaptureError(
            f"{page.url}: reading it ends the worker process; `newsarchive reprocess`"
        )

    def close(self) -> None:
        """Let running pages finish and end the processes."""
        self._pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def page_pool(workers: int = 0) -> Iterator[ProcessPoolExecutor]:
    """Reading processes for batch work without a reactor: as many as asked, or one a core."""
    with ProcessPoolExecutor(
        workers or os.cpu_count() or 2,
        mp_context=get_context("forkserver"),
        initializer=_begin,
    ) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise

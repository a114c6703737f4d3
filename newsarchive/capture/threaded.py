"""The WARC writer on a thread of its own, awaited by the event loop."""

from __future__ import annotations

import asyncio
import contextlib
import queue
import threading

from newsarchive.capture.capture import Capture
from newsarchive.capture.exchange import Exchange
from newsarchive.capture.rendering import Rendering
from newsarchive.capture.writer import WarcWriter
from newsarchive.errors import CaptureError

#: exchanges written in one go at most
_TOGETHER = 32
#: seconds after which an idle writer looks whether its file is old enough to be finished
_LOOK = 5.0

_Job = tuple[Exchange | Rendering, "asyncio.Future[Capture | None]"]


class ThreadedWriter:
    """A `WarcWriter` on a thread of its own, so that compressing never holds up the event loop.

    Exchanges that wait are written together: one flush and one wake-up of the loop for all of them.
    """

    def __init__(self, writer: WarcWriter) -> None:
        self.writer = writer
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="warc-writer", daemon=True)
        self._thread.start()

    async def write(self, exchange: Exchange | Rendering) -> Capture | None:
        """Write an exchange; returns when its records are with the operating system. None: it had no answer.

        Raises `CaptureError` when they can not be written.
        """
        future: asyncio.Future[Capture | None] = asyncio.get_running_loop().create_future()
        self._jobs.put((exchange, future))
        return await future

    def close(self) -> None:
        """Write what is queued, finish the file, end the thread."""
        self._jobs.put(None)
        self._thread.join()
        self.writer.close()

    def _run(self) -> None:
        while True:
            try:
                job = self._jobs.get(timeout=_LOOK)
            except queue.Empty:
                self.writer.rotate_if_due()
                continue
            if job is None:
                return
            jobs = [job]
            with contextlib.suppress(queue.Empty):
                while len(jobs) < _TOGETHER and (job := self._jobs.get_nowait()) is not None:
                    jobs.append(job)
            results = self.writer.write_exchanges([exchange for exchange, _future in jobs])
            answers = [
                (future, result) for (_exchange, future), result in zip(jobs, results, strict=True)
            ]
            # a loop that is closed waits for nothing any more
            with contextlib.suppress(RuntimeError):
                jobs[0][1].get_loop().call_soon_threadsafe(_answer, answers)
            if job is None:
                return


def _answer(
    answers: list[tuple[asyncio.Future[Capture | None], Capture | CaptureError | None]],
) -> None:
    for future, result in answers:
        if future.done():
            continue
        if isinstance(result, CaptureError):
            future.set_exception(result)
        else:
            future.set_result(result)

"""Readings to rows in batches on one thread: one commit for many pages, never in the reactor.

Batches are put together in the reactor: a thread that is woken for every page takes turns with it for every page.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from newsarchive.crawl.page_state import page_states
from newsarchive.errors import StoreUnusableError
from newsarchive.items import PageItem
from newsarchive.store import IngestResult, Store
from newsarchive.store.same_rules import ReadAgain

_BATCH = 64
#: seconds that a page waits for company at most: a statement for twenty pages costs hardly more than for one
_LINGER = 0.25


class _Waiting(NamedTuple):
    item: PageItem
    answer: asyncio.Future[IngestResult]


class StoreWriter:
    """Takes items, answers each once its rows are committed; `read_again` is called on the thread."""

    def __init__(self, store: Store, read_again: ReadAgain | None = None) -> None:
        self._store = store
        self._read_again = read_again
        self._waiting: list[_Waiting] = []
        self._timer: asyncio.TimerHandle | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store-writer")

    async def write(self, item: PageItem) -> IngestResult:
        """Write one item that has been read; returns when its rows are safe.

        Raises what the store raises when they can not be written.
        """
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[IngestResult] = loop.create_future()
        self._waiting.append(_Waiting(item, answer))
        if len(self._waiting) >= _BATCH:
            self._hand_over(loop)
        elif self._timer is None:
            self._timer = loop.call_later(_LINGER, self._hand_over, loop)
        return await answer

    def close(self) -> None:
        """Write what waits still and end the thread."""
        # on the thread of the loop, where nothing can be waited for that the loop would bring
        self._read_again = None
        if self._waiting:
            self._stored([one.item for one in self._waiting])
        self._thread.shutdown()

    def _hand_over(self, loop: asyncio.AbstractEventLoop) -> None:
        batch, self._waiting = self._waiting, []
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if not batch:
            return
        done = loop.run_in_executor(self._thread, self._stored, [one.item for one in batch])
        done.add_done_callback(lambda done: _answer(batch, done.result()))

    def _stored(self, items: list[PageItem]) -> list[IngestResult | Exception]:
        """What became of each item."""
        readings = [item.reading for item in items if item.reading is not None]
        try:
            states = page_states(items, self._store)
            return [*self._store.ingest(readings, states, read_again=self._read_again)]
        except Exception as error:  # noqa: BLE001 - handed to whoever waits for the result
            if len(items) == 1 or isinstance(error, StoreUnusableError):
                return [error] * len(items)
        # one page that can not be stored must not take the others with it
        return [result for item in items for result in self._stored([item])]


def _answer(batch: list[_Waiting], results: list[IngestResult | Exception]) -> None:
    for (_item, answer), result in zip(batch, results, strict=True):
        if answer.done():
            continue
        if isinstance(result, Exception):
            answer.set_exception(result)
        else:
            answer.set_result(result)

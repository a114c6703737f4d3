"""One thread that writes readings in batches: one commit for many pages, never in the reactor."""

from __future__ import annotations

import queue
import threading
import time
from concurrent.futures import Future

from newsarchive.crawl.page_state import page_states
from newsarchive.errors import StoreUnusableError
from newsarchive.items import PageItem
from newsarchive.store import IngestResult, Store

_BATCH = 64
#: seconds that a page waits for company at most: a statement for twenty pages costs hardly more than for one
_LINGER = 0.25


class StoreWriter:
    """Takes items, answers each with a future that resolves once its rows are committed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._queue: queue.SimpleQueue[tuple[PageItem, Future[IngestResult]] | None] = (
            queue.SimpleQueue()
        )
        self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)
        self._thread.start()

    def submit(self, item: PageItem) -> Future[IngestResult]:
        """Queue one item that has been read."""
        future: Future[IngestResult] = Future()
        self._queue.put((item, future))
        return future

    def close(self) -> None:
        """Write what is queued and end the thread."""
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        ended = False
        while not ended:
            batch: list[tuple[PageItem, Future[IngestResult]]] = []
            entry = self._queue.get()
            until = time.monotonic() + _LINGER
            while entry is not None:
                batch.append(entry)
                if len(batch) >= _BATCH:
                    break
                try:
                    entry = self._queue.get(timeout=max(0.0, until - time.monotonic()))
                except queue.Empty:
                    break
            ended = entry is None
            if batch:
                self._write(batch)

    def _write(self, batch: list[tuple[PageItem, Future[IngestResult]]]) -> None:
        items = [item for item, _future in batch]
        readings = [item.reading for item in items if item.reading is not None]
        try:
            results = self._store.ingest(readings, page_states(items, self._store))
        except Exception as error:  # noqa: BLE001 - handed to whoever waits for the result
            if len(batch) > 1 and not isinstance(error, StoreUnusableError):
                # one page that can not be stored must not take the others with it
                for one in batch:
                    self._write([one])
                return
            for _item, future in batch:
                future.set_exception(error)
            return
        for (_item, future), result in zip(batch, results, strict=True):
            future.set_result(result)

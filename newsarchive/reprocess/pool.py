"""Reading processes for batch work without a reactor."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import forkserver, get_context, parent_process, resource_tracker

from newsarchive.beside import deaf_to_ctrl_c
from newsarchive.collector import spare_what_is_loaded

#: what the processes need, loaded once by the server that they are forked from
_LOADED = ["newsarchive.reprocess.pages", "newsarchive.extract.reader", "newsarchive.dates.reading"]


def _begin() -> None:
    spare_what_is_loaded()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A batch that is killed outright can not end its workers: the pipe to it tells them.

    The pipe closes with the process itself, also when nobody has collected its exit yet; the fork server
    ends when its last worker has.
    """
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def load_ahead() -> None:
    """Start the server that the processes of `page_pool` are forked from: it loads for a second what they need."""
    forkserver.set_forkserver_preload(_LOADED)
    # takes the mask of signals off again where it has to start its process
    resource_tracker.ensure_running()
    with deaf_to_ctrl_c():
        forkserver.ensure_running()


@contextmanager
def page_pool(workers: int = 0) -> Iterator[ProcessPoolExecutor]:
    """As many processes as asked, or one a core."""
    load_ahead()
    context = get_context("forkserver")
    with ProcessPoolExecutor(
        workers or os.cpu_count() or 2, mp_context=context, initializer=_begin
    ) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise

"""Reprocesses an archive and ends itself by SIGKILL at a point of its progress, whatever the speed of the machine.

python -m tests.integration.reprocess.killed ARCHIVE [POINT]

Points are counted at every statement that the database is given and at every commit; without POINT the run goes to its
end and prints their number.
"""

from __future__ import annotations

import os
import signal
import sys
from itertools import count
from pathlib import Path

from sqlalchemy import event

from newsarchive.home import ArchiveHome
from newsarchive.reprocess import reprocess_archive
from newsarchive.store import Store


def main() -> None:
    home = ArchiveHome.locate(Path(sys.argv[1]))
    point = int(sys.argv[2]) if len(sys.argv) > 2 else None
    points = count(1)
    passed = 0

    def pass_one(*_arguments: object) -> None:
        nonlocal passed
        passed = next(points)
        if passed == point:
            os.kill(os.getpid(), signal.SIGKILL)

    with Store.open(home.database_url, create=True) as store:
        for name in ("before_cursor_execute", "after_cursor_execute", "commit"):
            event.listen(store.engine, name, pass_one)
        reprocess_archive(home, store, workers=2)
    print(passed)


if __name__ == "__main__":
    main()

"""The index of a WARC file while it is written: captures come in, a sorted part that replay reads goes out."""

from __future__ import annotations

import heapq
import os
import re
import time
from bisect import insort
from pathlib import Path

from newsarchive.capture.capture import Capture
from newsarchive.warc.cdxj import cdxj_line, merged, write_lines
from newsarchive.warc.index import ArchiveIndex

_LEAST_SECONDS = 2.0
#: of the time between two writings at most this part goes into writing
_SHARE = 0.02
#: lines of an open file that are held in memory at most; those before them lie in parts of their own
_HELD = 5000
#: of a part: its file's final name, and which part of it this is
_PART = re.compile(r"live-(?P<name>.+?)(?:\.\d+)?\.cdxj")


class LiveIndex:
    """Keeps the newest lines of one open file sorted; writes them every few seconds, all for good when it is finished.

    Its parts name the file by its final name. Below `index/open/` a symbolic link of that name leads to the
    file as long as it is open, so that replay finds it before and after.
    """

    def __init__(self, index: ArchiveIndex) -> None:
        self._index = index
        self._lines: list[bytes] = []
        #: parts that hold all their lines
        self._full: list[Path] = []
        self._name: str | None = None
        self._due = 0.0

    def captured(self, capture: Capture) -> None:
        """Take in one capture; to be called in the order of writing."""
        if capture.warc_file != self._name:
            self._begin(capture.warc_file)
        insort(self._lines, cdxj_line(capture))
        now = time.monotonic()
        is_full = len(self._lines) >= _HELD
        if now >= self._due or is_full:
            write_lines(self._lines, self._part)
            self._due = max(now + _LEAST_SECONDS, now + (time.monotonic() - now) / _SHARE)
        if is_full:
            self._full.append(self._part)
            self._lines = []

    def finished(self, path: Path) -> None:
        """The file has its final name: its parts join the index as one."""
        name = path.relative_to(self._index.warc_dir).as_posix()
        if name == self._name:
            self._index.add(name, heapq.merge(merged(self._full), self._lines))
            for part in (*self._full, self._part):
                part.unlink(missing_ok=True)
            self._link.unlink(missing_ok=True)
            self._name, self._lines, self._full = None, [], []

    def _begin(self, name: str) -> None:
        self._name, self._lines, self._full, self._due = name, [], [], 0.0
        self._link.parent.mkdir(parents=True, exist_ok=True)
        self._link.unlink(missing_ok=True)
        target = self._index.warc_dir / (name + ".open")
        self._link.symlink_to(os.path.relpath(target, self._link.parent))

    @property
    def _link(self) -> Path:
        assert self._name is not None
        return self._index.folder / "open" / self._name

    @property
    def _part(self) -> Path:
        assert self._name is not None
        return self._index.folder / f"live-{Path(self._name).name}.{len(self._full)}.cdxj"


def clear_stale(index: ArchiveIndex) -> None:
    """Remove what killed crawls left of open files that are open no more."""
    for part in index.folder.glob("live-*.cdxj"):
        match = _PART.fullmatch(part.name)
        if match and not any(index.warc_dir.rglob(match["name"] + ".open")):
            part.unlink(missing_ok=True)
    for link in (index.folder / "open").rglob("*.warc.gz"):
        if not link.exists():
            link.unlink(missing_ok=True)

"""The earlier capture of a page, asked for once a page while a crawl writes: answered from files kept open."""

from __future__ import annotations

import time
from pathlib import Path

from newsarchive.capture.capture import Capture, surt_of
from newsarchive.warc.captures import capture_at
from newsarchive.warc.cdxj import parse_line
from newsarchive.warc.index import ArchiveIndex
from newsarchive.warc.sorted_lines import SortedLines

#: seconds after which parts that other crawls added or merged are looked for
_RENEW = 10.0


class EarlierCaptures:
    """Looks pages up in the finished parts of an index. For one thread."""

    def __init__(self, index: ArchiveIndex) -> None:
        self._index = index
        self._open: dict[Path, SortedLines] = {}
        self._renew_at = 0.0

    def find(self, payload_digest: str | None, url: str) -> Capture | None:
        """The latest whole 200 response of an address, with this payload digest if one is given.

        Raises `WarcError` or `OSError` when index or WARC can not be read.
        """
        self._renew()
        if not self._open:
            return None
        start = f"{surt_of(url)} ".encode()
        lines = {line for part in self._open.values() for line in part.beginning_with(start)}
        for line in sorted(lines, reverse=True):
            entry = parse_line(line, str(self._index.folder))
            if (
                entry.status == 200
                and entry.url == url
                and entry.mime != "warc/revisit"
                and entry.digest is not None
                and payload_digest in (None, entry.digest)
            ):
                return capture_at(self._index.warc_dir, entry.filename, entry.offset)
        return None

    def _renew(self) -> None:
        now = time.monotonic()
        if now < self._renew_at:
            return
        self._renew_at = now + _RENEW
        # the open files of this run are known to the writer itself
        parts = {path for path in self._index.parts() if not path.name.startswith("live-")}
        for path in self._open.keys() - parts:
            self._open.pop(path).close()
        for path in parts - self._open.keys():
            try:
                self._open[path] = SortedLines(path)
            except FileNotFoundError:
                # merged away since it was listed: its lines are in another part, seen next time
                self._renew_at = now

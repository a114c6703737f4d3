"""The archive's CDXJ index: a few sorted files that together name every capture, kept few by merging.

Each finished WARC file adds a sorted part; parts of like size are merged when there are many (as in a
log-structured merge tree), so that a look-up opens few files and each line is rewritten seldom. Beside each part
`….files` lists the WARC files it covers. The index is derived: `rebuild` makes it again from the files.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import heapq
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from newsarchive.capture.capture import surt_of
from newsarchive.errors import WarcError
from newsarchive.warc.captures import iter_captures
from newsarchive.warc.cdxj import (
    IndexEntry,
    cdxj_line,
    merged,
    parse_line,
    write_lines,
    write_sorted,
)
from newsarchive.warc.damaged_parts import DamagedParts, state_of
from newsarchive.warc.files import finished_files
from newsarchive.warc.record_stream import DamagedWarcError, unreadable
from newsarchive.warc.sorted_lines import SortedLines

#: so many parts of one level become one of the next
_FAN = 8
_FILES = ".files"


@dataclass
class Indexed:
    """What an update did."""

    files: int = 0
    captures: int = 0
    #: what could not be read, with the way out; the rest of a damaged file is indexed
    problems: list[str] = field(default_factory=list)
    #: WARC files that could not be taken in at all
    refused: set[str] = field(default_factory=set)
    #: WARC files that were indexed and are no longer there
    missing: list[str] = field(default_factory=list)


class ArchiveIndex:
    """The CDXJ files below an archive's `index/`. Several processes may add parts at once."""

    def __init__(self, folder: Path, warc_dir: Path) -> None:
        self.folder = folder
        self.warc_dir = warc_dir
        self._damaged = DamagedParts(folder, warc_dir)

    def parts(self) -> list[Path]:
        """The sorted files, those of WARCs still being written among them."""
        return sorted(self.folder.glob("*.cdxj"))

    def files(self) -> set[str]:
        """The finished WARC files (relative names) that are there."""
        paths = finished_files(self.warc_dir)
        return {path.relative_to(self.warc_dir).as_posix() for path in paths}

    def covered(self) -> set[str]:
        """Finished WARC files (relative names) that the index covers."""
        names: set[str] = set()
        for path in self.folder.glob("*" + _FILES):
            names.update(path.read_text("utf-8").splitlines())
        return names

    def add(self, name: str, lines: Iterator[bytes] | list[bytes]) -> int:
        """Add the sorted part of one finished WARC file; returns the number of its captures."""
        part = self.folder / f"0-{os.urandom(16).hex()}.cdxj"
        # lines first: a part whose file list is missing is indexed again, which does no harm
        count = write_sorted(lines, part)
        _write_names(part, {name})
        return count

    def update(self, progress: Callable[[Path], None] | None = None) -> Indexed:
        """Index the finished WARC files that are not covered yet, then merge.

        Of damaged files what is whole; one that was restored since is indexed anew.
        """
        self._damaged.forget_changed()
        done = Indexed()
        known = self.covered()
        present = self.files()
        for name in sorted(present - known):
            if progress is not None:
                progress(self.warc_dir / name)
            try:
                done.captures += self._add_file(name)
                done.files += 1
            except WarcError as error:
                done.problems.append(str(error))
                done.refused.add(name)
        done.problems += self._damaged.problems()
        done.missing = sorted(known - present)
        self.merge()
        return done

    def _add_file(self, name: str) -> int:
        """Index a file; returns the number of its captures. Raises `WarcError` when nothing in it can be read."""
        path = self.warc_dir / name
        told: list[str] = []
        part = self.folder / f"0-{os.urandom(16).hex()}.cdxj"
        try:
            state = state_of(path)
        except OSError as error:
            raise unreadable(path, "not indexed", error) from error
        count = write_sorted(file_lines(path, name, told), part)
        if told:
            self._damaged.keep(part, name, state, told[0])
        else:
            _write_names(part, {name})
        return count

    def complete(self) -> list[str]:
        """Index what is not covered yet, if anything is: an index that is whole need not be writable.

        Returns what could not be read, with the way out.
        """
        new = self.files() - self.covered()
        try:
            if new or self._damaged.changed():
                return self.update().problems
        except OSError as error:
            if error.errno not in (errno.EROFS, errno.EACCES, errno.EPERM):
                raise
            return [
                f"{self.folder} can not be written by this user: what {len(new)} WARC files hold is not looked up; "
                "`newsarchive warc index` on a copy that can be written"
            ]
        return self._damaged.problems()

    def rebuild(self, progress: Callable[[Path], None] | None = None) -> Indexed:
        """Index every file again and drop what was there; the old index serves until the new one stands."""
        former = [*self.folder.glob("*.cdxj"), *self.folder.glob("*" + _FILES)]
        lists = [path for path in former if path.suffix == _FILES]
        for path in lists:
            path.unlink(missing_ok=True)
        self._damaged.forget()
        done = self.update(progress)
        for path in former:
            if path.suffix == ".cdxj" and not path.name.startswith("live-"):
                path.unlink(missing_ok=True)
        return done

    def merge(self) -> None:
        """Merge parts while a level has many; leaves it to the other process if one is at it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / ".merging").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            level = 0
            while level < 8:
                listed = [p for p in self.folder.glob(f"{level}-*.cdxj") if _names_of(p).exists()]
                if len(listed) >= _FAN:
                    self._merge_level(sorted(listed), level + 1)
                level += 1

    def _merge_level(self, parts: list[Path], level: int) -> None:
        whole = self.folder / f"{level}-{os.urandom(16).hex()}.cdxj"
        names: set[str] = set()
        for part in parts:
            names.update(_names_of(part).read_text("utf-8").splitlines())
        write_lines(merged(parts), whole)
        _write_names(whole, names)
        for part in parts:
            _names_of(part).unlink(missing_ok=True)
            part.unlink(missing_ok=True)

    def lookup(self, url: str) -> list[IndexEntry]:
        """Captures of an address in the order of time; finds `http` for `https` and `www.` as SURT does."""
        return list(self.range(surt_of(url) + " "))

    def nearest(self, url: str, timestamp: str | None = None) -> IndexEntry | None:
        """The capture nearest in time to up to 14 digits; without a time the latest."""
        found = self.lookup(url)
        if not found:
            return None
        if timestamp is None:
            return found[-1]
        wanted = int(timestamp.ljust(14, "0"))
        return min(found, key=lambda entry: abs(int(entry.timestamp) - wanted))

    def range(self, prefix: str) -> Iterator[IndexEntry]:
        """Entries whose line begins with a prefix (`id,go,malangkota)/2023/`), by binary search in each file."""
        start = prefix.encode("utf-8")
        with self._opened() as parts:
            found = heapq.merge(*(lines.beginning_with(start) for lines in parts))
            for line, _same in groupby(found):
                yield parse_line(line, str(self.folder))

    @contextlib.contextmanager
    def _opened(self) -> Iterator[list[SortedLines]]:
        """All parts as they are at one moment; what is merged away after it stays readable."""
        while True:
            with contextlib.ExitStack() as stack:
                try:
                    parts = [stack.enter_context(SortedLines(part)) for part in self.parts()]
                except FileNotFoundError:
                    # merged away between the listing and the opening
                    continue
                yield parts
                return


def file_lines(path: Path, name: str | None, told: list[str]) -> Iterator[bytes]:
    """Unsorted index lines of one WARC file; what of it is damaged is `told`.

    Raises `WarcError` when it can not be read at all.
    """
    try:
        for capture in iter_captures(path, name):
            yield cdxj_line(capture)
    except DamagedWarcError as error:
        told.append(str(error))


def _names_of(part: Path) -> Path:
    return part.with_suffix(_FILES)


def _write_names(part: Path, names: set[str]) -> None:
    write_lines((f"{name}\n".encode() for name in sorted(names)), _names_of(part))

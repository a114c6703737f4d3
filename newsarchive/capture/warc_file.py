"""One WARC file while it is written: one gzip member a record, `.open` and a lock until it is finished.

When bytes are forced to the disk (`fsync`): `never`; `rotate`, when a file is finished; `interval`, every five
seconds too; `always`, before a capture is told of. Without it a kill loses nothing, a power cut what the system had
not written yet.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import time
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import IO, Literal

from isal import isal_zlib

Fsync = Literal["never", "rotate", "interval", "always"]

OPEN = ".open"
_FSYNC_SECONDS = 5.0
#: of isal's 0..3: as small as zlib level 6 on HTML, at several times its pace
_LEVEL = 2
#: bytes that wait to be written at most
_WAITING = 1024 * 1024
#: names tried at most
_TRIES = 100_000


class WarcFile:
    """A file that is being written. Raises `OSError` when it can not be."""

    def __init__(self, file: IO[bytes], path: Path, name: str, fsync: Fsync) -> None:
        self._file = file
        #: as captures and indexes name it: relative to the folder of all files, without `.open`
        self.name = name
        #: with `.open`
        self.path = path
        self.offset = 0
        self.opened = self._synced = time.monotonic()
        self._fsync = fsync
        self._fixity: hashlib._Hash | None = hashlib.sha256()
        #: finished members that are not written yet
        self._waiting: list[bytes] = []
        self._waiting_length = 0

    @classmethod
    def create(cls, folder: Path, stem: str, now: datetime, fsync: Fsync) -> WarcFile:
        """A new file `folder/YYYY/MM/STEM-TIME-SERIAL.warc.gz.open`, locked; nobody else has or had its name."""
        root, folder = folder, folder / f"{now:%Y}" / f"{now:%m}"
        folder.mkdir(parents=True, exist_ok=True)
        for serial in range(_TRIES):
            final = folder / f"{stem}-{now:%Y%m%d%H%M%S}-{serial:05d}.warc.gz"
            path = final.with_name(final.name + OPEN)
            try:
                file = path.open("xb")
            except FileExistsError:
                continue
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                # a salvaging process may have taken it for abandoned before it was locked
                if path.stat().st_ino == os.fstat(file.fileno()).st_ino and not final.exists():
                    return cls(file, path, final.relative_to(root).as_posix(), fsync)
                path.unlink()
            except (BlockingIOError, FileNotFoundError):
                pass
            file.close()
        raise FileExistsError(f"no free file name below {folder}")

    @property
    def final(self) -> Path:
        """Path when finished."""
        return self.path.with_name(self.path.name.removesuffix(OPEN))

    def whole(self, record: bytes) -> int:
        """Write a record that is in memory as one gzip member; returns its length in bytes."""
        return self._add(isal_zlib.compress(record, _LEVEL, 31))

    def member(self, parts: Iterable[bytes]) -> int:
        """Write one gzip member; returns its length in bytes."""
        compressor = isal_zlib.compressobj(_LEVEL, isal_zlib.DEFLATED, 31)
        length = sum(self._add(compressor.compress(part)) for part in parts)
        return length + self._add(compressor.flush())

    def _add(self, data: bytes) -> int:
        self._waiting.append(data)
        self._waiting_length += len(data)
        self.offset += len(data)
        if self._waiting_length > _WAITING:
            self._write()
        return len(data)

    def _write(self) -> None:
        """What waits, at once: each call that lets other threads run costs the event loop a wait."""
        data = b"".join(self._waiting)
        self._waiting.clear()
        self._waiting_length = 0
        if self._fixity is not None:
            self._fixity.update(data)
        self._file.write(data)
        self._file.flush()

    def flush(self) -> None:
        """Hand the bytes to the operating system, and force them to the disk when it is time."""
        self._write()
        due = time.monotonic() - self._synced > _FSYNC_SECONDS
        if self._fsync == "always" or (self._fsync == "interval" and due):
            os.fsync(self._file.fileno())
            self._synced = time.monotonic()

    def back_to(self, offset: int) -> None:
        """Take back what was written from an offset on."""
        self._write()
        self._file.truncate(offset)
        self._file.seek(offset)
        # the digest went over bytes that are gone: it is taken from the disk when the file is finished
        self.offset, self._fixity = offset, None

    def finish(self) -> str | None:
        """Give the file its final name; returns its SHA-256, if it is known without reading it."""
        try:
            self._write()
            if self._fsync != "never":
                os.fsync(self._file.fileno())
        finally:
            # renamed while the lock is still held: nobody takes it for a torn file in between
            self.path.rename(self.final)
            self._file.close()
        if self._fsync != "never":
            sync_folder(self.final.parent)
        return self._fixity.hexdigest() if self._fixity else None

    def cut(self, end: int) -> None:
        """After a failed write: end the file at an offset and give it its final name; at 0 remove it."""
        # the buffered bytes that did not fit are cut off below
        with contextlib.suppress(OSError):
            self._file.close()
        if not end:
            self.path.unlink()
            return
        os.truncate(self.path, end)
        self.path.rename(self.final)


def sync_folder(folder: Path) -> None:
    """Force a renamed file's new name to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""Records of a WARC file one after the other, those behind damage too."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from fastwarc.warc import ArchiveIterator, WarcRecord

from newsarchive.errors import WarcError
from newsarchive.warc.members import GZIP_MAGIC, Damage, first_damage, is_one_stream

#: so many places are named in one message
_NAMED = 3


class DamagedWarcError(WarcError):
    """A WARC file holds bytes that can not be read; whatever else is in it can."""

    def __init__(self, path: Path, damages: list[Damage]) -> None:
        self.damages = damages
        places = "; ".join(str(damage) for damage in damages[:_NAMED])
        more = len(damages) - _NAMED
        places += f"; and {more} more places" if more > 0 else ""
        super().__init__(
            f"{path}: {places}; what lies there was left out: restore the file from a copy "
            "(`newsarchive warc verify` names all that is wrong)"
        )


class OneStreamError(WarcError):
    """A WARC file is compressed as a whole: none of its records can be read without all before it."""

    def __init__(self, path: Path) -> None:
        self.way_out = (
            "compressed as a whole, not record by record, so that nothing in it can be looked up; "
            f"`newsarchive warc recompress {path} -o NEW.warc.gz` makes a file that can, then move this one away"
        )
        super().__init__(f"{path}: {self.way_out}")


class RecordStream:
    """The records of a file; each is valid until the next is asked for.

    What stands behind damage comes too; `damages` grows while the records are gone through. Raises `WarcError` for
    a file that can not be opened, and `OneStreamError` for one that is not compressed record by record.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damages: list[Damage] = []

    def __iter__(self) -> Iterator[WarcRecord]:
        start = 0
        try:
            size = self.path.stat().st_size
            if is_one_stream(self.path):
                raise OneStreamError(self.path)
            while start < size:
                offset, what = start, None
                with self.path.open("rb") as file:
                    file.seek(start)
                    try:
                        for record in self._members(file):
                            offset = record.stream_pos
                            yield record
                    except (OSError, ValueError) as error:
                        what = str(error)
                damage = first_damage(self.path, offset, among=2)
                if damage is None and what is None:
                    return
                damage = damage or Damage(offset, size, what or "")
                self.damages.append(damage)
                start = damage.end
        except OSError as error:
            raise unreadable(self.path, f"after offset {start}", error) from error

    def _members(self, file: IO[bytes]) -> Iterator[WarcRecord]:
        """Records, as long as each begins where a compressed file can be opened."""
        descriptor, before = file.fileno(), -1
        is_gzip = os.pread(descriptor, 2, 0) == GZIP_MAGIC
        for record in ArchiveIterator(file, parse_http=False):
            at = record.stream_pos
            if is_gzip and (at == before or os.pread(descriptor, 2, at) != GZIP_MAGIC):
                raise OneStreamError(self.path)
            before = at
            yield record

    def check(self) -> None:
        """Raise `DamagedWarcError` when something could not be read."""
        if self.damages:
            raise DamagedWarcError(self.path, self.damages)


def records(path: Path) -> Iterator[WarcRecord]:
    """Records of a file one after the other; each is valid until the next is asked for.

    Raises `WarcError` naming file and offset of damage when all that can be read has come.
    """
    stream = RecordStream(path)
    yield from stream
    stream.check()


def unreadable(path: Path, where: str, error: Exception) -> WarcError:
    """What is said of a file that could not be read at a place, with the way out."""
    if isinstance(error, FileNotFoundError):
        return WarcError(
            f"{path} is missing; restore it from a copy, then `newsarchive warc verify`"
        )
    if isinstance(error, PermissionError):
        return WarcError(
            f"{path} may not be read by this user; allow it, then run the same command again"
        )
    return WarcError(f"{path}: {where}: {error}; `newsarchive warc verify`")

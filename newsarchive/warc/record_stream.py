"""Records of a WARC file one after the other, those behind damage too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from newsarchive.errors import WarcError
from newsarchive.warc.gzip_members import next_record


def records(path: Path, types: Any = WarcRecordType.any_type) -> Iterator[WarcRecord]:
    """Records of a file one after the other; each is valid until the next is asked for.

    What stands behind damage comes too. Raises `WarcError` naming file and offset of the first damage when all that
    can be read has come.
    """
    start, problem = 0, None
    while True:
        offset = start
        try:
            with path.open("rb") as file:
                file.seek(start)
                for record in ArchiveIterator(file, record_types=types, parse_http=False):
                    offset = record.stream_pos
                    yield record
            break
        except (OSError, ValueError) as error:
            problem = problem or unreadable(path, f"after offset {offset}", error)
            problem.__cause__ = problem.__cause__ or error
            if (following := _behind(path, offset)) is None:
                break
            start = following
    if problem is not None:
        raise problem


def _behind(path: Path, damage: int) -> int | None:
    """Where the next record begins, if one does."""
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            following = next_record(file, damage + 1, size)
    except OSError:
        return None
    return following if following < size else None


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

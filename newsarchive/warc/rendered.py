"""Finds the document that scripts built of a captured page: a conversion record further on in the same run's files."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from glob import escape
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from newsarchive.capture.capture import Capture
from newsarchive.warc.captures import context_of
from newsarchive.warc.exchanges import Member
from newsarchive.warc.places import RecordPlace, locate, read_record_at
from newsarchive.warc.record_stream import unreadable


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendered document and where it lies."""

    place: RecordPlace
    #: WARC header fields, names in lower case
    fields: dict[str, str]
    #: HTML in UTF-8
    body: bytes


def rendering_of(folder: Path, capture: Capture) -> Rendered | None:
    """What a capture was read from when a browser had shown it; None when none had.

    Raises `WarcError` when a file can not be read.
    """
    own = locate(folder, capture.warc_file)
    found = _find(own, capture.offset, capture.record_id)
    if found is None:
        return None
    fields, body = read_record_at(*found)
    return Rendered(RecordPlace(*found, capture.url), fields, body)


def rendering_of_exchange(path: Path, group: list[Member]) -> tuple[Path, int] | None:
    """File and offset of the conversion that belongs to an exchange of a file; None when there is none."""
    metadata = next((one for one in group if one.fields.get("warc-type") == "metadata"), None)
    if metadata is None:
        return None
    return _find(path, metadata.start, group[0].fields.get("warc-record-id", "").strip("<>"))


def _find(own: Path, offset: int, record_id: str) -> tuple[Path, int] | None:
    if not _was_for_browser(own, offset):
        return None
    for path, start in _from(own, offset):
        found = _conversions(path).find(record_id, start)
        if found is not None:
            return path, found
    return None


def _was_for_browser(path: Path, offset: int) -> bool:
    """Whether the next metadata record, which stands right behind its capture, says that it was to be shown."""
    with _opened(path, offset, WarcRecordType.metadata) as records:
        for record in records:
            context = context_of(record.reader.read())
            return context is not None and context.browser
    return False


def _from(own: Path, offset: int) -> Iterator[tuple[Path, int]]:
    """A file from an offset on, then what the same run wrote after it."""
    yield own, offset
    run, *serial = own.name.rsplit("-", 2)
    if not serial:
        return
    in_archive = own.parent.name.isdigit() and own.parent.parent.name.isdigit()
    folder = own.parents[2] if in_archive else own.parent
    for path in sorted(folder.rglob(f"{escape(run)}-*.warc*"), key=lambda one: one.name):
        if path.name.removesuffix(".open") > own.name.removesuffix(".open"):
            yield path, 0


class _Conversions:
    """The conversions of one file, looked for no further than is asked: what was passed is never read again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._known: dict[str, int] = {}
        #: what lies between these offsets is known
        self._begin = self._end = 0
        self._size = -1

    def find(self, record_id: str, start: int) -> int | None:
        """Offset of the conversion of a record, not before `start`."""
        with self._lock:
            size = self._path.stat().st_size
            if record_id in self._known:
                return self._known[record_id]
            if start < self._begin or start > self._end:
                self._known.clear()
                self._begin = self._end = start
            elif size == self._size:
                return None
            self._size = -1
            with _opened(self._path, self._end, WarcRecordType.conversion) as records:
                for record in records:
                    self._end = record.stream_pos
                    referred = (record.headers.get("WARC-Refers-To") or "").strip("<>")
                    self._known[referred] = self._end
                    if referred == record_id:
                        return self._end
            self._size = size
            return None


@lru_cache(maxsize=64)
def _conversions(path: Path) -> _Conversions:
    return _Conversions(path)


@contextmanager
def _opened(path: Path, offset: int, kind: WarcRecordType) -> Iterator[Iterator[WarcRecord]]:
    try:
        with path.open("rb") as file:
            file.seek(offset)
            yield ArchiveIterator(file, record_types=kind, parse_http=False)
    except (OSError, ValueError) as error:
        raise unreadable(path, f"after offset {offset}", error) from error

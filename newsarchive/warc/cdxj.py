"""CDXJ lines: captures to sorted index lines as pywb, OutbackCDX and ReplayWeb.page read them, and back.

A line is `SURT timestamp {"url": …, "mime": …, "status": …, "digest": …, "length": …, "offset": …, "filename": …}`;
files are sorted byte by byte. Source: the CDXJ specification of the IIPC, and what cdxj-indexer writes.
"""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from newsarchive.capture.capture import Capture
from newsarchive.errors import WarcError

#: lines sorted in memory at once; about 100 MB
_CHUNK = 250_000

_to_json = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One capture as the index tells it."""

    surt: str
    #: UTC, 14 digits
    timestamp: str
    url: str
    mime: str
    status: int
    digest: str | None
    length: int
    offset: int
    #: relative to the folder of the WARC files
    filename: str

    @property
    def fetched_at(self) -> datetime:
        """Time of the capture, to the second."""
        return datetime.strptime(self.timestamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)


def timestamp_of(moment: datetime) -> str:
    """The 14 digits by which web archives name a moment (UTC)."""
    at = moment.astimezone(UTC)
    # `strftime` takes twice as long
    text = at.isoformat(timespec="seconds")
    return f"{text[:4]}{text[5:7]}{text[8:10]}{text[11:13]}{text[14:16]}{text[17:19]}"


def cdxj_line(capture: Capture, filename: str | None = None) -> bytes:
    """The index line of a capture, with its line end; `filename` stands in for the capture's own."""
    mime = "warc/revisit" if capture.record_type == "revisit" else capture.mime
    fields: dict[str, str] = {"url": capture.url, "mime": mime or "unk"}
    if capture.status:
        fields["status"] = str(capture.status)
    if capture.payload_digest:
        fields["digest"] = capture.payload_digest
    fields["length"] = str(capture.length)
    fields["offset"] = str(capture.offset)
    fields["filename"] = filename or capture.warc_file
    key = f"{capture.surt} {timestamp_of(capture.fetched_at)} "
    return (key + _to_json(fields) + "\n").encode("utf-8", "replace")


def parse_line(line: bytes, where: str = "CDXJ") -> IndexEntry:
    """An index line taken apart. Raises `WarcError` naming `where` for anything else."""
    try:
        surt, timestamp, rest = line.decode("utf-8").split(" ", 2)
        fields: dict[str, Any] = json.loads(rest)
        return IndexEntry(
            surt=surt,
            timestamp=timestamp,
            url=str(fields["url"]),
            mime=str(fields.get("mime", "unk")),
            status=int(fields.get("status") or 0),
            digest=fields.get("digest"),
            length=int(fields["length"]),
            offset=int(fields["offset"]),
            filename=str(fields["filename"]),
        )
    except (ValueError, KeyError, UnicodeDecodeError) as error:
        raise WarcError(
            f"{where}: {line[:80]!r} is no CDXJ line; `newsarchive warc index --rebuild`"
        ) from error


def merged(paths: Iterable[Path]) -> Iterator[bytes]:
    """Lines of sorted files in one order, each once; holds one line a file."""
    with ExitStack() as stack:
        files = [stack.enter_context(path.open("rb")) for path in paths]
        for line, _same in groupby(heapq.merge(*files)):
            yield line


def write_lines(lines: Iterable[bytes], path: Path) -> int:
    """Write lines to a file that appears whole or not at all; returns their number."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".tmp")
    count = 0
    try:
        with unfinished.open("wb", buffering=1024 * 1024) as file:
            for line in lines:
                file.write(line)
                count += 1
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return count


def write_sorted(lines: Iterable[bytes], path: Path, *, chunk: int = _CHUNK) -> int:
    """Sort any number of lines into a file in bounded memory; returns the number of different ones."""
    rest = iter(lines)
    first = sorted(islice(rest, chunk))
    if len(first) < chunk:
        return write_lines((line for line, _same in groupby(first)), path)
    # loaded when there are that many: seldom
    from tempfile import TemporaryDirectory

    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=path.parent, prefix=".sorting-") as folder:
        chunks: list[Path] = []
        part = first
        while part:
            chunks.append(Path(folder) / str(len(chunks)))
            write_lines(part, chunks[-1])
            part = sorted(islice(rest, chunk))
        return write_lines(merged(chunks), path)

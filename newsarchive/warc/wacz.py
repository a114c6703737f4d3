"""WACZ packages (Web Archive Collection Zipped 1.1.1), written as a stream.

Records are copied as they are; only the file and offset that the index names change. Source: the WACZ specification
1.1.1 of the Webrecorder project; the compressed index is ZipNum as pywb and wabac.js read it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import IO, Any, Self

from newsarchive import __version__
from newsarchive.capture.records import warcinfo
from newsarchive.errors import WarcError
from newsarchive.warc.cdxj import IndexEntry, timestamp_of, write_sorted
from newsarchive.warc.exchanges import copy_members, exchange_at
from newsarchive.warc.places import locate
from newsarchive.warc.rendered import rendering_of_exchange

VERSION = "1.1.1"
_LINES = 1024


@dataclass(frozen=True, slots=True)
class Page:
    """An entry point of a package, for its list of pages and its full-text search."""

    url: str
    fetched_at: datetime
    title: str | None = None
    text: str | None = None


@dataclass
class Packaged:
    """What a package holds."""

    path: Path
    captures: int = 0
    pages: int = 0
    bytes: int = 0
    #: captures that were to be in it and can not be read, each with the way out
    missing: list[str] = field(default_factory=list)


@dataclass
class _Resource:
    path: str
    digest: Any = field(default_factory=hashlib.sha256)
    length: int = 0


class _Entry:
    """A file of the package, hashed while it is written."""

    def __init__(self, file: IO[bytes], resource: _Resource) -> None:
        self._file = file
        self.resource = resource

    def write(self, data: bytes) -> None:
        self._file.write(data)
        self.resource.digest.update(data)
        self.resource.length += len(data)


class WaczWriter:
    """Writes one package: first `add_captures`, then `add_pages`; it appears under its name when left whole."""

    def __init__(
        self, path: Path, *, title: str, description: str = "", operator: str = ""
    ) -> None:
        self._path = path
        self._partial = path.with_name(path.name + ".part")
        self._about = {"title": title, "description": description}
        self._operator = operator
        self._resources: list[_Resource] = []
        self._zip = zipfile.ZipFile(self._partial, "w", zipfile.ZIP_STORED, allowZip64=True)
        self._main: Page | None = None
        #: address and time of captures that can not be read: their pages are left out
        self._left_out: set[tuple[str, str]] = set()
        self.packaged = Packaged(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        is_whole = False
        try:
            if kind is None:
                self._describe()
                self._zip.close()
                self._partial.replace(self._path)
                self.packaged.bytes = self._path.stat().st_size
                is_whole = True
        finally:
            if not is_whole:
                # the list of contents that closing writes is of no use, and a full disk refuses it
                with contextlib.suppress(OSError, ValueError):
                    self._zip.close()
                self._partial.unlink(missing_ok=True)

    def add_captures(
        self,
        entries: Iterable[IndexEntry],
        warc_dir: Path,
        progress: Callable[[IndexEntry], None] | None = None,
    ) -> None:
        """Copy the exchanges of these captures into one WARC file and write the index.

        Entries should come in the order of files and offsets. Those that can not be read are left out and told
        in `packaged.missing`. Raises `WarcError` when none of them can be.
        """
        name = _plain(self._path.stem) + ".warc.gz"
        with TemporaryDirectory(dir=self._path.parent, prefix=".packing-") as folder:
            lines = Path(folder) / "index.cdxj"
            with self._open("archive/" + name) as archive:
                archive.write(self._warcinfo(name))
                write_sorted(self._copied(entries, warc_dir, name, archive, progress), lines)
            if self.packaged.missing and not self.packaged.captures:
                raise WarcError(self.packaged.missing[0])
            with lines.open("rb") as file:
                self._write_index(file)

    def _copied(
        self,
        entries: Iterable[IndexEntry],
        warc_dir: Path,
        name: str,
        archive: _Entry,
        progress: Callable[[IndexEntry], None] | None,
    ) -> Iterator[bytes]:
        for entry in entries:
            try:
                path = locate(warc_dir, entry.filename)
                group = exchange_at(path, entry.offset)
            except WarcError as error:
                self.packaged.missing.append(f"{error} ({entry.url})")
                self._left_out.add((entry.url, entry.timestamp))
                continue
            offset = archive.resource.length
            length = copy_members(path, group, archive)[0]
            if shown := rendering_of_exchange(path, group):
                copy_members(shown[0], exchange_at(*shown), archive)
            self.packaged.captures += 1
            if progress is not None:
                progress(entry)
            yield _line(entry, name, offset, length)

    def _write_index(self, lines: Iterable[bytes]) -> None:
        blocks: list[str] = []
        with self._open("indexes/index.cdx.gz") as data:
            rest = iter(lines)
            while part := list(islice(rest, _LINES)):
                compressor = zlib.compressobj(wbits=31)
                block = compressor.compress(b"".join(part)) + compressor.flush()
                place = {
                    "offset": data.resource.length,
                    "length": len(block),
                    "digest": "sha256:" + hashlib.sha256(block).hexdigest(),
                }
                key = part[0].partition(b"{")[0].decode("utf-8").strip()
                blocks.append(f"{key} {json.dumps(place)}\n")
                data.write(block)
        with self._open("indexes/index.idx") as index:
            meta = {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}
            index.write(f"!meta 0 {json.dumps(meta)}\n".encode())
            for line in blocks:
                index.write(line.encode("utf-8"))

    def add_pages(self, pages: Iterable[Page]) -> None:
        """Write the list of pages with their texts; the first one opens when the package is opened."""
        with self._open("pages/pages.jsonl") as file:
            head = {"format": "json-pages-1.0", "id": "pages", "title": "Pages", "hasText": True}
            file.write(_json_line(head))
            for page in pages:
                if (page.url, timestamp_of(page.fetched_at)) in self._left_out:
                    continue
                self._main = self._main or page
                self.packaged.pages += 1
                ts = page.fetched_at.astimezone(UTC).isoformat(timespec="seconds")
                record = {"id": _page_id(page), "url": page.url, "ts": ts.replace("+00:00", "Z")}
                record |= {"title": page.title} if page.title else {}
                record |= {"text": page.text} if page.text else {}
                file.write(_json_line(record))

    def _describe(self) -> None:
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        if missing := len(self.packaged.missing):
            told = f"{missing} captures that can not be read were left out."
            self._about["description"] = f"{self._about['description']} {told}".strip()
        package: dict[str, Any] = {
            "profile": "data-package",
            "wacz_version": VERSION,
            "software": f"newsarchive/{__version__}",
            "created": now,
            "modified": now,
            **{name: value for name, value in self._about.items() if value},
            "resources": [
                {
                    "name": resource.path.rpartition("/")[2].lower(),
                    "path": resource.path,
                    "hash": "sha256:" + resource.digest.hexdigest(),
                    "bytes": resource.length,
                }
                for resource in self._resources
            ],
        }
        if self._main is not None:
            package["mainPageUrl"] = self._main.url
            package["mainPageDate"] = self._main.fetched_at.astimezone(UTC).strftime(
                "%Y-%m-%dT%H:%M:%SZ"
            )
        text = json.dumps(package, indent=2, ensure_ascii=False).encode("utf-8")
        self._zip.writestr("datapackage.json", text)
        digest = {"path": "datapackage.json", "hash": "sha256:" + hashlib.sha256(text).hexdigest()}
        self._zip.writestr("datapackage-digest.json", json.dumps(digest, indent=2))

    def _warcinfo(self, name: str) -> bytes:
        fields = [("software", f"newsarchive/{__version__}"), ("format", "WARC File Format 1.1")]
        fields += [(key, value) for key, value in self._about.items() if value]
        fields += [("operator", self._operator)] if self._operator else []
        compressor = zlib.compressobj(wbits=31)
        record = warcinfo(fields, name, datetime.now(UTC))
        return compressor.compress(record) + compressor.flush()

    def _open(self, name: str) -> _Opened:
        resource = _Resource(name)
        self._resources.append(resource)
        info = zipfile.ZipInfo(name, datetime.now(UTC).timetuple()[:6])
        return _Opened(self._zip.open(info, "w", force_zip64=True), resource)


class _Opened:
    def __init__(self, file: IO[bytes], resource: _Resource) -> None:
        self._file = file
        self._resource = resource

    def __enter__(self) -> _Entry:
        return _Entry(self._file, self._resource)

    def __exit__(self, *_error: object) -> None:
        self._file.close()


def _line(entry: IndexEntry, name: str, offset: int, length: int) -> bytes:
    fields = {"url": entry.url, "mime": entry.mime}
    fields |= {"status": str(entry.status)} if entry.status else {}
    fields |= {"digest": entry.digest} if entry.digest else {}
    fields |= {"length": str(length), "offset": str(offset), "filename": name}
    text = f"{entry.surt} {entry.timestamp} {json.dumps(fields, ensure_ascii=False)}\n"
    return text.encode("utf-8")


def _json_line(record: dict[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode("utf-8") + b"\n"


def _plain(name: str) -> str:
    """A name of characters that data packages allow and that no viewer takes for a part of an address."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^A-Za-z0-9._-]+", "-", letters).strip("-.") or "newsarchive"


def _page_id(page: Page) -> str:
    return hashlib.sha256(f"{page.url} {page.fetched_at.isoformat()}".encode()).hexdigest()[:22]

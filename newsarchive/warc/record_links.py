"""What only all files of an archive together can tell: record ids that stand twice, revisits that refer to nothing.

Ids are sorted into buckets on disk, so that an archive of any size is checked in bounded memory.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Self

_BUCKETS = 64


class RecordLinks:
    """Gathers ids and references of records; `problems` names what does not fit. A context manager."""

    def __init__(self) -> None:
        self._files: dict[Path, int] = {}
        self._buckets: dict[int, IO[str]] = {}

    def __enter__(self) -> Self:
        self._folder = TemporaryDirectory(prefix="newsarchive-verify-")
        return self

    def __exit__(self, *_error: object) -> None:
        for bucket in self._buckets.values():
            bucket.close()
        self._folder.cleanup()

    def add(self, path: Path, offset: int, fields: dict[str, str]) -> None:
        """Take in a record."""
        number = self._files.setdefault(path, len(self._files))
        payload = fields.get("warc-payload-digest", "-").replace(" ", "")
        place = f"{number} {offset} {payload}"
        record_id = _plain(fields.get("warc-record-id", ""))
        self._write(
            record_id, f"{record_id} {fields.get('warc-type', '-').replace(' ', '')} {place}\n"
        )
        if fields.get("warc-type") == "revisit" and "warc-refers-to" in fields:
            referred = _plain(fields["warc-refers-to"])
            self._write(referred, f"{referred} > {place}\n")

    def _write(self, record_id: str, line: str) -> None:
        bucket = hashlib.blake2b(record_id.encode("utf-8", "replace")).digest()[0] % _BUCKETS
        if bucket not in self._buckets:
            path = Path(self._folder.name) / str(bucket)
            self._buckets[bucket] = path.open("w+", encoding="utf-8", errors="replace")
        self._buckets[bucket].write(line)

    def problems(self) -> Iterator[str]:
        """What does not fit, with file and offset."""
        names = {number: path for path, number in self._files.items()}
        for bucket in self._buckets.values():
            bucket.seek(0)
            known: dict[str, tuple[str, int, int, str]] = {}
            references: list[tuple[str, int, int, str]] = []
            for line in bucket:
                record_id, kind, number, offset, payload = line.split()
                here = int(number), int(offset)
                if kind == ">":
                    references.append((record_id, *here, payload))
                elif record_id in known and known[record_id][1] != here[0]:
                    _kind, other, at, _payload = known[record_id]
                    yield (
                        f"{names[here[0]]}: offset {here[1]}: record <{record_id}> stands in {names[other]} "
                        f"at offset {at} too"
                    )
                else:
                    known.setdefault(record_id, (kind, *here, payload))
            for record_id, file, at, payload in references:
                target = known.get(record_id)
                where = f"{names[file]}: offset {at}: revisit of <{record_id}>, "
                if target is None:
                    yield where + "which is in no file"
                elif target[0] != "response":
                    yield where + f"which is a {target[0]}"
                elif payload != "-" and target[3] != payload:
                    yield where + f"whose payload has another digest: {target[3]}, not {payload}"


def _plain(record_id: str) -> str:
    return "".join(record_id.split()).strip("<>") or "-"

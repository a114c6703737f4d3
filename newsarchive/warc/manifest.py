"""Fixity of finished WARC files: one `manifest-sha256.txt` in the archive home.

Lines are `SHA-256  warc/2026/11/….warc.gz`, as BagIt manifests have them (RFC 8493 section 2.1.3) and `sha256sum -c`
checks them.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Callable, Collection
from pathlib import Path

from newsarchive.errors import WarcError
from newsarchive.warc.files import finished_files

NAME = "manifest-sha256.txt"
_READ = 1024 * 1024


class Manifest:
    """The manifest of an archive home. Lines are only ever added."""

    def __init__(self, home: Path, warc_dir: Path) -> None:
        self.path = home / NAME
        self._home = home
        self._warc_dir = warc_dir

    def read(self) -> dict[str, str]:
        """Digest of each listed file, by its path below the home.

        Raises `WarcError` for a line that is none, or a file listed with two digests.
        """
        if not self.path.is_file():
            return {}
        digests: dict[str, str] = {}
        # a last line without its end was torn by a full disk or a kill: its file counts as not listed
        whole = self.path.read_text("utf-8").rpartition("\n")[0]
        for number, line in enumerate(whole.splitlines(), 1):
            digest, _space, name = line.partition("  ")
            if len(digest) != 64 or not name or digests.get(name, digest) != digest:
                raise WarcError(
                    f"{self.path}: line {number}: {line[:80]!r} is no manifest line, or the file is listed "
                    "with two digests; restore the manifest from a copy"
                )
            digests[name] = digest
        return digests

    def add(self, path: Path, digest: str | None = None) -> str:
        """List a finished file; its SHA-256 (lower-case hexadecimal) is taken from the disk unless given."""
        digest = digest or sha256_of(path)
        line = f"{digest}  {path.relative_to(self._home).as_posix()}\n"
        with self.path.open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - 1))
            if file.read(1) not in (b"", b"\n"):
                file.seek(0)
                file.truncate(file.read().rfind(b"\n") + 1)
            file.write(line.encode("utf-8"))
        return digest

    def complete(self, refused: Collection[str] = ()) -> int:
        """List finished files that a kill left unlisted, but none `refused` (names below `warc/`); their number."""
        listed = self.read()
        added = 0
        for path in finished_files(self._warc_dir):
            if path.relative_to(self._warc_dir).as_posix() in refused:
                continue
            if path.relative_to(self._home).as_posix() not in listed:
                self.add(path)
                added += 1
        return added

    @classmethod
    def above(cls, path: Path) -> Manifest | None:
        """The manifest of the archive home that a file lies in."""
        for folder in path.absolute().parents:
            if (folder / NAME).is_file():
                return cls(folder, folder / "warc")
        return None

    def problem_of(self, path: Path) -> str | None:
        """Whether one file has changed; a file that is not listed has no problem here."""
        try:
            name = path.relative_to(self._home).as_posix()
        except ValueError:
            return None
        digest = self.read().get(name)
        return self._changed(path, digest, None) if digest is not None else None

    def _changed(
        self, path: Path, digest: str, progress: Callable[[int], None] | None
    ) -> str | None:
        if sha256_of(path, progress) == digest:
            return None
        return (
            f"{path}: changed since it was finished: its SHA-256 is not the one in {self.path.name}; "
            "restore it from a copy"
        )

    def missing(self) -> list[Path]:
        """Listed files that are not there; not those that were moved and are listed where they are now."""
        return self._missing(self.read())

    def _missing(self, listed: dict[str, str]) -> list[Path]:
        there = {name for name in listed if (self._home / name).is_file()}
        held = {listed[name] for name in there}
        return [
            self._home / name
            for name, digest in listed.items()
            if name not in there and digest not in held
        ]

    def problems(self, progress: Callable[[int], None] | None = None) -> list[str]:
        """What does not agree with the manifest: changed, missing and unlisted files."""
        listed = self.read()
        found = [
            f"{path}: listed in {self.path.name} and missing; restore it from a copy, or take its line out of the list "
            "when another file took its place"
            for path in self._missing(listed)
        ]
        for name, digest in listed.items():
            path = self._home / name
            if path.is_file() and (problem := self._changed(path, digest, progress)):
                found.append(problem)
        found.extend(
            f"{path}: not in {self.path.name}; `newsarchive warc index` lists it"
            for path in finished_files(self._warc_dir)
            if path.relative_to(self._home).as_posix() not in listed
        )
        return found


def sha256_of(path: Path, progress: Callable[[int], None] | None = None) -> str:
    """SHA-256 of a file in lower-case hexadecimal; `progress` is told the bytes read."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(_READ):
            digest.update(part)
            if progress is not None:
                progress(len(part))
    return digest.hexdigest()

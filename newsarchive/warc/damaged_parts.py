"""Index parts of damaged WARC files: kept apart, so that a file that was restored can be indexed anew.

Beside a part `damaged-….cdxj` and its list of files `….damage` says what is damaged and how the file looked then.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsarchive.warc.cdxj import write_lines

_DAMAGE = ".damage"


class DamagedParts:
    """The parts of damaged files in an index folder."""

    def __init__(self, folder: Path, warc_dir: Path) -> None:
        self._folder = folder
        self._warc_dir = warc_dir

    def keep(self, part: Path, name: str, state: list[int], problem: str) -> None:
        """Take a part that was written for a damaged file out of those that are merged."""
        kept = part.with_name("damaged-" + part.name.partition("-")[2])
        about = {"file": name, "state": state, "problem": problem}
        write_lines([json.dumps(about).encode()], kept.with_suffix(_DAMAGE))
        part.replace(kept)
        write_lines([f"{name}\n".encode()], kept.with_suffix(".files"))

    def problems(self) -> list[str]:
        """What is damaged of the files that are there."""
        return sorted(
            str(about["problem"])
            for _path, about in self._all()
            if (self._warc_dir / about["file"]).is_file()
        )

    def changed(self) -> list[Path]:
        """What says of a file that is not as it was."""
        return [path for path, about in self._all() if self._is_changed(about)]

    def _is_changed(self, about: dict[str, Any]) -> bool:
        held = self._warc_dir / about["file"]
        return held.is_file() and bool(state_of(held) != about["state"])

    def forget_changed(self) -> None:
        """Drop the parts of files that are not as they were."""
        for path in self.changed():
            self._drop(path)

    def forget(self) -> None:
        """Drop what is said of all files; for an index that is made again."""
        for path in self._folder.glob("*" + _DAMAGE):
            path.unlink(missing_ok=True)

    def _all(self) -> Iterator[tuple[Path, dict[str, Any]]]:
        for path in sorted(self._folder.glob("*" + _DAMAGE)):
            try:
                yield path, json.loads(path.read_text("utf-8"))
            except (FileNotFoundError, ValueError):
                # another process is at it, or it was torn: the file is indexed again
                self._drop(path)

    def _drop(self, path: Path) -> None:
        for suffix in (".files", ".cdxj", _DAMAGE):
            path.with_suffix(suffix).unlink(missing_ok=True)


def state_of(path: Path) -> list[int]:
    """Size and time of the last change: another file under the same name differs in one."""
    about = path.stat()
    return [about.st_size, about.st_mtime_ns]

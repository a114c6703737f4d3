"""The finished WARC files of an archive."""

from __future__ import annotations

import os
from pathlib import Path

from newsarchive.errors import WarcError


def finished_files(warc_dir: Path) -> list[Path]:
    """The files below a folder, in the order of their names; none where there is no folder.

    Raises `WarcError` for a folder that this user may not read: what is in it would seem not to be there.
    """
    found: list[Path] = []
    for folder, _folders, names in os.walk(warc_dir, onerror=_refused):
        found += [Path(folder, name) for name in names if name.endswith(".warc.gz")]
    return sorted(found)


def _refused(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise WarcError(
            f"can not look into {error.filename}: {error.strerror}; allow this user to read it"
        ) from error

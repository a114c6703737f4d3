"""The finished WARC files of an archive."""

from __future__ import annotations

import os
import re
from pathlib import Path

from newsarchive.errors import WarcError

#: compressed record by record, or not at all
ENDINGS = (".warc.gz", ".warc")
#: files that hold captures in other forms, and what makes a WARC file of them
_FOREIGN = (
    (
        r"\.arc(\.gz)?",
        "is an ARC file: `warcio recompress {0} NEW.warc.gz` makes a WARC file of it",
    ),
    (r"\.wacz", "is a package: the WARC files lie in its folder archive/, `unzip {0} 'archive/*'`"),
    (r"\.warc\.zst", "is compressed with Zstandard: `zstd -d {0}` decompresses it"),
    (r"\.warc\.bz2", "is compressed with bzip2: `bunzip2 {0}` decompresses it"),
    (r"\.warc\.xz", "is compressed with xz: `unxz {0}` decompresses it"),
    (r"\.warc\.lz4", "is compressed with LZ4: `lz4 -d {0}` decompresses it"),
    (r"\.warc(\.gz)?", "has an ending in capitals: rename it to one in small letters"),
)


def finished_files(warc_dir: Path) -> list[Path]:
    """The files below a folder, in the order of their names; none where there is no folder.

    Raises `WarcError` for a folder that this user may not read: what is in it would seem not to be there.
    """
    found: list[Path] = []
    for folder, _folders, names in os.walk(warc_dir, onerror=_refused):
        found += [Path(folder, name) for name in names if name.endswith(ENDINGS)]
    return sorted(found)


def foreign_files(warc_dir: Path) -> list[str]:
    """Files below a folder that hold captures, but not as we read them: each in a line with the way out."""
    found: list[str] = []
    for folder, _folders, names in os.walk(warc_dir, onerror=_refused):
        for name in names:
            if name.endswith((*ENDINGS, ".open")):
                continue
            for ending, way_out in _FOREIGN:
                if re.search(ending + r"\Z", name, re.IGNORECASE):
                    path = Path(folder, name)
                    found.append(f"{path} is not read: it {way_out.format(path)}")
                    break
    return sorted(found)


def _refused(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise WarcError(
            f"can not look into {error.filename}: {error.strerror}; allow this user to read it"
        ) from error

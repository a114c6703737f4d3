"""Captures copied out of WARC files: into a new WARC file as they are, or as plain files of their bodies."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from newsarchive import __version__
from newsarchive.capture.records import warcinfo
from newsarchive.errors import WarcError
from newsarchive.warc.exchanges import copy_members, exchange_at
from newsarchive.warc.places import RecordPlace, stream_record
from newsarchive.warc.rendered import rendering_of_exchange

_UNSAFE = re.compile(r"[^\w.=@-]+")


def extract_records(places: Iterable[RecordPlace], output: Path) -> int:
    """Copy whole exchanges, byte by byte, behind a warcinfo of our own; returns their number.

    What scripts built of a page goes with it.
    The file appears when it is whole. Raises `WarcError` when it can not be written.
    """
    partial = output.with_name(output.name + ".part")
    count = 0
    try:
        with partial.open("wb") as file:
            fields = [
                ("software", f"newsarchive/{__version__}"),
                ("format", "WARC File Format 1.1"),
            ]
            compressor = zlib.compressobj(wbits=31)
            head = warcinfo(fields, output.name, datetime.now(UTC))
            file.write(compressor.compress(head) + compressor.flush())
            for place in places:
                group = exchange_at(place.path, place.offset)
                copy_members(place.path, group, file)
                if shown := rendering_of_exchange(place.path, group):
                    copy_members(shown[0], exchange_at(*shown), file)
                count += 1
        if count:
            partial.replace(output)
    except OSError as error:
        raise WarcError(
            f"can not write {output}: {error.strerror}; choose another place with -o"
        ) from error
    finally:
        partial.unlink(missing_ok=True)
    return count


def extract_bodies(places: Iterable[RecordPlace], folder: Path) -> int:
    """Write decoded bodies as `host/path`, repeated ones with the offset in their name; returns their number."""
    count = 0
    try:
        for place in places:
            target = _target(folder, place)
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as file:
                for piece in stream_record(place, "body"):
                    file.write(piece)
            count += 1
    except OSError as error:
        raise WarcError(
            f"can not write into {folder}: {error.strerror}; choose another folder with -o"
        ) from error
    return count


def _target(folder: Path, place: RecordPlace) -> Path:
    parts = urlsplit(place.url)
    pieces = [_safe(piece) for piece in unquote(parts.path).split("/") if piece]
    if not pieces or parts.path.endswith("/"):
        pieces.append("index.html")
    if parts.query:
        pieces[-1] += "@" + _safe(parts.query)
    # names longer than file systems take are cut; every piece is a plain name, so nothing leaves the folder
    path = folder.joinpath(_safe(parts.netloc), *(piece[:150] for piece in pieces))
    while path.exists() or any(parent.is_file() for parent in path.parents):
        path = folder / _safe(parts.netloc) / f"{place.path.name}-{place.offset}-{pieces[-1][:100]}"
        if path.exists():
            break
    return path


def _safe(name: str) -> str:
    return _UNSAFE.sub("_", name).lstrip(".") or "_"

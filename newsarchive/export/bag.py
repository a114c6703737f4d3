"""BagIt 1.0 packages (RFC 8493): payload in `data/`, SHA-256 manifests, and what the package is in `bag-info.txt`."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from newsarchive import __version__
from newsarchive.errors import ConfigurationError
from newsarchive.warc.manifest import sha256_of


@contextmanager
def new_bag(folder: Path, about: Callable[[], dict[str, str]]) -> Iterator[Path]:
    """A bag under way: write the payload into the folder yielded; the bag has its name only when it is whole.

    `about` gives the lines of `bag-info.txt` when the payload is there. Raises `ConfigurationError` when
    something has that name already.
    """
    if folder.exists():
        raise ConfigurationError(f"{folder} is there already; name another folder with -o")
    partial = folder.with_name(folder.name + ".part")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        payload = partial / "data"
        payload.mkdir(parents=True)
        yield payload
        _close(partial, about())
        partial.rename(folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _close(bag: Path, about: dict[str, str]) -> None:
    files = sorted(path for path in (bag / "data").rglob("*") if path.is_file())
    (bag / "bagit.txt").write_text(
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", encoding="utf-8"
    )
    octets = sum(path.stat().st_size for path in files)
    lines = {
        **about,
        "Bagging-Date": datetime.now(UTC).strftime("%Y-%m-%d"),
        "Bag-Software-Agent": f"newsarchive {__version__}",
        "Payload-Oxum": f"{octets}.{len(files)}",
    }
    text = "".join(f"{name}: {' '.join(value.split())}\n" for name, value in lines.items())
    (bag / "bag-info.txt").write_text(text, encoding="utf-8")
    _manifest(bag, "manifest-sha256.txt", files)
    tags = [bag / name for name in ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")]
    _manifest(bag, "tagmanifest-sha256.txt", tags)


def _manifest(bag: Path, name: str, files: list[Path]) -> None:
    lines = (f"{sha256_of(path)}  {path.relative_to(bag).as_posix()}\n" for path in files)
    (bag / name).write_text("".join(lines), encoding="utf-8")

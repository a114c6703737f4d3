"""Selections of captures written as WACZ packages."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from newsarchive.errors import ConfigurationError
from newsarchive.home import ArchiveHome
from newsarchive.warc.cdxj import IndexEntry
from newsarchive.warc.wacz import Packaged, Page, WaczWriter


def write_package(
    home: ArchiveHome,
    entries: list[IndexEntry],
    pages: list[Page],
    output: Path,
    *,
    title: str,
    description: str = "",
) -> Packaged:
    """Write the package; on a terminal with a progress bar.

    Raises `ConfigurationError` when the place can not be written, `WarcError` when a record is not where the
    index says.
    """
    try:
        with (
            Progress(console=Console(stderr=True), disable=not sys.stderr.isatty()) as bar,
            WaczWriter(
                output, title=title, description=description, operator=home.settings.operator
            ) as writer,
        ):
            task = bar.add_task(output.name, total=len(entries))
            writer.add_captures(entries, home.warc_dir, lambda _entry: bar.advance(task))
            writer.add_pages(pages)
    except OSError as error:
        raise ConfigurationError(
            f"can not write {output}: {error.strerror}; choose another place with -o"
        ) from error
    return writer.packaged

"""Selections of captures written as WACZ packages."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from newsarchive.errors import ConfigurationError
from newsarchive.export.selection import Selected
from newsarchive.home import ArchiveHome
from newsarchive.warc.wacz import Packaged, WaczWriter


def write_package(
    home: ArchiveHome,
    selected: Selected,
    output: Path,
    *,
    title: str,
    description: str = "",
) -> Packaged:
    """Write the package; on a terminal with a progress bar.

    What can not be read is left out and told in `missing`. Raises `ConfigurationError` when the place can not be
    written, `WarcError` when nothing can be read.
    """
    try:
        with (
            Progress(console=Console(stderr=True), disable=not sys.stderr.isatty()) as bar,
            WaczWriter(
                output, title=title, description=description, operator=home.settings.operator
            ) as writer,
        ):
            task = bar.add_task(output.name, total=len(selected.entries))
            writer.add_captures(selected.entries, home.warc_dir, lambda _entry: bar.advance(task))
            writer.add_pages(selected.pages)
    except OSError as error:
        raise ConfigurationError(
            f"can not write {output}: {error.strerror}; choose another place with -o"
        ) from error
    writer.packaged.missing[:0] = selected.problems
    return writer.packaged

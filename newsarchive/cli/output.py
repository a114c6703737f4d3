"""Where a command's file goes: a name, standard output, or what stands under a name and is no file."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from newsarchive.errors import ConfigurationError

#: as which a path means standard output
STANDARD_OUTPUT = Path("-")


def is_stream(output: Path) -> bool:
    """Whether bytes go to standard output, a device, a pipe or through a link: nothing may take such a name over."""
    if output == STANDARD_OUTPUT or output.is_symlink():
        return True
    return output.exists() and not output.is_file() and not output.is_dir()


@contextmanager
def file_for(output: Path) -> Iterator[Path]:
    """The file to write for `-o`: the one named, or one whose bytes go on to the stream when it is whole.

    Raises `ConfigurationError` when the place is a folder, lies in none, or takes no bytes; a reader that went away
    is a `BrokenPipeError`.
    """
    if not is_stream(output):
        _require_place(output)
        try:
            yield output
        except OSError as error:
            # opening names the file, writing does not
            if error.filename is None:
                raise _refused(output, error) from error
            raise
        return
    name = "newsarchive" if output == STANDARD_OUTPUT else output.name
    with TemporaryDirectory(prefix="newsarchive-output-") as folder:
        whole = Path(folder) / name
        yield whole
        try:
            with whole.open("rb") as source:
                if output == STANDARD_OUTPUT:
                    shutil.copyfileobj(source, sys.stdout.buffer)
                    sys.stdout.flush()
                else:
                    with output.open("wb") as target:
                        shutil.copyfileobj(source, target)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _refused(output, error) from error


def _require_place(output: Path) -> None:
    if output.is_dir():
        raise ConfigurationError(f"{output} is a folder; name a file in it with -o")
    if not output.parent.is_dir():
        raise ConfigurationError(
            f"can not write {output}: there is no folder {output.parent}; "
            "make it first, or choose another place with -o"
        )


def _refused(output: Path, error: OSError) -> ConfigurationError:
    return ConfigurationError(
        f"can not write {said(output)}: {error.strerror or error}; make room, or choose another place with -o"
    )


def said(output: Path) -> str:
    """What the place is called in a message."""
    return "standard output" if output == STANDARD_OUTPUT else str(output)

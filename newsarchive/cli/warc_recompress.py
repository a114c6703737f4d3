"""`newsarchive warc recompress`: WARC files from elsewhere made such that single records can be looked up."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def recompress(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A WARC file, compressed or not.")],
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            help="The WARC file to write (….warc.gz), - for stdout; not FILE itself.",
        ),
    ],
) -> int:
    """Write a WARC file compressed record by record: of one compressed as a whole, or not at all.

    The records stay byte by byte as they are. What stands behind damage is left out: exit code 3.

    Examples:

      newsarchive warc recompress kiriman.warc.gz -o arsip/warc/kiriman-1.warc.gz
    """
    from newsarchive.cli.output import file_for, said
    from newsarchive.cli.warc import tell_problems
    from newsarchive.errors import WarcError
    from newsarchive.warc.recompress import recompress as write

    if not file.is_file():
        raise WarcError(f"{file} is no file; name a WARC file")
    if output.exists() and output.samefile(file):
        raise WarcError(f"{output} is the file to be read; choose another name with -o")
    with file_for(output) as target:
        done = write(file, target)
    typer.echo(f"{done.records} records written to {said(output)}", err=True)
    return tell_problems([done.problem] if done.problem else [])

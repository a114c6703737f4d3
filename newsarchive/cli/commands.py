"""The table of commands: which module serves which name."""

from __future__ import annotations

from typing import Annotated

import typer

from newsarchive import __version__

app = typer.Typer(
    name="newsarchive",
    help="The archive of Indonesia's regional-government news.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"newsarchive {__version__}")
        raise typer.Exit


@app.callback()
def newsarchive(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """The archive of Indonesia's regional-government news: crawl, keep, read, search, cite, replay."""

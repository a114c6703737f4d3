"""The table of commands: which module serves which name."""

from __future__ import annotations

import inspect
import re
from typing import Annotated

import typer

from newsarchive import __version__
from newsarchive.cli import (
    db,
    probe,
    report,
    schedule,
    sources,
    warc,
    warc_packages,
    warc_records,
    worker,
)
from newsarchive.cli.crawl import crawl
from newsarchive.cli.datasette import datasette
from newsarchive.cli.dates import dates
from newsarchive.cli.demo import demo
from newsarchive.cli.export import export, import_
from newsarchive.cli.extract import extract
from newsarchive.cli.init import config, init
from newsarchive.cli.reprocess import reprocess
from newsarchive.cli.search import search
from newsarchive.cli.serve import serve
from newsarchive.cli.show import show
from newsarchive.cli.warc_recompress import recompress

app = typer.Typer(
    name="newsarchive",
    help="The archive of Indonesia's regional-government news: crawl, keep, read, search, cite, replay.",
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


for command in (
    demo,
    init,
    config,
    crawl,
    extract,
    dates,
    search,
    show,
    export,
    import_,
    serve,
    reprocess,
):
    app.command(command.__name__.rstrip("_"))(command)
sources.app.command("probe")(probe.probe)
sources.app.command("check")(probe.check)
sources.app.command("learn")(probe.learn)
db.app.command("datasette")(datasette)
for within in (
    warc_records.cat,
    warc_records.extract,
    recompress,
    warc_packages.index,
    warc_packages.package,
):
    warc.app.command(within.__name__)(within)
for group, name in (
    (sources.app, "sources"),
    (warc.app, "warc"),
    (schedule.app, "schedule"),
    (worker.app, "worker"),
    (report.app, "report"),
    (db.app, "db"),
):
    app.add_typer(group, name=name)


def unwrapped(text: str) -> str:
    """A help text whose paragraphs are one line each, so that a terminal breaks them to its width only."""
    paragraphs = inspect.cleandoc(text).split("\n\n")
    return "\n\n".join(re.sub(r"\s*\n\s*", " ", paragraph) for paragraph in paragraphs)


def _unwrap(of: typer.Typer) -> None:
    for command in of.registered_commands:
        assert command.callback is not None
        command.help = unwrapped(command.help or command.callback.__doc__ or "")
    for inner in of.registered_groups:
        if inner.typer_instance is not None:
            _unwrap(inner.typer_instance)


_unwrap(app)

"""`newsarchive reprocess`: read every capture again with today's rules; no network."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Annotated

import typer

from newsarchive.cli.options import ArchiveOption, DatabaseOption


def reprocess(
    source: Annotated[str | None, typer.Option(help="Only captures of this source.")] = None,
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Only captures made on this day or later."),
    ] = None,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
) -> int:
    """Rebuild records from the WARCs alone, with the same identifiers. Exit code 3: some files can not be read.

    To rebuild the whole database, move records.sqlite away first.
    """
    from rich.console import Console
    from rich.progress import Progress

    from newsarchive.home import ArchiveHome
    from newsarchive.reprocess import reprocess_archive
    from newsarchive.store import Store

    home = ArchiveHome.locate(archive, database).require()
    with (
        Store.open(home.database_url, create=True) as store,
        Progress(console=Console(stderr=True), disable=not sys.stderr.isatty()) as bar,
    ):
        task = bar.add_task("captures", total=None)
        result = reprocess_archive(
            home,
            store,
            source=source,
            since=since.date() if since else None,
            progress=lambda count: bar.advance(task, count),
        )
    for problem in result.problems:
        typer.echo(problem, err=True)
    typer.echo(
        f"{result.captures} captures read, {result.new} articles, {result.versions} further versions, "
        f"{result.gone} withdrawn, {result.changed} records changed"
    )
    return 3 if result.problems else 0

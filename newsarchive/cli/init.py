"""`newsarchive init` and `newsarchive config`: make an archive home, and see what is set."""

from __future__ import annotations

import json
import os
from typing import Annotated

import typer

from newsarchive.cli.options import ArchiveOption, DatabaseOption, JsonOption


def init(
    folder: Annotated[str | None, typer.Argument(metavar="[DIR]", show_default=False)] = None,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
) -> None:
    """Make an archive home: folders, settings file, README and an empty database. Safe to repeat.

    A folder in which only parts of an archive are left, its warc/ say, is made whole: what to do next is printed.

    Example: newsarchive init --archive arsip-berita
    """
    from pathlib import Path

    from newsarchive.home import ArchiveHome
    from newsarchive.store import Store
    from newsarchive.warc.files import finished_files

    home = ArchiveHome.locate(Path(folder) if folder else archive, database).create()
    with Store.open(home.database_url, create=True) as store:
        is_to_be_read = bool(finished_files(home.warc_dir)) and not store.summary()["captures"]
    typer.echo(f"Archive ready at {home.path}")
    if is_to_be_read:
        typer.echo(
            "It holds WARC files whose captures are not in its database.\n"
            "Next: newsarchive sources restore, then newsarchive reprocess"
        )
    else:
        typer.echo("Next: newsarchive sources list, then newsarchive crawl SOURCE")


def config(
    archive: ArchiveOption = None, database: DatabaseOption = None, as_json: JsonOption = False
) -> None:
    """Print the settings in force and where each comes from."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    from newsarchive.config import Settings, read_settings_file
    from newsarchive.database_url import without_password
    from newsarchive.home import SETTINGS_FILE, ArchiveHome

    home = ArchiveHome.locate(archive, database)
    in_file = read_settings_file(home.path / SETTINGS_FILE)
    rows = []
    for name, value in home.settings.model_dump().items():
        origin = "default"
        if name == "database" and database:
            origin = "command line"
        elif f"NEWSARCHIVE_{name.upper()}" in os.environ:
            origin = "environment"
        elif name in in_file:
            origin = SETTINGS_FILE
        if name == "notify":
            # these addresses hold passwords
            value = [f"{address.partition('://')[0]}://…" for address in value]
        if name == "database" and value:
            value = without_password(value)
        rows.append({"setting": name, "value": value, "from": origin})
    if as_json:
        typer.echo(json.dumps({"home": str(home.path), "settings": rows}, indent=1))
        return
    table = Table(title=f"Settings of {escape(str(home.path))}", title_justify="left")
    for column in ("setting", "value", "from", "meaning"):
        table.add_column(column, overflow="fold")
    for row in rows:
        meaning = Settings.model_fields[row["setting"]].description or ""
        table.add_row(row["setting"], escape(str(row["value"])), row["from"], meaning)
    Console().print(table)

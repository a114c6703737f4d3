"""`newsarchive db`: migrations, and the cross-check of rows against WARCs."""

from __future__ import annotations

from typing import Annotated

import typer

from newsarchive.cli.options import ArchiveOption, DatabaseOption

app = typer.Typer(no_args_is_help=True, help="The record database.")


@app.command("upgrade")
def upgrade(archive: ArchiveOption = None, database: DatabaseOption = None) -> None:
    """Bring the database to the schema of this program."""
    from newsarchive.home import ArchiveHome
    from newsarchive.store.engine import upgrade_database

    home = ArchiveHome.locate(archive, database).require()
    upgrade_database(home.database_url)
    typer.echo("The database has the schema of this program.")


@app.command("check")
def check(archive: ArchiveOption = None, database: DatabaseOption = None) -> int:
    """Compare rows with each other and captures with their digests. Exit code 1 when something does not agree."""
    from newsarchive.home import ArchiveHome
    from newsarchive.store import Store
    from newsarchive.store.check import check_captures
    from newsarchive.store.check_rows import check_rows

    home = ArchiveHome.locate(archive, database).require()
    with Store.open(home.database_url) as store:
        problems = check_rows(store)
        for problem in problems:
            typer.echo(problem, err=True)
        result = check_captures(store, home.warc_dir)
    for problem in result.problems:
        typer.echo(problem, err=True)
    number = len(problems) + len(result.problems)
    typer.echo(f"rows compared, {result.checked} captures checked, {number} problems")
    return 1 if number else 0


@app.command("hide")
def hide(
    article: Annotated[
        str, typer.Argument(metavar="ID", help="Article id, version id or address.")
    ],
    reason: Annotated[str, typer.Option(help="Who asked for it, and by which right.")],
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
) -> None:
    """Take an article down: record, search, export and replay hide it; its captures stay. `db unhide` undoes it."""
    from datetime import UTC, datetime

    from newsarchive.home import ArchiveHome
    from newsarchive.replay.server import refresh_rules
    from newsarchive.store import Store
    from newsarchive.store.articles import find_article
    from newsarchive.store.takedown import take_down

    home = ArchiveHome.locate(archive, database).require()
    with Store.open(home.database_url) as store:
        found, _version = find_article(store, article)
        take_down(store, found.article_id, reason, datetime.now(UTC))
    refresh_rules(home)
    typer.echo(f"{found.article_id} is hidden.")


@app.command("unhide")
def unhide(
    article: Annotated[
        str, typer.Argument(metavar="ID", help="Article id, version id or address.")
    ],
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
) -> None:
    """Show a hidden article again; that it was hidden stays on record."""
    from datetime import UTC, datetime

    from newsarchive.home import ArchiveHome
    from newsarchive.replay.server import refresh_rules
    from newsarchive.store import Store
    from newsarchive.store.articles import find_article
    from newsarchive.store.takedown import lift

    home = ArchiveHome.locate(archive, database).require()
    with Store.open(home.database_url) as store:
        found, _version = find_article(store, article)
        lift(store, found.article_id, datetime.now(UTC))
    refresh_rules(home)
    typer.echo(f"{found.article_id} is shown again.")

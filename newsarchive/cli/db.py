"""`newsarchive db`: migrations, and the cross-check of rows against WARCs."""

from __future__ import annotations

import typer

from newsarchive.cli.options import ArchiveOption, DatabaseOption

app = typer.Typer(no_args_is_help=True, help="The record database.")


@app.command("upgrade")
def upgrade(archive: ArchiveOption = None, database: DatabaseOption = None) -> None:
    """Bring the database to the schema of this program."""
    from sqlalchemy import create_engine

    from newsarchive.home import ArchiveHome
    from newsarchive.store.engine import upgrade as migrate

    home = ArchiveHome.locate(archive, database).require()
    engine = create_engine(home.database_url)
    migrate(engine)
    engine.dispose()
    typer.echo("The database has the schema of this program.")


@app.command("check")
def check(archive: ArchiveOption = None, database: DatabaseOption = None) -> int:
    """Open the capture behind every row and compare its digest. Exit code 1 when one does not agree."""
    from newsarchive.home import ArchiveHome
    from newsarchive.store import Store
    from newsarchive.store.check import check_captures

    home = ArchiveHome.locate(archive, database).require()
    with Store.open(home.database_url) as store:
        result = check_captures(store, home.warc_dir)
    for problem in result.problems:
        typer.echo(problem, err=True)
    typer.echo(f"{result.checked} captures checked, {len(result.problems)} problems")
    return 1 if result.problems else 0

"""`newsarchive db`: migrations, and the cross-check of rows against WARCs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsarchive.cli.options import ArchiveOption, DatabaseOption, JsonOption

if TYPE_CHECKING:
    from newsarchive.home import ArchiveHome
    from newsarchive.store import Store

#: addresses of which it is said how many captures are withheld
_ADDRESSES = 5

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
    """Compare rows with each other and with the WARCs, both ways. Exit code 1 when something does not agree."""
    from newsarchive.captures_without_rows import captures_without_rows
    from newsarchive.home import ArchiveHome
    from newsarchive.kept_sources import known_profiles
    from newsarchive.store import Store
    from newsarchive.store.check import check_captures
    from newsarchive.store.check_rows import check_rows
    from newsarchive.warc.index import ArchiveIndex

    home = ArchiveHome.locate(archive, database).require()
    with Store.open(home.database_url) as store:
        problems = check_rows(store)
        for problem in problems:
            typer.echo(problem, err=True)
        result = check_captures(store, home.warc_dir)
        known, _problems = known_profiles(home.sources_dir, home.warc_dir)
        index = ArchiveIndex(home.index_dir, home.warc_dir)
        result.problems += captures_without_rows(store, index, known).lines()
    for problem in dict.fromkeys(result.problems):
        typer.echo(problem, err=True)
    number = len(problems) + len(set(result.problems))
    typer.echo(f"rows compared, {result.checked} captures checked, {number} problems")
    return 1 if number else 0


@app.command("hide")
def hide(
    article: Annotated[
        str, typer.Argument(metavar="ID", help="Article id, version id or address.")
    ],
    reason: Annotated[str, typer.Option(help="Who asked for it, and by which right.")],
    own_only: Annotated[
        bool,
        typer.Option(
            "--own-only", help="Withhold its own pages only, not listings and feeds that quote it."
        ),
    ] = False,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
) -> None:
    """Take an article down: record, search, export and replay hide it; its captures stay. `db unhide` undoes it.

    Captures of listings, feeds and other pages of its site that quote it are withheld from replay and packages too,
    as a whole, those that come in later among them. Pages of other articles are not, even if they name it.
    """
    from datetime import UTC, datetime

    from newsarchive.home import ArchiveHome
    from newsarchive.kept_takedowns import agree_on_takedowns
    from newsarchive.replay.access import refresh_rules
    from newsarchive.store import Store
    from newsarchive.store.articles import find_article
    from newsarchive.store.takedown import take_down

    home = ArchiveHome.locate(archive, database).require()
    with Store.open(home.database_url) as store:
        found, _version = find_article(store, article)
        identifier = found.article_id
        take_down(store, identifier, reason, datetime.now(UTC), own_only=own_only)
        agree_on_takedowns(home.takedowns_file, store)
        refresh_rules(home.index_dir, store)
        if own_only:
            typer.echo(
                f"{identifier} is hidden. Listings and feeds that quote it are still replayed, and packaged: look "
                "through a package before it is handed on."
            )
        else:
            typer.echo(f"{identifier} is hidden.")
            _withhold(home, store, identifier)


def _withhold(home: ArchiveHome, store: Store, identifier: str) -> None:
    """Find what quotes a hidden article, and tell."""
    from collections import Counter

    from rich.console import Console
    from rich.progress import Progress

    from newsarchive.store.withheld import withheld_for
    from newsarchive.warc.index import ArchiveIndex
    from newsarchive.withholding import withhold_quotes

    index = ArchiveIndex(home.index_dir, home.warc_dir)
    with Progress(console=Console(stderr=True), disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("captures of its site", total=None)
        done = withhold_quotes(store, index, identifier, progress=lambda n: bar.advance(task, n))
    withheld = withheld_for(store, identifier)
    typer.echo(
        f"{len(withheld)} of {done.captures} captures of other pages of its site quote it and are withheld from replay "
        f"and packages; `newsarchive db hidden {identifier}` lists them."
    )
    often = Counter(one.url for one in withheld).most_common(_ADDRESSES)
    for url, count in often:
        typer.echo(f"  {count} of {url}")
    if withheld:
        typer.echo(
            "To have them replayed, with what they say of it: `newsarchive db unhide`, then `db hide --own-only`."
        )
    for name in sorted(done.unread):
        typer.echo(f"{name} could not be read and was not looked through; restore it", err=True)


@app.command("unhide")
def unhide(
    article: Annotated[
        str, typer.Argument(metavar="ID", help="Article id, version id or address.")
    ],
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
) -> None:
    """Show a hidden article again, and what quotes it; that it was hidden stays on record."""
    from datetime import UTC, datetime

    from newsarchive.home import ArchiveHome
    from newsarchive.kept_takedowns import agree_on_takedowns
    from newsarchive.replay.access import refresh_rules
    from newsarchive.store import Store
    from newsarchive.store.articles import find_article
    from newsarchive.store.takedown import lift

    home = ArchiveHome.locate(archive, database).require()
    with Store.open(home.database_url) as store:
        found, _version = find_article(store, article)
        lift(store, found.article_id, datetime.now(UTC))
        agree_on_takedowns(home.takedowns_file, store)
        refresh_rules(home.index_dir, store)
    typer.echo(f"{found.article_id} is shown again.")


@app.command("hidden")
def hidden(
    article: Annotated[
        str | None, typer.Argument(metavar="ID", help="Only this article, with what quotes it.")
    ] = None,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """List takedowns, lifted ones too; of one article also the captures of other pages that are withheld for it."""
    import json

    from newsarchive.home import ArchiveHome
    from newsarchive.store import Store
    from newsarchive.store.articles import find_article
    from newsarchive.store.takedown import takedowns
    from newsarchive.store.withheld import withheld_for

    home = ArchiveHome.locate(archive, database).require()
    with Store.open(home.database_url) as store:
        found = find_article(store, article)[0].article_id if article else None
        listed = [one for one in takedowns(store) if found in (None, one.article_id)]
        withheld = withheld_for(store, found) if found else []
    if as_json:
        report: dict[str, Any] = {"takedowns": [one.to_dict() for one in listed]}
        if found:
            report["withheld"] = [one.to_dict() for one in withheld]
        typer.echo(json.dumps(report, indent=1, ensure_ascii=False, default=str))
        return
    for one in listed:
        until = f", shown again {one.lifted_at:%Y-%m-%d}" if one.lifted_at else ""
        beside = "its own pages only" if one.own_only else f"{one.withheld} captures that quote it"
        state = until or f", {beside} withheld"
        typer.echo(f"{one.article_id}  hidden {one.hidden_at:%Y-%m-%d}{state}: {one.reason}")
    for capture in withheld:
        place = f"{capture.warc_file}:{capture.warc_offset}"
        typer.echo(f"  {capture.fetched_at:%Y-%m-%d %H:%M:%S}  {capture.url}  {place}")

"""`newsarchive schedule`: crawls at their times, in the foreground."""

from __future__ import annotations

import json
import logging
import os
from typing import TYPE_CHECKING, Annotated

import typer

from newsarchive.cli.options import ArchiveOption, DatabaseOption, JsonOption

if TYPE_CHECKING:
    from newsarchive.home import ArchiveHome
    from newsarchive.sources.profile import Profile
    from newsarchive.store import Store

app = typer.Typer(no_args_is_help=True, help="Crawl sources at their times.")


@app.command("run")
def run_schedule(
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Crawls at once; default: the number of cores.")
    ] = None,
    once: Annotated[
        bool, typer.Option("--once", help="Crawl what is due now, then end (for cron).")
    ] = False,
    poll: Annotated[float, typer.Option(min=0.1, help="Seconds between two looks.")] = 2.0,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
) -> None:
    """Crawl every enabled source when it is due, until stopped.

    Each crawl is a process of its own. Nothing is lost or doubled when this one is killed: start it
    again. Missed times are caught up by one crawl.

    Examples:

      newsarchive schedule run

      newsarchive schedule run --once
    """
    from newsarchive.home import ArchiveHome
    from newsarchive.schedule.book import ScheduleBook
    from newsarchive.schedule.runner import Scheduler, job_command
    from newsarchive.store import Store

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    home = ArchiveHome.locate(archive, database).require()
    options = ["--archive", str(home.path)]
    if database:
        options += ["--database", database]
    with Store.open(home.database_url, create=True) as store:
        Scheduler(
            ScheduleBook(store),
            lambda claim: job_command(
                home.database_url, claim, ["crawl", claim.source_id, *options]
            ),
            lambda: _enabled(home),
            jobs=jobs or os.cpu_count() or 1,
            poll=poll,
            look=(lambda: _tell(home, store)) if home.settings.notify else None,
        ).run(once=once)


@app.command("next")
def next_runs(
    limit: Annotated[int, typer.Option(min=1, help="Rows to show.")] = 20,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show which source comes when."""
    from datetime import UTC, datetime
    from zoneinfo import ZoneInfo

    from rich.console import Console
    from rich.table import Table

    from newsarchive.home import ArchiveHome
    from newsarchive.schedule.book import ScheduleBook
    from newsarchive.store import Store

    home = ArchiveHome.locate(archive, database).require()
    with Store.open(home.database_url, create=True) as store:
        book = ScheduleBook(store)
        book.keep(_enabled(home), datetime.now(UTC))
        rows = book.coming(limit)
    if as_json:
        _print_json(rows)
        return
    table = Table()
    for column in ("source", "next (local time of the source)", "rule", "failed in a row"):
        table.add_column(column, no_wrap=column == "source", overflow="fold")
    for row in rows:
        local = row["next_due"].astimezone(ZoneInfo(row["timezone"]))
        failures = str(row["failures"]) if row["failures"] else ""
        table.add_row(row["source_id"], f"{local:%Y-%m-%d %H:%M %Z}", row["rule"], failures)
    Console().print(table)


@app.command("list")
def list_runs(
    limit: Annotated[int, typer.Option(min=1, help="Rows to show.")] = 20,
    only_open: Annotated[
        bool, typer.Option("--open", help="Only runs that wait or are under way.")
    ] = False,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """List scheduled runs, the newest first."""
    from rich.console import Console
    from rich.table import Table

    from newsarchive.home import ArchiveHome
    from newsarchive.schedule.book import ScheduleBook
    from newsarchive.store import Store

    home = ArchiveHome.locate(archive, database).require()
    with Store.open(home.database_url, create=True) as store:
        rows = ScheduleBook(store).runs(limit, only_open=only_open)
    if as_json:
        _print_json(rows)
        return
    table = Table()
    for column in ("source", "due (UTC)", "state", "attempts", "started", "ended", "exit"):
        table.add_column(column, no_wrap=column == "source", overflow="fold")
    for row in rows:
        moments = [
            f"{row[name]:%Y-%m-%d %H:%M:%S}" if row[name] else ""
            for name in ("due", "started", "ended")
        ]
        table.add_row(
            row["source_id"],
            moments[0],
            row["state"],
            str(row["attempts"]),
            moments[1],
            moments[2],
            "" if row["exit_code"] is None else str(row["exit_code"]),
        )
    Console().print(table)


def _enabled(home: ArchiveHome) -> list[Profile]:
    """Enabled sources; a profile that can not be read is named and left out."""
    from newsarchive.sources.registry import SourceRegistry

    profiles, problems = SourceRegistry(home.sources_dir).load_all()
    for problem in problems:
        logging.getLogger(__name__).warning("%s", problem)
    return [profile for profile in profiles if profile.state == "enabled"]


def _tell(home: ArchiveHome, store: Store) -> None:
    """Tell what broke and what is well again; a message that fails is tried again later."""
    from datetime import UTC, datetime

    from newsarchive.errors import NewsarchiveError
    from newsarchive.monitor.alerts import tell
    from newsarchive.monitor.gather import healths

    try:
        tell(home.incidents_file, healths(store, datetime.now(UTC)), home.settings.notify)
    except NewsarchiveError as error:
        logging.getLogger(__name__).error("%s", error)


def _print_json(rows: list[dict[str, object]]) -> None:
    typer.echo(json.dumps(rows, indent=1, default=str))

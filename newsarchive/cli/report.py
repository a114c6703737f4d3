"""`newsarchive report`: what runs did, which sources broke, what is missing."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from newsarchive.cli.options import ArchiveOption, DatabaseOption, JsonOption


class Reason(StrEnum):
    """Why a page is kept apart."""

    low_confidence = "low-confidence"
    error = "error"
    login = "login"
    spam = "spam"
    empty = "empty"
    listing = "listing"


app = typer.Typer(no_args_is_help=True, help="What runs did, which sources broke, what is missing.")


@app.command("run")
def report_run(
    run: Annotated[
        str | None, typer.Argument(help="Run id; default: the latest.", show_default=False)
    ] = None,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> int:
    """Show what a crawl did. Exit code 3: some pages failed."""
    from newsarchive.cli.run_report import print_report
    from newsarchive.errors import QueryError
    from newsarchive.home import ArchiveHome
    from newsarchive.store import Store

    home = ArchiveHome.locate(archive, database).require()
    with Store.open(home.database_url) as store:
        runs = [row for row in store.runs() if row["report"]]
    chosen = next((row for row in runs if run in (None, row["run_id"])), None)
    if chosen is None:
        latest = ", ".join(row["run_id"] for row in runs[:3]) or "there is none yet"
        raise QueryError(f"no finished run {run or ''} in {home.path}; the latest: {latest}")
    report = chosen["report"]
    if as_json:
        typer.echo(json.dumps(report, indent=1))
    else:
        print_report(report)
    return 3 if report.get("failures") else 0


@app.command("health")
def report_health(
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE]…", help="Default: all crawled."),
    ] = None,
    days: Annotated[int, typer.Option(min=1, help="Look at runs of so many days.")] = 90,
    notify: Annotated[
        list[str] | None,
        typer.Option(
            "--notify",
            metavar="URL",
            help="Apprise address (mailto://, tgram://, …) to tell of what opened or cleared; "
            "default: `notify` in newsarchive.toml.",
        ),
    ] = None,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> int:
    """Judge every source by its runs. Exit code 3: a source is broken.

    Messages go out once when something breaks (or stands out in two runs), and once when it is over.
    """
    from datetime import UTC, datetime

    from newsarchive.cli.report_output import print_health
    from newsarchive.home import ArchiveHome
    from newsarchive.monitor.alerts import tell
    from newsarchive.monitor.gather import healths
    from newsarchive.store import Store
    from newsarchive.store.filters import require_source

    home = ArchiveHome.locate(archive, database).require()
    with Store.open(home.database_url) as store:
        for name in sources or ():
            require_source(store, name)
        judged = healths(store, datetime.now(UTC), days=days, sources=sources)
    if as_json:
        typer.echo(json.dumps([health.to_dict() for health in judged], indent=1))
    else:
        print_health(judged)
    if addresses := notify or home.settings.notify:
        tell(home.incidents_file, judged, addresses)
    return 3 if any(health.state == "broken" for health in judged) else 0


@app.command("coverage")
def report_coverage(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="[SOURCE]…", help="Default: all that are held.")
    ] = None,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what is held against what is known to exist, and the months with holes."""
    from newsarchive.cli.report_output import print_coverage
    from newsarchive.home import ArchiveHome
    from newsarchive.monitor.coverage import coverage
    from newsarchive.store import Store
    from newsarchive.store.filters import require_source

    home = ArchiveHome.locate(archive, database).require()
    with Store.open(home.database_url) as store:
        for name in sources or ():
            require_source(store, name)
        names = sources or sorted(store.summary()["by_source"])
        covered = [coverage(store, name) for name in names]
    if as_json:
        typer.echo(json.dumps([item.to_dict() for item in covered], indent=1))
    else:
        print_coverage(covered)


@app.command("quarantine")
def report_quarantine(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="[SOURCE]…", help="Default: all.")
    ] = None,
    reason: Annotated[
        list[Reason] | None,
        typer.Option(help="Only what was kept apart for this; may be repeated."),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="Pages listed at most.")] = 50,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """List pages that were captured and are no records: read with low confidence, or as an error, a listing, spam.

    Those captured last come first. Nothing is lost: better rules, or a profile, and `newsarchive reprocess` make
    articles of them.

    Examples:

      newsarchive report quarantine malangkota --reason low-confidence
    """
    from newsarchive.cli.report_output import print_apart
    from newsarchive.home import ArchiveHome
    from newsarchive.store import Store
    from newsarchive.store.filters import require_source
    from newsarchive.store.quarantine import count_apart, kept_apart

    home = ArchiveHome.locate(archive, database).require()
    with Store.open(home.database_url) as store:
        for name in sources or ():
            require_source(store, name)
        counts = count_apart(store, sources)
        listed = kept_apart(store, sources, [str(one) for one in reason or ()], limit=limit)
    if as_json:
        pages = [page.to_dict() for page in listed]
        typer.echo(json.dumps({"counts": counts, "pages": pages}, indent=1, ensure_ascii=False))
    else:
        print_apart(counts, listed)

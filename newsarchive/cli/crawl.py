"""`newsarchive crawl`: discover, fetch, capture, read and store the news of some sources."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

import typer

from newsarchive.cli.days import day_option
from newsarchive.cli.options import ArchiveOption, DatabaseOption, JsonOption


def crawl(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE…", help="Source ids, or `all`.")],
    url: Annotated[
        list[str] | None, typer.Option("--url", help="Fetch just this page; may be repeated.")
    ] = None,
    since: Annotated[
        date | None,
        day_option(help="Leave out articles dated before this day."),
    ] = None,
    until: Annotated[
        date | None,
        day_option(ends=True, help="Leave out articles dated after this day."),
    ] = None,
    max_pages: Annotated[
        int | None, typer.Option("--max-pages", min=1, help="At most so many articles a source.")
    ] = None,
    max_megabytes: Annotated[
        float | None,
        typer.Option("--max-megabytes", min=0.001, help="At most so many megabytes a source."),
    ] = None,
    full: Annotated[
        bool, typer.Option("--full", help="Walk every listing to its end, as on the first crawl.")
    ] = False,
    fill_gaps: Annotated[
        bool,
        typer.Option(
            "--fill-gaps", help="Look through all that a site lists; fetch only what is not held."
        ),
    ] = False,
    any_time: Annotated[
        bool, typer.Option("--any-time", help="Crawl outside the hours that a profile allows too.")
    ] = False,
    recheck: Annotated[
        bool, typer.Option("--recheck", help="Look again at every page not stated unchanged.")
    ] = False,
    requisites: Annotated[
        bool, typer.Option(help="Fetch images, styles and scripts of article pages.")
    ] = True,
    delay: Annotated[
        float | None, typer.Option(min=0, help="Least seconds between requests to one host.")
    ] = None,
    per_host: Annotated[
        int, typer.Option("--per-host", min=1, help="Connections to one host at once; 1 is polite.")
    ] = 1,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> int:
    """Crawl sources into the archive; run again to go on, or to fetch only what is new.

    Examples:

      newsarchive crawl malangkota

      newsarchive crawl malangkota slemankab --since 2026-01-01

      newsarchive crawl malangkota --since 2023-01-01 --until 2023-12-31

      newsarchive crawl malangkota --fill-gaps

    Ctrl-C stops cleanly after the requests under way (exit code 130), SIGTERM likewise (exit code 0, as the end of a
    service). Exit code 3: done, but some pages failed (listed).
    """
    from newsarchive.cli.main import INTERRUPTED
    from newsarchive.cli.run_report import print_report
    from newsarchive.crawl.options import CrawlOptions
    from newsarchive.crawl.run import run_crawl
    from newsarchive.errors import SourceError
    from newsarchive.home import ArchiveHome
    from newsarchive.sources.registry import SourceRegistry

    home = ArchiveHome.locate(archive, database).require()
    registry = SourceRegistry(home.sources_dir)
    ids, unreadable = sources, list[str]()
    if sources == ["all"]:
        profiles, unreadable = registry.load_all()
        ids = [profile.id for profile in profiles if profile.state == "enabled"]
        for problem in unreadable:
            typer.echo(f"newsarchive: {problem}", err=True)
        if not ids:
            raise SourceError("no source is enabled; `newsarchive sources enable SOURCE` does it")
    if since and until and until < since:
        raise typer.BadParameter(f"--until {until:%Y-%m-%d} is before --since {since:%Y-%m-%d}")
    if fill_gaps and (full or recheck or url):
        raise typer.BadParameter("--fill-gaps fetches what is not held; it goes alone")
    if url and len(ids) != 1:
        raise typer.BadParameter("--url needs exactly one source, whose rules read the page")
    for address in url or []:
        if not address.startswith(("http://", "https://")):
            raise typer.BadParameter(f"--url {address!r} is no web address (http:// or https://)")
    registry.load(ids)
    options = CrawlOptions(
        urls=url or [],
        since=since,
        until=until,
        max_pages=max_pages,
        max_bytes=round(max_megabytes * 1e6) if max_megabytes else None,
        fill_gaps=fill_gaps,
        any_time=any_time,
        full=full,
        recheck=recheck,
        requisites=requisites and home.settings.requisites,
        delay=home.settings.download_delay if delay is None else delay,
        per_host=per_host,
    )
    try:
        report = run_crawl(home, ids, options, progress=sys.stderr.isatty() and not as_json)
    except KeyboardInterrupt as error:
        if str(error):
            typer.echo(f"newsarchive: {error}", err=True)
        return INTERRUPTED
    if as_json:
        typer.echo(json.dumps(report, indent=1))
    else:
        print_report(report)
    for source, reason in _unreachable(report):
        advice = "check `home` in its profile and the network, then run the same command again"
        if "asked for a pause" in reason:
            advice = "run the same command again when it is over"
        typer.echo(f"newsarchive: {source} could not be reached ({reason}); {advice}", err=True)
    if report["interrupted"]:
        return INTERRUPTED
    closed = [reason for reason in report["left"].values() if "crawl window" in reason]
    return 3 if report["failures"] or closed or unreadable else 0


def _unreachable(report: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Sources of which not one page was answered, and why."""
    for source in report["sources"]:
        reasons = [f["reason"] for f in report["failures"] if f["source"] == source]
        if reasons and not report["counts"].get(f"sources/{source}/answers"):
            yield source, reasons[0]

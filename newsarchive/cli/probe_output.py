"""What `sources probe` and `sources check` print and save."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from newsarchive import __version__
from newsarchive.errors import ConfigurationError
from newsarchive.extract.filled import WATCHED
from newsarchive.home import ArchiveHome
from newsarchive.sources.check import CheckReport
from newsarchive.sources.field_grades import FieldGrade, Usual
from newsarchive.sources.furniture import FEWEST, Repeated
from newsarchive.sources.probe_asker import Fetched
from newsarchive.sources.probe_fetch import PoliteFetcher


def fetcher(home: ArchiveHome, delay: float | None) -> PoliteFetcher:
    """A fetcher with the archive's settings."""
    settings = home.settings
    contact = settings.contact or "no contact given"
    return PoliteFetcher(
        delay=settings.download_delay if delay is None else delay,
        timeout=min(settings.timeout, 30.0),
        user_agent=f"newsarchive/{__version__} (+{contact})",
    )


def save(home: ArchiveHome, source_id: str, text: str) -> None:
    """Write a profile into the archive's own sources and read it back.

    Raises `ConfigurationError` when a profile of that name is there, or can not be read again.
    """
    from newsarchive.sources.loading import load_profile

    path = home.require().sources_dir / f"{source_id}.toml"
    if path.exists():
        raise ConfigurationError(
            f"{path} exists; remove it first, or name the new source with --id"
        )
    path.write_text(text, encoding="utf-8")
    try:
        load_profile(path)
    except ConfigurationError as error:
        raise ConfigurationError(
            f"the profile needs a hand before it can be used: {error}"
        ) from error
    typer.echo(f"{source_id} is now a source; next: newsarchive crawl {source_id}", err=True)


def print_candidates(region: str, fetch: Callable[[str], Fetched], *, as_json: bool) -> int:
    """Try the candidate hosts of a region and print which answer; nothing is written."""
    from newsarchive.sources.catalogue import entries_of
    from newsarchive.sources.probe_candidates import try_candidates

    entries = entries_of(region)
    tried = [result for entry in entries for result in try_candidates(entry, fetch)]
    if as_json:
        typer.echo(json.dumps([result.to_dict() for result in tried], indent=1))
        return 0
    table = Table(title=f"Candidates of region {region}", title_justify="left")
    for column in ("region", "name", "host", "answer", "cms", "article links"):
        table.add_column(column, overflow="fold")
    for result in tried:
        table.add_row(
            result.region,
            result.name,
            result.host,
            escape(result.answer),
            result.cms or "",
            str(result.articles) if result.articles else "",
        )
    console = Console()
    console.print(table)
    hopeful = [result for result in tried if result.articles]
    if hopeful:
        console.print("Next: " + f"newsarchive sources probe {hopeful[0].url} --write")
    return 0


def last_month(home: ArchiveHome) -> dict[str, Usual]:
    """What was read in the last thirty days by source; nothing where nothing was crawled yet."""
    from datetime import UTC, datetime

    from newsarchive.monitor.gather import gather
    from newsarchive.store import Store

    if not home.exists() or (home.settings.database is None and not home.records_file.exists()):
        return {}
    with Store.open(home.database_url) as store:
        facts = gather(store, datetime.now(UTC), days=30)
    return {
        source: Usual(
            articles=sum(run.articles for run in runs),
            filled={name: sum(run.filled.get(name, 0) for run in runs) for name in WATCHED},
        )
        for source, runs in facts.items()
    }


def print_check(report: CheckReport) -> None:
    """Print how a source stands."""
    console = Console()
    table = Table(
        title=f"{report.source}: {report.grade}, {report.requests} requests", title_justify="left"
    )
    for column in ("what", "address", "articles", "problem"):
        table.add_column(column, overflow="fold")
    for way in report.ways:
        table.add_row(way.kind, escape(way.url), str(way.articles), escape(way.problem or ""))
    for sample in report.samples:
        table.add_row(
            "article",
            escape(sample.url),
            sample.published or "",
            escape("; ".join(sample.problems)),
        )
    console.print(table)
    if report.fields and report.fields[0].articles:
        console.print(_fields_table(report.fields))


def _fields_table(grades: Sequence[FieldGrade]) -> Table:
    table = Table(title=f"Fields of {grades[0].articles} articles", title_justify="left")
    for column in ("field", "filled", "last month", "same without the profile's rules", "problem"):
        table.add_column(column, overflow="fold")
    for grade in grades:
        before = f"{grade.last_month_filled / grade.last_month:.0%}" if grade.last_month else "–"
        table.add_row(
            grade.name, str(grade.filled), before, str(grade.agrees), escape(grade.problem or "")
        )
    return table


def print_furniture(found: Sequence[tuple[str, int, Sequence[Repeated]]], *, written: bool) -> None:
    """Print what stands in article after article of each source, with what to do next."""
    console = Console(highlight=False, soft_wrap=True)
    for source, articles, repeated in found:
        if articles < FEWEST:
            console.print(
                f"[bold]{source}[/bold]: {articles} articles are held, {FEWEST} are needed: crawl it first"
            )
            continue
        console.print(f"[bold]{source}[/bold]: {len(repeated)} found in {articles} articles")
        for one in repeated:
            console.print(f"  {one.articles} of {one.among}  {escape(one.text)}")
    learnt = [source for source, _articles, repeated in found if repeated]
    for source in learnt:
        if written:
            console.print(
                "Saved. To take it out of the texts that are held: "
                f"newsarchive reprocess --source {source}"
            )
        else:
            console.print(f"Next, to leave them out: newsarchive sources learn {source} --write")

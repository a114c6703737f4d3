"""`newsarchive reprocess`: read every capture again with today's rules; no network."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsarchive.cli.days import day_option
from newsarchive.cli.options import ArchiveOption, DatabaseOption, JsonOption

if TYPE_CHECKING:
    from newsarchive.reprocess import Change, Reprocessed


def reprocess(
    source: Annotated[
        list[str] | None, typer.Option(help="Only captures of this source; may be repeated.")
    ] = None,
    since: Annotated[
        date | None,
        day_option(help="Only captures made on this day or later."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Report what would change; write nothing.")
    ] = False,
    changes: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write every change, old and new, as JSON Lines."),
    ] = None,
    restart: Annotated[
        bool, typer.Option("--restart", help="Begin anew, not where a run was interrupted.")
    ] = False,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> int:
    """Read every capture again with today's rules; identifiers stay. Exit code 3: some files can not be read.

    Interrupted at any point, the same command goes on. To rebuild the whole database, move records.sqlite away first.

    Examples:

      newsarchive reprocess --dry-run --source malangkota --source demak

      newsarchive reprocess --changes changes.jsonl
    """
    from newsarchive.home import ArchiveHome
    from newsarchive.reprocess.pool import load_ahead

    home = ArchiveHome.locate(archive, database).require()
    # beside all that this process itself loads from here on
    load_ahead()

    from rich.console import Console
    from rich.progress import Progress

    from newsarchive.errors import ConfigurationError, NotHeldError
    from newsarchive.reprocess import reprocess_archive
    from newsarchive.reprocess.checkpoint import is_interrupted
    from newsarchive.store import Store
    from newsarchive.store.filters import several

    sources = several(source)
    with ExitStack() as stack:
        store = stack.enter_context(Store.open(home.database_url, create=not dry_run))
        try:
            mode = "a" if is_interrupted(store) and not restart else "w"
            told = stack.enter_context(changes.open(mode, encoding="utf-8")) if changes else None
        except OSError as error:
            raise ConfigurationError(f"can not write {changes}: {error.strerror}") from error
        bar = stack.enter_context(
            Progress(console=Console(stderr=True), disable=not sys.stderr.isatty())
        )
        task = bar.add_task("captures", total=None)

        def tell(change: Change) -> None:
            if told is not None:
                told.write(json.dumps(change.to_dict(), ensure_ascii=False) + "\n")

        result = reprocess_archive(
            home,
            store,
            sources=sources,
            since=since,
            dry_run=dry_run,
            restart=restart,
            progress=lambda count: bar.advance(task, count),
            changed=tell,
        )
    missing = [name for name in sources if name not in result.sources | result.unknown.keys()]
    if missing and since is None:
        named = " or ".join(repr(name) for name in missing)
        raise NotHeldError(
            f"no capture is of the source {named}; `newsarchive sources list` shows them"
        )
    for problem in result.problems:
        typer.echo(problem, err=True)
    if as_json:
        typer.echo(json.dumps(_report(result, dry_run), indent=1, ensure_ascii=False))
    else:
        _print(result, dry_run)
    return 3 if result.problems else 0


def _report(result: Reprocessed, dry_run: bool) -> dict[str, object]:
    return {
        "dry_run": dry_run,
        "captures": result.captures,
        "resumed_after": result.resumed,
        "new_articles": result.new,
        "new_versions": result.versions,
        "withdrawn": result.gone,
        "records_changed": result.changed,
        "captures_moved": result.moved,
        "changes": [
            {"source": source, "field": name, "count": count}
            for (source, name), count in sorted(result.changes.items())
        ],
        "examples": [change.to_dict() for change in result.examples],
        "problems": result.problems,
    }


def _print(result: Reprocessed, dry_run: bool) -> None:
    would = "would be " if dry_run else ""
    resumed = f" ({result.resumed} of them before an interruption)" if result.resumed else ""
    typer.echo(
        f"{result.captures} captures read{resumed}, {result.new} articles {would}new, "
        f"{result.versions} further versions, {result.gone} withdrawn, "
        f"{result.changed} records changed"
    )
    if result.moved:
        typer.echo(f"{result.moved} captures lie elsewhere now (their files were moved, say)")
    if not result.changes:
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    console = Console()
    table = Table(title="What reads otherwise now", title_justify="left")
    for column in ("source", "field", "records"):
        table.add_column(column)
    for (source, name), count in sorted(result.changes.items()):
        table.add_row(source, name, str(count))
    console.print(table)
    table = Table(title="For example", title_justify="left")
    for column in ("address, field", "before", "now"):
        table.add_column(column, overflow="fold", ratio=1)
    for change in result.examples[:20]:
        old, new = _shortened(change.old), _shortened(change.new)
        table.add_row(escape(f"{change.url}\n{change.field}"), escape(old), escape(new))
    console.print(table)


def _shortened(value: object, keep: int = 300) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= keep else text[:keep] + " …"

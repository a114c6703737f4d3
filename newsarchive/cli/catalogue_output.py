"""The table of governments that `sources list --catalogue` prints."""

from __future__ import annotations

import json
from collections.abc import Sequence

import typer
from rich.console import Console
from rich.table import Table

from newsarchive.sources.catalogue import entries_of, load_catalogue


def print_catalogue(regions: Sequence[str], *, as_json: bool) -> int:
    """Print every government, or those of some regions, with the host seen or the hosts it may have.

    Raises `QueryError` or `SourceError` for a region that is none, or no government's.
    """
    entries = (
        [entry for region in regions for entry in entries_of(region)]
        if regions
        else load_catalogue()
    )
    entries = list(dict.fromkeys(entries))
    if as_json:
        typer.echo(json.dumps([entry.to_dict() for entry in entries], indent=1, ensure_ascii=False))
        return 0
    governments = len({entry.region for entry in entries})
    hosts = sum(entry.host is not None for entry in entries)
    table = Table(
        title=f"{governments} governments, {hosts} hosts seen; candidates are guesses until a probe confirms them",
        title_justify="left",
    )
    for column in ("region", "name", "host", "how sure", "verified", "candidates"):
        table.add_column(column, overflow="fold")
    for entry in entries:
        table.add_row(
            entry.region,
            entry.name,
            entry.host or "",
            entry.confidence,
            entry.last_verified or "never",
            " ".join(entry.candidates[:3]),
        )
    Console().print(table)
    return 0

"""A run's report as a person reads it."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

_LISTED = 20
_HEADINGS = {"new-version": "changed", "quarantined": "set aside", "unchanged": "same"}


def print_report(report: dict[str, Any], console: Console | None = None) -> None:
    """Print what a run did, by source, and what failed."""
    console = console or Console()
    counts = report.get("counts", {})
    table = Table(title=f"Run {report['run']} · {report['seconds']:.0f} s", title_justify="left")
    names = ("new", "new-version", "unchanged", "gone", "quarantined", "failed")
    table.add_column("source", overflow="fold", min_width=8)
    for name in names:
        table.add_column(_HEADINGS.get(name, name), justify="right")
    table.add_column("waiting", justify="right")
    for source in report["sources"]:
        table.add_row(
            source,
            *(str(int(counts.get(f"sources/{source}/{name}", 0))) for name in names),
            str(report["waiting"].get(source, 0)),
        )
    console.print(table)
    for source, reason in report.get("left", {}).items():
        console.print(f"{escape(source)} was left: {escape(reason)}", soft_wrap=True)
    for source, seen in report.get("observed", {}).items():
        for page, count in seen.get("listed", {}).items():
            if not count:
                console.print(
                    f"{escape(source)}: {escape(page)} answered and shows no article",
                    soft_wrap=True,
                )
    failures = report["failures"]
    if failures:
        console.print(f"[bold]{len(failures)} pages failed:[/bold]")
        for failure in failures[:_LISTED]:
            console.print(
                f"  {escape(failure['reason'])}: {escape(failure['url'])}", soft_wrap=True
            )
        if len(failures) > _LISTED:
            console.print(f"  … and {len(failures) - _LISTED} more: newsarchive report run")
    if report["state"] != "finished":
        console.print(
            f"The crawl stopped early ({escape(report['reason'])}); the same command goes on."
        )

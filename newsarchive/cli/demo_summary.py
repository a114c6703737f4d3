"""What the demo shows at its end: what was kept, what was recognised, and what to try next."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from shlex import quote
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from newsarchive.home import ArchiveHome
from newsarchive.warc.files import finished_files


def print_summary(
    home: ArchiveHome, summary: dict[str, Any], reports: list[dict[str, Any]]
) -> None:
    """Print the tables and the next commands."""
    console = Console()
    console.print(_by_source(reports))
    console.print(_kept(home, summary))
    console.print(_failures(reports))
    where = "" if home.path == Path("archive").absolute() else f" --archive {quote(str(home.path))}"
    console.print("[bold]Try next[/bold]")
    for command, why in (
        (f'newsarchive search "pasar murah"{where}', "full text, with places and dates"),
        (f"newsarchive search banjir --region Kebumen{where}", "only of one region"),
        (f"newsarchive search --edited{where}", "what was changed after publication"),
        (f"newsarchive show ID --evidence{where}", "where each field came from"),
        (f"newsarchive export csv -o berita.csv{where}", "a table for a spreadsheet"),
        (f"newsarchive warc verify{where}", "check every record and digest"),
        (f"newsarchive serve{where}", "all of it in a browser, with replay"),
    ):
        console.print(
            f"  [green]{escape(command)}[/green]   {why}", soft_wrap=True, highlight=False
        )


def _by_source(reports: list[dict[str, Any]]) -> Table:
    table = Table(
        title="Articles: found by the first crawl; by the second new, edited, gone, the same;\n"
        "kept apart as doubtful; failed",
        title_justify="left",
    )
    table.add_column("source", no_wrap=True, min_width=15)
    for name in ("found", "new", "edited", "gone", "same", "apart", "failed"):
        table.add_column(name, justify="right")
    first, second = (report["counts"] for report in reports)
    totals: Counter[str] = Counter()
    for source in reports[0]["sources"]:
        row = {
            "found": first.get(f"sources/{source}/new", 0),
            "new": second.get(f"sources/{source}/new", 0),
            "edited": second.get(f"sources/{source}/new-version", 0),
            "gone": second.get(f"sources/{source}/gone", 0),
            "same": second.get(f"sources/{source}/unchanged", 0),
            "apart": first.get(f"sources/{source}/quarantined", 0)
            + second.get(f"sources/{source}/quarantined", 0),
            "failed": first.get(f"sources/{source}/failed", 0)
            + second.get(f"sources/{source}/failed", 0),
        }
        totals.update(row)
        table.add_row(source, *(str(int(value)) for value in row.values()))
    table.add_section()
    table.add_row("all", *(str(int(totals[name])) for name in row), style="bold")
    return table


def _kept(home: ArchiveHome, summary: dict[str, Any]) -> Table:
    files = finished_files(home.warc_dir)
    size = sum(path.stat().st_size for path in files)
    table = Table(
        title=f"What {escape(str(home.path))} holds", title_justify="left", show_header=False
    )
    table.add_column("what")
    table.add_column("count", justify="right")
    for label, key in (
        ("pages captured", "captures"),
        ("articles", "articles"),
        ("versions", "versions"),
        ("near-copies (clusters of the same text)", "clusters"),
        ("withdrawn (tombstones)", "tombstones"),
        ("pages kept apart (quarantine)", "quarantined"),
    ):
        table.add_row(label, str(_number(summary.get(key, 0))))
    table.add_row("WARC files", f"{len(files)} ({size / 1e6:.1f} MB)")
    return table


def _number(value: Any) -> int:
    return sum(value.values()) if isinstance(value, dict) else int(value)


def _failures(reports: list[dict[str, Any]]) -> Table:
    table = Table(title="Pages that failed, and why", title_justify="left")
    table.add_column("reason")
    table.add_column("pages", justify="right")
    table.add_column("for example", overflow="fold")
    reasons: Counter[str] = Counter()
    examples: dict[str, str] = {}
    for report in reports:
        for failure in report["failures"]:
            reasons[failure["reason"]] += 1
            examples.setdefault(failure["reason"], failure["url"])
    for reason, count in reasons.most_common():
        table.add_row(escape(reason), str(count), escape(examples[reason]))
    return table

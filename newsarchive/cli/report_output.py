"""Tables and messages of `newsarchive report`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from newsarchive.monitor.coverage import Coverage
from newsarchive.monitor.health import Health
from newsarchive.store.quarantine import KeptApart

_COLOURS = {"well": "green", "watch": "yellow", "broken": "red", "unknown": "dim"}


def print_health(healths: Sequence[Health]) -> None:
    """A line a source, the broken ones first."""
    table = Table()
    table.add_column("source", no_wrap=True)
    for column in ("state", "last run (UTC)", "last news (UTC)", "kept apart", "what"):
        table.add_column(column, overflow="fold")
    order = ("broken", "watch", "unknown", "well")
    for health in sorted(healths, key=lambda item: (order.index(item.state), item.source)):
        table.add_row(
            health.source,
            f"[{_COLOURS[health.state]}]{health.state}[/]",
            f"{health.last_run:%Y-%m-%d %H:%M}" if health.last_run else "never",
            f"{health.last_new:%Y-%m-%d %H:%M}" if health.last_new else "",
            _by_reason(health.apart),
            escape("\n".join(finding.text for finding in health.findings)),
        )
    Console().print(table)


def _by_reason(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {reason}" for reason, count in counts.items())


def print_apart(counts: Mapping[str, Mapping[str, int]], listed: Sequence[KeptApart]) -> None:
    """Counts of pages kept apart, and two lines a page: addresses are copied into the next command."""
    console = Console(highlight=False, soft_wrap=True)
    for page in listed:
        doubts = ", ".join(flag for flag in page.flags if flag != page.reason)
        about = " · ".join(filter(None, [page.source, page.reason, doubts]))
        console.print(
            f"{page.fetched_at:%Y-%m-%d %H:%M}  [bold]{about}[/bold]  {escape(page.title or '')}"
        )
        console.print(f"  {escape(page.url)}  {escape(page.warc_file)}:{page.warc_offset}")
    for source, reasons in counts.items():
        console.print(f"{source}: {_by_reason(reasons)}")
    if not listed:
        console.print("No such page is kept apart.")
        return
    first = listed[0]
    console.print(
        "To see why one was: newsarchive warc cat "
        f"{escape(first.warc_file)}:{first.warc_offset} | newsarchive extract - --url '{escape(first.url)}' "
        f"--source {first.source} --evidence"
    )


def print_coverage(covered: Sequence[Coverage]) -> None:
    """A line a source, and under the table the months in which something is missing."""
    table = Table()
    table.add_column("source", no_wrap=True)
    for column in ("held", "site lists", "by", "not held", "months", "holes"):
        table.add_column(column, overflow="fold")
    for item in covered:
        span = f"{min(item.months)} – {max(item.months)}" if item.months else ""
        listed = max([*item.shown_by.values(), item.stated or 0, sum(item.shown.values())])
        kinds = ", ".join(f"{kind} {count}" for kind, count in item.shown_by.items())
        if item.stated is not None:
            kinds += f"{', ' if kinds else ''}total stated {item.stated}"
        table.add_row(
            item.source,
            str(item.held),
            (str(listed) if item.whole else f"{listed} or more") if listed else "",
            kinds,
            str(item.lacking or ""),
            span,
            _ranges(sorted({*item.holes, *(name for name in item.short if name[0].isdigit())})),
        )
    console = Console()
    console.print(table)
    for item in covered:
        if item.short:
            months = ", ".join(f"{month}: {count}" for month, count in item.short.items())
            console.print(f"{item.source} lacks {months}", soft_wrap=True)
    lacking = [item.source for item in covered if item.lacking]
    if lacking:
        console.print(f"To fill: newsarchive crawl {' '.join(lacking)} --fill-gaps", soft_wrap=True)


def _ranges(months: Sequence[str]) -> str:
    """`2023-01 2023-02 2023-03` as `2023-01 – 2023-03`."""
    numbers = [int(name[:4]) * 12 + int(name[5:]) - 1 for name in months]
    parts = []
    for _key, group in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        run = [f"{number // 12}-{number % 12 + 1:02}" for _, number in group]
        parts.append(run[0] if len(run) == 1 else f"{run[0]} – {run[-1]}")
    return ", ".join(parts)

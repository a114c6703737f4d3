"""Tables and messages of `newsarchive report`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from newsarchive.monitor.coverage import Coverage
from newsarchive.monitor.health import Health

_COLOURS = {"well": "green", "watch": "yellow", "broken": "red", "unknown": "dim"}


def print_health(healths: Sequence[Health]) -> None:
    """A line a source, the broken ones first."""
    table = Table()
    for column in ("source", "state", "last run (UTC)", "last news (UTC)", "what"):
        table.add_column(column, overflow="fold")
    order = ("broken", "watch", "unknown", "well")
    for health in sorted(healths, key=lambda item: (order.index(item.state), item.source)):
        table.add_row(
            health.source,
            f"[{_COLOURS[health.state]}]{health.state}[/]",
            f"{health.last_run:%Y-%m-%d %H:%M}" if health.last_run else "never",
            f"{health.last_new:%Y-%m-%d %H:%M}" if health.last_new else "",
            escape("\n".join(finding.text for finding in health.findings)),
        )
    Console().print(table)


def print_coverage(covered: Sequence[Coverage]) -> None:
    """A line a source."""
    table = Table()
    for column in ("source", "held", "known", "missing", "site says", "months", "holes"):
        table.add_column(column, overflow="fold")
    for item in covered:
        span = f"{min(item.months)} – {max(item.months)}" if item.months else ""
        table.add_row(
            item.source,
            str(item.held),
            str(item.known),
            str(item.missing or ""),
            "" if item.stated is None else str(item.stated),
            span,
            _ranges(item.holes),
        )
    Console().print(table)


def _ranges(months: Sequence[str]) -> str:
    """`2023-01 2023-02 2023-03` as `2023-01 – 2023-03`."""
    numbers = [int(name[:4]) * 12 + int(name[5:]) - 1 for name in months]
    parts = []
    for _key, group in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        run = [f"{number // 12}-{number % 12 + 1:02}" for _, number in group]
        parts.append(run[0] if len(run) == 1 else f"{run[0]} – {run[-1]}")
    return ", ".join(parts)

"""An archive's figures in the text format that Prometheus scrapes.

Source: Prometheus text exposition format 0.0.4.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from newsarchive.monitor.facts import RunFacts
from newsarchive.monitor.health import Health

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_STATES = ("well", "watch", "broken", "unknown")
_OUTCOMES = ("new", "changed", "unchanged", "gone", "quarantined", "failed")


def metrics_text(
    summary: Mapping[str, Any],
    healths: Sequence[Health],
    last_runs: Mapping[str, RunFacts],
    open_runs: int,
) -> str:
    """Counts of the archive, and for each source its health and what its last run did."""
    lines: list[str] = []
    for name in ("articles", "versions", "captures", "clusters", "tombstones"):
        lines += _family(f"newsarchive_{name}", f"{name} held", [({}, summary[name])])
    lines += _family(
        "newsarchive_source_articles",
        "articles held of a source",
        [({"source": source}, count) for source, count in sorted(summary["by_source"].items())],
    )
    lines += _family(
        "newsarchive_source_state",
        "1 for the state that a source is in",
        [
            ({"source": health.source, "state": state}, int(health.state == state))
            for health in healths
            for state in _STATES
        ],
    )
    lines += _family(
        "newsarchive_source_finding",
        "1 for what stands out about a source",
        [
            ({"source": health.source, "kind": kind}, 1)
            for health in healths
            for kind in sorted({finding.kind for finding in health.findings})
        ],
    )
    for name, words in (("last_run", "end of the last run"), ("last_new", "last run with news")):
        lines += _family(
            f"newsarchive_source_{name}_timestamp_seconds",
            words,
            [
                ({"source": health.source}, getattr(health, name).timestamp())
                for health in healths
                if getattr(health, name) is not None
            ],
        )
    lines += _family(
        "newsarchive_source_last_run_pages",
        "article pages of the last run by outcome",
        [
            ({"source": source, "outcome": outcome}, getattr(run, outcome))
            for source, run in sorted(last_runs.items())
            for outcome in _OUTCOMES
        ],
    )
    lines += _family(
        "newsarchive_schedule_open_runs", "scheduled runs waiting or under way", [({}, open_runs)]
    )
    return "\n".join(lines) + "\n"


def _family(name: str, words: str, samples: Iterable[tuple[Mapping[str, str], float]]) -> list[str]:
    lines = [f"# HELP {name} {words}", f"# TYPE {name} gauge"]
    for labels, value in samples:
        inner = ",".join(f'{key}="{_escaped(text)}"' for key, text in labels.items())
        lines.append(f"{name}{{{inner}}} {value}" if inner else f"{name} {value}")
    return lines


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")

"""What a running crawl shows, on a terminal and elsewhere."""

from __future__ import annotations

import io
import re
from pathlib import Path
from types import SimpleNamespace

from rich.console import Console

from newsarchive.crawl.frontier import Frontier, FrontierEntry
from newsarchive.crawl.progress import Progress


def crawler(tmp_path: Path, sources: list[str]) -> SimpleNamespace:
    frontier = Frontier(tmp_path / "f.sqlite")
    frontier.add(
        FrontierEntry(source=sources[-1], key=str(n), url=f"http://a/{n}") for n in range(7)
    )
    stats = {
        "newsarchive/pages/fetched": 120,
        "newsarchive/failures": 3,
        f"newsarchive/sources/{sources[0]}/new": 40,
        f"newsarchive/sources/{sources[0]}/failed": 3,
    }
    session = SimpleNamespace(profiles=dict.fromkeys(sources), frontier=frontier, left={})
    return SimpleNamespace(
        stats=SimpleNamespace(get_stats=lambda: stats),
        spider=SimpleNamespace(
            session=session, articles=SimpleNamespace(doing=lambda _source: "fetching")
        ),
    )


def shown(progress: Progress, height: int) -> list[str]:
    progress._console = Console(file=io.StringIO(), width=90, height=height)
    with progress._console.capture() as captured:
        progress._console.print(progress._view())
    return captured.get().splitlines()


def test_the_table_names_sources_pace_queue_and_errors(tmp_path: Path) -> None:
    lines = shown(Progress(crawler(tmp_path, ["malangkota", "kukarkab"]), enabled=True), 30)
    assert re.search(r"120 pages · [\d.]+ pages/s · queue 7 · errors 3", lines[0])
    assert re.search(r"malangkota +fetching +40 +0 +0 +0 +3 +0", lines[2])
    assert re.search(r"kukarkab .* 7", lines[3])


def test_it_fits_the_terminal(tmp_path: Path) -> None:
    names = [f"sumber-{number}" for number in range(500)]
    lines = shown(Progress(crawler(tmp_path, names), enabled=True), 20)
    assert len(lines) <= 20
    assert any("sumber-499" in line for line in lines), "what is busy comes first"
    assert "and 488 more sources" in lines[-1]


def test_a_line_of_a_log(tmp_path: Path) -> None:
    line = Progress(crawler(tmp_path, ["malangkota"]), enabled=False).line()
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\dT[\d:+-]+ crawl sources=1 pages=120 pages_per_second=[\d.]+ queue=7"
        r" failed=3",
        line,
    )

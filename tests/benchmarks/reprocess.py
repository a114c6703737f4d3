"""Reprocessing an archive into an empty database, beside the same reading on one core that stores nothing.

    python tests/benchmarks/reprocess.py [--pages 3000] [--rounds 3] [--archive DIR]

Prints pages/s, CPU seconds per 1,000 pages, and the ratio (aim: at least 1.6 on two cores). Without --archive an archive
is made by crawling the benchmark site on loopback. Both sides are whole processes, start included, in turn.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from measuring import Figure, measure

ROOT = Path(__file__).resolve().parents[2]
PORT = 8493

ONE_CORE = """
import sys
from pathlib import Path
from newsarchive.home import ArchiveHome
from newsarchive.reprocess.pages import read_capture
from newsarchive.sources.registry import SourceRegistry
from newsarchive.warc.index import ArchiveIndex
from newsarchive.warc.captures import iter_captures
home = ArchiveHome.locate(Path(sys.argv[1]))
profiles = {profile.id: profile for profile in SourceRegistry(home.sources_dir).load_all()[0]}
index = ArchiveIndex(home.index_dir, home.warc_dir)
pages = 0
for path in sorted(home.warc_dir.rglob("*.warc.gz")):
    for capture in iter_captures(path):
        context = capture.context
        if context is not None and context.role == "article" and capture.status == 200:
            pages += read_capture(home.warc_dir, index, capture, profiles) is not None
print(pages)
"""


def make_archive(home: Path, pages: int) -> None:
    """Crawl the benchmark site."""
    from newsarchive.samplesites.bench import bench_profile, bench_site

    command = [sys.executable, "-m", "newsarchive.cli.main"]
    with bench_site(port=PORT, articles=pages) as site:
        measure([*command, "init", "--archive", str(home)], PYTHONPATH=str(ROOT))
        (home / "sources" / "bench.toml").write_text(bench_profile(site.home))
        crawl = ["crawl", "bench", "--delay", "0", "--per-host", "16", "--no-requisites"]
        measure([*command, *crawl, "--archive", str(home)], PYTHONPATH=str(ROOT))


def one_core(home: Path) -> Figure:
    """Everything read, nothing stored, on one core."""
    command = ["taskset", "-c", "0", sys.executable, "-c", ONE_CORE, str(home)]
    run = measure(command, PYTHONPATH=str(ROOT))
    return Figure(int(run.out), run)


def reprocessed(home: Path) -> Figure:
    """Everything read and stored."""
    for path in home.glob("records.sqlite*"):
        path.unlink()
    command = [sys.executable, "-m", "newsarchive.cli.main", "reprocess", "--json"]
    run = measure([*command, "--archive", str(home)], PYTHONPATH=str(ROOT))
    return Figure(json.loads(run.out)["captures"], run)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--archive", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = options.archive or Path(folder) / "archive"
        if options.archive is None:
            make_archive(home, options.pages)
        pairs = [(one_core(home), reprocessed(home)) for _ in range(options.rounds)]
    print(f"{pairs[0][0].pages} pages, {options.rounds} rounds, {os.cpu_count()} cores; medians")
    for name, side in (("one core, nothing stored", 0), ("newsarchive reprocess", 1)):
        pace = statistics.median(pair[side].pace for pair in pairs)
        cpu = statistics.median(1000 * pair[side].run.cpu / pair[side].pages for pair in pairs)
        peak = max(pair[side].run.peak_mb for pair in pairs)
        print(f"{name:26} {pace:7.1f} pages/s  {cpu:6.2f} CPU s/1000  peak {peak:5.0f} MB")
    ratio = statistics.median(two.pace / one.pace for one, two in pairs)
    cost = statistics.median(
        (two.run.cpu / two.pages) / (one.run.cpu / one.pages) for one, two in pairs
    )
    print(
        f"ratio of pages/s {ratio:.2f}; of CPU a page {cost:.2f} (two idle cores give 2 / that at best)"
    )


if __name__ == "__main__":
    main()

"""The whole crawl beside plain Scrapy that only downloads the same local site, in one run.

    python tests/benchmarks/crawl.py [--pages 3000] [--rounds 3] [--trafilatura]

Prints pages/s, CPU seconds per 1,000 pages and peak memory of each, and their ratios. The site is served
by another process on loopback; both crawlers use the same concurrency, no delay, and follow the same
sitemap.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PORT = 8493

PLAIN = """
import sys, scrapy
from scrapy.crawler import CrawlerProcess
trafilatura = None
if {with_trafilatura}:
    import trafilatura
class Plain(scrapy.Spider):
    name = "plain"
    pages = 0
    async def start(self):
        yield scrapy.Request({sitemap!r}, callback=self.sitemap)
    def sitemap(self, response):
        response.selector.remove_namespaces()
        for url in response.xpath("//sitemap/loc/text()").getall():
            yield scrapy.Request(url, callback=self.sitemap)
        for url in response.xpath("//url/loc/text()").getall():
            yield scrapy.Request(url, callback=self.page)
    def page(self, response):
        Plain.pages += 1
        if trafilatura:
            trafilatura.bare_extraction(response.body, url=response.url, with_metadata=True)
process = CrawlerProcess(dict(LOG_LEVEL="ERROR", CONCURRENT_REQUESTS=16, ROBOTSTXT_OBEY=False,
    CONCURRENT_REQUESTS_PER_DOMAIN=16, DOWNLOAD_DELAY=0, TELNETCONSOLE_ENABLED=False, COOKIES_ENABLED=False))
process.crawl(Plain); process.start(); print(Plain.pages)
"""


@dataclass
class Figure:
    pages: int
    seconds: float
    cpu: float
    peak_mb: float

    @property
    def pace(self) -> float:
        return self.pages / self.seconds


def measured(command: list[str]) -> tuple[str, float, float, float]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    seconds = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 3):
        sys.exit(done.stderr[-3000:])
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return done.stdout, seconds, cpu, after.ru_maxrss / 1024


def plain(sitemap: str, *, with_trafilatura: bool) -> Figure:
    with tempfile.TemporaryDirectory() as folder:
        # Scrapy reads the source of callbacks: the spider must lie in a file
        script = Path(folder) / "plain.py"
        script.write_text(PLAIN.format(sitemap=sitemap, with_trafilatura=with_trafilatura))
        out, seconds, cpu, peak = measured([sys.executable, str(script)])
    pages = int(out.split()[-1])
    if not pages:
        sys.exit("plain Scrapy fetched nothing")
    return Figure(pages, seconds, cpu, peak)


def ours(profile: str) -> Figure:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "archive"
        command = [sys.executable, "-m", "newsarchive.cli.main"]
        measured([*command, "init", "--archive", str(home)])
        (home / "sources" / "bench.toml").write_text(profile)
        crawl = ["crawl", "bench", "--delay", "0", "--per-host", "16", "--no-requisites"]
        out, seconds, cpu, peak = measured([*command, *crawl, "--archive", str(home), "--json"])
        counts = json.loads(out)["counts"]
        return Figure(int(counts["pages/stored"]), seconds, cpu, peak)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--trafilatura", action="store_true", help="also Scrapy with trafilatura")
    options = parser.parse_args()
    from newsarchive.samplesites.bench import bench_profile, bench_site

    with bench_site(port=PORT, articles=options.pages) as site:
        kinds = {
            "newsarchive, everything": lambda: ours(bench_profile(site.home)),
            "plain Scrapy, download only": lambda: plain(site.sitemap, with_trafilatura=False),
        }
        if options.trafilatura:
            kinds["Scrapy + trafilatura"] = lambda: plain(site.sitemap, with_trafilatura=True)
        figures: dict[str, list[Figure]] = {name: [] for name in kinds}
        for _ in range(options.rounds):
            for name, run in kinds.items():
                figures[name].append(run())
    base = figures["newsarchive, everything"]
    print(f"{options.pages} pages, {options.rounds} rounds, {os.cpu_count()} cores; medians")
    for name, runs in figures.items():
        pace = statistics.median(run.pace for run in runs)
        cpu = statistics.median(1000 * run.cpu / run.pages for run in runs)
        peak = max(run.peak_mb for run in runs)
        ratio = statistics.median(
            mine.pace / other.pace for mine, other in zip(base, runs, strict=True)
        )
        print(
            f"{name:30} {min(run.pages for run in runs):6} pages  {pace:7.1f} pages/s  "
            f"{cpu:6.2f} CPU s/1000  peak {peak:6.0f} MB  newsarchive/this {ratio:5.2f}"
        )


if __name__ == "__main__":
    main()

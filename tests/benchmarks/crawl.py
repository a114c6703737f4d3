"""The whole crawl beside plain Scrapy that only downloads the same local site, in one run.

    python tests/benchmarks/crawl.py [--pages 3000] [--rounds 3] [--trafilatura [--peer-python PYTHON]]

Prints pages/s, CPU seconds per 1,000 pages and peak memory (resident, of all processes) of each, and the
ratios of newsarchive to each in the same round. The site is served by another process on loopback; all crawlers
use the same concurrency, no delay, and fetch the same pages: sitemap, articles, and the listing with its pages, whose
addresses the peers are given. Pages/s are those of articles.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT)]

from measuring import Figure, measure  # noqa: E402

from newsarchive.samplesites.bench import (  # noqa: E402
    BenchPages,
    BenchSite,
    bench_profile,
    bench_site,
)

PORT = 8493

PLAIN = """
import sys, scrapy
from scrapy.crawler import CrawlerProcess
trafilatura = None
if {with_trafilatura}:
    import trafilatura
class Plain(scrapy.Spider):
    name = "plain"
    pages = listings = 0
    async def start(self):
        yield scrapy.Request({sitemap!r}, callback=self.sitemap)
        for number in range(1, {listed} + 1):
            path = f"page/{{number}}/" if number > 1 else ""
            yield scrapy.Request({home!r} + path, callback=self.listing)
    def listing(self, response):
        Plain.listings += 1
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
process.crawl(Plain); process.start(); print(Plain.listings, Plain.pages)
"""


def plain(python: str, site: BenchSite, listed: int, *, with_trafilatura: bool) -> Figure:
    with tempfile.TemporaryDirectory() as folder:
        # Scrapy reads the source of callbacks: the spider must lie in a file
        script = Path(folder) / "plain.py"
        script.write_text(
            PLAIN.format(
                sitemap=site.sitemap,
                home=site.home,
                listed=listed,
                with_trafilatura=with_trafilatura,
            )
        )
        run = measure([python, str(script)])
    listings, pages = (int(number) for number in run.out.split()[-2:])
    if not pages or listings != listed:
        sys.exit(f"plain Scrapy fetched {pages} articles and {listings} of {listed} listing pages")
    return Figure(pages, run)


def ours(profile: str, listed: int) -> Figure:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "archive"
        command = [sys.executable, "-m", "newsarchive.cli.main"]
        measure([*command, "init", "--archive", str(home)], PYTHONPATH=str(ROOT))
        (home / "sources" / "bench.toml").write_text(profile)
        crawl = ["crawl", "bench", "--delay", "0", "--per-host", "16", "--no-requisites"]
        run = measure(
            [*command, *crawl, "--archive", str(home), "--json"], codes=(0, 3), PYTHONPATH=str(ROOT)
        )
        counts = json.loads(run.out)["counts"]
        if counts["discovery/listing/pages"] != listed:
            sys.exit(
                f"newsarchive walked {counts['discovery/listing/pages']} of {listed} listing pages"
            )
        return Figure(int(counts["pages/stored"]), run)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--trafilatura", action="store_true", help="also Scrapy with trafilatura")
    parser.add_argument(
        "--peer-python", default=sys.executable, help="interpreter with trafilatura"
    )
    options = parser.parse_args()
    listed = -(-options.pages // BenchPages.per_page)
    with bench_site(port=PORT, articles=options.pages) as site:
        kinds = {
            "newsarchive, everything": lambda: ours(bench_profile(site.home), listed),
            "plain Scrapy, download only": lambda: plain(
                sys.executable, site, listed, with_trafilatura=False
            ),
        }
        if options.trafilatura:
            kinds["Scrapy + trafilatura"] = lambda: plain(
                options.peer_python, site, listed, with_trafilatura=True
            )
        # the server renders each page when it is first asked for: nobody pays for that
        plain(sys.executable, site, listed, with_trafilatura=False)
        figures: dict[str, list[Figure]] = {name: [] for name in kinds}
        for number in range(options.rounds):
            order = list(kinds)
            random.Random(number).shuffle(order)
            for name in order:
                figures[name].append(kinds[name]())
    base = figures["newsarchive, everything"]
    print(f"{options.pages} pages, {options.rounds} rounds, {os.cpu_count()} cores; medians")
    for name, runs in figures.items():
        pace = statistics.median(run.pace for run in runs)
        cpu = statistics.median(1000 * run.run.cpu / run.pages for run in runs)
        peak = max(run.run.peak_mb for run in runs)
        pairs = list(zip(base, runs, strict=True))
        faster = statistics.median(mine.pace / other.pace for mine, other in pairs)
        cost = statistics.median(
            mine.run.cpu / mine.pages / (other.run.cpu / other.pages) for mine, other in pairs
        )
        print(
            f"{name:28} {min(run.pages for run in runs):6} pages  {pace:7.1f} pages/s  "
            f"{cpu:6.2f} CPU s/1000 pages  peak {peak:5.0f} MB  "
            f"newsarchive/this: pace {faster:5.2f}, CPU {cost:5.2f}"
        )


if __name__ == "__main__":
    main()

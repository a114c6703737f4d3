"""What capturing costs: the same Scrapy spider on the same local site, with capture and without, in one run.

    python tests/benchmarks/capture.py [--pages 3000] [--rounds 5] [--peer-python PYTHON]

Rounds alternate between the kinds. Prints pages/s, CPU ms a page of the crawling process and of what it starts (with
capture on, the process that writes), peak memory of both, and the ratios. `--peer-python` names an interpreter that has scrapy-webarchive, which is then measured too, with
Scrapy's own download handler beside it (it needs an older Scrapy). Pages are 36 kB, each another, kept alive.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SERVER = """
import asyncio, random, sys
words = [("".join(random.Random(n).choices("aiueonkstrmbdpgl", k=3 + n % 8))) for n in range(4000)]
text = " ".join(random.Random(1).choices(words, k=200_000))
async def serve(reader, writer):
    try:
        while True:
            head = await reader.readuntil(b"\\r\\n\\r\\n")
            number = int(head.split(b" ", 2)[1].rsplit(b"/", 1)[1] or 0)
            start = number * 131 % 900_000
            body = f"<html><title>{number}</title><p>{text[start:start + 36_000]}".encode()
            writer.write(b"HTTP/1.1 200 OK\\r\\nServer: nginx\\r\\nContent-Type: text/html; charset=UTF-8\\r\\n"
                         b"Content-Length: %d\\r\\n\\r\\n" % len(body) + body)
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()
async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()
asyncio.run(main())
"""

CLIENT = """
import json, os, resource, sys, time
import scrapy
from scrapy.crawler import CrawlerProcess
kind, port, pages, first, folder = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
class Pages(scrapy.Spider):
    name = "pages"
    got, peak_beside = 0, 0.0
    def closed(self, reason):
        children = open(f"/proc/self/task/{os.getpid()}/children").read().split()
        lines = [line for one in children for line in open(f"/proc/{one}/status") if line.startswith("VmHWM")]
        Pages.peak_beside = sum(int(line.split()[1]) for line in lines) / 1024
    if kind == "capture":
        from pathlib import Path
        from newsarchive.warc.catalogue import WarcCatalogue
        home = Path(folder)
        warc_catalogue = WarcCatalogue(home, home / "warc", home / "index")
    def start_requests(self):
        for number in range(first, first + pages):
            yield scrapy.Request(f"http://127.0.0.1:{port}/berita/{number}")
    async def start(self):
        for request in self.start_requests():
            yield request
    def parse(self, response):
        Pages.got += 1
settings = dict(LOG_LEVEL="ERROR", CONCURRENT_REQUESTS=16, CONCURRENT_REQUESTS_PER_DOMAIN=16, DOWNLOAD_DELAY=0,
    ROBOTSTXT_OBEY=False, TELNETCONSOLE_ENABLED=False, COOKIES_ENABLED=False, CONCURRENT_ITEMS=1)
if kind in ("capture", "without"):
    name = "newsarchive.capture.handler.CapturingDownloadHandler"
    settings |= dict(DOWNLOAD_HANDLERS={"http": name, "https": name}, ASYNCIO_EVENT_LOOP="uvloop.Loop",
        TWISTED_REACTOR="twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    if kind == "capture":
        settings |= dict(NEWSARCHIVE_WARC_DIR=folder + "/warc")
elif kind == "webarchive":
    settings |= dict(EXTENSIONS={"scrapy_webarchive.extensions.WaczExporter": 543}, SW_EXPORT_URI=folder + "/")
process = CrawlerProcess(settings)
process.crawl(Pages)
def used():
    return [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
began, before = time.monotonic(), sum(one.ru_utime + one.ru_stime for one in used())
process.start()
print(json.dumps(dict(got=Pages.got, seconds=time.monotonic() - began, peak=used()[0].ru_maxrss / 1024 + Pages.peak_beside,
    cpu=sum(one.ru_utime + one.ru_stime for one in used()) - before)))
"""


@dataclass(frozen=True)
class Figure:
    got: int
    seconds: float
    cpu: float
    peak: float

    @property
    def pace(self) -> float:
        return self.got / self.seconds


def run(python: str, kind: str, port: int, pages: int, first: int) -> Figure:
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "client.py"
        script.write_text(CLIENT)
        home = Path(folder) / "home"
        home.mkdir()
        done = subprocess.run(
            [python, str(script), kind, str(port), str(pages), str(first), str(home)],
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
        )
        if done.returncode:
            sys.exit(f"{kind}: {done.stderr[-2000:]}")
        figure = Figure(**json.loads(done.stdout.splitlines()[-1]))
        kept = sum(path.stat().st_size for path in home.rglob("*") if path.is_file())
        if figure.got != pages or (kind in ("capture", "webarchive") and kept < pages * 1000):
            sys.exit(
                f"{kind}: {figure.got} of {pages} pages, {kept} bytes kept: {done.stderr[-1000:]}"
            )
        return figure


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peer-python", help="an interpreter with scrapy-webarchive")
    options = parser.parse_args()
    kinds = {"capture on": (sys.executable, "capture"), "capture off": (sys.executable, "without")}
    kinds["Scrapy's own handler"] = (sys.executable, "plain")
    if options.peer_python:
        kinds["scrapy-webarchive"] = (options.peer_python, "webarchive")
        kinds["its Scrapy without it"] = (options.peer_python, "plain")
    server = subprocess.Popen([sys.executable, "-c", SERVER], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        port = int(server.stdout.readline())
        figures: dict[str, list[Figure]] = {name: [] for name in kinds}
        for number in range(options.rounds):
            order = list(kinds)
            random.Random(number).shuffle(order)
            for name in order:
                python, kind = kinds[name]
                figures[name].append(run(python, kind, port, options.pages, number * options.pages))
    finally:
        server.kill()
    print(
        f"{options.pages} pages of 36 kB, {options.rounds} rounds, {os.cpu_count()} cores; medians"
    )
    base = figures["capture on"]
    for name, runs in figures.items():
        ratio = statistics.median(
            mine.pace / other.pace for mine, other in zip(base, runs, strict=True)
        )
        print(
            f"{name:22} {statistics.median(r.pace for r in runs):7.1f} pages/s "
            f"{statistics.median(1000 * r.cpu / r.got for r in runs):6.2f} CPU ms/page "
            f"peak {max(r.peak for r in runs):6.0f} MB   capture on/this {ratio:5.2f}"
        )


if __name__ == "__main__":
    main()

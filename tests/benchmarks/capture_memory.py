"""Memory of a capturing crawl: over many exchanges, and for one response larger than memory should hold.

    python tests/benchmarks/capture_memory.py [--exchanges 50000] [--megabytes 2100] [--cap 2000000000]

Pages come from a server on loopback, through Scrapy without its middlewares, our download handler, index and
manifest. Prints resident memory along the way, its peak, and what became of the large response: once cut at the limit
(`--cap`, the default of the setting `max_capture_bytes`), once spooled whole.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SERVER = """
import asyncio, os, random
text = random.Random(1).randbytes(400_000).hex().encode()
block = os.urandom(1_000_000)
async def serve(reader, writer):
    try:
        while True:
            path = (await reader.readuntil(b"\\r\\n\\r\\n")).split(b" ", 2)[1]
            kind, number = path.strip(b"/").split(b"/")
            if kind == b"large":
                writer.write(b"HTTP/1.1 200 OK\\r\\nContent-Length: %d\\r\\n\\r\\n" % (int(number) * len(block)))
                for _ in range(int(number)):
                    writer.write(block)
                    await writer.drain()
                continue
            start = int(number) * 131 % 700_000
            body = b"<p>%d " % int(number) + text[start:start + 8_000]
            writer.write(b"HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\nContent-Length: %d\\r\\n\\r\\n" % len(body) + body)
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()
async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()
asyncio.run(main())
"""

CLIENT = """
import json, os, sys, time
from pathlib import Path
import scrapy
from scrapy.crawler import CrawlerProcess
from newsarchive.warc.catalogue import WarcCatalogue
home, port, exchanges, megabytes, cap = Path(sys.argv[1]), *map(int, sys.argv[2:6])

def memory(process, what):
    line = next(line for line in open(f"/proc/{process}/status") if line.startswith(what))
    return int(line.split()[1]) / 1024

def beside():
    # the process that writes
    return open(f"/proc/self/task/{os.getpid()}/children").read().split()

def resident():
    return sum(memory(one, "VmRSS") for one in ("self", *beside()))

class Pages(scrapy.Spider):
    name = "pages"
    warc_catalogue = WarcCatalogue(home, home / "warc", home / "index")
    samples, outcome, got, peak_beside = {}, None, 0, 0.0
    def closed(self, reason):
        Pages.peak_beside = sum(memory(one, "VmHWM") for one in beside())
    async def start(self):
        if megabytes:
            yield self.request(f"large/{megabytes}")
        for number in range(min(16, exchanges)):
            yield self.request(f"page/{number}")
    def request(self, path):
        return scrapy.Request(f"http://127.0.0.1:{port}/{path}", errback=self.failed, dont_filter=True)
    def parse(self, response):
        Pages.got += 1
        if "/large/" in response.url:
            Pages.outcome = "read"
            return
        if Pages.got % max(1, exchanges // 10) == 0:
            self.samples[Pages.got] = round(resident(), 1)
        number = int(response.url.rpartition("/")[2]) + 16
        if number < exchanges:
            yield self.request(f"page/{number}")
    def failed(self, failure):
        Pages.outcome = str(failure.value)
        if "/large/" not in failure.request.url:
            raise failure.value

handler = "newsarchive.capture.handler.CapturingDownloadHandler"
process = CrawlerProcess(dict(LOG_LEVEL="ERROR", CONCURRENT_REQUESTS_PER_DOMAIN=16, CONCURRENT_ITEMS=1,
    EXTENSIONS_BASE={}, DOWNLOADER_MIDDLEWARES_BASE={}, SPIDER_MIDDLEWARES_BASE={}, DOWNLOAD_MAXSIZE=64 * 1024 * 1024, DOWNLOAD_TIMEOUT=900,
    DOWNLOAD_WARNSIZE=0, DOWNLOAD_HANDLERS={"http": handler, "https": handler}, NEWSARCHIVE_MAX_CAPTURE=cap,
    NEWSARCHIVE_WARC_DIR=str(home / "warc")))
began, before = time.monotonic(), resident()
process.crawl(Pages)
process.start()
print(json.dumps(dict(got=Pages.got, before=before, samples=Pages.samples, outcome=Pages.outcome,
    seconds=time.monotonic() - began, peak_beside=Pages.peak_beside, peak=memory("self", "VmHWM"))))
"""


@dataclass(frozen=True)
class Memory:
    """What one crawl needed; memory in MB."""

    got: int
    #: before the crawl
    before: float
    #: resident memory after so many pages
    samples: dict[str, float]
    #: what the spider was told of the large response
    outcome: str | None
    seconds: float
    peak: float
    #: of the process that writes
    peak_beside: float


def crawl(home: Path, *, exchanges: int, megabytes: int, cap: int = 2_000_000_000) -> Memory:
    """Crawl so many pages and, before them, one response of so many megabytes, into an archive at `home`."""
    server = subprocess.Popen([sys.executable, "-c", SERVER], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        port = server.stdout.readline().strip()
        home.mkdir(parents=True, exist_ok=True)
        script = home / "client.py"
        script.write_text(CLIENT)
        done = subprocess.run(
            [
                sys.executable,
                str(script),
                str(home),
                port,
                str(exchanges),
                str(megabytes),
                str(cap),
            ],
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
        )
    finally:
        server.kill()
        server.wait()
    if done.returncode:
        sys.exit(done.stderr[-2000:])
    return Memory(**json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--exchanges", type=int, default=50_000)
    parser.add_argument("--megabytes", type=int, default=2_100)
    parser.add_argument("--cap", type=int, default=2_000_000_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        many = crawl(Path(folder) / "many", exchanges=options.exchanges, megabytes=0)
        print(
            f"{many.got} exchanges of 8 kB in {many.seconds:.0f} s: peak {many.peak:.0f} MB resident, "
            f"{many.peak_beside:.0f} MB in the process that writes"
        )
        for number, resident in many.samples.items():
            print(f"  after {number:>6}: {resident:6.1f} MB")
        for name, cap in (
            ("cut", options.cap),
            ("spooled", options.megabytes * 1_000_000 + 10_000),
        ):
            home = Path(folder) / name
            one = crawl(home, exchanges=0, megabytes=options.megabytes, cap=cap)
            kept = sum(path.stat().st_size for path in (home / "warc").rglob("*.warc.gz"))
            print(
                f"{options.megabytes} MB, {name} at {cap} bytes, in {one.seconds:.0f} s: peak {one.peak:.0f} MB "
                f"resident ({one.before:.0f} before, {one.peak_beside:.0f} MB beside), {kept / 1e6:.0f} MB in the WARC; {one.outcome}"
            )


if __name__ == "__main__":
    main()

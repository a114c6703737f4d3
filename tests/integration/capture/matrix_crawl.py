"""A Scrapy crawl with our settings and download handler, in a process of its own, against servers on raw sockets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from fastwarc.warc import ArchiveIterator

from tests.integration.capture.behaviours import CAP, MAXSIZE, Behaviour
from tests.integration.capture.raw_server import RawServer, Seen

ROOT = Path(__file__).resolve().parents[3]
TIMEOUT = 2.0

CRAWL = """
import json, sys
import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.settings import Settings
from newsarchive.capture import exchange
from newsarchive.capture.capture import PageContext

told = json.load(open(sys.argv[1]))
exchange.SPOOL_AFTER = 1_000_000
outcomes = {}

class Pages(scrapy.Spider):
    name = "pages"

    async def start(self):
        for number, (url, method, body) in enumerate(told["requests"]):
            context = PageContext(source_id="matrix", role="article", run_id="matrix")
            yield scrapy.Request(url, self.parse, method=method, body=bytes.fromhex(body), errback=self.failed,
                dont_filter=True, priority=-number,
                meta={"newsarchive": context, "dont_redirect": True, "handle_httpstatus_all": True})

    def parse(self, response):
        outcomes[response.url] = [response.status, len(response.body), list(response.flags)]

    def failed(self, failure):
        outcomes[failure.request.url] = [None, type(failure.value).__name__, str(failure.value)]

settings = Settings()
settings.setmodule("newsarchive.settings")
settings.setdict(told["settings"], priority="cmdline")
process = CrawlerProcess(settings)
process.crawl(Pages)
process.start()
json.dump(outcomes, open(sys.argv[2], "w"))
"""


@dataclass
class Kept:
    """The records of one address."""

    responses: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    requests: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    metadata: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    resources: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@dataclass
class Crawled:
    """What a crawl kept and what the server saw."""

    #: what the servers saw, by behaviour
    seen: dict[str, list[Seen]]
    folder: Path
    #: by path: (status, length of the body, flags) or (None, exception, message)
    outcomes: dict[str, list]

    @property
    def files(self) -> list[Path]:
        return sorted((self.folder / "warc").rglob("*.warc.gz"))

    def kept(self) -> dict[str, Kept]:
        found: dict[str, Kept] = defaultdict(Kept)
        for path in self.files:
            with path.open("rb") as file:
                for record in ArchiveIterator(file, parse_http=False):
                    headers = {name.lower(): value for name, value in record.headers.items()}
                    kind = headers["warc-type"]
                    if kind == "warcinfo":
                        continue
                    one = found[path_of(headers["warc-target-uri"])]
                    block = record.reader.read()
                    lists = {
                        "request": one.requests,
                        "metadata": one.metadata,
                        "response": one.responses,
                        "revisit": one.responses,
                        "resource": one.resources,
                    }
                    lists[kind].append((headers, block))
        return found


def path_of(url: str) -> str:
    """What stands behind the host: the behaviour's name."""
    return url.split("/", 3)[-1] if "://" in url else url


Requests = list[tuple[str, str, str]]


def requests_of(server: RawServer, behaviours: tuple[Behaviour, ...]) -> Requests:
    return [
        (f"{server.base}/{behaviour.name}", behaviour.method, behaviour.body.hex())
        for behaviour in behaviours
    ]


def crawl(
    requests: Requests,
    folder: Path,
    environment: dict[str, str] | None = None,
    *,
    servers: list[RawServer],
    **settings: object,
) -> Crawled:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "crawl.py").write_text(CRAWL)
    told = {
        "requests": requests,
        "settings": {
            "NEWSARCHIVE_WARC_DIR": str(folder / "warc"),
            "NEWSARCHIVE_RUN_ID": "matrix",
            "NEWSARCHIVE_MAX_CAPTURE": CAP,
            "DOWNLOAD_MAXSIZE": MAXSIZE,
            "DOWNLOAD_TIMEOUT": TIMEOUT,
            "DOWNLOAD_DELAY": 0,
            "AUTOTHROTTLE_ENABLED": False,
            "ROBOTSTXT_OBEY": False,
            "RETRY_ENABLED": False,
            "SPIDER_MODULES": [],
            "EXTENSIONS": {},
            "DOWNLOADER_MIDDLEWARES": {},
            "ITEM_PIPELINES": {},
            "LOG_LEVEL": "ERROR",
            "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
            **settings,
        },
    }
    (folder / "told.json").write_text(json.dumps(told))
    done = subprocess.run(
        [sys.executable, "crawl.py", "told.json", "outcomes.json"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=100,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "Traceback" not in done.stderr, done.stderr[-3000:]
    outcomes = json.loads((folder / "outcomes.json").read_text())
    seen: dict[str, list[Seen]] = defaultdict(list)
    for server in servers:
        for one in server.seen:
            seen[one.behaviour].append(one)
    return Crawled(seen, folder, {path_of(url): value for url, value in outcomes.items()})

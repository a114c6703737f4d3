"""What capture tools keep of servers that behave oddly: the matrix of the tests, run by us and by others.

    python tests/benchmarks/capture_matrix.py [--scrapy-webarchive PYTHON] [--warcprox PROGRAM] [--wget PROGRAM]
        [-o docs/capture-matrix.md]

Each tool fetches every behaviour of `tests/integration/capture/behaviours.py` from a raw-socket server of its own; the
blocks of its records are compared with the bytes that this server received and sent. Tools that are not named, or not
installed, are left out. `PYTHON` is an interpreter that has scrapy-webarchive.
"""

from __future__ import annotations

import argparse
import io
import json
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from fastwarc.warc import ArchiveIterator  # noqa: E402

from newsarchive import __version__  # noqa: E402
from tests.integration.capture.behaviours import BEHAVIOURS, CAP, MAXSIZE, Behaviour  # noqa: E402
from tests.integration.capture.matrix_crawl import crawl, requests_of  # noqa: E402
from tests.integration.capture.raw_server import RawServer, Seen  # noqa: E402

PEER_SPIDER = """
import json, sys
import scrapy
from scrapy.crawler import CrawlerProcess
told = json.load(open(sys.argv[1]))
class Pages(scrapy.Spider):
    name = "pages"
    def start_requests(self):
        for url, method, body in told["requests"]:
            yield scrapy.Request(url, self.parse, method=method, body=bytes.fromhex(body), errback=lambda _f: None,
                dont_filter=True, meta={"dont_redirect": True, "handle_httpstatus_all": True})
    def parse(self, response):
        pass
process = CrawlerProcess(told["settings"])
process.crawl(Pages)
process.start()
"""


@dataclass
class Kept:
    """Records of one behaviour: (WARC header fields, block)."""

    responses: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    requests: list[bytes] = field(default_factory=list)


def read_warcs(files: Iterator[bytes] | list[bytes]) -> dict[str, Kept]:
    found: dict[str, Kept] = defaultdict(Kept)
    for data in files:
        with suppress(Exception):
            for record in ArchiveIterator(io.BytesIO(data), parse_http=False):
                fields = {name.lower(): value for name, value in record.headers.items()}
                url = fields.get("warc-target-uri", "").strip("<>")
                kept = found[urlsplit(url).path.rpartition("/")[2]]
                if fields["warc-type"] in ("response", "revisit"):
                    kept.responses.append((fields, record.reader.read()))
                elif fields["warc-type"] == "request":
                    kept.requests.append(record.reader.read())
    return found


def by_newsarchive(server: RawServer, folder: Path) -> dict[str, Kept]:
    crawl(requests_of(server, BEHAVIOURS), folder, servers=[server])
    return read_warcs([path.read_bytes() for path in (folder / "warc").rglob("*.warc.gz")])


def by_scrapy_webarchive(python: str) -> Callable[[RawServer, Path], dict[str, Kept]]:
    def run(server: RawServer, folder: Path) -> dict[str, Kept]:
        settings = {
            "EXTENSIONS": {"scrapy_webarchive.extensions.WaczExporter": 543},
            "SW_EXPORT_URI": f"{folder}/",
            "DOWNLOAD_TIMEOUT": 3,
            "DOWNLOAD_MAXSIZE": MAXSIZE,
            "RETRY_ENABLED": False,
            "LOG_LEVEL": "CRITICAL",
            "TELNETCONSOLE_ENABLED": False,
        }
        told = {"requests": requests_of(server, BEHAVIOURS), "settings": settings}
        (folder / "told.json").write_text(json.dumps(told))
        (folder / "spider.py").write_text(PEER_SPIDER)
        done = subprocess.run(
            [python, "spider.py", "told.json"],
            cwd=folder,
            timeout=300,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            sys.exit(f"scrapy-webarchive: {done.stderr[-2000:]}")
        files = []
        for path in folder.rglob("*.wacz"):
            with zipfile.ZipFile(path) as package:
                files += [package.read(n) for n in package.namelist() if n.startswith("archive/")]
        return read_warcs(files)

    return run


def by_wget(program: str) -> Callable[[RawServer, Path], dict[str, Kept]]:
    def run(server: RawServer, folder: Path) -> dict[str, Kept]:
        for behaviour in BEHAVIOURS:
            how = [f"--method={behaviour.method}"] if behaviour.method != "GET" else []
            if behaviour.body:
                body = folder / "body"
                body.write_bytes(behaviour.body)
                how.append(f"--body-file={body}")
            with suppress(subprocess.TimeoutExpired):
                subprocess.run(
                    [
                        program,
                        "-q",
                        "--no-config",
                        f"--warc-file={folder}/{behaviour.name}",
                        "--tries=1",
                        "--timeout=3",
                        "--max-redirect=0",
                        "-O",
                        "/dev/null",
                        *how,
                        f"{server.base}/{behaviour.name}",
                    ],
                    cwd=folder,
                    timeout=30,
                    check=False,
                )
        return read_warcs(path.read_bytes() for path in folder.glob("*.warc.gz"))

    return run


def by_warcprox(program: str) -> Callable[[RawServer, Path], dict[str, Kept]]:
    def run(server: RawServer, folder: Path) -> dict[str, Kept]:
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port = probe.getsockname()[1]
        proxy = subprocess.Popen(
            [
                program,
                "-z",
                "-q",
                "-p",
                str(port),
                "-b",
                "127.0.0.1",
                "-d",
                str(folder),
                "-c",
                f"{folder}/ca.pem",
                *("--certs-dir", f"{folder}/certs", "--stats-db-file", "/dev/null"),
                *("-j", "/dev/null", "--fetch-timeout", "3", "--max-resource-size", str(CAP)),
            ],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            until = time.monotonic() + 30
            while time.monotonic() < until:
                with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                    break
                time.sleep(0.1)
            with RawServer("127.0.0.2") as unseen, suppress(OSError):
                # the first request can be lost while it sets itself up
                ask_proxy(port, unseen, BEHAVIOURS[0], seconds=30)
            for behaviour in BEHAVIOURS:
                # it gives a host and port up for a minute after one failure
                with RawServer("127.0.0.2") as own, suppress(OSError):
                    ask_proxy(port, own, behaviour)
                server.seen += own.seen
            time.sleep(1)
        finally:
            proxy.send_signal(signal.SIGTERM)
            try:
                proxy.wait(timeout=30)
            except subprocess.TimeoutExpired:
                proxy.kill()
        return read_warcs(path.read_bytes() for path in folder.glob("*.warc.gz*"))

    return run


def ask_proxy(port: int, server: RawServer, behaviour: Behaviour, *, seconds: float = 6) -> None:
    host = urlsplit(server.base).netloc
    head = f"{behaviour.method} {server.base}/{behaviour.name} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n"
    if behaviour.body:
        head += f"Content-Length: {len(behaviour.body)}\r\n"
    with socket.create_connection(("127.0.0.1", port), seconds) as connection:
        connection.sendall(head.encode() + b"\r\n" + behaviour.body)
        got = 0
        while (part := connection.recv(65536)) and got < 2 * CAP:
            got += len(part)


def parts(message: bytes) -> tuple[bytes, bytes]:
    """Head and body at the first empty line."""
    ends = [
        end + len(mark)
        for mark in (b"\r\n\r\n", b"\n\n", b"\n\r\n")
        if (end := message.find(mark, 2)) > 0
    ]
    cut = min(ends, default=len(message))
    return message[:cut], message[cut:]


def judge(behaviour: Behaviour, kept: Kept, seen: list[Seen]) -> tuple[str, bool]:
    """What became of the response in a few words, and whether the request is kept as it was received."""
    request = bool(seen) and seen[-1].request in kept.requests
    if not behaviour.sends:
        return ("request kept" if request else "nothing"), request
    if not kept.responses or not seen:
        return "nothing", request
    fields, block = kept.responses[-1]
    sent = bytes(seen[-1].sent)
    marked = "marked" if "warc-truncated" in fields else "not marked"
    if block == sent:
        return ("exact" if behaviour.truncated is None else f"exact, {marked}"), request
    if sent.startswith(block):
        return f"cut, {marked}" if len(block) else "empty", request
    (head, body), (sent_head, sent_body) = parts(block), parts(sent)
    changed = ["head"] if head != sent_head else []
    if body != sent_body:
        cut = len(body) < len(sent_body) and sent_body.startswith(body)
        changed.append("body (cut)" if cut else "body")
    return f"{' and '.join(changed)} changed", request


def good(behaviour: Behaviour, word: str) -> bool:
    """Whether all that could be kept was, and is marked where it is not the whole."""
    if not behaviour.sends:
        return word == "request kept"
    if behaviour.truncated == "length":
        return word in ("cut, marked", "exact, marked")
    return word in ("exact", "exact, marked")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scrapy-webarchive", metavar="PYTHON")
    parser.add_argument("--warcprox", default=shutil.which("warcprox"))
    parser.add_argument("--wget", default=shutil.which("wget"))
    parser.add_argument("--only", metavar="TOOL", help="the tools whose names begin so")
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args()
    tools = {f"Newsarchive {__version__}": by_newsarchive}
    only = options.only or ""
    if options.scrapy_webarchive:
        version = output_of(options.scrapy_webarchive, "-c", "from importlib.metadata import version as v;"
                            "print(v('scrapy-webarchive'), 'on Scrapy', v('scrapy'))")  # fmt: skip
        tools[f"scrapy-webarchive {version}"] = by_scrapy_webarchive(options.scrapy_webarchive)
    if options.wget:
        version = output_of(options.wget, "--version").split()[2]
        tools[f"wget {version}"] = by_wget(options.wget)
    if options.warcprox:
        version = output_of(options.warcprox, "--version").split()[-1]
        tools[f"warcprox {version}"] = by_warcprox(options.warcprox)
    tools = {name: run for name, run in tools.items() if name.startswith(only)}
    words: dict[str, dict[str, str]] = {}
    requests: dict[str, int] = {}
    for name, run in tools.items():
        print(f"{name} …", file=sys.stderr)
        words[name] = {}
        # warcprox refuses to ask 127.0.0.1
        with RawServer("127.0.0.2") as server, tempfile.TemporaryDirectory() as folder:
            kept = run(server, Path(folder))
            seen = defaultdict(list)
            for one in server.seen:
                seen[one.behaviour].append(one)
        exact = 0
        for behaviour in BEHAVIOURS:
            word, request = judge(behaviour, kept[behaviour.name], seen[behaviour.name])
            words[name][behaviour.name] = word
            exact += request
        requests[name] = exact
    text = table(list(tools), words, requests)
    if options.output:
        options.output.write_text(text, encoding="utf-8")
    else:
        print(text)


def output_of(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).strip()


def table(tools: list[str], words: dict[str, dict[str, str]], requests: dict[str, int]) -> str:
    count = len(BEHAVIOURS)
    lines = [
        "# What capture tools keep of odd servers",
        "",
        f"Written by `python tests/benchmarks/capture_matrix.py` on {datetime.now(UTC):%Y-%m-%d}: {count} behaviours of "
        "raw-socket servers over http, each tool against a",
        "server of its own; the blocks of its WARC records are compared with the bytes that the server sent and received.",
        "Our own tests run the same over TLS and IPv6, one connection at a time and sixteen.",
        "",
        "- *exact*: the block is what the server sent, byte for byte. *marked*: with `WARC-Truncated`, where the message is not whole.",
        "- *cut*: a beginning of it. *head changed*, *body changed*: rebuilt, reordered, decoded or de-chunked.",
        "- *request kept*: the server said nothing; the request is there. **Bold**: not all that could be kept, or not marked.",
        "",
        "| behaviour | " + " | ".join(tools) + " |",
        "| --- |" + " --- |" * len(tools),
    ]
    for behaviour in BEHAVIOURS:
        cells = []
        for name in tools:
            word = words[name][behaviour.name]
            cells.append(word if good(behaviour, word) else f"**{word}**")
        lines.append(f"| {behaviour.about} | " + " | ".join(cells) + " |")
    kept = [
        str(sum(good(b, words[name][b.name]) for b in BEHAVIOURS)) + f" of {count}"
        for name in tools
    ]
    lines += [
        "| all that could be kept, and marked | " + " | ".join(kept) + " |",
        "| request as received | " + " | ".join(f"{requests[n]} of {count}" for n in tools) + " |",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()

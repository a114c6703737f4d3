"""200 SIGKILLs at random moments of crawls: nothing that was whole is lost, nothing finished is touched."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import random
import select
import signal
import socket
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from newsarchive.capture.salvage import salvage
from newsarchive.warc.index import ArchiveIndex
from newsarchive.warc.manifest import Manifest, sha256_of
from newsarchive.warc.places import RecordPlace, record_fields
from newsarchive.warc.verify import verify_file
from tests.integration.capture.telling import Telling

KILLS = 200
#: part of them that comes before the first capture
EARLY = 0.2
#: captures of a crawl before it is killed, at most; a file is full after about twenty
MOST = 40


def serve(listener: socket.socket) -> None:
    """Answers every request with a page of its own, on kept connections."""

    def answer(connection: socket.socket) -> None:
        with suppress(ConnectionError), connection, connection.makefile("rwb") as stream:
            while line := stream.readline():
                while stream.readline() not in (b"\r\n", b""):
                    pass
                body = b"<p>" + hashlib.sha256(line).hexdigest().encode() * random.randint(1, 400)
                stream.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
                stream.flush()

    while True:
        try:
            connection, _peer = listener.accept()
        except OSError:
            return
        threading.Thread(target=answer, args=(connection,), daemon=True).start()


def crawl(home: Path, port: int, number: int, told: int) -> None:
    """In a process of its own: mend what the last kill left, then fetch until killed; tells every kept capture."""
    import scrapy
    from scrapy.crawler import CrawlerProcess

    # the process that writes has it too: who reads to the end has waited for both
    os.dup2(told, 1)
    salvage(home / "warc")
    Manifest(home, home / "warc").complete()
    ArchiveIndex(home / "index", home / "warc").update()

    class Pages(scrapy.Spider):
        name = "pages"
        warc_catalogue = Telling(home, home / "warc", home / "index")

        async def start(self):
            for page in range(8):
                yield scrapy.Request(f"http://127.0.0.1:{port}/{number}/{page}")

        def parse(self, response):
            # the page eight further: there are always eight under way
            start, _slash, page = response.url.rpartition("/")
            yield scrapy.Request(f"{start}/{int(page) + 8}")

    handler = "newsarchive.capture.handler.CapturingDownloadHandler"
    process = CrawlerProcess(
        {
            "DOWNLOAD_HANDLERS": {"http": handler, "https": handler},
            "NEWSARCHIVE_WARC_DIR": str(home / "warc"),
            "NEWSARCHIVE_WARC_MAX_BYTES": 100_000,
            "NEWSARCHIVE_RUN_ID": f"run{number}",
            "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
            # what plays no part here and takes long to import
            "EXTENSIONS_BASE": {},
            "DOWNLOADER_MIDDLEWARES_BASE": {},
            "SPIDER_MIDDLEWARES_BASE": {},
            "LOG_LEVEL": "CRITICAL",
            "TELNETCONSOLE_ENABLED": False,
        }
    )
    process.crawl(Pages)
    process.start()


def read_until(pipe: int, captures: int) -> bytes:
    """What a crawl tells until it has told of so many captures."""
    text = b""
    while text.count(b"\n") < captures:
        ready, _, _ = select.select([pipe], [], [], 60)
        assert ready, "the crawl tells of no captures"
        part = os.read(pipe, 65536)
        assert part, "the crawl must be killed, not end"
        text += part
    return text


def read_rest(pipe: int, text: bytes) -> list[tuple[str, int, str]]:
    """All captures that a killed crawl told of, `text` having been read before."""
    while part := os.read(pipe, 65536):
        text += part
    # the last line may be torn by the kill: then its record was not told of
    lines = text.decode().split("\n")[:-1]
    return [
        (name, int(offset), record) for name, offset, record in (line.split() for line in lines)
    ]


def facts_of(path: Path) -> tuple[int, ...]:
    """What changes when a file is written to or replaced."""
    facts = path.stat()
    return facts.st_ino, facts.st_size, facts.st_mtime_ns, facts.st_nlink


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_200_kills_lose_no_capture_that_was_told_of_and_touch_no_finished_file(tmp_path) -> None:
    # the children import nothing: they are forks of this process
    import newsarchive.capture.handler  # noqa: F401

    (tmp_path / "warc").mkdir()
    listener = socket.create_server(("127.0.0.1", 0), backlog=64)
    port = listener.getsockname()[1]
    chance = random.Random(200)
    context = multiprocessing.get_context("fork")
    # a process of its own: this one forks, so it must have no threads
    server = context.Process(target=serve, args=(listener,), daemon=True)
    server.start()
    finished: dict[Path, tuple[tuple[int, ...], str]] = {}
    kept: list[tuple[str, int, str]] = []
    #: seconds that the last crawl took until it told of its first capture
    start_up = 0.0
    for number in range(KILLS):
        pipe, told = os.pipe()
        child = context.Process(target=crawl, args=(tmp_path, port, number, told), daemon=True)
        began = time.monotonic()
        child.start()
        os.close(told)
        text = b""
        if start_up and chance.random() < EARLY:
            # while it mends what the last kill left, opens its file, asks for its first pages
            time.sleep(chance.uniform(0, start_up))
        else:
            text = read_until(pipe, 1)
            start_up = time.monotonic() - began
            # by the crawl's own progress, and anywhere between two captures, however fast the machine is
            text += read_until(pipe, chance.randrange(MOST) - text.count(b"\n"))
            time.sleep(chance.uniform(0, 0.005))
        assert child.is_alive(), "the crawl must be killed, not end"
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        new = read_rest(pipe, text)
        os.close(pipe)
        assert new or not text
        kept += new
        for path, (facts, _digest) in finished.items():
            assert facts_of(path) == facts, path
        for path in (tmp_path / "warc").rglob("*.warc.gz"):
            if path not in finished:
                finished[path] = facts_of(path), sha256_of(path)
    server.kill()
    listener.close()
    assert len(kept) > KILLS * MOST // 4, "the kills must hit crawls that write"
    salvage(tmp_path / "warc")
    Manifest(tmp_path, tmp_path / "warc").complete()
    files = sorted((tmp_path / "warc").rglob("*.warc.gz"))
    assert not list((tmp_path / "warc").rglob("*.open"))
    for path, (_facts, digest) in finished.items():
        assert sha256_of(path) == digest, path
    for path in files:
        assert not verify_file(path).problems, path
    assert not Manifest(tmp_path, tmp_path / "warc").problems()
    for name, offset, record in kept:
        fields = record_fields(RecordPlace(tmp_path / "warc" / name, offset, ""))
        assert fields["warc-record-id"] == f"<{record}>"
    index = ArchiveIndex(tmp_path / "index", tmp_path / "warc")
    index.update()
    indexed = {(entry.filename, entry.offset) for entry in index.range("")}
    assert indexed >= {(name, offset) for name, offset, _record in kept}

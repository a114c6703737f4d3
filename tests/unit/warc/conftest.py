"""A WARC file as our writer writes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsarchive.capture.capture import Capture, PageContext
from newsarchive.capture.exchange import Exchange
from newsarchive.capture.http1 import ResponseReader
from newsarchive.capture.writer import WarcWriter
from newsarchive.warc.catalogue import WarcCatalogue
from newsarchive.warc.index import ArchiveIndex

Page = tuple[str, bytes]


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., list[Capture]]:
    """Writes responses, given as (address, bytes on the wire), into `tmp_path/warc` with index and manifest."""

    def make(pages: list[Page], run: str = "run", role: str = "article") -> list[Capture]:
        catalogue = WarcCatalogue(tmp_path, tmp_path / "warc", tmp_path / "index")
        writer = WarcWriter(
            tmp_path / "warc",
            run_id=run,
            find_earlier=catalogue.find_earlier,
            on_finished=catalogue.finished,
        )
        writer.listeners.append(catalogue.captured)
        captures = [writer.write_exchange(exchange(url, wire, run, role)) for url, wire in pages]
        writer.close()
        return captures

    return make


@pytest.fixture
def make_exchange() -> Callable[..., Exchange]:
    """Makes an exchange of (address, bytes on the wire, run, role)."""
    return exchange


@pytest.fixture
def index(tmp_path: Path) -> ArchiveIndex:
    return ArchiveIndex(tmp_path / "index", tmp_path / "warc")


def exchange(url: str, wire: bytes, run: str, role: str) -> Exchange:
    context = PageContext(source_id="sampel", role=role, run_id=run)
    made = Exchange(url=url, method="GET", started=datetime.now(UTC), context=context)
    path = "/" + url.split("/", 3)[3]
    made.request = f"GET {path} HTTP/1.1\r\nHost: example.go.id\r\n\r\n".encode()
    made.ip = "127.0.0.1"

    def entity(part: bytes) -> None:
        made.payload_hash.update(part)
        made.entity_length += len(part)

    made.reader = ResponseReader("GET", entity)
    made.raw.add(wire)
    made.block_hash.update(wire)
    made.reader.feed(wire)
    made.reader.end()
    return made

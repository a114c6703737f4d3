"""The writer in a process of its own writes what the writer in this one writes, and says when it can not."""

from __future__ import annotations

import asyncio
import gzip
import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsarchive.capture.capture import Capture, PageContext
from newsarchive.capture.exchange import DnsAnswer, Exchange, RawBytes, TlsFacts
from newsarchive.capture.http1 import ResponseReader
from newsarchive.capture.parcel import Setup, pack, unpack
from newsarchive.capture.rendering import Rendering
from newsarchive.capture.writer import WarcWriter
from newsarchive.capture.writer_beside import WriterBeside
from newsarchive.errors import CaptureError
from newsarchive.hints import Hints
from newsarchive.warc.catalogue import WarcCatalogue
from newsarchive.warc.index import ArchiveIndex
from newsarchive.warc.manifest import Manifest
from newsarchive.warc.verify import verify_file
from tests.unit.capture.test_writer import exchange, files, records

MOMENT = datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC)
PAGE = b"<base href=/c/><a href=b>b</a><img src='/e.png'>"
LINES = b"Content-Type: text/html\r\n"


def answered(
    wire: bytes, *, pieces: int = 7, spool_after: int = 1000, coded: bytes = b""
) -> Exchange:
    """An exchange whose response came in pieces, as the handler leaves it."""
    made = Exchange(url="http://example.go.id/a", method="GET", started=MOMENT, ip="::1")
    made.request = b"GET /a HTTP/1.1\r\n\r\n"
    made.raw = RawBytes(spool_after=spool_after)
    body = bytearray()

    def entity(part: bytes) -> None:
        made.payload_hash.update(part)
        made.entity_length += len(part)
        body.extend(part)

    made.reader = ResponseReader("GET", entity)
    for start in range(0, len(wire), pieces):
        made.reader.feed(wire[start : start + pieces])
        made.received(wire[start : start + pieces])
    if not made.reader.end():
        made.truncated = "disconnect"
    made.page = bytes(body)
    if coded:
        made.page, made.page_is_decoded = coded, True
    return made


def chunked(body: bytes) -> bytes:
    head = b"HTTP/1.1 200 OK\r\n" + LINES + b"Transfer-Encoding: chunked\r\n\r\n"
    half = len(body) // 2
    parts = [b"%x\r\n%b\r\n" % (len(part), part) for part in (body[:half], body[half:], b"")]
    return head + b"".join(parts)


def plain(body: bytes, more: bytes = b"") -> bytes:
    return b"HTTP/1.1 200 OK\r\n" + LINES + more + b"Content-Length: %d\r\n\r\n" % len(body) + body


def with_facts(made: Exchange) -> Exchange:
    made.tls = TlsFacts("tls/1.3", "TLS_AES_128_GCM_SHA256", "expired", (("issuer", "CN=O"),))
    made.addresses = ("10.0.0.1", "::1")
    made.dns = DnsAnswer("example.go.id", ("10.0.0.1",), MOMENT)
    made.context = PageContext(
        source_id="s", role="article", run_id="r", hints=Hints(title="Pasar"), via="http://a.id/"
    )
    made.truncated, made.seconds = "time", 1.25
    return made


def named(name: str) -> Exchange:
    """An exchange of the table at an address of its own, so that none is another's revisit."""
    made = ANSWERS[name]()
    path = name.replace(" ", "-")
    made.url = f"http://example.go.id/{path}"
    made.request = f"GET /{path} HTTP/1.1\r\nHost: example.go.id\r\n\r\n".encode()
    return made


ZIPPED = gzip.compress(PAGE)
ANSWERS: dict[str, Callable[[], Exchange]] = {
    "plain": lambda: answered(plain(PAGE)),
    "interim": lambda: answered(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + plain(PAGE)),
    "chunked": lambda: answered(chunked(PAGE)),
    "torn chunks": lambda: answered(chunked(PAGE).replace(b"\r\n0\r\n\r\n", b"\r\nz\r\nrest")),
    "gzip": lambda: answered(plain(ZIPPED, b"Content-Encoding: gzip\r\n"), coded=PAGE),
    "gzip chunked": lambda: answered(
        chunked(ZIPPED).replace(LINES, LINES + b"Content-Encoding: gzip\r\n"), coded=PAGE
    ),
    "said to be gzip": lambda: answered(plain(PAGE, b"Content-Encoding: gzip\r\n")),
    "surplus": lambda: answered(plain(PAGE) + b"too much"),
    "until the close": lambda: answered(b"HTTP/1.0 200 OK\r\n" + LINES + b"\r\n" + PAGE),
    "no head": lambda: answered(b"hello"),
    "spooled": lambda: answered(plain(PAGE * 100)),
    "spooled chunks": lambda: answered(chunked(PAGE * 100)),
    "facts": lambda: with_facts(answered(plain(PAGE))),
    "no answer": lambda: Exchange(
        url="http://example.go.id/b",
        method="GET",
        started=MOMENT,
        request=b"GET /b HTTP/1.1\r\n\r\n",
        unanswered="no answer: closed",
    ),
}


def in_this_process(made: Exchange, folder: Path) -> Capture | CaptureError | None:
    writer = WarcWriter(folder, run_id="r")
    (result,) = writer.write_exchanges([made])
    writer.close()
    return result


def beside(folder: Path, *made: Exchange | Rendering, **more: object) -> list[Capture | None]:
    async def crawl() -> list[Capture | None]:
        writer = WriterBeside(Setup(folder, {"run_id": "r"}, None, **more))
        try:
            return await asyncio.gather(*map(writer.write, made))
        finally:
            await writer.close()

    return asyncio.run(crawl())


def told(folder: Path) -> list[tuple[dict[str, list[str]], bytes]]:
    """All records behind the first, without what is never the same."""
    (path,) = files(folder)
    assert not verify_file(path).problems
    return [
        ({k: v for k, v in fields.items() if k not in ("warc-record-id", "warc-concurrent-to")}, block)
        for fields, block in records(path)[1:]
    ]  # fmt: skip


def test_it_writes_the_records_that_the_writer_of_this_process_writes(tmp_path: Path) -> None:
    captures = beside(tmp_path / "beside", *map(named, ANSWERS))
    written = iter(told(tmp_path / "beside"))
    for name, capture in zip(ANSWERS, captures, strict=True):
        here = in_this_process(named(name), tmp_path / name)
        assert [next(written) for _ in told(tmp_path / name)] == told(tmp_path / name), name
        if name == "no answer":
            assert capture is here is None
            continue
        assert isinstance(here, Capture)
        assert capture is not None
        same = {"record_id": here.record_id, "warc_file": here.warc_file}
        same |= {"offset": here.offset, "length": here.length}
        assert replace(capture, **same) == here, name
    assert next(written, None) is None


@pytest.mark.parametrize("name", [name for name in ANSWERS if name != "no answer"])
def test_bytes_go_over_once(name: str) -> None:
    """What is a piece of the response, or lies in a file, does not go over beside it."""
    parcel = pack(ANSWERS[name]())
    assert (parcel.raw is None) == name.startswith("spooled")
    is_piece = "chunk" not in name and name not in ("spooled", "no head")
    assert (parcel.payload_digest is None) == is_piece
    assert not parcel.page or not is_piece
    if parcel.raw is not None:
        again = unpack(parcel)
        assert again.payload_hash.digest() == ANSWERS[name]().payload_hash.digest()
        assert again.block_hash.digest() == ANSWERS[name]().block_hash.digest()


def test_catalogue_and_rendering_are_kept_there(tmp_path: Path) -> None:
    catalogue = WarcCatalogue(tmp_path, tmp_path / "warc", tmp_path / "index")

    async def crawl() -> Capture | None:
        writer = WriterBeside(Setup(tmp_path / "warc", {"run_id": "r"}, catalogue))
        capture = await writer.write(exchange(1, PAGE))
        assert capture is not None
        shown = Rendering(
            url=capture.url, moment=MOMENT, refers_to=capture.record_id, body=PAGE, made_by="C"
        )
        assert await writer.write(shown) is None
        again = await writer.write(exchange(1, PAGE))
        await writer.close()
        assert again is not None
        assert again.refers_to == capture.record_id
        return capture

    capture = asyncio.run(crawl())
    assert capture is not None
    (path,) = files(tmp_path)
    assert [fields["warc-type"][0] for fields, _block in records(path)][4] == "conversion"
    index = ArchiveIndex(tmp_path / "index", tmp_path / "warc")
    assert index.lookup(capture.url)[0].offset == capture.offset
    assert list(Manifest(tmp_path, tmp_path / "warc").read()) == [
        path.relative_to(tmp_path).as_posix()
    ]


def test_an_idle_file_is_finished_when_its_time_is_up(tmp_path: Path) -> None:
    async def crawl() -> None:
        options = {"run_id": "r", "max_seconds": 0.1}
        writer = WriterBeside(Setup(tmp_path, options, None, look=0.02))
        await writer.write(exchange(1))
        until = time.monotonic() + 10
        while not files(tmp_path) and time.monotonic() < until:
            await asyncio.sleep(0.02)
        assert len(files(tmp_path)) == 1
        await writer.write(exchange(2))
        await writer.close()

    asyncio.run(crawl())
    assert len(files(tmp_path)) == 2


def test_a_writer_that_can_not_write_says_so(tmp_path: Path) -> None:
    (tmp_path / "warc").write_text("in the way")
    with pytest.raises(CaptureError, match="run the same command again"):
        beside(tmp_path / "warc", exchange(1))


def test_a_writer_that_is_killed_fails_what_waits_and_what_comes(tmp_path: Path) -> None:
    async def crawl() -> None:
        writer = WriterBeside(Setup(tmp_path, {"run_id": "r"}, None))
        await writer.write(exchange(1))
        os.kill(writer.process_id, signal.SIGSTOP)
        waiting = asyncio.ensure_future(writer.write(exchange(2)))
        await asyncio.sleep(0)
        os.kill(writer.process_id, signal.SIGKILL)
        with pytest.raises(CaptureError, match="has ended"):
            await waiting
        with pytest.raises(CaptureError, match="has ended"):
            await writer.write(exchange(3))
        await writer.close()

    asyncio.run(crawl())
    assert len(list(tmp_path.rglob("*.warc.gz.open"))) == 1


def test_a_writer_that_never_wrote_leaves_nothing(tmp_path: Path) -> None:
    async def crawl() -> None:
        await WriterBeside(Setup(tmp_path / "warc", {"run_id": "r"}, None)).close()

    asyncio.run(crawl())
    assert not list(tmp_path.iterdir())

"""Documents that scripts built: written behind their captures, found again in any file of the run, copied along."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from newsarchive.capture.capture import Capture
from newsarchive.capture.digests import agrees
from newsarchive.capture.rendering import Rendering
from newsarchive.capture.salvage import salvage
from newsarchive.capture.writer import WarcWriter
from newsarchive.warc import rendered
from newsarchive.warc.captures import iter_captures
from newsarchive.warc.extraction import extract_records
from newsarchive.warc.index import ArchiveIndex
from newsarchive.warc.places import RecordPlace, stream_record
from newsarchive.warc.rendered import rendering_of
from newsarchive.warc.verify import verify_file
from newsarchive.warc.wacz import WaczWriter

SHELL = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nshell"
DOCUMENT = "<html><body><p>Paragraf é</p></body></html>".encode()


@pytest.fixture
def captured(make_exchange) -> Callable[..., Capture]:
    """Writes the page of a number."""

    def write(writer: WarcWriter, number: int, *, browser: bool = True) -> Capture:
        made = make_exchange(f"http://example.go.id/berita/{number}", SHELL, "run", "article")
        made.context = replace(made.context, browser=browser)
        return writer.write_exchange(made)

    return write


def show(writer: WarcWriter, capture: Capture) -> None:
    document = DOCUMENT + capture.url.encode()
    made = Rendering(
        url=capture.url,
        moment=datetime.now(UTC),
        refers_to=capture.record_id,
        body=document,
        made_by="chromium",
    )
    assert writer.write_exchanges([made]) == [None]


@pytest.fixture(autouse=True)
def _nothing_known() -> None:
    rendered._conversions.cache_clear()


@pytest.mark.parametrize("max_bytes", [1, 1_000_000])
def test_found_in_its_file_or_a_later_one(tmp_path: Path, captured, max_bytes: int) -> None:
    writer = WarcWriter(tmp_path, run_id="run", max_bytes=max_bytes)
    captures = [captured(writer, number) for number in range(6)]
    # not in the order of the pages, and not of all
    for capture in (captures[3], captures[0], captures[4], captures[5]):
        show(writer, capture)
    plain = captured(writer, 9, browser=False)
    writer.close()
    files = sorted(tmp_path.rglob("*.warc.gz"))
    assert (len(files) > 5) is (max_bytes == 1)
    assert [problem for path in files for problem in verify_file(path).problems] == []
    for number in (0, 3, 4, 5):
        found = rendering_of(tmp_path, captures[number])
        assert found is not None
        assert found.body == DOCUMENT + captures[number].url.encode()
        assert found.fields["warc-refers-to"] == f"<{captures[number].record_id}>"
        assert agrees(found.fields["warc-payload-digest"], found.body)
        # `warc cat` at the place named writes the same bytes
        assert b"".join(stream_record(found.place, "body")) == found.body
    assert all(rendering_of(tmp_path, one) is None for one in (captures[1], captures[2], plain))
    # reading the files tells the same captures as writing them did
    read = [capture for path in files for capture in iter_captures(path)]
    assert {(c.record_id, c.offset, c.length, c.context) for c in read} == {
        (c.record_id, c.offset, c.length, c.context) for c in [*captures, plain]
    }


def test_a_file_is_read_once_for_all_its_pages(tmp_path: Path, captured, monkeypatch) -> None:
    """Also when nothing was rendered: what was looked through is not looked through again."""
    writer = WarcWriter(tmp_path, run_id="run")
    captures = [captured(writer, number) for number in range(40)]
    for capture in captures[::2]:
        show(writer, capture)
    writer.close()
    seen = 0
    opened = rendered._opened

    def counting(path: Path, offset: int, kind: WarcRecordType):
        nonlocal seen
        seen += kind == WarcRecordType.conversion
        return opened(path, offset, kind)

    monkeypatch.setattr(rendered, "_opened", counting)
    for capture in captures:
        assert (rendering_of(tmp_path, capture) is not None) is (captures.index(capture) % 2 == 0)
    # the first unrendered page looks to the end; up to there each look goes on where the last one ended
    assert seen <= 3


def test_a_file_that_grows_is_looked_at_again(tmp_path: Path, captured) -> None:
    writer = WarcWriter(tmp_path, run_id="run")
    first, second = captured(writer, 1), captured(writer, 2)
    assert rendering_of(tmp_path, second) is None
    show(writer, second)
    assert rendering_of(tmp_path, second) is not None
    assert rendering_of(tmp_path, first) is None
    show(writer, first)
    assert rendering_of(tmp_path, first) is not None
    writer.close()


def test_a_torn_rendering_is_cut_and_a_whole_one_kept(tmp_path: Path, captured) -> None:
    writer = WarcWriter(tmp_path, run_id="run")
    first = captured(writer, 1)
    show(writer, first)
    second = captured(writer, 2)
    (path,) = tmp_path.rglob("*.open")
    whole = path.stat().st_size
    show(writer, second)
    data = path.read_bytes()
    writer.close()
    (final,) = tmp_path.rglob("*.warc.gz")
    final.unlink()
    for cut in (1, 40, 200, len(data) - whole - 1):
        path.write_bytes(data[: whole + cut])
        salvage(tmp_path)
        assert final.stat().st_size == whole
        assert not verify_file(final).problems
        rendered._conversions.cache_clear()
        assert rendering_of(tmp_path, first) is not None
        assert rendering_of(tmp_path, second) is None
        final.unlink()


def test_copies_take_it_along(tmp_path: Path, captured) -> None:
    writer = WarcWriter(tmp_path / "warc", run_id="run")
    captures = [captured(writer, number) for number in range(3)]
    show(writer, captures[1])
    writer.close()
    (path,) = tmp_path.rglob("*.warc.gz")
    copy = tmp_path / "copy.warc.gz"
    extract_records([RecordPlace(path, captures[1].offset, "")], copy)
    assert not verify_file(copy).problems
    with copy.open("rb") as file:
        kinds = [record.record_type for record in ArchiveIterator(file, parse_http=False)]
    assert kinds.count(WarcRecordType.conversion) == 1
    assert kinds.count(WarcRecordType.response) == 1

    index = ArchiveIndex(tmp_path / "index", tmp_path / "warc")
    index.update()
    package = tmp_path / "package.wacz"
    with WaczWriter(package, title="t") as wacz:
        wacz.add_captures(index.lookup(captures[1].url), tmp_path / "warc")
        wacz.add_pages([])
    with zipfile.ZipFile(package) as files, files.open("archive/package.warc.gz") as file:
        bodies = [
            record.reader.read()
            for record in ArchiveIterator(file, parse_http=False)
            if record.record_type == WarcRecordType.conversion
        ]
    assert bodies == [DOCUMENT + captures[1].url.encode()]

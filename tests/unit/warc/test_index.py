"""CDXJ: lines, sorting, merging, look-ups; beside plain sorting and scanning."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.capture.capture import Capture, surt_of
from newsarchive.errors import WarcError
from newsarchive.warc import live_index
from newsarchive.warc.cdxj import cdxj_line, parse_line, write_sorted
from newsarchive.warc.index import ArchiveIndex
from newsarchive.warc.live_index import LiveIndex, clear_stale

START = datetime(2023, 11, 18, 2, 30, tzinfo=UTC)


def capture(number: int, url: str = "", **changes) -> Capture:
    url = url or f"https://malangkota.go.id/berita/{number}"
    fields = {
        "record_id": f"urn:uuid:{number:032x}",
        "record_type": "response",
        "url": url,
        "surt": surt_of(url),
        "fetched_at": START + timedelta(seconds=number),
        "status": 200,
        "mime": "text/html",
        "payload_digest": f"sha1:{number:032d}",
        "warc_file": "2023/11/a.warc.gz",
        "offset": number * 100,
        "length": 100,
    }
    return Capture(**{**fields, **changes})


@given(st.text(min_size=1, max_size=40), st.integers(0, 10**9), st.sampled_from([0, 200, 404]))
def test_a_line_comes_back(path: str, offset: int, status: int) -> None:
    url = "http://example.go.id/" + path.replace("\n", "").encode("utf-8", "ignore").decode()
    made = capture(1, url, offset=offset, status=status)
    entry = parse_line(cdxj_line(made))
    assert (entry.url, entry.offset, entry.status) == (made.url, offset, status)
    assert entry.fetched_at == made.fetched_at.replace(microsecond=0)


@given(st.lists(st.binary(min_size=1, max_size=20).filter(lambda b: b"\n" not in b)))
def test_sorting_in_pieces_is_sorting(tmp_path_factory, lines: list[bytes]) -> None:
    path = tmp_path_factory.mktemp("sorted") / "out.cdxj"
    ended = [line + b"\n" for line in lines]
    assert write_sorted(ended, path, chunk=3) == len(set(ended))
    assert path.read_bytes() == b"".join(sorted(set(ended)))


def test_lookups_find_what_a_scan_finds_while_parts_are_merged(tmp_path) -> None:
    index = ArchiveIndex(tmp_path / "index", tmp_path / "warc")
    made = []
    for file in range(40):
        captures = [
            capture(
                number,
                f"http://example.go.id/{number % 17}/{'x' * (number % 5)}",
                warc_file=f"2023/11/{file}.warc.gz",
                fetched_at=START + timedelta(hours=file),
            )
            for number in range(30)
        ]
        index.add(f"2023/11/{file}.warc.gz", [cdxj_line(one) for one in captures])
        made += captures
        index.merge()
    assert len(index.parts()) < 16
    assert index.covered() == {f"2023/11/{file}.warc.gz" for file in range(40)}
    for url in {one.url for one in made}:
        expected = sorted((one.warc_file, one.offset) for one in made if one.url == url)
        assert sorted((e.filename, e.offset) for e in index.lookup(url)) == expected
    assert index.lookup("http://example.go.id/18/") == []
    assert index.nearest("http://example.go.id/0/", "20231118").filename == "2023/11/0.warc.gz"
    assert index.nearest("http://example.go.id/0/").filename == "2023/11/39.warc.gz"


def test_an_open_file_is_in_the_index_and_goes_into_it_when_finished(tmp_path) -> None:
    index = ArchiveIndex(tmp_path / "index", tmp_path / "warc")
    folder = tmp_path / "warc" / "2023" / "11"
    folder.mkdir(parents=True)
    (folder / "a.warc.gz.open").write_bytes(b"x")
    live = LiveIndex(index)
    live.captured(capture(1))
    assert index.nearest("https://malangkota.go.id/berita/1") is not None
    assert (tmp_path / "index" / "open" / "2023" / "11" / "a.warc.gz").read_bytes() == b"x"
    live.captured(capture(2))
    (folder / "a.warc.gz.open").rename(folder / "a.warc.gz")
    live.finished(folder / "a.warc.gz")
    assert len(index.lookup("https://malangkota.go.id/berita/2")) == 1
    assert index.covered() == {"2023/11/a.warc.gz"}
    assert not list(index.folder.glob("live-*"))
    assert not (tmp_path / "index" / "open" / "2023" / "11" / "a.warc.gz").is_symlink()


def test_of_an_open_file_few_lines_are_held_and_all_are_found(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(live_index, "_HELD", 10)
    index = ArchiveIndex(tmp_path / "index", tmp_path / "warc")
    folder = tmp_path / "warc" / "2023" / "11"
    folder.mkdir(parents=True)
    live = LiveIndex(index)
    numbers = random.Random(1).sample(range(1000), 95)
    for number in numbers:
        live.captured(capture(number))
        assert len(live._lines) < 10
    # the last five may wait for the next writing
    shown = [n for n in numbers if index.lookup(f"https://malangkota.go.id/berita/{n}")]
    assert set(shown) >= set(numbers[:90])
    (folder / "a.warc.gz").write_bytes(b"x")
    live.finished(folder / "a.warc.gz")
    (part,) = index.parts()
    lines = part.read_bytes().splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(numbers)
    for number in numbers:
        assert len(index.lookup(f"https://malangkota.go.id/berita/{number}")) == 1
    # the next file begins anew
    live.captured(replace(capture(1), warc_file="2023/11/b.warc.gz"))
    assert len(live._lines) == 1


def test_what_a_killed_crawl_left_of_its_open_file_is_cleared(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(live_index, "_HELD", 10)
    index = ArchiveIndex(tmp_path / "index", tmp_path / "warc")
    (tmp_path / "warc").mkdir()
    live = LiveIndex(index)
    for number in range(25):
        live.captured(capture(number))
    # as earlier versions named theirs
    (index.folder / "live-b.warc.gz.cdxj").write_bytes(b"")
    assert len(index.parts()) == 3
    clear_stale(index)
    assert index.parts() == []
    assert not list((tmp_path / "index" / "open").rglob("*.gz"))


def test_a_line_that_is_none_is_named() -> None:
    with pytest.raises(WarcError, match="index --rebuild"):
        parse_line(b"id,go,malangkota)/ 2023")

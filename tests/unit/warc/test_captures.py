"""Captures of files, whole ones and damaged ones."""

from __future__ import annotations

import contextlib

import pytest

from newsarchive.errors import WarcError
from newsarchive.warc.captures import iter_captures
from tests.unit.warc.answers import URL, chunked, page


def test_captures_of_a_file_are_those_that_were_written(tmp_path, write) -> None:
    captures = write(
        [(URL, page(b"satu")), (URL, page(b"satu")), (URL + "/x", chunked(b"dua" * 100))]
    )
    (path,) = (tmp_path / "warc").rglob("*.warc.gz")
    read = list(iter_captures(path))
    assert [(c.record_id, c.offset, c.length, c.record_type, c.payload_digest) for c in read] == [
        (c.record_id, c.offset, c.length, c.record_type, c.payload_digest) for c in captures
    ]


def test_captures_behind_damage_are_read_before_it_is_told(tmp_path, write) -> None:
    pages = [(f"{URL}/{number}", page(b"isi %d" % number * 50)) for number in range(6)]
    captures = write(pages)
    (path,) = (tmp_path / "warc").rglob("*.warc.gz")
    data = bytearray(path.read_bytes())
    for damaged in (captures[1], captures[4]):
        middle = damaged.offset + damaged.length // 2
        data[middle : middle + 20] = bytes(20)
    path.write_bytes(data)
    read = []
    with pytest.raises(WarcError, match=path.name):
        read.extend(capture.record_id for capture in iter_captures(path))
    whole = {c.record_id for c in captures} - {captures[1].record_id, captures[4].record_id}
    assert whole <= set(read)
    assert len(read) == len(set(read))


def test_captures_before_a_torn_record_are_read(tmp_path, write) -> None:
    captures = write([(URL, page(b"satu" * 50)), (URL + "/2", page(b"dua" * 50))])
    (path,) = (tmp_path / "warc").rglob("*.warc.gz")
    whole = path.read_bytes()
    for end in range(captures[1].offset, len(whole), 7):
        path.write_bytes(whole[:end])
        first = next(iter_captures(path))
        assert first.record_id == captures[0].record_id
        assert first.context is not None
        with contextlib.suppress(WarcError):
            assert len(list(iter_captures(path))) <= 2

"""Index, manifest, single records and copies of files that our writer wrote."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator

from newsarchive.errors import WarcError
from newsarchive.warc.exchanges import exchanges
from newsarchive.warc.extraction import extract_bodies, extract_records
from newsarchive.warc.files import finished_files
from newsarchive.warc.manifest import Manifest
from newsarchive.warc.members import first_damage
from newsarchive.warc.places import RecordPlace, find_record, stream_record
from newsarchive.warc.verify import verify_file
from tests.unit.warc.answers import URL, chunked, page


def place(tmp_path, capture) -> RecordPlace:
    return RecordPlace(tmp_path / "warc" / capture.warc_file, capture.offset, capture.url)


def test_the_manifest_is_that_of_the_finished_file_and_notices_changes(tmp_path, write) -> None:
    write([(URL, page(b"satu"))])
    manifest = Manifest(tmp_path, tmp_path / "warc")
    (path,) = (tmp_path / "warc").rglob("*.warc.gz")
    (listed,) = manifest.read().values()
    assert listed == hashlib.sha256(path.read_bytes()).hexdigest()
    assert manifest.problems() == []
    path.write_bytes(path.read_bytes() + b"\0")
    assert "changed since" in manifest.problems()[0]
    path.unlink()
    assert "missing" in manifest.problems()[0]


def test_files_that_a_kill_left_unlisted_are_listed_later(tmp_path, write) -> None:
    write([(URL, page(b"satu"))])
    manifest = Manifest(tmp_path, tmp_path / "warc")
    before = manifest.read()
    manifest.path.unlink()
    assert "not in" in manifest.problems()[0]
    assert manifest.complete() == 1
    assert manifest.read() == before


def test_a_line_that_a_full_disk_tore_is_made_good(tmp_path, write) -> None:
    write([(URL, page(b"satu"))])
    manifest = Manifest(tmp_path, tmp_path / "warc")
    whole = manifest.path.read_bytes()
    manifest.path.write_bytes(whole[:40])
    assert manifest.read() == {}
    assert manifest.complete() == 1
    assert manifest.path.read_bytes() == whole


def test_a_manifest_with_two_digests_for_a_file_is_refused(tmp_path) -> None:
    manifest = Manifest(tmp_path, tmp_path / "warc")
    manifest.path.write_text(f"{'0' * 64}  warc/a\n{'1' * 64}  warc/a\n")
    with pytest.raises(WarcError, match="line 2"):
        manifest.read()


def test_rebuilding_the_index_gives_the_lines_written_while_crawling(
    tmp_path, write, index
) -> None:
    write([(URL, page(b"satu")), (URL + "/x", page(b"dua"))], run="a")
    write([(URL, page(b"satu")), (URL + "/y", page(b"tiga"))], run="b")
    lines = sorted(b"".join(p.read_bytes() for p in index.parts()).splitlines())
    done = index.rebuild()
    assert (done.files, done.captures) == (2, 4)
    assert sorted(b"".join(p.read_bytes() for p in index.parts()).splitlines()) == lines
    assert index.update().files == 0


def test_a_page_that_is_the_same_in_a_later_run_is_a_revisit_of_the_first(
    tmp_path, write, index
) -> None:
    (first,) = write([(URL, page(b"satu"))], run="a")
    (same,) = write([(URL, page(b"satu"))], run="b")
    (other,) = write([(URL, page(b"dua"))], run="c")
    assert (first.record_type, same.record_type, other.record_type) == (
        "response",
        "revisit",
        "response",
    )
    assert same.refers_to == first.record_id


def test_a_not_modified_answer_refers_to_what_was_not_modified(tmp_path, write, index) -> None:
    (first,) = write([(URL, page(b"satu"))], run="a")
    (unchanged,) = write([(URL, b"HTTP/1.1 304 Not Modified\r\nETag: x\r\n\r\n")], run="b")
    assert unchanged.record_type == "revisit"
    with (tmp_path / "warc" / unchanged.warc_file).open("rb") as file:
        record = next(
            r
            for r in ArchiveIterator(file, parse_http=False)
            if r.headers["WARC-Type"] == "revisit"
        )
        assert record.headers["WARC-Profile"].endswith("/server-not-modified")
        assert record.headers["WARC-Refers-To"] == f"<{first.record_id}>"
        assert record.headers["WARC-Refers-To-Target-URI"] == URL
        assert record.headers["WARC-Payload-Digest"] == first.payload_digest


@pytest.mark.parametrize("coding", [None, "gzip"])
def test_records_come_out_as_they_went_in(tmp_path, write, coding) -> None:
    body = b"<p>Wali Kota</p>" * 1000
    coded = gzip.compress(body) if coding else body
    wire = chunked(coded, b"Content-Encoding: gzip") if coding else chunked(body)
    (capture,) = write([(URL, wire)])
    there = place(tmp_path, capture)
    assert b"".join(stream_record(there, "block")) == wire
    assert b"".join(stream_record(there, "entity")) == coded
    assert b"".join(stream_record(there, "body")) == body
    record = b"".join(stream_record(there, "record"))
    assert record.startswith(b"WARC/1.1\r\n")
    assert record.endswith(b"\r\n\r\n" + wire)
    found = find_record([there.path], capture.record_id)
    assert found is not None
    assert found.offset == capture.offset


def test_exchanges_are_found_whole(tmp_path, write) -> None:
    write([(URL, page(b"satu")), (URL + "/x", page(b"dua"))])
    (path,) = (tmp_path / "warc").rglob("*.warc.gz")
    kinds = [[member.fields["warc-type"] for member in group] for group in exchanges(path)]
    assert kinds == [
        ["warcinfo"],
        ["response", "request", "metadata"],
        ["response", "request", "metadata"],
    ]


def test_copied_records_are_the_same_bytes_in_a_valid_file(tmp_path, write) -> None:
    captures = write(
        [(URL, page(b"satu")), (URL + "/x", page(b"dua")), (URL + "/y", page(b"tiga"))]
    )
    copy = tmp_path / "copy.warc.gz"
    assert extract_records((place(tmp_path, c) for c in captures[1:]), copy) == 2
    result = verify_file(copy)
    assert not result.problems
    assert result.records == 1 + 2 * 3
    (source,) = (tmp_path / "warc").rglob("*.warc.gz")
    start = captures[1].offset
    assert copy.read_bytes().endswith(source.read_bytes()[start:])


def test_bodies_stay_in_their_folder_whatever_the_address(tmp_path, write) -> None:
    urls = [
        "http://x.go.id/",
        "http://x.go.id/../../etc/passwd",
        "http://x.go.id/a/%2e%2e/%2e%2e/b?c=/d",
        "http://x.go.id/a",
        "http://x.go.id/" + "p" * 400,
    ]
    captures = write([(url, page(str(number).encode())) for number, url in enumerate(urls)])
    folder = tmp_path / "out"
    assert extract_bodies((place(tmp_path, c) for c in captures), folder) == len(urls)
    written = [path for path in folder.rglob("*") if path.is_file()]
    assert sorted(path.read_bytes() for path in written) == [b"0", b"1", b"2", b"3", b"4"]
    assert {path.name for path in tmp_path.iterdir()} == {
        "warc",
        "index",
        "manifest-sha256.txt",
        "out",
    }


def test_where_a_file_is_torn(tmp_path, write) -> None:
    captures = write([(URL, page(b"satu" * 50)), (URL + "/2", page(b"dua" * 50))])
    (path,) = (tmp_path / "warc").rglob("*.warc.gz")
    whole = path.read_bytes()
    assert first_damage(path) is None
    last = captures[1].offset
    assert first_damage(path, last) is None
    path.write_bytes(whole[: last + 5])
    torn = first_damage(path)
    assert torn is not None
    assert (torn.start, torn.end) == (last, last + 5)
    assert first_damage(path, captures[0].offset) == torn
    path.write_bytes(whole[:last])
    assert first_damage(path) is None


def test_a_folder_that_may_not_be_read_is_not_an_empty_one(tmp_path, monkeypatch) -> None:
    assert finished_files(tmp_path / "warc") == []

    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr("newsarchive.warc.files.os.scandir", refuse)
    with pytest.raises(WarcError, match=r"can not look into .*warc: Permission denied"):
        finished_files(tmp_path / "warc")

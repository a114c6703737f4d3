"""Files damaged in every way we could think of: `warc verify` names each, with file and offset."""

from __future__ import annotations

import json
import random
import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from isal import isal_zlib
from sqlalchemy import insert
from typer.testing import CliRunner

from newsarchive.capture.digests import digest_of
from newsarchive.cli.warc import app
from newsarchive.home import ArchiveHome
from newsarchive.sources.profile import Profile
from newsarchive.store import Store
from newsarchive.store.models import CaptureRow
from newsarchive.store.rows import capture_row
from newsarchive.warc.manifest import Manifest
from newsarchive.warc.record_links import RecordLinks
from newsarchive.warc.verify import verify_file

BASE = "http://example.go.id/berita/"
BODY = b"<p>Wali Kota meninjau pasar.</p>" * 8
WIRE = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY
)
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n"

#: warcinfo, then response, request, metadata of /1 and /2, then revisit, request, metadata of /1
WARCINFO, RESPONSE, REQUEST, METADATA, RESPONSE2, REQUEST2, METADATA2, REVISIT = range(8)

Records = list[bytes]


@pytest.fixture
def whole(tmp_path: Path, write) -> Path:
    write([(BASE + "1", WIRE), (BASE + "2", CHUNKED), (BASE + "1", WIRE)])
    (path,) = (tmp_path / "warc").rglob("*.warc.gz")
    return path


def members(path: Path) -> list[tuple[int, bytes]]:
    """(offset, record) of each member."""
    data, found, offset = path.read_bytes(), [], 0
    while offset < len(data):
        inflater = zlib.decompressobj(31)
        record = inflater.decompress(data[offset:])
        found.append((offset, record))
        offset = len(data) - len(inflater.unused_data)
    return found


def packed(record: bytes) -> bytes:
    return isal_zlib.compress(record, 2, 31)


def rewrite(path: Path, records: Records) -> list[int]:
    """Write records, a member each; returns their offsets."""
    offsets, data = [], b""
    for record in records:
        offsets.append(len(data))
        data += packed(record)
    path.write_bytes(data)
    return offsets


def with_field(record: bytes, name: str, value: str | None) -> bytes:
    """The record with a header field changed, or without it."""
    head, end, block = record.partition(b"\r\n\r\n")
    line = b"" if value is None else f"\r\n{name}: {value}".encode()
    changed, count = re.subn(rb"\r\n" + name.encode() + rb": [^\r]*", line, head, count=1)
    if not count:
        changed = head + line
    return changed + end + block


def with_block(record: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The record with another block, its length and block digest being right."""
    head, _end, block = record.partition(b"\r\n\r\n")
    block = change(block[:-4])
    record = head + b"\r\n\r\n" + block + b"\r\n\r\n"
    record = with_field(record, "Content-Length", str(len(block)))
    return with_field(record, "WARC-Block-Digest", digest_of(block))


def field_case(index: int, name: str, value: str | None) -> Callable[[Records], Records]:
    def change(records: Records) -> Records:
        return [with_field(r, name, value) if i == index else r for i, r in enumerate(records)]

    return change


def order(*indices: int) -> Callable[[Records], Records]:
    return lambda records: [records[index] for index in indices]


def block_case(index: int, change: Callable[[bytes], bytes]) -> Callable[[Records], Records]:
    return lambda records: [
        with_block(r, change) if i == index else r for i, r in enumerate(records)
    ]


def raw_case(index: int, old: bytes, new: bytes) -> Callable[[Records], Records]:
    return lambda records: [
        r.replace(old, new, 1) if i == index else r for i, r in enumerate(records)
    ]


def together(records: Records) -> Records:
    return [*records[:1], records[1] + records[2], *records[3:]]


def torn_apart(records: Records) -> Records:
    return [*records[:1], records[1][:-100], records[1][-100:], *records[2:]]


#: what was done, the record at whose offset it must be named, words of the message
CASES: dict[str, tuple[Callable[[Records], Records], int, str]] = {
    "no warcinfo": (order(1, 2, 3, 4, 5, 6), 0, "does not begin with warcinfo"),
    "two warcinfos": (lambda r: [*r[:4], with_field(r[0], "WARC-Record-ID", "<urn:uuid:00000000-0000-0000-0000-000000000001>"), *r[4:]], 4, "a second warcinfo"),
    "no request": (order(0, 1, 3, 4, 5, 6, 7, 8, 9), 1, "response without its request"),
    "no metadata": (order(0, 1, 2, 4, 5, 6), 3, "where the metadata of"),
    "no response": (order(0, 2, 3, 4, 5, 6), 1, "does not stand behind"),
    "request before response": (order(0, 2, 1, 3, 4, 5, 6), 1, "does not stand behind"),
    "responses swapped": (order(0, 4, 2, 3, 1, 5, 6), 2, "does not stand behind"),
    "requests swapped": (order(0, 1, 5, 3, 4, 2, 6), 2, "does not stand behind"),
    "metadata swapped": (order(0, 1, 2, 6, 4, 5, 3), 3, "does not stand behind"),
    "a record twice": (order(0, 1, 2, 3, 1, 2, 3), 4, "stands twice"),
    "two records, one id": (lambda r: [*r[:4], with_field(r[4], "WARC-Record-ID", re.search(rb"WARC-Record-ID: (\S+)", r[1])[1].decode()), *r[5:]], 4, "stands twice"),
    "ends behind a response": (order(0, 1, 2, 3, 4), 4, "response without its request"),
    "two records in a member": (together, 1, "two records in one gzip member"),
    "a record in two members": (torn_apart, 1, "shorter than its Content-Length"),
    "length too small": (field_case(RESPONSE, "Content-Length", "20"), 1, "not with two line ends"),
    "length too large": (field_case(RESPONSE, "Content-Length", "20000"), 1, "shorter than its Content-Length"),
    "length no number": (field_case(RESPONSE, "Content-Length", "banyak"), 1, "is no number"),
    "length missing": (field_case(RESPONSE, "Content-Length", None), 1, "content-length is missing"),
    "block changed": (raw_case(RESPONSE, b"Wali", b"Wall"), 1, "block digest is"),
    "request changed": (raw_case(REQUEST, b"Host: example", b"Host: exbmple"), 2, "block digest is"),
    "metadata changed": (raw_case(METADATA, b"fetchTimeMs", b"fetchTimeNs"), 3, "block digest is"),
    "block and its digest changed": (block_case(RESPONSE, lambda b: b.replace(b"Wali", b"Wall")), 1, "payload digest is"),
    "chunked body changed": (block_case(RESPONSE2, lambda b: b.replace(b"abcde", b"abcdf")), 4, "payload digest is"),
    "body cut, not marked": (lambda r: [r[0], with_field(with_block(r[1], lambda b: b[:-20]), "WARC-Payload-Digest", digest_of(BODY[:-20])), *r[2:]], 1, "not whole and not marked"),
    "no block digest": (field_case(RESPONSE, "WARC-Block-Digest", None), 1, "no block digest"),
    "no payload digest": (field_case(RESPONSE, "WARC-Payload-Digest", None), 1, "no payload digest"),
    "another kind of digest": (field_case(RESPONSE, "WARC-Block-Digest", "md5:d41d8cd98f00b204e9800998ecf8427e"), 1, "is no SHA-1 or SHA-256"),
    "half a digest": (field_case(RESPONSE, "WARC-Payload-Digest", "sha1:3I42H3S6NN"), 1, "is no SHA-1 or SHA-256"),
    "no date": (field_case(RESPONSE, "WARC-Date", None), 1, "warc-date is missing"),
    "30 February": (field_case(RESPONSE, "WARC-Date", "2025-02-30T00:00:00Z"), 1, "no day of the calendar"),
    "a local time": (field_case(RESPONSE, "WARC-Date", "2025-02-03T00:00:00+07:00"), 1, "is no UTC time"),
    "the future": (field_case(RESPONSE, "WARC-Date", "2999-01-01T00:00:00Z"), 1, "is in the future"),
    "no id": (field_case(RESPONSE, "WARC-Record-ID", None), 1, "warc-record-id is missing"),
    "an id that is none": (field_case(RESPONSE, "WARC-Record-ID", "<urn:uuid:zz>"), 1, "is no <urn:uuid:"),
    "no type": (field_case(RESPONSE, "WARC-Type", None), 1, "warc-type is missing"),
    "an unknown type": (field_case(RESPONSE, "WARC-Type", "respon"), 1, "is unknown"),
    "no address": (field_case(RESPONSE, "WARC-Target-URI", None), 1, "without WARC-Target-URI"),
    "an address in brackets": (field_case(RESPONSE, "WARC-Target-URI", f"<{BASE}1>"), 1, "is no absolute address"),
    "another address": (field_case(REQUEST, "WARC-Target-URI", BASE + "9"), 2, "request asks for"),
    "an IP that is none": (field_case(RESPONSE, "WARC-IP-Address", "300.1.1.1"), 1, "WARC-IP-Address"),
    "a reason that is none": (field_case(RESPONSE, "WARC-Truncated", "lelah"), 1, "is no reason"),
    "another content type": (field_case(RESPONSE, "Content-Type", "text/html"), 1, "response of Content-Type"),
    "a request that is none": (block_case(REQUEST, lambda b: b"\x00" + b), 2, "request begins with"),
    "a revisit without profile": (field_case(REVISIT, "WARC-Profile", None), 7, "revisit of profile"),
    "a revisit of nothing": (field_case(REVISIT, "WARC-Refers-To-Target-URI", None), 7, "revisit without"),
    "a field twice": (raw_case(RESPONSE, b"\r\nWARC-Date", b"\r\nWARC-Type: response\r\nWARC-Date"), 1, "stands twice"),
    "a line without a colon": (raw_case(RESPONSE, b"\r\nWARC-Date", b"\r\nhanya kata\r\nWARC-Date"), 1, "is no field"),
    "a bare line end": (raw_case(RESPONSE, b"\r\nWARC-Date", b"\nWARC-Date"), 1, "is no field"),
    "an old version": (raw_case(RESPONSE, b"WARC/1.1", b"WARC/0.9"), 1, "no WARC version line"),
    "no header": (lambda r: [r[0], b"apa saja", *r[1:]], 1, "header does not end, or is none"),
    "no line ends behind": (lambda r: [r[0], r[1][:-2], *r[2:]], 1, "not with two line ends"),
    "bytes behind": (lambda r: [r[0], r[1] + b"x", *r[2:]], 1, "not with two line ends"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_records_out_of_order_are_named(whole: Path, case: str) -> None:
    change, index, words = CASES[case]
    records = [record for _offset, record in members(whole)]
    assert not verify_file(whole).problems
    offsets = rewrite(whole, change(records))
    problems = verify_file(whole).problems
    named = [p for p in problems if words in p.what and p.offset == offsets[index]]
    assert named, (offsets, [str(problem) for problem in problems])
    assert str(named[0]).startswith(f"{whole}: offset {offsets[index]}:")


def test_every_kind_of_flipped_bit_is_named_at_its_record(whole: Path) -> None:
    data = whole.read_bytes()
    starts = [offset for offset, _record in members(whole)]
    manifest = Manifest(whole.parents[3], whole.parents[2])
    chance = random.Random(7)
    # all bits of some gzip headers and trailers, and some of what is between
    places = {byte for start in starts[:3] for byte in range(start, start + 10)}
    places |= {byte for end in (*starts[1:3], len(data)) for byte in range(end - 9, end)}
    flips = [(byte, bit) for byte in sorted(places) for bit in range(8)]
    flips += [(chance.randrange(len(data)), chance.randrange(8)) for _ in range(150)]
    unnoticed = 0
    for byte, bit in flips:
        damaged = bytearray(data)
        damaged[byte] ^= 1 << bit
        whole.write_bytes(damaged)
        problems = verify_file(whole).problems
        start = max(offset for offset in starts if offset <= byte)
        if not any(problem.offset == start for problem in problems):
            # bits that pad the compressed stream say nothing; the manifest tells of them
            assert members_or_none(whole) == members_or_none_of(data), (byte, bit, problems)
            assert manifest.problem_of(whole) is not None
            unnoticed += 1
    assert unnoticed < 8 * len(starts)


def members_or_none(path: Path) -> list[bytes]:
    return [record for _offset, record in members(path)]


def members_or_none_of(data: bytes) -> list[bytes]:
    found = []
    while data:
        inflater = zlib.decompressobj(31)
        found.append(inflater.decompress(data))
        data = inflater.unused_data
    return found


def test_a_tail_torn_anywhere_is_named(whole: Path) -> None:
    data = whole.read_bytes()
    starts = [offset for offset, _record in members(whole)]
    # a warcinfo alone, and whole exchanges
    ends = {starts[1], starts[4], starts[7], len(data)}
    for size in range(1, len(data), 19):
        whole.write_bytes(data[:size])
        problems = verify_file(whole).problems
        start = max(offset for offset in starts if offset < size)
        assert problems or size in ends, size
        if size not in starts and size not in ends:
            assert any(p.offset == start and "torn" in p.what for p in problems), (size, problems)
    for size in sorted(ends - {len(data)}):
        # whole exchanges are missing: only the manifest can know
        whole.write_bytes(data[:size])
        manifest = Manifest(whole.parents[3], whole.parents[2])
        assert manifest.problem_of(whole) is not None


def test_the_search_goes_on_behind_damage(whole: Path) -> None:
    data, starts = whole.read_bytes(), [offset for offset, _record in members(whole)]
    damaged = bytearray(data)
    damaged[starts[1] + 60] ^= 0x10
    damaged[starts[5] + 60] ^= 0x10
    whole.write_bytes(damaged)
    result = verify_file(whole)
    assert {problem.offset for problem in result.problems} >= {starts[1], starts[5]}
    assert not {problem.offset for problem in result.problems} & {starts[7], starts[8], starts[9]}
    assert len(result.offsets) >= 8


@pytest.mark.parametrize(
    ("tail", "words"),
    [(b"\0" * 512, "damaged"), (b"\x1f\x8b", "torn"), (b"lagi", "damaged")],
)
def test_what_hangs_on_to_a_file_is_named(whole: Path, tail: bytes, words: str) -> None:
    size = whole.stat().st_size
    whole.write_bytes(whole.read_bytes() + tail)
    assert [(p.offset, words in p.what) for p in verify_file(whole).problems] == [(size, True)]


def test_files_that_are_no_warcs_are_named(tmp_path: Path, whole: Path) -> None:
    for name, data in {
        "empty": b"",
        "text": b"WARC/1.1\r\n" * 9,
        "zeros": bytes(99),
        "other": packed(b"{}"),
    }.items():
        path = tmp_path / f"{name}.warc.gz"
        path.write_bytes(data)
        assert verify_file(path).problems[0].offset == 0
    renamed = tmp_path / "lain.warc.gz"
    renamed.write_bytes(whole.read_bytes())
    assert "its warcinfo says" in verify_file(renamed).problems[0].what


def test_files_are_held_against_each_other(tmp_path: Path, whole: Path) -> None:
    records = [record for _offset, record in members(whole)]
    other = whole.with_name("b.warc.gz")
    first = re.search(rb"WARC-Record-ID: <(\S+)>", records[RESPONSE])[1].decode()

    def problems_of(*paths: Path) -> list[str]:
        with RecordLinks() as links:
            for path in paths:
                verify_file(path, links=links)
            return list(links.problems())

    assert problems_of(whole) == []
    offsets = rewrite(other, records[:4])
    found = problems_of(whole, other)
    assert len(found) == 4
    start = f"{other}: offset {offsets[1]}: record <{first}> stands in {whole} at offset "
    assert any(line.startswith(start) for line in found)
    offsets = rewrite(whole, [records[0], *records[7:]])
    assert problems_of(whole) == [
        f"{whole}: offset {offsets[1]}: revisit of <{first}>, which is in no file"
    ]
    changed = with_field(records[REVISIT], "WARC-Payload-Digest", digest_of(b"lain"))
    offsets = rewrite(whole, [*records[:7], changed, *records[8:]])
    (problem,) = problems_of(whole)
    assert problem.startswith(
        f"{whole}: offset {offsets[7]}: revisit of <{first}>, whose payload has another"
    )


def run(home: ArchiveHome, *arguments: str, name: bool = True) -> Result:
    archive = ["--archive", str(home.path)] if name else []
    return CliRunner().invoke(app, ["verify", *arguments, *archive], standalone_mode=False)


def test_the_command_says_all_of_it_and_fails(tmp_path: Path, write) -> None:
    home = ArchiveHome.locate(tmp_path).create()
    captures = write([(BASE + "1", WIRE), (BASE + "2", CHUNKED)])
    with Store.open(home.database_url, create=True) as store:
        store.upsert_sources([Profile(id="sampel", name="S", region="35.73", home=BASE)])
        with store.writing() as connection:
            connection.execute(insert(CaptureRow).values(**capture_row(captures[0], "sampel")))
    (path,) = home.warc_dir.rglob("*.warc.gz")
    done = run(home)
    assert (done.return_value, done.exception) == (0, None)
    assert "1 files, 7 records" in done.output
    assert "everything is in order" in done.output

    data = bytearray(path.read_bytes())
    data[captures[0].offset + captures[0].length - 6] ^= 1
    path.write_bytes(data)
    done = run(home, "--json")
    assert done.return_value == 1
    problems = json.loads(done.stdout)["problems"]
    at = f"{path}: offset {captures[0].offset}: "
    assert problems[0].startswith(at + "record <") or problems[0].startswith(at)
    # the bytes themselves, the manifest, and the row that points there
    assert any("gzip member is damaged" in problem for problem in problems)
    assert any("changed since it was finished" in problem for problem in problems)
    assert any(f"offset {captures[0].offset}" in p and "damaged" not in p for p in problems)
    # a single file is held against the manifest of the archive it lies in
    assert "changed since" in run(home, str(path), name=False).output
    path.unlink()
    done = run(home)
    assert done.return_value == 1
    assert "missing" in done.output

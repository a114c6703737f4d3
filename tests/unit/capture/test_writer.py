"""Files of the writer: their names, when they are finished, when bytes are forced to the disk, what records say."""

from __future__ import annotations

import fcntl
import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator

from newsarchive.capture.capture import PageContext
from newsarchive.capture.digests import agrees, digest_of, parse_digest
from newsarchive.capture.exchange import DnsAnswer, Exchange, TlsFacts
from newsarchive.capture.http1 import ResponseReader
from newsarchive.capture.salvage import salvage
from newsarchive.capture.writer import WarcWriter
from newsarchive.warc.index import ArchiveIndex
from newsarchive.warc.verify import verify_file

URL = "http://example.go.id/berita/"


def exchange(number: int, body: bytes = b"satu", **more: object) -> Exchange:
    context = PageContext(source_id="s", role="article", run_id="r", via="http://example.go.id/")
    made = Exchange(
        url=f"{URL}{number}", method="GET", started=datetime.now(UTC), context=context, **more
    )
    made.request = f"GET /berita/{number} HTTP/1.1\r\nHost: example.go.id\r\n\r\n".encode()
    made.ip = "127.0.0.1"

    def entity(part: bytes) -> None:
        made.payload_hash.update(part)
        made.entity_length += len(part)

    made.reader = ResponseReader("GET", entity)
    wire = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body)
    made.received(wire + body)
    made.reader.feed(wire + body)
    return made


def files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.warc.gz"))


def records(path: Path) -> list[tuple[dict[str, list[str]], bytes]]:
    found = []
    with path.open("rb") as file:
        for record in ArchiveIterator(file, parse_http=False):
            fields: dict[str, list[str]] = {}
            for name, value in record.headers:
                fields.setdefault(name.lower(), []).append(value)
            found.append((fields, record.reader.read()))
    return found


def test_files_are_finished_by_size(tmp_path: Path) -> None:
    finished: list[Path] = []
    writer = WarcWriter(
        tmp_path, run_id="r", max_bytes=6000, on_finished=lambda path, _sha: finished.append(path)
    )
    for number in range(12):
        writer.write_exchange(exchange(number, os.urandom(1500)))
    writer.close()
    assert finished == files(tmp_path)
    sizes = [path.stat().st_size for path in finished]
    assert len(sizes) > 3
    # a file is full with the exchange that passes the mark
    assert all(6000 <= size < 10_000 for size in sizes[:-1])
    assert not list(tmp_path.rglob("*.open"))
    assert all(not verify_file(path).problems for path in finished)


def test_files_are_finished_by_time(tmp_path: Path) -> None:
    writer = WarcWriter(tmp_path, run_id="r", max_seconds=0.0)
    for number in range(3):
        writer.write_exchange(exchange(number))
    writer.close()
    assert len(files(tmp_path)) == 3


def test_many_writers_of_one_run_never_share_a_name(tmp_path: Path) -> None:
    """Not even those that begin in the second in which another has ended: finished files are never replaced."""
    open_writers = []
    for number in range(5):
        writer = WarcWriter(tmp_path, run_id="r")
        writer.write_exchange(exchange(number))
        open_writers.append(writer)
    for writer in open_writers[:3]:
        writer.close()
    before = {path: path.read_bytes() for path in files(tmp_path)}
    for number in range(5, 8):
        writer = WarcWriter(tmp_path, run_id="r")
        writer.write_exchange(exchange(number))
        open_writers.append(writer)
    # what living writers hold is nobody's to mend
    assert salvage(tmp_path) == []
    for writer in open_writers[3:]:
        writer.close()
    assert len(files(tmp_path)) == 8
    assert all(path.read_bytes() == data for path, data in before.items())
    urls = {f[0]["warc-target-uri"][0] for path in files(tmp_path) for f in records(path)[1:]}
    assert urls == {f"{URL}{number}" for number in range(8)}


def test_a_file_that_a_salvager_took_before_it_was_locked_is_left_to_it(
    tmp_path, monkeypatch
) -> None:
    """Between creating and locking, another process may take the empty file for abandoned and remove it."""
    locked, calls = fcntl.flock, []

    def slow(file, operation):
        if not calls:
            calls.append(Path(file.name))
            calls[0].unlink()
        return locked(file, operation)

    monkeypatch.setattr(fcntl, "flock", slow)
    writer = WarcWriter(tmp_path, run_id="r")
    writer.write_exchange(exchange(1))
    writer.close()
    (path,) = files(tmp_path)
    assert not verify_file(path).problems


@pytest.mark.parametrize(
    ("policy", "syncs"), [("never", 0), ("rotate", 2), ("interval", 2), ("always", 5)]
)
def test_bytes_are_forced_to_the_disk_as_the_policy_says(
    tmp_path, monkeypatch, policy, syncs
) -> None:
    """Three writes and one finish; a finish also forces the new name."""
    calls: list[int] = []
    monkeypatch.setattr(os, "fsync", calls.append)
    writer = WarcWriter(tmp_path, run_id="r", fsync=policy)
    for number in range(3):
        writer.write_exchange(exchange(number))
    assert len(calls) == (3 if policy == "always" else 0)
    writer.close()
    assert len(calls) == syncs


def test_sha256_is_a_profile_of_its_own(tmp_path: Path) -> None:
    writer = WarcWriter(tmp_path / "warc", run_id="r", algorithm="sha256")
    first = writer.write_exchange(exchange(1, algorithm="sha256"))
    again = writer.write_exchange(exchange(1, algorithm="sha256"))
    writer.close()
    assert first.payload_digest == "sha256:" + hashlib.sha256(b"satu").hexdigest()
    assert (again.record_type, again.refers_to) == ("revisit", first.record_id)
    (path,) = files(tmp_path)
    assert not verify_file(path).problems
    for fields, _block in records(path):
        assert fields["warc-block-digest"][0].startswith("sha256:")
    index = ArchiveIndex(tmp_path / "index", tmp_path / "warc")
    index.update()
    assert {entry.digest for entry in index.range("")} == {first.payload_digest}


def test_digests_are_read_in_either_alphabet() -> None:
    data = b"pasar murah"
    for algorithm in ("sha1", "sha256"):
        raw = hashlib.new(algorithm, data)
        stated = digest_of(data, algorithm)
        assert agrees(stated, data)
        assert not agrees(stated, data + b"!")
        assert parse_digest(f"{algorithm}:{raw.hexdigest().upper()}") == (algorithm, raw.digest())
    for broken in ("", "sha1:", "sha1:abc", "md5:d41d8cd98f00b204e9800998ecf8427e", "sha256:zz"):
        assert parse_digest(broken) is None


def test_an_exchange_without_an_answer_leaves_its_request(tmp_path: Path) -> None:
    writer = WarcWriter(tmp_path, run_id="r")
    silent = Exchange(url=URL, method="GET", started=datetime.now(UTC))
    silent.request = b"GET /berita/ HTTP/1.1\r\n\r\n"
    silent.unanswered = "no answer: closed"
    assert writer.write_exchanges([silent, exchange(1)])[0] is None
    writer.close()
    (path,) = files(tmp_path)
    assert not verify_file(path).problems
    kinds = [fields["warc-type"][0] for fields, _block in records(path)]
    assert kinds == ["warcinfo", "request", "metadata", "response", "request", "metadata"]
    assert b"newsarchive-problem: no answer: closed\r\n" in records(path)[2][1]


def test_metadata_tells_how_a_page_was_found_fetched_and_where_it_leads(tmp_path: Path) -> None:
    page = b'<a href="/b?c=1&amp;d=2">b</a><img src=e.png><a href="#x"><a href="mailto:a@b.id"><link href="//c.id/s.css">'
    made = exchange(1, page)
    made.page, made.seconds = page, 1.25
    made.tls = TlsFacts(
        "tls/1.3", "TLS_AES_128_GCM_SHA256", "expired", (("issuer", "CN=Otoritas"),)
    )
    made.addresses = ("10.0.0.1", "::1")
    made.dns = DnsAnswer("example.go.id", ("10.0.0.1", "::1"), datetime(2026, 1, 2, tzinfo=UTC))
    writer = WarcWriter(tmp_path, run_id="r")
    writer.write_exchange(made)
    writer.close()
    (path,) = files(tmp_path)
    assert not verify_file(path).problems
    _info, dns, response, _request, metadata = records(path)
    assert (
        dns[1]
        == b"20260102000000\nexample.go.id.\tIN\tA\t10.0.0.1\nexample.go.id.\tIN\tAAAA\t::1\n"
    )
    assert response[0]["warc-protocol"] == ["http/1.1", "tls/1.3"]
    assert response[0]["warc-cipher-suite"] == ["TLS_AES_128_GCM_SHA256"]
    lines = metadata[1].decode().splitlines()
    assert lines == [
        "fetchTimeMs: 1250",
        "via: http://example.go.id/",
        "newsarchive-source: s",
        "newsarchive-role: article",
        "newsarchive-run: r",
        "newsarchive-dns: 10.0.0.1 ::1",
        "newsarchive-tls: tls/1.3 TLS_AES_128_GCM_SHA256",
        "newsarchive-tls-issuer: CN=Otoritas",
        "newsarchive-certificate: expired",
        "outlink: http://example.go.id/b?c=1&d=2 L a/@href",
        "outlink: http://example.go.id/berita/e.png E img/@src",
        "outlink: http://c.id/s.css E link/@href",
    ]

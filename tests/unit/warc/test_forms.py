"""WARC files from elsewhere: not compressed, compressed as a whole, damaged; looked up, packaged, or told with the way out."""

from __future__ import annotations

import gzip
import io
import json
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from fastwarc.warc import ArchiveIterator
from typer.testing import CliRunner

from newsarchive.capture.capture import Capture
from newsarchive.cli.commands import app
from newsarchive.home import ArchiveHome
from newsarchive.warc.captures import iter_captures
from newsarchive.warc.index import ArchiveIndex
from newsarchive.warc.responses import open_capture
from newsarchive.warc.verify import verify_file
from tests.fresh import fresh_home

BASE = "http://example.go.id/berita/"
Pages = list[Capture]


def page(number: int) -> tuple[str, bytes]:
    # nothing that can be compressed, so that its middle lies far behind its header
    noise = random.Random(number).randbytes(4000).hex().encode()
    body = b"<p>Pasar nomor %d ramai.</p><!-- %s -->" % (number, noise)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body)
    return f"{BASE}{number}", head + body


@pytest.fixture
def home(tmp_path: Path) -> ArchiveHome:
    return fresh_home(tmp_path)


@pytest.fixture
def brought(home: ArchiveHome, write: Callable[..., Pages]) -> tuple[Path, Pages]:
    """A file whose captures no index has: six pages, the first once more at the end."""
    captures = write([*map(page, range(6)), page(0)])
    for path in (*home.index_dir.glob("*.*"), home.path / "manifest-sha256.txt"):
        path.unlink()
    (path,) = home.warc_dir.rglob("*.warc.gz")
    return path, captures


def run(home: ArchiveHome, *arguments: str) -> Result:
    archive = ["--archive", str(home.path)]
    return CliRunner().invoke(app, ["warc", *arguments, *archive], standalone_mode=False)


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("banjir rob.wacz", "banjir-rob.warc.gz"),
        ("Bänjir #2?.wacz", "Banjir-2.warc.gz"),
        ("新聞.wacz", "newsarchive.warc.gz"),
    ],
)
def test_a_package_is_valid_whatever_its_name(
    name: str, within: str, home: ArchiveHome, brought: tuple[Path, Pages], tmp_path: Path
) -> None:
    output = tmp_path / name
    assert run(home, "package", "-o", str(output)).return_value == 0
    with zipfile.ZipFile(output) as package:
        assert f"archive/{within}" in package.namelist()
        described = json.loads(package.read("datapackage.json"))
    # Data Package specification: lower-case letters, figures, and "." "-" "_" "/"
    for resource in described["resources"]:
        assert re.fullmatch(r"[-a-z0-9._/]+", resource["name"])


@pytest.mark.parametrize("name", ["a.warc", "a.wacz", "a.gz"])
def test_bodies_do_not_go_into_a_folder_that_is_called_as_a_file(
    name: str, home: ArchiveHome, brought: tuple[Path, Pages], tmp_path: Path
) -> None:
    result = run(home, "extract", str(brought[0]), "-o", str(tmp_path / name))
    assert "name a WARC file (….warc.gz), or a folder" in str(result.exception)
    assert not (tmp_path / name).exists()
    assert run(home, "extract", str(brought[0]), "-o", str(tmp_path / "new")).exception is None
    assert any((tmp_path / "new").iterdir())


def broken(path: Path, capture: Capture) -> bytes:
    """Damages a response in the middle of its bytes; returns what was there."""
    data = path.read_bytes()
    middle = capture.offset + capture.length - 2000
    path.write_bytes(data[:middle] + bytes(8) + data[middle + 8 :])
    return data


def ids(index: ArchiveIndex) -> list[tuple[str, int, int]]:
    return [(entry.url, entry.offset, entry.length) for entry in index.range("")]


def as_plain(path: Path, target: Path) -> Path:
    target.write_bytes(gzip.decompress(path.read_bytes()))
    path.unlink()
    return target


def test_what_is_whole_round_damage_is_indexed_and_the_rest_told(
    home: ArchiveHome, brought: tuple[Path, Pages]
) -> None:
    path, captures = brought
    data = broken(path, captures[2])
    index = ArchiveIndex(home.index_dir, home.warc_dir)
    whole = sorted((c.url, c.offset, c.length) for c in captures if c is not captures[2])
    for _again in range(2):
        done = run(home, "index")
        assert done.return_value == 3
        place = f"{path}: offset {captures[2].offset} to "
        assert place in done.stderr
        assert f"(response of {captures[2].url})" in done.stderr
        assert sorted(ids(index)) == whole
    output = home.path / "out.wacz"
    done = run(home, "package", "-o", str(output))
    assert done.return_value == 3
    assert place in done.stderr
    assert "6 captures" in done.stderr
    # restored: indexed anew, nothing is said any more
    path.write_bytes(data)
    done = run(home, "index")
    assert (done.return_value, done.stderr) == (0, "")
    assert len(ids(index)) == len(captures)
    assert run(home, "package", "-o", str(output)).return_value == 0


def test_damage_behind_a_response_costs_only_the_rest_of_its_exchange(
    home: ArchiveHome, brought: tuple[Path, Pages]
) -> None:
    path, captures = brought
    data = bytearray(path.read_bytes())
    request = captures[1].offset + captures[1].length
    data[request + 40 : request + 44] = bytes(4)
    path.write_bytes(data)
    assert run(home, "index").return_value == 3
    index = ArchiveIndex(home.index_dir, home.warc_dir)
    assert sorted(ids(index)) == sorted((c.url, c.offset, c.length) for c in captures)
    assert run(home, "package", "-o", str(home.path / "out.wacz")).return_value == 3


def test_a_response_that_was_damaged_after_it_was_indexed_is_left_out_of_packages(
    home: ArchiveHome, brought: tuple[Path, Pages]
) -> None:
    path, captures = brought
    assert run(home, "index").return_value == 0
    broken(path, captures[0])
    output = home.path / "out.wacz"
    done = run(home, "package", "-o", str(output))
    assert done.return_value == 3
    assert str(captures[0].offset) in done.stderr
    with zipfile.ZipFile(output) as package:
        warc = package.read("archive/out.warc.gz")
    kept = [r.headers.get("WARC-Target-URI") for r in ArchiveIterator(io.BytesIO(warc))]
    assert captures[1].url in kept


@pytest.mark.parametrize("cut", [5, 300])
def test_a_torn_end_is_told(home: ArchiveHome, brought: tuple[Path, Pages], cut: int) -> None:
    path, captures = brought
    path.write_bytes(path.read_bytes()[: captures[5].offset + cut])
    done = run(home, "index")
    assert done.return_value == 3
    assert f"offset {captures[5].offset} to {captures[5].offset + cut}" in done.stderr
    assert len(ids(ArchiveIndex(home.index_dir, home.warc_dir))) == 5


def test_listing_goes_on_behind_a_damaged_file(
    home: ArchiveHome, write: Callable[..., Pages]
) -> None:
    first, second = write([page(1)], run="a"), write([page(2)], run="b")
    broken(home.warc_dir / first[0].warc_file, first[0])
    done = run(home, "ls")
    assert done.return_value == 3
    assert first[0].url not in done.stdout
    assert second[0].url in done.stdout
    assert first[0].url in done.stderr
    done = run(home, "cat", second[0].record_id)
    assert (done.return_value, done.exception) == (None, None)


def test_a_file_that_is_not_compressed_is_read_by_every_command(
    home: ArchiveHome, brought: tuple[Path, Pages], tmp_path: Path
) -> None:
    path, captures = brought
    folder = home.warc_dir / "kiriman"
    folder.mkdir()
    plain = as_plain(path, folder / path.name.removesuffix(".gz"))
    done = run(home, "index")
    assert (done.return_value, done.stderr) == (0, "")
    index = ArchiveIndex(home.index_dir, home.warc_dir)
    entries = list(index.range(""))
    assert {entry.filename for entry in entries} == {f"kiriman/{plain.name}"}
    data = plain.read_bytes()
    for entry in entries:
        record = data[entry.offset : entry.offset + entry.length]
        assert record.startswith(b"WARC/1.1\r\n")
        assert record.endswith(b"\r\n\r\n")
    done = run(home, "verify")
    assert (done.return_value, done.stderr) == (0, "")
    name = f"kiriman/{plain.name}"
    for capture in iter_captures(plain, name):
        if capture.record_type == "response":
            assert b"Pasar nomor" in open_capture(home.warc_dir, capture).body
    assert f"{plain.name}:{entries[0].offset}+" in run(home, "ls").stdout
    assert b"Pasar nomor 3" in run(home, "cat", captures[3].url).stdout_bytes
    output = tmp_path / "out.wacz"
    done = run(home, "package", "-o", str(output))
    assert (done.return_value, "7 captures" in done.stderr) == (0, True)
    with zipfile.ZipFile(output) as package:
        (tmp_path / "out.warc.gz").write_bytes(package.read("archive/out.warc.gz"))
    assert not verify_file(tmp_path / "out.warc.gz").problems


def test_damage_in_a_file_that_is_not_compressed_is_told(
    home: ArchiveHome, brought: tuple[Path, Pages]
) -> None:
    path, _captures = brought
    plain = as_plain(path, path.with_name("kiriman.warc"))
    captures = list(iter_captures(plain))
    data = plain.read_bytes()
    at = data.index(b"Content-Length: ", captures[2].offset)
    for damaged in (
        data[:at] + bytes(16) + data[at + 16 :],
        data[:at] + b"Content-Length: 9" + data[at + 17 :],
        data[: captures[2].offset] + bytes(9) + data[captures[2].offset + 9 :],
    ):
        plain.write_bytes(damaged)
        assert captures[2].offset in {problem.offset for problem in verify_file(plain).problems}
        done = run(home, "index", "--rebuild")
        assert done.return_value == 3
        assert f"offset {captures[2].offset} to " in done.stderr
        index = ArchiveIndex(home.index_dir, home.warc_dir)
        assert len(ids(index)) == len(captures) - 1
    plain.write_bytes(data[: captures[5].offset + 400])
    done = run(home, "index", "--rebuild")
    assert f"offset {captures[5].offset} to {captures[5].offset + 400}" in done.stderr


def one_stream(data: bytes) -> bytes:
    return gzip.compress(data)


def in_blocks(data: bytes) -> bytes:
    return b"".join(gzip.compress(data[at : at + 5000]) for at in range(0, len(data), 5000))


def late(data: bytes) -> bytes:
    """The first record alone, the others together."""
    end = data.index(b"WARC/1.1", 9)
    return gzip.compress(data[:end]) + gzip.compress(data[end:])


@pytest.mark.parametrize("pack", [one_stream, in_blocks, late])
def test_a_file_compressed_as_a_whole_is_told_and_can_be_recompressed(
    home: ArchiveHome,
    brought: tuple[Path, Pages],
    tmp_path: Path,
    pack: Callable[[bytes], bytes],
) -> None:
    path, captures = brought
    data = gzip.decompress(path.read_bytes())
    path.write_bytes(pack(data))
    for command in ("index", "ls"):
        done = run(home, command)
        assert done.return_value == 3
        assert f"{path}: compressed as a whole" in done.stderr
        assert "newsarchive warc recompress" in done.stderr
    assert ids(ArchiveIndex(home.index_dir, home.warc_dir)) == []
    assert not (home.path / "manifest-sha256.txt").exists()
    assert "two records" in run(home, "verify").stderr or pack is not late
    mended = path.with_name("mended.warc.gz")
    done = CliRunner().invoke(
        app, ["warc", "recompress", str(path), "-o", str(mended)], standalone_mode=False
    )
    assert (done.return_value, done.exception) == (0, None)
    assert gzip.decompress(mended.read_bytes()) == data
    path.unlink()
    mended.rename(path)
    assert run(home, "verify").stderr.count("\n") <= 1 + len(captures) * 3
    assert run(home, "index").return_value == 0
    assert len(ids(ArchiveIndex(home.index_dir, home.warc_dir))) == len(captures)


def test_recompressing_keeps_what_stands_in_front_of_damage(
    home: ArchiveHome, brought: tuple[Path, Pages], tmp_path: Path
) -> None:
    path, captures = brought
    torn = tmp_path / "torn.warc.gz"
    data = gzip.compress(gzip.decompress(path.read_bytes()))
    torn.write_bytes(data[: len(data) * 2 // 3])
    mended = tmp_path / "mended.warc.gz"
    arguments = ["warc", "recompress", str(torn), "-o", str(mended)]
    done = CliRunner().invoke(app, arguments, standalone_mode=False)
    assert done.return_value == 3
    assert str(torn) in done.stderr
    assert 0 < len(list(iter_captures(mended))) < len(captures)
    torn.write_bytes(b"bukan arsip")
    done = CliRunner().invoke(app, arguments, standalone_mode=False)
    assert "no whole WARC header" in str(done.exception)


def test_files_in_forms_that_are_not_read_are_named(home: ArchiveHome) -> None:
    names = ["lama.arc.gz", "paket.wacz", "besar.WARC.GZ", "kecil.warc.zst", "catatan.txt"]
    for name in names:
        (home.warc_dir / name).write_bytes(b"x")
    for command in ("index", "verify", "ls"):
        done = run(home, command)
        assert done.return_value == (1 if command == "verify" else 3)
        for name in names[:-1]:
            assert f"{home.warc_dir / name} is not read" in done.stderr
        assert "catatan" not in done.stderr
    assert len(json.loads(run(home, "index", "--json").stdout)["problems"]) == 4


def test_of_files_with_one_name_the_folder_tells_which(
    home: ArchiveHome, brought: tuple[Path, Pages]
) -> None:
    path, captures = brought
    other = home.warc_dir / "kiriman" / path.name
    other.parent.mkdir()
    other.write_bytes(path.read_bytes())
    place = f"{path.name}:{captures[3].offset}"
    assert "kiriman/" in str(run(home, "cat", place).exception)
    for folder in ("kiriman", path.parent.relative_to(home.warc_dir)):
        assert b"Pasar nomor 3" in run(home, "cat", f"{folder}/{place}").stdout_bytes
    other.rename(home.warc_dir / "kiriman" / "lain.warc.gz")
    assert b"Pasar nomor 3" in run(home, "cat", place).stdout_bytes
    listed = map(json.loads, run(home, "ls", "--json").stdout.splitlines())
    assert {one["warc_file"] for one in listed} == {
        "kiriman/lain.warc.gz",
        path.relative_to(home.warc_dir).as_posix(),
    }

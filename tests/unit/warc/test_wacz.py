"""Packages: what is chosen, and what they hold."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib

import pytest
from fastwarc.warc import ArchiveIterator

from newsarchive.capture.capture import surt_of
from newsarchive.errors import WarcError
from newsarchive.export.selection import Selection, entry_of
from newsarchive.store.withheld import HiddenCaptures
from newsarchive.warc.verify import verify_file
from newsarchive.warc.wacz import Page, WaczWriter
from tests.unit.warc.answers import URL, page


def package(tmp_path, selection: Selection, pages: list[Page]):
    path = tmp_path / "out.wacz"
    with WaczWriter(path, title="Contoh", operator="Perpustakaan") as writer:
        writer.add_captures(selection.entries(), tmp_path / "warc")
        writer.add_pages(pages)
    return zipfile.ZipFile(path)


def test_a_package_holds_what_its_description_says(tmp_path, write, index) -> None:
    captures = write([(f"{URL}/{n}", page(b"isi %d" % n)) for n in range(300)])
    selection = Selection(index)
    for capture in captures:
        selection.add(entry_of(capture))
    packed = package(
        tmp_path, selection, [Page(c.url, c.fetched_at, "Judul", "Isi") for c in captures]
    )
    described = json.loads(packed.read("datapackage.json"))
    assert described["wacz_version"] == "1.1.1"
    names = {resource["path"] for resource in described["resources"]}
    assert names == set(packed.namelist()) - {"datapackage.json", "datapackage-digest.json"}
    for resource in described["resources"]:
        content = packed.read(resource["path"])
        assert (len(content), "sha256:" + hashlib.sha256(content).hexdigest()) == (
            resource["bytes"],
            resource["hash"],
        )
        assert packed.getinfo(resource["path"]).compress_type == zipfile.ZIP_STORED
    pages = packed.read("pages/pages.jsonl").splitlines()
    assert len(pages) == 301
    assert json.loads(pages[1])["text"] == "Isi"
    digest = json.loads(packed.read("datapackage-digest.json"))["hash"]
    assert digest == "sha256:" + hashlib.sha256(packed.read("datapackage.json")).hexdigest()


def test_every_line_of_a_packages_index_leads_to_its_record(
    tmp_path, write, index, monkeypatch
) -> None:
    monkeypatch.setattr("newsarchive.warc.wacz._LINES", 100)
    captures = write([(f"{URL}/{n}", page(b"isi %d" % n)) for n in range(500)])
    selection = Selection(index)
    for capture in captures[::2]:
        selection.add(entry_of(capture))
    packed = package(tmp_path, selection, [])
    blocks, data = (
        packed.read("indexes/index.idx").splitlines(),
        packed.read("indexes/index.cdx.gz"),
    )
    assert json.loads(blocks[0].split(b" ", 2)[2]) == {
        "format": "cdxj-gzip-1.0",
        "filename": "index.cdx.gz",
    }
    assert len(blocks) == 1 + 3
    lines = []
    for block in blocks[1:]:
        key, place_ = block.rsplit(b" {", 1)
        at = json.loads(b"{" + place_)
        part = zlib.decompress(data[at["offset"] : at["offset"] + at["length"]], 31).splitlines()
        assert part[0].startswith(key)
        lines += part
    assert lines == sorted(lines)
    warc = packed.read("archive/out.warc.gz")
    seen = set()
    for line in lines:
        at = json.loads(line.split(b" ", 2)[2])
        offset, length = int(at["offset"]), int(at["length"])
        record = next(ArchiveIterator(io.BytesIO(warc[offset : offset + length]), parse_http=False))
        assert record.headers["WARC-Target-URI"] == at["url"]
        seen.add(at["url"])
    assert seen == {capture.url for capture in captures[::2]}
    copy = tmp_path / "out.warc.gz"
    copy.write_bytes(warc)
    assert not verify_file(copy).problems


def test_a_page_brings_its_pictures_styles_and_what_it_repeats(tmp_path, write, index) -> None:
    html = b'<html><link rel=stylesheet href="/s.css"><img src="/a.png"><p>isi'
    base = "http://example.go.id"
    first = write(
        [
            (URL, page(html)),
            (base + "/s.css", page(b"p{background:url(b.png)}", kind=b"text/css")),
            (base + "/a.png", page(b"a", kind=b"image/png")),
            (base + "/b.png", page(b"b", kind=b"image/png")),
            (base + "/other.png", page(b"c", kind=b"image/png")),
        ],
        run="a",
    )
    (again,) = write([(URL, page(html))], run="b")
    selection = Selection(index)
    selection.add_page(entry_of(again))
    assert {entry.url for entry in selection.entries()} == {
        URL,
        base + "/s.css",
        base + "/a.png",
        base + "/b.png",
    }
    assert {(e.filename, e.offset) for e in selection.entries()} >= {
        (again.warc_file, again.offset),
        (first[0].warc_file, first[0].offset),
    }
    hidden = Selection(index, HiddenCaptures(frozenset({surt_of(URL)})))
    hidden.add_page(entry_of(again))
    assert URL not in {entry.url for entry in hidden.entries()}


def test_an_unfinished_package_leaves_nothing(tmp_path, write, index) -> None:
    (capture,) = write([(URL, page(b"satu"))])
    (tmp_path / "warc" / capture.warc_file).unlink()
    selection = Selection(index)
    selection.add(entry_of(capture))
    with pytest.raises(WarcError, match="missing"):
        package(tmp_path, selection, [])
    assert not list(tmp_path.glob("out.wacz*"))

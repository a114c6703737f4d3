"""Listings, feeds and answers of interfaces that quote an article under a takedown are withheld with it."""

from __future__ import annotations

import gzip
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.integration.conftest import Archive
from tests.integration.crawl.smallsite import (
    NOT_FOUND,
    Answer,
    SmallSite,
    article,
    listing,
    page,
    serve,
    write_profile,
)

TITLE = "Pasar Baru Kota Dibuka Wali Kota Hari Ini"
OTHER = "Jembatan Lama Ditutup Sementara untuk Perbaikan"
PATH, OTHER_PATH = "/berita/pasar-baru", "/berita/jembatan-lama"
DISCOVERY = (
    'feeds = ["/feed/"]\nlistings = ["/berita/", "/arsip/"]\narticle_urls = [\'/berita/[a-z-]+$\']'
)

pytestmark = pytest.mark.timeout(300)


def answer(path: str) -> Answer:
    base = "http://127.0.0.1"
    if path == PATH:
        return article(TITLE)
    if path == OTHER_PATH:
        # names the hidden article at its side
        status, headers, text = article(OTHER)
        return status, headers, text.replace("</body>", f'<a href="{PATH}">{TITLE}</a></body>')
    if path == "/berita/":
        links = f'<li><a href="{PATH}">{TITLE}</a></li><li><a href="{OTHER_PATH}">{OTHER}</a></li>'
        return page(f"<html><body><ul>{links}</ul></body></html>")
    if path == "/arsip/":
        return listing([OTHER_PATH])
    if path == "/feed/":
        item = f"<item><title>{TITLE}</title><link>{base}{PATH}</link><description>Wali Kota</description></item>"
        head = {"Content-Type": "application/rss+xml"}
        return 200, head, f"<?xml version='1.0'?><rss><channel>{item}</channel></rss>"
    return NOT_FOUND


@pytest.fixture(scope="module")
def site() -> Iterator[SmallSite]:
    with serve(SmallSite(answer)) as running:
        yield running


@pytest.fixture(scope="module")
def filled(site: SmallSite, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    made = Archive(tmp_path_factory.mktemp("withheld") / "archive")
    made.run("init")
    write_profile(made.path / "sources", "kecil", f"http://127.0.0.1:{site.port}/", DISCOVERY)
    made.crawl("kecil", full=True)
    return made


@pytest.fixture
def archive(filled: Archive, tmp_path: Path) -> Archive:
    shutil.copytree(filled.path, tmp_path / "copy")
    return Archive(tmp_path / "copy")


def identifier(archive: Archive, path: str = PATH) -> str:
    return archive.rows(f"SELECT article_id FROM article WHERE url LIKE '%{path}'")[0][0]


def refused(archive: Archive) -> int:
    """Captures that replay refuses one by one."""
    return len((archive.path / "index" / "access" / "withheld.txt").read_text().splitlines())


def packaged(archive: Archive, tmp_path: Path) -> bytes:
    """All records of a package of the whole archive, unpacked."""
    package = tmp_path / "alles.wacz"
    archive.run("warc", "package", "-o", str(package), codes=(0,))
    with zipfile.ZipFile(package) as opened:
        (name,) = [one for one in opened.namelist() if one.endswith(".warc.gz")]
        opened.extract(name, tmp_path)
    return gzip.decompress((tmp_path / name).read_bytes())


def withheld(archive: Archive) -> list[str]:
    found = archive.json("db", "hidden", identifier(archive))["withheld"]
    return sorted(urlsplit(one["url"]).path for one in found)


def test_what_quotes_it_is_told_withheld_and_shown_again(archive: Archive, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in archive.path.rglob("*.warc.gz")}
    assert packaged(archive, tmp_path).count(TITLE.encode()) > 3
    said = archive.run("db", "hide", identifier(archive), "--reason", "permintaan", codes=(0,))
    assert "2 of " in said
    assert "1 of http://127.0.0.1" in said
    assert withheld(archive) == ["/berita/", "/feed/"]
    assert refused(archive) == 2
    records = packaged(archive, tmp_path)
    # the page of the other article names it still
    assert records.count(TITLE.encode()) == 1
    assert b"Target-URI: http://127.0.0.1" in records
    assert b"/arsip/" in records
    (takedown,) = archive.json("db", "hidden")["takedowns"]
    assert (takedown["withheld"], takedown["reason"]) == (2, "permintaan")
    assert "2 captures that quote it" in archive.run("db", "hidden", codes=(0,))
    archive.run("db", "unhide", identifier(archive), codes=(0,))
    assert withheld(archive) == []
    assert refused(archive) == 0
    assert packaged(archive, tmp_path).count(TITLE.encode()) > 3
    assert {path: path.read_bytes() for path in archive.path.rglob("*.warc.gz")} == before


def test_nothing_is_packaged_before_a_database_made_again_knows_what_is_hidden(
    archive: Archive, tmp_path: Path
) -> None:
    archive.run("db", "hide", identifier(archive), "--reason", "permintaan", codes=(0,))
    before = packaged(archive, tmp_path)
    for path in archive.path.glob("records.sqlite*"):
        path.unlink()
    package = tmp_path / "bocor.wacz"
    done = archive.done("warc", "package", "-o", str(package))
    assert done.returncode == 1
    assert "1 of the articles under a takedown are not in the database yet" in done.stderr
    assert "newsarchive reprocess" in done.stderr
    assert not package.exists()
    assert "is not known: 1 of the articles" in archive.done("warc", "ls").stderr
    archive.run("reprocess", codes=(0,))
    again = packaged(archive, tmp_path)
    assert again.count(TITLE.encode()) == before.count(TITLE.encode()) == 1


def test_its_own_pages_alone_may_be_withheld(archive: Archive, tmp_path: Path) -> None:
    said = archive.run("db", "hide", identifier(archive), "--reason", "x", "--own-only", codes=(0,))
    assert "look through a package" in said
    assert withheld(archive) == []
    records = packaged(archive, tmp_path)
    assert TITLE.encode() in records
    assert b"<h1>" + TITLE.encode() not in records
    assert "its own pages only" in archive.run("db", "hidden", codes=(0,))


def test_a_later_crawl_reprocess_and_files_brought_in_are_treated_alike(
    archive: Archive, filled: Archive, tmp_path: Path
) -> None:
    warcs = archive.path / "warc"
    archive.run("db", "hide", identifier(archive), "--reason", "permintaan", codes=(0,))
    archive.crawl("kecil", full=True)
    # revisits of unchanged pages
    assert withheld(archive) == ["/berita/", "/berita/", "/feed/", "/feed/"]
    assert refused(archive) == 4
    before = archive.rows("SELECT * FROM withheld ORDER BY record_id")
    archive.run("reprocess", codes=(0,))
    assert archive.rows("SELECT * FROM withheld ORDER BY record_id") == before
    # files of a crawl made elsewhere
    second = Archive(tmp_path / "second")
    shutil.copytree(filled.path, second.path)
    second.crawl("kecil", full=True)
    for path in second.path.rglob("warc/**/*.warc.gz"):
        target = warcs / path.relative_to(second.path / "warc")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    archive.run("warc", "index", codes=(0,))
    # nothing tells yet which of their pages are articles of their own
    assert len(withheld(archive)) == refused(archive) == 8
    archive.run("reprocess", codes=(0,))
    assert len(withheld(archive)) == refused(archive) == 6
    assert packaged(archive, tmp_path).count(TITLE.encode()) == 1
    # each file is looked at once
    (noted,) = archive.rows("SELECT state FROM checkpoint WHERE name = 'withheld'")
    assert len(json.loads(noted[0])["files"]) == len(list(warcs.rglob("*.warc.gz")))


def test_single_records_under_a_takedown_are_given_out_when_asked_for_so(
    archive: Archive, tmp_path: Path
) -> None:
    listed = [json.loads(line) for line in archive.run("warc", "ls", "--json").splitlines()]
    assert not any(one["hidden"] for one in listed)
    archive.run("db", "hide", identifier(archive), "--reason", "permintaan", codes=(0,))
    listed = [json.loads(line) for line in archive.run("warc", "ls", "--json").splitlines()]
    withheld_paths = {urlsplit(one["url"]).path for one in listed if one["hidden"]}
    assert withheld_paths == {PATH, "/berita/", "/feed/"}
    assert archive.run("warc", "ls").count(" (hidden)") == 3
    (own,) = [one for one in listed if urlsplit(one["url"]).path == PATH]
    (index_page,) = [one for one in listed if urlsplit(one["url"]).path == "/berita/"]
    (other,) = [one for one in listed if urlsplit(one["url"]).path == OTHER_PATH]
    for one in (own, index_page):
        place = f"{archive.path / 'warc' / one['warc_file']}:{one['offset']}"
        for wanted in (one["url"], one["record_id"], place):
            refused = archive.done("warc", "cat", wanted)
            assert (refused.returncode, refused.stdout) == (1, "")
            assert "under a takedown" in refused.stderr
            assert TITLE in archive.run("warc", "cat", wanted, "--hidden", codes=(0,))
    assert OTHER in archive.run("warc", "cat", other["url"], codes=(0,))
    output = tmp_path / "semua.warc.gz"
    done = archive.done("warc", "extract", "-o", str(output))
    assert "3 captures left out, under a takedown" in done.stderr
    without = gzip.decompress(output.read_bytes())
    archive.run("warc", "extract", "--hidden", "-o", str(output), codes=(0,))
    assert b"<h1>" + TITLE.encode() not in without
    assert b"<h1>" + TITLE.encode() in gzip.decompress(output.read_bytes())
    refused = archive.done("warc", "extract", "--url", PATH, "-o", str(tmp_path / "x.warc.gz"))
    assert (refused.returncode, "--hidden" in refused.stderr) == (1, True)


def test_what_reads_otherwise_is_not_told_of_what_is_hidden(
    archive: Archive, tmp_path: Path
) -> None:
    archive.run("db", "hide", identifier(archive), "--reason", "permintaan", codes=(0,))
    with closing(sqlite3.connect(archive.path / "records.sqlite")) as connection, connection:
        connection.execute(
            "UPDATE article_version SET record = json_set(record, '$.section', 'lama')"
        )
    changes = tmp_path / "changes.jsonl"
    archive.run("reprocess", "--dry-run", "--changes", str(changes), codes=(0,))
    told = {urlsplit(one["url"]).path: one["old"] for one in map(json.loads, changes.open("rb"))}
    assert told == {PATH: "under a takedown", OTHER_PATH: "lama"}


def test_captures_whose_files_were_moved_are_found_and_stay_withheld(archive: Archive) -> None:
    archive.run("db", "hide", identifier(archive), "--reason", "permintaan", codes=(0,))
    lines = (archive.path / "index" / "access" / "withheld.txt").read_text().splitlines()
    (path,) = archive.path.rglob("*.warc.gz")
    # moved, and decompressed: other offsets
    moved = archive.path / "warc" / "lama" / path.name.removesuffix(".gz")
    moved.parent.mkdir()
    moved.write_bytes(gzip.decompress(path.read_bytes()))
    path.unlink()
    archive.run("warc", "index", "--rebuild")
    assert "was moved, `newsarchive reprocess`" in archive.done("db", "check").stderr
    done = archive.run("reprocess")
    assert "2 captures lie elsewhere now" in done
    manifest = archive.path / "manifest-sha256.txt"
    manifest.write_text("".join(manifest.read_text().splitlines(keepends=True)[1:]))
    assert "0 problems" in archive.run("db", "check", codes=(0,))
    assert "in order" in archive.run("warc", "verify", codes=(0,))
    assert withheld(archive) == ["/berita/", "/feed/"]
    now = (archive.path / "index" / "access" / "withheld.txt").read_text().splitlines()
    assert len(now) == len(lines)
    assert {line.split()[0] for line in now} == {f"lama/{moved.name}"}
    other = identifier(archive, OTHER_PATH)
    assert archive.json("show", other, "--evidence")["capture"]["digest_agrees"] is True
    assert "lie elsewhere" not in archive.run("reprocess")

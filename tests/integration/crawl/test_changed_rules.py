"""Rules change between two crawls, and nobody reprocesses: what the publisher did is told, what the rules did is not."""

from __future__ import annotations

import gzip
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.integration.conftest import ROOT, Archive, environment
from tests.integration.crawl.smallsite import (
    ARTICLE,
    NOT_FOUND,
    Answer,
    SmallSite,
    listing,
    page,
    serve,
    write_profile,
)
from tests.integration.reprocess.kills import digest, drop

LISTING = "listings = [\"/berita\"]\narticle_urls = ['^/berita/\\d+/x$']"
CALL = "Kabar kota ini dapat pula disimak lewat radio Suara Contoh setiap pukul enam pagi."
WITHOUT_CALL = f'furniture = ["{CALL}"]'
PAGES = 4


@dataclass
class Publisher:
    """The site's pages, and a profile that can be told more of them."""

    archive: Archive
    site: SmallSite = field(init=False)
    edited: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.site = SmallSite(self.answer)

    def answer(self, path: str) -> Answer:
        if path == "/berita":
            return listing([f"/berita/{number}/x" for number in range(PAGES)])
        if not path.startswith("/berita/"):
            return NOT_FOUND
        number = int(path.split("/")[2])
        text = ARTICLE.format(title=f"Pasar {number}").replace("</div>", f"<p>{CALL}</p></div>")
        return page(
            text.replace("dua tahun dan", "tiga tahun dan") if number in self.edited else text
        )

    def profile(self, *more: str) -> None:
        home = f"http://127.0.0.1:{self.site.port}/"
        write_profile(self.archive.path / "sources", "satu", home, LISTING, *more)

    def crawl(self) -> dict[str, Any]:
        report = self.archive.crawl("satu", recheck=True)
        assert report["failures"] == []
        return report

    def address(self, number: int) -> str:
        return f"http://127.0.0.1:{self.site.port}/berita/{number}/x"

    def diffs(self) -> dict[str, list[tuple[str, list[tuple[str, str]]]]]:
        """What the last two versions of each article have otherwise, of those that have more than one."""
        found = {}
        for path, (versions, _gone) in self.archive.articles().items():
            if versions > 1:
                address = f"http://127.0.0.1:{self.site.port}{path}"
                pair = str(versions - 1), str(versions)
                told = self.archive.json("show", address, "--diff", *pair)["diff"]
                found[path] = [
                    (
                        change["field"],
                        [(p["mark"], p["text"]) for p in change["pieces"] if p["mark"] != "same"],
                    )
                    for change in told
                ]
        return found


@pytest.fixture
def publisher(tmp_path: Path) -> Iterator[Publisher]:
    archive = Archive(tmp_path / "archive")
    archive.run("init")
    made = Publisher(archive)
    with serve(made.site):
        made.profile()
        yield made


def older_release(folder: Path) -> dict[str, str]:
    """An installation whose rules leave a mark in every text; the environment to run it in."""
    for name in ("newsarchive", "spiders", "data"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    reader = folder / "newsarchive" / "extract" / "reader.py"
    text = reader.read_text("utf-8")
    line = "body = [written.restored(text) for text in body]"
    assert line in text
    reader.write_text(text.replace(line, line.replace("(text)", "(text) + ' »'")), "utf-8")
    return environment() | {"PYTHONPATH": str(folder)}


def stored_counts(report: dict[str, Any]) -> dict[str, int]:
    return {
        name.removeprefix("stored/"): count
        for name, count in report["counts"].items()
        if name.startswith("stored/")
    }


def nothing_is_left_to_do(archive: Archive) -> None:
    """Reading everything again, and into an empty database, gives what is there."""
    archive.run("db", "check", codes=(0,))
    before = digest(archive.path)
    report = archive.json("reprocess")
    counted = ("new_articles", "new_versions", "withdrawn", "records_changed", "changes")
    assert [report[name] for name in counted] == [0, 0, 0, 0, []]
    assert digest(archive.path) == before
    # ids that older rules gave are known to who gave them out
    before = digest(archive.path, "version_alias")
    drop(archive.path)
    archive.run("reprocess", codes=(0,))
    assert digest(archive.path, "version_alias") == before


ONLY_THE_EDIT = {"/berita/2/x": [("body", [("removed", "dua"), ("added", "tiga")])]}


@pytest.mark.timeout(300)
def test_another_profile_is_no_edit_and_an_edit_is_one(publisher: Publisher) -> None:
    archive = publisher.archive
    publisher.crawl()
    publisher.crawl()
    publisher.profile(WITHOUT_CALL)
    report = publisher.crawl()
    assert stored_counts(report) == {"unchanged": PAGES}
    assert report["counts"]["versions/read_again"] == 2 * PAGES
    assert {count for count, _gone in archive.articles().values()} == {1}
    assert not archive.rows(f"SELECT 1 FROM article_version WHERE body LIKE '%{CALL}%'")
    # the rules are today's now: nothing is read again
    publisher.edited = {2}
    report = publisher.crawl()
    assert stored_counts(report) == {"unchanged": PAGES - 1, "new-version": 1}
    assert "versions/read_again" not in report["counts"]
    assert publisher.diffs() == ONLY_THE_EDIT
    nothing_is_left_to_do(archive)


@pytest.mark.timeout(300)
def test_another_release_is_no_edit_and_an_edit_is_one(
    publisher: Publisher, tmp_path: Path
) -> None:
    archive = publisher.archive
    done = subprocess.run(
        archive.command("crawl", "satu", "--delay", "0"),
        env=older_release(tmp_path / "older"),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert len(archive.rows("SELECT 1 FROM article_version WHERE body LIKE '%»%'")) == PAGES
    publisher.edited = {2}
    report = publisher.crawl()
    assert stored_counts(report) == {"unchanged": PAGES - 1, "new-version": 1}
    assert publisher.diffs() == ONLY_THE_EDIT
    nothing_is_left_to_do(archive)


@pytest.mark.timeout(300)
def test_ids_given_out_by_the_older_rules_stay_citable(publisher: Publisher) -> None:
    archive = publisher.archive
    publisher.crawl()
    former = archive.versions()
    publisher.profile(WITHOUT_CALL)
    publisher.edited = {2}
    publisher.crawl()
    for article_id, version_id, _digest in former:
        record = archive.json("show", version_id)
        assert record["article_id"] == article_id
        # the text of then, not the edited one
        assert "dua tahun dan" in "".join(record["article"]["body"])


@pytest.mark.timeout(300)
def test_pages_whose_records_are_gone_or_damaged_are_told_of_and_the_crawl_goes_on(
    publisher: Publisher,
) -> None:
    archive = publisher.archive
    publisher.crawl()
    (file,) = (archive.path / "warc").rglob("*.warc.gz")
    [(offset, length)] = archive.rows(
        f"SELECT warc_offset, warc_length FROM capture WHERE url = '{publisher.address(1)}'"
    )
    data = bytearray(file.read_bytes())
    data[offset + length // 2 : offset + length - 8] = bytes(length - 8 - length // 2)
    file.write_bytes(data)
    publisher.profile(WITHOUT_CALL)
    report = publisher.crawl()
    assert stored_counts(report) == {"unchanged": PAGES - 1, "new-version": 1}
    assert report["counts"]["versions/not_read_again"] == 1
    assert report["counts"]["versions/read_again"] == PAGES - 1
    log = (archive.path / "runs" / "crawl.log").read_text("utf-8")
    (line,) = [line for line in log.splitlines() if "can not be read again" in line]
    assert publisher.address(1) in line
    assert file.name in line


@pytest.mark.timeout(300)
def test_without_warcs_an_edit_is_kept_and_says_that_rules_differ(publisher: Publisher) -> None:
    archive = publisher.archive
    publisher.crawl()
    shutil.move(archive.path / "warc", archive.path.parent / "tape")
    publisher.profile(WITHOUT_CALL)
    report = publisher.crawl()
    assert stored_counts(report) == {"new-version": PAGES}
    assert report["counts"]["versions/not_read_again"] == PAGES
    assert report["state"] == "finished"
    record = archive.json("show", publisher.address(1), "--diff", "1", "2")
    assert [one["read_by_other_rules"] for one in record["versions"]] == [False, True]
    assert record["diff_of_other_rules"]
    assert "read by other rules" in archive.run("show", publisher.address(1), "--diff", "1", "2")
    assert "versions 1 and 2 were read by other rules" in archive.run("show", publisher.address(1))


@pytest.mark.timeout(300)
def test_what_a_killed_crawl_left_is_compared_alike(publisher: Publisher) -> None:
    archive = publisher.archive
    publisher.crawl()
    kept = archive.path.parent / "kept.sqlite"
    database = archive.path / "records.sqlite"
    with closing(sqlite3.connect(database)) as live, closing(sqlite3.connect(kept)) as copy:
        live.backup(copy)
    publisher.profile(WITHOUT_CALL)
    publisher.edited = {2}
    run = publisher.crawl()["run"]
    # as if the crawl had been killed before it wrote a row
    for path in archive.path.glob("records.sqlite*"):
        path.unlink()
    shutil.copy(kept, database)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            "INSERT INTO crawl_run SELECT ?, started, NULL, 'running', command, sources, NULL FROM crawl_run",
            (run,),
        )
    publisher.crawl()
    assert archive.rows(f"SELECT state FROM crawl_run WHERE run_id = '{run}'") == [("interrupted",)]
    assert publisher.diffs() == ONLY_THE_EDIT
    nothing_is_left_to_do(archive)


@pytest.mark.timeout(300)
def test_captures_read_again_from_a_day_on_are_compared_alike(publisher: Publisher) -> None:
    archive = publisher.archive
    publisher.crawl()
    (file,) = (archive.path / "warc").rglob("*.warc.gz")
    # a crawl of years ago
    records = gzip.decompress(file.read_bytes())
    old = re.sub(rb"(WARC-Date: )20\d\d", rb"\g<1>2021", records)
    file.with_name("old.warc").write_bytes(old)
    file.unlink()
    drop(archive.path)
    archive.run("reprocess")
    publisher.edited = {2}
    publisher.crawl()
    publisher.profile(WITHOUT_CALL)
    report = archive.json("reprocess", "--since", "2022-01-01")
    assert report["captures"] == PAGES
    assert publisher.diffs() == ONLY_THE_EDIT
    assert not archive.rows(f"SELECT 1 FROM article_version WHERE body LIKE '%{CALL}%'")

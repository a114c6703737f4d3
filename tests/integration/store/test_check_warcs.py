"""`db check` compares rows and WARC files both ways, and tells what is missing once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.integration.conftest import Archive
from tests.integration.crawl.smallsite import (
    NOT_FOUND,
    Answer,
    SmallSite,
    article,
    listing,
    serve,
    write_profile,
)

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def copied(crawled: Archive, tmp_path: Path) -> Archive:
    shutil.copytree(crawled.path, tmp_path / "copy")
    return Archive(tmp_path / "copy")


def check(archive: Archive) -> tuple[int, list[str]]:
    """Exit code, and the problems that were told."""
    done = archive.done("db", "check")
    assert "Traceback" not in done.stderr
    assert f"{len(done.stderr.splitlines())} problems" in done.stdout
    return done.returncode, done.stderr.splitlines()


def test_captures_of_a_later_crawl_than_the_database_are_listed_until_they_are_read(
    crawled: Archive, copied: Archive
) -> None:
    assert check(copied) == (0, [])
    first, second = sorted(path.name for path in copied.path.rglob("*.warc.gz"))
    later = f"warc_file LIKE '%{second}'"
    # redirects, pages that are gone and articles; feeds, listings and images never had rows
    held = copied.rows(f"SELECT status, count(*) FROM capture WHERE {later} GROUP BY 1")
    # as it was before the second crawl
    away = copied.path / "away"
    (path,) = copied.path.rglob(second)
    shutil.move(path, away)
    for database in copied.path.glob("records.sqlite*"):
        database.unlink()
    copied.run("reprocess", codes=(3,))
    shutil.move(away, path)
    code, (told,) = check(copied)
    assert code == 1
    assert told.startswith(f"{sum(count for _status, count in held)} captures in 1 WARC files")
    assert f"{second}: offset " in told
    assert first not in told
    assert "`newsarchive reprocess`" in told
    for profile in (copied.path / "sources").glob("*malang*"):
        profile.rename(profile.with_suffix(".away"))
    # the WARC files name it
    assert check(copied) == (code, [told])
    for profile in (copied.path / "sources").glob("*malang*"):
        profile.rename(profile.with_suffix(".toml"))
    copied.run("reprocess", codes=(0,))
    assert check(copied) == (0, [])
    assert copied.versions() == crawled.versions()


def test_what_a_crawl_stores_nothing_of_is_not_missed(tmp_path: Path) -> None:
    paths = [
        f"/berita/{name}"
        for name in ("satu", "putar", "luar", "berkas", "garis", "hilang", "galat")
    ]
    moved = {
        "/berita/putar": "/berita/putar-lagi",
        "/berita/putar-lagi": "/berita/putar",
        "/berita/luar": "http://example.invalid/berita/luar",
        "/berita/garis": "/berita/garis/",
    }

    def answer(path: str) -> Answer:
        if path == "/berita/":
            return listing(paths)
        if path in moved:
            return 302, {"Location": moved[path]}, ""
        if path == "/berita/berkas":
            return 200, {"Content-Type": "application/pdf"}, "%PDF-1.4"
        if path == "/berita/galat":
            return 500, {}, "galat"
        return article(path) if path in ("/berita/satu", "/berita/garis/") else NOT_FOUND

    archive = Archive(tmp_path / "archive")
    archive.run("init")
    discovery = 'listings = ["/berita/"]\narticle_urls = ["/berita/[a-z]+$"]'
    with serve(SmallSite(answer)) as site:
        write_profile(
            archive.path / "sources", "kecil", f"http://127.0.0.1:{site.port}/", discovery
        )
        archive.crawl("kecil")
    assert len(archive.rows("SELECT 1 FROM article")) == 2
    assert check(archive) == (0, [])
    rows = archive.rows("SELECT * FROM redirect ORDER BY record_id, to_key")
    assert len(rows) > 2
    archive.run("reprocess", codes=(0,))
    assert archive.rows("SELECT * FROM redirect ORDER BY record_id, to_key") == rows


def test_an_import_without_its_warc_files_is_one_problem(copied: Archive, tmp_path: Path) -> None:
    copied.run("export", "jsonl", "-o", str(tmp_path / "all.jsonl"), codes=(0,))
    fresh = Archive(tmp_path / "fresh")
    fresh.run("init")
    fresh.run("import", str(tmp_path / "all.jsonl"), codes=(0,))
    ((count,),) = fresh.rows("SELECT count(*) FROM capture")
    code, (told,) = check(fresh)
    assert code == 1
    assert f"none of the 2 WARC files in which the {count} captures lie" in told
    assert "copy them there" in told
    shutil.copytree(copied.path / "sources", fresh.path / "sources", dirs_exist_ok=True)
    shutil.copytree(copied.path / "warc", fresh.path / "warc", dirs_exist_ok=True)
    fresh.run("warc", "index", codes=(0,))
    _code, told_now = check(fresh)
    assert all("reprocess" in line for line in told_now)
    # one of the two is lost
    (path, _other) = sorted(fresh.path.rglob("*.warc.gz"))
    path.unlink()
    _code, told_then = check(fresh)
    assert [line for line in told_then if str(path) in line and "is missing" in line]
    assert len(told_then) <= len(told_now) + 1

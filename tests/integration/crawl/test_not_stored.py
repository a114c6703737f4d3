"""A page that the database refuses: said, counted, and asked for again by the next crawl; the others are stored."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

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

LISTING = "listings = [\"/berita\"]\narticle_urls = ['^/berita/\\d+/x$']"


def answer(path: str) -> Answer:
    if path == "/berita":
        return listing([f"/berita/{number}/x" for number in range(1, 7)])
    if path.startswith("/berita/"):
        return article(f"Pasar {path.split('/')[2]}")
    return NOT_FOUND


def test_a_page_that_is_refused_is_named_and_waits(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    archive.run("init")
    with serve(SmallSite(answer)) as site:
        write_profile(archive.path / "sources", "satu", f"http://127.0.0.1:{site.port}/", LISTING)
        archive.crawl("satu", max_pages=1)
        with closing(sqlite3.connect(archive.path / "records.sqlite")) as connection, connection:
            connection.execute(
                "CREATE TRIGGER refuse BEFORE INSERT ON capture WHEN new.url LIKE '%/4/x'"
                " BEGIN SELECT RAISE(ABORT, 'not this one'); END"
            )
        report = archive.crawl("satu")
        assert [(one["url"], one["reason"]) for one in report["failures"]] == [
            (f"http://127.0.0.1:{site.port}/berita/4/x", "not stored: StoreError")
        ]
        assert report["waiting"] == {"satu": 1}
        assert archive.rows("SELECT count(*) FROM article") == [(5,)]
        with closing(sqlite3.connect(archive.path / "records.sqlite")) as connection, connection:
            connection.execute("DROP TRIGGER refuse")
        report = archive.crawl("satu")
    assert report["failures"] == []
    assert archive.rows("SELECT count(*) FROM article") == [(6,)]

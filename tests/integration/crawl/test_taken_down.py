"""A crawl with a database that was made again: what was taken down is not shown by what is fetched anew."""

from __future__ import annotations

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
from tests.integration.reprocess.kills import drop

LISTING = "listings = [\"/berita\"]\narticle_urls = ['^/berita/\\d+/x$']"


def _answer(path: str) -> Answer:
    if path == "/berita":
        return listing([f"/berita/{number}/x" for number in range(2)])
    return article(f"Pasar {path}") if path.startswith("/berita/") else NOT_FOUND


def test_what_was_taken_down_is_hidden_in_a_new_database(tmp_path: Path) -> None:
    archive, site = Archive(tmp_path / "archive"), SmallSite(_answer)
    archive.run("init")
    with serve(site):
        home = f"http://127.0.0.1:{site.port}/"
        write_profile(archive.path / "sources", "satu", home, LISTING)
        archive.crawl("satu")
        archive.run("db", "hide", f"{home}berita/1/x", "--reason", "permintaan", codes=(0,))
        rules = archive.path / "index" / "access" / "hidden.aclj"
        refused = rules.read_text("utf-8")
        assert "/berita/1/x" in refused
        drop(archive.path)
        (archive.path / "frontier.sqlite").unlink()
        archive.crawl("satu", recheck=True)
    assert "was taken down on" in archive.done("show", f"{home}berita/1/x").stderr
    assert archive.done("show", f"{home}berita/0/x").returncode == 0
    assert refused in rules.read_text("utf-8")

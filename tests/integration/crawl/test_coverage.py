"""What a site lists against what is held: shown by source and month, and filled."""

from __future__ import annotations

from datetime import date, timedelta
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

DAYS = [date(2023, 9, 4) + timedelta(days=6 * index) for index in range(24)]
PATHS = [f"/{day:%Y/%m/%d}/pasar-{index}/" for index, day in enumerate(DAYS)]
DISCOVERY = r"""sitemaps = ["/sitemap.xml"]
listings = ["/berita"]
article_urls = ['^/\d{4}/\d\d/\d\d/[^/]+/$']"""


def site(path: str) -> Answer:
    if path == "/sitemap.xml":
        rows = "".join(f"<url><loc>http://HOST{item}</loc></url>" for item in PATHS)
        return 200, {"Content-Type": "text/xml"}, f"<urlset>{rows}</urlset>"
    if path == "/berita":
        return listing(PATHS[-10:])
    return article(path.split("-")[-1].strip("/")) if path in PATHS else NOT_FOUND


@pytest.mark.timeout(300)
def test_holes_are_shown_and_filled(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    archive.run("init")
    here = SmallSite(lambda path: here_answer(path))

    def here_answer(path: str) -> Answer:
        status, headers, body = site(path)
        return status, headers, body.replace("HOST", f"127.0.0.1:{here.port}")

    with serve(here):
        home = f"http://127.0.0.1:{here.port}/"
        write_profile(archive.path / "sources", "satu", home, DISCOVERY)
        archive.crawl("satu", max_pages=9)
        (covered,) = archive.json("report", "coverage")
        assert covered["held"] == 9
        assert sum(covered["shown"].values()) == 24
        assert sum(covered["short"].values()) == 15
        assert covered["shown_by"]["sitemap"] == 24
        out = archive.run("report", "coverage")
        assert "satu lacks" in out
        for command in (["report", "coverage"], ["report", "health"], ["reprocess", "--source"]):
            archive.run(*command, "sato", codes=(1,))
        assert "newsarchive crawl satu --fill-gaps" in out

        listed = archive.run("sources", "list", "--state", "enabled")
        assert "satu  enabled" in listed
        assert home in listed
        for option in ("--state", "--cms"):
            archive.run("sources", "list", option, "none", codes=(2,))

        archive.crawl("satu", fill_gaps=True)
        (covered,) = archive.json("report", "coverage")
        assert covered["held"] == 24
        assert covered["short"] == {}
        assert covered["whole"] is True

        # articles of one month are lost, with everything that hangs on them
        archive.lose("published LIKE '2023-11%'")
        lost = [path for path in PATHS if path.startswith("/2023/11/")]
        assert len(lost) == 5
        (covered,) = archive.json("report", "coverage")
        assert covered["short"] == {"2023-11": 5}
        before = len(here.requests)
        archive.crawl("satu")
        assert not [note for note in here.requests[before:] if note.path in lost]
        before = len(here.requests)
        archive.crawl("satu", fill_gaps=True)
        asked = [note.path for note in here.requests[before:] if note.path in PATHS]
        assert sorted(asked) == lost
        (covered,) = archive.json("report", "coverage")
    assert covered["held"] == 24
    assert covered["short"] == {}
    assert {path for path, _ in archive.articles().items()} == set(PATHS)

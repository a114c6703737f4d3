"""What librarians do with an archive: validate with the field's tools, package, replay in a browser."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image, ImageChops

from newsarchive.samplesites import truth

#: what the browser asks for itself, whatever page it shows
BROWSERS_OWN = ("google.com", "googleapis.com", "gvt1.com", "gstatic.com")
TOOLS = Path(sys.executable).parent
pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]


#: height of the replay server's own line above a page, in pixels
BANNER = 90


def difference(live: Path, other: Path, banner: int = 0) -> float:
    """Share of pixels that differ visibly; the other picture has a banner on top."""
    first, second = (Image.open(path).convert("RGB") for path in (live, other))
    width, height = first.size
    first = first.crop((0, 0, width, height - banner))
    second = second.crop((0, banner, width, height))
    grey = ImageChops.difference(first, second).convert("L")
    return sum(grey.histogram()[16:]) / (first.width * first.height)


def test_the_index_is_line_for_line_that_of_cdxj_indexer(crawled, tmp_path) -> None:
    files = sorted(crawled.path.rglob("*.warc.gz"))
    theirs = tmp_path / "theirs.cdxj"
    subprocess.run(
        [
            TOOLS / "cdxj-indexer",
            "--sort",
            "--dir-root",
            crawled.path / "warc",
            "-o",
            theirs,
            *files,
        ],
        check=True,
    )
    ours = {
        line
        for part in (crawled.path / "index").glob("*.cdxj")
        for line in part.read_bytes().splitlines()
    }
    assert ours == set(theirs.read_bytes().splitlines())
    assert any(b"warc/revisit" in line for line in ours)


@pytest.mark.parametrize(
    "command",
    [
        ("warc", "package"),
        ("warc", "package", "--source", "sampel-malang"),
        ("export", "wacz", "--query", "pasar murah"),
    ],
)
def test_packages_are_valid_to_the_fields_validator(crawled, tmp_path, command) -> None:
    package = tmp_path / "berita.wacz"
    crawled.run(*command, "-o", str(package), codes=(0,))
    done = subprocess.run(
        [TOOLS / "wacz", "validate", "-f", package], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "is valid" in done.stdout


def test_every_article_replays_as_it_was_captured(served) -> None:
    hits = served.json("/api/v1/search?source=sampel-kebumen&limit=100")["hits"]
    assert len(hits) > 20
    for number, hit in enumerate(hits):
        record = served.json(f"/api/v1/articles/{hit['article_id']}")
        status, body = served.get(record["replay"].replace("/http", "id_/http", 1))
        assert status == 200, hit["url"]
        if number < 5:
            kept = subprocess.run(
                served.archive.command("warc", "cat", record["capture"]["record_id"]),
                capture_output=True,
                check=True,
            )
            assert body == kept.stdout


def test_memento_and_cdx_answer(served) -> None:
    hit = served.json("/api/v1/search?q=pasar+murah")["hits"][0]
    status, timemap = served.get(f"{served.replay}/arsip/timemap/link/{hit['url']}")
    assert status == 200
    assert b'rel="memento"' in timemap
    status, lines = served.get(f"{served.replay}/arsip/cdx?url={hit['url']}")
    assert status == 200
    assert hit["url"].encode() in lines


def test_a_replayed_page_looks_as_it_did_and_nothing_leaves_the_archive(
    served, sites, browse
) -> None:
    # versions are read from their first captures: of unchanged articles that is the sites' first state
    sites.set_epoch(1)
    changed = {a.path for a in truth(2) if a.status != "present"}
    hits = [
        hit
        for source in ("sampel-malang", "sampel-ambon", "sampel-gowa")
        for hit in served.json(f"/api/v1/search?source={source}&sort=newest")["hits"]
        if urlsplit(hit["url"]).path not in changed
    ]
    compared = 0
    for hit in hits[:: max(1, len(hits) // 3)][:3]:
        record = served.json(f"/api/v1/articles/{hit['article_id']}")
        live, _asked = browse(hit["url"])
        replayed, asked = browse(record["replay"])
        hosts = {urlsplit(url).netloc for url in asked}
        strangers = {host for host in hosts if not host.endswith(BROWSERS_OWN)}
        assert strangers == {urlsplit(served.replay).netloc}
        assert difference(live, replayed, BANNER) < 0.01, hit["url"]
        compared += 1
    assert compared == 3


def test_a_page_without_its_requisites_would_not_look_so(served, sites, browse) -> None:
    """Guards the comparison above: an image or style that is missing shows."""
    hit = served.json("/api/v1/search?source=sampel-malang&sort=newest")["hits"][0]
    live, _asked = browse(hit["url"])
    bare, _asked = browse(f"{served.base}/articles/{hit['article_id']}")
    assert difference(live, bare) > 0.05


def test_what_is_taken_down_is_gone_from_pages_replay_and_packages_until_it_is_lifted(
    served, tmp_path
) -> None:
    hit = served.json("/api/v1/search?q=banjir")["hits"][0]
    identifier = hit["article_id"]
    replay = served.json(f"/api/v1/articles/{identifier}")["replay"].replace("/http", "mp_/http", 1)
    served.archive.run("db", "hide", identifier, "--reason", "permintaan ahli waris")
    try:
        assert served.get(replay)[0] == 451
        status, body = served.get(f"/articles/{identifier}")
        assert status == 404
        assert b"ahli waris" not in body
        hits = served.json("/api/v1/search?q=banjir&limit=100")["hits"]
        assert identifier not in {hit["article_id"] for hit in hits}
        package = tmp_path / "arsip.wacz"
        served.archive.run("warc", "package", "-o", str(package), codes=(0,))
        pages = zipfile.ZipFile(package).read("pages/pages.jsonl")
        assert hit["url"].encode() not in pages
    finally:
        served.archive.run("db", "unhide", identifier)
    assert served.get(replay)[0] == 200
    assert served.get(f"/articles/{identifier}")[0] == 200


def test_single_captures_of_a_listing_that_quote_what_is_taken_down_are_refused(served) -> None:
    site = "sampel-kebumen"
    hit = served.json(f"/api/v1/search?source={site}&sort=newest")["hits"][0]
    identifier = hit["article_id"]
    said = served.archive.run("db", "hide", identifier, "--reason", "permintaan ahli waris")
    listed = served.archive.json("db", "hidden", identifier)["withheld"]
    assert f"{len(listed)} of " in said
    places = [
        f"{served.replay}/arsip/{re.sub('[^0-9]', '', one['fetched_at'])[:14]}id_/{one['url']}"
        for one in listed
    ]
    try:
        assert places
        assert {served.get(place)[0] for place in places} == {451}
        # other captures of the site's listings, and its other articles, are there
        others = served.json(f"/api/v1/search?source={site}&limit=100")["hits"]
        assert identifier not in {other["article_id"] for other in others}
        for other in others[:3]:
            record = served.json(f"/api/v1/articles/{other['article_id']}")
            assert served.get(record["replay"].replace("/http", "id_/http", 1))[0] == 200
    finally:
        served.archive.run("db", "unhide", identifier)
    assert {served.get(place)[0] for place in places} == {200}


def test_pages_show_the_archive_and_say_what_they_can_not(served) -> None:
    for address in (
        "/",
        "/?q=pasar+murah",
        "/?date_from=&date_to=&q=banjir&region=",
        "/?q=banjir&region=Kebumen",
        "/sources",
        "/health",
        "/sources/sampel-malang",
        "/api/openapi.json",
    ):
        status, body = served.get(address)
        assert status == 200, (address, body[:500])
    for address, expected in (
        ("/?q=%22open", 400),
        ("/?q=a&region=Malang", 400),
        ("/?q=a&source=nobody", 404),
        ("/?q=a&date_from=yesterday", 422),
        ("/articles/none", 404),
        ("/api/v1/articles/none", 404),
        ("/api/v1/search?q=%28", 400),
        ("/versions/none", 404),
    ):
        status, body = served.get(address)
        assert status == expected, (address, status)
        assert b"Traceback" not in body
    status, body = served.get("/?q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert b"<script>" not in body


def test_an_edit_is_shown_and_every_version_has_its_replay(served) -> None:
    edited = next(a for a in truth(2) if a.status == "edited")
    found = [
        hit
        for hit in served.json(f"/api/v1/search?source={edited.site}&limit=100")["hits"]
        if urlsplit(hit["url"]).path
        + (f"?{urlsplit(hit['url']).query}" if urlsplit(hit["url"]).query else "")
        == edited.path
    ]
    identifier = found[0]["article_id"]
    status, body = served.get(f"/articles/{identifier}/diff/1/2")
    assert status == 200
    assert b"<ins>" in body or b"<del>" in body
    status, body = served.get(f"/articles/{identifier}")
    assert body.count(b">replay</a>") == 2
    for format_ in ("bibtex", "ris", "csl-json"):
        status, body = served.get(f"/articles/{identifier}/cite/{format_}")
        assert status == 200
        assert found[0]["url"].encode() in body


def test_what_was_found_is_downloaded_as_the_command_line_exports_it(
    served, crawled, tmp_path
) -> None:
    query = "q=inflasi&date_from=2023-01-01"
    narrowed = ("--query", "inflasi", "--from", "2023-01-01")
    page = served.get(f"/?{query}")[1].decode()
    links = re.findall(r'href="(/api/v1/export/[^"]*)"', page)
    assert [link.partition("?")[0].rpartition("/")[2] for link in links] == [
        *("csv", "jsonl", "bibtex", "ris", "wacz")
    ]
    for link in links[:4]:
        format_ = link.partition("?")[0].rpartition("/")[2]
        status, body = served.get(link.replace("&amp;", "&"))
        crawled.run("export", format_, *narrowed, "-o", str(tmp_path / format_), codes=(0,))
        assert (status, body) == (200, (tmp_path / format_).read_bytes())
        assert body
    status, body = served.get(links[4].replace("&amp;", "&"))
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        assert package.testzip() is None
        assert "datapackage.json" in package.namelist()
    assert served.get(f"/api/v1/export/docx?{query}")[0] == 400
    assert served.get("/api/v1/export/csv?source=nobody")[0] == 404
    assert not list(Path(tempfile.gettempdir()).glob("newsarchive-export-*"))

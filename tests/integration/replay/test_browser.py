"""A site built by scripts: its articles are found, shown in Chromium, captured, read, rebuilt and replayed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fastwarc.warc import WarcRecordType

from newsarchive.home import ArchiveHome
from newsarchive.replay.server import ReplayServer, replay_url
from newsarchive.warc.captures import iter_captures
from newsarchive.warc.record_stream import records

sys.path.insert(0, str(Path(__file__).parent))
from scriptsite import HOME, PARAGRAPHS, PROFILE, TITLES, script_site

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]
TOOLS = Path(sys.executable).parent
BROWSERS_OWN = ("google.com", "googleapis.com", "gvt1.com", "gstatic.com")


def test_a_site_of_scripts_is_read_and_replayed(archive_maker, tmp_path, browse) -> None:
    archive = archive_maker(tmp_path / "archive")
    (archive.path / "sources" / "skrip.toml").write_text(PROFILE)
    with script_site() as asked:
        report = archive.crawl("skrip")
    assert not report["failures"]
    # two articles, one found in the JSON interface and one in a listing that a script builds
    assert report["counts"]["browser/rendered"] == len(TITLES) + 1

    # every request bears our name, and each address was asked for once
    assert all(agent.startswith("newsarchive/") for _path, agent in asked)
    paths = [path for path, _agent in asked]
    paths.remove("/robots.txt")  # of the site, and of the port of its pictures
    assert len(paths) == len(set(paths)), sorted(paths)
    # a script that leads elsewhere does not take the browser along
    assert "/pariwara" not in paths
    assert {"/api/berita/7", "/foto-7.svg", f"/hitung.png?{len(PARAGRAPHS)}"} <= set(paths)

    # the article is that of the rendered document
    query = "SELECT title, body FROM article_version ORDER BY title"
    stored = archive.rows(query)
    assert [title for title, _body in stored] == sorted(TITLES.values())
    assert all(paragraph in str(body) for _title, body in stored for paragraph in PARAGRAPHS)

    # what the browser loaded is captured like all else, and the document is a conversion of its capture
    home = ArchiveHome.locate(archive.path)
    (path,) = home.warc_dir.rglob("*.warc.gz")
    captures = {urlsplit(c.url).path: c for c in iter_captures(path)}
    data = captures["/api/berita/7"]
    assert data.context is not None
    assert (data.context.role, data.context.via) == ("requisite", f"{HOME}/berita/7")
    conversions = {
        record.headers["WARC-Refers-To"].strip("<>"): record.reader.read()
        for record in records(path)
        if record.record_type == WarcRecordType.conversion
    }
    shown = ("/daftar", "/berita/7", "/berita/8")
    assert set(conversions) == {captures[path].record_id for path in shown}
    assert captures["/foto-7.svg"].url.startswith("https://")
    assert TITLES["7"].encode() in conversions[captures["/berita/7"].record_id]
    archive.run("warc", "verify", codes=(0,))
    archive.run("db", "check", codes=(0,))

    # packages with rendered documents in them are valid to the field's validator
    for number, command in enumerate((("warc", "package"), ("export", "wacz"))):
        package = tmp_path / f"{number}.wacz"
        archive.run(*command, "-o", str(package), codes=(0,))
        done = subprocess.run(
            [TOOLS / "wacz", "validate", "-f", package], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr

    # each field's evidence leads to bytes of the document that was read
    (name,) = archive.rows(f"SELECT article_id FROM article_version WHERE title = '{TITLES['7']}'")[
        0
    ]
    told = archive.json("show", name, "--evidence")
    assert told["capture"]["digest_agrees"]
    assert told["rendering"]["digest_agrees"]
    place = f"{told['rendering']['warc_file']}:{told['rendering']['offset']}"
    document = archive.run("warc", "cat", place).encode()
    assert document == conversions[captures["/berita/7"].record_id]
    span = told["article"]["evidence"]["title"]["bytes"]
    assert document[slice(*span)].decode() == TITLES["7"]
    # and so does its provenance: field, rendered document, capture
    made = archive.json("show", name, "--prov")
    (shown,) = (one for one in made["entity"] if one.startswith("na:document."))
    assert made["entity"][shown]["na:warcRecordId"] == told["rendering"]["record_id"]
    assert made["entity"][shown]["na:warcFile"] == told["rendering"]["warc_file"]
    used = {
        one["prov:generatedEntity"]: one["prov:usedEntity"]
        for one in made["wasDerivedFrom"].values()
    }
    capture_id = captures["/berita/7"].record_id.rpartition(":")[2]
    assert used[shown] == f"na:capture.{capture_id}"
    assert {used[one] for one in made["entity"] if one.startswith("na:field.")} == {shown}

    # the database can be rebuilt from the files alone
    versions = archive.versions()
    for file in archive.path.glob("records.sqlite*"):
        file.unlink()
    archive.run("reprocess", codes=(0,))
    assert archive.rows(query) == stored
    assert archive.versions() == versions

    # replay runs the scripts on the archive's own answers
    page = captures["/berita/7"]
    with ReplayServer(home) as replay:
        picture, asked_then = browse(replay_url(replay.base, page.url, page.fetched_at))
        hosts = {urlsplit(url).netloc for url in asked_then} - {urlsplit(replay.base).netloc}
    assert picture.stat().st_size > 0
    assert not {host for host in hosts if not host.endswith(BROWSERS_OWN)}
    # the script counts the paragraphs that it has shown
    assert any(f"/hitung.png?{len(PARAGRAPHS)}" in url for url in asked_then)


def program(path: Path, lines: str) -> str:
    path.write_text(f"#!/bin/sh\n{lines}\n")
    path.chmod(0o755)
    return f'browser_program = "{path}"\n'


def test_what_can_not_be_shown_is_named_and_asked_for_again(archive_maker, tmp_path) -> None:
    archive = archive_maker(tmp_path / "archive")
    settings = archive.path / "newsarchive.toml"
    only_api = PROFILE.replace("browser_listings = true\n", "").replace(
        'listings = ["/daftar"]\n', ""
    )
    (archive.path / "sources" / "skrip.toml").write_text(only_api)

    settings.write_text('browser_program = "no-such-browser"\n')
    done = archive.start("crawl", "skrip")
    _out, said = done.communicate(timeout=60)
    assert done.returncode == 1
    assert "no-such-browser" in said
    assert len(said.strip().splitlines()) == 1

    with script_site():
        # a crawl that is stopped while the browser hangs leaves no browser, and its pages for the next crawl
        pids = tmp_path / "pids"
        settings.write_text(program(tmp_path / "hangs", f"sleep 300 & echo $$ $! > {pids}; wait"))
        for signals in ((signal.SIGINT, signal.SIGINT), (signal.SIGTERM,)):
            crawl = archive.start("crawl", "skrip", "--delay", "0", "--json")
            deadline = time.monotonic() + 60
            while not pids.exists() and time.monotonic() < deadline:
                time.sleep(0.05)
            for sent in signals:
                crawl.send_signal(sent)
                time.sleep(0.1)
            out, said = crawl.communicate(timeout=30)
            assert "unexpected" not in said
            assert crawl.returncode == (130 if len(signals) == 2 else 0)
            if out:
                assert not json.loads(out)["failures"]
            else:
                # the second Ctrl-C waits for nothing
                assert len(signals) == 2
                assert "same command" in said
            assert [pid for pid in pids.read_text().split() if _lives(pid)] == []
            pids.unlink()

        settings.write_text(program(tmp_path / "crashes", "kill -SEGV $$"))
        report = archive.crawl("skrip")
        assert report["counts"]["browser/failed"] == 1
        (failure,) = report["failures"]
        assert failure["url"] == f"{HOME}/berita/7"
        assert failure["reason"] == "not rendered: the browser ended with signal SIGSEGV"
    assert archive.versions() == set()
    # neither does a rebuilt database hold what was never read
    archive.run("reprocess", codes=(0,))
    assert archive.versions() == set()


def _lives(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False

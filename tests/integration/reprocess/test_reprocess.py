"""Reading the archive again: what changed is said, a dry run writes nothing, kills leave no trace."""

from __future__ import annotations

import gzip
import json
import shutil
import signal
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from tests.integration.conftest import Archive
from tests.integration.reprocess.kills import digest, drop, kill_reprocessing, run

KILLS = 10


@pytest.fixture
def copied(crawled: Archive, tmp_path: Path) -> Archive:
    shutil.copytree(crawled.path, tmp_path / "copy")
    return Archive(tmp_path / "copy")


def pretend_older_rules(archive: Archive) -> list[str]:
    """Make the stored records what older rules might have read; returns the versions touched."""
    with closing(sqlite3.connect(archive.path / "records.sqlite")) as connection, connection:
        rows = connection.execute(
            "SELECT version_id, record FROM article_version ORDER BY version_id LIMIT 3"
        ).fetchall()
        for version, text in rows:
            record = json.loads(text) | {"section": "Rubrik lama", "tags": ["lama"]}
            connection.execute(
                "UPDATE article_version SET record = ? WHERE version_id = ?",
                (json.dumps(record), version),
            )
    return [version for version, _record in rows]


@pytest.mark.timeout(300)
def test_changes_are_reported_side_by_side_and_a_dry_run_writes_nothing(
    crawled: Archive, copied: Archive, tmp_path: Path
) -> None:
    versions = pretend_older_rules(copied)
    before = digest(copied.path)
    told = tmp_path / "changes.jsonl"
    names = ["--source", "sampel-malang", "--source", "sampel-kebumen"]
    refused = copied.done("reprocess", "--dry-run", *names)
    assert refused.returncode == 1
    assert "no capture is of the source 'sampel-kebumen'" in refused.stderr
    alone = copied.json("reprocess", "--dry-run", "--source", "sampel-malang,sampel-malang")
    report = copied.json("reprocess", "--dry-run", "--changes", str(told))
    assert report["captures"] == alone["captures"] > 0
    assert digest(copied.path) == before
    assert report["dry_run"]
    counts = {(one["source"], one["field"]): one["count"] for one in report["changes"]}
    assert set(counts) == {("sampel-malang", "section"), ("sampel-malang", "tags")}
    assert counts["sampel-malang", "tags"] == report["records_changed"] == len(versions)
    lines = [json.loads(line) for line in told.read_text("utf-8").splitlines()]
    assert len(lines) == sum(counts.values())
    assert all(line["old"] != line["new"] for line in lines)
    assert {"Rubrik lama"} == {line["old"] for line in lines if line["field"] == "section"}
    done = copied.json("reprocess")
    assert done["changes"] == report["changes"]
    assert done["records_changed"] == report["records_changed"]
    # identifiers stay, and what today's rules read is stored
    assert digest(copied.path) == digest(crawled.path)
    again = copied.json("reprocess")
    assert again["changes"] == []
    counted = ("new_articles", "new_versions", "withdrawn", "records_changed")
    assert [again[name] for name in counted] == [0, 0, 0, 0]
    drop(copied.path)
    anew = copied.json("reprocess")
    assert anew["withdrawn"] == len(copied.rows("SELECT 1 FROM article WHERE gone_at > 0")) > 0


@pytest.mark.timeout(300)
def test_an_interrupted_run_goes_on_where_it_was(copied: Archive) -> None:
    undisturbed = digest(copied.path)
    drop(copied.path)
    points = int(run(copied.path).stdout)
    assert digest(copied.path) == undisturbed
    drop(copied.path)
    assert run(copied.path, points * 3 // 4).returncode == -signal.SIGKILL
    report = copied.json("reprocess")
    assert 0 < report["resumed_after"] < report["captures"]
    assert digest(copied.path) == undisturbed
    assert copied.json("reprocess")["resumed_after"] == 0


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_kills_at_random_points_leave_the_rows_of_an_undisturbed_run(crawled: Archive) -> None:
    outcome = kill_reprocessing(crawled.path, KILLS, seed=7)
    assert outcome.kills == KILLS
    assert outcome.disturbed == outcome.undisturbed
    assert outcome.rows["article_version"] > 30
    assert outcome.rows["checkpoint"] == 0


@pytest.mark.timeout(300)
def test_damaged_and_missing_files_are_named_and_the_rest_is_read(copied: Archive) -> None:
    first, second = sorted((copied.path / "warc").rglob("*.warc.gz"))
    [(offset, length)] = copied.rows(
        "SELECT warc_offset, warc_length FROM capture WHERE article_id IS NOT NULL"
        f" AND warc_file LIKE '%{second.name}' ORDER BY warc_offset LIMIT 1"
    )
    data = bytearray(second.read_bytes())
    data[offset + length // 2 : offset + length // 2 + 400] = bytes(400)
    second.write_bytes(data)
    done = copied.done("reprocess", "--json")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert second.name in done.stderr
    assert all("newsarchive" in line for line in done.stderr.splitlines())
    everything = copied.rows(
        "SELECT count(*) FROM capture WHERE article_id IS NOT NULL OR status <> 200"
    )[0][0]
    assert json.loads(done.stdout)["captures"] >= everything - 1
    check = copied.done("db", "check")
    assert check.returncode == 1
    assert second.name in check.stderr
    first.unlink()
    check = copied.done("db", "check")
    assert first.name in check.stderr
    assert "restore" in check.stderr
    for database in copied.path.glob("records.sqlite*"):
        database.unlink()
    rebuilt = copied.done("reprocess")
    assert rebuilt.returncode == 3
    assert f"{first.name} is missing" in rebuilt.stderr


@pytest.mark.timeout(300)
def test_a_torn_file_is_named(copied: Archive) -> None:
    last = sorted((copied.path / "warc").rglob("*.warc.gz"))[-1]
    last.write_bytes(last.read_bytes()[: last.stat().st_size // 2])
    done = copied.done("reprocess")
    assert done.returncode == 3, done.stderr
    assert f"{last.name}: offset" in done.stderr
    assert "restore" in done.stderr or "warc verify" in done.stderr


@pytest.mark.timeout(300)
def test_an_archive_of_which_only_the_warc_files_are_left(crawled: Archive, tmp_path: Path) -> None:
    left = Archive(tmp_path / "hanya warc")
    shutil.copytree(crawled.path / "warc", left.path / "warc")
    (left.path / "foto.jpg").touch()
    assert "(foto.jpg)" in left.done("init").stderr
    (left.path / "foto.jpg").unlink()
    assert "sources restore" in left.run("init", codes=(0,))
    # the records, by the profiles that the files name
    left.run("reprocess", codes=(0,))
    assert digest(left.path) == digest(crawled.path)
    # the profiles themselves
    left.run("sources", "restore", "sampel-malang", codes=(0,))
    name = "sources/sampel-malang.toml"
    assert (left.path / name).read_bytes() == (crawled.path / name).read_bytes()
    (left.path / name).write_text((left.path / name).read_text("utf-8") + "# mine\n", "utf-8")
    assert "no profile" in left.run("sources", "restore", codes=(0,))
    assert (left.path / name).read_text("utf-8").endswith("# mine\n")
    assert "has a profile of 'nobody'" in left.done("sources", "restore", "nobody").stderr


def test_captures_of_sources_that_no_file_describes_are_named(
    crawled: Archive, tmp_path: Path
) -> None:
    left = Archive(tmp_path / "tua")
    shutil.copytree(crawled.path / "warc", left.path / "warc")
    for path in left.path.rglob("*.warc.gz"):
        # as crawls wrote them before
        stream = zlib.decompressobj(wbits=31)
        head = stream.decompress(path.read_bytes())
        head = head.replace(b"newsarchive-profile", b"newsarchive-nothing")
        path.write_bytes(gzip.compress(head) + stream.unused_data)
    left.run("init", codes=(0,))
    done = left.done("reprocess")
    assert done.returncode == 3
    assert "captures of 'sampel-malang', which has no profile, were passed over" in done.stderr
    assert "sampel-malang" in left.done("reprocess", "--source", "sampel-malang").stderr
    assert "which has no profile, have no row" in left.done("db", "check").stderr


@pytest.mark.timeout(300)
def test_what_was_taken_down_stays_so_in_a_database_made_again(copied: Archive) -> None:
    ((first,), (second,)) = copied.rows("SELECT article_id FROM article LIMIT 2")
    copied.run("db", "hide", first, "--reason", "putusan pengadilan", codes=(0,))
    copied.run("db", "hide", second, "--reason", "keliru", codes=(0,))
    copied.run("db", "unhide", second, codes=(0,))
    kept = (copied.path / "takedowns.jsonl").read_bytes()
    hidden = copied.run("db", "hidden", first)
    for path in copied.path.glob("records.sqlite*"):
        path.unlink()
    copied.run("reprocess", codes=(0,))
    assert "was taken down on" in copied.done("show", first).stderr
    assert copied.done("show", second).returncode == 0
    # when, why, and what quotes it
    assert copied.run("db", "hidden", first) == hidden
    assert "keliru" in copied.run("db", "hidden", second)
    assert (copied.path / "takedowns.jsonl").read_bytes() == kept
    (copied.path / "takedowns.jsonl").write_text("{")
    assert "lists what was taken down" in copied.done("reprocess").stderr

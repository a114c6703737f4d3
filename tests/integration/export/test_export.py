"""Every export is what its own tools read, holds what the archive holds, and is whole or not there."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import resource
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.integration.conftest import Archive, environment

TABLES = (
    "article article_address article_version credit caption date_mention duplicate_cluster".split()
)


def content(path: Path) -> dict[str, list[str]]:
    """Every row of the derived tables, without the key that follows arrival."""
    found: dict[str, list[str]] = {}
    with closing(sqlite3.connect(path / "records.sqlite")) as connection, connection:
        connection.row_factory = sqlite3.Row
        for name in TABLES:
            rows = connection.execute(f"SELECT * FROM {name}").fetchall()
            found[name] = sorted(
                str([pair for pair in dict(row).items() if pair[0] != "docid"]) for row in rows
            )
    return found


def test_tables_hold_every_article(crawled: Archive, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    ids = sorted(name for (name,) in crawled.rows("SELECT article_id FROM article"))
    for format_ in ("csv", "jsonl", "parquet", "jsonld"):
        crawled.run("export", format_, "-o", str(tmp_path / format_), codes=(0,))
    with (tmp_path / "csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["article_id"] for row in csv.DictReader(file)] == ids
    table = parquet.read_table(tmp_path / "parquet")
    assert table.column("article_id").to_pylist() == ids
    assert table.column("captured_at").null_count == 0
    graph = json.loads((tmp_path / "jsonld").read_text("utf-8"))["@graph"]
    assert len({one["@id"] for one in graph}) == len(ids)


def test_json_lines_make_the_same_archive_again(
    crawled: Archive, new_archive: Callable[[Path], Archive], tmp_path: Path
) -> None:
    lines = tmp_path / "all.jsonl"
    crawled.run("export", "jsonl", "-o", str(lines), codes=(0,))
    copy = new_archive(tmp_path / "copy")
    copy.run("import", str(lines), codes=(0,))
    assert content(copy.path) == content(crawled.path)
    copy.run("import", str(lines), codes=(0,))
    copy.run("export", "jsonl", "-o", str(tmp_path / "again.jsonl"), codes=(0,))
    assert (tmp_path / "again.jsonl").read_bytes() == lines.read_bytes()


def test_compressed_lines_and_standard_input_are_read(
    crawled: Archive, new_archive: Callable[[Path], Archive], tmp_path: Path
) -> None:
    lines = tmp_path / "all.jsonl"
    crawled.run("export", "jsonl", "-o", str(lines), codes=(0,))
    packed = gzip.compress(lines.read_bytes())
    (tmp_path / "all.jsonl.gz").write_bytes(packed)
    (tmp_path / "torn.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    copy = new_archive(tmp_path / "copy")
    torn = copy.done("import", str(tmp_path / "torn.jsonl.gz"))
    assert torn.returncode == 1
    assert "torn.jsonl.gz is damaged, or ends too soon, behind line" in torn.stderr
    assert copy.rows("SELECT count(*) FROM article")[0][0] > 0
    copy.run("import", str(tmp_path / "all.jsonl.gz"), codes=(0,))
    assert content(copy.path) == content(crawled.path)
    piped = new_archive(tmp_path / "piped")
    done = subprocess.run(
        piped.command("import", "-"),
        input=packed,
        capture_output=True,
        env=environment(),
        timeout=110,
    )
    assert done.returncode == 0, done.stderr
    assert content(piped.path) == content(crawled.path)


def test_a_broken_line_is_named_and_the_lines_before_it_are_kept(
    crawled: Archive, new_archive: Callable[[Path], Archive], tmp_path: Path
) -> None:
    lines = tmp_path / "a.jsonl"
    crawled.run("export", "jsonl", "-o", str(lines), codes=(0,))
    texts = lines.read_text("utf-8").splitlines()
    lines.write_text("\n".join([*texts[:3], texts[3][:500], *texts[4:]]), encoding="utf-8")
    copy = new_archive(tmp_path / "copy")
    done = copy.done("import", str(lines))
    assert done.returncode == 1
    assert "line 4" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert copy.rows("SELECT count(*) FROM article") == [(3,)]


def test_standard_output_gets_the_same_file(crawled: Archive, tmp_path: Path) -> None:
    crawled.run("export", "csv", "-o", str(tmp_path / "all.csv"), codes=(0,))
    for place in ("-", "/dev/stdout"):
        done = subprocess.run(
            crawled.command("export", "csv", "-o", place),
            capture_output=True,
            env=environment(),
            timeout=110,
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout == (tmp_path / "all.csv").read_bytes()
    assert Path("/dev/stdout").is_symlink()


def test_a_package_is_the_same_without_an_index(crawled: Archive, tmp_path: Path) -> None:
    crawled.run("export", "wacz", "-o", str(tmp_path / "with.wacz"), codes=(0,))
    shutil.copytree(crawled.path, tmp_path / "copy")
    shutil.rmtree(tmp_path / "copy" / "index")
    copy = Archive(tmp_path / "copy")
    copy.run("export", "wacz", "-o", str(tmp_path / "without.wacz"), codes=(0,))
    sizes = [
        zipfile.ZipFile(tmp_path / name).getinfo(f"archive/{name.split('.')[0]}.warc.gz").file_size
        for name in ("with.wacz", "without.wacz")
    ]
    assert abs(sizes[0] - sizes[1]) < 100


def test_a_data_set_is_a_valid_bag_with_its_query(crawled: Archive, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    bag = tmp_path / "set"
    query = ("--query", "kota", "--source", "sampel-malang")
    crawled.run("export", "dataset", *query, "-o", str(bag), codes=(0,))
    for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        subprocess.run(
            ["sha256sum", "--strict", "-c", name], cwd=bag, check=True, capture_output=True
        )
    payload = sorted(path for path in (bag / "data").rglob("*") if path.is_file())
    listed = (bag / "manifest-sha256.txt").read_text("utf-8").splitlines()
    assert [line.split("  ")[1] for line in listed] == [
        path.relative_to(bag).as_posix() for path in payload
    ]
    assert (
        (bag / "bagit.txt")
        .read_text()
        .startswith("BagIt-Version: 1.0\nTag-File-Character-Encoding")
    )
    octets = sum(path.stat().st_size for path in payload)
    assert f"Payload-Oxum: {octets}.{len(payload)}" in (bag / "bag-info.txt").read_text()
    made = json.loads((bag / "data/query.json").read_text("utf-8"))
    assert (made["query"], made["filters"]) == ("kota", {"source": ["sampel-malang"]})
    found = crawled.json("search", *query[1:])["total"]
    assert parquet.read_table(bag / "data/articles.parquet").num_rows == made["articles"] == found
    assert "there already" in failed(crawled, "export", "dataset", "-o", str(bag))


def failed(archive: Archive, *arguments: str) -> str:
    done = archive.done(*arguments)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1, done.stderr
    return done.stderr


def test_a_bundle_holds_the_evidence_of_its_article(crawled: Archive, tmp_path: Path) -> None:
    ((name, url),) = crawled.rows(
        "SELECT article_id, url FROM article WHERE article_id IN"
        " (SELECT article_id FROM article_version GROUP BY article_id HAVING count(*) > 1) LIMIT 1"
    )
    crawled.run("export", "bundle", "--id", url, "-o", str(tmp_path / "b.zip"), codes=(0,))
    with zipfile.ZipFile(tmp_path / "b.zip") as bundle:
        assert bundle.testzip() is None
        files = {path.removeprefix(f"{name}/"): bundle.read(path) for path in bundle.namelist()}
    manifest = files.pop("manifest-sha256.txt").decode()
    assert manifest == "".join(
        f"{hashlib.sha256(data).hexdigest()}  {file}\n" for file, data in sorted(files.items())
    )
    record = json.loads(files["record.json"])
    assert record["capture"]["digest_agrees"]
    assert len(record["texts"]) == len(record["versions"]) - 1
    with zipfile.ZipFile(io.BytesIO(files["capture.wacz"])) as package:
        pages = package.read("pages/pages.jsonl").decode().splitlines()[1:]
    assert {json.loads(page)["url"] for page in pages} >= {url}
    assert record["capture"]["payload_digest"] in files["citation.ris"].decode()


def test_prov_leads_from_every_field_of_every_version_to_a_warc_record(
    crawled: Archive, tmp_path: Path
) -> None:
    crawled.run("export", "prov", "-o", str(tmp_path / "prov.json"), codes=(0,))
    bundles = json.loads((tmp_path / "prov.json").read_text("utf-8"))["bundle"]
    assert len(bundles) == crawled.rows("SELECT count(*) FROM article")[0][0]
    places = set(
        crawled.rows("SELECT record_id, warc_file, warc_offset, payload_digest FROM capture")
    )
    fields = versions = 0
    for bundle in bundles.values():
        origin = {
            one["prov:generatedEntity"]: one["prov:usedEntity"]
            for one in bundle["wasDerivedFrom"].values()
            if one["prov:usedEntity"].startswith("na:capture.")
        }
        made = {
            one["prov:entity"]: one["prov:activity"] for one in bundle["wasGeneratedBy"].values()
        }
        for name, entity in bundle["entity"].items():
            kind = entity["prov:type"]["$"]
            if kind not in ("na:Field", "na:ArticleVersion"):
                continue
            fields += kind == "na:Field"
            versions += kind == "na:ArticleVersion"
            capture = bundle["entity"][origin[name]]
            place = tuple(
                capture[f"na:{key}"]
                for key in ("warcRecordId", "warcFile", "warcOffset", "payloadDigest")
            )
            assert place in places
            assert bundle["activity"][made[name]]["na:extractor_version"]
    assert versions == crawled.rows("SELECT count(*) FROM article_version")[0][0]
    assert fields > 3 * versions


def test_evidence_names_the_bytes_of_a_field(crawled: Archive) -> None:
    for (version,) in crawled.rows("SELECT version_id FROM article_version LIMIT 3"):
        record: Any = crawled.json("show", version, "--evidence")
        assert record["version_id"] == version
        capture = record["capture"]
        start, end = record["article"]["evidence"]["title"]["bytes"]
        body = subprocess.run(
            crawled.command("warc", "cat", f"{capture['warc_file']}:{capture['offset']}"),
            capture_output=True, check=True, env=environment(),
        ).stdout  # fmt: skip
        assert body[start:end].split()[0].decode() in record["article"]["title"]


def test_a_full_disk_leaves_no_file_under_its_name(crawled: Archive, tmp_path: Path) -> None:
    for format_ in ("csv", "jsonl", "parquet", "bundle", "dataset", "wacz"):
        target = tmp_path / f"out.{format_}"
        done = subprocess.run(
            [sys.executable, "-c", _LIMITED, *crawled.command("export", format_, "-o", str(target))[3:]],
            capture_output=True, text=True, env=environment(),
        )  # fmt: skip
        assert done.returncode == 1, (format_, done.stderr)
        assert len(done.stderr.splitlines()) == 1, done.stderr
        assert "-o" in done.stderr
        assert list(tmp_path.iterdir()) == []


#: files may not grow: what a full disk does, without filling one
_LIMITED = f"""
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit({resource.RLIMIT_FSIZE}, (4096, 4096))
from newsarchive.cli.main import run
sys.exit(run(sys.argv[1:]))
"""


def test_a_missing_warc_is_named(crawled: Archive, tmp_path: Path) -> None:
    (path,) = {
        crawled.path / "warc" / name
        for (name,) in crawled.rows("SELECT warc_file FROM capture LIMIT 1")
    }
    moved = path.with_suffix(".away")
    path.rename(moved)
    try:
        message = failed(crawled, "export", "bundle", "-o", str(tmp_path / "b.zip"))
        assert path.name in message
        assert "restore" in message
        assert list(tmp_path.iterdir()) == []
        ((version,),) = crawled.rows(
            "SELECT article_version.version_id FROM article_version JOIN capture USING (record_id) "
            f"WHERE warc_file LIKE '%{path.name}' LIMIT 1"
        )
        # what is known without it is shown
        shown = crawled.done("show", version, "--evidence")
        assert shown.returncode == 3
        assert path.name in shown.stderr
        assert "can not be opened here" in shown.stdout
        assert "dateline" in shown.stdout
        assert crawled.done("show", version).returncode == 0
    finally:
        moved.rename(path)

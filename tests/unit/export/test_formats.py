"""Each format can be read back by its own rules."""

from __future__ import annotations

import csv
import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from newsarchive.export.formats import FORMATS
from newsarchive.export.rows import COLUMNS


def row(**fields: Any) -> dict[str, Any]:
    blank: dict[str, Any] = {name: None for name, _meaning in COLUMNS}
    return blank | {
        "article_id": "aaaa", "version_id": "bbbb", "source": "demak", "source_name": "Pemkab Demak & Warga", "region": "33.21", "region_name": "Kabupaten Demak", "url": "https://demak.test/a_b?x=1&y=2",
        "title": 'Banjir "rob", 50% & {lebih}', "published": "2023-11-18T14:05:00+07:00", "place": "Sayung",
        "bylines": [{"role": "reporter", "name": "Siti Aminah"}, {"role": "editor", "name": "Budi"}], "body": "Satu.\nDua; tiga.",
        "captions": ["Tanggul", "Warga; air"], "tags": ["rob", "banjir"], "flags": [], "archive_url": "https://arsip.test/versions/bbbb",
        "captured_at": "2023-11-18T07:10:00+00:00", "warc_file": "2023/11/a.warc.gz", "warc_offset": 12, "warc_record_id": "urn:uuid:1",
        "payload_digest": "sha1:X", "body_digest": "sha256:y",
    } | fields  # fmt: skip


def test_csv(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [row(), row(title="=cmd()"), row(title="-5 derajat")]
    assert FORMATS["csv"](iter(rows), path) == 3
    with path.open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.DictReader(file))
    assert read[0]["body"] == "Satu.\nDua; tiga."
    assert read[0]["title"] == rows[0]["title"]
    assert read[0]["bylines"] == "reporter: Siti Aminah; editor: Budi"
    assert read[0]["captions"] == "Tanggul\nWarga; air"
    assert [read[1]["title"][0], read[2]["title"]] == ["'", "-5 derajat"]


def test_jsonl(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [row(), row(body="baris\u2028baru\nlagi")]
    assert FORMATS["jsonl"](iter(rows), path) == 2
    assert [json.loads(line) for line in path.read_text("utf-8").split("\n") if line] == rows


def test_parquet(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    dates = ["2023-11-18T14:05:00+07:00", "2023-11-18", "2023-11", None]
    rows = [row(article_id=str(number), published=dates[number % 4]) for number in range(4500)]
    assert FORMATS["parquet"](iter(rows), path) == 4500
    table = parquet.read_table(path)
    types = {name: str(table.schema.field(name).type) for name in table.schema.names}
    assert types["warc_offset"] == "int64"
    assert types["captured_at"] == types["gone_at"] == "timestamp[us, tz=UTC]"
    assert types["published_day"] == types["event_day"] == "date32[day]"
    assert types["tags"].startswith("list<")
    assert types["bylines"].startswith("list<element: struct<role: string, name: string>")
    read = table.to_pylist()
    assert [one["published_day"] for one in read[:4]] == [*[date(2023, 11, 18)] * 2, None, None]
    assert read[0]["captured_at"] == datetime(2023, 11, 18, 7, 10, tzinfo=UTC)
    untyped = {"captured_at", "gone_at", "published_day", "event_day"}
    assert [{k: v for k, v in one.items() if k not in untyped} for one in read] == [
        {k: v for k, v in one.items() if k not in untyped} for one in rows
    ]
    assert b"meaning" in table.schema.field("title").metadata


def test_bibtex(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    assert FORMATS["bibtex"](iter([row()]), path) == 1
    text = path.read_text("utf-8")
    # a standard type: parsers leave out entries of others
    assert text.startswith("@misc{bbbb,\n")
    assert "year = {2023}" in text
    assert r"50\% \& \textbraceleft{}lebih\textbraceright{}" in text
    assert "author = {{Siti Aminah}}" in text
    assert "date = {2023-11-18}" in text
    assert r"organization = {Pemkab Demak \& Warga}" in text
    assert "https://arsip.test/versions/bbbb" in text
    assert "sha1:X" in text
    without_escapes = re.sub(r"\\.", "", text)
    assert without_escapes.count("{") == without_escapes.count("}")


def test_bibtex_keeps_signs_that_would_end_a_field(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    FORMATS["bibtex"](iter([row(title="a } b\n\\ c", url="https://demak.test/{a")]), path)
    text = path.read_text("utf-8")
    assert r"title = {{a \textbraceright{} b \textbackslash{} c}}" in text
    assert "url = {https://demak.test/%7Ba}" in text
    assert text.count("{") == text.count("}")


def test_ris(tmp_path: Path) -> None:
    path = tmp_path / "a.ris"
    assert FORMATS["ris"](iter([row(), row(title="a\nb")]), path) == 2
    lines = path.read_bytes().decode().split("\r\n")
    assert lines[0] == "TY  - NEWS"
    assert "AU  - Siti Aminah" in lines
    assert "TI  - a b" in lines
    assert "PB  - Pemkab Demak & Warga" in lines
    assert "L2  - https://arsip.test/versions/bbbb" in lines
    assert any(line.startswith("N1  - ") and "sha1:X" in line for line in lines)
    assert sum(line.strip() == "ER  -" for line in lines) == 2


@pytest.mark.parametrize(
    ("published", "parts"), [("2023", [2023]), ("2023-11", [2023, 11]), (None, None)]
)
def test_csl(tmp_path: Path, published: str | None, parts: list[int] | None) -> None:
    path = tmp_path / "a.json"
    assert FORMATS["csl-json"](iter([row(published=published)]), path) == 1
    (entry,) = json.loads(path.read_text("utf-8"))
    assert entry.get("issued") == ({"date-parts": [parts]} if parts else None)
    assert entry["archive_location"] == "https://arsip.test/versions/bbbb"
    assert "sha1:X" in entry["note"]
    assert entry["container-title"] == "Pemkab Demak & Warga"
    assert entry["accessed"] == {"date-parts": [[2023, 11, 18]]}


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_nothing_found_is_an_empty_file(name: str, tmp_path: Path) -> None:
    assert FORMATS[name](iter([]), tmp_path / "a") == 0
    assert (tmp_path / "a").exists()


def test_jsonld_is_newsarticles_of_schema_org(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonld"
    assert FORMATS["jsonld"](iter([row(), row(title=None, published=None, bylines=[])]), path) == 2
    document = json.loads(path.read_text("utf-8"))
    assert document["@context"] == "https://schema.org"
    first, second = document["@graph"]
    assert first["@type"] == "NewsArticle"
    assert first["headline"] == 'Banjir "rob", 50% & {lebih}'
    assert first["author"] == [{"@type": "Person", "name": "Siti Aminah"}]
    assert first["publisher"]["name"] == "Pemkab Demak & Warga"
    assert first["editor"] == [{"@type": "Person", "name": "Budi"}]
    assert first["archivedAt"] == "https://arsip.test/versions/bbbb"
    assert "sha1:X" in first["isBasedOn"]["description"]
    assert not {"headline", "datePublished", "author"} & second.keys()

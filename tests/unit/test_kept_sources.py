"""Profiles noted in WARC files: what comes back, and what is no source's name."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from warcio.warcwriter import WARCWriter

from newsarchive.kept_sources import FIELD, kept_sources, note_of

TEXT = 'id = "kota"\n\n[rules]\ntitle = "h1  >  a"  # dua\u2028baris\n'


def _file(path: Path, *values: str) -> None:
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        block = "".join(f"{FIELD}: {value}\r\n" for value in values).encode()
        record = writer.create_warc_record("", "warcinfo", payload=io.BytesIO(block))
        writer.write_record(record)


def test_a_text_comes_back_as_it_was_and_the_latest_one_counts(tmp_path: Path) -> None:
    _file(tmp_path / "a.warc.gz", note_of("kota", "old"), note_of("desa", "desa"))
    _file(tmp_path / "b.warc.gz", note_of("kota", TEXT))
    assert kept_sources(tmp_path) == {"kota": TEXT, "desa": "desa"}


@pytest.mark.parametrize("name", ["../kota", "/tmp/kota", "Kota", "", "a/b", "kota.toml", "kota\n"])
def test_a_name_that_no_source_can_have_is_passed_over(tmp_path: Path, name: str) -> None:
    _file(tmp_path / "a.warc.gz", json.dumps({"id": name, "toml": TEXT}), note_of("desa", "desa"))
    assert kept_sources(tmp_path) == {"desa": "desa"}


@pytest.mark.parametrize("value", ["", "{}", "[1]", "null", '"kota"', "{", '{"id": "kota"}'])
def test_a_note_of_another_form_is_passed_over(tmp_path: Path, value: str) -> None:
    _file(tmp_path / "a.warc.gz", value, note_of("desa", "desa"))
    assert kept_sources(tmp_path) == {"desa": "desa"}

"""An archive folder explains itself, and keeps what its keeper wrote into the explanation."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.cli.datasette import datasette_metadata
from newsarchive.errors import ConfigurationError
from newsarchive.home import ArchiveHome
from newsarchive.home_readme import README_FILE


def test_the_readme_names_what_lies_in_the_folder(tmp_path: Path) -> None:
    home = ArchiveHome.locate(tmp_path / "arsip").create()
    readme = (home.path / README_FILE).read_text()
    for path in home.path.iterdir():
        assert path.name in readme or path.name == README_FILE
    views = [
        name
        for name, about in datasette_metadata("records")["databases"]["records"]["tables"].items()
        if "description" in about
    ]
    assert len(views) == 4
    assert all(view in readme for view in views)


def test_it_is_added_where_it_is_missing_and_else_left_alone(tmp_path: Path) -> None:
    home = ArchiveHome.locate(tmp_path / "arsip").create()
    (home.path / README_FILE).write_text("milik kami")
    home.create()
    assert (home.path / README_FILE).read_text() == "milik kami"
    (home.path / README_FILE).unlink()
    home.create()
    assert "WARC" in (home.path / README_FILE).read_text()


def test_what_is_left_of_an_archive_is_made_whole(tmp_path: Path) -> None:
    databases = ("records.sqlite", "records.sqlite-wal", "records.sqlite-shm")
    for name in (*databases, "takedowns.jsonl", "incidents.json", "manifest-sha256.txt"):
        (tmp_path / name).touch()
    (tmp_path / "warc").mkdir()
    assert ArchiveHome.locate(tmp_path).create().exists()


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "warc").mkdir()
    (tmp_path / "foto.jpg-wal").touch()
    with pytest.raises(ConfigurationError, match=r"foto\.jpg-wal"):
        ArchiveHome.locate(tmp_path).create()
    assert {path.name for path in tmp_path.iterdir()} == {"warc", "foto.jpg-wal"}

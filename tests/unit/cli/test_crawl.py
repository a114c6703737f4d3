"""What `newsarchive crawl` refuses before it asks anybody for anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.cli.main import run
from newsarchive.home import ArchiveHome


@pytest.fixture
def home(tmp_path: Path) -> ArchiveHome:
    return ArchiveHome.locate(tmp_path / "arsip").create()


def test_nothing_is_enabled(home: ArchiveHome, capsys: pytest.CaptureFixture[str]) -> None:
    (home.sources_dir / "rusak.toml").write_text("id = ", encoding="utf-8")
    assert run(["crawl", "all", "--archive", str(home.path)]) == 1
    said = capsys.readouterr().err
    assert "rusak.toml" in said
    assert "sources enable" in said


def test_a_page_that_is_none(home: ArchiveHome, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["crawl", "malangkota", "--url", "ftp://x/y", "--archive", str(home.path)]) == 2
    assert "'ftp://x/y' is no web address" in capsys.readouterr().err

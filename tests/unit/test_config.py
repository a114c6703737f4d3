from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.config import load_settings
from newsarchive.errors import ConfigurationError
from newsarchive.home import ArchiveHome


def test_environment_wins_over_the_file_and_the_command_line_over_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "newsarchive.toml"
    path.write_text('operator = "Perpustakaan"\ndownload_delay = 3\ndatabase = "sqlite:///f"\n')
    monkeypatch.setenv("NEWSARCHIVE_DOWNLOAD_DELAY", "5")
    settings = load_settings(path, database="sqlite:///c")
    assert (settings.operator, settings.download_delay) == ("Perpustakaan", 5)
    assert settings.database == "sqlite:///c"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("operator = \n", "line 1"),
        ("oprator = 'x'", "'oprator': is no setting; did you mean 'operator'"),
        ("bahasa = 'x'", "'bahasa': is no setting; there are operator, contact"),
        ("timeout = -1", r"'timeout': .* \(given: -1\); it says: seconds before .*; default 60"),
        ("warc_fsync = 'maybe'", "warc_fsync"),
    ],
)
def test_a_broken_settings_file_names_file_and_key(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "newsarchive.toml"
    path.write_text(text)
    with pytest.raises(ConfigurationError, match=words) as caught:
        load_settings(path)
    assert str(path) in str(caught.value)


def test_a_home_is_made_once_and_kept(tmp_path: Path) -> None:
    home = ArchiveHome.locate(tmp_path / "arsip").create()
    (home.path / "newsarchive.toml").write_text('operator = "x"\n')
    home.create()
    assert home.settings.operator == "x"
    assert home.require() is home


def test_wrong_homes_are_refused_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="newsarchive init"):
        ArchiveHome.locate(tmp_path / "nowhere").require()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").touch()
    with pytest.raises(ConfigurationError, match="not an archive home"):
        ArchiveHome.locate(tmp_path / "other").require()
    with pytest.raises(ConfigurationError, match="holds files"):
        ArchiveHome.locate(tmp_path / "other").create()
    (tmp_path / "file").touch()
    with pytest.raises(ConfigurationError, match="is a file"):
        ArchiveHome.locate(tmp_path / "file").create()


def test_the_environment_names_the_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSARCHIVE_HOME", str(tmp_path / "a"))
    assert ArchiveHome.locate().path == tmp_path / "a"
    assert ArchiveHome.locate(tmp_path / "b").path == tmp_path / "b"

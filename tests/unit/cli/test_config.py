"""`newsarchive config` prints whatever the settings are, but no secrets."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.cli.main import run
from newsarchive.home import ArchiveHome


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_signs_of_markup_and_passwords(
    form: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = ArchiveHome.locate(tmp_path / "arsip [/a]").create()
    (home.path / "newsarchive.toml").write_text(
        'operator = "Dinas [/Kota]"\ndatabase = "postgresql+psycopg://u:rahasia@h/x"\n'
    )
    assert run(["config", "--archive", str(home.path), *form]) == 0
    said = capsys.readouterr().out
    assert "Dinas [/Kota]" in said
    assert "rahasia" not in said

"""Days are given as ISO writes them or as people do; wrong ones are told with the way out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import typer

from newsarchive.cli.days import first_day, last_day
from newsarchive.cli.main import run


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023-11-18", date(2023, 11, 18), date(2023, 11, 18)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        (" 18 Nopember 2023 ", date(2023, 11, 18), date(2023, 11, 18)),
        ("01/02/2024", date(2024, 2, 1), date(2024, 2, 1)),
        ("Desember 2023", date(2023, 12, 1), date(2023, 12, 31)),
        ("1-3 Mei 2023", date(2023, 5, 1), date(2023, 5, 3)),
    ],
)
def test_days(text: str, first: date, last: date) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "2023-02-30", "2023-13", "0000", "kemarin", "1 Mei", "banjir"]
)
def test_what_is_no_day(text: str) -> None:
    for read in (first_day, last_day):
        with pytest.raises(typer.BadParameter, match="is no day; write 2023-11-18"):
            read(text)


def test_commands_take_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = ["--archive", str(tmp_path / "a")]
    assert run(["init", *home]) == 0
    assert run(["search", "--from", "2023", "--to", "Nopember 2023", *home]) == 0
    assert "0 articles" in capsys.readouterr().out
    assert run(["search", "--from", "2024", "--to", "2023", *home]) == 1
    assert run(["search", "--from", "30 Februari 2023", *home]) == 2
    assert "'30 Februari 2023' is no day" in capsys.readouterr().err
    for command in ("search", "export", "crawl", "reprocess"):
        assert run([command, "--help"]) == 0
        told = capsys.readouterr().out
        assert "DAY" in told
        assert "%Y" not in told

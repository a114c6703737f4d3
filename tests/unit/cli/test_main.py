"""What a user sees of what goes wrong around a command: one line, never a traceback, and the right exit code."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from newsarchive.cli.main import run
from newsarchive.home import ArchiveHome

ROOT = Path(__file__).resolve().parents[3]
COMMAND = [sys.executable, "-m", "newsarchive.cli.main"]


def start(*arguments: str, **options: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, *arguments],
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        **options,  # type: ignore[call-overload]
    )


@pytest.mark.parametrize("arguments", [["sources", "list", "--catalogue"], ["search", "--help"]])
def test_a_reader_that_goes_away_is_no_failure(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = start(*arguments, stdout=writing)
    os.close(writing)
    _out, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (0, "")


def test_several_regions_are_listed() -> None:
    command = ("sources", "list", "--catalogue", "--json")
    process = start(
        *command, "--region", "Demak,33.19", "--region", "35.73", stdout=subprocess.PIPE
    )
    out, _errors = process.communicate(timeout=60)
    assert {entry["region"] for entry in json.loads(out)} == {"33.21", "33.19", "35.73"}


def test_a_full_device_is_said_to_be_full() -> None:
    with Path("/dev/full").open("wb") as full:
        process = start("sources", "list", "--catalogue", stdout=full)
        _out, errors = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "No space left" in errors
    assert len(errors.splitlines()) == 1


@pytest.mark.parametrize("wait", [0.2, 0.4, 0.8])
def test_ctrl_c_while_the_program_is_loaded(wait: float) -> None:
    # a run of the tests in the background ignores Ctrl-C, and what it starts would too
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    process = start("dates", "-", preexec_fn=heed, **pipes)
    time.sleep(wait)
    process.send_signal(signal.SIGINT)
    _out, errors = process.communicate(timeout=60)
    # before that, the interpreter itself is loaded and says what it likes
    assert "newsarchive/" not in errors
    # seldom it is raised where importlib lets a lock go: Python itself drops it there, and says so
    assert process.returncode != 0 or "_get_module_lock" in errors


def test_what_this_user_may_not_use_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ArchiveHome.locate(tmp_path / "arsip").create()

    def refuse(_self: ArchiveHome) -> None:
        raise PermissionError(13, "Permission denied", "/srv/arsip/newsarchive.toml")

    monkeypatch.setattr(ArchiveHome, "database_url", property(refuse))
    assert run(["search", "banjir", "--archive", str(tmp_path / "arsip")]) == 1
    said = capsys.readouterr().err
    assert "/srv/arsip/newsarchive.toml" in said
    assert "allow this user" in said
    assert "unexpected" not in said


def test_an_argument_that_is_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = ArchiveHome.locate(tmp_path / "arsip").create()
    assert run(["init", "--archive", str(home.path)]) == 0
    for arguments in (["show", "a\udcffb"], ["search", "--byline", "a\udcffb"]):
        assert run([*arguments, "--archive", str(home.path)]) == 1
        said = capsys.readouterr().err
        assert r"'a\udcffb' holds bytes that are no text" in said


def test_a_query_that_begins_with_a_dash_is_told_the_way(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["search", "-rob banjir"]) == 2
    assert "behind --: newsarchive search" in capsys.readouterr().err
    assert run(["show", "-rob"]) == 2
    assert "behind --" not in capsys.readouterr().err


def test_help_is_broken_to_the_width_of_the_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert run(["sources", "check", "--help"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "the reader says the same without the profile's rules. Exit code 3" in told
    assert run(["export", "--help"]) == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    # each example stands on a line of its own
    assert "newsarchive export csv -o berita.csv" in lines
    (first,) = (line for line in lines if line.startswith("jsonl holds"))
    assert len(first) > 180

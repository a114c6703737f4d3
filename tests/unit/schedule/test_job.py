"""Only one job of a source at a time on a machine, and no file is left of it."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
import time
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

import pytest

from newsarchive.schedule.job import _alone

#: seconds that processes try
_TRYING = 1.5


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_the_second_of_a_name_is_told_and_another_name_is_free(temporary: Path) -> None:
    with _alone("a") as first, _alone("a") as second, _alone("b") as other:
        assert (first, second, other) == (True, False, True)
        assert len(list(temporary.iterdir())) == 2
    assert not list(temporary.iterdir())
    with _alone("a") as again:
        assert again


def test_the_file_of_a_killed_job_keeps_nobody_out(temporary: Path) -> None:
    process = multiprocessing.get_context("fork").Process(target=_hold_and_die)
    process.start()
    process.join()
    assert len(list(temporary.iterdir())) == 1
    with _alone("a") as is_alone:
        assert is_alone
    assert not list(temporary.iterdir())


def _hold_and_die() -> None:
    with _alone("a"):
        os._exit(9)


def test_removing_the_file_lets_never_two_in(temporary: Path) -> None:
    context = multiprocessing.get_context("fork")
    inside, doubled, entered = (context.Value("i", 0) for _ in range(3))
    processes = [
        context.Process(target=_come_and_go, args=(inside, doubled, entered)) for _ in range(4)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        assert process.exitcode == 0
    assert doubled.value == 0
    assert entered.value > 20
    assert not list(temporary.iterdir())


def _come_and_go(
    inside: Synchronized[int], doubled: Synchronized[int], entered: Synchronized[int]
) -> None:
    until = time.monotonic() + _TRYING
    while time.monotonic() < until:
        with _alone("a") as is_alone:
            if not is_alone:
                continue
            with inside.get_lock():
                inside.value += 1
                doubled.value += inside.value > 1
            entered.value += 1
            with inside.get_lock():
                inside.value -= 1

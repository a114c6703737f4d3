"""The environment of the replay server is made once, however many ask for it."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from newsarchive.replay import environment


def test_who_comes_while_it_is_made_waits_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSARCHIVE_REPLAY_DIR", str(tmp_path / "new" / "folder"))
    made = []

    # installing takes the network and a minute
    def fill(folder: Path, _packages: Path) -> None:
        folder.mkdir()
        time.sleep(0.2)
        (folder / "complete").touch()
        made.append(folder)

    monkeypatch.setattr(environment, "_fill", fill)
    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(environment.replay_environment) for _ in range(4)]
        (folder,) = {one.result() for one in asked}
    assert made == [folder]
    assert environment.replay_environment() == folder

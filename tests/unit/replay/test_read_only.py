"""An archive on a disk that takes nothing is replayed too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsarchive.home import ArchiveHome
from newsarchive.replay.access import ADDRESSES
from newsarchive.replay.server import ReplayServer
from newsarchive.store import Store


def state(home: ArchiveHome) -> dict[Path, bytes | None]:
    return {
        path: path.read_bytes() if path.is_file() else None
        for path in home.path.rglob("*")
        if "sqlite" not in path.name
    }


def test_nothing_is_written_beside_an_archive_that_can_not_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = ArchiveHome.locate(tmp_path / "arsip").create()
    Store.open(home.database_url, create=True).close()
    (home.index_dir / "0-a.cdxj").write_bytes(b"")
    before = state(home)
    assert home.can_be_written()
    monkeypatch.setattr(ArchiveHome, "can_be_written", lambda _home: False)
    server = ReplayServer(home)
    folder, rules = server._prepare()
    server._configure(folder, rules)
    assert state(home) == before
    assert (rules / ADDRESSES).is_file()
    collection = json.loads((folder / "config.yaml").read_text())["collections"]["arsip"]
    assert collection["index_paths"] == f"{home.index_dir}/"
    assert Path(collection["acl_paths"][0]).is_relative_to(folder)
    server.__exit__(None, None, None)
    assert not folder.exists()

"""`-o` gives a file a name, and leaves pipes, devices and links what they are."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from newsarchive.cli.output import file_for
from newsarchive.errors import ConfigurationError


def test_a_file_is_written_under_its_name(tmp_path: Path) -> None:
    with file_for(tmp_path / "a.csv") as file:
        assert file == tmp_path / "a.csv"


def test_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    with file_for(Path("-")) as file:
        file.write_bytes(b"a,b\r\n")
    assert capfdbinary.readouterr().out == b"a,b\r\n"
    assert not Path("-").exists()


def test_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    with file_for(pipe) as file:
        file.write_bytes(b"content")
    reader.join(timeout=10)
    assert got == [b"content"]
    assert pipe.is_fifo()


def test_a_link_leads_to_the_content(tmp_path: Path) -> None:
    (tmp_path / "kept.csv").write_text("old and longer")
    (tmp_path / "link.csv").symlink_to("kept.csv")
    with file_for(tmp_path / "link.csv") as file:
        file.write_text("new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "kept.csv").read_text() == "new"


def test_a_full_device_is_named_and_stays() -> None:
    with pytest.raises(ConfigurationError, match="can not write /dev/full"):  # noqa: SIM117
        with file_for(Path("/dev/full")) as file:
            file.write_bytes(b"x")
    assert Path("/dev/full").is_char_device()


def test_a_disk_that_fills_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"a\.cdxj"):  # noqa: SIM117
        with file_for(tmp_path / "a.cdxj"), Path("/dev/full").open("wb", 0) as full:
            full.write(b"x")


@pytest.mark.parametrize("named", ["", ".", "folder"])
def test_a_folder_is_no_file(named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigurationError, match="is a folder; name a file"), file_for(Path(named)):
        pass
    assert [path.name for path in tmp_path.rglob("*")] == ["folder"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with (
        pytest.raises(ConfigurationError, match=r"there is no folder .*/missing; make it first"),
        file_for(tmp_path / "missing" / "a.csv"),
    ):
        pass

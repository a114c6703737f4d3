"""The process that writes WARC files is killed (by the system, short of memory, say): the crawl ends and says so."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

SOURCE = "sampel-malang"


def writers(parent: int) -> list[int]:
    """Processes below another one that write WARC files."""
    found: list[int] = []
    for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
        if b"writing_process" in Path(f"/proc/{child}/cmdline").read_bytes():
            found.append(int(child))
        found += writers(int(child))
    return found


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_the_crawl_ends_in_one_line_and_the_same_command_goes_on(
    archive, new_archive, sites, tmp_path
) -> None:
    undisturbed = new_archive(tmp_path / "undisturbed")
    undisturbed.crawl(SOURCE, no_requisites=True)
    asked = len(sites.access())
    process = archive.start("crawl", SOURCE, "--delay", "0", "--no-requisites")
    while len(sites.access()) - asked < 25 and process.poll() is None:
        time.sleep(0.01)
    (writer,) = writers(process.pid)
    os.kill(writer, signal.SIGKILL)
    _out, errors = process.communicate(timeout=60)
    assert process.returncode == 1
    (line,) = [line for line in errors.splitlines() if line.strip()]
    assert "the process that writes the WARC files has ended" in line
    assert "run the same command again" in line
    archive.crawl(SOURCE, no_requisites=True)
    assert archive.versions() == undisturbed.versions()
    archive.run("warc", "verify", codes=(0,))
    assert not list(archive.path.rglob("*.open"))

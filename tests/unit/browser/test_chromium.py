"""The browser as a program: found or its absence explained, its failures named, nothing of it left behind."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from newsarchive.browser import chromium
from newsarchive.browser.chromium import find_browser, is_own_request, rendered
from newsarchive.errors import ConfigurationError, RenderingError


def program(folder: Path, lines: str) -> str:
    path = folder / "chromium"
    path.write_text(f"#!/bin/sh\n{lines}\n")
    path.chmod(0o755)
    return str(path)


def shown(path: str, timeout: float = 20.0) -> bytes:
    return asyncio.run(
        rendered(
            path,
            "http://a.go.id/berita/1",
            proxy_port=1,
            fingerprint="f",
            user_agent="newsarchive/test",
            timeout=timeout,
        )
    )


def test_the_browser_named_or_the_one_on_the_path(tmp_path: Path, monkeypatch) -> None:
    path = program(tmp_path, "exit 0")
    assert find_browser(path) == path
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_browser() == path


def test_without_one_the_way_out_is_told(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ConfigurationError, match=r"install Chromium.*browser_program"):
        find_browser()
    with pytest.raises(ConfigurationError, match="no-such-browser"):
        find_browser("no-such-browser")


def test_what_it_prints_is_the_document(tmp_path: Path) -> None:
    path = program(tmp_path, 'echo "<!DOCTYPE html><html><body>$*</body></html>"')
    document = shown(path).decode()
    assert document.startswith("<!DOCTYPE html>")
    for option in (
        "--dump-dom",
        "--proxy-server=http://127.0.0.1:1",
        "--ignore-certificate-errors-spki-list=f",
        "--user-agent=newsarchive/test",
        "http://a.go.id/berita/1",
    ):
        assert option in document
    # its profile is gone
    (folder,) = [part for part in document.split() if part.startswith("--user-data-dir=")]
    assert not Path(folder.partition("=")[2]).exists()


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("echo '<html>'; exit 3", "exit code 3"),
        ("kill -SEGV $$", "signal SIGSEGV"),
        ("echo nothing", "no document"),
    ],
)
def test_failures_are_named(tmp_path: Path, lines: str, reason: str) -> None:
    with pytest.raises(RenderingError, match=reason):
        shown(program(tmp_path, lines))


def test_one_that_hangs_is_ended_with_all_its_processes(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    path = program(tmp_path, f"sleep 60 & echo $! $$ > {pids}; wait")
    began = time.monotonic()
    with pytest.raises(RenderingError, match=r"longer than 0\.5 seconds"):
        shown(path, timeout=0.5)
    assert time.monotonic() - began < 10
    assert not chromium._RUNNING
    for pid in map(int, pids.read_text().split()):
        assert not lives(pid)


def lives(pid: int) -> bool:
    """Whether a process runs; one that has ended and waits to be collected does not."""
    for _try in range(50):
        try:
            os.kill(pid, 0)
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (ProcessLookupError, FileNotFoundError):
            return False
        if state == "Z":
            return False
        time.sleep(0.02)
    return True


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("accounts.google.com", True),
        ("optimizationguide-pa.googleapis.com", True),
        ("redirector.gvt1.com", True),
        ("fonts.googleapis.com", False),
        ("fonts.gstatic.com", False),
        ("www.google.com", False),
        ("update.malangkota.go.id", False),
    ],
)
def test_its_own_requests_are_told_from_the_pages(host: str, own: bool) -> None:
    assert is_own_request(host) is own


def test_folders_of_killed_crawls_are_removed_and_others_stay(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = tmp_path / f"newsarchive-browser-{ended.pid}-abc"
    ours = tmp_path / f"newsarchive-browser-{os.getpid()}-def"
    others = tmp_path / "newsarchive-browser-notes"
    for folder in (left, ours, others):
        folder.mkdir()
        (folder / "Default").write_text("x")
    chromium.remove_left_folders()
    assert sorted(tmp_path.iterdir()) == sorted([ours, others])

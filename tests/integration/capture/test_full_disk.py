"""A disk that fills up: the crawl ends with one clear line, what was kept stays whole, and it goes on when there is room."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsarchive.warc.verify import verify_file


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 6 MB. Needs the right to mount: root, as CI has it."""
    folder = tmp_path / "disk"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", folder], check=True)
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount the small disk")
def test_a_full_disk_ends_the_crawl_cleanly_and_room_lets_it_go_on(
    small_disk, sites, archive_maker, tmp_path
) -> None:
    ids = [site.id for site in sites.sites]
    sites.set_epoch(1)
    archive = archive_maker(small_disk / "archive")
    # pictures fill it: the database stays small
    done = archive.done("crawl", *ids, "--delay", "0")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "disk" in done.stderr
    assert "run the same command again" in done.stderr
    files = sorted((small_disk / "archive" / "warc").rglob("*.warc.gz"))
    assert files
    for path in files:
        assert not verify_file(path).problems, path
    before = {path.name: path.read_bytes() for path in files}

    elsewhere = archive_maker(tmp_path / "whole")
    elsewhere.crawl(*ids)
    roomy = tmp_path / "roomy"
    shutil.copytree(small_disk / "archive", roomy, symlinks=True)
    archive.path = roomy
    archive.crawl(*ids)
    assert archive.versions() == elsewhere.versions()
    for path in roomy.rglob("*.warc.gz"):
        if path.name in before:
            assert path.read_bytes() == before[path.name]
    archive.run("warc", "verify", codes=(0,))

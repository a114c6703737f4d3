"""The index of an archive that can only be read is written elsewhere."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.conftest import Archive


@pytest.fixture
def read_only(crawled: Archive, tmp_path: Path) -> Iterator[Archive]:
    """A copy whose folders take no files. Needs the right to mount: root, as CI has it."""
    copy = tmp_path / "archive"
    shutil.copytree(crawled.path, copy)
    shutil.rmtree(copy / "index")
    subprocess.run(["mount", "--bind", copy, copy], check=True)
    subprocess.run(["mount", "-o", "remount,bind,ro", copy], check=True)
    yield Archive(copy)
    subprocess.run(["umount", "--lazy", copy], check=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a disk")
def test_an_archive_that_can_only_be_read(read_only: Archive, tmp_path: Path) -> None:
    refused = read_only.done("warc", "index")
    assert refused.returncode == 1
    assert "`newsarchive warc index -o FILE.cdxj`" in refused.stderr
    index = tmp_path / "all.cdxj"
    read_only.run("warc", "index", "-o", str(index))
    lines = index.read_text("utf-8").splitlines()
    names = {
        path.relative_to(read_only.path / "warc").as_posix()
        for path in read_only.path.glob("warc/**/*.warc.gz")
    }
    assert lines == sorted(lines)
    assert all(any(f'"{name}"' in line for line in lines) for name in names)
    assert read_only.run("warc", "index", "-o", "-").splitlines() == lines

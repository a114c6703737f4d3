"""SIGKILL at random points: what was fetched is kept, and the same command ends with the same archive."""

from __future__ import annotations

import random
import subprocess
import time

import pytest
from conftest import Archive, environment

from newsarchive.samplesites import SampleSites, write_profiles

KILLS = 20


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_twenty_kills_end_with_the_archive_of_an_undisturbed_crawl(
    archive: Archive, sites: SampleSites, tmp_path
) -> None:
    ids = [site.id for site in sites.sites][:3]
    undisturbed = Archive(tmp_path / "undisturbed")
    undisturbed.run("init")
    write_profiles(undisturbed.path / "sources", undisturbed.port)
    began = time.monotonic()
    undisturbed.crawl(*ids)
    seconds = time.monotonic() - began
    random_source = random.Random(20)
    for _ in range(KILLS):
        process = subprocess.Popen(
            archive.command("crawl", *ids, "--delay", "0"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment(),
        )
        time.sleep(random_source.uniform(0.3, max(seconds * 0.8, 1.0)))
        process.kill()
        process.wait()
    archive.crawl(*ids)
    assert archive.versions() == undisturbed.versions()
    archive.run("warc", "verify", codes=(0,))
    assert not list(archive.path.rglob("*.open"))

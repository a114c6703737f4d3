"""SIGKILL at random points: what was fetched is kept, and the same command ends with the same archive."""

from __future__ import annotations

import random
import time

import pytest

KILLS = 20


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_twenty_kills_end_with_the_archive_of_an_undisturbed_crawl(
    archive, new_archive, sites, tmp_path
) -> None:
    ids = [site.id for site in sites.sites][:3]
    undisturbed = new_archive(tmp_path / "undisturbed")
    undisturbed.crawl(*ids)
    chance = random.Random(20)
    unfinished = 0
    for _ in range(KILLS):
        asked = len(sites.access())
        # with several connections articles are fetched while discovery goes on
        connections = str(chance.choice((1, 4)))
        process = archive.begin("crawl", *ids, "--delay", "0", "--per-host", connections)
        # so many answers later, whatever the speed of the machine; some before the first, some in discovery
        answers = chance.randint(0, 24)
        while process.poll() is None and len(sites.access()) - asked < answers:
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.1))
        unfinished += process.poll() is None
        process.kill()
        # returns when nobody holds its output any more: the reading processes are gone too
        _out, errors = process.communicate(timeout=30)
        assert "Traceback" not in errors, "what ran beside the crawl must end quietly"
    assert unfinished >= KILLS // 2, "the kills must hit running crawls"
    archive.crawl(*ids)
    assert archive.versions() == undisturbed.versions()
    archive.run("warc", "verify", codes=(0,))
    assert not list(archive.path.rglob("*.open"))

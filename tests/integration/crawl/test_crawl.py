"""The crawl of the sample sites, judged by what their makers say is on them."""

from __future__ import annotations

import signal
import subprocess
import time

import pytest
from conftest import Archive, environment

from newsarchive.samplesites import SampleSites, truth


def served(epoch: int, site: str) -> list:
    """Articles that the site serves whole in this epoch, by its own account."""
    return [a for a in truth(epoch) if a.site == site]


@pytest.mark.timeout(300)
def test_two_crawls_keep_every_article_edit_and_withdrawal(
    archive: Archive, sites: SampleSites
) -> None:
    ids = [site.id for site in sites.sites]
    first = archive.crawl(*ids)
    before = archive.summary()
    assert before["articles"] >= 200
    again = archive.crawl(*ids)
    assert archive.summary()["versions"] == before["versions"], (
        "an unchanged site brings no version"
    )
    fetched = again["counts"].get("pages/fetched", 0)
    assert fetched <= 0.1 * first["counts"]["pages/fetched"]
    sites.set_epoch(2)
    archive.crawl(*ids, recheck=True)
    after = archive.summary()
    assert after["versions"] > before["versions"]
    assert after["tombstones"] >= 1
    assert after["clusters"] >= 1
    archive.run("warc", "verify", codes=(0,))


def test_robots_is_obeyed_by_the_servers_own_log(archive: Archive, sites: SampleSites) -> None:
    site = sites.sites[0]
    archive.crawl(site.id)
    report = archive.crawl(site.id)
    assert report["state"] == "finished"
    assert not sites.disallowed_requests()


def test_ctrl_c_stops_cleanly_and_the_same_command_goes_on(
    archive: Archive, sites: SampleSites
) -> None:
    site = sites.sites[0].id
    process = subprocess.Popen(
        archive.command("crawl", site, "--delay", "0.05", "--json"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
    )
    time.sleep(4)
    process.send_signal(signal.SIGINT)
    _out, errors = process.communicate(timeout=60)
    assert "Traceback" not in errors
    assert not list(archive.path.rglob("*.open"))
    interrupted = archive.versions()
    archive.crawl(site)
    assert interrupted <= archive.versions()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("crawl", "tidak-ada"), 1, "unknown source"),
        (("crawl",), 2, "SOURCE"),
        (("search", ""), 1, "query"),
        (("show", "nothing"), 1, "nothing"),
        (("sources", "show", "tidak-ada"), 1, "unknown source"),
        (("frobnicate",), 2, "frobnicate"),
    ],
)
def test_mistakes_get_one_clear_line(
    archive: Archive, arguments: tuple[str, ...], code: int, words: str
) -> None:
    command = archive.command(*arguments)
    done = subprocess.run(command, capture_output=True, text=True, env=environment())
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""

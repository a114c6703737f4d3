"""A page of pictures in every manner: broken in replay without its requisites, whole with them; limits hold."""

from __future__ import annotations

import re
import sys
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from newsarchive.home import ArchiveHome
from newsarchive.replay.server import ReplayServer, replay_url
from newsarchive.warc.captures import iter_captures

sys.path.insert(0, str(Path(__file__).parent))
from pagesite import ARTICLE, CDN, FOREIGN, HOME, PROFILE, SHOWN, SITE, page_site

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
BROWSERS_OWN = ("google.com", "googleapis.com", "gvt1.com", "gstatic.com")


def captures(home: ArchiveHome) -> list:
    return [c for path in sorted(home.warc_dir.rglob("*.warc.gz")) for c in iter_captures(path)]


def reported(home: ArchiveHome, browse) -> tuple[int, int, set[str]]:
    """What the replayed page says is whole and broken, and the hosts that the browser asked."""
    page = next(c for c in captures(home) if c.url == HOME + ARTICLE)
    with ReplayServer(home) as replay:
        _picture, asked = browse(replay_url(replay.base, page.url, page.fetched_at))
        hosts = {urlsplit(url).netloc for url in asked} - {urlsplit(replay.base).netloc}
    whole, broken = next(m.groups() for a in asked if (m := re.search(r"/laporan/(\d+)/(\d+)/", a)))
    return int(whole), int(broken), {host for host in hosts if not host.endswith(BROWSERS_OWN)}


def test_a_page_is_whole_with_its_requisites_and_broken_without(
    archive_maker, tmp_path, browse
) -> None:
    with page_site() as site:
        made = {}
        for name, options in (("bare", {"no_requisites": True}), ("whole", {})):
            made[name] = archive_maker(tmp_path / name)
            (made[name].path / "sources" / "halaman.toml").write_text(PROFILE)
            settings = made[name].path / "newsarchive.toml"
            settings.write_text("requisite_max_bytes = 50000\nrequisite_delay = 0.3\n")
            site.asked.clear()
            report = made[name].crawl("halaman", **options)
            assert not report["failures"]
        counts = report["counts"]
        asked = list(site.asked)
        again = made["whole"].crawl("halaman", recheck=True)
    homes = {name: ArchiveHome.locate(archive.path) for name, archive in made.items()}

    # once each, also in the second crawl; what robots.txt forbids and what is no picture, not at all
    paths = site.paths(SITE) + site.paths(CDN)
    requisites = [path for path in paths if path not in ("/", ARTICLE, "/robots.txt")]
    assert len(requisites) == len(set(requisites))
    assert not {"/pribadi/9.jpg", "/film.mp4", "/tidak-ada.png"} & set(paths)
    assert {"/huruf.woff2", "/ikon.png", "/foto/7-tanpa-skrip.jpg", "/foto/5a.jpg"} <= set(paths)
    assert counts["requisites/disallowed"] == 1
    assert "requisites/fetched" not in again["counts"]

    # the other host: robots.txt first, then one at a time at its own pace
    foreign = [(path, moment) for host, path, moment in asked if host == CDN]
    assert foreign[0][0] == "/robots.txt"
    pauses = [b[1] - a[1] for a, b in pairwise(foreign[1:])]
    assert min(pauses) > 0.12, pauses  # Scrapy varies the delay by half

    # too long, or of a type that pages do not show: cut, and marked so
    by_path = {urlsplit(c.url).path: c for c in captures(homes["whole"])}
    assert by_path["/foto/besar.jpg"].truncated == "length"
    assert by_path["/foto/palsu.jpg"].truncated == "unspecified"
    assert by_path["/foto/palsu.jpg"].length < 100_000
    assert counts["requisites/cut"] == 2
    assert {
        c.context.role for c in captures(homes["whole"]) if c.url.startswith(FOREIGN) and c.context
    } == {"requisite"}
    made["whole"].run("warc", "verify", codes=(0,))

    # (whole, broken, hosts outside the archive that were asked)
    assert reported(homes["bare"], browse) == (0, SHOWN, set())
    assert reported(homes["whole"], browse) == (SHOWN, 0, set())

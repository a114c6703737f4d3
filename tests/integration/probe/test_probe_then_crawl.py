"""Sample sites whose profiles nobody wrote: probed, and crawled with what the probe wrote, unedited."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsarchive.dedup.text import normal_form
from newsarchive.samplesites import SampleSites, site_articles
from newsarchive.samplesites.article import SampleArticle
from tests.integration.conftest import Archive, path_of


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SampleSites]:
    with socket.socket() as probe_socket:
        probe_socket.bind(("127.0.0.1", 0))
        port = probe_socket.getsockname()[1]
    with SampleSites(port, slow=0.1, log_dir=tmp_path_factory.mktemp("log")) as running:
        yield running


def fields_right(read: dict[str, Any], true: SampleArticle) -> dict[str, bool]:
    """Field by field whether a record says what the article says."""
    published = (read["published"] or {}).get("value", "")
    dateline = read["dateline"]["text"] if read["dateline"] else None
    return {
        "title": read["title"] == true.title,
        # some themes print the day only
        "published": published in (true.published, true.published[:10]),
        # the record keeps no-break spaces as they stand in the page
        "body": list(map(normal_form, read["body"])) == list(map(normal_form, true.body)),
        "dateline": dateline == (true.dateline.text if true.dateline else None),
        "bylines": sorted(one["name"] for one in read["bylines"])
        == sorted(one.name for one in true.bylines),
        "captions": sorted(one["text"] for one in read["captions"])
        == sorted(one.text for one in true.captions),
    }


@pytest.mark.timeout(400)
def test_the_written_profiles_find_and_read_the_articles(
    sites: SampleSites, tmp_path: Path
) -> None:
    archive = Archive(tmp_path / "archive")
    archive.run("init")
    ids = [site.id for site in sites.sites]
    for site_id in ids:
        archive.run(
            "sources", "probe", sites.home(site_id), "--id", site_id, "--write", "--delay", "0"
        )
    archive.crawl(*ids, no_requisites=True)
    for site_id in ids:
        query = (
            "SELECT a.url, v.record FROM article a JOIN article_version v"
            f" ON v.version_id = a.current_version WHERE a.source_id = '{site_id}'"
        )
        held = {path_of(url): json.loads(record) for url, record in archive.rows(query)}
        wanted = [
            article
            for article in site_articles(site_id, 1)
            if article.kind == "article" and not article.fault and article.status != "withdrawn"
        ]
        found = [article for article in wanted if article.path in held]
        assert len(found) >= 0.99 * len(wanted), site_id
        answers = [fields_right(held[article.path], article) for article in found]
        right = sum(sum(answer.values()) for answer in answers)
        assert right >= 0.98 * sum(map(len, answers)), (site_id, answers)

"""The crawl of the sample sites, judged by what their makers say is on them."""

from __future__ import annotations

import json
import signal
import time

import pytest

from newsarchive.samplesites import read_exchanges, truth


def paths(epoch: int, *statuses: str) -> set[tuple[str, str]]:
    """(source, path) of the articles in these states, by the sites' own account."""
    return {(a.site, a.path) for a in truth(epoch) if not statuses or a.status in statuses}


@pytest.mark.timeout(300)
def test_two_crawls_keep_every_article_edit_and_withdrawal(archive, sites) -> None:
    ids = [site.id for site in sites.sites]
    first = archive.crawl(*ids)
    broken = {a.path for a in truth(1) if a.fault}
    before = archive.articles()
    assert {path for _source, path in paths(1)} - set(before) <= broken
    again = archive.crawl(*ids)
    assert archive.articles() == before, "an unchanged site brings nothing new"
    fetched = again["counts"].get("pages/fetched", 0)
    assert fetched <= 0.1 * first["counts"]["pages/fetched"]
    sites.set_epoch(2)
    archive.crawl(*ids, recheck=True)
    after = archive.articles()
    edited = {path for _source, path in paths(2, "edited")}
    assert {path for path, (versions, _gone) in after.items() if versions == 2} == edited
    assert {path for path, (_versions, gone) in after.items() if gone} == {
        path for _source, path in paths(2, "withdrawn")
    }
    assert {path for _source, path in paths(2, "new")} <= set(after)
    archive.run("warc", "verify", codes=(0,))


def test_press_releases_are_one_cluster_and_nothing_else_is(archive, sites) -> None:
    ids = [site.id for site in sites.sites]
    archive.crawl(*ids, no_requisites=True)
    releases: dict[str, set[str]] = {}
    for article in truth(1):
        if article.release and not article.fault:
            releases.setdefault(article.release, set()).add(article.path)
    expected = {frozenset(found) for found in releases.values() if len(found) > 1}
    assert {frozenset(found) for found in archive.clusters()} == expected


def test_robots_is_obeyed_by_the_servers_own_log(archive, sites) -> None:
    archive.crawl(sites.sites[0].id)
    assert not sites.disallowed_requests()


def test_records_hold_the_bytes_that_the_server_sent(archive, sites) -> None:
    from newsarchive.warc.record_stream import records

    sites.set_epoch(1)
    source = sites.sites[0].id
    archive.crawl(source)
    sent = {exchange.response for exchange in read_exchanges(sites.log_dir)}
    received = {exchange.request for exchange in read_exchanges(sites.log_dir)}
    compared = 0
    for path in archive.path.rglob("*.warc.gz"):
        for record in records(path):
            kind = record.headers.get("WARC-Type")
            if kind == "response":
                assert record.reader.read() in sent
                compared += 1
            elif kind == "request":
                assert record.reader.read() in received
    assert compared > 50


def test_the_fields_readers_find_every_digest_right(archive, sites) -> None:
    from fastwarc.warc import ArchiveIterator as FastIterator
    from warcio.archiveiterator import ArchiveIterator

    archive.crawl(sites.sites[1].id)
    files = list(archive.path.rglob("*.warc.gz"))
    assert files
    for path in files:
        with path.open("rb") as file:
            fast = [
                (record.record_id, record.verify_block_digest())
                for record in FastIterator(file, parse_http=False)
            ]
        with path.open("rb") as file:
            slow = 0
            for record in ArchiveIterator(file, check_digests=True):
                record.content_stream().read()
                # payload digests of chunked answers it takes over the chunks: see docs/capture.md
                assert not [p for p in record.digest_checker.problems if p.startswith("block")]
                slow += 1
        assert len(fast) == slow > 50
        assert all(agrees for _record_id, agrees in fast)


def test_evidence_names_the_record_and_its_bytes_are_the_page(archive, sites) -> None:
    source = sites.sites[0].id
    archive.crawl(source, max_pages=3)
    hits = archive.json("search", "", "--source", source)["hits"]
    assert len(hits) == 3
    for hit in hits:
        record = archive.json("show", hit["article_id"], "--evidence")
        capture = record["capture"]
        assert capture["digest_agrees"] is True
        assert capture["record_id"].startswith("urn:uuid:")
        assert (archive.path / "warc" / capture["warc_file"]).is_file()
        assert {"title", "body"} <= set(record["article"]["evidence"])


def test_the_database_can_be_rebuilt_from_the_warcs_alone(archive, sites) -> None:
    ids = [site.id for site in sites.sites][:4]
    archive.crawl(*ids)
    before = archive.versions(), archive.clusters()
    for path in archive.path.glob("records.sqlite*"):
        path.unlink()
    archive.run("reprocess")
    assert (archive.versions(), archive.clusters()) == before


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)])
def test_ctrl_c_stops_cleanly_and_the_same_command_goes_on(
    archive, sites, sent: signal.Signals, code: int
) -> None:
    site = sites.sites[0].id
    asked = len(sites.access())
    process = archive.start("crawl", site, "--delay", "0.05", "--json")
    while len(sites.access()) - asked < 20 and process.poll() is None:
        time.sleep(0.01)
    assert process.poll() is None
    process.send_signal(sent)
    out, errors = process.communicate(timeout=60)
    assert "Traceback" not in errors
    report = json.loads(out)
    assert process.returncode == (code or (3 if report["failures"] else 0))
    assert (report["state"], report["interrupted"]) == ("stopped", code == 130)
    assert errors == ("newsarchive: stopped\n" if code else "")
    assert not list(archive.path.rglob("*.open"))
    interrupted = archive.versions()
    archive.crawl(site)
    assert interrupted <= archive.versions()
    assert {a.path for a in truth(1) if a.site == site and not a.fault} <= set(archive.articles())


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("crawl", "tidak-ada"), 1, "unknown source"),
        (("crawl",), 2, "SOURCE"),
        (("search", "yang"), 1, "query"),
        (("show", "nothing"), 1, "nothing"),
        (("sources", "show", "tidak-ada"), 1, "unknown source"),
        (("frobnicate",), 2, "frobnicate"),
    ],
)
def test_mistakes_get_one_clear_line(
    archive, arguments: tuple[str, ...], code: int, words: str
) -> None:
    process = archive.start(*arguments)
    out, errors = process.communicate(timeout=60)
    assert process.returncode == code
    assert words in errors
    assert "Traceback" not in errors
    assert out == ""

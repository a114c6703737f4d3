"""Byte for byte: whatever a server does, WARC blocks equal what its socket received and sent, and the crawl goes on.

A Scrapy crawl with our settings and download handler, in a process of its own, against a server on raw sockets.
"""

from __future__ import annotations

import base64
import hashlib
import ssl
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator

from newsarchive.warc.verify import verify_file
from tests.integration.capture.behaviours import BEHAVIOURS, CAP
from tests.integration.capture.certificates import Authority
from tests.integration.capture.matrix_crawl import Crawled, crawl, requests_of
from tests.integration.capture.raw_server import RawServer


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(
    scope="module",
    params=["http-one-connection", "http", "https", "http-ipv6", "https-sha256"],
)
def crawled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, authority: Authority
) -> Iterator[Crawled]:
    kind = request.param
    context = authority.context("127.0.0.1") if kind.startswith("https") else None
    settings: dict[str, object] = {}
    if kind == "http-one-connection":
        settings["CONCURRENT_REQUESTS_PER_DOMAIN"] = 1
    if kind == "https-sha256":
        settings["NEWSARCHIVE_WARC_DIGEST"] = "sha256"
    with RawServer("::1" if kind == "http-ipv6" else "127.0.0.1", context) as server:
        yield crawl(
            requests_of(server, BEHAVIOURS),
            tmp_path_factory.mktemp(kind),
            {"SSL_CERT_FILE": str(authority.path)},
            servers=[server],
            **settings,
        )


def test_every_block_is_what_the_socket_received_and_sent(crawled: Crawled) -> None:
    kept, seen = crawled.kept(), crawled.seen
    wrong: list[str] = []
    for behaviour in BEHAVIOURS:
        records, exchanges = kept[behaviour.name], seen[behaviour.name]
        asked = Counter(one.request for one in exchanges)
        made = Counter(block for _headers, block in records.requests)
        unanswered = b"".join(block for _headers, block in records.metadata).count(b"no answer")
        # what went out on a connection that was closed meanwhile, no server saw
        if asked - made or (made - asked).total() > unanswered:
            wrong.append(f"{behaviour.name}: requests {made}, seen {asked}")
        answers = [block for _headers, block in records.responses]
        if behaviour.sends == ():
            if answers:
                wrong.append(f"{behaviour.name}: a response to what had none")
            continue
        sent = bytes(exchanges[-1].sent)
        if len(answers) != 1:
            wrong.append(f"{behaviour.name}: {len(answers)} responses")
        elif behaviour.truncated == "length":
            if not (sent.startswith(answers[0]) and 250_000 < len(answers[0]) <= CAP):
                wrong.append(f"{behaviour.name}: {len(answers[0])} bytes, not a beginning")
        elif answers[0] != sent:
            wrong.append(f"{behaviour.name}: {answers[0][:200]!r} for {sent[:200]!r}")
    assert not wrong, "\n".join(wrong)


def test_every_answer_is_flagged_and_the_crawl_goes_on(crawled: Crawled) -> None:
    kept = crawled.kept()
    wrong: list[str] = []
    for behaviour in BEHAVIOURS:
        outcome = crawled.outcomes.get(behaviour.name)
        if outcome is None:
            wrong.append(f"{behaviour.name}: no outcome")
            continue
        if outcome[0] != behaviour.status:
            wrong.append(f"{behaviour.name}: {outcome}, not {behaviour.status}")
        ((_headers, block),) = kept[behaviour.name].metadata[-1:]
        problems = [
            line.partition(": ")[2]
            for line in block.decode().splitlines()
            if line.startswith("newsarchive-problem")
        ]
        if behaviour.sends == ():
            if not any(problem.startswith("no answer") for problem in problems):
                wrong.append(f"{behaviour.name}: {problems}")
            continue
        if bool(behaviour.problem) != bool(problems) or not all(
            problem.startswith(behaviour.problem or "") for problem in problems[:1]
        ):
            wrong.append(f"{behaviour.name}: problems {problems}, not {behaviour.problem}")
        headers, block = kept[behaviour.name].responses[0]
        if headers.get("warc-truncated") != behaviour.truncated:
            wrong.append(f"{behaviour.name}: truncated {headers.get('warc-truncated')}")
        if behaviour.entity is not None and headers["warc-type"] == "response":
            stated = headers.get("warc-payload-digest")
            if stated != expected_digest(behaviour.entity, crawled):
                wrong.append(f"{behaviour.name}: payload digest {stated}")
    assert not wrong, "\n".join(wrong)


def expected_digest(entity: bytes, crawled: Crawled) -> str | None:
    if not entity:
        return None
    if "sha256" in crawled.folder.name:
        return "sha256:" + hashlib.sha256(entity).hexdigest()
    return "sha1:" + base64.b32encode(hashlib.sha1(entity).digest()).decode()


def test_records_say_where_from_and_by_what(crawled: Crawled) -> None:
    secure = crawled.folder.name.startswith("https")
    for name, records in crawled.kept().items():
        for headers, _block in records.responses + records.requests:
            assert headers["warc-ip-address"] == (
                "::1" if "ipv6" in crawled.folder.name else "127.0.0.1"
            ), name
            if secure:
                assert headers["warc-cipher-suite"] == "TLS_AES_256_GCM_SHA384"
                assert headers["warc-protocol"] == "tls/1.3"
        if secure:
            assert b"newsarchive-tls: tls/1.3 TLS_AES_256_GCM_SHA384\r\n" in records.metadata[0][1]
            assert b"newsarchive-tls-issuer: CN=Otoritas Uji\r\n" in records.metadata[0][1]


def test_the_files_are_valid_to_us_and_to_the_fields_readers(crawled: Crawled) -> None:
    (path,) = crawled.files
    assert not verify_file(path).problems
    with path.open("rb") as file:
        records = 0
        for record in ArchiveIterator(file, parse_http=False):
            assert record.verify_block_digest(), record.headers
            records += 1
    # warcinfo; response, request and metadata of each; three have no response
    assert records >= 1 + 3 * len(BEHAVIOURS) - 3


@pytest.mark.parametrize("crawled", ["http-one-connection"], indirect=True, scope="module")
def test_connections_are_kept_where_the_server_keeps_its_word(crawled: Crawled) -> None:
    kept: list[str] = []
    for before, after in pairwise(BEHAVIOURS):
        if before.end == "keep" and before.problem is None and after.method != "POST":
            kept.append(before.name)
            first = crawled.seen[before.name][-1].connection
            assert first == crawled.seen[after.name][0].connection, (
                before.name,
                after.name,
            )
    assert len(kept) > 40


CERTIFICATES = {
    "self-signed": "self-signed certificate",
    "expired": "certificate has expired",
    "other-host": "mismatch",
    "old-tls": "",
}


@pytest.mark.parametrize("policy", ["refuse", "flag", "flag-host"])
def test_invalid_certificates_are_refused_or_captured_and_flagged(
    policy: str, authority: Authority, tmp_path: Path
) -> None:
    settings: dict[str, object] = {
        "refuse": {},
        "flag": {"NEWSARCHIVE_CERTIFICATES": "flag"},
        "flag-host": {"NEWSARCHIVE_CERTIFICATES_OF": {"127.0.0.1": "flag"}},
    }[policy]
    now = datetime.now(UTC)
    contexts = {
        "self-signed": authority.context("127.0.0.1", signed=False),
        "expired": authority.context("127.0.0.1", until=now - timedelta(days=3)),
        "other-host": authority.context("lain.go.id"),
        "old-tls": authority.context("127.0.0.1", newest=ssl.TLSVersion.TLSv1_1),
    }
    servers = {name: RawServer(context=context) for name, context in contexts.items()}
    done = crawl(
        [(f"{server.base}/{name}/plain", "GET", "") for name, server in servers.items()],
        tmp_path,
        {"SSL_CERT_FILE": str(authority.path)},
        servers=list(servers.values()),
        **settings,
    )
    kept = done.kept()
    for name, server in servers.items():
        status, *about = done.outcomes[f"{name}/plain"]
        if policy == "refuse":
            assert status is None, name
            assert about[0] == "DownloadFailedError"
            assert "TLS failure" in about[1]
            if name != "old-tls":
                assert 'certificates = "flag"' in about[1]
            continue
        assert status == 200, (name, about)
        records = kept[f"{name}/plain"]
        assert records.responses[0][1] == bytes(server.seen[0].sent)
        text = records.metadata[0][1].decode()
        assert "newsarchive-certificate: " in text, name
        assert CERTIFICATES[name] in text.lower(), text
        assert "newsarchive-tls-sha256: " in text
        if name == "old-tls":
            assert records.responses[0][0]["warc-protocol"] == "tls/1.1"
            assert (
                records.responses[0][0]["warc-cipher-suite"]
                == "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"
            )
    assert all(not verify_file(path).problems for path in done.files)
    assert bool(done.files) == (policy != "refuse")


def test_what_the_resolver_said_is_kept_when_asked_for(tmp_path: Path) -> None:
    with RawServer() as server:
        server.base = server.base.replace("127.0.0.1", "localhost")
        done = crawl(
            requests_of(server, BEHAVIOURS[:2]),
            tmp_path,
            servers=[server],
            NEWSARCHIVE_WARC_DNS=True,
        )
    assert not verify_file(done.files[0]).problems
    kept = done.kept()
    # one for each time that it was asked
    headers, block = kept["dns:localhost"].resources[0]
    assert headers["content-type"] == "text/dns"
    assert b"localhost.\tIN\tA\t127.0.0.1\n" in block
    assert b"newsarchive-dns: " in kept["plain"].metadata[0][1]

"""The fetcher of the probe against a server on loopback; candidates against a table."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from newsarchive.sources.catalogue import entries_of
from newsarchive.sources.probe_asker import Fetched
from newsarchive.sources.probe_candidates import try_candidates
from newsarchive.sources.probe_fetch import PoliteFetcher


class Handler(BaseHTTPRequestHandler):
    busy: ClassVar[int] = 0
    agents: ClassVar[set[str]] = set()

    def do_GET(self) -> None:
        self.agents.add(self.headers["User-Agent"])
        status, headers, body = 200, {}, b"halo"
        if self.path == "/robots.txt":
            body = b"User-agent: *\nCrawl-delay: 4\n"
        elif self.path == "/sini":
            status, headers = 302, {"Location": "/tiba"}
        elif self.path == "/pergi":
            status, headers = 301, {"Location": "http://127.0.0.2:9/judi"}
        elif self.path == "/gzip":
            headers, body = {"Content-Encoding": "gzip"}, gzip.compress(b"padat")
        elif self.path == "/sibuk":
            Handler.busy += 1
            if Handler.busy == 1:
                status, headers = 429, {"Retry-After": "3"}
        elif self.path == "/potong":
            headers = {"Content-Length": "999"}
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def test_redirects_encodings_waits_and_pace(server: str) -> None:
    slept: list[float] = []
    fetch = PoliteFetcher(
        delay=1, timeout=5, user_agent="newsarchive/test (+x)", sleep=slept.append
    )
    assert fetch(server + "/sini").url == server + "/tiba"
    assert slept == []
    away = fetch(server + "/pergi")
    assert (away.url, away.status, away.body) == ("http://127.0.0.2:9/judi", 301, b"")
    assert 0.5 < slept[-1] <= 1
    assert fetch(server + "/gzip").body == b"padat"
    assert fetch(server + "/sibuk").status == 200
    assert 3 in slept
    assert fetch(server + "/potong").body == b"halo"
    fetch(server + "/robots.txt")
    fetch(server + "/lagi")
    assert 3 < slept[-1] <= 4
    assert Handler.agents == {"newsarchive/test (+x)"}


def test_no_answer_is_no_exception() -> None:
    fetch = PoliteFetcher(delay=0, timeout=1, user_agent="x", sleep=lambda _: None)
    assert fetch("http://127.0.0.1:9/").error
    assert fetch("http://[oops/").error
    assert fetch("mailto:a@b").error


def test_candidates_are_tried_until_one_has_news() -> None:
    entry = next(entry for entry in entries_of("35.78"))
    first, second = entry.candidates[:2]
    asked: list[str] = []

    def fetch(url: str) -> Fetched:
        asked.append(url)
        if url == f"http://{second}/":
            body = b'<a href="/berita/detail/1/pasar-murah-kota">Pasar Murah</a>'
            return Fetched(url=url, status=200, body=body)
        if url.startswith(f"http://{second}"):
            return Fetched(url=url, status=404)
        return Fetched(url=url, status=0, error="Name or service not known")

    tried = list(try_candidates(entry, fetch))
    assert [item.host for item in tried] == [first, second]
    assert tried[0].answer == "Name or service not known"
    assert (tried[1].articles, tried[1].url) == (1, f"http://{second}/")
    assert len(asked) == 5

"""Asks a site for pages within a budget and the rules of its robots.txt.

Source: RFC 9309.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin

from protego import Protego

#: requests that a probe may make
MAX_REQUESTS = 39
#: the product token that robots.txt rules address
AGENT = "newsarchive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """One answer, redirects followed."""

    #: where the answer came from in the end
    url: str
    #: HTTP status; 0 when there was no answer
    status: int
    #: names in lower case
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    #: why there was no answer
    error: str | None = None

    @property
    def content_type(self) -> str | None:
        """The Content-Type header."""
        return self.headers.get("content-type")


Fetch = Callable[[str], Fetched]


class Asker:
    """Fetches within the budget and the rules of robots.txt, each address once."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._answers: dict[str, Fetched] = {}
        self._robots: Protego | None = None
        self.requests = 0
        self.refused: list[str] = []

    def read_robots(self, home: str) -> Protego:
        """The rules of the site; a site without the file forbids nothing."""
        return self.take_robots(self._ask(urljoin(home, "/robots.txt")))

    def take_robots(self, answer: Fetched) -> Protego:
        """The rules in an answer for robots.txt, kept from now on.

        Source: RFC 9309 section 2.3.1: without the file everything is allowed; a server that can
        not say forbids everything.
        """
        text = answer.body.decode("utf-8", "replace") if answer.status == 200 else ""
        if answer.status >= 500:
            text = "User-agent: *\nDisallow: /"
        self._robots = Protego.parse(text)
        return self._robots

    def get(self, url: str) -> Fetched:
        """The answer for an address; status 0 when the budget is spent or robots.txt forbids it."""
        if url in self._answers:
            return self._answers[url]
        if self._robots is not None and not self._robots.can_fetch(url, AGENT):
            self.refused.append(url)
            return Fetched(url=url, status=0, error="robots.txt")
        if self.requests >= MAX_REQUESTS:
            return Fetched(url=url, status=0, error="request budget spent")
        return self._ask(url)

    def _ask(self, url: str) -> Fetched:
        self.requests += 1
        self._answers[url] = self._fetch(url)
        return self._answers[url]

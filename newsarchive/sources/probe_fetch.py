"""Fetches for probe and check: one connection at a time, at a polite pace, under an honest name."""

from __future__ import annotations

import gzip
import ssl
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable
from email.message import Message
from http.client import HTTPException, HTTPMessage
from ipaddress import ip_address
from typing import IO
from urllib.parse import urljoin

from protego import Protego

from newsarchive.discovery.addresses import split_url
from newsarchive.sources.probe_asker import AGENT, Fetched

#: an answer is cut here; a probe needs no film
MAX_BYTES = 20_000_000
_LONGEST_DELAY = 30.0
_RETRY_STATUSES = (429, 503)


class PoliteFetcher:
    """Fetches pages of one site after another, never faster than `delay` or what robots.txt asks.

    Redirects to another host are not followed: the answer then has the other address and the
    redirect's status.
    """

    def __init__(
        self,
        *,
        delay: float,
        timeout: float,
        user_agent: str,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._delay = delay
        self._timeout = timeout
        self._agent = user_agent
        self._sleep = sleep
        self._last: dict[str, float] = {}
        self._host_delay: dict[str, float] = {}

    def __call__(self, url: str) -> Fetched:
        """The answer for `url`; a 429 or 503 that names a short wait is tried once more."""
        answer = self._once(url)
        wait = answer.headers.get("retry-after", "")
        if answer.status in _RETRY_STATUSES and wait.isdigit() and int(wait) <= _LONGEST_DELAY:
            self._sleep(int(wait))
            answer = self._once(url)
        if answer.status == 200 and split_url(url)[3] == "/robots.txt":
            self._keep_crawl_delay(url, answer.body)
        return answer

    def _keep_crawl_delay(self, url: str, body: bytes) -> None:
        asked = Protego.parse(body.decode("utf-8", "replace")).crawl_delay(AGENT)
        if asked:
            host = split_url(url)[1]
            self._host_delay[host] = min(max(float(asked), self._delay), _LONGEST_DELAY)

    def _once(self, url: str) -> Fetched:
        host = split_url(url)[1]
        if not host:
            return Fetched(url=url, status=0, error="no web address")
        pause = self._host_delay.get(host, self._delay)
        since = time.monotonic() - self._last.get(host, -pause)
        if since < pause:
            self._sleep(pause - since)
        try:
            return self._request(url, host)
        except urllib.error.URLError as error:
            return Fetched(url=url, status=0, error=_reason(error.reason))
        except (OSError, HTTPException, ValueError, EOFError, zlib.error) as error:
            return Fetched(url=url, status=0, error=_reason(error))
        finally:
            self._last[host] = time.monotonic()

    def _request(self, url: str, host: str) -> Fetched:
        handlers: list[urllib.request.BaseHandler] = [_SameSite()]
        if _is_private(host):
            # a proxy of the environment has no way to this machine and its network
            handlers.append(urllib.request.ProxyHandler({}))
        request = urllib.request.Request(
            url,
            headers={
                "User-Agent": self._agent,
                "Accept": "text/html,application/xml;q=0.9,*/*;q=0.8",
                "Accept-Language": "id,en;q=0.5",
                "Accept-Encoding": "gzip",
            },
        )
        opener = urllib.request.build_opener(*handlers)
        try:
            with opener.open(request, timeout=self._timeout) as answer:
                return _fetched(answer.url, answer.status, answer.headers, answer.read(MAX_BYTES))
        except urllib.error.HTTPError as error:
            with error:
                target = error.headers.get("Location") if 300 <= error.code < 400 else None
                if target:
                    return _fetched(urljoin(url, target), error.code, error.headers, b"")
                return _fetched(error.url or url, error.code, error.headers, error.read(MAX_BYTES))


class _SameSite(urllib.request.HTTPRedirectHandler):
    """Follows redirects on one host; `www.` counts as the same."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        before, after = (split_url(u)[1].removeprefix("www.") for u in (req.full_url, newurl))
        if before != after:
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _fetched(url: str, status: int, headers: Message, body: bytes) -> Fetched:
    lower: dict[str, str] = {}
    for name, value in headers.items():
        key = name.lower()
        lower[key] = f"{lower[key]}, {value}" if key in lower else str(value)
    if lower.get("content-encoding", "").lower() in ("gzip", "x-gzip"):
        body = gzip.decompress(body)
    return Fetched(url=url, status=status, headers=lower, body=body)


def _is_private(host: str) -> bool:
    try:
        return not ip_address(host).is_global
    except ValueError:
        return host == "localhost"


def _reason(error: object) -> str:
    if isinstance(error, ssl.SSLError):
        return f"TLS failure: {error.reason or error}"
    return str(error) or type(error).__name__

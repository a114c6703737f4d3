"""What may be asked for on behalf of a page, and what is kept of the answers: hosts, sizes, types, pace."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from newsarchive.capture.http_head import Head

#: beginnings of media types that pages show or load; fonts come under many names
TYPES = (
    *("image/", "text/css", "font/", "application/font", "application/x-font"),
    *("application/vnd.ms-fontobject", "application/vnd.ms-opentype"),
    *("text/javascript", "application/javascript", "application/x-javascript", "text/plain"),
    *("application/ecmascript", "application/manifest+json", "application/json"),
    *("application/octet-stream", "binary/octet-stream"),
)
_LOCAL = (".localhost", ".local", ".internal", ".lan", ".home.arpa")


@dataclass(frozen=True, slots=True, kw_only=True)
class RequisiteRules:
    """Limits of what a page may load; see the settings `requisite_…`."""

    #: answers are cut there and marked `WARC-Truncated: length`, in bytes
    max_bytes: int = 16_000_000
    #: beginnings of media types; other answers are cut when their head is there
    types: tuple[str, ...] = TYPES
    #: requests to one host in a crawl
    per_host: int = 5_000
    #: least seconds between two requests to a host that is none of the source's own
    delay: float = 0.0

    def wanted(self, head: Head) -> bool:
        """Whether the body behind this head is worth loading; errors and answers without a type are."""
        if head.status != 200:
            return True
        mime = (head.value(b"content-type") or b"").decode("latin-1").split(";")[0].strip().lower()
        return not mime or mime.startswith(self.types)


@lru_cache(maxsize=4096)
def _is_local(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith(_LOCAL)


def may_ask(url: str, page_url: str) -> bool:
    """Whether a page may have this address fetched.

    A page of the public web must not make the crawler fetch from the machine or the network that it runs in.
    """
    if not url.startswith(("http://", "https://")):
        return False
    host = urlsplit(url).hostname or ""
    return not _is_local(host) or _is_local(urlsplit(page_url).hostname or "")

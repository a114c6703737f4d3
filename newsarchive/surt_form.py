"""SURT keys of addresses, as CDXJ indexes sort them: those of the Internet Archive's `surt`, plain ones in a moment.

Every capture and every address that a page names gets one, and most addresses of a crawl are a host met before and a
path of plain words. The library takes long to load (it brings an HTTP client for lists of public suffixes), so it is
loaded for the others only.
"""

from __future__ import annotations

import re
from functools import lru_cache

_PLAIN = re.compile(r"(https?://[A-Za-z0-9.:-]+)((?:/[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)*/?)")
_ORIGIN = re.compile(
    r"(https?)://(?:www\d*\.)?"
    # names, encoded ones apart, and addresses of four numbers that can be read in one way only
    r"((?:(?!xn--)[a-z0-9-]{1,40}\.){0,4}(?!xn--|www)[a-z][a-z0-9-]{0,40}"
    r"|(?<!\.)(?:(?:0|[1-9]\d?|1\d\d|2[0-4]\d)\.){3}(?:0|[1-9]\d?|1\d\d|2[0-4]\d))"
    r"(?::([1-9]\d{0,3}|[1-5]\d{4}))?"
)
_DEFAULT_PORTS = {"http": "80", "https": "443"}


def surt_form(url: str) -> str:
    """`id,go,malangkota)/2023/11/18/slug`. Raises `ValueError`, `UnicodeError` or `IndexError` as `surt` does.

    >>> surt_form("https://www.malangkota.go.id/2023/11/18/Slug/")
    'id,go,malangkota)/2023/11/18/slug'
    """
    plain = _PLAIN.fullmatch(url)
    if plain is not None:
        host = _host_form(plain[1])
        if host.endswith(")/"):
            return host + plain[2].lower().strip("/")
    return _by_the_library(url)


@lru_cache(maxsize=4096)
def _host_form(origin: str) -> str:
    plain = _ORIGIN.fullmatch(origin.lower())
    if plain is None:
        return _by_the_library(origin + "/")
    scheme, host, port = plain.groups()
    place = f":{port}" if port and port != _DEFAULT_PORTS[scheme] else ""
    return ",".join(reversed(host.split("."))) + place + ")/"


def _by_the_library(url: str) -> str:
    from surt import surt

    return str(surt(url))

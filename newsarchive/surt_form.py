"""SURT keys of addresses, as CDXJ indexes sort them: those of the Internet Archive's `surt`, plain ones in a moment.

Every capture and every address that a page names gets one, and most addresses of a crawl are a host met before and a
path of plain words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from surt import surt

_PLAIN = re.compile(r"(https?://[A-Za-z0-9.:-]+)((?:/[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)*/?)")


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
    return str(surt(url))


@lru_cache(maxsize=4096)
def _host_form(origin: str) -> str:
    return str(surt(origin + "/"))

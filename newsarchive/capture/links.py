"""Addresses that an HTML page links to, found fast: for metadata records, in the words of Heritrix's.

A regular expression, not a parser: the writer looks at every page while it is captured, and an archive needs the
links as printed, not those that scripts would make. What is inside comments and scripts may be among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape
from urllib.parse import quote, urljoin

from isal import isal_zlib

from newsarchive.capture.decoding import BROKEN
from newsarchive.capture.exchange import Exchange

#: links of one page that are noted
MOST = 1000
#: of a page so much is looked at, in bytes
LARGEST = 4 * 1024 * 1024

_LINK = re.compile(
    # the first letter alone is looked at before ten names are tried
    rb"<(?=[abfils])(a|area|base|img|link|script|iframe|frame|source|form)\s"
    rb"(?:[^<>]*?\s)??(href|src|action)\s*=\s*"
    rb"(?:\"([^\"<>]{1,2000})\"|'([^'<>]{1,2000})'|([^\s\"'<>]{1,2000}))",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_NOT_KEPT = re.compile(r"[\x00-\x20\x7f<>\"]")
RELATIVE = "relative"
_EMBEDS = {b"img", b"link", b"script", b"iframe", b"frame", b"source"}


def outlinks(exchange: Exchange) -> list[str]:
    """Values of `outlink` fields (`ADDRESS L a/@href`) of an exchange whose page was kept for it."""
    head = exchange.head
    if not exchange.page or head is None:
        return []
    coding = head.content_coding
    if exchange.page_is_decoded or coding in (b"", b"identity"):
        return find_links(exchange.page[:LARGEST], exchange.url)
    # only these are asked for
    if coding not in (b"gzip", b"x-gzip", b"deflate"):
        return []
    try:
        inflater = isal_zlib.decompressobj(15 if coding == b"deflate" else 31)
        return find_links(inflater.decompress(exchange.page, LARGEST), exchange.url)
    except BROKEN:
        return []


def find_links(page: bytes, url: str, *, most: int = MOST) -> list[str]:
    """Absolute http(s) addresses in the order of the page, each once, with how the page links to it.

    >>> find_links(b'<a class=x href="/b?c=1&amp;d=2">b</a> <img src=e.png>', "http://x.go.id/a/")
    ['http://x.go.id/b?c=1&d=2 L a/@href', 'http://x.go.id/a/e.png E img/@src']
    """
    links = dict.fromkeys(_LINK.findall(page))
    base = _base(links, url)
    origin = "/".join(base.split("/", 3)[:3])
    found: dict[str, None] = {}
    for tag, attribute, quoted, single, bare in links:
        link = _outlink(quoted or single or bare, tag, attribute, origin)
        if link is RELATIVE:
            link = _outlink(quoted or single or bare, tag, attribute, origin, base)
        if link is not None:
            found[link] = None
            if len(found) >= most:
                break
    return list(found)


def _base(links: Iterable[tuple[bytes, ...]], url: str) -> str:
    """What relative addresses of a page are relative to: its first `<base href>`, else its own address."""
    for tag, attribute, *values in links:
        if tag.lower() == b"base" and attribute.lower() == b"href":
            try:
                base = urljoin(url, _text(next(filter(None, values))))
            except ValueError:
                return url
            return base if base.startswith(("http://", "https://")) else url
    return url


@lru_cache(maxsize=8192)
def _outlink(
    raw: bytes, tag: bytes, attribute: bytes, origin: str, base: str | None = None
) -> str | None:
    """One `outlink`; most stand on many pages of a site. `RELATIVE` when it depends on the page and `base` is None."""
    tag = tag.lower()
    if tag == b"base":
        return None
    address = _text(raw)
    scheme = _SCHEME.match(address)
    if not address or address[0] == "#":
        return None
    if scheme is not None:
        if scheme[1].lower() not in ("http", "https"):
            return None
    elif address[0] == "/" and address[1:2] != "/":
        address = origin + address
    elif base is None:
        return RELATIVE
    else:
        try:
            address = urljoin(base, address)
        except ValueError:
            return None
    address = _NOT_KEPT.sub(lambda odd: quote(odd[0]), address.partition("#")[0])
    kind = "E" if tag in _EMBEDS else "L"
    return f"{address} {kind} {tag.decode()}/@{attribute.lower().decode()}"


def _text(raw: bytes) -> str:
    text = raw.decode("utf-8", "replace").strip()
    return unescape(text) if "&" in text else text

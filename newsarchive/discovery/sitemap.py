"""Sitemaps and sitemap indexes, gzipped or plain, XML, text or feed, read as a stream.

Source: https://www.sitemaps.org/protocol.html; the news and image extensions of 2008 and 2010.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin

from lxml import etree

from newsarchive.discovery.feed import read_feed
from newsarchive.discovery.found import Found
from newsarchive.discovery.moments import iso_moment
from newsarchive.discovery.plain import plain_text
from newsarchive.hints import Hints

#: a sitemap that unpacks to more than this is cut; the protocol allows 50 MB
MAX_BYTES = 200_000_000
_GZIP = b"\x1f\x8b"
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapPage:
    """One sitemap file: the pages it lists and the further sitemaps it names."""

    entries: list[Found]
    sitemaps: list[Found]


def read_sitemap(body: bytes, url: str) -> SitemapPage:
    """Everything a sitemap fetched from `url` lists. Broken XML is read as far as it goes."""
    entries: list[Found] = []
    sitemaps: list[Found] = []
    for kind, found in iterate_sitemap(body, url):
        (entries if kind == "url" else sitemaps).append(found)
    return SitemapPage(entries=entries, sitemaps=sitemaps)


def iterate_sitemap(body: bytes, url: str) -> Iterator[tuple[Literal["url", "sitemap"], Found]]:
    """The same one by one, in constant memory beside `body`."""
    stream = _Unpacked(body)
    head = stream.peek().lstrip(b"\xef\xbb\xbf\x00\t\r\n ")
    if not head.startswith(b"<") and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield from (("url", found) for found in _lines(stream, url))
    elif b"<rss" in head[:1000] or b"<feed" in head[:1000] or b"<rdf:RDF" in head[:1000]:
        yield from (("url", found) for found in read_feed(stream.read(), url))
    else:
        yield from _elements(stream, url)


def _elements(stream: _Unpacked, url: str) -> Iterator[tuple[Literal["url", "sitemap"], Found]]:
    bare = Hints(found_by="sitemap", found_on=url)
    walker = etree.iterparse(
        stream, events=("end",), recover=True, resolve_entities=False, no_network=True
    )
    try:
        for _event, element in walker:
            if not isinstance(element.tag, str):
                continue
            name = _local(element)
            if name not in ("url", "sitemap"):
                continue
            found = _entry(element, url, bare)
            if found:
                yield ("url" if name == "url" else "sitemap"), found
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]  # type: ignore[union-attr]
    except etree.XMLSyntaxError:
        return


def _entry(element: etree._Element, url: str, bare: Hints) -> Found | None:
    values: dict[str, str] = {}
    for child in element.iter():
        if isinstance(child.tag, str) and child.text and child.text.strip():
            parent = child.getparent()
            name = _local(child)
            if name == "loc" and parent is not None and _local(parent) == "image":
                name = "image"
            values.setdefault(name, child.text.strip())
    try:
        address = urljoin(url, "".join(values.get("loc", "").split()))
    except ValueError:
        return None
    if "loc" not in values or not address.startswith(("http://", "https://")):
        return None
    modified = iso_moment(values.get("lastmod"))
    # entries without news of their own share one record: a sitemap can have 50,000 of them
    if not values.keys() & {"lastmod", "title", "publication_date", "image"}:
        return Found(url=address, hints=bare)
    published = values.get("publication_date")
    return Found(
        url=address,
        modified=modified,
        hints=Hints(
            title=plain_text(values.get("title")),
            date=iso_moment(published) or published,
            modified=modified,
            thumbnail=values.get("image"),
            found_by="sitemap",
            found_on=url,
        ),
    )


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _lines(stream: _Unpacked, url: str) -> Iterator[Found]:
    hints = Hints(found_by="sitemap", found_on=url)
    for line in io.BufferedReader(stream):
        address = line.decode("utf-8", "replace").strip("\ufeff \t\r\n")
        if address.startswith(("http://", "https://")) and not any(map(str.isspace, address)):
            yield Found(url=address, hints=hints)


class _Unpacked(io.RawIOBase):
    """A body as a stream, gunzipped when it is gzip, cut at `MAX_BYTES`.

    A torn gzip gives what it holds.
    """

    def __init__(self, body: bytes) -> None:
        super().__init__()
        self._input = memoryview(body)
        self._zip = zlib.decompressobj(31) if body[:2] == _GZIP else None
        self._ready = b""
        self._left = MAX_BYTES
        self._ready = self.peek().lstrip(b"\t\r\n ")

    def readable(self) -> bool:
        return True

    def peek(self) -> bytes:
        """What comes next, at most one chunk, without taking it."""
        if not self._ready:
            self._ready = self._more()
        return self._ready

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        ready = self.peek()[: len(buffer)]
        self._ready = self._ready[len(ready) :]
        buffer[: len(ready)] = ready
        return len(ready)

    def _more(self) -> bytes:
        data = b""
        while not data and self._left > 0:
            if self._zip is None:
                data, self._input = bytes(self._input[:_CHUNK]), self._input[_CHUNK:]
                if not data:
                    break
            else:
                data = self._gunzip()
                if not data and self._zip.eof and not self._input:
                    break
                if not data and not self._input and not self._zip.unconsumed_tail:
                    break
        data = data[: self._left]
        self._left -= len(data)
        return data

    def _gunzip(self) -> bytes:
        assert self._zip is not None
        if self._zip.eof:
            # several gzip members in a row are one file
            self._input = memoryview(self._zip.unused_data + bytes(self._input))
            if bytes(self._input[:2]) != _GZIP:
                self._input = memoryview(b"")
                return b""
            self._zip = zlib.decompressobj(31)
        packed = self._zip.unconsumed_tail
        if not packed:
            packed, self._input = bytes(self._input[:_CHUNK]), self._input[_CHUNK:]
        try:
            return self._zip.decompress(packed, _CHUNK)
        except zlib.error:
            self._input = memoryview(b"")
            self._zip = zlib.decompressobj(31)
            return b""

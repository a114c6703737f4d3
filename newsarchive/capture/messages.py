"""Scrapy's requests to the bytes that go out, and exchanges to Scrapy's responses."""

from __future__ import annotations

import ipaddress
from functools import lru_cache
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import (
    DownloadCancelledError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
from scrapy.http import Headers, Response, TextResponse
from scrapy.responsetypes import responsetypes

from newsarchive.capture.decoding import whole_gzip
from newsarchive.capture.exchange import UNWANTED, Exchange

#: what `problems` calls a body that has not the coding its head says
WRONG_CODING = "no such content coding"
_MAGIC = {b"gzip": b"\x1f\x8b", b"x-gzip": b"\x1f\x8b", b"zstd": b"\x28\xb5\x2f\xfd"}


def request_bytes(request: Request, *, absolute: bool = False) -> bytes:
    """The request as it goes out. Source: RFC 9112 section 3."""
    parts = urlsplit(request.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if absolute:
        target = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{target}"
    lines = [f"{request.method} {target} HTTP/1.1".encode("latin-1")]
    if b"Host" not in request.headers:
        lines.append(
            b"Host: "
            + parts.netloc.rpartition("@")[2].encode(
                "idna" if not parts.netloc.isascii() else "ascii"
            )
        )
    for name, values in request.headers.items():
        if name.lower() == b"content-length":
            continue
        lines.extend(name + b": " + value for value in values if value is not None)
    if request.body or request.method in ("POST", "PUT", "PATCH"):
        lines.append(b"Content-Length: %d" % len(request.body))
    return b"\r\n".join(lines) + b"\r\n\r\n" + request.body


def decoded_body(exchange: Exchange, body: bytes, maxsize: int) -> bytes | None:
    """A gzip body decoded, when it is whole and has no more than `maxsize` bytes (0: any); None for all others."""
    head = exchange.head
    if head is None or not body or exchange.truncated or WRONG_CODING in exchange.problems:
        return None
    return whole_gzip(body, maxsize) if head.content_coding in (b"gzip", b"x-gzip") else None


def response_of(
    request: Request,
    exchange: Exchange,
    body: bytes,
    *,
    decoded: bytes | None = None,
    maxsize: int,
    fail_on_dataloss: bool,
) -> Response:
    """What the spider gets of an exchange; what is wrong with it stands in the response's flags.

    A body that is `decoded` already comes without its Content-Encoding; others are left to Scrapy's middleware.
    Raises Scrapy's download errors for what is no whole response.
    """
    head = exchange.head
    if exchange.truncated == "time":
        raise DownloadTimeoutError(f"{exchange.url} was not finished in time")
    if head is None or head.status == 0:
        raise DownloadFailedError(
            f"{exchange.url} answered with something that is not HTTP: {'; '.join(exchange.problems)}"
        )
    if UNWANTED in exchange.problems:
        raise DownloadCancelledError(f"{exchange.url} is {UNWANTED}")
    flags = list(exchange.problems)
    if exchange.truncated == "disconnect":
        flags.append("dataloss")
        if fail_on_dataloss:
            raise ResponseDataLossError(f"{exchange.url} broke off")
    if exchange.truncated == "length":
        raise DownloadCancelledError(
            f"{exchange.url} is longer than {exchange.raw.length} bytes: cut there, not read"
        )
    if maxsize and exchange.entity_length > maxsize:
        raise DownloadCancelledError(f"{exchange.url} has over {maxsize} bytes: captured, not read")
    headers = Headers()
    for name, value in head.fields:
        if name.lower() == b"content-encoding" and (
            decoded is not None or WRONG_CODING in exchange.problems
        ):
            # nothing is to be undone
            continue
        headers.appendlist(name, value)
    if decoded is not None:
        body = decoded
    try:
        kind = responsetypes.from_args(headers=headers, url=request.url, body=body)
    except (ValueError, UnicodeError):
        # header values that nobody can read
        kind = TextResponse
    response: Response = kind(
        url=request.url,
        status=head.status,
        headers=headers,
        body=body,
        flags=flags,
        ip_address=_address(exchange.ip) if exchange.ip else None,
        protocol=f"HTTP/{head.version}",
    )
    return response


@lru_cache(maxsize=1024)
def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    return ipaddress.ip_address(text)


def is_html(exchange: Exchange) -> bool:
    """Whether an exchange is a page, by what its server says."""
    kind = exchange.head.value(b"content-type") if exchange.head else None
    return kind is not None and b"html" in kind.lower()


def note_wrong_coding(exchange: Exchange, body: bytes) -> None:
    """Flag a body that is said to be compressed and is not."""
    head = exchange.head
    if head is None or exchange.reader is None or not body:
        return
    magic = _MAGIC.get(head.content_coding)
    if magic is not None and not body.startswith(magic):
        exchange.reader.problems.append(WRONG_CODING)

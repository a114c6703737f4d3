"""WARC 1.1 records of an exchange (ISO 28500:2017).

Transfer coding stays in the block; the payload digest is over the de-chunked entity body, content coding kept
(section 5.9 and 6.3.2; as warcprox and jwarc do it).
"""

from __future__ import annotations

import ipaddress
import json
import os
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from newsarchive.capture.digests import Algorithm, digest_of
from newsarchive.capture.exchange import DnsAnswer, Exchange
from newsarchive.capture.links import outlinks

Fields = list[tuple[str, str]]


def new_record_id() -> str:
    """A fresh `urn:uuid:…` of version 4, random (RFC 9562 section 5.4): `uuid.uuid4`, several times as fast."""
    text = os.urandom(16).hex()
    variant = "89ab"[int(text[16], 16) & 3]
    return f"urn:uuid:{text[:8]}-{text[8:12]}-4{text[13:16]}-{variant}{text[17:20]}-{text[20:]}"


def warc_date(moment: datetime) -> str:
    """WARC-Date in UTC with microseconds (WARC 1.1 section 5.4)."""
    return f"{moment.isoformat(timespec='microseconds')[:26]}Z"


def lines_of(fields: Fields) -> str:
    """Fields as they stand in a record's header."""
    return "".join([f"{name}: {value}\r\n" for name, value in fields])


def record_head(kind: str, lines: str, length: int) -> bytes:
    """The header of one record, up to and with its empty line; `lines` are its fields, as `lines_of` makes them."""
    return f"WARC/1.1\r\nWARC-Type: {kind}\r\n{lines}Content-Length: {length}\r\n\r\n".encode()


def warcinfo(fields: Fields, filename: str, now: datetime, algorithm: Algorithm = "sha1") -> bytes:
    """The record that opens every file."""
    block = warc_fields(fields)
    head: Fields = [
        ("WARC-Record-ID", f"<{new_record_id()}>"),
        ("WARC-Date", warc_date(now)),
        ("WARC-Filename", filename),
        ("Content-Type", "application/warc-fields"),
        ("WARC-Block-Digest", digest_of(block, algorithm)),
    ]
    return record_head("warcinfo", lines_of(head), len(block)) + block + b"\r\n\r\n"


def warc_fields(fields: Fields) -> bytes:
    """`application/warc-fields`: one `name: value` a line, line breaks in values folded away."""
    return "".join(f"{name}: {' '.join(value.split())}\r\n" for name, value in fields).encode(
        "utf-8"
    )


class Common(NamedTuple):
    """Lines that the records of an exchange have in common."""

    #: when and what
    what: str
    #: from whom and how
    how: str


def common_lines(exchange: Exchange) -> Common:
    """Lines that the records of an exchange have in common."""
    what = f"WARC-Date: {warc_date(exchange.started)}\r\nWARC-Target-URI: {exchange.url}\r\n"
    how = f"WARC-IP-Address: {exchange.ip}\r\n" if exchange.ip else ""
    how += f"WARC-Protocol: http/{exchange.head.version if exchange.head else '1.1'}\r\n"
    if exchange.tls:
        how += f"WARC-Protocol: {exchange.tls.protocol}\r\n"
        how += f"WARC-Cipher-Suite: {exchange.tls.cipher}\r\n"
    return Common(what, how)


def request_record(
    exchange: Exchange, common: Common, record_id: str, response_id: str | None
) -> bytes:
    """The request of an exchange; concurrent to its response, if there is one."""
    concurrent = f"WARC-Concurrent-To: <{response_id}>\r\n" if response_id is not None else ""
    lines = (
        f"WARC-Record-ID: <{record_id}>\r\n{common.what}{common.how}{concurrent}"
        "Content-Type: application/http; msgtype=request\r\n"
    )
    return small_record("request", lines, exchange.request, exchange.algorithm)


def metadata_record(exchange: Exchange, common: Common, concurrent_to: str) -> bytes:
    """What is known of an exchange beyond its bytes, and where its page links to."""
    lines = (
        f"WARC-Record-ID: <{new_record_id()}>\r\n{common.what}"
        f"WARC-Concurrent-To: <{concurrent_to}>\r\nContent-Type: application/warc-fields\r\n"
    )
    block = warc_fields(metadata_fields(exchange))
    # links hold no line breaks, and there may be a thousand
    block += "".join([f"outlink: {link}\r\n" for link in outlinks(exchange)]).encode()
    return small_record("metadata", lines, block, exchange.algorithm)


def dns_record(answer: DnsAnswer, algorithm: Algorithm = "sha1") -> bytes:
    """What the resolver said of a host: a `dns:` resource of type `text/dns`.

    Source: WARC 1.1 section 6.4, RFC 4501, RFC 4027.

    The system's resolver tells no times to live: they are left out.
    """
    lines = [answer.asked.strftime("%Y%m%d%H%M%S")]
    for address in answer.addresses:
        kind = "AAAA" if ipaddress.ip_address(address.partition("%")[0]).version == 6 else "A"
        lines.append(f"{answer.host}.\tIN\t{kind}\t{address}")
    fields: Fields = [
        ("WARC-Record-ID", f"<{new_record_id()}>"),
        ("WARC-Date", warc_date(answer.asked)),
        ("WARC-Target-URI", f"dns:{answer.host}"),
        ("Content-Type", "text/dns"),
    ]
    return small_record(
        "resource", lines_of(fields), ("\n".join(lines) + "\n").encode("utf-8"), algorithm
    )


def metadata_fields(exchange: Exchange) -> Fields:
    """How an exchange came about and how it went, as `application/warc-fields`."""
    fields: Fields = [("fetchTimeMs", str(round(exchange.seconds * 1000)))]
    context = exchange.context
    if context is not None:
        if context.via:
            fields.append(("via", context.via))
        fields += [
            ("newsarchive-source", context.source_id),
            ("newsarchive-role", context.role),
            ("newsarchive-run", context.run_id),
        ]
        if context.browser:
            fields.append(("newsarchive-browser", "yes"))
        if context.hints is not None:
            known: dict[str, Any] = {
                name: value for name, value in context.hints.to_dict().items() if value is not None
            }
            fields.append(("newsarchive-hints", json.dumps(known, ensure_ascii=True)))
    if exchange.addresses:
        fields.append(("newsarchive-dns", " ".join(exchange.addresses)))
    if exchange.tls:
        fields.append(("newsarchive-tls", f"{exchange.tls.protocol} {exchange.tls.cipher}"))
        fields += [(f"newsarchive-tls-{name}", text) for name, text in exchange.tls.certificate]
        if exchange.tls.certificate_problem:
            fields.append(("newsarchive-certificate", exchange.tls.certificate_problem))
    fields += [("newsarchive-problem", problem) for problem in exchange.problems]
    return fields


def small_record(kind: str, lines: str, block: bytes, algorithm: Algorithm = "sha1") -> bytes:
    """A whole record whose block is in memory, with its block digest."""
    lines = f"{lines}WARC-Block-Digest: {digest_of(block, algorithm)}\r\n"
    return record_head(kind, lines, len(block)) + block + b"\r\n\r\n"


def parts_of(head: bytes, block: Iterable[bytes]) -> Iterable[bytes]:
    """Head, block and the two line ends of a record, in parts."""
    yield head
    yield from block
    yield b"\r\n\r\n"

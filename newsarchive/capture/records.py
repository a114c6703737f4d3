"""WARC 1.1 records of an exchange (ISO 28500:2017).

Transfer coding stays in the block; the payload digest is over the de-chunked entity body, content coding kept
(section 5.9 and 6.3.2; as warcprox and jwarc do it).
"""

from __future__ import annotations

import base64
import hashlib
import json
import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from newsarchive.capture.exchange import Exchange

Fields = list[tuple[str, str]]


def new_record_id() -> str:
    """A fresh `urn:uuid:…`."""
    return f"urn:uuid:{uuid.uuid4()}"


def warc_date(moment: datetime) -> str:
    """WARC-Date in UTC with microseconds (WARC 1.1 section 5.4)."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def base32_sha1(digest: bytes) -> str:
    """`sha1:` and upper-case Base32, as crawlers and CDX servers write it."""
    return "sha1:" + base64.b32encode(digest).decode("ascii")


def record_head(kind: str, fields: Fields, length: int) -> bytes:
    """The header of one record, up to and with its empty line."""
    lines = ["WARC/1.1", f"WARC-Type: {kind}"]
    lines += [f"{name}: {value}" for name, value in fields]
    lines.append(f"Content-Length: {length}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8")


def warcinfo(fields: Fields, filename: str, now: datetime) -> bytes:
    """The record that opens every file."""
    block = warc_fields(fields)
    head: Fields = [
        ("WARC-Record-ID", f"<{new_record_id()}>"),
        ("WARC-Date", warc_date(now)),
        ("WARC-Filename", filename),
        ("Content-Type", "application/warc-fields"),
        ("WARC-Block-Digest", base32_sha1(hashlib.sha1(block).digest())),
    ]
    return record_head("warcinfo", head, len(block)) + block + b"\r\n\r\n"


def warc_fields(fields: Fields) -> bytes:
    """`application/warc-fields`: one `name: value` a line, line breaks in values folded away."""
    return "".join(f"{name}: {' '.join(value.split())}\r\n" for name, value in fields).encode(
        "utf-8"
    )


def common_fields(exchange: Exchange, record_id: str) -> Fields:
    """Fields that all records of an exchange have."""
    fields: Fields = [
        ("WARC-Record-ID", f"<{record_id}>"),
        ("WARC-Date", warc_date(exchange.started)),
        ("WARC-Target-URI", exchange.url),
    ]
    if exchange.ip:
        fields.append(("WARC-IP-Address", exchange.ip))
    version = exchange.head.version if exchange.head else "1.1"
    fields.append(("WARC-Protocol", f"http/{version}"))
    if exchange.tls:
        fields.append(("WARC-Protocol", exchange.tls.protocol))
        fields.append(("WARC-Cipher-Suite", exchange.tls.cipher))
    return fields


def metadata_fields(exchange: Exchange) -> Fields:
    """What is known of an exchange beyond its bytes, as `application/warc-fields`."""
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
        if context.hints is not None:
            known: dict[str, Any] = {
                name: value for name, value in context.hints.to_dict().items() if value is not None
            }
            fields.append(("newsarchive-hints", json.dumps(known, ensure_ascii=True)))
    if exchange.tls and exchange.tls.certificate_problem:
        fields.append(("newsarchive-certificate", exchange.tls.certificate_problem))
    problems = exchange.reader.problems if exchange.reader else []
    fields += [("newsarchive-problem", problem) for problem in problems]
    return fields


def small_record(kind: str, fields: Fields, block: bytes) -> bytes:
    """A whole record whose block is in memory, with its block digest."""
    digest = ("WARC-Block-Digest", base32_sha1(hashlib.sha1(block).digest()))
    return record_head(kind, [*fields, digest], len(block)) + block + b"\r\n\r\n"


def parts_of(head: bytes, block: Iterable[bytes]) -> Iterable[bytes]:
    """Head, block and the two line ends of a record, in parts."""
    yield head
    yield from block
    yield b"\r\n\r\n"

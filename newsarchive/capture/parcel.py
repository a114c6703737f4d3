"""What goes to the process that writes exchanges and what comes back; the exchange as it is put together there.

Bytes go over once: where the entity body is a piece of the response, it is taken from there on the other side, and
digests over both too. A response that lies in a file goes over as that file.
"""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal, NamedTuple

from newsarchive.capture.capture import PageContext
from newsarchive.capture.digests import Algorithm, LaterHash
from newsarchive.capture.exchange import DnsAnswer, Exchange, RawBytes, TlsFacts, Truncation
from newsarchive.capture.http1 import ResponseReader
from newsarchive.capture.http_head import Head
from newsarchive.capture.instants import microseconds_of, moment_of
from newsarchive.capture.links import LARGEST

if TYPE_CHECKING:
    from newsarchive.warc.catalogue import WarcCatalogue


class Setup(NamedTuple):
    """What the process is told first."""

    folder: Path
    #: of `WarcWriter`
    options: dict[str, Any]
    #: what is told of captures and finished files, and asked for earlier ones
    catalogue: WarcCatalogue | None
    #: seconds after which an idle writer looks whether its file is old enough to be finished
    look: float = 5.0


class Written(NamedTuple):
    """Of a capture what only its writer knows."""

    record_id: str
    record_type: Literal["response", "revisit"]
    surt: str
    mime: str | None
    payload_digest: str | None
    warc_file: str
    offset: int
    length: int
    refers_to: str | None


class Refusal(NamedTuple):
    """Why an exchange can not be written."""

    reason: str


class Remark(NamedTuple):
    """A line for the crawl's log."""

    name: str
    level: int
    text: str


class Parcel(NamedTuple):
    """An exchange on its way."""

    url: str
    method: str
    #: microseconds since 1970
    started: int
    request: bytes
    context: PageContext | None
    ip: str | None
    tls: TlsFacts | None
    truncated: Truncation | None
    seconds: float
    algorithm: Algorithm
    addresses: tuple[str, ...]
    dns: DnsAnswer | None
    unanswered: str | None
    #: what a `Head` is made of
    head: tuple[int, bytes, str, list[tuple[bytes, bytes]]] | None
    head_length: int
    problems: tuple[str, ...]
    entity_length: int
    #: the response; None when it lies in a file
    raw: bytes | None
    #: digests that were taken while it passed; None when they are to be taken from `raw`
    block_digest: bytes | None
    payload_digest: bytes | None
    #: of an HTML page the entity body; None when it is to be taken from `raw`
    page: bytes | None
    page_is_decoded: bool


def pack(exchange: Exchange) -> Parcel:
    """An exchange as it goes over; its raw response goes beside when it lies in a file."""
    reader, head = exchange.reader, exchange.head
    raw = b"".join(exchange.raw) if exchange.raw.is_in_memory else None
    is_piece = (
        raw is not None
        and reader is not None
        and reader.body_is_a_piece
        and reader.head_length + exchange.entity_length <= len(raw)
    )
    return Parcel(
        url=exchange.url,
        method=exchange.method,
        started=microseconds_of(exchange.started),
        request=exchange.request,
        context=exchange.context,
        ip=exchange.ip,
        tls=exchange.tls,
        truncated=exchange.truncated,
        seconds=exchange.seconds,
        algorithm=exchange.algorithm,
        addresses=exchange.addresses,
        dns=exchange.dns,
        unanswered=exchange.unanswered,
        head=(head.status, head.reason, head.version, head.fields) if head else None,
        head_length=reader.head_length if reader else 0,
        problems=tuple(reader.problems) if reader else (),
        entity_length=exchange.entity_length,
        raw=raw,
        block_digest=exchange.block_hash.digest() if raw is None else None,
        payload_digest=None if is_piece else exchange.payload_hash.digest(),
        page=None if is_piece and exchange.page else exchange.page[:LARGEST],
        page_is_decoded=exchange.page_is_decoded and not is_piece,
    )


def unpack(parcel: Parcel, file: IO[bytes] | None = None) -> Exchange:
    """The exchange as it is to be written; `file` holds its raw response when the parcel does not."""
    reader = ResponseReader(parcel.method, lambda _part: None)
    reader.head = None if parcel.head is None else Head(*parcel.head)
    reader.head_length = parcel.head_length
    reader.problems = list(parcel.problems)
    raw = RawBytes() if file is None else RawBytes.of_file(file)
    if parcel.raw:
        raw.add(parcel.raw)
    exchange = Exchange(
        url=parcel.url,
        method=parcel.method,
        started=moment_of(parcel.started),
        request=parcel.request,
        context=parcel.context,
        ip=parcel.ip,
        tls=parcel.tls,
        truncated=parcel.truncated,
        seconds=parcel.seconds,
        raw=raw,
        entity_length=parcel.entity_length,
        algorithm=parcel.algorithm,
        reader=reader,
        addresses=parcel.addresses,
        dns=parcel.dns,
        unanswered=parcel.unanswered,
    )
    entity = b""
    if parcel.raw is not None and (parcel.payload_digest is None or parcel.page is None):
        entity = parcel.raw[parcel.head_length : parcel.head_length + parcel.entity_length]
    exchange.page = entity if parcel.page is None else parcel.page
    exchange.page_is_decoded = parcel.page_is_decoded
    exchange.block_hash = LaterHash(parcel.algorithm, parcel.block_digest)
    exchange.payload_hash = LaterHash(parcel.algorithm, parcel.payload_digest)
    exchange.block_hash.update(parcel.raw or b"")
    exchange.payload_hash.update(entity)
    return exchange

"""Which earlier response an answer repeats: those of this run, kept in little memory, and those of runs before."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from newsarchive.capture.capture import Capture
from newsarchive.capture.exchange import Exchange
from newsarchive.capture.instants import microseconds_of, moment_of

#: finds a response of an earlier run by the digest of its payload, None for any, and its address
FindEarlier = Callable[[str | None, str], Capture | None]

#: payloads of this run that a revisit record may point to
_REMEMBERED = 50_000
#: record id, microseconds since 1970
_PAYLOAD = struct.Struct(">16sq")


class Original(NamedTuple):
    """The response that a revisit refers to."""

    record_id: str
    url: str
    fetched_at: datetime
    payload_digest: str | None


class Originals:
    """The responses that later answers may repeat."""

    def __init__(self, find_earlier: FindEarlier | None) -> None:
        self._find_earlier = find_earlier
        #: by digest of payload and address: record id and time, packed, since a crawl has many
        self._payloads: dict[bytes, bytes] = {}

    def repeated_by(self, exchange: Exchange, payload: str | None, status: int) -> Original | None:
        """The response that an answer repeats; only whole GET 200 answers with a body are compared."""
        if exchange.method != "GET":
            return None
        if status == 304:
            return self._find(None, exchange.url)
        if status != 200 or not payload or exchange.truncated:
            return None
        known = self._payloads.get(_key(payload, exchange.url)) if self._payloads else None
        if known is None:
            return self._find(payload, exchange.url)
        record, microseconds = _PAYLOAD.unpack(known)
        return Original(UUID(bytes=record).urn, exchange.url, moment_of(microseconds), payload)

    def remember(self, payload: str, url: str, capture: Capture) -> None:
        """A response that later ones of this run may repeat."""
        self._payloads[_key(payload, url)] = _PAYLOAD.pack(
            bytes.fromhex(capture.record_id.removeprefix("urn:uuid:").replace("-", "")),
            microseconds_of(capture.fetched_at),
        )
        if len(self._payloads) > _REMEMBERED:
            del self._payloads[next(iter(self._payloads))]

    def _find(self, payload: str | None, url: str) -> Original | None:
        found = self._find_earlier(payload, url) if self._find_earlier is not None else None
        if found is None:
            return None
        return Original(found.record_id, found.url, found.fetched_at, found.payload_digest)


def _key(payload: str, url: str) -> bytes:
    return hashlib.blake2b(f"{payload} {url}".encode("utf-8", "replace"), digest_size=16).digest()

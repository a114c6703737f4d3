"""Digests as WARC records state them: `sha1:` in upper-case Base32, `sha256:` in lower-case hexadecimal.

SHA-1 in Base32 is what crawlers, CDX servers and replay compare; SHA-256 is there for archives whose rules ask for
it. Files of others may write either in either alphabet. Source: WARC 1.1 section 5.8.
"""

from __future__ import annotations

import base64
import hashlib
import re
import string
from typing import Literal

Algorithm = Literal["sha1", "sha256"]

_BYTES = {"sha1": 20, "sha256": 32}
_HEX = re.compile(r"[0-9a-fA-F]+\Z")
_BASE32 = (string.ascii_uppercase + "234567").encode("ascii").ljust(256)
#: bytes that wait to be hashed at most
_WAITING = 1024 * 1024


def _halvings() -> list[tuple[int, int, int]]:
    """(low half, high half, shift) of the steps that move 32 groups of five bits into a byte each.

    A number of 160 bits is halved, its halves are moved apart, each is halved again: five steps of all at once.
    """
    steps = []
    for groups in (16, 8, 4, 2, 1):
        half = (1 << 5 * groups) - 1
        low = sum(half << start for start in range(0, 256, 16 * groups))
        steps.append((low, low << 5 * groups, 3 * groups))
    return steps


_HALVINGS = _halvings()


def new_hash(algorithm: Algorithm) -> hashlib._Hash:
    """A hash object of an algorithm."""
    return hashlib.sha1() if algorithm == "sha1" else hashlib.sha256()


def labelled(algorithm: Algorithm, digest: bytes) -> str:
    """A digest as our records state it.

    >>> labelled("sha1", hashlib.sha1(b"").digest())
    'sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ'
    """
    if algorithm == "sha1":
        # the standard library's Base32 takes three times as long, four times a page
        number = int.from_bytes(digest, "big")
        for low, high, shift in _HALVINGS:
            number = number & low | (number & high) << shift
        return "sha1:" + number.to_bytes(32, "big").translate(_BASE32).decode("ascii")
    return f"{algorithm}:{digest.hex()}"


class LaterHash:
    """A digest over bytes as they come that is taken when it is asked for: few bytes wait until then.

    Who reads a socket has no time for it, and who asks may do so on another thread: of many bytes at once the digest
    is taken without Python's lock.
    """

    __slots__ = ("_hash", "_known", "_length", "_parts")

    def __init__(self, algorithm: Algorithm, known: bytes | None = None) -> None:
        #: taken elsewhere
        self._known = known
        self._hash = new_hash(algorithm)
        self._parts: list[bytes] = []
        self._length = 0

    def update(self, part: bytes) -> None:
        """Take the next bytes."""
        self._parts.append(part)
        self._length += len(part)
        if self._length > _WAITING:
            self._take()

    def digest(self) -> bytes:
        """The digest over all that came, or the one that is known."""
        if self._known is not None:
            return self._known
        self._take()
        return self._hash.digest()

    def _take(self) -> None:
        self._hash.update(b"".join(self._parts))
        self._parts.clear()
        self._length = 0


def digest_of(data: bytes, algorithm: Algorithm = "sha1") -> str:
    """The digest of some bytes as our records state it."""
    hashed = new_hash(algorithm)
    hashed.update(data)
    return labelled(algorithm, hashed.digest())


def parse_digest(stated: str) -> tuple[Algorithm, bytes] | None:
    """Algorithm and bytes of a stated digest, in hexadecimal or Base32; None when it is neither or unknown."""
    name, _colon, text = stated.partition(":")
    algorithm = name.strip().lower().replace("-", "")
    length = _BYTES.get(algorithm)
    if length is None:
        return None
    text = text.strip()
    try:
        if len(text) == 2 * length and _HEX.match(text):
            digest = bytes.fromhex(text)
        else:
            digest = base64.b32decode(text.upper() + "=" * (-len(text) % 8))
    except ValueError:
        return None
    if len(digest) != length:
        return None
    return ("sha1" if algorithm == "sha1" else "sha256"), digest


def agrees(stated: str, data: bytes) -> bool:
    """Whether some bytes have the digest stated; False when the statement can not be read."""
    parsed = parse_digest(stated)
    if parsed is None:
        return False
    algorithm, digest = parsed
    hashed = new_hash(algorithm)
    hashed.update(data)
    return hashed.digest() == digest

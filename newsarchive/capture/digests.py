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
_BASE32 = string.ascii_uppercase + "234567"
#: two characters of Base32 at a time; the standard library's way takes ten times as long, four times a page
_PAIRS = [one + other for one in _BASE32 for other in _BASE32]
_SHIFTS = range(150, -1, -10)


def new_hash(algorithm: Algorithm) -> hashlib._Hash:
    """A hash object of an algorithm."""
    return hashlib.sha1() if algorithm == "sha1" else hashlib.sha256()


def labelled(algorithm: Algorithm, digest: bytes) -> str:
    """A digest as our records state it.

    >>> labelled("sha1", hashlib.sha1(b"").digest())
    'sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ'
    """
    if algorithm == "sha1":
        number = int.from_bytes(digest, "big")
        return "sha1:" + "".join([_PAIRS[number >> shift & 1023] for shift in _SHIFTS])
    return f"{algorithm}:{digest.hex()}"


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

"""Content codings undone, within bounds."""

from __future__ import annotations

import sys
import zlib

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

#: a decoded body is cut here: a few kilobytes of gzip can hold gigabytes
LARGEST = 256 * 1024 * 1024


def decode_content(entity: bytes, codings: str, *, largest: int = LARGEST) -> bytes:
    """Undo the Content-Encoding of an entity body; what is broken or unknown comes back as far as it can be read."""
    body = entity
    for coding in reversed([part.strip().lower() for part in codings.split(",") if part.strip()]):
        if coding in ("gzip", "x-gzip") and body[:2] != b"\x1f\x8b":
            # said and not done
            continue
        if coding in ("gzip", "x-gzip"):
            body = _inflate(body, 31, largest)
        elif coding == "deflate":
            # servers mean zlib or raw deflate by this name
            body = _inflate(body, 15, largest) or _inflate(body, -15, largest)
        elif coding == "br":
            body = _unbrotli(body, largest)
        elif coding == "zstd":
            body = _unzstd(body, largest)
    return body


def _inflate(data: bytes, window: int, largest: int) -> bytes:
    out = bytearray()
    while data and len(out) < largest:
        inflater = zlib.decompressobj(window)
        try:
            out += inflater.decompress(data, largest - len(out))
        except zlib.error:
            # keep what came before the damage
            out += _salvage(data, window, largest)
            break
        data = inflater.unused_data if window == 31 else b""
    return bytes(out)


def _salvage(data: bytes, window: int, largest: int) -> bytes:
    inflater = zlib.decompressobj(window)
    out = bytearray()
    for start in range(0, len(data), 512):
        try:
            out += inflater.decompress(data[start : start + 512], largest - len(out) or 1)
        except zlib.error:
            break
    return bytes(out)


def _unbrotli(data: bytes, largest: int) -> bytes:
    decoder = brotli.Decompressor()
    out = bytearray()
    try:
        for start in range(0, len(data), 65536):
            out += decoder.process(data[start : start + 65536])
            if len(out) > largest:
                return bytes(out[:largest])
    except brotli.error:
        return bytes(out)
    return bytes(out)


def _unzstd(data: bytes, largest: int) -> bytes:
    out = bytearray()
    while data and len(out) < largest:
        decoder = zstd.ZstdDecompressor()
        try:
            for start in range(0, len(data), 65536):
                # bytes after the end of a frame are those of the next one
                out += decoder.decompress(data[start : start + 65536], largest - len(out))
                if decoder.eof or len(out) >= largest:
                    data = decoder.unused_data + data[start + 65536 :]
                    break
            else:
                break
        except zstd.ZstdError:
            break
    return bytes(out[:largest])

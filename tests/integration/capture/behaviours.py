"""What servers do on the wire, well-bred and not: each behaviour as the bytes sent and what a capture must make of them.

Expectations are written by hand, never taken from our own reader: the entity body (for the payload digest), the
outcome for the spider, the flag in the metadata record, the reason in WARC-Truncated.
"""

from __future__ import annotations

import gzip
import random
import sys
import zlib
from dataclasses import dataclass
from typing import Literal

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

#: how the server ends: `keep` the connection; `close` it; close it a moment later though it promised to keep it;
#: `reset` it; say nothing more until the client goes (`hang`); send filler until the client goes (`endless`)
End = Literal["keep", "close", "close-idle", "reset", "hang", "endless"]

#: responses are cut here in the tests of the matrix, in bytes
CAP = 4_000_000
#: bodies over this are captured, not read, in bytes
MAXSIZE = 3_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """One way to answer."""

    name: str
    #: one phrase for the table in the documentation
    about: str
    #: bytes in the order of sending; a number is a pause in seconds
    sends: tuple[bytes | float, ...]
    end: End = "keep"
    #: sent again and again by an endless server
    filler: bytes = b""
    method: str = "GET"
    #: of the request
    body: bytes = b""
    #: entity body as received; None: not compared (cut somewhere)
    entity: bytes | None = b""
    #: status that the spider gets; None: its errback is called
    status: int | None = 200
    truncated: str | None = None
    #: begins a `newsarchive-problem` of the metadata record
    problem: str | None = None

    @property
    def wire(self) -> bytes:
        """What is sent before the end."""
        return b"".join(part for part in self.sends if isinstance(part, bytes))


_TEXT = b"<p>Wali Kota meninjau pasar.</p>\n"
_OK = b"HTTP/1.1 200 OK\r\n"
_HTML = b"Content-Type: text/html; charset=utf-8\r\n"
_CHUNKED = _OK + _HTML + b"Transfer-Encoding: chunked\r\n"


def _length(body: bytes) -> bytes:
    return b"Content-Length: %d\r\n" % len(body)


def _chunks(*parts: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)


def _page(*lines: bytes, body: bytes = _TEXT, start: bytes = _OK) -> bytes:
    return start + _HTML + b"".join(lines) + _length(body) + b"\r\n" + body


def _coded(coding: bytes, body: bytes) -> bytes:
    return _page(b"Content-Encoding: " + coding + b"\r\n", body=body)


def _raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


_GZIP = gzip.compress(_TEXT * 50, mtime=0)
_BOMB = gzip.compress(bytes(30_000_000), mtime=0)
_LARGE = random.Random(3).randbytes(2_500_000)


def _answer(name: str, about: str, *sends: bytes | float, **more: object) -> Behaviour:
    return Behaviour(name=name, about=about, sends=sends, **more)  # type: ignore[arg-type]


BEHAVIOURS: tuple[Behaviour, ...] = (
    # heads
    _answer("plain", "Content-Length, connection kept", _page(), entity=_TEXT),
    _answer("case-order", "odd case, order and spacing of fields", _OK + b"x-PoWeReD:PHP\r\nSERVER:   nginx  \r\ncontent-LENGTH: 3\r\nDATE: kemarin\r\nX-powered: lagi\r\n\r\nabc", entity=b"abc"),
    _answer("cookies", "a field sent three times", _page(b"Set-Cookie: a=1\r\nSet-Cookie: b=2\r\nset-cookie: a=3\r\n"), entity=_TEXT),
    _answer("reason", "a reason phrase of its own", _page(start=b"HTTP/1.1 200 Mantap  Betul\r\n"), entity=_TEXT),
    _answer("reason-latin1", "a reason phrase in Latin-1", _page(start=b"HTTP/1.1 200 D\xe9j\xe0 vu\r\n"), entity=_TEXT),
    _answer("reason-none", "no reason phrase", _page(start=b"HTTP/1.1 200\r\n"), entity=_TEXT),
    _answer("status-999", "a status that no standard knows", _page(start=b"HTTP/1.1 999 Ditolak\r\n"), entity=_TEXT, status=999),
    _answer("lower-case-version", "the protocol's name in lower case", _page(start=b"http/1.1 200 ok\r\n"), entity=_TEXT),
    _answer("lf-only", "line ends without CR in the head", _page().replace(b"\r\n", b"\n"), entity=_TEXT),
    _answer("mixed-ends", "both line ends in one head", _OK + b"A: 1\nB: 2\r\nContent-Length: 3\n\r\nabc", entity=b"abc"),
    _answer("leading-line", "an empty line before the status line", b"\r\n" + _page(), entity=_TEXT),
    _answer("colonless", "header lines without a colon", _page(b"this is no field\r\n", b"Warning\r\n"), entity=_TEXT),
    _answer("folded", "a folded header line", _page(b"X-Long: satu\r\n  dua\r\n\ttiga\r\n"), entity=_TEXT),
    _answer("space-before-colon", "a space before the colon", _OK + b"Content-Length : 3\r\n\r\nabc", entity=b"abc"),
    _answer("header-64k", "a header of 64 KB", _page(b"X-Panjang: " + b"x" * 65_536 + b"\r\n"), entity=_TEXT),
    _answer("headers-2000", "two thousand header lines", _page(*(b"X-%d: %d\r\n" % (n, n) for n in range(2000))), entity=_TEXT),
    _answer("nul-header", "NUL and control bytes in a header", _page(b"X-Nul: a\x00b\x01\x7fc\r\n"), entity=_TEXT),
    _answer("latin1-header", "bytes that are no UTF-8 in headers", _page(b"X-Nama: Jos\xe9 \xff\xfe\r\nContent-Disposition: inline; filename=\xe9\xff.html\r\n"), entity=_TEXT),
    _answer("nul-body", "NUL bytes in the body", _page(body=b"<p>a\x00b</p>\x00\x00"), entity=b"<p>a\x00b</p>\x00\x00"),
    _answer("head-pieces", "the head in pieces, cut inside line ends", b"HTTP/1.1 2", 0.02, b"00 OK\r", 0.02, b"\nContent-Le", 0.02, b"ngth: 3\r\n\r", 0.02, b"\nab", 0.02, b"c", entity=b"abc"),
    _answer("head-too-long", "a head that does not end in 300 KB", _OK + b"X-A: b\r\n" * 40_000, end="close", entity=None, status=None, truncated="length", problem="head too long"),
    _answer("head-endless", "an endless head", _OK, end="endless", filler=b"X-Lagi: dan lagi\r\n" * 500, entity=None, status=None, truncated="length", problem="head too long"),
    _answer("head-unfinished", "closed in the middle of the head", _OK + b"Content-Type: text/h", end="close", truncated="disconnect", problem="head not ended", status=None),
    _answer("garbage", "no HTTP at all", b"SSH-2.0-OpenSSH_9.2\r\n\r\n\x00\xff", end="close", entity=None, status=None, problem="no status line"),
    # interim answers
    _answer("continue-100", "100 Continue before the answer", b"HTTP/1.1 100 Continue\r\n\r\n" + _page(), entity=_TEXT),
    _answer("hints-103", "103 Early Hints, then the answer", b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n", 0.03, _page(), entity=_TEXT),
    _answer("interim-many", "five interim answers", b"HTTP/1.1 102 Processing\r\n\r\n" * 5 + _page(), entity=_TEXT),
    # no body
    _answer("no-content-204", "204", b"HTTP/1.1 204 No Content\r\nX-A: 1\r\n\r\n", status=204),
    _answer("body-on-204", "204 with a body all the same", b"HTTP/1.1 204 No Content\r\nContent-Length: 3\r\n\r\nabc", status=204, problem="bytes after the end"),
    _answer("not-modified-304", "304", b'HTTP/1.1 304 Not Modified\r\nETag: "x"\r\nContent-Length: 900\r\n\r\n', status=304),
    _answer("head-method", "HEAD", _OK + _HTML + b"Content-Length: 5000\r\n\r\n", method="HEAD"),
    _answer("head-method-body", "HEAD answered with a body", _page(), method="HEAD", problem="bytes after the end"),
    _answer("empty", "Content-Length: 0", _page(body=b"")),
    _answer("redirect", "301 with a body", _page(b"Location: /plain\r\n", start=b"HTTP/1.1 301 Pindah\r\n"), entity=_TEXT, status=301),
    _answer("not-found", "404 with a body", _page(start=b"HTTP/1.1 404 Tidak Ada\r\n"), entity=_TEXT, status=404),
    _answer("post", "POST with a body", _page(), method="POST", body=b"nama=wali&kota=\xff", entity=_TEXT),
    # where the body ends
    _answer("close-delimited", "ended by closing", _OK + _HTML + b"\r\n" + _TEXT, end="close", entity=_TEXT),
    _answer("http10-close", "HTTP/1.0, ended by closing", b"HTTP/1.0 200 OK\r\n" + _HTML + b"\r\n" + _TEXT, end="close", entity=_TEXT),
    _answer("http10-keep", "HTTP/1.0 that keeps the connection", _page(b"Connection: keep-alive\r\n", start=b"HTTP/1.0 200 OK\r\n"), entity=_TEXT),
    _answer("chunked", "chunked", _CHUNKED + b"\r\n" + _chunks(_TEXT, _TEXT) + b"0\r\n\r\n", entity=_TEXT * 2),
    _answer("chunk-extensions", "chunk extensions", _CHUNKED + b'\r\n3;ext="a;b";x\r\nabc\r\n2 ; y=1\r\nde\r\n0;last\r\n\r\n', entity=b"abcde"),
    _answer("trailers", "trailers", _CHUNKED + b"Trailer: X-Sum, ETag\r\n\r\n" + _chunks(b"abc") + b'0\r\nX-Sum: 12\r\nETag: "y"\r\n\r\n', entity=b"abc"),
    _answer("chunk-lf", "chunk lines without CR", _CHUNKED + b"\r\n3\nabc\n2\nde\n0\n\n", entity=b"abcde"),
    _answer("chunk-zeros", "chunk sizes with zeros and capitals", _CHUNKED + b"\r\n0000000A\r\n0123456789\r\n00\r\n\r\n", entity=b"0123456789"),
    _answer("chunk-pieces", "chunks cut inside their sizes", _CHUNKED + b"\r\n1", 0.02, b"0\r", 0.02, b"\n0123456789abcdef\r", 0.02, b"\n0\r\n", 0.02, b"\r\n", entity=b"0123456789abcdef"),
    _answer("te-and-cl", "chunked and Content-Length", _CHUNKED + b"Content-Length: 3\r\n\r\n" + _chunks(_TEXT) + b"0\r\n\r\n", entity=_TEXT, problem="both Transfer-Encoding and Content-Length"),
    _answer("te-identity", "Transfer-Encoding: identity", _page(b"Transfer-Encoding: identity\r\n"), entity=_TEXT),
    _answer("te-gzip-chunked", "gzip as transfer coding", _OK + _HTML + b"Transfer-Encoding: gzip, chunked\r\n\r\n" + _chunks(_GZIP) + b"0\r\n\r\n", entity=_GZIP, problem="transfer coding gzip not undone"),
    _answer("chunk-invalid", "a chunk size that is none", _CHUNKED + b"\r\n" + _chunks(b"abc") + b"zz\r\nlost\r\n", end="close", entity=b"abczz\r\nlost\r\n", problem="invalid chunk size"),
    _answer("chunk-invalid-kept", "the same, connection left open", _CHUNKED + b"\r\n" + _chunks(b"abc") + b"zz\r\nlost\r\n", end="hang", entity=b"abczz\r\nlost\r\n", problem="invalid chunk size", truncated="unspecified"),
    _answer("chunk-negative", "a negative chunk size", _CHUNKED + b"\r\n-1\r\nabc\r\n", end="close", entity=b"-1\r\nabc\r\n", problem="invalid chunk size"),
    _answer("chunk-huge", "a chunk of 16 exabytes", _CHUNKED + b"\r\nffffffffffffffff\r\nabc", end="close", entity=b"abc", status=None, truncated="disconnect"),
    _answer("chunk-overrun", "more bytes in a chunk than its size", _CHUNKED + b"\r\n3\r\nabcdef\r\n0\r\n\r\n", end="close", entity=b"abcdef\r\n0\r\n\r\n", problem="data after a chunk"),
    _answer("chunk-no-end", "chunked, closed without the last chunk", _CHUNKED + b"\r\n" + _chunks(_TEXT), end="close", entity=_TEXT, status=None, truncated="disconnect"),
    _answer("length-long", "Content-Length longer than the body", _OK + b"Content-Length: 500\r\n\r\n" + _TEXT, end="close", entity=_TEXT, status=None, truncated="disconnect"),
    _answer("length-short", "Content-Length shorter than the body", _OK + b"Content-Length: 9\r\n\r\n" + _TEXT, end="close", entity=_TEXT[:9], problem="bytes after the end"),
    _answer("length-short-kept", "the same, connection left open", _OK + b"Content-Length: 9\r\n\r\n" + _TEXT, 0.05, _TEXT, end="hang", entity=_TEXT[:9], problem="bytes after the end"),
    _answer("length-twice", "Content-Length twice, the same", _page(_length(_TEXT)), entity=_TEXT),
    _answer("length-list", "Content-Length as a list", _OK + b"Content-Length: 3, 3\r\n\r\nabc", entity=b"abc"),
    _answer("lengths-differ", "two Content-Lengths, the longer true", _OK + b"Content-Length: 5\r\n" + _length(_TEXT) + b"\r\n" + _TEXT, end="close", entity=_TEXT, problem="several Content-Lengths"),
    _answer("lengths-differ-short", "two Content-Lengths, the shorter true", _OK + b"Content-Length: 500\r\n" + _length(_TEXT) + b"\r\n" + _TEXT, end="hang", entity=_TEXT, problem="several Content-Lengths"),
    _answer("length-word", "Content-Length that is no number", _OK + b"Content-Length: banyak\r\n\r\n" + _TEXT, end="close", entity=_TEXT, problem="invalid Content-Length"),
    _answer("length-negative", "a negative Content-Length", _OK + b"Content-Length: -5\r\n\r\n" + _TEXT, end="close", entity=_TEXT, problem="invalid Content-Length"),
    _answer("length-huge", "a Content-Length of an exabyte", _OK + b"Content-Length: 999999999999999999\r\n\r\n" + _TEXT, end="close", entity=_TEXT, status=None, truncated="disconnect"),
    _answer("second-answer", "a second answer that nobody asked for", _page() + _page(start=b"HTTP/1.1 200 Palsu\r\n"), entity=_TEXT, problem="bytes after the end"),
    # content codings and charsets
    _answer("gzip", "gzip", _coded(b"gzip", _GZIP), entity=_GZIP),
    _answer("gzip-chunked", "gzip, chunked", _CHUNKED + b"Content-Encoding: gzip\r\n\r\n" + _chunks(_GZIP[:20], _GZIP[20:]) + b"0\r\n\r\n", entity=_GZIP),
    _answer("deflate", "deflate with zlib's head", _coded(b"deflate", zlib.compress(_TEXT)), entity=zlib.compress(_TEXT)),
    _answer("deflate-raw", "deflate without it", _coded(b"deflate", _raw_deflate(_TEXT)), entity=_raw_deflate(_TEXT)),
    _answer("brotli", "br, which was not asked for", _coded(b"br", brotli.compress(_TEXT)), entity=brotli.compress(_TEXT)),
    _answer("zstd", "zstd, which was not asked for", _coded(b"zstd", zstd.compress(_TEXT)), entity=zstd.compress(_TEXT)),
    _answer("coding-unknown", "a content coding that nobody knows", _coded(b"rahasia", _TEXT), entity=_TEXT),
    _answer("gzip-lie", "gzip said, plain sent", _coded(b"gzip", _TEXT), entity=_TEXT, problem="no such content coding"),
    _answer("gzip-torn", "gzip that breaks off", _coded(b"gzip", _GZIP[:-12]), entity=_GZIP[:-12]),
    _answer("gzip-bomb", "30 MB in 30 KB of gzip", _coded(b"gzip", _BOMB), entity=_BOMB, status=None),
    _answer("charset-wrong", "UTF-8 said, Latin-1 sent", _page(body=b"<p>caf\xe9 \xff\xfe</p>"), entity=b"<p>caf\xe9 \xff\xfe</p>"),
    _answer("charset-unknown", "a charset that nobody knows", _OK + b"Content-Type: text/html; charset=rahasia-8\r\n" + _length(_TEXT) + b"\r\n" + _TEXT, entity=_TEXT),
    _answer("type-broken", "a Content-Type that is none", _OK + b"Content-Type: ;;/\xff; =\r\n" + _length(_TEXT) + b"\r\n" + _TEXT, entity=_TEXT),
    # size, time, broken connections
    _answer("large", "2.5 MB, spooled to a file", _page(body=_LARGE), entity=_LARGE),
    _answer("endless-close", "an endless body", _OK + _HTML + b"\r\n", end="endless", filler=b"lagi " * 2000, entity=None, status=None, truncated="length"),
    _answer("endless-chunked", "endless chunks", _CHUNKED + b"\r\n", end="endless", filler=_chunks(b"lagi " * 2000), entity=None, status=None, truncated="length"),
    _answer("slow", "a body in slow pieces", _OK + b"Content-Length: 6\r\n\r\nab", 0.2, b"cd", 0.2, b"ef", entity=b"abcdef"),
    _answer("stalled-body", "silent in the middle of the body", _OK + b"Content-Length: 500\r\n\r\n" + _TEXT, end="hang", entity=_TEXT, status=None, truncated="time"),
    _answer("stalled-head", "silent in the middle of the head", _OK + b"Content-Type: text/h", end="hang", entity=None, status=None, truncated="time"),
    _answer("reset-body", "reset in the middle of the body", _OK + b"Content-Length: 500\r\n\r\n" + _TEXT, 0.1, end="reset", entity=_TEXT, status=None, truncated="disconnect"),
    _answer("reset-close-delimited", "reset in a body ended by closing", _OK + _HTML + b"\r\n" + _TEXT, 0.1, end="reset", entity=_TEXT, status=None, truncated="disconnect"),
    _answer("silent", "no answer at all", end="hang", status=None, entity=None),
    _answer("closed-at-once", "closed without an answer", end="close", status=None, entity=None),
    _answer("reset-at-once", "reset without an answer", end="reset", status=None, entity=None),
    _answer("idle-close", "closes a connection it promised to keep", _page(), end="close-idle", entity=_TEXT),
)  # fmt: skip

BY_NAME = {behaviour.name: behaviour for behaviour in BEHAVIOURS}

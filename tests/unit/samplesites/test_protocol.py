"""HTTP framing without a socket: heads, codings, validators."""

import gzip

import pytest

from newsarchive.samplesites.exchange import Reply, Request
from newsarchive.samplesites.protocol import (
    WireCache,
    accepts_gzip,
    chunks,
    entity_tag,
    frame,
    parse_head,
)


def get(target="/", method="GET", **headers):
    return Request(
        method=method, target=target, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", False),
        ("gzip", True),
        ("deflate, gzip;q=0.5", True),
        ("gzip;q=0", False),
        ("identity", False),
        ("*", True),
        ("GZIP", True),
        ("br, gzip; q=0.0", False),
    ],
)
def test_accept_encoding(header, expected):
    assert accepts_gzip(header) is expected


@pytest.mark.parametrize(
    "head",
    [
        b"GET /",
        b"GET / HTTP/2",
        b"GET http://a/ HTTP/1.1",
        b"GET / HTTP/1.1\r\nno colon",
        b"\x00\xff",
    ],
)
def test_what_is_no_request(head):
    assert parse_head(head) is None


def test_request_of_http_1_0_closes():
    assert parse_head(b"GET /a?b=%20c HTTP/1.0").headers["connection"] == "close"
    request = parse_head(b"GET /a%20b?x=1&x=2&y= HTTP/1.1\r\nHost: a:1\r\nX-Odd:b")
    assert request.headers == {"host": "a:1", "x-odd": "b"}
    assert request.path == "/a b"
    assert request.query == {"x": "2", "y": ""}


def test_chunks_end_with_the_empty_one():
    body = bytes(range(256)) * 100
    coded, out = chunks(body), b""
    while coded:
        size, _, coded = coded.partition(b"\r\n")
        out += coded[: int(size, 16)]
        assert coded[int(size, 16) : int(size, 16) + 2] == b"\r\n"
        coded = coded[int(size, 16) + 2 :]
    assert out == body


def test_gzip_only_for_text_and_only_when_asked():
    text = Reply(body=b"kabar " * 200)
    assert b"Content-Encoding" not in frame(get(), text, zipped=False).head
    zipped = frame(get(), text, zipped=True)
    assert b"Content-Encoding: gzip\r\n" in zipped.head
    assert gzip.decompress(zipped.body) == text.body
    image = Reply(body=b"x" * 2000, content_type="image/png")
    assert frame(get(), image, zipped=True).body == image.body


def test_validators_answer_304_without_body():
    reply = Reply(body=b"isi", last_modified="Mon, 05 Jun 2023 03:00:00 GMT")
    tag = entity_tag(reply)
    for request in (get(if_none_match=f'"x", {tag}'), get(if_modified_since=reply.last_modified)):
        wire = frame(request, reply, zipped=True)
        assert wire.status == 304
        assert wire.body == b""
        assert tag.encode() in wire.head
    assert frame(get(if_none_match='"x"'), reply, zipped=True).status == 200
    # RFC 9110, 13.1.3: If-Modified-Since is ignored where there is If-None-Match
    both = get(if_none_match='"x"', if_modified_since=reply.last_modified)
    assert frame(both, reply, zipped=True).status == 200


def test_truncated_reply_announces_all_and_sends_half():
    wire = frame(get(), Reply(body=b"0123456789", truncated=True), zipped=False)
    assert b"Content-Length: 10\r\n" in wire.head
    assert wire.body == b"01234"
    assert wire.close


def test_head_has_the_head_alone():
    full, head = (frame(get(method=m), Reply(body=b"isi"), zipped=False) for m in ("GET", "HEAD"))
    assert head.head == full.head
    assert head.body == b""


def test_cache_stops_at_its_limit_and_starts_again():
    wire = frame(get(), Reply(body=b"x" * 100), zipped=False)
    cache = WireCache(limit=2 * (len(wire.head) + 100))
    for target in "abc":
        cache.put(("GET", target, False), wire)
    assert [cache.get(("GET", target, False)) for target in "abc"] == [wire, wire, None]
    cache.clear()
    cache.put(("GET", "c", False), wire)
    assert cache.get(("GET", "c", False)) == wire
    assert cache.get(("GET", "a", False)) is None

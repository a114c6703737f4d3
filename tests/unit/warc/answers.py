"""Answers as they come over the wire."""

URL = "http://example.go.id/berita/1"


def page(body: bytes, *lines: bytes, kind: bytes = b"text/html") -> bytes:
    head = [b"HTTP/1.1 200 OK", b"Content-Type: " + kind, b"Content-Length: %d" % len(body), *lines]
    return b"\r\n".join(head) + b"\r\n\r\n" + body


def chunked(body: bytes, *lines: bytes) -> bytes:
    head = b"\r\n".join([b"HTTP/1.1 200 OK", b"Transfer-Encoding: chunked", *lines])
    half = len(body) // 2
    parts = (body[:half], body[half:])
    return (
        head + b"\r\n\r\n" + b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in parts) + b"0\r\n\r\n"
    )

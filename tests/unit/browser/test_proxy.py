"""The recording proxy: what it takes from the wire, what it says back, and that its certificates hold."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import ssl
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from newsarchive.browser.authority import Authority
from newsarchive.browser.proxy import Answer, Asked, RecordingProxy

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[bytes]]


def served(folder: Path, answer: Answer, talk: Talk) -> tuple[list[Asked], bytes]:
    """What the proxy was asked for, and what `talk` heard."""
    asked: list[Asked] = []

    async def answers(one: Asked) -> Answer:
        asked.append(one)
        return answer

    async def run() -> bytes:
        proxy = RecordingProxy(answers, Authority(folder))
        await proxy.start()
        reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
        try:
            return await asyncio.wait_for(talk(reader, writer), 10)
        finally:
            writer.close()
            proxy.close()

    return asked, asyncio.run(run())


def said(request: bytes) -> Talk:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
        writer.write(request)
        writer.write_eof()
        return await reader.read()

    return talk


def test_absolute_form_and_body(tmp_path: Path) -> None:
    answer = Answer(
        200,
        [("Content-Type", "a/b"), ("Content-Encoding", "gzip"), ("Set-Cookie", "a")] * 2,
        b"isi",
    )
    asked, heard = served(
        tmp_path,
        answer,
        said(b"POST http://a.id/b?c HTTP/1.1\r\nX-Key: satu\r\nContent-Length: 3\r\n\r\nabc"),
    )
    assert (asked[0].method, asked[0].url, asked[0].body) == ("POST", "http://a.id/b?c", b"abc")
    assert ("x-key", "satu") in asked[0].headers
    head, _blank, body = heard.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 OK\r\n")
    assert body == b"isi"
    # repeated fields stay, those of another connection's message do not
    assert head.count(b"Set-Cookie: a") == 2
    assert b"Encoding" not in head
    assert head.count(b"Content-Length: 3") == 1


def test_several_requests_on_a_connection(tmp_path: Path) -> None:
    asked, heard = served(
        tmp_path,
        Answer(204, [], b"not sent"),
        said(b"GET http://a.id/1 HTTP/1.1\r\n\r\nHEAD http://a.id/2 HTTP/1.1\r\n\r\n"),
    )
    assert [one.url for one in asked] == ["http://a.id/1", "http://a.id/2"]
    assert heard == b"HTTP/1.1 204 No Content\r\n\r\n" * 2


@pytest.mark.parametrize(
    "request_",
    [
        b"nonsense\r\n\r\n",
        b"GET ftp://a.id/ HTTP/1.1\r\n\r\n",
        b"GET /origin-form HTTP/1.1\r\n\r\n",
        b"GET http://a.id/ HTTP/1.1\r\nContent-Length: many\r\n\r\n",
        b"GET http://a.id/ HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n",
        b"GET http://a.id/ HTTP/1.1\r\nContent-Length: 9\r\n\r\nshort",
        b"GET http://a.id/ HTTP/1.1\r\nX: " + b"x" * 300_000,
    ],
)
def test_what_is_no_request_ends_the_connection(tmp_path: Path, request_: bytes) -> None:
    assert served(tmp_path, Answer(200), said(request_)) == ([], b"")


@pytest.mark.parametrize(
    ("target", "host", "base"),
    [
        ("a.go.id:443", "a.go.id", "https://a.go.id"),
        ("a.go.id:8443", "a.go.id", "https://a.go.id:8443"),
        ("127.0.0.1:443", "127.0.0.1", "https://127.0.0.1"),
        ("[::1]:8443", "::1", "https://[::1]:8443"),
        ("[::1]:443", "::1", "https://[::1]"),
    ],
)
def test_requests_within_tls(tmp_path: Path, target: str, host: str, base: str) -> None:
    """The certificate names the host, and its key is the one whose digest the browser is told."""
    authority = Authority(tmp_path)
    authority.context(host)
    pem = next(tmp_path.glob("*.pem"))
    assert pem.stat().st_mode & 0o077 == 0
    certificate = x509.load_pem_x509_certificate(pem.read_bytes())
    public = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    assert base64.b64encode(hashlib.sha256(public).digest()).decode() == authority.fingerprint

    async def answers(one: Asked) -> Answer:
        return Answer(200, [], one.url.encode())

    async def run() -> bytes:
        proxy = RecordingProxy(answers, authority)
        await proxy.start()
        reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
        writer.write(f"CONNECT {target} HTTP/1.1\r\n\r\n".encode())
        assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 200 ")
        context = ssl.create_default_context(cafile=str(pem))
        await writer.start_tls(context, server_hostname=host)
        writer.write(b"GET /berita?1 HTTP/1.1\r\n\r\n")
        head = await reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200 ")
        body = await reader.readexactly(len(base) + len("/berita?1"))
        writer.close()
        proxy.close()
        return body

    assert asyncio.run(asyncio.wait_for(run(), 10)).decode() == base + "/berita?1"


@pytest.mark.parametrize(
    ("fields", "whole"),
    [
        ([("sec-fetch-dest", "document"), ("upgrade-insecure-requests", "1")], True),
        ([("sec-fetch-dest", "iframe"), ("upgrade-insecure-requests", "1")], False),
        ([("sec-fetch-dest", "script")], False),
        ([("upgrade-insecure-requests", "1")], True),
        ([("accept", "*/*")], False),
    ],
)
def test_navigations_are_told_from_parts(fields: list[tuple[str, str]], whole: bool) -> None:
    assert Asked("GET", "http://a.id/", fields).is_navigation is whole

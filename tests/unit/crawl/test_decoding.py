from __future__ import annotations

import gzip
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware

from newsarchive.crawl.decoding import DecodingMiddleware


def outcome(middleware, body: bytes, most: int) -> tuple[str, object]:
    try:
        return "body", middleware._decode(body, b"gzip", most)
    except Exception as error:
        return "error", type(error)


@settings(deadline=None)
@given(st.binary(max_size=400), st.integers(0, 60), st.sampled_from([0, 100, 1000]))
def test_any_bytes_decode_as_scrapy_decodes_them(data: bytes, cut: int, most: int) -> None:
    whole = gzip.compress(data * 4)
    for body in (whole, whole[: len(whole) - cut], whole + data, whole + whole, data):
        expected = outcome(HttpCompressionMiddleware, body, most)
        assert outcome(DecodingMiddleware, body, most) == expected


@pytest.mark.parametrize("size", [10_000, 3_000_000])
def test_large_bodies(size: int) -> None:
    data = os.urandom(size // 2) + b"a" * (size // 2)
    assert DecodingMiddleware._decode(gzip.compress(data), b"gzip", 64_000_000) == data

"""Bodies that the handler decodes itself, against Scrapy's middleware, which gets all others."""

from __future__ import annotations

import gzip
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware

from newsarchive.capture.decoding import whole_gzip


@settings(deadline=None)
@given(st.binary(max_size=400), st.integers(0, 60), st.sampled_from([0, 100, 1000]))
def test_what_is_decoded_is_decoded_as_scrapy_does(data: bytes, cut: int, most: int) -> None:
    whole = gzip.compress(data * 4)
    for body in (whole, whole[: len(whole) - cut], whole + data, whole + whole, data):
        decoded = whole_gzip(body, most)
        if decoded is not None:
            assert decoded == HttpCompressionMiddleware._decode(body, b"gzip", most)
    assert (whole_gzip(whole, most) is None) == (0 < most < 4 * len(data))
    assert whole_gzip(whole[:-1], most) is None


@pytest.mark.parametrize("size", [10_000, 3_000_000])
def test_large_bodies(size: int) -> None:
    data = os.urandom(size // 2) + b"a" * (size // 2)
    assert whole_gzip(gzip.compress(data), 64_000_000) == data

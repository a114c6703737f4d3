"""The quick way to a SURT key against the library's."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from surt import surt

from newsarchive.surt_form import surt_form

_HOSTS = st.from_regex(r"[A-Za-z0-9.:-]{1,24}", fullmatch=True) | st.sampled_from(
    [
        "www.malangkota.go.id",
        "WWW2.x.go.id:80",
        "x.go.id:443",
        "127.0.0.1:8080",
        "m.x.go.id",
        "10",
        "0x7f.1",
    ]
)
_PATHS = st.from_regex(r"(/[A-Za-z0-9_.;()%~ é-]{0,6}){0,4}", fullmatch=True)
_TAILS = st.sampled_from(
    ["", "/", "//", "?a=b", "#x", "/index.php", "/a.b.html", "?", "/default.aspx"]
)


def _of(make: object, url: str) -> str:
    try:
        return str(make(url))  # type: ignore[operator]
    except (ValueError, UnicodeError, IndexError) as error:
        return type(error).__name__


@given(st.sampled_from(["http", "https"]), _HOSTS, _PATHS, _TAILS)
@example("https", "www.x.go.id", "/2023/11/Slug", "/")
@example("http", "x.go.id", "/a/../b", "")
@example("http", "x.go.id", "/(a(abcdefghijklmnopqrstuvwx))", "/default.aspx")
@example("http", "x.go.id:99999", "/a", "")
@example("http", "x.go.id..", "/a", "")
@example("http", ":80", "/a", "")
def test_keys_are_those_of_the_library(scheme: str, host: str, path: str, tail: str) -> None:
    url = f"{scheme}://{host}{path}{tail}"
    assert _of(surt_form, url) == _of(surt, url)


@pytest.mark.parametrize(
    "url", ["", "berita", "ftp://x.go.id/a", "http://", "dns:x.go.id", "http://é.go.id/a"]
)
def test_other_addresses_are_left_to_the_library(url: str) -> None:
    assert _of(surt_form, url) == _of(surt, url)

"""Patterns that people write: good ones are taken, those that can take for ever are refused."""

from __future__ import annotations

import re
import time

import pytest

from newsarchive.datafiles import data_path
from newsarchive.sources.patterns import compile_pattern

BAD = [
    r"^/(a+)+$",
    r"^/([a-z]+)*\.html$",
    r"^/(a|a)*$",
    r"^/(.|x)*$",
    r"^/(\w{1,50})+$",
    r"^/((ab)*)*c",
    r"^(?:/[^/]+)+(?:x+)+$",
    r"^/.*a.*b.*c$",
    r".*.*.*x",
    r"^/\d+\d+\d+$",
    r"^/[a-z]*\w*[a-f]*$",
    r"^/(?:a|.*b.*c.*)d$",
]
GOOD = [
    r"^/\d{4}/\d{2}/\d{2}/[^/]+/$",
    r"^/index\.php/berita/item/\d+-[^/?]+$",
    r"^/berita/\d+/[a-z0-9-]+\?sid=[0-9a-f]+$",
    r"/(?:berita|artikel)/[^/]+/[^/]+/[^/]+/[^/]+$",
    r"^/berita/.*-\d+\.html$",
    r"^/(?:[^?]*/)?page/\d+/?$",
    r"[?&]tmpl=",
    r"^/(?:category|tag)/",
]


@pytest.mark.parametrize("pattern", BAD)
def test_what_backtracks_badly_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="can take"):
        compile_pattern(pattern)


@pytest.mark.parametrize("pattern", GOOD)
def test_what_is_taken_is_quick_on_hostile_addresses(pattern: str) -> None:
    compiled = compile_pattern(pattern)
    began = time.process_time()
    for piece in ("a", "1", "/", "-", "a/", "1-", "/berita/", "ab", "0a", "?", "page/1"):
        compiled.search("/berita/" + piece * (2000 // len(piece)) + "!")
        compiled.search(piece * (2000 // len(piece)) + "!")
    assert time.process_time() - began < 2


def test_the_patterns_shipped_are_taken() -> None:
    texts = [
        path.read_text("utf-8")
        for folder in (("presets",), ("profiles",), ("samplesites", "profiles"))
        for path in data_path(*folder).glob("*.toml")
    ]
    patterns = re.findall(r"'(\^?/[^']+)'", "\n".join(texts))
    assert len(patterns) > 10
    for pattern in patterns:
        compile_pattern(pattern)

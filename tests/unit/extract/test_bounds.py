"""Pages cut to bounds."""

from __future__ import annotations

import re
import time

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.extract import extract_article
from newsarchive.extract.markup.bounds import LONGEST, _without_silent, within_bounds
from newsarchive.extract.markup.tree import LONGEST_TITLE

_AS_ONE_PATTERN = re.compile(r"(?is)<(script|style)\b(?![^>]*json)[^>]*>.*?</\1\s*>")
_PIECES = [
    "<script>", "</script>", "<STYLE media=all>", "</style >", "<script type='application/ld+json'>", "<scripts>",
    "</SCRIPT>", "<style>", "<p>", "teks", " ", "<", "</script",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=16).map("".join))
def test_scripts_and_styles_are_left_out(text: str) -> None:
    assert _without_silent(text) == _AS_ONE_PATTERN.sub(" ", text)


def test_a_page_long_by_its_scripts_only_is_not_cut() -> None:
    page = f"<script>{'x' * LONGEST}</script><p>Apel pagi"
    assert within_bounds(page) == (" <p>Apel pagi", [])


def test_scripts_without_end_take_linear_time() -> None:
    begun = time.process_time()
    _without_silent("<script><style>" * 100_000)
    assert time.process_time() - begun < 2


def test_a_title_that_is_not_closed_is_no_page() -> None:
    page = (
        b"<title>Apel pagi <h1>Apel pagi di alun-alun</h1>" + b"<p>Wali kota memimpin apel. " * 9000
    )
    article = extract_article(page, "https://a.go.id/berita/1")
    assert len(article.title or "") <= LONGEST_TITLE

"""What stands in article after article is found; what some articles share is not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.sources.furniture import FEWEST, repeated_texts

CALL = "Ikuti kabar terbaru kami di saluran WhatsApp Pemkab Contoh."
OWN = "Camat membuka rapat nomor {} di balai desa bersama para ketua rukun tetangga."


def articles(having: list[bool], text: str = CALL) -> list[list[str]]:
    return [
        [OWN.format(place), text] if has else [OWN.format(place)]
        for place, has in enumerate(having)
    ]


@given(st.lists(st.booleans(), max_size=60))
def test_what_is_found_stands_in_half_of_the_articles_of_its_time(having: list[bool]) -> None:
    found = repeated_texts(articles(having))
    assert {one.text for one in found} <= {CALL}
    for one in found:
        assert one.articles >= FEWEST
        assert 2 * one.articles >= one.among


@given(st.integers(FEWEST, 40), st.integers(0, 40), st.integers(0, 40))
def test_a_time_of_its_own_is_enough(used: int, before: int, after: int) -> None:
    found = repeated_texts(articles([False] * before + [True] * used + [False] * after))
    assert [(one.text, one.articles, one.among) for one in found] == [(CALL, used, used)]


def test_one_that_is_far_off_does_not_hide_the_rest() -> None:
    found = repeated_texts(articles([True] + [False] * 90 + [True] * 12 + [False] * 70 + [True]))
    assert [(one.articles, one.among) for one in found] == [(12, 12)]


def test_what_few_articles_share_is_text() -> None:
    assert repeated_texts(articles([True] * (FEWEST - 1))) == []
    assert repeated_texts(articles([True, False, False] * 20)) == []


def test_twice_in_one_article_counts_once() -> None:
    assert repeated_texts([[CALL, CALL], [CALL, CALL], [CALL, CALL]]) == []


def test_other_print_is_the_same_text_and_other_figures_are_not() -> None:
    printed = [[OWN.format(place), CALL.upper() if place % 2 else CALL] for place in range(8)]
    assert [one.articles for one in repeated_texts(printed)] == [8]
    figures = [[OWN.format(place), f"Harga beras hari ini {place} ribu"] for place in range(8)]
    assert repeated_texts(figures) == []


def test_lines_without_letters_and_what_is_known_are_left_out() -> None:
    assert repeated_texts([[OWN.format(place), "* * *"] for place in range(9)]) == []
    assert repeated_texts(articles([True] * 9), known=[CALL.lower()]) == []

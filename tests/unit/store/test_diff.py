"""Changes between two texts, word by word, and what kind they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.extract.article import Article
from newsarchive.store.diff import diff_articles, diff_words


def made(body: str, title: str = "Judul") -> Article:
    return Article(url="u", canonical_url="u", kind="article", title=title, body=body.split("\n"))


OLD = "Bupati Siti Aminah menyerahkan 25 paket bantuan, Senin (6 Maret 2023)."


@pytest.mark.parametrize(
    ("new", "kind"),
    [
        (OLD.replace("25", "52"), "number"),
        (OLD.replace("Aminah", "Maryam"), "name"),
        (OLD.replace("Maret", "April"), "date"),
        (OLD.replace("bantuan", "bantaun"), "typo"),
        (OLD.replace("menyerahkan", "membawa"), "wording"),
        (
            OLD + "\nKegiatan itu dihadiri camat, kepala desa, tokoh agama, dan warga sekitar.",
            "passage-added",
        ),
    ],
)
def test_kinds(new: str, kind: str) -> None:
    (change,) = diff_articles(made(OLD), made(new))
    assert (change.field, change.kinds) == ("body", [kind])


def test_a_passage_removed() -> None:
    long = OLD + "\nKegiatan itu dihadiri camat, kepala desa, tokoh agama, dan warga sekitar."
    (change,) = diff_articles(made(long), made(OLD))
    assert change.kinds == ["passage-removed"]


def test_title_and_quote() -> None:
    changes = diff_articles(
        made('Kata dia, "kami siap membantu semua."', "A"),
        made('Kata dia, "kami belum membantu semua."', "B"),
    )
    assert [change.field for change in changes] == ["title", "body"]
    assert "title" in changes[0].kinds
    assert "quote" in changes[1].kinds


def test_the_same_text_has_no_changes() -> None:
    assert diff_articles(made(OLD), made(OLD)) == []


@given(st.text(max_size=80), st.text(max_size=80))
def test_pieces_give_both_texts_back(old: str, new: str) -> None:
    pieces = diff_words(old, new)
    assert "".join(p.text for p in pieces if p.mark != "added") == old
    assert "".join(p.text for p in pieces if p.mark != "removed") == new

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
        (OLD.replace("25", "dua puluh lima"), "number"),
        (OLD.replace("Aminah", "Maryam"), "name"),
        (OLD.replace("Siti Aminah", "Budi"), "name"),
        (OLD.replace("Bupati", "Ketua"), "wording"),
        (OLD.replace("Maret", "April"), "date"),
        (OLD.replace("(6 ", "(13 "), "date"),
        (OLD.replace("2023", "2024"), "date"),
        (OLD.replace("Senin", "Selasa"), "date"),
        (OLD.replace("6 Maret 2023", "7/3/2023"), "date"),
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


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("Anggarannya Rp2,5 miliar.", "Anggarannya Rp3,5 miliar.", ["number"]),
        ("Anggarannya Rp2,5 juta.", "Anggarannya Rp2,5 miliar.", ["number"]),
        ("Ada dua rumah rusak.", "Ada tiga rumah rusak.", ["number"]),
        ("Mulai 6 Maret 2023 pukul 09.30 WIB.", "Mulai 6 Maret 2023 pukul 10.30 WIB.", ["date"]),
        ("Kegiatan itu ramai.", "Acara itu ramai.", ["wording"]),
        ("Warga hadir. Kegiatan itu ramai.", "Warga hadir. Acara itu ramai.", ["wording"]),
        ("Kata Camat Sayung itu.", "Kata Camat Mranggen itu.", ["name"]),
        ("Dia berkata, “Siap.” Lalu pergi.", "Lalu pergi.", ["wording", "quote"]),
        ("“Kami siap,” kata dia.", "“Kami belum siap,” kata dia.", ["wording", "quote"]),
        ("“Kami siap,” kata dia.", "“Kami siap,” ujar dia.", ["wording"]),
    ],
)
def test_kinds_by_what_stands_around(old: str, new: str, kinds: list[str]) -> None:
    (change,) = diff_articles(made(old), made(new))
    assert change.kinds == kinds


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

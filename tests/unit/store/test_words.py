"""Words that are the same, gone or new: what counts as a word, both texts given back, long texts in little time."""

from __future__ import annotations

import itertools
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.store.words import diff_words


def shown(old: str, new: str) -> str:
    marks = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(marks[piece.mark].format(piece.text) for piece in diff_words(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Ada 2.376 kilogram.", "Ada 2.637 kilogram.", "Ada [-2.376-][+2.637+] kilogram."),
        ("pukul 09:30 WIB", "pukul 10:30 WIB", "pukul [-09:30-][+10:30+] WIB"),
        ("Rp2,5 juta", "Rp3,5 juta", "[-Rp2,5-][+Rp3,5+] juta"),
        ("anak-anak desa", "anak-cucu desa", "[-anak-anak-][+anak-cucu+] desa"),
        ("Camat hadir.", "Camat Sayung hadir.", "Camat [+Sayung +]hadir."),
        ("Satu.", "Satu.\nDua.", "Satu.[+\nDua.+]"),
        ("Satu.\nDua.", "Dua.", "[-Satu.\n-]Dua."),
        ("Satu dua.\nTiga.", "Satu dua. Tiga.", "Satu dua.[-\n-][+ +]Tiga."),
        ("", "Satu", "[+Satu+]"),
        ("Satu", "Satu", "Satu"),
    ],
)
def test_what_is_marked(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


WORDS = st.lists(
    st.sampled_from(["satu", "dua", "2.500", ",", "\n", "\u00a0", "a-b"]), max_size=60
).map(" ".join)


@given(WORDS | st.text(max_size=60), WORDS | st.text(max_size=60))
def test_pieces_give_both_texts_back_and_alternate(old: str, new: str) -> None:
    pieces = diff_words(old, new)
    assert "".join(p.text for p in pieces if p.mark != "added") == old
    assert "".join(p.text for p in pieces if p.mark != "removed") == new
    assert all(p.text for p in pieces)
    assert all(one.mark != other.mark for one, other in itertools.pairwise(pieces))


def test_a_long_text_with_edits_at_both_ends_takes_little_time() -> None:
    rng = random.Random(1)
    words = [f"kata{int(rng.paretovariate(0.8)) % 3000}" for _ in range(15_000)]
    edited = ["x", *words[1:7000], "sisipan", *words[7000:-1], "y"]
    began = time.process_time()
    marks = [piece.mark for piece in diff_words(" ".join(words), " ".join(edited))]
    # comparing every space with every space took half a minute
    assert time.process_time() - began < 3
    assert marks.count("added") == 3


def test_hostile_repetition_takes_little_time() -> None:
    began = time.process_time()
    diff_words("a " * 200_000 + "b", "c " + "a " * 200_000)
    diff_words("a " * 15_000 + "b", "c " + "a " * 14_000)
    assert time.process_time() - began < 3

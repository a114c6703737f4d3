"""What both databases are given to index."""

from __future__ import annotations

import re
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.store.fulltext import fold, index_text, stem, vector_text
from newsarchive.store.groups import Groups
from newsarchive.store.snippet import snippet


def test_words_are_folded_and_stemmed() -> None:
    assert fold("Café  di_Desa, 12.5%!") == ["cafe", "di", "desa", "12", "5"]
    assert index_text("Pembangunan dibangun membangun") == "bangun bangun bangun"


def test_a_stem_stands_in_its_word_but_for_its_first_letter() -> None:
    before = (
        "",
        "me",
        "mem",
        "men",
        "meng",
        "meny",
        "pe",
        "peny",
        "pem",
        "ber",
        "pel",
        "ter",
        "memper",
        "keber",
    )
    roots = (
        "sapu",
        "apu",
        "pakai",
        "akai",
        "ajar",
        "kerja",
        "tulis",
        "ulis",
        "gusur",
        "nyanyi",
        "isi",
        "a",
    )
    behind = ("", "i", "an", "kan", "nya", "kannya", "kanlah", "ku", "isikah")
    for word in map("".join, product(before, roots, behind)):
        assert stem(word)[1:] in word
        assert snippet(f"Kata {word.title()}!", {stem(word)}) == f"Kata «{word.title()}»!"


def test_vector_keeps_positions_weights_and_gaps() -> None:
    # PostgreSQL writes the weight D without a letter
    assert vector_text([("Rob Sayung", "A"), ("rob", "D")]) == "'rob':1A,4 'sayung':2A"
    last = vector_text([("awal " * 16380, "D"), ("a b c", "B"), ("akhir", "D")]).split()
    assert last[1:] == ["'a':16382B", "'b':16383B", "'c':16383B", "'akhir':16383"]
    assert last[0].count(",") == 254


def test_snippet_marks_and_cuts() -> None:
    body = "kata " * 100 + "banjir rob " + "lagi " * 100
    part = snippet(body, {"banjir"})
    assert "«banjir» rob" in part
    assert part.startswith("… ")
    assert part.endswith(" …")
    assert len(part) < 260
    assert snippet("Pendek.", set()) == "Pendek."


def test_marks_of_the_text_are_not_taken_for_ours() -> None:
    text = "Festival «Banjir Kanal» dan »pasar« dibuka."
    assert snippet(text, {"banjir"}) == "Festival “«Banjir» Kanal” dan ”pasar“ dibuka."


PRINTED = "banjir BANJIRAN kebanjiran Café CAFÉ sapu menyapu rob robot ＲＯＢ ﬁlm İstanbul Ｋ ½ a 12 日本".split()


@given(
    st.lists(
        st.tuples(st.sampled_from(PRINTED), st.sampled_from([" ", "-", "_", ". ", "’", "“"])),
        max_size=15,
    ),
    st.sets(
        st.sampled_from(
            ["banjir", "cafe", "sapu", "rob", "film", "istanbul", "a", "rob*", "k*", "12"]
        )
    ),
)
def test_every_word_that_a_stem_stands_for_is_marked(
    printed: list[tuple[str, str]], stems: set[str]
) -> None:
    def marked(word: re.Match[str]) -> str:
        folded = fold(word[0])
        begun = [name[:-1] for name in stems if name.endswith("*")]
        is_found = any(
            stem(one) in stems or any(one.startswith(start) for start in begun) for one in folded
        )
        return f"«{word[0]}»" if is_found else word[0]

    text = "".join(word + behind for word, behind in printed)
    assert snippet(text, stems) == " ".join(re.sub(r"[^\W_]+", marked, text).split())


def test_snippet_shows_the_words_together() -> None:
    body = (
        "banjir lalu " + "kata " * 200 + "warga Demak terdampak banjir rob " + "lagi " * 200 + "rob"
    )
    part = snippet(body, {"banjir", "demak", "rob"})
    assert "«Demak» terdampak «banjir» «rob»" in part
    assert snippet(body, {"banjir", "tiada"}).startswith("«banjir» lalu")
    assert "«Demak»" in snippet(body, {"dem*", "rob"})


def test_snippet_ends_behind_a_word() -> None:
    body = "banjir " + "panjangnya " * 60
    assert snippet(body, {"banjir"}).endswith("panjangnya …")
    assert len(snippet("x" * 1000, set())) == 242


def test_groups_start_from_known_clusters() -> None:
    groups = Groups({"a": "k", "b": "k"})
    assert groups.connected("a", "b")
    groups.join("c", "b")
    assert list(groups.grown()) == [{"a", "b", "c"}]

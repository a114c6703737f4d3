"""What changes an id and what does not; how many copies the bands find."""

from __future__ import annotations

import random

import pytest

from newsarchive.dedup import dedup_keys
from newsarchive.dedup.minhash import bands, exact_band, signature
from newsarchive.dedup.text import jaccard, shingles
from newsarchive.extract.article import Article, Caption

URL = "https://demak.test/a"


def made(
    title: str = "Judul", body: str = "Isi berita.", url: str = URL, **fields: object
) -> Article:
    return Article(url=url, canonical_url=url, kind="article", title=title, body=[body], **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "same",
    [
        made(body="Isi  berita. "),
        made(body="Isi be\u00adrita."),
        made(body="Isi\u00a0berita."),
        made(url=URL + "?utm_source=x"),
        made(tags=["baru"], flags=["x"]),
    ],
)
def test_what_no_reader_sees_makes_no_version(same: Article) -> None:
    assert dedup_keys("demak", same).version_id == dedup_keys("demak", made()).version_id


def test_paragraphs_parted_otherwise_make_no_version() -> None:
    def version(*body: str) -> str:
        article = Article(url=URL, canonical_url=URL, kind="article", title="Judul", body=[*body])
        return dedup_keys("demak", article).version_id

    assert version("Air naik.", "Warga pindah. Jalan ditutup.") == version(
        "Air naik. Warga pindah.", "Jalan ditutup."
    )
    assert version("Air naik.", "Warga pindah.") != version("Warga pindah.", "Air naik.")


@pytest.mark.parametrize(
    "other",
    [
        made(title="judul"),
        made(body="Isi berita!"),
        made(body="Isi berita. 12"),
        made(captions=[Caption(text="Foto")]),
    ],
)
def test_what_a_reader_sees_makes_one(other: Article) -> None:
    one, two = dedup_keys("demak", made()), dedup_keys("demak", other)
    assert one.article_id == two.article_id
    assert one.version_id != two.version_id


def test_ids_are_those_given_out_before() -> None:
    keys = dedup_keys("demak", made())
    assert (keys.article_id, keys.version_id) == ("dswqncn6tne7g22s", "k2fgokqlumuz4nwg")
    assert keys.article_id != dedup_keys("malang", made()).article_id


def edited(words: list[str], rng: random.Random, changes: int) -> list[str]:
    words = list(words)
    for at in rng.sample(range(len(words)), changes):
        words[at] = f"ganti{rng.randrange(10**6)}"
    return words


def test_bands_find_copies_and_spare_the_rest() -> None:
    rng = random.Random(7)
    vocabulary = [f"kata{n}" for n in range(3000)]
    found = {True: [0, 0], False: [0, 0]}
    for _ in range(400):
        words = rng.choices(vocabulary, k=200)
        other = edited(words, rng, rng.randrange(2, 60))
        one, two = shingles([" ".join(words)]), shingles([" ".join(other)])
        share = jaccard(one, two)
        if 0.3 < share < 0.8:
            continue
        is_candidate = bool(set(bands(signature(one))) & set(bands(signature(two))))
        found[share >= 0.8][0] += is_candidate
        found[share >= 0.8][1] += 1
    assert found[True][1] > 20
    assert found[True][0] >= 0.98 * found[True][1]
    assert found[False][0] <= 0.05 * found[False][1]


def test_short_texts_have_no_signature_and_very_short_ones_no_key() -> None:
    short = shingles(
        ["satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas dua belas"]
    )
    assert signature(short) == ()
    assert len(exact_band(short)) == 1
    assert exact_band(shingles(["Lihat lampiran di bawah."])) == []

"""What a profile calls furniture is no part of the article, and what stands beside it is read as if it were not there."""

from __future__ import annotations

import pytest

from newsarchive.extract import extract_article
from newsarchive.extract.article import Article
from newsarchive.sources.profile import Profile

CALL = "Unduh aplikasi Contoh Siaga untuk melaporkan jalan rusak dan lampu padam."
SLOGAN = "Portal Berita Pemerintah Kabupaten Contoh, Mengabarkan dari Desa"
PLATE = "Lambang daerah menurut Perda yang berlaku"
TEXT = (
    "Warga tiga desa memperbaiki tanggul yang jebol setelah hujan turun dua hari berturut-turut di hulu sungai.",
    "Camat meminta dinas terkait mengirim batu dan karung pasir karena musim hujan masih berlangsung sampai Maret.",
    "Pekerjaan itu selesai sebelum petang dan air tidak lagi masuk ke sawah milik kelompok tani setempat.",
)
PAGE = f"""<html><head><title>Tanggul Diperbaiki</title></head><body><article><h1>Tanggul Diperbaiki</h1>
<div class="isi"><p>{SLOGAN}</p><p>DEMAK – {TEXT[0]}</p><figure><img src="/lambang.png" width="300">
<figcaption>{PLATE}</figcaption></figure><p>{TEXT[1]}</p><p>{TEXT[2]} (hms/ani)</p><p>{CALL}</p></div></article></body></html>"""
URL = "https://contohkab.go.id/berita/12/tanggul"


def read(*furniture: str, page: str = PAGE) -> Article:
    profile = Profile(
        id="contoh",
        name="Contoh",
        region="33.21",
        home="https://contohkab.go.id/",
        furniture=list(furniture),
    )
    return extract_article(page.encode(), URL, profile=profile)


def test_without_it_the_text_dateline_and_credit_are_the_articles_own() -> None:
    article = read(SLOGAN, CALL.upper(), PLATE)
    assert article.body == list(TEXT)
    assert article.dateline is not None
    assert article.dateline.place == "DEMAK"
    assert [credit.name for credit in article.bylines] == ["hms", "ani"]
    assert article.captions == []
    told = article.evidence["furniture"]
    assert told.rule == "profile"
    assert told.text == f"{SLOGAN}\n{CALL}\n{PLATE}"


def test_nothing_else_is_left_out() -> None:
    # below a signed end it would be known for a call to readers
    article = read("Unduh aplikasi Contoh Siaga", page=PAGE.replace(" (hms/ani)", ""))
    assert CALL in article.body
    assert [caption.text for caption in article.captions] == [PLATE]
    assert "furniture" not in article.evidence


def test_a_line_with_a_credit_behind_it() -> None:
    page = PAGE.replace(f"{TEXT[2]} (hms/ani)</p><p>{CALL}", f"{TEXT[2]}</p><p>{CALL} (hms/ani)")
    article = read(SLOGAN, CALL, page=page)
    assert article.body == list(TEXT)
    assert [credit.name for credit in article.bylines] == ["hms", "ani"]


@pytest.mark.parametrize("furniture", [(), (SLOGAN, CALL)])
def test_the_same_answer_each_time(furniture: tuple[str, ...]) -> None:
    assert read(*furniture) == read(*furniture)

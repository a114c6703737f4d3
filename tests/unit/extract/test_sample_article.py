"""The user's sample article, laid out as a page of such a WordPress site, read with and without a profile.

The sample lies beside the checkout (`../shared/samples/`); where it is absent an article of the same form stands in.
"""

from __future__ import annotations

import warnings
from datetime import datetime
from pathlib import Path

import pytest

from newsarchive.extract import Article, Credit, extract_article
from newsarchive.samplesites import lay_out
from newsarchive.sources.registry import SourceRegistry

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = sorted((ROOT.parent / "shared" / "samples").glob("*.txt"))
STAND_IN = """\
Blimbing (malangkota.go.id) – Dari sebuah musibah kecil di pasar, para pedagang belajar saling menjaga dagangan.

Kadiskominfo Kota Malang Contoh Nama (kanan) saat menyapa pedagang Pasar Blimbing

Pagi itu lapak-lapak dibuka lebih awal karena pembeli sudah menunggu di depan gerbang sejak subuh.

Hal itu disampaikan kepala pasar saat menerima kunjungan di kantornya, Sabtu (18/11/23).

Menurutnya, pencatatan dagangan kini memakai gawai sehingga persediaan mudah diperiksa kapan saja.

“Dulu kami mencatat di buku, sekarang cukup sekali sentuh,” urainya sambil tersenyum.

Omzet para pedagang naik 6,3 persen dibanding tahun lalu, dan 57 lapak telah ikut serta.

Tak hanya itu, anak-anak muda diajak memotret dagangan agar tampil menarik di lokapasar.

Ke depan pasar akan dilengkapi ruang laktasi dan taman bermain. “Semoga semua betah,” pungkas Wiwid. (say/yon)
"""


@pytest.fixture(params=["malangkota", None], ids=["with profile", "without profile"])
def article(request: pytest.FixtureRequest) -> Article:
    if SAMPLES:
        text = SAMPLES[0].read_text(encoding="utf-8")
    else:
        warnings.warn(
            "../shared/samples is absent: a stand-in of the same form is read", stacklevel=1
        )
        text = STAND_IN
    _path, html = lay_out(
        text, title="Teknologi Bantu UMKM", published=datetime(2023, 11, 18, 14, 5)
    )
    profile = SourceRegistry(None).get(request.param) if request.param else None
    return extract_article(html, "https://malangkota.go.id/2023/11/18/teknologi/", profile=profile)


def test_the_dateline_is_read_and_placed(article: Article) -> None:
    assert article.dateline is not None
    assert article.dateline.text == "Blimbing (malangkota.go.id)"
    assert article.dateline.place == "Blimbing"
    assert article.dateline.publisher == "malangkota.go.id"


def test_its_place_is_the_kecamatan_of_the_sources_city() -> None:
    text = SAMPLES[0].read_text(encoding="utf-8") if SAMPLES else STAND_IN
    _path, html = lay_out(text, title="Teknologi", published=datetime(2023, 11, 18))
    profile = SourceRegistry(None).get("malangkota")
    read = extract_article(html, "https://malangkota.go.id/2023/11/18/x/", profile=profile)
    assert read.dateline is not None
    assert (read.dateline.region_code, read.dateline.region_name) == ("35.73.01", "Blimbing")
    assert read.dateline.ambiguous is False


def test_the_line_between_the_paragraphs_is_the_caption(article: Article) -> None:
    (caption,) = article.captions
    assert caption.text.startswith("Kadiskominfo Kota Malang")
    assert "(kanan)" in caption.text
    assert not any("(kanan)" in paragraph for paragraph in article.body)


def test_the_initials_are_reporter_and_editor(article: Article) -> None:
    assert article.bylines == [
        Credit(name="say", role="reporter", raw="(say/yon)"),
        Credit(name="yon", role="editor", raw="(say/yon)"),
    ]


def test_the_event_is_dated_and_its_weekday_agrees(article: Article) -> None:
    assert article.event is not None
    assert article.event.value == "2023-11-18"
    assert article.event.weekday_agrees is True


def test_the_body_is_eight_paragraphs_and_nothing_else(article: Article) -> None:
    assert len(article.body) == 8
    assert article.body[0].startswith("Dari sebuah musibah")
    assert article.body[-1].endswith("pungkas Wiwid.")
    text = "\n".join(article.body)
    for foreign in (
        "Leave a Comment",
        "You may also like",
        "Skip to content",
        "Akismet",
        "say/yon",
    ):
        assert foreign not in text


def test_every_field_says_where_it_came_from(article: Article) -> None:
    assert {"title", "body", "dateline", "bylines", "published"} <= set(article.evidence)
    assert all(0 < evidence.confidence <= 1 for evidence in article.evidence.values())

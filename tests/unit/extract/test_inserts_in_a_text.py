"""What layouts put between the paragraphs of a text: quotations taken from it, fields for a reader's address."""

from __future__ import annotations

import pytest

from newsarchive.extract import Article, extract_article

_TITLE = "Perajin Noken Asmat Menjual Lewat Koperasi"
_SAID = "Dulu noken saya tukar dengan beras, sekarang ada harganya"
_TEXT = (
    "Koperasi perajin di Agats mulai menjual noken anggotanya dengan harga yang disepakati bersama setiap bulan.",
    f"“{_SAID},” kata Yuliana Bewerpitsin, perajin dari Kampung Syuru, sambil menunjukkan buku tabungannya.",
    "Pemerintah kabupaten menyediakan gudang kecil di dekat dermaga dan seorang pendamping untuk pembukuan.",
)


def read(insert: str) -> Article:
    first, second, third = (f"<p>{text}</p>" for text in _TEXT)
    body = f"<h1>{_TITLE}</h1><div class='isi'>{first}{second}{insert}{third}</div>"
    page = f"<html lang='id'><head><title>{_TITLE}</title></head><body><div class='w'>{body}</div></body></html>"
    return extract_article(page.encode(), "https://asmatkab.go.id/berita/9")


@pytest.mark.parametrize(
    "quote",
    [
        f"<figure><blockquote><span>“</span>{_SAID}.<span>”</span></blockquote><figcaption>&mdash; Yuliana Bewerpitsin</figcaption></figure>",
        f"<figure class='wp-block-pullquote'><blockquote><p>{_SAID}.</p><cite>Yuliana Bewerpitsin</cite></blockquote></figure>",
        f"<blockquote><p>“{_SAID}”</p><footer>Yuliana, perajin</footer></blockquote>",
        f"<blockquote>{_SAID}<br>— Yuliana Bewerpitsin</blockquote>",
        f"<div class='td_pull_quote pull-quote'><p>{_SAID}</p><small>Yuliana</small></div>",
        f"<div class='x-12'>“{_SAID}.”</div>",
    ],
)
def test_a_quotation_that_the_text_has_too(quote: str) -> None:
    article = read(quote)
    assert article.body == list(_TEXT)
    assert article.captions == []


@pytest.mark.parametrize(
    "quote",
    [
        "<blockquote><p>“Anak saya bisa sekolah dari hasil noken ini.”</p></blockquote>",
        "<figure><blockquote>“Anak saya bisa sekolah dari hasil noken ini.”</blockquote></figure>",
        "<div class='quote'><p>“Anak saya bisa sekolah dari hasil noken ini.”</p></div>",
    ],
)
def test_a_quotation_that_the_text_does_not_repeat(quote: str) -> None:
    article = read(quote)
    said = "“Anak saya bisa sekolah dari hasil noken ini.”"
    assert article.body == [_TEXT[0], _TEXT[1], said, _TEXT[2]]


def test_an_image_with_a_quotation_below_it_has_a_caption() -> None:
    figure = f"<figure><img src='/u/1.jpg'><figcaption><blockquote>{_SAID}</blockquote></figcaption></figure>"
    assert [caption.text for caption in read(figure).captions] == [_SAID]


@pytest.mark.parametrize(
    "card",
    [
        "<div class='kg-signup-card'><h2>Surat dari Asmat</h2><p>Satu cerita setiap bulan</p><form><input type='email'><button>Daftar</button></form><p>Tanpa iklan, boleh berhenti kapan saja.</p></div>",
        "<div><div><h4>Kabar ke kotak surat Anda</h4><div><input type='text' placeholder='Alamat surel'></div></div></div>",
        "<form><p>Ikuti kabar perajin</p><input name='email'></form>",
    ],
)
def test_a_box_that_asks_for_a_readers_address(card: str) -> None:
    assert read(card).body == list(_TEXT)


def test_a_field_in_the_box_of_a_paragraph() -> None:
    more = f"{_TEXT[0]} Harga itu ditempel di papan koperasi dan dibacakan di radio desa."
    assert read(f"<div><p>{more}</p><div><input type='email'></div></div>").body == [
        *_TEXT[:2],
        more,
        _TEXT[2],
    ]


def test_a_link_that_an_intruder_put_into_a_paragraph() -> None:
    link = "<a href='https://slotgacor-77.example/demo'>demo slot pragmatic</a>"
    own = "Usai rapat, anggota melihat hasil jemuran rumput laut di dermaga dan mencatat berat tiap ikat."
    article = read(f"<p>{own} {link}</p><p>{link} daftar sekarang bonus new member slot gacor</p>")
    assert article.body == [_TEXT[0], _TEXT[1], own, _TEXT[2]]
    assert "spam-injected" in article.flags

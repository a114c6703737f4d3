"""Pictures between a headline and its text: the article's own slides and those of a site, and whom a line below credits."""

from __future__ import annotations

import pytest

from newsarchive.extract import Article, extract_article

_TITLE = "Petani Garam Bangun Gudang Bersama"
_TEXT = (
    "Empat puluh petani garam membangun gudang bersama di tepi tambak agar panen tidak lagi dijual murah saat musim hujan.",
    "Gudang seluas dua ratus meter persegi itu dikerjakan bergiliran selama enam pekan dengan bahan dari iuran kelompok.",
    "Ketua kelompok berharap pembeli dari kota datang langsung ke gudang mulai bulan depan.",
)
_PROSE = "".join(f"<p>{text}</p>" for text in _TEXT)
_LINES = ("Petani menata karung garam di gudang baru", "Anggota kelompok memasang atap seng")


def read(body: str) -> Article:
    page = f"<html lang='id'><head><title>{_TITLE}</title></head><body>{body}</body></html>"
    return extract_article(page.encode(), "https://example.go.id/berita/gudang-garam")


def page(slides: str) -> str:
    return f"<div class='w'><h1>{_TITLE}</h1><div>12 Mei 2023</div>{slides}<div class='isi'>{_PROSE}</div></div>"


@pytest.mark.parametrize(
    "slides",
    [
        "<div class='swiper'><div class='swiper-wrapper'><div class='swiper-slide'><img src='/u/1.webp'><p class='t'>{0}. <span>Foto: Rina Melati</span></p></div><div class='swiper-slide'><img src='/u/2.webp'><p class='t'>{1}. <span>Foto: Joko</span></p></div></div><button>‹</button></div>",
        "<div id='c' class='carousel slide'><div class='carousel-inner'><div class='carousel-item active'><img src='/u/1.jpg'><div class='carousel-caption'><p>{0}</p></div></div><div class='carousel-item'><img src='/u/2.jpg'><div class='carousel-caption'><p>{1}</p></div></div></div><a class='carousel-control-prev' href='#c'><span>Previous</span></a><a class='carousel-control-next' href='#c'><span>Next</span></a></div>",
        "<div class='owl-carousel'><figure><img src='/u/1.jpg'><figcaption>{0} (Rina Melati/Humas)</figcaption></figure><figure><img src='/u/2.jpg'><figcaption>{1} (Joko/Humas)</figcaption></figure></div>",
        "<ul class='bxslider'><li><a href='/u/1-besar.jpg' data-lightbox='g'><img src='/u/1.jpg'></a><small>{0} | Foto: Humas</small></li><li><a href='/u/2-besar.jpg' data-lightbox='g'><img src='/u/2.jpg'></a><small>{1} | Foto: Humas</small></li></ul>",
        "<div class='slideshow'><div><em>1 / 2</em><img src='/u/1.jpg'><div class='text'>{0}</div></div><div><em>2 / 2</em><img src='/u/2.jpg'><div class='text'>{1}</div></div></div>",
    ],
)
def test_lines_of_the_slides_of_an_article(slides: str) -> None:
    article = read(page(slides.format(*_LINES)))
    assert [caption.text.rstrip(".") for caption in article.captions] == list(_LINES)
    assert article.body == list(_TEXT)


@pytest.mark.parametrize(
    "slides",
    [
        # offers of other articles
        "<div class='swiper'><div><a href='/berita/2'><img src='/u/1.jpg'></a><p>Warga Buloh Gotong Royong (Foto: Humas)</p></div></div>",
        "<div class='carousel'><div><img src='/u/1.jpg'><h3>Warga Buloh Gotong Royong</h3><p>Foto: Humas</p></div></div>",
        # what a site says of itself
        "<div class='slider'><div><img src='/u/1.jpg'><p>Selamat Datang di Kabupaten Kami</p><p>Kota Seribu Tambak Garam</p></div></div>",
    ],
)
def test_slides_of_a_site_are_no_captions(slides: str) -> None:
    assert read(page(slides)).captions == []


@pytest.mark.parametrize(
    "head",
    [
        "<header class='band'><h1>{0}</h1><p class='lead'>{1}</p><div><span>12 Mei 2023</span></div></header>",
        "<section><div><div><h1>{0}</h1><div class='sub'><div>{1}</div></div></div></div></section>",
    ],
)
def test_credits_below_a_text_whose_introduction_stands_in_a_band(head: str) -> None:
    introduction = "Gudang itu dibangun dengan iuran anggota selama enam pekan."
    offers = "".join(
        f"<a href='/b/{n}'><h4>Bupati Buka Lomba Perahu Ke-{n}</h4></a>" for n in "123"
    )
    article = read(
        f"{head.format(_TITLE, introduction)}<div class='g'><div class='k'><div class='isi'>{_PROSE}</div>"
        f"<div class='c'><p>Penulis: Rina Melati · Penyunting: Joko W.</p></div>{offers}</div></div>"
    )
    assert [(credit.name, credit.role) for credit in article.bylines] == [
        ("Rina Melati", "reporter"),
        ("Joko W.", "editor"),
    ]


_PICTURE = "<div class='foto'><img src='/u/1.jpg'></div>"
_WROTE = "<div><span>Penulis</span> <span>Rina Melati</span></div>"


@pytest.mark.parametrize(
    "fields",
    [
        "<div class='f-keterangan-gambar'><b>Keterangan gambar</b> <p>{0}</p></div><div class='f'><div>Fotografer</div><div>Joko Winarno</div></div>",
        "<p class='caption'>{0}</p><dl><dt>Fotografer</dt><dd>Joko Winarno</dd></dl>",
        "<div><span>Fotografer:</span> <span>Joko Winarno</span></div>",
        "<p class='caption'>{0}</p><p>Fotografer: Joko Winarno</p>",
        "<div><b>Teks Foto</b> <span>{0}</span></div><div><b>Pemotret</b> <span>Joko Winarno</span></div>",
    ],
)
def test_a_photographer_right_below_the_picture_did_not_write(fields: str) -> None:
    head = f"<h1>{_TITLE}</h1>{_PICTURE}{fields.format(_LINES[0])}"
    article = read(f"<div class='w'>{head}<div class='isi'>{_PROSE}</div>{_WROTE}</div>")
    assert [credit.name for credit in article.bylines] == ["Rina Melati"]
    assert [caption.credit for caption in article.captions] == ["Joko Winarno"]


def test_fields_of_a_picture_in_one_list() -> None:
    fields = f"<dl><dt>Keterangan foto</dt><dd>{_LINES[0]}</dd><dt>Fotografer</dt><dd>Joko Winarno</dd></dl>"
    article = read(page(f"{_PICTURE}<div>{fields}</div>"))
    assert [caption.text for caption in article.captions] == [_LINES[0]]
    assert article.bylines == []


def test_a_photographer_beside_the_writer_is_credited_with_the_text() -> None:
    field = "<div><span>Fotografer</span> <span>Joko Winarno</span></div>"
    article = read(
        f"<div class='w'><h1>{_TITLE}</h1>{_PICTURE}<div class='isi'>{_PROSE}</div>{_WROTE}{field}</div>"
    )
    assert [(credit.name, credit.role) for credit in article.bylines] == [
        ("Rina Melati", "reporter"),
        ("Joko Winarno", "photographer"),
    ]

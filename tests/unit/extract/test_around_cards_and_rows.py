"""Cards and rows of builders in a text, and what stands among them: calls on readers, questions to them, accounts, portraits, pictures beside paragraphs."""

from __future__ import annotations

import pytest

from newsarchive.extract import Article, extract_article
from newsarchive.extract.dateline.dateline import parse_dateline

_TITLE = "Petani Garam Madura Belajar Membuat Garam Halus dari Tetangga"
_TEXT = (
    "Belasan petani garam di pesisir timur belajar membuat garam halus dari kelompok tetangga yang lebih dulu punya mesin giling.",
    "Pelatihan berlangsung tiga hari di gudang koperasi dan dipandu dua orang penyuluh perikanan dari kantor kecamatan setempat.",
    "Ketua kelompok menuturkan harga garam halus dua kali lipat garam kasar, asalkan kadar airnya terjaga sejak dijemur.",
    "Koperasi akan meminjamkan mesin secara bergilir mulai bulan depan kepada anggota yang sudah mengikuti pelatihan itu.",
)


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def read(body: str, head: str = "", css: str = "entry-content") -> Article:
    article = f"<article><h1>{_TITLE}</h1>{head}<div class='{css}'>{body}</div></article>"
    page = f"<html lang='id'><head><title>{_TITLE}</title></head><body>{article}</body></html>"
    return extract_article(page.encode(), "https://sumenepkab.go.id/berita/12-garam")


def amid(insert: str) -> Article:
    return read(paragraphs(*_TEXT[:2]) + insert + paragraphs(*_TEXT[2:]))


@pytest.mark.parametrize(
    "call",
    [
        "<div class='x'><h3>Punya keluhan layanan?</h3><div>Kirim pesan ke nomor aduan.</div><a class='elementor-button' href='/l'>Lapor sekarang</a></div>",
        "<section><div><strong>Ada jalan rusak di desa Anda?</strong><p>Sampaikan lewat aplikasi.</p></div><a class='btn btn-primary' href='/l'>Buka</a></section>",
        "<div class='cta-box'><h4>Mari menjadi relawan</h4><p>Daftarkan diri di posko.</p><a class='button' href='/d'>Daftar</a></div>",
        "<amp-ad><div placeholder>Sabun cuci murah!</div></amp-ad>",
        "<div class='kotak'>Iklan Layanan Masyarakat: Mari ke Posyandu!</div>",
        "<div class='card'><div class='small'>Terkait</div><a href='/b/2'>Kapal Perintis Singgah Lagi di Kangean</a></div>",
    ],
)
def test_what_calls_on_readers_amid_a_text(call: str) -> None:
    assert amid(call).body == list(_TEXT)


@pytest.mark.parametrize(
    "part",
    [
        ("<div class='faq'><h3>Ingin tahu syaratnya?</h3><p>Syaratnya fotokopi kartu keluarga.</p></div>", 2),
        ("<div><h3>Daftar di laman resmi</h3><p>Isi nama lengkap.</p><a class='btn' href='/d'>Laman</a></div><div><h3>Unggah berkas</h3><p>Pilih berkas.</p></div>", 5),
        ("<h3>Apakah program ini bermanfaat bagi petani?</h3>", 1),
        ("<h3>Iklan layanan masyarakat diputar di pasar</h3>", 1),
        ("<h3>Pengumuman terbaru</h3>", 1),
        ("<table><tr><th>Dinas</th><th>Terkait</th></tr><tr><td>PUPR</td><td>Jalan</td></tr></table>", 4),
    ],
)  # fmt: skip
def test_questions_and_steps_of_a_text(part: tuple[str, int]) -> None:
    insert, lines = part
    assert len(amid(insert).body) == len(_TEXT) + lines


@pytest.mark.parametrize(
    "question",
    [
        "Apakah artikel ini membantu?",
        "Apakah informasi ini bermanfaat bagi Anda?",
        "Seberapa besar tulisan ini membantu Anda?",
        "Was this page helpful?",
    ],
)
def test_a_credit_above_a_question_to_readers(question: str) -> None:
    box = f"<div class='card'><h6>{question}</h6><button>Ya</button><button>Tidak</button></div>"
    article = read(paragraphs(*_TEXT) + "<div>(fit/Humas Sumenep)</div>" + box)
    assert article.body == list(_TEXT)
    assert [credit.name for credit in article.bylines] == ["fit", "Humas Sumenep"]


@pytest.mark.parametrize(
    "box",
    [
        "<b>Diposting oleh kominfo</b><p>Dinas Kominfo mengelola situs ini bersama seluruh perangkat daerah.</p><h4>Pengumuman Lainnya:</h4>",
        "<div>Diterbitkan oleh <a href='/u'>Admin Desa</a></div><div>Kami melayani warga setiap hari kerja.</div>",
        "<div>Tentang Penulis</div><div>Penyuluh di kecamatan ini sejak 2015.</div>",
    ],
)
def test_the_box_of_an_account(box: str) -> None:
    article = read(paragraphs(*_TEXT) + f"<div class='k'>{box}</div>")
    assert article.body == list(_TEXT)
    assert article.bylines == []


def test_a_book_by_its_publisher_is_told_of() -> None:
    told = "Diterbitkan oleh Balai Pustaka, buku itu habis terjual."
    assert read(paragraphs(*_TEXT[:3], told, _TEXT[3])).body == [*_TEXT[:3], told, _TEXT[3]]


@pytest.mark.parametrize(
    "beside",
    [
        "<div style='overflow:hidden'><div style='float:left'><img src='/a.jpg'></div><div style='float:right'>{}</div></div>",
        "<div class='row'><div class='col-md-4'><img src='/a.jpg'></div><div class='col-md-8'>{}</div></div>",
        "<table><tr><td><img src='/a.jpg'></td><td>{}</td></tr></table>",
    ],
)
def test_a_paragraph_beside_a_picture(beside: str) -> None:
    article = read(paragraphs(_TEXT[0]) + beside.format(_TEXT[1]) + paragraphs(*_TEXT[2:]))
    assert article.body == list(_TEXT)
    assert article.captions == []


@pytest.mark.parametrize(
    "below",
    [
        "<table><tr><td><img src='/a.jpg'></td></tr><tr><td>{}</td></tr></table>",
        "<div style='float:left'><img src='/a.jpg'><div>{}</div></div>",
        "<div class='card'><img src='/a.jpg'><div class='card-footer small'>{}</div></div>",
        "<div class='row'><div class='col-md-6'><img src='/a.jpg'></div><div class='col-md-6'><small>{}</small></div></div>",
    ],
)
def test_a_line_below_a_picture(below: str) -> None:
    said = "Petani menggiling garam di gudang koperasi di Kalianget."
    article = amid(below.format(said))
    assert article.body == list(_TEXT)
    assert [caption.text for caption in article.captions] == [said]


@pytest.mark.parametrize("mark", ["·", "§", "\uf0b7"])
def test_marks_that_word_left(mark: str) -> None:
    items = paragraphs(f"{mark} Mesin giling", f"{mark}   Terpal hitam")
    article = read(paragraphs(*_TEXT) + "<p>Yang dipinjamkan:</p>" + items)
    assert article.body[-2:] == ["Mesin giling", "Terpal hitam"]


def test_marks_that_somebody_typed() -> None:
    article = read(paragraphs(*_TEXT, "Yang dipinjamkan:", "- Mesin giling", "- Terpal hitam"))
    assert article.body[-2:] == ["- Mesin giling", "- Terpal hitam"]


@pytest.mark.parametrize(
    "row",
    [
        "<div class='d-flex'><img class='rounded-circle' src='/u/1.jpg'><div>Siti Nur Aisyah Rahmawati</div><div>3 Mei 2024, 10.12 WIB</div></div>",
        "<div class='x'><img src='/u/1.jpg'><div><div>Siti Nur Aisyah Rahmawati</div><div>2 tahun yang lalu · Diperbarui 7 Mei 2024</div></div></div>",
    ],
)
def test_an_author_beside_the_portrait(row: str) -> None:
    article = read(row + paragraphs(*_TEXT))
    assert article.captions == []
    assert article.body == list(_TEXT)


def test_an_author_beside_the_portrait_above_a_text() -> None:
    row = "<div class='d-flex'><img class='avatar' src='/u/1.jpg'><div>Siti Nur Aisyah Rahmawati</div><div>3 Mei 2024</div></div>"
    article = read(paragraphs(*_TEXT), head=row)
    assert article.captions == []
    assert [credit.name for credit in article.bylines] == ["Siti Nur Aisyah Rahmawati"]


_ROW = "<div class='vc_row wpb_row'><div class='vc_col-sm-12'><div class='inner'><div class='wpb_wrapper'><div class='wpb_text_column'><div class='wpb_wrapper'>{}</div></div></div></div></div></div>"


def test_a_text_over_the_rows_of_a_builder() -> None:
    rows = (_TEXT[:1], _TEXT[1:2], _TEXT[2:])
    body = "".join(_ROW.format(paragraphs(*row)) for row in rows)
    assert read(body, css="wpb-content-wrapper").body == list(_TEXT)


def test_a_row_of_other_articles_below_a_text() -> None:
    cards = "".join(
        f"<div><h4><a href='/b/{n}'>Kabar ke-{n} dari pulau</a></h4><p>{text}</p></div>"
        for n, text in enumerate(_TEXT)
    )
    body = _ROW.format(paragraphs(*_TEXT)) + _ROW.format(cards)
    assert read(body, css="wpb-content-wrapper").body == list(_TEXT)


@pytest.mark.parametrize("head", ["Kalianget | ", "KALIANGET | ", "SUMENEP, Kominfo | "])
def test_a_bar_behind_the_place_below_a_summary(head: str) -> None:
    summary = "Pelatihan itu diikuti kelompok yang lolos seleksi sejak bulan lalu."
    article = read(paragraphs(summary, head + _TEXT[0], *_TEXT[1:]))
    assert article.body == [summary, *_TEXT]
    assert article.dateline is not None
    assert article.dateline.text == head.rstrip(" |")


def test_a_row_of_tags_called_a_cloud() -> None:
    tags = (
        "<div class='tagcloud clearfix'><a href='/t/a'>garam</a><a href='/t/b'>koperasi</a></div>"
    )
    assert read(paragraphs(*_TEXT) + tags).tags == ["garam", "koperasi"]
    assert read(paragraphs(*_TEXT) + f"<div class='sidebar'>{tags}</div>").tags == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Demak, Humas. Pesantren Al-Fattah Bonang menjadi juara liga santri", "Demak, Humas"),
        ("SEMARANG, SMK Al-Hikmah menerima tamu dari Jepang", "SEMARANG"),
        ("KUDUS, SW - Masjid Ar-Rahman di Desa Jati diresmikan", "KUDUS, SW"),
        ("Kudus, Tim SAR-Polri menyisir sungai sejak pagi", "Kudus"),
        ("Kudus, SW-Warga Desa Jati menanam pohon", "Kudus, SW"),
        ("Kudus, Suarakita-Bupati Kudus menanam pohon", "Kudus, Suarakita"),
        ("Blora-Humas. Warga Desa Jati menanam pohon", "Blora-Humas"),
    ],
)
def test_a_hyphen_within_a_name_ends_no_dateline(text: str, expected: str) -> None:
    line = parse_dateline(text)
    assert line is not None
    assert line.text == expected


def test_what_a_post_is_filed_under_is_nobody() -> None:
    facts = "<p class='meta'> by <span class='author'><a href='/u'>admin</a></span> | <span>Jan 6, 2025</span> | <a href='/k' rel='category tag'>Siaran Pers</a> | <span>0 comments</span></p>"
    assert read(paragraphs(*_TEXT), head=facts).bylines == []
    assert read(facts + paragraphs(*_TEXT)).bylines == []

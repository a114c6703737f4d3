"""What views of real government sites do with headline, facts, captions and text: each case in other words than the page that showed it."""

import pytest

from newsarchive.extract import Article, extract_article, parse_dateline

_TEXT = """<p>Rumah potong hewan yang baru mulai menerima sapi pada awal pekan ini setelah izin lingkungannya terbit.</p>
<p>Kepala dinas menyatakan setiap hari dapat dipotong dua puluh ekor, dan dagingnya diperiksa dua dokter hewan.</p>
<p>Pedagang daging menyambutnya karena tidak perlu lagi memotong di halaman rumah masing-masing.</p>"""
_TITLE = "Rumah Potong Hewan Baru Beroperasi Pekan Ini"
_LONG = _TEXT * 3


def read(body: str, document: str = f"{_TITLE} - Pemkab") -> Article:
    page = f"<html lang='id'><head><title>{document}</title></head><body>{body}</body></html>"
    return extract_article(page.encode(), "https://example.go.id/berita/rph")


def names(article: Article) -> list[str]:
    return [credit.name for credit in article.bylines]


def icon(word: str) -> str:
    return f"<span class='material-symbols-outlined'>{word}</span>"


def test_words_of_an_icon_font_are_no_text():
    facts = f"<div class='kecil'><div>{icon('schedule')} 3 Juni 2021 </div><div>{icon('person')} By Nurhalimah Tanjung </div></div>"
    text = _TEXT.replace("<p>Kepala", f"<p>{icon('format_quote')} Kepala")
    article = read(f"<h1>{_TITLE}</h1>{facts}<div class='isi'>{text}</div>")
    assert names(article) == ["Nurhalimah Tanjung"]
    assert article.body[1].startswith("Kepala")
    assert article.captions == []


@pytest.mark.parametrize(
    "keeps",
    [
        "class='prose whitespace-pre-line'",
        "style='white-space: pre-wrap'",
        "class='whitespace-pre-wrap'",
    ],
)
def test_line_ends_that_a_style_keeps(keeps):
    text = _TEXT.replace("<p>", "").replace("</p>", "\n")
    article = read(f"<h1>{_TITLE}</h1><div {keeps}>\n   {text}</div>")
    assert len(article.body) == 3


def test_line_ends_that_no_style_keeps():
    text = _TEXT.replace("<p>", "").replace("</p>", "\n")
    assert len(read(f"<h1>{_TITLE}</h1><div class='prose'>{text}</div>").body) == 1


@pytest.mark.parametrize(
    "head",
    [
        f"<div class='pita'><h1>Kabar Terbaru</h1></div><h3>{_TITLE}</h3>",
        f"<div class='page-title'><h1>Detail berita</h1><p>{_TITLE}</p></div><h2>{_TITLE}</h2>",
        f"<section class='breadcrumb'><h2>Kegiatan Kita</h2></section><a href='#'><h2>{_TITLE}</h2></a>",
        f"<div class='kepala'><img src='/u.jpg'><span class='username'>{_TITLE}</span></div>",
    ],
)
def test_the_headline_of_a_page_that_names_its_site_only(head):
    article = read(f"{head}<div class='isi'>{_TEXT}</div>", "Pemerintah Kabupaten Sigi")
    assert article.title == _TITLE


def test_a_short_headline_above_its_subheading():
    head = (
        "<div><h1>Pasar Murah Digelar</h1><h2>Warga Tiga Kelurahan Antre Sejak Pagi Hari</h2></div>"
    )
    article = read(f"{head}<div class='isi'>{_TEXT}</div>", "Pemerintah Kabupaten Sigi")
    assert article.title == "Pasar Murah Digelar"


def test_the_column_of_the_article_is_called_after_a_sidebar():
    other = "<div class='blog_right_sidebar'><h3>Agenda</h3><p>Rapat koordinasi di aula kantor.</p></div>"
    body = f"<div class='blog_left_sidebar'><article><a href='#'><h2>{_TITLE}</h2></a>{_LONG}</article></div>{other}"
    article = read(body)
    assert article.kind == "article"
    assert len(article.body) == 9


def test_a_greeting_in_a_sidebar_is_no_article():
    article = read(f"<h1>Galeri</h1><div class='sidebar'><h3>Sambutan Camat</h3>{_LONG}</div>")
    assert article.kind != "article"


def test_a_heading_called_after_the_sidebar_ends_the_text():
    rest = "<table><tr><td><a href='/x'>Lelang Kendaraan Dinas Dibuka</a><br><small>Senin, 3 Mei 2021, 10:11 WIB, Dibaca : 12 Kali</small></td></tr></table>"
    article = read(
        f"<h1>{_TITLE}</h1><div class='isi'>{_LONG}<p class='sidebar-title'>Berita Terkait</p>{rest}</div>"
    )
    assert len(article.body) == 9


_FACTS = "<ul class='judul-kecil news-comments'><li><a><i class='fa fa-user'></i><span>By</span> Nurhalimah Tanjung</a></li><li><a><i class='fa fa-tags'></i>03 June 2021</a></li></ul>"


def test_a_line_of_facts_called_after_its_count_of_comments():
    article = read(f"<div><h2>{_TITLE}</h2>{_FACTS}{_TEXT}</div>")
    assert names(article) == ["Nurhalimah Tanjung"]
    assert article.published is not None
    assert article.published.value == "2021-06-03"


def test_comments_behind_a_text_name_no_author():
    article = read(f"<div><h2>{_TITLE}</h2>{_TEXT}{_FACTS}</div>")
    assert names(article) == []


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("<p><i class='fa fa-user'></i> Nurhalimah Tanjung, Kategori : <a>Umum</a></p>", True),
        ("<p>Nurhalimah Tanjung - <span>Sosial Budaya</span></p>", True),
        (
            "<div><div><div>N</div><span>Nurhalimah Tanjung</span></div><span>•</span><span>3 Juni 2021</span></div>",
            True,
        ),
        ("<p>Sosial Budaya - <span>Umum</span></p>", False),
        (
            "<div><div><div>N</div><span>Nurhalimah Tanjung</span></div><i>•</i><span>3 Juni 2021</span><i>•</i><span>2 menit</span><i>•</i><span>90 kali</span></div>",
            True,
        ),
    ],
)
def test_who_is_named_above_a_text(head, name):
    article = read(f"<article><h1>{_TITLE}</h1>{head}<div class='isi'>{_TEXT}</div></article>")
    assert names(article) == (["Nurhalimah Tanjung"] if name else [])


def test_the_author_in_a_card_below_the_heading_penulis():
    card = "<div><h4>Penulis</h4><div><div><img src='/n.jpg'></div><div><span>Nurhalimah Tanjung</span><span>Liputan Daerah</span></div></div></div>"
    article = read(f"<div><h1>{_TITLE}</h1><article>{_TEXT}</article>{card}</div>")
    assert names(article) == ["Nurhalimah Tanjung"]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Editor Nurhalimah Tanjung", ["Nurhalimah Tanjung"]),
        ("Penulis Muda Berprestasi", []),
        ("Editor Berita", []),
    ],
)
def test_a_label_and_a_name_without_a_colon(line, named):
    facts = f"<div class='kotak'><p><span>3 Juni 2021</span></p><p><span>{line}</span></p></div>"
    article = read(f"<div><h1>{_TITLE}</h1>{facts}<div class='isi'>{_TEXT}</div></div>")
    assert names(article) == named


def test_a_caption_between_an_image_and_the_headline():
    card = f"<div class='card blog'><img src='/s.jpg'><p>Sapi pertama tiba di kandang</p><div><h2>{_TITLE}</h2><div>{_TEXT}</div></div></div>"
    article = read(card)
    assert [caption.text for caption in article.captions] == ["Sapi pertama tiba di kandang"]
    assert len(article.body) == 3


def test_facts_in_small_type_are_no_caption():
    facts = "<div class='text-caption'><span>3 Juni 2021</span> <span>120 Kali Dibaca</span></div>"
    article = read(f"<h1>{_TITLE}</h1>{facts}<div class='isi'>{_TEXT}</div>")
    assert article.captions == []


def test_the_day_in_a_list_at_the_end_of_the_texts_box():
    body = f"<h2>{_TITLE}</h2><div class='blog_details'>{_LONG}<ul><li>Jumat, 4 Juni 2021 | 14:10:00 WIB </li></ul></div>"
    article = read(body)
    assert article.published is not None
    assert article.published.value == "2021-06-04T14:10:00+07:00"
    assert len(article.body) == 9


def test_the_day_from_which_visitors_are_counted():
    left = "<div id='kiri'><div>Online: 3<br>Sejak 12 Maret 2012</div></div>"
    article = read(f"<div>{left}<div><h2>{_TITLE}</h2><div>{_TEXT}</div></div></div>")
    assert article.published is None


def test_the_day_behind_a_slider_without_pictures():
    slider = "<div>" * 9 + "</div>" * 9 + "<div><p></p><p></p><p></p><p></p></div>"
    article = read(f"<div class='isi'>{slider}<h2>{_TITLE}</h2><p>03 Juni 2021</p>{_TEXT}</div>")
    assert article.published is not None
    assert article.published.value == "2021-06-03"


def test_a_box_that_shows_an_image_behind_itself_has_a_caption():
    box = "<div class='bingkai'><div role='img' style='background-image:url(/s.jpg)'></div><small>Sapi pertama tiba di kandang</small></div>"
    article = read(f"<article><h1>{_TITLE}</h1>{box}<div class='isi'>{_TEXT}</div></article>")
    assert [caption.text for caption in article.captions] == ["Sapi pertama tiba di kandang"]


def test_the_day_in_a_label():
    facts = "<label class='badge'><i class='fa fa-clock-o'></i> Rabu, 10 Agustus 2022, 08:30 WIB</label> <label class='badge'>12x dibaca</label>"
    article = read(f"<div><h3>{_TITLE}</h3>{facts}</div><div class='isi'>{_TEXT}</div>")
    assert article.published is not None
    assert article.published.value == "2022-08-10T08:30:00+07:00"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Toaya – Kelompok tani sepakat membuka sawah baru di Desa Toaya.", "Toaya"),
        (
            "Muara Toaya – Dinas Pertanian membagikan benih di balai Desa Muara Toaya.",
            "Muara Toaya",
        ),
        ("Muara Toaya – Dinas Pertanian membagikan benih di balai desa.", None),
        ("Toaya – Lero adalah jalur yang melewati Desa Toaya.", None),
    ],
)
def test_a_village_that_the_text_calls_one(text, place):
    line = parse_dateline(text)
    assert (line.place if line else None) == place

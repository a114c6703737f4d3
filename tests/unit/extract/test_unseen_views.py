"""Whole pages of views that the reader had not seen: each class of miss in other words than the page that showed it."""

import pytest

from newsarchive.extract import Article, extract_article

_TEXT = """<p>Perpustakaan keliling mulai menyinggahi tujuh sekolah dasar di lereng gunung setiap hari Selasa dan Kamis.</p>
<p>Kepala dinas menyatakan setiap mobil membawa seribu dua ratus buku, sebagian besar cerita bergambar untuk anak.</p>
<p>Guru kelas tiga berharap murid boleh meminjam lebih lama karena jarak rumah mereka ke sekolah cukup jauh.</p>"""
_TITLE = "Perpustakaan Keliling Singgahi Tujuh Sekolah di Lereng Gunung"
_FOOT = "<div class='footer'><p>Jl. Veteran 4, telepon (0293) 555123.</p></div>"


def read(body: str, document: str = f"{_TITLE} - Pemkab") -> Article:
    page = (
        f"<html lang='id'><head><title>{document}</title></head><body>{body}{_FOOT}</body></html>"
    )
    return extract_article(page.encode(), "https://example.go.id/berita/pustaka")


@pytest.mark.parametrize(
    ("document", "head"),
    [
        ("magelangkab.go.id", f"<div><p class='mb-2 fs-1'>{_TITLE}</p><p>3 Mei 2023</p></div>"),
        ("Berita Lengkap", f"<h2>Berita Lengkap</h2><font size=5>{_TITLE}</font><br>"),
        ("Layanan Warga", f"<h6>Baca Berita</h6><div><h3>{_TITLE}</h3></div>"),
        ("TKPK Kabupaten Magelang", f"<h2>Berita</h2><h3 class='gb'><a href='#'>{_TITLE}</a></h3>"),
        (_TITLE, f"<h1>Detail Informasi</h1><table><tr><td>Judul<td>: {_TITLE}</table>"),
        (
            f"{_TITLE} · Pemkab",
            f"<h1 class='page-title'>{_TITLE} <small>Berita / #31</small></h1>",
        ),
    ],
)
def test_headlines(document, head):
    article = read(f"{head}<div class='isi'>{_TEXT}</div>", document)
    assert article.title == _TITLE


def test_a_short_title_that_the_page_prints_is_no_name_of_a_site():
    article = read(
        f"<h1>Bupati Lantik Camat</h1><h3>{_TITLE}</h3><div class='isi'>{_TEXT}</div>",
        "Bupati Lantik Camat",
    )
    assert article.title == "Bupati Lantik Camat"


@pytest.mark.parametrize("box", ["sidebar-page-container", "widget-utama"])
def test_running_text_in_a_column_whose_headline_stands_above_it(box):
    head = f"<section class='pita'><div><h3>{_TITLE}</h3><ul class='fakta'><li>Senin, 05 Juni 2023 pukul 10.15 WIB</li></ul></div></section>"
    text = _TEXT.replace(
        "</p>", " Jadwalnya ditempel di papan pengumuman kantor kecamatan dan di balai desa.</p>"
    )
    article = read(
        f"{head}<section class='{box}'><div class='kolom'>{text * 2}</div></section>", "Info Warga"
    )
    assert article.kind == "article"
    assert len(article.body) == 6
    assert article.published is not None
    assert article.published.value.startswith("2023-06-05T10:15")


def test_a_component_called_a_view():
    article = read(f"<div id='kegiatan-view'><h1>{_TITLE}</h1><div>{_TEXT}</div></div>")
    assert len(article.body) == 3


def test_a_text_does_not_go_on_in_the_next_column_of_a_table():
    menu = "<td width=150><b>Menu</b><br>Selamat datang di situs kami yang baru dan sederhana ini.</td>"
    poll = "<td width=150>Bagaimana pelayanan kami menurut Bapak dan Ibu sekalian? Isi jajak pendapat.</td>"
    text = _TEXT.replace("<p>", "").replace("</p>", "<br><br>")
    links = (
        "Berita lain yang tidak kalah menarik untuk dibaca oleh warga sekalian ada di arsip kami."
    )
    rows = f"<tr>{menu}<td><font size=5>{_TITLE}</font><p>{text}</p><hr>{links * 2}</td>{poll}</tr>"
    article = read(f"<table>{rows}</table>", "Berita Lengkap")
    assert article.body[0].startswith("Perpustakaan keliling")
    assert not any("jajak" in text.lower() for text in article.body)


def test_a_file_called_like_the_article():
    file = f"<div><div>Berkas Pendukung:</div><span><img src='/img/pdf.png'> <a href='/u/1.pdf'>{_TITLE}</a></span></div>"
    article = read(
        f"<h1>{_TITLE}</h1><div class='content'>{_TEXT}{file}<p>91 kali dibaca</p></div>"
    )
    assert len(article.body) == 3
    assert article.body[0].startswith("Perpustakaan keliling")


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        (
            "Dibuat pada 5 Juni 2023, 10:15, terakhir disunting pada 8 Juni 2023, 12:20",
            "2023-06-05T10:15",
            "2023-06-08T12:20",
        ),
        ("Dibuat pada 5 Juni 2023", "2023-06-05", None),
    ],
)
def test_days_behind_the_text(line, published, modified):
    article = read(
        f"<div><div class='panel'><h1>{_TITLE}</h1></div><div class='panel'><div>{_TEXT}</div></div><div class='panel'>{line}</div></div>"
    )
    assert article.published is not None
    assert article.published.value.startswith(published)
    assert (article.modified.value[:16] if article.modified else None) == modified


def test_a_line_of_facts_with_the_section():
    line = "<small>Berita dikirimkan oleh <b>Sulastri Ningsih</b> pada tanggal <b>2009-06-05 10:15:20</b> dalam kategori <b>Pendidikan</b></small>"
    article = read(f"<h1>{_TITLE}</h1><div class='isi'>{line}{_TEXT}</div>")
    assert len(article.body) == 3
    assert article.section == "Pendidikan"


@pytest.mark.parametrize(
    "printed",
    [
        "<p><i class='fa fa-tags'></i> Kategori Berita : Pendidikan</p>",
        "<p>12 Mei 2023 | Kategori: Pendidikan | Dibaca: 31</p>",
        "<span><b>Tanggal : </b>5 Juni 2023 &nbsp;<b>Kategori : </b>Pendidikan &nbsp;<b>Penulis : </b>Sulastri</span>",
        "<p>Kategori : <a href='/k/4'>Pendidikan</a></p>",
        "<div class='category'>Kategori <span><a href='/k/4'>Pendidikan</a></span></div>",
        "<div class='meta'><span><i class='bi bi-folder2-open'></i> Pendidikan</span></div>",
        "<span class='rounded-full px-2 text-xs'> 📢 Pendidikan </span>",
        "<span class='page-eyebrow'>Pendidikan</span>",
        "<span class='tanda'><i data-lucide='tag'></i> Pendidikan</span>",
        "<div><span class='badge-x badge'>Pendidikan</span><span class='badge'>31 Kali Dibaca</span></div>",
        "<table><tr><td>Kategori :</td><td>Pendidikan</td></tr></table>",
    ],
)
def test_sections(printed):
    article = read(f"<article><h1>{_TITLE}</h1>{printed}<div class='isi'>{_TEXT}</div></article>")
    assert article.section == "Pendidikan"


@pytest.mark.parametrize(
    "printed",
    [
        "<div class='sidebar'><h4>Kategori :</h4><ul><li><a href='/k/1'>Ekonomi</a></li></ul></div>",
        "<p>Masuk dalam kategori rawan, kata dia.</p>",
        "<section class='section'><a href='/berita'>Kembali ke Daftar</a></section>",
        "<div class='menu'><i class='fa fa-tags'></i> Tags</div>",
    ],
)
def test_no_sections(printed):
    article = read(f"<article><h1>{_TITLE}</h1><div class='isi'>{_TEXT}</div></article>{printed}")
    assert article.section is None


@pytest.mark.parametrize(
    "printed",
    [
        "<p>Tags : <a href='/t/1'>buku</a>, <a href='/t/2'>sekolah</a></p>",
        "<div><h5><i class='fas fa-tags'></i> Tags</h5><div><a href='/t/1'>buku</a><a href='/t/2'>sekolah</a></div></div>",
        "<div class='flex'><a href='/tags/buku'>buku</a><a href='/tags/sekolah'>sekolah</a></div>",
        "<div><i class='bi bi-tags'></i> <span>buku</span> <span>sekolah</span></div>",
        "<section class='topic-list'><div><div>Topik</div></div><a href='/t/1'>buku</a><a href='/t/2'>sekolah</a></section>",
        "<div class='keywords'><span><a href='/t/1'>buku</a></span><span><a href='/t/2'>sekolah</a></span></div>",
        "<p>Tags: <a href='/t/1'>buku</a> <a href='/t/2'>sekolah</a><br> Posted in <a href='/k'>Umum</a></p>",
    ],
)
def test_tags(printed):
    article = read(f"<article><h1>{_TITLE}</h1><div class='isi'>{_TEXT}</div>{printed}</article>")
    assert article.tags == ["buku", "sekolah"]


def test_a_list_whose_titles_are_links_alone_in_boxes_named_for_them():
    items = "".join(
        f"<div class='card'><div class='item-title'><a href='/a/{n}'>Kabar Desa yang ke-{n} Hari Ini</a></div><div>{text}</div></div>"
        for n, text in enumerate(_TEXT.replace("<p>", "").split("</p>\n") * 2)
    )
    assert (
        read(f"<h2>Kabar Desa</h2><div class='daftar'>{items}</div>", "Kabar Desa").kind
        == "listing"
    )


def test_the_day_below_the_label_of_a_change():
    facts = "".join(
        f"<div class='item'><h5> {label} </h5><p> {value} </p></div>"
        for label, value in (
            ("Dibuat", "05 June 2023 10:15"),
            ("Diperbaharui", "08 June 2023 12:20"),
        )
    )
    article = read(f"<div><h3>{_TITLE}</h3>{facts}</div><div class='isi'>{_TEXT}</div>")
    assert article.published is not None
    assert article.modified is not None
    assert article.published.value.startswith("2023-06-05T10:15")
    assert article.modified.value.startswith("2023-06-08T12:20")


def test_the_one_day_of_a_page_is_that_of_its_publication_though_called_a_change():
    line = "<div class='waktu'>Diperbarui: 8 Juni 2023</div>"
    article = read(f"<div><h1>{_TITLE}</h1>{line}</div><div class='isi'>{_TEXT}</div>")
    assert article.published is not None
    assert article.published.value.startswith("2023-06-08")


def test_a_time_tag_that_states_no_year():
    tag = "<time datetime='Jun 5'><span>05 June 2023</span></time>"
    article = read(f"<h1>{_TITLE}</h1><div>{tag}</div><div class='isi'>{_TEXT}</div>")
    assert article.published is not None
    assert article.published.value == "2023-06-05"


def test_parts_of_a_text_named_by_microformats():
    parts = "".join(
        f"<div class='row sqs-row'><div class='sqs-block'><div class='sqs-html-content'>{text}</p></div></div></div>"
        for text in _TEXT.split("</p>\n")
    )
    article = read(f"<h1>{_TITLE}</h1><div class='post-item e-content'>{parts}</div>")
    assert len(article.body) == 3


def test_a_headline_with_the_author_behind_it_in_the_box_of_the_text():
    head = f"<div class='kepala'><span class='contentheading'><a href='#'>{_TITLE}</a></span><span class='small'> Written by Sulastri Ningsih </span></div>"
    article = read(f"<div class='item-page'>{head}{_TEXT}</div>", _TITLE)
    assert article.body[0].startswith("Perpustakaan keliling")
    assert [credit.name for credit in article.bylines] == ["Sulastri Ningsih"]


def test_the_head_of_a_box_is_no_caption():
    head = "<div class='portlet-head-caption'><div><h3>Baca Kabar Kota</h3></div></div>"
    article = read(f"{head}<h1>{_TITLE}</h1><div class='isi'>{_TEXT}</div>")
    assert article.captions == []


def test_a_path_of_links_called_a_headline():
    path = f"<div class='headline'><div><a href='/'>Home</a> <a href='/b'>Berita</a> <span>{_TITLE}</span></div></div>"
    article = read(f"{path}<h3 class='f1'>{_TITLE}</h3><div class='isi'>{_TEXT}</div>", "KOMINFO")
    assert article.title == _TITLE


def test_buttons_in_a_caption_are_none_of_it():
    figure = "<figure><img src='/u.jpg'><figcaption>Murid memilih buku di mobil perpustakaan (Foto: Sulastri)<div class='share-box'><span>12 share</span></div></figcaption></figure>"
    article = read(f"<article><h1>{_TITLE}</h1>{figure}<div class='isi'>{_TEXT}</div></article>")
    assert [(c.text, c.credit) for c in article.captions] == [
        ("Murid memilih buku di mobil perpustakaan", "Sulastri")
    ]


@pytest.mark.parametrize("parent", ["<div>{}</div>", "{}"])
def test_a_summary_between_image_and_text_is_no_caption(parent):
    summary = "Perpustakaan keliling mulai menyinggahi tujuh sekolah dasar di lereng gunung setiap hari Selasa dan Kamis"
    head = parent.format(f"<div><img src='/u.jpg'></div><div class='p-5'>{summary}</div>")
    article = read(f"<h1>{_TITLE}</h1><div>{head}<article class='prose'>{_TEXT}</article></div>")
    assert article.captions == []
    assert len(article.body) == 3


def test_a_label_with_the_name_of_a_file_is_no_text():
    file = "<div class='attachments'>Lampiran : <a href='/f/jadwal.pdf'>jadwal.pdf</a></div>"
    more = "<h3>Berita Terkait Lainnya</h3><div><a href='/a/1'>Kabar Lain dari Desa</a></div>"
    article = read(f"<h1>{_TITLE}</h1><div class='isi'>{_TEXT}{file}{more}</div>")
    assert len(article.body) == 3


def test_a_figure_that_a_builder_calls_a_tag():
    figure = "<figure class='brxe-image tag'><img src='/u.jpg'><figcaption>Murid memilih buku di mobil perpustakaan</figcaption></figure>"
    article = read(f"<h1>{_TITLE}</h1>{figure}<div class='post-content'>{_TEXT}</div>")
    assert [c.text for c in article.captions] == ["Murid memilih buku di mobil perpustakaan"]


def test_a_day_beside_a_headline_by_role():
    head = f"<div class='zona'><div><div role='heading' aria-level='1'>{_TITLE}</div><div class='publishedDate'>Diterbitkan 5 Juni 2023</div></div></div>"
    text = (
        f"<div class='zona'><div><div><div><div class='teks'>{_TEXT}</div></div></div></div></div>"
    )
    article = read(f"<div>{head}{text}</div>", _TITLE)
    assert article.published is not None
    assert article.published.value == "2023-06-05"


def test_headline_and_author_in_elements_of_a_framework():
    head = f"<mat-card-header><mat-card-title class='mat-card-title'>{_TITLE}</mat-card-title><mat-card-subtitle>Senin, 05 Juni 2023 · Oleh Sulastri Ningsih</mat-card-subtitle></mat-card-header>"
    article = read(
        f"<mat-card>{head}<div class='isi'>{_TEXT}</div></mat-card>", "Portal Kota Magelang"
    )
    assert article.title == _TITLE
    assert [credit.name for credit in article.bylines] == ["Sulastri Ningsih"]


def test_a_list_of_facts_with_title_and_section():
    facts = {
        "Judul": _TITLE,
        "Tanggal": "05/06/2023 10:15:20",
        "Kategori": "Pendidikan",
        "Isi": _TEXT,
    }
    items = "".join(f"<dt> {name} </dt><dd> {value} </dd>" for name, value in facts.items())
    article = read(
        f"<h2>Details</h2><div><h4>Berita</h4><dl>{items}</dl></div>", "Details - Portal"
    )
    assert (article.title, article.section) == (_TITLE, "Pendidikan")
    assert len(article.body) == 3


def test_the_head_of_a_table_names_no_title():
    rows = "<table><tr><th>Judul</th><th>Tanggal Terbit</th></tr><tr><td>Agenda Desa</td><td>1 Mei 2023</td></tr></table>"
    assert read(f"<h1>{_TITLE}</h1><div class='isi'>{_TEXT}</div>{rows}").title == _TITLE


def test_a_section_in_a_field_with_its_label_above_is_no_tag():
    field = "<div class='field field--name-field-kategori field--label-above'><div class='field__label'>Kategori</div><div class='field__item'><a href='/k/4'>Pendidikan</a></div></div>"
    article = read(f"<article><h1>{_TITLE}</h1><div class='isi'>{_TEXT}</div>{field}</article>")
    assert (article.section, article.tags) == ("Pendidikan", [])


def test_a_link_called_after_the_channel_it_leads_to():
    link = "<a class='content-head-channel' href='/news/'> Pendidikan </a>"
    article = read(f"<section>{link}<h1>{_TITLE}</h1></section><div class='isi'>{_TEXT}</div>")
    assert article.section == "Pendidikan"


def test_bold_links_beside_a_text_are_no_prose():
    links = "".join(
        f"<b><a href='/b/{n}'>Kabar Desa yang Ke-{n} tentang Perbaikan Jalan dan Jembatan Desa</a></b><p>Published on {n} May 2023</p><hr>"
        for n in range(1, 8)
    )
    text = f"<div class='container'><h4><b>{_TITLE}</b></h4><p>{_TEXT}</p></div>"
    article = read(
        f"<div class='row'><div class='col-md-9'>{text}</div><div class='col-md-3'><div class='container'><h5>Recent Updates</h5>{links}</div></div></div>"
    )
    assert len(article.body) == 3

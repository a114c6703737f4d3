"""Where pages say in which section an article stands, and with which tags."""

from __future__ import annotations

import pytest

from newsarchive.extract import Article, extract_article

_TITLE = "Perpustakaan Keliling Singgah di Empat Belas Dusun"
_TEXT = """<p>Perpustakaan keliling singgah di empat belas dusun sejak awal bulan dan meminjamkan buku kepada anak-anak petani.</p>
<p>Petugas mencatat dua ratus buku dipinjam dalam sepekan, terutama cerita rakyat dan buku tentang ternak, kata kepala dinas.</p>"""


def read(body: str, head: str = "") -> Article:
    page = f"<html lang='id'><head><title>{_TITLE}</title>{head}</head><body>{body}</body></html>"
    return extract_article(page.encode(), "https://demakkab.go.id/b/7")


def article(before: str = "", behind: str = "", facts: str = "") -> str:
    return f"{before}<div class='card'><h2>{_TITLE}</h2>{facts}<div class='isi'>{_TEXT}</div>{behind}</div>"


@pytest.mark.parametrize(
    "path",
    [
        "<nav aria-label='breadcrumb'><ol class='breadcrumb'><li><a href='/'>Beranda</a></li><li><a href='/b'>Berita</a></li><li><a href='/p'>Pendidikan</a></li><li>{title}</li></ol></nav>",
        "<div id='jejak'>Anda di sini: <a href='/'>Beranda</a> &gt; <a href='/p'>Pendidikan</a></div>",
        "<div class='col'><a href='/' class='breadcrumb'>Depan</a><a href='/p' class='breadcrumb'>Pendidikan</a><a href='#' class='breadcrumb'>Detail Berita</a></div>",
        "<div class='path'><a href='/'>Home</a><i>&gt;</i><a href='/p'>Pendidikan</a></div>",
        "<span class='breadcrumbs pathway'><a href='/'>Home</a> <img src='/arrow.png'> <a href='/p'>Pendidikan</a> <img src='/arrow.png'> Perpustakaan Keliling Singgah...</span>",
    ],
)
def test_the_last_step_above_the_article(path: str) -> None:
    assert read(article(path.format(title=_TITLE))).section == "Pendidikan"


@pytest.mark.parametrize(
    "step",
    [
        "Berita",
        "Media",
        "Media Center</li><li>Berita",
        "Semua Berita",
        "Artikel",
        "Detail",
        "Baca Berita",
        _TITLE,
    ],
)
def test_steps_that_are_no_section(step: str) -> None:
    path = f"<ul class='breadcrumb'><li><a href='/'>Beranda</a></li><li>{step}</li></ul>"
    assert read(article(path)).section is None


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("<div class='page-pretitle'>Berita / Pendidikan</div>", "Pendidikan"),
        ("<p><small>Beranda › Kabar › Pendidikan</small></p>", "Pendidikan"),
        ("<div><span>Berita</span> <i>&gt;</i> <span>Pendidikan</span></div>", "Pendidikan"),
        ("<div class='pretitle'>Pendidikan</div>", "Pendidikan"),
        ("<p>Berita / Detail</p>", None),
        ("<p>Dinas Perpustakaan / Arsip</p>", None),
        ("<p>Berita - 5 Juni 2024</p>", None),
    ],
)
@pytest.mark.parametrize(
    "box", ["{}", "<div class='col'>{}</div><div class='btn-list'><a href='#'>Bagikan</a></div>"]
)
def test_a_path_in_the_line_above_the_headline(line: str, section: str | None, box: str) -> None:
    head = box.format(f"{line}<h2>{_TITLE}</h2>")
    page = f"<div class='page-header'><div class='row'>{head}</div></div><div class='page-body'><div class='card'>{_TEXT}</div></div>"
    assert read(page).section == section


def test_a_path_for_machines() -> None:
    head = """<script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement": [
        {"@type": "ListItem", "position": 1, "name": "Home"},
        {"@type": "ListItem", "position": 2, "item": {"name": "Pendidikan"}}]}</script>"""
    assert read(article(), head).section == "Pendidikan"


@pytest.mark.parametrize(
    "parts",
    [
        {"behind": "<div class='card-footer'><span><i class='fa fa-clock'></i> 5 Juni 2024</span> <span><i class='fa fa-folder'></i> Pendidikan</span></div>"},
        {"facts": "<p class='tgl'><i class='fa fa-calendar'></i> 5 Juni 2024 <span class='label label-success'>Pendidikan</span></p>"},
        {"facts": "<p>5 Juni 2024 <i class='material-icons'>folder</i> Pendidikan</p>"},
        {"facts": "<p>Ditulis oleh <b>Rahma</b>. Ditayangkan di <a href='/p'>Pendidikan</a>. Dilihat: 9</p>"},
        {"before": "<section class='hero'><span class='rubrik'>Pendidikan</span></section>"},
        {"before": "<div itemprop='articleSection'>Pendidikan</div>"},
        {"facts": "<dl class='article-info'><dd title='Kategori: '><i class='fa fa-folder-open'></i><a href='/media/p'><span itemprop='genre'>Pendidikan</span></a></dd></dl>"},
        {
            "before": "<ol class='breadcrumb'><li><a href='/'>Beranda</a></li><li><span>Media</span></li><li><a href='/media/p'>Berita</a></li></ol>",
            "facts": "<p><a href='/media/p'><span itemprop='genre'>Pendidikan</span></a></p>",
        },
    ],
)  # fmt: skip
def test_where_a_section_is_printed(parts: dict[str, str]) -> None:
    assert read(article(**parts)).section == "Pendidikan"


def test_a_badge_in_the_text_is_no_section() -> None:
    assert (
        read(article(behind="<p>Nilai: <span class='label label-danger'>Kurang</span></p>")).section
        is None
    )


@pytest.mark.parametrize(
    "tags",
    [
        "<div><div class='chip'>buku<i class='material-icons'>close</i></div><div class='chip'>dusun<i class='material-icons'>close</i></div></div>",
        "<ul class='x1'><li><a href='/blog/tags/buku'>buku</a></li><li><a href='/blog/tags/dusun'>dusun</a></li></ul>",
        "<div><div class='field__label'>Topics</div><div class='field__items'><div class='field__item'><a href='/en/topik/buku'>buku</a></div><div class='field__item'><a href='/en/topik/dusun'>dusun</a></div></div></div>",
        "<div><h4>Topik</h4><div><span><a href='/x/1'>buku</a></span><span><a href='/x/2'>dusun</a></span></div></div>",
        "<div><div class='field-item even'><a href='/topics/buku'>buku</a></div><div class='field-item odd'><a href='/topics/dusun'>dusun</a></div></div>",
        "<div><b>Keywords:</b> <a href='/x/1'>buku</a>, <a href='/x/2'>dusun</a></div>",
        "<p><span class='badge bg-info'>buku</span> <span class='badge bg-info'>dusun</span></p>",
    ],
)
def test_tags_behind_the_text(tags: str) -> None:
    assert read(article(behind=tags)).tags == ["buku", "dusun"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("<p>Status gunung pekan ini:</p><p><span class='badge'>Slamet waspada</span> <span class='badge'>Dieng normal</span></p>", "Dieng normal"),
        ("<p>Kondisi tiga ruas jalan:</p><p><span class='label'>Utara lancar</span> <span class='label'>Selatan padat</span></p>", "Selatan padat"),
        ("<p><i class='fa fa-tag'></i> Denda Rp5.000 per hari</p>", "Denda Rp5.000 per hari"),
    ],
)  # fmt: skip
def test_what_looks_like_tags_and_is_told(lines: str, said: str) -> None:
    page = read(
        f"<div class='card'><h2>{_TITLE}</h2><div class='isi'>{_TEXT * 2}{lines}</div></div>"
    )
    assert said in " ".join(page.body)
    assert page.tags == []


@pytest.mark.parametrize(
    "lines",
    [
        "<p>Tag berita:</p><p><span class='badge'>buku</span> <span class='badge'>dusun</span></p>",
        "<p><span class='badge'>buku</span> <span class='badge'>dusun</span></p>",
        "<p><i class='fa fa-tag'></i> buku, dusun</p>",
    ],
)
def test_tags_at_the_end_of_a_text(lines: str) -> None:
    page = read(
        f"<div class='card'><h2>{_TITLE}</h2><div class='isi'>{_TEXT * 2}{lines}</div></div>"
    )
    assert page.tags == ["buku", "dusun"]


def test_keywords_of_a_speech() -> None:
    first, _, rest = (_TEXT * 2).partition("</p>")
    told = f"{first}</p><p>Kata kunci: ramah, sabar</p>{rest}"
    assert (
        read(f"<div class='card'><h2>{_TITLE}</h2><div class='isi'>{told}</div></div>").tags == []
    )
    behind = f"{_TEXT}<p>Kata kunci: buku, dusun</p>"
    assert read(
        f"<div class='card'><h2>{_TITLE}</h2><div class='isi'>{behind}</div></div>"
    ).tags == ["buku", "dusun"]


def test_tags_in_a_widget_of_the_article() -> None:
    box = "<div class='tags-widget'><h5>Tags:</h5><ul><li><a href='/t/1'>buku</a></li><li><a href='/t/2'>dusun</a></li></ul></div>"
    page = f"<article><h1>{_TITLE}</h1><div>{_TEXT}</div>{box}</article>"
    assert read(page).tags == ["buku", "dusun"]
    assert (
        read(
            f"<article><h1>{_TITLE}</h1><div>{_TEXT}</div></article>{box.replace('h5>Tags:', 'h5>Awan:')}"
        ).tags
        == []
    )


@pytest.mark.parametrize(
    "post",
    [
        "article class='post-3 type-post hentry category-literasi tag-buku'",
        "article class='post tag-buku is-full'",
        "div id='post-3' class='post-3 post hentry tag-buku'",
        "div class='kiriman tag-buku'",
        "div class='post-3 type-post status-publish tag-buku'",
    ],
)
@pytest.mark.parametrize(
    "day",
    [
        "<a href='/b/7' rel='bookmark'><time>5 Juni 2024</time></a>",
        "<a href='/b/7'><time>5 Juni 2024</time></a>",
        "<a href='/penulis/rahma' rel='author'>Rahma</a>",
        "<a href='/b/7'>5 Juni 2024</a>",
    ],
)
def test_a_post_that_is_called_after_its_tag_is_no_box_of_tags(post: str, day: str) -> None:
    foot = f"<div class='kaki'>Ditandai <a href='/t/buku' rel='tag'>buku</a> pada {day}</div>"
    page = f"<{post}><h1>{_TITLE}</h1><div class='isi'>{_TEXT}</div>{foot}</{post.split()[0]}>"
    assert read(page).tags == ["buku"]


@pytest.mark.parametrize(
    "day", ["<a href='/b/7'><time>5 Juni 2024</time></a>", "<a rel='author' href='/p'>Rahma</a>"]
)
def test_a_fact_among_tags_is_none(day: str) -> None:
    box = f"<div class='post-tags'>{day} <a href='/t/1'>buku</a> <a href='/t/2'>dusun</a></div>"
    assert read(article(behind=box)).tags == ["buku", "dusun"]


def test_a_badge_of_who_wrote_is_no_section() -> None:
    facts = "<div><span class='chip'><i class='ti ti-calendar'></i>5 Juni 2024</span><span class='chip'><i class='ti ti-user'></i>Operator</span></div>"
    assert read(article(facts=facts)).section is None


@pytest.mark.parametrize(
    ("link", "section"),
    [
        ("<a href='/kabar-koperasi'>Kabar Koperasi</a>", "Kabar Koperasi"),
        ("<a href='https://demakkab.go.id/kabar-koperasi/'>Kabar Koperasi</a>", "Kabar Koperasi"),
        ("<a href='/kabar-koperasi'>Semua Berita</a>", None),
        ("<a href='/lain/kabar-koperasi'>Kabar Koperasi</a>", None),
    ],
)
def test_the_page_above_in_addresses(link: str, section: str | None) -> None:
    page = f"<html><body>{article()}<div class='sisi'>di {link}</div></body></html>"
    url = "https://demakkab.go.id/kabar-koperasi/perpustakaan-keliling"
    assert extract_article(page.encode(), url).section == section


_LONG = """<p>Buku cerita rakyat paling banyak dipinjam, disusul buku tentang ternak dan kumpulan resep dari dapur nenek.</p>"""


@pytest.mark.parametrize(
    "row",
    [
        "<hr><span class='label bg-teal'>buku</span> <span class='label bg-teal'>dusun</span>",
        "<p class='m-t'><a class='badge badge-info' href='#'>buku</a>, <a class='badge badge-info' href='#'>dusun</a></p>",
        "<br><small class='ui label'>buku</small><small class='ui label'>dusun</small><br><br>(rin/yon)",
        "<div class='chips'><div class='chip'>buku</div><div class='chip'>dusun</div></div>",
        "<div><span class='tag is-light'>buku</span> | <span class='tag is-light'>dusun</span></div><p>(rin/yon)</p>",
        "<p><i class='fa fa-tags'></i> buku, dusun</p>",
        "<div><span class='bi bi-tag-fill'></span> <span>buku</span> <span>dusun</span></div>",
        "<div><i class='icon-tag'></i><a href='/x'>buku</a> <a href='/y'>dusun</a></div>",
    ],
)
def test_a_row_of_tags_at_the_end_of_a_text(row: str) -> None:
    found = read(
        f"<div class='card'><h2>{_TITLE}</h2><div class='isi'>{_TEXT}{_LONG}{row}</div></div>"
    )
    assert found.tags == ["buku", "dusun"]
    assert [credit.name for credit in found.bylines] == (["rin", "yon"] if "rin" in row else [])
    assert len(found.body) == 3


@pytest.mark.parametrize(
    "line",
    [
        "<p><span class='label'>Penulis:</span> <span>Rina Melati</span></p>",
        "<p><span class='badge'>Penulis: Rina Melati</span> <span class='badge'>Editor: Joko Santoso</span></p>",
        "<p><span class='badge'>Rina Melati</span></p>",
    ],
)
def test_marks_round_who_wrote_are_no_tags(line: str) -> None:
    found = read(
        f"<div class='card'><h2>{_TITLE}</h2><div class='isi'>{_TEXT}{_LONG}{line}</div></div>"
    )
    assert found.tags == []
    assert found.bylines[0].name == "Rina Melati"


@pytest.mark.parametrize(
    "line",
    [
        "<p>Peminjam terbanyak: <span class='label'>anak-anak</span> <span class='label'>petani</span></p>",
        5 * _LONG
        + "<p><span class='label'>Syarat meminjam</span></p><p>Peminjam membawa kartu keluarga dan mengisi buku tamu di mobil, lalu memilih dua buku.</p>",
        "<p><span class='badge'>gratis</span> <span class='badge'>setiap Senin</span></p>"
        + 3 * _LONG,
    ],
)
def test_marks_amid_a_text_are_its_own(line: str) -> None:
    found = read(
        f"<div class='card'><h2>{_TITLE}</h2><div class='isi'>{_TEXT}{line}{_LONG}</div></div>"
    )
    assert found.tags == []
    assert any(word in " ".join(found.body) for word in ("anak-anak petani", "Syarat", "gratis"))


@pytest.mark.parametrize(
    "above",
    [
        "<nav class='text-sm'><a href='/'>Beranda</a> &raquo; <a href='/b'>Berita</a> &raquo; <a href='/p'>Pendidikan</a></nav>",
        "<nav>Home / <a href='/p'>Pendidikan</a> / Detail</nav>",
    ],
)
def test_a_path_without_a_name(above: str) -> None:
    assert read(article(above)).section == "Pendidikan"


def test_a_menu_is_no_path() -> None:
    menu = (
        "<nav><a href='/'>Beranda</a> <a href='/p'>Pendidikan</a> <a href='/k'>Kesehatan</a></nav>"
    )
    assert read(article(menu)).section is None


def test_words_in_a_box_above_the_headline() -> None:
    page = f"<article class='x1'><div class='x2'><span class='x3'>Pendidikan</span></div><h1>{_TITLE}</h1><div>5 Juni 2024</div><div class='x4'>{_TEXT}</div></article>"
    assert read(page).section == "Pendidikan"


@pytest.mark.parametrize(
    ("above", "section"),
    [
        ("<div class='x2'><span class='x3'><a href='/tag/literasi/'>Literasi</a></span></div>", "Literasi"),
        ("<p><a href='/ruang/literasi'>Literasi</a></p>", "Literasi"),
        ("<a href='/literasi'>Literasi</a>", "Literasi"),
        ("<div><a href='/'>Demak Kini</a></div>", None),
        ("<div><a href='#'>Demak Kini</a></div>", None),
        ("<div><a href='/b'>Kembali ke daftar</a></div>", None),
        ("<div><a href='/b'>Beranda</a></div>", None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("head", ["header", "div"])
def test_a_link_alone_above_the_headline(above: str, section: str | None, head: str) -> None:
    page = f"<article class='x1'><{head} class='x0'>{above}<h1>{_TITLE}</h1></{head}><div class='x4'>{_TEXT}</div></article>"
    assert read(page).section == section


@pytest.mark.parametrize(
    "name",
    ["id='ctl00_Isi_lblKategori'", "class='kat'", "id='Isi_txtRubrik'", "class='badge'"],
)
@pytest.mark.parametrize("line", ["span", "b", "div"])
def test_a_rubric_above_a_headline_that_is_no_heading(name: str, line: str) -> None:
    head = f"<span {name}>LITERASI</span><br><{line} class='judul'>{_TITLE}</{line}><br><span>5 Juni 2024</span>"
    assert read(f"<div class='kotak'>{head}<div>{_TEXT}</div></div>").section == "LITERASI"


@pytest.mark.parametrize(
    ("above", "section"),
    [
        ("<font color='red'><b>LITERASI</b></font>", "LITERASI"),
        ("<b>Literasi</b>", "Literasi"),
        ("<span id='Isi_lblJenis'>LITERASI</span>", "LITERASI"),
        ("<b>Rahma Melati</b>", None),
        ("<b>5 Juni 2024</b>", None),
    ],
)
def test_a_word_in_the_line_above_a_headline_that_is_no_heading(
    above: str, section: str | None
) -> None:
    head = f"{above}<br><span class='judul'>{_TITLE}</span><br><span>5 Juni 2024</span>"
    assert read(f"<div class='kotak'>{head}{_TEXT}</div>").section == section


def test_facts_above_a_grid_that_holds_the_text() -> None:
    grid = f"<div class='g'><div class='s'><div class='r clearfix'><div class='c'><div class='rte'>{_TEXT}</div></div></div></div></div>"
    page = f"<section><h1>{_TITLE}</h1></section><article><p class='blog-meta'><small>5 Juni 2024</small> <small class='blogpost-cat'>Pendidikan</small></p>{grid}</article>"
    assert read(page).section == "Pendidikan"


@pytest.mark.parametrize(
    "tags",
    [
        "<div class='tags-widget'><span class='tags-title'>Tags:</span> <a href='/t/buku'>buku</a> <a href='/t/dusun'>dusun</a></div>",
        "<div class='widget post-tags'><a href='/t/buku'>buku</a><a href='/t/dusun'>dusun</a></div>",
        "<div class='widget-topik'>Topik : <a href='/x/1'>buku</a>, <a href='/x/2'>dusun</a></div>",
        "<div class='topic-widget'><span>Topik Terkait</span> <a href='/x/1'>buku</a> <a href='/x/2'>dusun</a></div>",
        "<div class='widget'><div><strong>Tagar:</strong></div><div><a href='/x/1'>buku</a><a href='/x/2'>dusun</a></div></div>",
        "<div class='footer-widget'><b>Kata kunci:</b> <a href='/x/1'>buku</a>, <a href='/x/2'>dusun</a></div>",
    ],
)
def test_a_line_of_tags_that_a_theme_calls_a_widget(tags: str) -> None:
    side = "<div class='row'><div class='col-8'>{}</div><div class='col-4'><div class='tags-widget'><a href='/t/jalan'>jalan</a></div></div></div>"
    assert read(side.format(article(behind=tags))).tags == ["buku", "dusun"]


@pytest.mark.parametrize(
    "cloud",
    [
        "<div class='col-4'><div class='tags-widget'><a href='/t/buku'>buku</a><a href='/t/dusun'>dusun</a></div></div>",
        "<div class='tags-widget'><h3>Tag Populer</h3><a href='/t/buku'>buku</a><a href='/t/dusun'>dusun</a></div>",
    ],
)
def test_a_widget_of_tags_that_is_about_the_site(cloud: str) -> None:
    assert read(f"<div class='row'><div class='col-8'>{article()}</div>{cloud}</div>").tags == []


def _headed(above: str, line: str = "<div class='jdl'>{title}</div>") -> str:
    return f"<div id='k'>{above}{line.format(title=_TITLE)}<div class='tgl'>2 Mei 2024</div><div class='isi'>{_TEXT}</div></div>"


@pytest.mark.parametrize(
    ("above", "section"),
    [
        (
            "<p><font size='1'>Anda berada di : <a href='/'>Home</a> &gt; <a href='/k'>Kabar Nagari</a></font></p>",
            "Kabar Nagari",
        ),
        ("<div>Beranda &raquo; Informasi &raquo; Kesehatan</div>", "Kesehatan"),
        (
            "<div><a href='/'>Beranda</a> / <a href='/b'>Berita</a> / <b>Pertanian</b></div>",
            "Pertanian",
        ),
        (
            "<div class='x3'><span>Home</span> → <span>Berita</span> → <span>Kelautan</span></div>",
            "Kelautan",
        ),
        # a menu, and an archive
        (
            "<div><a href='/'>Beranda</a> | <a href='/p'>Profil</a> | <a href='/g'>Galeri</a></div>",
            None,
        ),
        ("<div>Beranda &raquo; Berita &raquo; 2024 &raquo; Agustus</div>", None),
        ("<div>Beranda &raquo; Berita</div>", None),
    ],
)
def test_a_path_in_a_line_without_a_name(above: str, section: str | None) -> None:
    assert read(_headed(above)).section == section
    assert read(_headed(above, "<h2>{title}</h2>")).section == section


_LIST = (
    "<ul><li><a href='/daftar?k=4'>Air Bersih</a></li><li><a href='/daftar?k=5'>Gizi</a></li></ul>"
)


@pytest.mark.parametrize(
    ("above", "section"),
    [
        ("<div class='nwsKt'>Air Bersih</div>", "Air Bersih"),
        ("<table><tr><td>Air Bersih</td></tr></table>", "Air Bersih"),
        ("<div><a href='/?m=berita&k=9'>Pembangunan</a></div>", "Pembangunan"),
        (
            "<div><a href='/?m=berita&k=9'>Pembangunan</a></div><h1><a href='/'>Kabupaten Solok</a></h1>",
            "Pembangunan",
        ),
        # nothing leads there; a menu; who wrote; home
        ("<div>Melayani Sepenuh Hati</div>", None),
        ("<div><a href='/p'>Profil</a><a href='/k'>Kontak</a></div>", None),
        ("<div><a href='/u/4'>Rina Melati</a></div>", None),
        ("<div><a href='/'>Pembangunan</a></div>", None),
    ],
)
def test_words_above_a_headline_that_lead_to_a_section(above: str, section: str | None) -> None:
    page = f"<table><tr><td>{_LIST}</td><td>{_headed(above)}</td></tr></table>"
    assert read(page).section == section


@pytest.mark.parametrize(
    "facts",
    [
        "<p>Posted on <time>2 May 2024</time> by <a href='/s/4'>Rina Melati</a> in <a href='/n/c/4'>Koleksi</a></p>",
        "<p>Ditulis oleh <a href='/s/4'>Rina Melati</a> pada 2 Mei 2024 di <a href='/n/4'>Koleksi</a></p>",
        "<p>Oleh: admin, Kamis, 2 Mei 2024<br>Dibuka: 41 kali • Topik : <a href='?p=4'>Koleksi</a></p>",
        "<p>Oleh: admin, Kamis, 2 Mei 2024 | Topik: <a href='?p=4'>Koleksi</a> | 41 pembaca</p>",
    ],
)
def test_a_section_at_the_end_of_a_line_of_facts(facts: str) -> None:
    assert (
        read(f"<div><h1>{_TITLE}</h1>{facts}<div class='isi'>{_TEXT}</div></div>").section
        == "Koleksi"
    )


def test_a_section_as_it_is_printed() -> None:
    head = "<meta property='article:section' content='warta'>"
    page = f"<div><a href='/warta/'>Warta</a><h1>{_TITLE}</h1><div class='isi'>{_TEXT}</div></div>"
    assert read(page, head).section == "Warta"
    assert read(page.replace(">Warta<", ">Semua<"), head).section == "warta"


@pytest.mark.parametrize(
    ("generator", "section"), [("Wix.com Website Builder", "Pendidikan"), ("Lain", None)]
)
def test_a_section_that_wix_marks_below_a_text(generator: str, section: str | None) -> None:
    below = "<div><ul data-hook='category-label-list'><li><a href='/blog/categories/p'>Pendidikan</a></li></ul><button>Bagikan</button></div>"
    head = f"<meta name='generator' content='{generator}'>"
    assert read(article(behind=below), head).section == section


@pytest.mark.parametrize(
    "line",
    [
        "<div class='text-muted'>di <a href='/blog/kabar-2'><b>Kabar</b></a></div>",
        "<p>in: <a href='/blog/kabar-2'>Kabar</a></p>",
        "<aside><span>Dalam</span></aside><div>dalam <a href='/rubrik/2'>Kabar</a></div>",
    ],
)
def test_a_line_that_files_the_article(line: str) -> None:
    assert read(article(behind=line)).section == "Kabar"


@pytest.mark.parametrize(
    "line",
    [
        "<div>di <a href='https://facebook.com/x'>Facebook</a> dan X</div>",
        "<div>di <a href='/2024'>2024</a></div>",
        "<div>ikuti <a href='/rss'>Saluran Kami</a></div>",
        "<aside class='sidebar'><div>di <a href='/peta'>Peta</a></div></aside>",
    ],
)
def test_a_line_that_files_nothing(line: str) -> None:
    assert read(article(behind=line)).section is None


_COLUMN = "<div class='col-4'><div id='post_sidebar'><div><h6>{day}</h6><div>16 Februari 2023</div><div><span>07.30</span> WITA</div></div><div><h6>{head}</h6>{words}</div></div></div>"


@pytest.mark.parametrize("day", ["Tanggal", "Diterbitkan", "Published"])
@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("Tags", "<a class='badge' href='/t/1'>buku</a><a class='badge' href='/t/2'>dusun</a>"),
        ("Kata kunci", "<ul><li><a href='/x'>buku</a></li><li><a href='/y'>dusun</a></li></ul>"),
        ("Topik", "<span class='badge'>buku</span><span class='badge'>dusun</span>"),
    ],
)
def test_tags_in_a_column_of_facts(day: str, head: str, words: str) -> None:
    column = _COLUMN.format(day=day, head=head, words=words)
    assert read(f"<div class='row'><div class='col-8'>{article()}</div>{column}</div>").tags == [
        "buku",
        "dusun",
    ]


def test_tags_of_a_site_beside_its_calendar() -> None:
    words = "<a href='/x/1'>buku</a><a href='/x/2'>dusun</a>"
    column = _COLUMN.format(day="Agenda Camat", head="Tags", words=words)
    page = f"<div class='row'><div class='col-8'>{article()}</div>{column}</div>"
    assert read(page).tags == []


@pytest.mark.parametrize(
    "line",
    [
        "<div class='tags'>Tag: <span class='badge'>buku</span></div>",
        "<div>Topik: <span>buku</span></div>",
        "<div><b>Kata kunci:</b> <span>buku</span></div>",
        "<div><span>Tag</span> <span class='badge'>buku</span></div>",
    ],
)
def test_one_tag_that_is_no_link(line: str) -> None:
    assert read(article(behind=line)).tags == ["buku"]


@pytest.mark.parametrize(
    "line",
    [
        "<ul><li>Tag</li><li>Kontak</li><li>Peta</li></ul>",
        "<div>Tag: <span>12</span></div>",
        "<div><span>Topik</span> <span>Forum</span></div>",
    ],
)
def test_words_behind_a_label_that_are_no_tags(line: str) -> None:
    assert read(article(behind=line)).tags == []


@pytest.mark.parametrize("said", ["Tidak ada tag", "Belum ada label.", "No tags", "-"])
def test_a_theme_that_says_that_there_are_no_tags(said: str) -> None:
    row = f"<div class='flex'><span class='fw-bold'>Tags:</span><span class='fst-italic'>{said}</span></div>"
    assert read(article(behind=row)).tags == []
    assert read(article(behind=row.replace(said, "air bersih"))).tags == ["air bersih"]


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Opini &middot; Minggu, 23 Juli 2023", "Opini"),
        ("<span>Minggu, 23 Juli 2023</span> | <span>Lingkungan Hidup</span>", "Lingkungan Hidup"),
        ("23 Juli 2023 &bull; Pertanian", "Pertanian"),
        # who wrote, where, how many have read it
        ("Oleh Tim Redaksi | 23 Juli 2023", None),
        ("Rina Melati | 23 Juli 2023", None),
        ("Hasbullah | 23 Juli 2023", None),
        ("Humas | 23 Juli 2023", None),
        ("Demak | 23 Juli 2023", None),
        ("23 Juli 2023 | 12 kali dibaca", None),
        ("Berita | 23 Juli 2023", None),
        ("Minggu, 23 Juli 2023 pkl. 10.33 Wita &middot; Ekonomi Biru", "Ekonomi Biru"),
        ("23 Juli 2023 | 10:12 WIB | Pertanian | Dibaca 12 kali", "Pertanian"),
        ("<ul><li>Juli 23, 2023</li><li>5:31 pm</li><li>Siaran Pers</li></ul>", "Siaran Pers"),
        ("<ul><li>Kesehatan</li><li>23 Juli 2023</li></ul>", "Kesehatan"),
        # where an event is held, a button, who wrote beside a section
        ("<ul><li>23 Juli 2023</li><li>08.00 WIB</li><li>Lapangan Upacara</li></ul>", None),
        ("<ul><li>23 Juli 2023</li><li>Unduh PDF</li></ul>", None),
        ("<ul><li>23 Juli 2023</li><li>10:20</li><li>Hasbullah</li></ul>", None),
        ("<ul><li>10:20</li><li>Kesehatan</li></ul>", None),
        (
            "<ul><li>23 Juli 2023</li><li><a href='#'><i class='fa fa-user'></i>Lalu Satria</a></li></ul>",
            None,
        ),
    ],
)
@pytest.mark.parametrize("is_above", [True, False])
def test_the_fact_beside_the_day(line: str, section: str | None, is_above: bool) -> None:
    box = f"<div>{line}</div>"
    page = f"<div class='card'>{box if is_above else ''}<h2>{_TITLE}</h2>{'' if is_above else box}<div class='isi'>{_TEXT}</div></div>"
    assert read(page).section == section


@pytest.mark.parametrize(
    ("path", "above", "section"),
    [
        ("pengumuman/read/57/listrik-padam", "<section class=band><h1>Pengumuman</h1><p>Melayani Setulus Hati</p></section>", "Pengumuman"),
        ("siaran-pers.php?id=29", "<div><h2>Siaran Pers</h2><hr></div>", "Siaran Pers"),
        ("pojok-petani/2024/05/panen-jagung", "<div class=pita><div><b>Pojok Petani</b></div><small>12 tulisan</small></div>", "Pojok Petani"),
        ("layanan/detail/8", "<table><tr><td>LAYANAN</td><td>hari ini</td></tr></table>", "LAYANAN"),
        ("berita/read/57/listrik-padam", "<section class=band><h1>Berita</h1><p>Melayani Setulus Hati</p></section>", None),
        ("desa-wanasari/listrik-padam", "<div><h2>Desa Wanasari</h2><p>Melayani Setulus Hati</p></div>", None),
        ("pengumuman/read/57/listrik-padam", "<div><h2>Melayani Setulus Hati</h2><p>Kontak</p></div>", None),
    ],
)  # fmt: skip
def test_a_band_that_is_called_as_a_part_of_the_address(
    path: str, above: str, section: str | None
) -> None:
    page = f"<html><body>{above}<div class='dua'>{article()}</div></body></html>"
    assert extract_article(page.encode(), f"https://demakkab.go.id/{path}").section == section


def test_a_heading_behind_the_text_is_no_band() -> None:
    page = f"<html><body><div class='dua'>{article()}</div><div><h3>Pengumuman</h3><p>Belum ada</p></div></body></html>"
    url = "https://demakkab.go.id/pengumuman/read/57/listrik-padam"
    assert extract_article(page.encode(), url).section is None


@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("kabar-koperasi/2024/05/perpustakaan", "Kabar Koperasi"),
        ("kabar-koperasi/read/57/perpustakaan", "Kabar Koperasi"),
        ("kabar-koperasi/detail/perpustakaan", "Kabar Koperasi"),
        ("kabar-koperasi/demak/perpustakaan", None),
    ],
)
def test_a_section_farther_above_in_addresses(path: str, section: str | None) -> None:
    page = f"<html><body>{article()}<div class='sisi'>di <a href='/kabar-koperasi.html'>Kabar Koperasi</a></div></body></html>"
    assert extract_article(page.encode(), f"https://demakkab.go.id/{path}").section == section


@pytest.mark.parametrize(
    "field",
    [
        "<div class='field field--name-field-tags'><div class='field__label'>Tags</div><div class='field__items'><div class='field__item'><a href='/t/1'>buku</a></div><div class='field__item'><a href='/t/2'>dusun</a></div></div></div>",
        "<div class='tags'><span>Tag:</span><div><span><a href='/t/1'>buku</a></span><span><a href='/t/2'>dusun</a></span></div></div>",
        "<p>Topik: <a href='/topik/buku'>buku</a>, <a href='/topik/dusun'>dusun</a></p>",
        "<div class='lbl'><b>Kata Kunci</b> <a href='/k/1'>buku</a> <a href='/k/2'>dusun</a></div>",
        "<div><a href='/tag/buku'>buku</a> <a href='/tag/dusun'>dusun</a></div>",
        "<p>Tags: buku, dusun</p>",
    ],
)
def test_slogans_at_the_end_of_a_text_are_no_tags_where_it_has_others(field: str) -> None:
    slogans = "<p>#DemakMembaca #MediaCenterDemak</p>"
    page = (
        f"<div class='card'><h2>{_TITLE}</h2><div class='isi'>{_TEXT}{slogans}</div>{field}</div>"
    )
    assert read(page).tags == ["buku", "dusun"]
    alone = f"<div class='card'><h2>{_TITLE}</h2><div class='isi'>{_TEXT}{slogans}</div></div>"
    assert read(alone).tags == ["DemakMembaca", "MediaCenterDemak"]


def test_links_deep_in_a_box_called_after_tags_are_no_tags() -> None:
    rows = "".join(
        f"<div><h4><a href='/b/{n}'>Camat Buka Lomba Baca {n}</a></h4></div>" for n in "12"
    )
    box = f"<div class='tags'><div>{rows}</div></div>"
    page = f"<div class='card'><h2>{_TITLE}</h2><div class='isi'>{_TEXT}</div>{box}</div>"
    assert read(page).tags == []


@pytest.mark.parametrize(
    "line",
    [
        "<p>Perpustakaan menerima piala (kategori: Utama) dari gubernur.</p>",
        "<p>Kategori: Umum</p>",
        "<table><tr><th>Kategori</th><th>Buku</th></tr><tr><td>Anak</td><td>120</td></tr></table>",
    ],
)
def test_a_category_amid_a_text_is_no_section(line: str) -> None:
    within = _TEXT.replace("</p>\n<p>", f"</p>{line}<p>")
    assert (
        read(f"<div class='card'><h2>{_TITLE}</h2><div class='isi'>{within}</div></div>").section
        is None
    )


@pytest.mark.parametrize(
    "facts",
    [
        "<p>Kategori: Literasi</p>",
        "<table><tr><th>Kategori</th><td>Literasi</td></tr></table>",
        "<p>6 Mei 2023 (Kategori: Literasi)</p>",
    ],
)
def test_a_category_among_the_facts_is_the_section(facts: str) -> None:
    assert read(article(facts=facts)).section == "Literasi"
    assert read(article(behind="<p>Kategori: Literasi</p>")).section == "Literasi"


@pytest.mark.parametrize(
    ("last", "section"),
    [
        ("<i class='fa fa-comments'></i> <a href='#'>Pawarta Kalurahan</a>", "Pawarta Kalurahan"),
        ("<i class='bi bi-globe'></i> <a href='/k/3'>Warta Gampong</a>", "Warta Gampong"),
        ("<i class='fa fa-comments'></i> <a href='#'>Tanggapan</a>", None),
        ("<i class='fa fa-comments'></i> <a href='#'>Tinggalkan Balasan</a>", None),
        ("<i class='fa fa-download'></i> <a href='/f.pdf'>Surat Edaran</a>", None),
        ("<i class='fa fa-map-marker'></i> <a href='#'>Balai Warga</a>", None),
        ("<i class='fa fa-pencil'></i> <a href='#'>Joko Susilo</a>", None),
    ],
)
def test_the_link_behind_the_last_drawing(last: str, section: str | None) -> None:
    line = f"<div><span>4 September 2023 <i class='fa fa-user'></i> <a href='#'>Sutarno</a> <i class='fa fa-eye'></i> Dibaca 129 Kali {last}</span></div>"
    assert read(article(facts=line)).section == section


@pytest.mark.parametrize(
    ("box", "section"),
    [
        ("<aside class='kiri'><dl><dt>Rubrik</dt><dd>Budaya</dd><dt>Terbit</dt><dd>28-08-2023</dd></dl></aside>", "Budaya"),
        ("<aside><p><b>Kategori:</b> Budaya</p><p><b>Penulis:</b> Sutarno</p></aside>", "Budaya"),
        ("<aside><h4>Arsip</h4><dl><dt>Kategori</dt><dd>Budaya</dd></dl></aside>", None),
        (
            "<aside><p><b>Kategori:</b> Budaya</p><p><b>Dibaca:</b> 12</p><a href='/b/9'>Tari Lengger Pukau Penonton di Alun-Alun</a></aside>",
            None,
        ),
    ],
)  # fmt: skip
def test_facts_in_a_box_beside_the_text(box: str, section: str | None) -> None:
    assert read(f"<section>{box}{article()}</section>").section == section


@pytest.mark.parametrize(
    ("box", "section"),
    [
        ("<a href='/'>Home</a> / <a href='/b'>Berita</a> / Pariwisata", "Pariwisata"),
        (
            "<a href='/'>Beranda</a> &raquo; <a href='/p'>Pariwisata</a> &raquo; Detail",
            "Pariwisata",
        ),
        (f"<a href='/'>Home</a> / <a href='/p'>Pariwisata</a> / {_TITLE}", "Pariwisata"),
        ("<a href='/p'>Pariwisata</a>", "Pariwisata"),
    ],
)
def test_a_path_in_a_box_called_after_sections(box: str, section: str) -> None:
    assert read(article(f"<div class='judul_kategori'>{box}</div>")).section == section


@pytest.mark.parametrize(
    "line",
    [
        "Diposting oleh : admin, tgl. 12 Nopember 2019, pukul 08:05 WIB - Kategori: Pembangunan - 655 klik",
        "Oleh: admin; 12 Nopember 2019; Kategori: Pembangunan; diklik 655 kali",
        "12 Nopember 2019 – Rubrik: Pembangunan – 1.204 tayangan",
    ],
)
def test_facts_between_dashes(line: str) -> None:
    read_page = read(f"<div><h2>{_TITLE}</h2><p>{line}</p>{_TEXT}</div>")
    assert read_page.section == "Pembangunan"
    assert len(read_page.body) == 2
    assert read_page.published is not None
    assert read_page.published.value.startswith("2019-11-12")


@pytest.mark.parametrize(
    ("stated", "links", "section"),
    [
        ("Berita", "<a rel='category tag' href='/category/panen/'>Panen</a>", "Panen"),
        ("News", "<a rel='tag' href='/category/panen/'>Panen</a>", "Panen"),
        ("Berita", "<a rel='tag' href='/tag/padi/'>Padi</a>", "Berita"),
        (
            "Berita",
            "<a rel='category' href='/a'>Panen</a> <a rel='category' href='/b'>Desa</a>",
            "Berita",
        ),
        ("Berita", "", "Berita"),
        ("Ekonomi", "<a rel='category tag' href='/category/panen/'>Panen</a>", "Ekonomi"),
    ],
)
def test_a_stated_section_of_all_posts_gives_way_to_the_category_beside_the_headline(
    stated: str, links: str, section: str
) -> None:
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{_TITLE}", "articleSection": ["{stated}"]}}</script>'
    assert read(article(facts=f"<div class='fakta'>{links}</div>"), head).section == section


@pytest.mark.parametrize(
    ("facts", "section"),
    [
        ("<ul><li>Penerima: Demak</li><li>Kategori: Madya</li></ul>", None),
        (
            "<table><tr><td>Penerima</td><td>Demak</td></tr><tr><td>Kategori</td><td>Madya</td></tr></table>",
            None,
        ),
        ("<ul><li>Penulis: Rina Melati</li><li>Kategori: Pertanian</li></ul>", "Pertanian"),
        ("<ul><li>2 Mei 2024</li><li>Kategori: Pertanian</li></ul>", "Pertanian"),
        (
            "<table><tr><td>Oleh: admin - Kategori: Pertanian</td></tr><tr><td>Cetak</td></tr></table>",
            "Pertanian",
        ),
    ],
)
def test_a_category_among_facts_at_the_end_of_a_text(facts: str, section: str | None) -> None:
    body = f"<div class='card'><h2>{_TITLE}</h2><div class='isi'>{_TEXT}{facts}</div></div>"
    assert read(body).section == section


@pytest.mark.parametrize(
    "above",
    [
        "<div class='article-tag post-card-tags'><span class='post-card-primary-tag'><a href='/tag/pendidikan/'>Pendidikan</a></span><span class='unggul'>Pilihan</span></div>",
        "<div class='k'><a href='/rubrik/pendidikan'>Pendidikan</a><b>Featured</b></div>",
        "<div class='k'><b>Sorotan</b><a href='/rubrik/pendidikan'>Pendidikan</a></div>",
    ],
)
def test_a_section_beside_how_a_site_ranks_the_article(above: str) -> None:
    page = f"<article><header>{above}<h1>{_TITLE}</h1></header><div class='isi'>{_TEXT}</div></article>"
    assert read(page).section == "Pendidikan"


@pytest.mark.parametrize(
    ("series", "section"),
    [("CATATAN PINGGIR", "Cerita"), ("<a href='/catatan'>CATATAN PINGGIR</a>", "CATATAN PINGGIR")],
)
def test_a_series_above_the_headline(series: str, section: str) -> None:
    path = "<div id='block-situs-breadcrumbs'><ol><li><a href='/'>Beranda</a></li><li><a href='/cerita'>Cerita</a></li></ol></div>"
    body = f"{path}<article><div class='field-kicker'>{series}</div><h1>{_TITLE}</h1><div class='isi'>{_TEXT}</div></article>"
    page = f"<html lang='id'><head><title>{_TITLE}</title></head><body>{body}</body></html>"
    url = "https://demakkab.go.id/cerita/perpustakaan-keliling"
    assert extract_article(page.encode(), url).section == section


@pytest.mark.parametrize(
    ("stated", "tags"),
    [
        (("Buku", "dusun"), ["Buku", "dusun"]),
        (("dusun", "anak"), ["Buku"]),
    ],
)
def test_tags_of_which_a_page_prints_the_first(stated: tuple[str, ...], tags: list[str]) -> None:
    head = "".join(f"<meta property='article:tag' content='{tag}'>" for tag in stated)
    page = f"<article><div class='post-tags'><a href='/tag/buku'>Buku</a></div><h1>{_TITLE}</h1><div class='isi'>{_TEXT}</div></article>"
    assert read(page, head).tags == tags


@pytest.mark.parametrize(
    ("facts", "section"),
    [
        ("<i class='fa fa-user'></i> Rina Melati <i class='fa fa-calendar'></i> 2 Mei 2024 <i class='fa fa-{}'></i> <a href='/x'>Ikuti Saluran</a>", None),
        ("<i class='bi bi-person'></i> Rina Melati <i class='bi bi-calendar'></i> 2 Mei 2024 <i class='bi bi-folder'></i> <a href='/k/1'>Pertanian</a> <i class='bi bi-tag'></i> <a href='/t/1'>Bakau</a>", "Pertanian"),
        ("<i class='bi bi-person'></i> Rina Melati <i class='bi bi-calendar'></i> 2 Mei 2024 <i class='bi bi-tag'></i> <a href='/k/1'>Pertanian</a>", "Pertanian"),
    ],
)  # fmt: skip
def test_what_drawings_beside_a_day_show(facts: str, section: str | None) -> None:
    for drawing in ("google", "volume-up", "bell"):
        line = f"<div>{facts.format(drawing)}</div>"
        assert read(article(facts=line)).section == section


@pytest.mark.parametrize("item", ["Jumat Pagi", "Update Terakhir", "Diperbarui", "Publik"])
def test_what_is_said_of_a_page_beside_its_day_is_no_section(item: str) -> None:
    facts = f"<ul><li>{item}</li><li>2 Mei 2024</li></ul>"
    assert read(article(facts=facts)).section is None


@pytest.mark.parametrize("rubric", ["Liputan Khusus", "Sorotan Pekan", "Bahasa Indonesia"])
def test_a_rubric_beside_the_day_is_no_author(rubric: str) -> None:
    assert read(article(facts=f"<div>{rubric} | 2 Mei 2024</div>")).bylines == []

"""Whole pages in layouts that the reader had not seen: each class of miss in other words than the page that showed it."""

import pytest

from newsarchive.extract import Article, extract_article

_TITLE = "Sumur Resapan di Halaman Sekolah Kurangi Genangan"
_TEXT = """<p>Empat puluh sekolah dasar membuat sumur resapan di halaman sejak awal tahun pelajaran dengan bantuan wali murid.</p>
<p>Genangan yang dulu bertahan setengah hari kini surut dalam satu jam, kata kepala sekolah di lereng utara.</p>
<p>Dinas lingkungan hidup meminjamkan bor tanah dan mengajari murid kelas enam mencatat tinggi air setiap pekan.</p>"""


def read(body: str, document: str = f"{_TITLE} - Pemkab", head: str = "") -> Article:
    page = f"<html lang='id'><head><title>{document}</title>{head}</head><body>{body}</body></html>"
    return extract_article(page.encode(), "https://example.go.id/berita/sumur")


def day(article: Article) -> str | None:
    return article.published.value[:16] if article.published else None


def test_the_node_that_drupal_promotes_is_no_promotion():
    text = "<p>Sekolah dasar di lereng utara membuat sumur resapan di halamannya.</p>" * 5
    article = read(
        f"<h1>{_TITLE}</h1><div class='node node-berita node-promoted'><div class='content'>{text}</div></div>"
    )
    assert len(article.body) == 5


@pytest.mark.parametrize(
    ("end", "left"),
    [
        ("<h2>Tanggapan Warga (2)</h2><p>Semoga sekolah kami dibuatkan juga, pak.</p>", 3),
        ("<h2>Tanggapan Warga</h2><p>Warga menyepakati iuran.</p>", 5),
        ("<div>Kabar Lainnya</div><p>Pasar ikan kembali dibuka.</p>", 3),
        ("<h2>Diskusi (4)</h2><p>Semoga sekolah kami dibuatkan juga, pak.</p>", 3),
        ("<h2>Diskusi warga</h2><p>Warga menyepakati iuran.</p>", 5),
        ("<p>Unduh [1.2 MB]</p>", 3),
        ("<p>Ketua Panitia<br>ttd<br>Drs. Warsito</p>", 6),
    ],
)
def test_ends_of_a_text(end, left):
    assert len(read(f"<h1>{_TITLE}</h1><div class='isi'>{_TEXT}{end}</div>").body) == left


def test_a_mark_in_small_type_is_none_of_the_headline():
    article = read(
        f"<h2 class='itemTitle'>{_TITLE} <span><sup>Utama</sup></span></h2><div class='isi'>{_TEXT}</div>"
    )
    assert article.title == _TITLE


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ("<p>Painan, 4 Mei 2023 | Diunggah: 6 Mei 2023 | Dibaca 9 kali</p>", "2023-05-06"),
        ("<p>Sabtu, 6 Mei 2023</p><p>Dicetak: 9 Juni 2025 10:00</p>", "2023-05-06"),
        (
            "<table><tr><td>Tanggal<td>:<td>6 Mei 2023<tr><td>Dicetak<td>:<td>9 Juni 2025 10:00</table>",
            "2023-05-06",
        ),
        (
            "<dl><dd>Dibuat pada 4 Mei 2023 08:30</dd><dd>Ditayangkan pada 6 Mei 2023 09:15</dd></dl>",
            "2023-05-06T09:15",
        ),
    ],
)
def test_which_of_several_days_is_that_of_publication(facts, wanted):
    article = read(f"<div><h1>{_TITLE}</h1>{facts}<div class='isi'>{_TEXT}</div></div>")
    assert day(article) == wanted


def test_a_change_by_its_older_name():
    article = read(
        f"<div><h1>{_TITLE}</h1><p>Senin, 4 Mei 2009 08:00</p><div class='isi'>{_TEXT}</div>"
        "<div>Pemutakhiran Terakhir ( Rabu, 6 Mei 2009 09:15 )</div></div>"
    )
    assert article.modified is not None
    assert article.modified.value.startswith("2009-05-06T09:15")


@pytest.mark.parametrize(
    ("author", "document"),
    [
        ("Operator Nagari", f"{_TITLE} - Pemkab"),
        ("Kecamatan Lembah Sari", f"{_TITLE} ~ Kecamatan Lembah Sari"),
    ],
)
def test_an_account_and_a_site_sign_nothing(author, document):
    article = read(
        f"<h1>{_TITLE}</h1><div><span class='entry-author'>by <span class='author-name'>{author}</span></span></div>"
        f"<div class='isi'>{_TEXT}</div>",
        document,
    )
    assert article.bylines == []


def test_a_section_of_a_block_theme_is_no_tag():
    article = read(
        f"<h1>{_TITLE}</h1><div class='taxonomy-category wp-block-post-terms'><a rel='tag' href='/c'>Sekolah</a></div>"
        f"<div class='isi'>{_TEXT}</div><div class='taxonomy-post_tag wp-block-post-terms'><a rel='tag' href='/t'>air</a></div>"
    )
    assert article.section == "Sekolah"
    assert article.tags == ["air"]


def test_the_text_that_the_headline_stands_with_before_teasers_that_hold_more():
    teaser = "<div class='kotakBerita'><div class='kb'><a href='/{0}'>Kabar {0} dari desa</a></div><p>Kabar nomor {0} dari desa di lereng selatan yang ditulis oleh penyuluh lapangan</p></div>"
    teasers = "".join(teaser.format(number) for number in range(12))
    article = read(
        f"<div><div><div><h1>{_TITLE}</h1><section>{_TEXT}</section></div></div></div><div><div><div>{teasers}</div></div></div>"
    )
    assert len(article.body) == 3


_AGENDA = "".join(
    f"<div><div>{day} Mei 2024</div><h5>{what}</h5><p>08.00 WIB Aula</p></div>"
    for day, what in enumerate(("Apel", "Rapat", "Panen", "Pawai", "Upacara", "Ramah tamah"), 2)
)
_PEOPLE = "".join(
    f"<div><a href='/p/{number}'><img src='/p{number}.jpg'></a><h4>Hendra Wijaya {number}</h4><a href='/p/{number}'>Lihat profil</a></div>"
    for number in range(6)
)
_PHOTOS = "".join(
    f"<div><a class='image-popup' href='/f/{number}.jpg'><img src='/t/{number}.jpg'></a><p>Pawai {number}</p></div>"
    for number in range(6)
)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (f"<h2>Agenda</h2><div>{_AGENDA}</div>", "listing"),
        (f"<h2>Pejabat</h2><div>{_PEOPLE}</div>", "listing"),
        (f"<h2>Pawai Desa</h2><div class='row popup-gallery'>{_PHOTOS}</div>", "gallery"),
    ],
)
def test_kinds(body, kind):
    assert read(body, "Info").kind == kind


def test_a_site_that_every_statement_names_is_no_headline():
    head = '<meta property="og:title" content="Kabupaten Serang">'
    article = read(
        f"<div><h2 class='vc_custom_heading'>{_TITLE}</h2><p>Senin, 5 Juni 2023 | 07.45 WIB</p></div><div class='isi'>{_TEXT}</div>",
        "Kabupaten Serang",
        head,
    )
    assert article.title == _TITLE
    assert day(article) == "2023-06-05T07:45"


def test_the_zone_of_the_same_moment_stated_twice():
    stated = '{"@type":"NewsArticle","datePublished":"2024-06-02 10:12:44","dateModified":"2024-06-03 07:30:00"}'
    head = (
        '<meta property="article:published_time" content="2024-06-02T10:12:44+08:00">'
        f'<script type="application/ld+json">{stated}</script>'
    )
    article = read(f"<h1>{_TITLE}</h1><div class='isi'>{_TEXT}</div>", head=head)
    assert day(article) == "2024-06-02T09:12"
    assert article.modified is not None
    assert article.modified.value.startswith("2024-06-03T06:30")


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("<span itemprop='author'>Kintunan: Nyi Kartini</span>", [("Nyi Kartini", "reporter")]),
        (
            "<div class='footer'><p><time datetime='2023-05-06'>06.05.2023</time> <span itemprop='author'>Nyi Kartini</span></p></div>",
            [("Nyi Kartini", "reporter")],
        ),
        (
            "<div><img src='/s.jpg'><div class='field-fotografer'><div>Fotografer</div><div>Hendra Wijaya</div></div></div>",
            [],
        ),
    ],
)
def test_who_wrote(line, wanted):
    article = read(f"<div><h1>{_TITLE}</h1>{line}<div class='isi'>{_TEXT}</div></div>")
    assert [(credit.name, credit.role) for credit in article.bylines] == wanted


def test_an_office_and_its_member_in_brackets():
    article = read(
        f"<h1>{_TITLE}</h1><div class='isi'>{_TEXT}<p>(Humas Setda: Ridwan M.)</p></div>"
    )
    assert [credit.name for credit in article.bylines] == ["Humas Setda", "Ridwan M."]


@pytest.mark.parametrize(
    ("printed", "caption"),
    [
        (
            "<div><img src='/s.jpg'><div class='caption'>Murid mengukur air</div><div class='fotografer'><b>Fotografer</b><i>Ami</i></div></div>",
            ("Murid mengukur air", "Ami"),
        ),
        (
            "<figure><img src='/s.jpg'><figcaption>Murid mengukur air. Foto Ami</figcaption></figure>",
            ("Murid mengukur air", "Ami"),
        ),
        (
            "<div><img src='/k.gif' data-src='/s.jpg'><div class='ket'><i class='bi-camera'></i> Murid mengukur tinggi air (Fer)</div></div>",
            ("Murid mengukur tinggi air", "Fer"),
        ),
    ],
)
def test_captions_and_credits(printed, caption):
    article = read(f"<div><h1>{_TITLE}</h1>{printed}<div class='isi'>{_TEXT}</div></div>")
    assert [(c.text, c.credit) for c in article.captions] == [caption]


@pytest.mark.parametrize(
    ("above", "below", "section", "tags"),
    [
        ("<p class='Detail_cat__k1'>Sekolah</p>", "", "Sekolah", []),
        (
            "<div class='MuiChip-root'><span class='MuiChip-label'>Sekolah</span></div>",
            "",
            "Sekolah",
            [],
        ),
        ("<table><tr><td>Kategori<td>:<td>Sekolah</table>", "", "Sekolah", []),
        (
            "",
            "<div class='Detail_tags__3'><span>#air</span><span>#sekolah</span></div>",
            None,
            ["air", "sekolah"],
        ),
    ],
)
def test_sections_and_tags(above, below, section, tags):
    article = read(
        f"<div><div>{above}<h1>{_TITLE}</h1></div><div class='isi'>{_TEXT}</div>{below}</div>"
    )
    assert (article.section, article.tags) == (section, tags)


@pytest.mark.parametrize(
    ("printed", "caption"),
    [
        ("Murid mengukur air | f: phaik", ("Murid mengukur air", "phaik")),
        ("Murid mengukur air di kelas. Foto – Nova", ("Murid mengukur air di kelas", "Nova")),
        ("Murid mengukur air (Photo by Nurul Huda)", ("Murid mengukur air", "Nurul Huda")),
        ("Murid mengukur air <small>Dok/Dinsos</small>", ("Murid mengukur air", "Dinsos")),
    ],
)
def test_credits_in_captions(printed, caption):
    article = read(
        f"<h1>{_TITLE}</h1><figure><img src='/s.jpg'><figcaption>{printed}</figcaption></figure><div class='isi'>{_TEXT}</div>"
    )
    assert [(c.text, c.credit) for c in article.captions] == [caption]


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ("<p><em>Sen, 11/01/2021 - 13:40</em></p>", "2021-11-01T13:40"),
        ("<p>Rabu, 12 Okober 2022 - 14:21 WIB</p>", "2022-10-12T14:21"),
        (
            "<p><span>published</span> 16/03/2024 10:25, <span>Terakhir dimodifikasi</span> 17/03/2024 08:00</p>",
            "2024-03-16T10:25",
        ),
    ],
)
def test_days_as_systems_and_people_print_them(facts, wanted):
    article = read(f"<div><h1>{_TITLE}</h1>{facts}<div class='isi'>{_TEXT}</div></div>")
    assert day(article) == wanted


def test_a_headline_by_its_type_alone():
    article = read(
        f"<div><div style='font-size:22px'>Kabupaten Sangihe</div></div><div><div style='font-size:24px;font-weight:bold'>{_TITLE}</div>"
        f"<div style='font-size:15px'>{_TEXT}</div></div>",
        "Kabupaten Kepulauan Sangihe",
    )
    assert article.title == _TITLE
    assert len(article.body) == 3


def test_sections_without_names_that_share_a_text():
    first, *others = [f"{paragraph}</p>" for paragraph in _TEXT.split("</p>") if paragraph.strip()]
    parts = "".join(
        f"<section class='yaq'><div class='tyj'>{part}</div></section>"
        for part in (f"<h1>{_TITLE}</h1>", first + others[0], "<img src='/s.jpg'>", others[1])
    )
    assert len(read(f"<div class='utp'>{parts}</div>").body) == 3


def test_cards_of_other_articles_in_the_box_of_the_text():
    card = "<article><time>3 Mei 2023</time><h3><a href='/{0}'>Kabar {0} dari lereng</a></h3><p>Kabar {0} dari lereng selatan. Simak kabar selengkapnya di laman ini.</p></article>"
    cards = "".join(card.format(number) for number in range(3))
    text = "".join(
        f"<p>{word} membuat sumur resapan di halaman sekolah masing-masing.</p>"
        for word in ("Guru", "Murid", "Wali", "Tukang")
    )
    article = read(
        f"<div><div><h1>{_TITLE}</h1><div>{text}</div></div><div><h2>Lainnya</h2><div>{cards}</div></div></div>"
    )
    assert len(article.body) == 4


def test_one_paragraph_beside_many_links():
    links = "".join(f"<li><a href='/{n}'>Kabar nomor {n} dari lereng</a></li>" for n in range(8))
    article = read(
        f"<div><h1>{_TITLE}</h1><dl><dt>Tayang</dt><dd>17 September 2022</dd><dt>Sumber</dt><dd>Kemenag Kota Tegal</dd></dl>"
        "<p>Tegal - Empat puluh sekolah dasar membuat sumur resapan di halaman sejak awal tahun pelajaran ini.</p></div>"
        f"<div><h4>Lain</h4><ul>{links}</ul></div>"
    )
    assert article.kind == "article"
    assert len(article.body) == 1
    assert [(c.name, c.role) for c in article.bylines] == [("Kemenag Kota Tegal", "source")]


def test_a_topic_below_the_line_of_facts_is_no_text():
    article = read(
        f"<div><font class='storytitle'><b>{_TITLE}</b></font><br><font>Diposting oleh <b>silas</b> pada Kamis, 17 Maret 2005<br>"
        f"Topik: <a href='/t'>Peristiwa</a></font>{_TEXT}</div>"
    )
    assert len(article.body) == 3


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("<p>Siti Romlah</p><p>Kontributor Sumberwringin</p>", ["Siti Romlah"]),
        (
            "<div><a href='/p/3'>Kristo Lengo</a><a href='#'>Follow</a><span>22 July 2020</span><span>2 min read</span></div>",
            ["Kristo Lengo"],
        ),
    ],
)
def test_rows_about_the_author(row, names):
    article = read(
        f"<div><div><h1>{_TITLE}</h1><div>{row}</div></div><div class='isi'>{_TEXT}</div></div>"
    )
    assert [credit.name for credit in article.bylines] == names


def test_where_a_text_was_filed():
    article = read(
        f"<div><h1>{_TITLE}</h1><p>Ditulis oleh Imam Subekti pada 6 Mei 2019. Ditulis dalam <a href='/k'>Kelautan</a>.</p><div class='isi'>{_TEXT}</div></div>"
    )
    assert article.section == "Kelautan"


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ("<p><time datetime='2020-01-01'>19 Apr 2024</time></p>", "2024-04-19"),
        (
            "<ul><li class='date'><time class='updated' datetime='2022-02-22T08:00:00+00:00'>Februari 22, 2022</time></li></ul>",
            "2022-02-22T15:00",
        ),
    ],
)
def test_what_time_tags_state_and_print(facts, wanted):
    article = read(f"<div><h1>{_TITLE}</h1>{facts}<div class='isi'>{_TEXT}</div></div>")
    assert day(article) == wanted


def test_a_column_of_an_old_table_with_its_day():
    links = "".join(f"<a href='/{n}'>Kabar nomor {n} dari desa di lereng</a><br>" for n in range(9))
    article = read(
        f"<table><tr><td colspan=3>Beranda | Profil | Pemerintahan | Informasi | Layanan | Potensi | Berita | Kontak kami di sini</td></tr>"
        f"<tr><td>{links}</td><td><p><b>{_TITLE}</b><br><span>28/04/2008&nbsp;10:15:22</span></p>{_TEXT}</td><td><p>Jajak pendapat</p></td></tr>"
        "<tr><td colspan=3>Kantor Infokom, Jalan Harapan Baru, Kompleks SKPD, telepon dan faksimile 0421 91234</td></tr></table>"
    )
    assert day(article) == "2008-04-28T10:15"
    assert len(article.body) == 3


def test_a_place_is_a_name_of_its_site():
    head = '<meta property="og:title" content="Muaro Jambi">'
    article = read(
        f"<section><h1>Berita</h1></section><div><h2><a href='#'>{_TITLE}</a></h2><div class='isi'>{_TEXT}</div></div>",
        "Muaro Jambi",
        head,
    )
    assert article.title == _TITLE


def test_facts_behind_icons():
    article = read(
        f"<div><h1>{_TITLE}</h1><div><span><i class='fa-user'></i> Oleh <a href='#'>Hasbullah</a></span>"
        f"<span><i class='fa-folder'></i> <a href='#'>Sekolah</a></span></div><div class='isi'>{_TEXT}<p>/Togar B</p></div></div>"
    )
    assert article.section == "Sekolah"
    assert [credit.name for credit in article.bylines] == ["Hasbullah", "Togar B"]


def test_a_menu_in_the_head_of_a_page_without_an_article_lists_nothing():
    links = "".join(f"<li><a href='/{n}'>Informasi nomor {n}</a></li>" for n in range(9))
    assert (
        read(
            f"<header><ul>{links}</ul></header><main><h1></h1><div class='isi'></div></main>",
            "Berita",
        ).kind
        == "empty"
    )


def test_a_rubric_behind_a_name_is_none_of_it():
    article = read(
        f"<div><h1>{_TITLE}</h1><p>Editor : Rina Melati <i class='icon'></i> Berita Kabupaten</p><div class='isi'>{_TEXT}</div></div>"
    )
    assert [(c.name, c.role) for c in article.bylines] == [("Rina Melati", "editor")]

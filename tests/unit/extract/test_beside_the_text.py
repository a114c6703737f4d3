"""What a page prints round a text in plain sight: first sentences in its header, labels of pictures, tags in words, who commented."""

from __future__ import annotations

import pytest

from newsarchive.extract import Article, extract_article

_TITLE = "Perahu Pustaka Singgah di Tujuh Pulau"
_TEXT = (
    "Perahu pustaka milik pemerintah kabupaten singgah di tujuh pulau kecil selama musim teduh.",
    "Anak-anak menunggu di dermaga sejak pagi, lalu duduk di geladak sambil membaca bergantian.",
    "Juru mudi mencatat peminjam di buku tebal yang sudah terisi separuh sejak bulan lalu.",
)
_LEAD = "Buku yang dulu hanya ada di kota kini dapat dipinjam dari geladak perahu tanpa biaya."
_PROSE = "".join(f"<p>{text}</p>" for text in _TEXT)


def read(body: str) -> Article:
    html = f"<html lang='id'><head><title>{_TITLE}</title></head><body>{body}</body></html>"
    return extract_article(html.encode(), "https://example.go.id/kabar/perahu-pustaka")


def headed(below: str) -> Article:
    return read(
        f"<article><header><h1>{_TITLE}</h1>{below}<time datetime='2024-05-06T08:00:00+07:00'>6 Mei 2024</time></header>"
        f"<div class='isi'>{_PROSE}</div></article>"
    )


@pytest.mark.parametrize(
    "lead",
    [
        f"<p class='text-lg text-gray-500'>{_LEAD}</p>",
        f"<p class='lead'>{_LEAD}</p>",
        f"<h2 class='sub-judul'>{_LEAD}</h2>",
        f"<div class='deck'><p>{_LEAD}</p></div>",
        f"<p>{_LEAD}</p>",
        f"<ul><li>Rina Wulandari</li></ul><p class='excerpt'>{_LEAD}</p>",
    ],
)
def test_the_first_sentence_in_an_articles_header(lead: str) -> None:
    article = headed(lead)
    assert article.body == [_LEAD, *_TEXT]
    assert article.lead == _LEAD


@pytest.mark.parametrize(
    "line",
    [
        "<p class='subtitle'>Kabar dari pulau-pulau kecil</p>",
        f"<p class='text-lg'>{_TEXT[0][:70]}…</p>",
        f"<figure><img src='/a.jpg'></figure><p>{_LEAD}</p>",
        f"<div class='author-bio'><p>{_LEAD}</p></div>",
    ],
)
def test_other_lines_of_a_header(line: str) -> None:
    assert headed(line).body == list(_TEXT)


def test_the_header_of_a_page_with_its_menu() -> None:
    header = f"<header><h1>Kabupaten</h1><p>{_LEAD}</p><nav><a href='/'>Beranda</a></nav></header>"
    article = read(f"{header}<div class='isi'><h2>{_TITLE}</h2>{_PROSE}</div>")
    assert article.body == list(_TEXT)


@pytest.mark.parametrize(
    ("picture", "captions"),
    [
        ("<figure><img src='/a.jpg'><figcaption>Foto: {title}</figcaption></figure>", []),
        ("<figure><img src='/a.jpg'><figcaption>Gambar : {cut}...</figcaption></figure>", []),
        ("<figure><img src='/a.jpg'><figcaption>Gambar Lampiran</figcaption></figure>", []),
        ("<p>Dokumentasi Kegiatan</p><p><img src='/a.jpg'></p>", []),
        ("<h4>Galeri Foto</h4><p><img src='/a.jpg'></p><p>Lampiran 2</p>", []),
        (
            "<figure><img src='/a.jpg'><figcaption>Foto: Anak membaca di geladak</figcaption></figure>",
            ["Anak membaca di geladak"],
        ),
        (
            "<figure><img src='/a.jpg'><figcaption>Dokumentasi perahu di dermaga timur</figcaption></figure>",
            ["Dokumentasi perahu di dermaga timur"],
        ),
    ],
)
def test_what_a_picture_is_labelled_with(picture: str, captions: list[str]) -> None:
    picture = picture.format(title=_TITLE, cut=_TITLE[:30])
    article = read(f"<h1>{_TITLE}</h1><div class='isi'>{_PROSE}{picture}</div>")
    assert [caption.text for caption in article.captions] == captions
    assert article.body == list(_TEXT)


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("<p>Tags: perahu, literasi anak</p>", ["perahu", "literasi anak"]),
        ("<p><b>Kata kunci:</b> perahu; literasi anak</p>", ["perahu", "literasi anak"]),
        ("<p>#perahu #literasi-anak</p><p>(rw)</p>", ["perahu", "literasi-anak"]),
        ("<p>#Perahu<br>#Literasi</p>", ["Perahu", "Literasi"]),
        ("</div><div class='bawah'>Tag : perahu, buku", ["perahu", "buku"]),
    ],
)
def test_tags_in_plain_words(line: str, tags: list[str]) -> None:
    article = read(f"<div><h1>{_TITLE}</h1><div class='isi'>{_PROSE}{line}</div></div>")
    assert article.tags == tags
    assert article.body == list(_TEXT)


@pytest.mark.parametrize(
    "line",
    [
        "Kata kunci: sabar, begitu pesan juru mudi kepada anak-anak yang berebut naik.",
        "Unggahan bertanda #perahupustaka itu dibagikan ratusan kali oleh warga pulau.",
    ],
)
def test_sentences_that_look_like_tags(line: str) -> None:
    article = read(f"<h1>{_TITLE}</h1><div class='isi'>{_PROSE}<p>{line}</p></div>")
    assert article.tags == []
    assert article.body == [*_TEXT, line]


def test_who_comments_is_no_author() -> None:
    comment = "<div itemscope itemtype='https://schema.org/Comment'><b itemprop='author'>Wati</b><p>Hebat.</p></div>"
    article = read(f"<main><h1>{_TITLE}</h1><div class='isi'>{_PROSE}</div>{comment}</main>")
    assert article.bylines == []


@pytest.mark.parametrize("name", ["indent replies-container", "reply", "forum-replies"])
def test_who_answers_in_a_forum_is_no_author(name: str) -> None:
    reply = f"<div class='{name}'><div><h3>Re: {_TITLE}</h3><div>oleh <a>Wati Lestari</a> - Rabu, 24 April 2024</div></div><p>Hebat.</p></div>"
    article = read(f"<main><h1>{_TITLE}</h1><div class='isi'>{_PROSE}</div>{reply}</main>")
    assert article.bylines == []
    assert article.body == [*_TEXT]


@pytest.mark.parametrize(
    "line",
    [
        "Ukuran huruf: A- A A+",
        "A+ | A | A-",
        "Perbesar teks",
        "Ukuran Teks: Kecil / Sedang / Besar",
    ],
)
def test_controls_of_type_are_no_text(line: str) -> None:
    assert read(f"<h1>{_TITLE}</h1><div class='isi'><div>{line}</div>{_PROSE}</div>").body == [
        *_TEXT
    ]


def test_a_sentence_about_type_is_text() -> None:
    line = "Ukuran huruf A pada papan nama itu terlalu kecil bagi para juru mudi."
    assert read(f"<h1>{_TITLE}</h1><div class='isi'>{_PROSE}<p>{line}</p></div>").body == [
        *_TEXT,
        line,
    ]


_ISI = f"<div class='isi'>{_PROSE}</div>"


@pytest.mark.parametrize(
    ("document", "body"),
    [
        (":: Dinas Perpustakaan dan Arsip ::", f"<div class='judul'>{_TITLE}</div>{_ISI}"),
        (
            ".:: Satpol PP Kota Bima ::.",
            f"<font size='4'><b>{_TITLE}</b></font><div class='isi'><b>BIMA / Satpol PP Kota Bima -</b> {' '.join(_TEXT)}</div>",
        ),
        ("perahu", f"<h1><a href='/'>Dinas Perpustakaan</a></h1><h2>{_TITLE}</h2>{_ISI}"),
        (
            f"{_TITLE} - Kabupaten",
            f"<h1 class='portlet-title'>Penerbit Aset</h1><div class='h4'>{_TITLE}</div>{_ISI}",
        ),
        ("Kundha Kabudayan Kabupaten Bantul", f"<h2>Detail</h2><h5>{_TITLE}</h5>{_ISI}"),
        ("Siaran Pers No. 45", f"<div>Siaran Pers</div><h2>{_TITLE}</h2>{_ISI}"),
    ],
)
def test_titles_that_a_page_calls_otherwise(document: str, body: str) -> None:
    html = f"<html lang='id'><head><title>{document}</title></head><body><div>{body}</div></body></html>"
    assert extract_article(html.encode(), "https://example.go.id/kabar/1").title == _TITLE


_HOME = (
    "<h1><a href='/'>Sepiak Belayar</a></h1><ul><li><a href='/laporan'>Laporan Utama</a></li></ul>"
)


@pytest.mark.parametrize(
    ("document", "title"),
    [
        ("Majalah Sepiak Belayar | Laporan Utama | Edisi 14", _TITLE),
        ("Buletin Sepiak Belayar - Vol. 3 No. 2 Tahun 2020", _TITLE),
        ("Sepiak Belayar Kabupaten Natuna", _TITLE),
        ("Sepiak Belayar Online", _TITLE),
        ("Sepiak Belayar Kembali ke Pelabuhan Lama", "Sepiak Belayar Kembali ke Pelabuhan Lama"),
        ("Majalah Sepiak Belayar | Kapal Tua", "Majalah Sepiak Belayar | Kapal Tua"),
    ],
)
def test_a_document_called_as_what_leads_home(document: str, title: str) -> None:
    told = "" if title == _TITLE else f"<p>Setelah enam tahun, {document.lower()} di tepi kota.</p>"
    body = f"{_HOME}<div><h5 class='card-title'>{_TITLE}</h5><div class='isi'>{told}{_PROSE}</div></div>"
    html = f"<html lang='id'><head><title>{document}</title></head><body><div>{body}</div></body></html>"
    assert extract_article(html.encode(), "https://example.go.id/kabar/1").title == title


def test_a_subtitle_that_is_a_sentence_begins_the_text() -> None:
    head = (
        f"<div class='entry-header'><h1>{_TITLE}</h1><h2 class='post_subtitle'>{_LEAD}</h2></div>"
    )
    assert read(f"<div>{head}{_ISI}</div>").body == [_LEAD, *_TEXT]


@pytest.mark.parametrize(
    "deck",
    [
        "Warga mengantre sejak pukul enam pagi; Dinas Pangan memastikan stok aman",
        "Warga mengantre sejak pukul enam pagi, sementara dinas menjamin stok aman",
        "Karcis dijual di dua loket dan dibagikan ke warga pulau-pulau kecil",
        "Dinas Pangan menjamin stok beras sebelum membuka pasar di tiga pulau",
    ],
)
@pytest.mark.parametrize("name", ["post_subtitle", "sub-judul", "deck"])
def test_a_subtitle_of_two_clauses_needs_no_full_stop(deck: str, name: str) -> None:
    below = f"<h2 class='{name}'>{deck}</h2>"
    head = f"<div class='entry-header'><h1>{_TITLE}</h1>{below}</div>"
    assert read(f"<div>{head}{_ISI}</div>").body == [deck, *_TEXT]
    assert headed(below).body == [deck, *_TEXT]


@pytest.mark.parametrize(
    "line",
    [
        "Pedagang mengeluhkan dua karcis dengan tarif yang berbeda",
        "Portal berita warga pesisir, dari kampung untuk kampung sendiri",
        "Melayani warga pesisir dengan hati dan membangun kampung bersama",
        "Pedagang mengeluhkan karcis dan tarif yang berbeda di dua loket",
    ],
)
def test_other_subtitles_without_a_full_stop_are_no_part_of_the_text(line: str) -> None:
    assert headed(f"<h2 class='subtitle'>{line}</h2>").body == list(_TEXT)


def test_a_day_in_pieces_without_spaces() -> None:
    day = (
        "<div class='date'><div>14 Sep</div><div><font>2022</font><font>09:31:12</font></div></div>"
    )
    article = read(f"<div><h2>{_TITLE}</h2>{day}{_ISI}</div>")
    assert article.published is not None
    assert article.published.value == "2022-09-14T09:31:12+07:00"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("<p>AP</p><p>Anisa Pratiwi</p><p>Kontributor</p><p>12 Mei 2024 · 3 menit baca</p>", ""),
        ("<p>Tanggal : 05/12/2018 <span>Pengirim : Anisa Pratiwi</span></p>", ""),
        (
            "",
            "<div><img class='h-10 w-10 rounded-full' src='/a.jpg'><div><p>Anisa Pratiwi</p><p>Staf</p></div></div>",
        ),
    ],
)
def test_authors_beside_a_text(above: str, below: str) -> None:
    article = read(f"<div><h1>{_TITLE}</h1><div class='isi'>{above}{_PROSE}</div>{below}</div>")
    assert [credit.name for credit in article.bylines] == ["Anisa Pratiwi"]
    assert article.body == list(_TEXT)


@pytest.mark.parametrize(
    "fact",
    [
        "<div><span>Rubrik</span><span>Literasi</span></div>",
        "<p>Dikirim oleh Anisa Pratiwi pada 7 Juni 2024 di <a href='/kategori/literasi'>Literasi</a></p>",
    ],
)
def test_a_section_among_facts(fact: str) -> None:
    assert read(f"<div><h1>{_TITLE}</h1>{fact}{_ISI}</div>").section == "Literasi"


def test_a_page_laid_out_with_a_sidebar_is_none() -> None:
    head = f"<div class='page-title'><h1>{_TITLE}</h1></div>"
    assert read(f"{head}<div class='sidebar-page-container'>{_ISI}</div>").body == list(_TEXT)


@pytest.mark.parametrize(
    ("printed", "caption", "credit"),
    [
        ("Perahu bersandar. | Anisa Pratiwi", "Perahu bersandar", "Anisa Pratiwi"),
        ("Perahu bersandar. Foto: Nugroho W.S.", "Perahu bersandar", "Nugroho W.S."),
        ("Perahu bersandar di Pulau Tiga | Selamat Datang", None, None),
        ("perahu-1.jpg 212 KB", "", None),
    ],
)
def test_who_took_a_picture(printed: str, caption: str | None, credit: str | None) -> None:
    figure = f"<figure><img src='/a.jpg'><figcaption>{printed}</figcaption></figure>"
    article = read(f"<h1>{_TITLE}</h1><div class='isi'>{figure}{_PROSE}</div>")
    shown = [(item.text, item.credit) for item in article.captions]
    wanted = (printed, None) if caption is None else (caption, credit)
    assert shown == ([] if caption == "" else [wanted])


@pytest.mark.parametrize(
    "facts",
    [
        "<ul><li><mat-icon>person</mat-icon> Anisa Pratiwi</li><li><mat-icon>event</mat-icon> 3 Maret 2025</li></ul>",
        "<p>Teks dan foto: Anisa Pratiwi<br>Senin, 3 Maret 2025</p>",
    ],
)
def test_authors_among_facts(facts: str) -> None:
    article = read(f"<div><h1>{_TITLE}</h1>{facts}{_ISI}</div>")
    assert {credit.name for credit in article.bylines} == {"Anisa Pratiwi"}


def test_the_author_on_a_card_behind_a_text() -> None:
    card = "<div><img src='/a.jpg'><div><span>Anisa Pratiwi</span><span>Penulis</span></div></div>"
    article = read(f"<div><h1>{_TITLE}</h1>{_ISI}{card}</div>")
    assert [credit.name for credit in article.bylines] == ["Anisa Pratiwi"]


def test_facts_that_end_with_a_team() -> None:
    line = "<p>Diterbitkan: 16/01/2025 11:20 WIB | Tim Perahu Pustaka</p>"
    article = read(f"<h1>{_TITLE}</h1><div class='isi'>{line}{_PROSE}</div>")
    assert [credit.name for credit in article.bylines] == ["Tim Perahu Pustaka"]
    assert article.body == list(_TEXT)


def test_a_name_below_a_subtitle_is_the_authors() -> None:
    head = f"<h1>{_TITLE}</h1><h3 class='subtitle'>{_LEAD}</h3><p>Anisa Pratiwi</p>"
    article = read(f"<article>{head}<div>{_PROSE}</div></article>")
    assert [credit.name for credit in article.bylines] == ["Anisa Pratiwi"]
    assert article.body == [_LEAD, *_TEXT]


def test_a_headline_that_is_a_link_to_nowhere() -> None:
    link = f"<a href='#' class='text-dark fs-2 fw-bold'>{_TITLE} <span>3 menit baca</span></a>"
    html = f"<html><head><title>Dinas Perpustakaan</title></head><body><div>{link}{_ISI}</div></body></html>"
    assert extract_article(html.encode(), "https://example.go.id/kabar/1").title == _TITLE


@pytest.mark.parametrize(
    "text", [f"<h1>{_TITLE}</h1>{_ISI}", f"<div class='isi'><h2>{_TITLE}</h2>{_PROSE}</div>"]
)
def test_what_a_site_says_of_itself_in_its_header(text: str) -> None:
    header = f"<header><h1>Kabupaten Kepulauan</h1><p>{_LEAD}</p></header>"
    assert read(f"{header}<div>{text}</div>").body == list(_TEXT)


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ("<p>Ditulis Anisa Pratiwi, Senin 3 Juni 2024</p>", "Anisa Pratiwi"),
        ("<p><b>Media Center Konawe</b> &mdash; Jumat, 8 November 2024 17:22</p>", "Media Center Konawe"),
        ("<p>Anisa Pratiwi di Literasi</p><p>Minggu, 14 Juli 2024 pukul 19:02</p>", "Anisa Pratiwi"),
    ],
)  # fmt: skip
def test_facts_at_the_head_of_a_text(facts: str, name: str) -> None:
    article = read(f"<div><h1>{_TITLE}</h1><div class='isi'>{facts}{_PROSE}</div></div>")
    assert [credit.name for credit in article.bylines] == [name]
    assert article.body == list(_TEXT)
    assert article.published is not None


def test_a_caption_between_facts_and_dateline() -> None:
    facts = "<p><b>Media Center Konawe</b> &mdash; Jumat, 8 November 2024 17:22</p>"
    image = "<p><img src='/a.jpg'><br><small>Anak-anak membaca buku di geladak perahu.</small></p>"
    text = f"<p>Konawe, (MC Konawe) --- {_TEXT[0]}</p><p>{_TEXT[1]}</p><p>{_TEXT[2]}</p>"
    article = read(f"<h1>{_TITLE}</h1><div class='isi'>{facts}{image}{text}</div>")
    assert [caption.text for caption in article.captions] == [
        "Anak-anak membaca buku di geladak perahu."
    ]
    assert article.dateline is not None
    assert article.dateline.place == "Konawe"


def test_a_header_in_a_band_above_the_text() -> None:
    row = "<div><img src='/n.png'><span>Anisa Pratiwi</span><time datetime='2024-12-01'>1 Desember 2024</time></div>"
    head = f"<section><div><header><h1>{_TITLE}</h1><p class='text-xl'>{_LEAD}</p>{row}</header></div></section>"
    article = read(f"<main>{head}<div><div class='prose'>{_PROSE}</div></div></main>")
    assert article.body == [_LEAD, *_TEXT]
    assert [credit.name for credit in article.bylines] == ["Anisa Pratiwi"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("<p><a href='/p'>Bagus Prayitno</a> · <a href='/h'>2 Juni 2024</a> · 4 menit</p>", ""),
        ("", "<footer><p>Ditulis oleh Bagus Prayitno, guru</p></footer>"),
    ],
)
def test_authors_in_rows_and_footers(above: str, below: str) -> None:
    article = read(f"<article><h1>{_TITLE}</h1><section>{above}{_PROSE}</section>{below}</article>")
    assert [credit.name for credit in article.bylines] == ["Bagus Prayitno"]
    assert article.body == list(_TEXT)


def test_a_section_linked_above_the_headline_of_a_text() -> None:
    link = "<a class='kat' href='/kategori/literasi'>Literasi</a>"
    assert read(f"<article>{link}<h1>{_TITLE}</h1>{_ISI}</article>").section == "Literasi"


def test_a_place_that_keeps_pictures() -> None:
    caption = "<p><small>Peserta menggambar anggrek bulan | Dok. Kebun Raya</small></p>"
    article = read(f"<h1>{_TITLE}</h1><div class='isi'><img src='/a.jpg'>{caption}{_PROSE}</div>")
    shown = [(item.text, item.credit) for item in article.captions]
    assert shown == [("Peserta menggambar anggrek bulan", "Kebun Raya")]


@pytest.mark.parametrize(
    "facts",
    [
        "<div class='cal'><i>Selasa</i><b>14</b><u>Mar 2023</u></div><h4>{title}</h4><div>Administrator &nbsp; <i class='fa fa-eye'></i> 1.284 &nbsp; <i class='fa fa-comments'></i> 0</div>",
        "<div><b>14</b><i>Maret</i><u>2023</u></div><h4>{title}</h4><p>Operator 88</p>",
        "<h4>{title}</h4><p>Humas | 1.204 | 3</p><div><b>Mar</b><b>14</b><b>2023</b></div>",
    ],
)
def test_facts_glued_to_each_other(facts: str) -> None:
    article = read(f"<div class='panel'>{facts.format(title=_TITLE)}<div>{_PROSE}</div></div>")
    assert article.body == list(_TEXT)


def test_who_and_how_long_ago_below_a_summary() -> None:
    lines = "<div><div><a href='/p/1'>Mariana Fitri</a></div><div><span>1 tahun yang lalu</span></div><div>2.907 views</div><div>3 menit baca</div></div>"
    article = read(
        f"<main><div><p class='text-3xl'>{_TITLE}</p><p class='mt-3 text-lg'>{_LEAD}</p>{lines}<div>{_PROSE}</div></div></main>"
    )
    assert article.body == [_LEAD, *_TEXT]
    assert [credit.name for credit in article.bylines] == ["Mariana Fitri"]


@pytest.mark.parametrize(
    "lines", [["Mariana Fitri", "3 Mei 2024"], ["Sesi pertama", "3 menit baca puisi di geladak"]]
)
def test_lines_behind_a_paragraph_that_are_no_facts(lines: list[str]) -> None:
    listed = "".join(f"<p>{line}</p>" for line in lines)
    article = read(f"<div><h1>{_TITLE}</h1><div><p>{_LEAD}</p>{listed}{_PROSE}</div></div>")
    assert article.body == [_LEAD, *lines, *_TEXT]


@pytest.mark.parametrize("head", ["Agenda Distrik", "Kalender Kegiatan", "AGENDA"])
@pytest.mark.parametrize(
    "entries",
    [
        ["25 Mei 2022 - Musrenbang kampung Nendali", "1 Juni 2022 - Upacara Hari Lahir Pancasila"],
        ["Senin, 25 Mei 2022: Musrenbang kampung", "27/05/2022 | Rapat badan musyawarah"],
    ],
)
def test_the_calendar_of_a_site_behind_a_text(head: str, entries: list[str]) -> None:
    listed = "".join(f"<p>{entry}</p>" for entry in entries)
    article = read(f"<div><h1>{_TITLE}</h1>{_PROSE}<div><h2>{head}</h2>{listed}</div></div>")
    assert article.body == list(_TEXT)


def test_the_agenda_of_which_a_text_tells() -> None:
    entries = ["Pelayaran dimulai dari Pulau Wetan.", "25 Mei 2022 - Singgah di Pulau Kulon"]
    listed = "".join(f"<p>{entry}</p>" for entry in entries)
    article = read(f"<div><h1>{_TITLE}</h1>{_PROSE}<h2>Agenda Pelayaran</h2>{listed}</div>")
    assert article.body[-2:] == entries


@pytest.mark.parametrize("label", ["Words", "Writer", "Author"])
def test_who_wrote_in_a_row_of_facts_in_english(label: str) -> None:
    rows = f"<div><span>Posted</span><span>June 12, 2025</span></div><div><span>{label}</span><span>Yohana Mambrasar</span></div><div><span>Editor</span><span>Steven Dimara</span></div>"
    article = read(
        f"<div><h1>{_TITLE}</h1><div class='cols'><div class='meta'>{rows}</div><div class='txt'>{_PROSE}</div></div></div>"
    )
    assert [(credit.name, credit.role) for credit in article.bylines] == [
        ("Yohana Mambrasar", "reporter"),
        ("Steven Dimara", "editor"),
    ]


@pytest.mark.parametrize("headline", ["<h1>{}</h1>", "<div class='h1'>{}</div>"])
@pytest.mark.parametrize(
    ("line", "is_body"),
    [
        ("Jumlah peminjam buku di pulau kecil sudah menyentuh 38 persen", True),
        ("Melayani masyarakat kepulauan membaca dengan sepenuh hati", False),
        ("Sejak 2012 untuk pembaca", False),
    ],
)
def test_a_line_with_a_figure_below_a_headline(headline: str, line: str, is_body: bool) -> None:
    cover = f"<section><div><div class='cover'>{headline.format(_TITLE)}<div id='post_subtitle'>{line}</div></div></div></section>"
    text = f"<section><div class='row'><div><div><section><div>{_PROSE}</div></section></div></div></div></section>"
    article = read(f"<main>{cover}{text}</main>")
    assert article.body == ([line, *_TEXT] if is_body else list(_TEXT))


@pytest.mark.parametrize("entry", ["Shared Documents", "Site Pages", "Site Libraries"])
def test_an_entry_of_a_menu_between_headline_and_text_is_nobody(entry: str) -> None:
    menu = f"<div class='quick'><span>Libraries</span><ul><li>{entry}</li></ul></div>"
    assert read(f"<div><h2>{_TITLE}</h2>{menu}<div>{_PROSE}</div></div>").bylines == []

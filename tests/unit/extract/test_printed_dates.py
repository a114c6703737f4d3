"""Where pages print the day of publication, and in which forms."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsarchive.extract import extract_article
from newsarchive.extract.published.moments import read_moment

_TITLE = "Sekolah di Lereng Menampung Air Hujan untuk Kebun"
_TEXT = """<p>Tiga puluh sekolah di lereng menampung air hujan dari atap dan menyalurkannya ke kebun sayur di halaman belakang.</p>
<p>Air yang tersimpan cukup untuk menyiram selama enam pekan tanpa hujan, kata kepala sekolah kepada tamu yang datang.</p>"""
_FETCHED = datetime(2026, 11, 24, 7, tzinfo=UTC)


def day(body: str, names: str = "") -> str | None:
    page = f"<html lang='id'><head><title>{_TITLE}</title></head><body class='{names}'>{body}</body></html>"
    article = extract_article(page.encode(), "https://demakkab.go.id/berita/7", fetched_at=_FETCHED)
    return article.published.value if article.published else None


@pytest.mark.parametrize(
    "fact",
    [
        "<span title='Rabu, 5 Juni 2024 08:10 WIB'>2 tahun yang lalu</span>",
        "<small data-bs-original-title='5 Juni 2024 08:10'><i class='bi bi-clock'></i> 3 minggu lalu</small>",
        "<a href='#' title='2024-06-05 08:10'>2 years ago</a>",
    ],
)
def test_a_day_shown_to_those_who_point_at_it(fact: str) -> None:
    page = f"<h1>{_TITLE}</h1><ul><li>{fact}</li><li>98 dilihat</li></ul><div class='isi'>{_TEXT}</div>"
    assert day(page) == "2024-06-05T08:10:00+07:00"


def test_what_an_element_states_else_is_no_day_of_it() -> None:
    page = f"<h1>{_TITLE}</h1><p title='Arsip sejak 5 Juni 2012'>6 Juli 2024</p><div>{_TEXT}</div>"
    assert day(page) == "2024-07-06"


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("12/3/2019 10:24:00 AM", "2019-12-03T10:24:00+07:00"),
        ("1/9/2020 4:05:59 PM", "2020-01-09T16:05:59+07:00"),
        # no month has this number
        ("25/10/2019 9:00:00 AM", "2019-10-25T09:00:00+07:00"),
        # as people write it
        ("12/3/2019 10:24", "2019-03-12T10:24:00+07:00"),
    ],
)
def test_the_order_of_figures(printed: str, value: str) -> None:
    read = read_moment(printed, "visible", "Asia/Jakarta", None)
    assert read is not None
    assert read.value == value


@pytest.mark.parametrize(
    "fact",
    [
        "<time datetime='2024-06-05T01:10:00Z'>5 Juni 2024</time>",
        "<span>5 Juni 2024 08:10</span>",
    ],
)
@pytest.mark.parametrize("side", ["left", "right"])
def test_a_column_of_facts_beside_the_text(fact: str, side: str) -> None:
    facts = (
        f"<aside><div><p>Terbit</p>{fact}</div><div><p>Penulis</p><b>Rahma Aulia</b></div></aside>"
    )
    text = f"<article><h1>{_TITLE}</h1><div>{_TEXT}</div></article>"
    rest = "<aside><h3>Berita Terbaru</h3><a href='/9'>Lomba Kebun Sekolah</a><i>1 Juli 2026</i></aside>"
    page = f"{facts}{text}{rest}" if side == "left" else f"{text}{facts}{rest}"
    assert day(f"<main>{page}</main>") == "2024-06-05T08:10:00+07:00"


@pytest.mark.parametrize(
    "line",
    [
        "<p>Terbit daring: Rabu, 5 Juni 2024 | Edisi cetak: hlm. 8-13 | <a href='/e.pdf'>Unduh PDF (12,4 MB)</a></p>",
        "<div>By <a rel='author' href='/a'>Rahma Aulia</a><i>|</i><span>Juni 5th, 2024</span><i>|</i><a href='/k'>Kebun</a></div>",
    ],
)
def test_a_line_behind_the_text_in_a_page_that_is_named_for_its_sidebar(line: str) -> None:
    page = f"<div><h1>{_TITLE}</h1><div class='isi'>{_TEXT}</div>{line}</div>"
    assert day(page, names="single has-sidebar widgets-on") == "2024-06-05"


def test_facts_between_an_introduction_and_the_text() -> None:
    page = (
        f"<div id='waktu'>Kamis, 2 Juli 2026</div><h1>{_TITLE}</h1><p class='lead'>Hujan yang dulu lewat kini disimpan.</p>"
        f"<p class='meta'>5 Juni 2024</p><div class='isi'>{_TEXT}</div>"
    )
    assert day(page) == "2024-06-05"


def test_the_slogan_of_a_banner_introduces_nothing() -> None:
    page = (
        "<span>Kamis, 2 Juli 2026</span><div class='jumbo'><h1>Berita</h1><p class='lead'>Kabar seputar sekolah di lereng</p></div>"
        f"<div class='row'><div class='panel'><h3>{_TITLE}</h3><ul><li>5 Juni 2024</li></ul><div>{_TEXT}</div></div></div>"
    )
    article = extract_article(page.encode(), "https://demakkab.go.id/berita/7", fetched_at=_FETCHED)
    assert article.published is not None
    assert (article.published.value, len(article.body)) == ("2024-06-05", 2)


def test_rows_of_a_list_of_facts_each_with_its_label() -> None:
    facts = "<dl><div><dt>Terbit</dt><dd>Rabu, 5 Juni 2024, 08:10 WIB</dd></div><div><dt>Diperbarui</dt><dd>Kamis, 6 Juni 2024, 07:55 WIB</dd></div></dl>"
    assert day(f"<h1>{_TITLE}</h1>{facts}<div>{_TEXT}</div>") == "2024-06-05T08:10:00+07:00"


def test_the_day_in_a_caption_is_none_of_the_article() -> None:
    caption = "<div class='x'><picture><img src='/a.jpg'></picture><p class='wc-image-caption'>Kebun sayur seusai hujan, Minggu (2/6/2024).</p></div>"
    behind = "<div class='rinci'><span>Diterbitkan 05/06/24 08.10</span> <span>1.118 tampilan</span></div>"
    page = f"<div class='kabar'><h1>{_TITLE}</h1><div class='w'><div class='v'>{caption}<div class='isi'>{_TEXT}</div></div></div>{behind}</div>"
    assert day(page) == "2024-06-05T08:10:00+07:00"
    assert day(page.replace(behind, "")) is None


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("<div class='ket'>Telukdalam | Rabu, 5 Juni 2024 | 08:10 WIB | Reporter: Yaaman Dakhi | Editor: Fatolosa Laia | Dibaca: 482 kali</div>", ""),
        ("", "<table><tr><td>Tanggal</td><td>:</td><td>Rabu, 5 Juni 2024 08:10</td></tr><tr><td>Penulis</td><td>:</td><td>Nurhikmah, S.Sos</td></tr><tr><td>Dibaca</td><td>:</td><td>188 kali</td></tr></table>"),
    ],
)  # fmt: skip
def test_facts_within_the_box_of_the_text(before: str, behind: str) -> None:
    others = "<div class='brs'><a href='/9'>Lomba Kebun Sekolah</a> | 1 Juli 2026</div>" * 2
    page = f"<div id='isi'><div class='jdl'><a href='/7'>{_TITLE}</a></div>{before}{_TEXT}{behind}</div><div>{others}</div>"
    assert day(page) == "2024-06-05T08:10:00+07:00"


@pytest.mark.parametrize(
    "box",
    [
        "<div class='tgl'><span>09</span><span>Okt</span><span>2019</span></div>",
        "<p>9 Oktober 2019</p>",
        "<div><small>Rabu, 09/10/2019</small></div>",
    ],
)
def test_a_day_right_above_the_headline_is_not_that_of_the_dateline(box: str) -> None:
    text = f"<p><strong>DEMAK, 08/10/2019</strong> – Rapat digelar.</p>{_TEXT}"
    assert day(f"<div>{box}<h1>{_TITLE}</h1><div class='isi'>{text}</div></div>") == "2019-10-09"


def test_the_hour_above_the_headline_stays_where_the_dateline_has_its_day() -> None:
    text = f"<p><strong>DEMAK, 09/10/2019</strong> – Rapat digelar.</p>{_TEXT}"
    box = "<p>9 Oktober 2019 10:24 WIB</p>"
    page = f"<div>{box}<h1>{_TITLE}</h1><div class='isi'>{text}</div></div>"
    assert day(page) == "2019-10-09T10:24:00+07:00"


@pytest.mark.parametrize(
    "fact",
    [
        "<a href='/7' title='08:10' rel='bookmark'><span class='entry-date'>5 Juni 2024</span></a>",
        "<a href='/7' title='8:10 am'>5 Juni 2024</a>",
        "<span data-tooltip='08.10 WIB'>5 Juni 2024</span>",
    ],
)
def test_the_hour_of_a_day_shown_to_those_who_point_at_it(fact: str) -> None:
    page = f"<div><h1>{_TITLE}</h1><div>Dipublikasikan pada {fact}</div><div class='isi'>{_TEXT}</div></div>"
    assert day(page) == "2024-06-05T08:10:00+07:00"


def test_the_clock_of_the_site_above_a_headline_yields_to_the_facts_of_the_text() -> None:
    top = "<div id='atas'><div>Jam Kantor 08.00 - 16.00</div><div>Selasa, 24 November 2026</div></div>"
    facts = "<div class='wkt'>Rabu, 5 Juni 2024 | Admin | Dibaca 77 Kali</div>"
    page = f"{top}<div id='w'><div id='k'><div class='jdl'>{_TITLE}</div>{facts}{_TEXT}</div></div>"
    assert day(page) == "2024-06-05"


def test_a_day_before_the_box_of_the_headline_is_not_that_of_the_dateline() -> None:
    box = "<div class='col-2'><b>09</b> <span>Okt 2019</span></div>"
    text = f"<p><strong>DEMAK, 08/10/2019</strong> – Rapat digelar.</p>{_TEXT}"
    row = f"<div class='row'>{box}<div class='col-10'><h1>{_TITLE}</h1></div></div>"
    assert day(f"<div>{row}<div class='isi'>{text}</div></div>") == "2019-10-09"


def test_a_day_farther_above_the_headline_is_not_the_articles() -> None:
    top = "<div>Rabu, 9 Oktober 2019</div><p>Pelayanan dari hati</p>"
    text = f"<p><strong>8 Oktober 2019</strong></p>{_TEXT}"
    assert day(f"<div>{top}<h1>{_TITLE}</h1><div class='isi'>{text}</div></div>") == "2019-10-08"


@pytest.mark.parametrize(
    "facts",
    [
        "<dl><dt>Tayang</dt><dd>9 April 2023</dd><dt>Pelaksanaan</dt><dd>Kamis, 6 April 2023</dd></dl>",
        "<dl><dt>Tanggal kegiatan</dt><dd>6 April 2023</dd><dt>Terbit</dt><dd>9 April 2023</dd></dl>",
        "<table><tr><td>Terbit</td><td>:</td><td>9 April 2023</td></tr><tr><td>Waktu Kejadian</td><td>:</td><td>6 April 2023</td></tr></table>",
        "<p>Tayang: 9 April 2023</p><p>Hari/Tanggal Pelaksanaan: Kamis, 6 April 2023</p>",
        "<p>Kegiatan, 9 April 2023</p>",
    ],
)
def test_the_day_of_an_event_beside_that_of_its_news(facts: str) -> None:
    assert day(f"<h1>{_TITLE}</h1>{facts}<div class='isi'>{_TEXT}</div>") == "2023-04-09"


@pytest.mark.parametrize(
    ("imprint", "value"),
    [
        ("Copyright &copy; 2015 Pemerintah Desa Suka Kec. Pujut Kab. Lombok Tengah NTB", "+08:00"),
        ("Jl. Pahlawan No. 3, Maumere, Nusa Tenggara Timur | Hak Cipta 2019", "+08:00"),
        ("Alamat: Jl. Trikora, Kabupaten Biak Numfor 98111", "+09:00"),
        ("Hak Cipta 2020 Kota Bandung", "+07:00"),
        # a street, several zones, none
        ("&copy; 2020 Warta Suka, Jl. Bali No. 5", "+07:00"),
        ("&copy; 2020 Jaringan Warta: Kabupaten Gowa, Kota Bandung", "+07:00"),
        ("&copy; 2020 Warta Suka", "+07:00"),
        # no imprint
        ("Baca juga: Pasar Baru di Kabupaten Gowa", "+07:00"),
    ],
)
def test_the_zone_of_a_site_whose_address_names_no_region(imprint: str, value: str) -> None:
    page = f"<html><head><title>{_TITLE}</title></head><body><div><h1>{_TITLE}</h1><p>6 April 2023 08:10</p><div>{_TEXT}</div></div><p>{imprint}</p></body></html>"
    article = extract_article(page.encode(), "https://warta-suka.id/7", fetched_at=_FETCHED)
    assert article.published is not None
    assert article.published.value == f"2023-04-06T08:10:00{value}"


@pytest.mark.parametrize(
    ("facts", "published"),
    [
        # a drawing says which of two moments is that of a change
        (
            "<table><tr><td><img src='/c.gif' alt=''></td><td><span id='L3'>05/06/2024 8:15:00</span></td><td><img src='/u.gif' alt='Diubah'></td><td><span id='L5'>07/06/2024 16:40:12</span></td></tr></table>",
            "2024-06-05T08:15:00+07:00",
        ),
        (
            "<div><i title='Terakhir diperbarui'></i><span>7 Juni 2024 09:00</span></div><div><i title='Terbit'></i><span>5 Juni 2024 08:15</span></div>",
            "2024-06-05T08:15:00+07:00",
        ),
        (
            "<ul><li><span>Diperbarui</span></li><li><b>7 Juni 2024</b></li></ul><p>5 Juni 2024</p>",
            "2024-06-05",
        ),
        # parts of a day
        ("<div><span class='d'>05</span><span class='m'>06/2024</span></div>", "2024-06-05"),
        ("<div><b>5</b><b>06.2024</b></div>", "2024-06-05"),
        ("<div><i>Rabu</i><b>5</b><u>Jun 2024</u></div>", "2024-06-05"),
    ],
)
def test_which_moment_and_in_which_parts(facts: str, published: str) -> None:
    assert day(f"<h1>{_TITLE}</h1>{facts}<div class='isi'>{_TEXT}</div>") == published


@pytest.mark.parametrize(
    ("generator", "stated", "published"),
    [
        ("Odoo", "2024-06-04 23:30:00", "2024-06-05T06:30:00+07:00"),
        ("Odoo", "2024-06-04 23:30:00.120881", "2024-06-05T06:30:00+07:00"),
        ("Odoo", "2024-06-04 23:30:00+07:00", "2024-06-04T23:30:00+07:00"),
        ("Odoo", "2024-06-04", "2024-06-04"),
        ("Joomla! - Open Source", "2024-06-04 23:30:00", "2024-06-04T23:30:00+07:00"),
    ],
)
def test_a_system_that_states_moments_in_another_zone(
    generator: str, stated: str, published: str
) -> None:
    head = f"<title>{_TITLE}</title><meta name='generator' content='{generator}'><meta property='article:published_time' content='{stated}'>"
    page = f"<html lang='id'><head>{head}</head><body><h1>{_TITLE}</h1><div>{_TEXT}</div></body></html>"
    article = extract_article(page.encode(), "https://demakkab.go.id/berita/7", fetched_at=_FETCHED)
    assert article.published is not None
    assert article.published.value == published


@pytest.mark.parametrize(
    ("address", "head", "value"),
    [
        ("go.id", "Kecamatan Batudaa Pantai, Kabupaten Gorontalo, Provinsi Gorontalo", "+08:00"),
        ("desa.id", "Kec. Pujut Kab. Lombok Tengah", "+08:00"),
        ("desa.id", "Distrik Yendidori | Kabupaten Biak Numfor", "+09:00"),
        ("desa.id", "Kecamatan Coblong, Kota Bandung", "+07:00"),
        # of what a medium tells, and a region by itself
        ("com", "Kecamatan Batudaa Pantai, Kabupaten Gorontalo", "+07:00"),
        ("go.id", "Kunjungan dari Kabupaten Gorontalo", "+07:00"),
    ],
)
def test_the_zone_by_the_head_of_an_office(address: str, head: str, value: str) -> None:
    page = f"<html><head><title>{_TITLE}</title></head><body><header><p>{head}</p></header><div><h1>{_TITLE}</h1><p>6 April 2023 08:10</p><div>{_TEXT}</div></div></body></html>"
    article = extract_article(page.encode(), f"https://xqz.{address}/7", fetched_at=_FETCHED)
    assert article.published is not None
    assert article.published.value == f"2023-04-06T08:10:00{value}"


@pytest.mark.parametrize(
    "headline",
    [
        "{}",
        "{} <span><sup>Unggulan</sup></span>",
        "<span class='badge'>Baru</span> {}",
        "{}<small>Terbit</small>",
    ],
)
@pytest.mark.parametrize(
    "dateline",
    [
        "<p><strong>Ungaran (5/6/2024) |</strong> Warga lereng menampung air hujan dari atap rumah dan sekolah untuk kebun mereka.</p>",
        "<p><b>Ungaran, 4/6/2024</b> - Warga lereng menampung air hujan dari atap rumah dan sekolah untuk kebun mereka.</p>",
        "<p><span>Ungaran,</span> <i>4 Juni 2024</i> - Warga lereng menampung air hujan dari atap rumah dan sekolah untuk kebun.</p>",
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "<div class='isi'>{}{}</div>",
        # an introduction of a system's own, in a box
        "<div class='itemIntroText'>{}</div><div class='itemFullText'>{}</div>",
    ],
)
def test_day_and_hour_above_a_headline_are_believed_before_the_dateline(
    headline: str, dateline: str, text: str
) -> None:
    head = f"<div class='h'><span>Rabu, 5 Juni 2024 16:05</span><h2>{headline.format(_TITLE)}</h2></div>"
    assert day(f"<div>{head}{text.format(dateline, _TEXT)}</div>") == "2024-06-05T16:05:00+07:00"


@pytest.mark.parametrize(
    ("fact", "dateline", "value"),
    [
        # what is stated for those who point at the day
        (
            "<abbr title='July 4, 2024, 4:30 pm'>7/4/2024</abbr>",
            "",
            "2024-07-04T16:30:00+07:00",
        ),
        (
            "<span data-original-title='2024-07-04 16:30'>04/07/2024</span>",
            "",
            "2024-07-04T16:30:00+07:00",
        ),
        (
            "<a href='#' title='Kamis, 4 Juli 2024 pukul 16.30 WIB'>4 Jul 2024</a>",
            "",
            "2024-07-04T16:30:00+07:00",
        ),
        # another day than that printed is no hour of it
        ("<abbr title='July 5, 2024, 4:30 pm'>4 Juli 2024</abbr>", "", "2024-07-04"),
        # what the dateline says
        ("<span>7/4/2024</span>", "DEMAK, July 4 — ", "2024-07-04"),
        ("<span>7/5/2024 8:15 am</span>", "Demak (4/7/2024) - ", "2024-07-05T08:15:00+07:00"),
        ("<span>7/4/2024</span>", "", "2024-04-07"),
        ("<span>7/4/2024</span>", "Demak (6/4/2024) - ", "2024-04-07"),
        ("<span>7/4/2024</span>", "Demak (2/1/2024) - ", "2024-04-07"),
        # the day of the week
        ("<span>Thursday, 7/4/2024 16:30</span>", "", "2024-07-04T16:30:00+07:00"),
        ("<span>Kamis, 4/7/2024 16:30</span>", "", "2024-07-04T16:30:00+07:00"),
    ],
)
def test_which_figure_is_the_month(fact: str, dateline: str, value: str) -> None:
    text = _TEXT.replace("<p>", f"<p>{dateline}", 1)
    page = f"<div class='k'><h1>{_TITLE}</h1><div class='info'><span>Oleh Rina</span>{fact}<span>652 dilihat</span></div><div class='isi'>{text}</div></div>"
    assert day(page) == value


@pytest.mark.parametrize(
    "page",
    [
        "<div><span>Rabu, 5 Juni 2024</span><span>16:05</span></div><h2>{title}</h2>{text}",
        "<div>Rabu, 5 Juni 2024 16:05</div><div>Kategori: Pendidikan</div><h2>{title}</h2>{text}",
        "<h2>{title}</h2><div><time>5 Juni 2024</time> · <span>16.05 WIB</span></div>{text}",
        "<h2>{title}</h2><ul><li>05/06/2024</li><li>16:05 WIB</li></ul>{text}",
        "<h2>{title}</h2>{text}<div>Diterbitkan: Rabu, 5 Juni 2024 16:05</div>",
    ],
)
def test_the_hour_of_the_day_that_a_dateline_prints_too(page: str) -> None:
    text = _TEXT.replace("<p>", "<p><b>Demak (5/6/2024) |</b> ", 1)
    filled = page.format(title=_TITLE, text=f"<div class='isi'>{text}</div>")
    assert day(f"<div class='k'>{filled}</div>") == "2024-06-05T16:05:00+07:00"


@pytest.mark.parametrize(
    "facts",
    [
        # of an event, beside its place
        "<p>Waktu: Sabtu, 6 Mei 2023</p><p>Tempat: Balai Desa Wonosari</p>",
        "<p>Lokasi: Balai Desa Wonosari</p><p>Hari/Tanggal: Sabtu, 6 Mei 2023</p>",
        "<table><tr><td>Tanggal</td><td>6 Mei 2023</td></tr><tr><td>Tempat</td><td>Balai Desa</td></tr></table>",
        "<ul><li><b>Tanggal:</b> 6 Mei 2023</li><li><b>Lokasi:</b> Balai Desa</li></ul>",
        # by what it is called
        "<p>Batas akhir pengiriman: 30 Mei 2023</p>",
        "<p>Pendaftaran sampai dengan: 30 Mei 2023</p>",
        "<p>Tanggal diundangkan: 2 Januari 2023</p>",
        "<table><tr><td>Masa berlaku</td><td>2 Januari 2023</td></tr></table>",
        "<p>Tempat, tanggal lahir: Demak, 5 Mei 1975</p>",
        # before the web
        "<p>Demak, 5 Mei 1975</p>",
        "<p>Hari Jadi Kabupaten: 28 Maret 1503</p>",
    ],
)
def test_a_day_of_what_the_text_is_about(facts: str) -> None:
    assert day(f"<h1>{_TITLE}</h1>{facts}<div class='isi'>{_TEXT}</div>") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Lahir di Demak, 5 Mei 2003, Rina memelihara kebun itu sejak kecil.",
        "Peraturan Daerah Nomor 3 tanggal 8 Mei 2023 mengatur tampungan air.",
        "Pendaftaran lomba ditutup 30 Mei 2023.",
    ],
)
def test_a_day_in_the_first_sentence_of_a_text(sentence: str) -> None:
    assert day(f"<h1>{_TITLE}</h1><div class='isi'><p>{sentence}</p>{_TEXT}</div>") is None


@pytest.mark.parametrize(
    ("facts", "value"),
    [
        ("<p>Waktu: 6 Mei 2023</p>", "2023-05-06"),
        ("<p>Sabtu, 6 Mei 2023</p><p>Demak</p>", "2023-05-06"),
        ("<p>Demak, 6 Mei 2023</p>", "2023-05-06"),
        ("<p>Sabtu, 5 Mei 1990</p>", "1990-05-05"),
        ("<p>Diposting: 6 Mei 2023</p><p>Batas akhir: 30 Mei 2023</p>", "2023-05-06"),
    ],
)
def test_a_day_of_the_page(facts: str, value: str) -> None:
    assert day(f"<h1>{_TITLE}</h1>{facts}<div class='isi'>{_TEXT}</div>") == value


@pytest.mark.parametrize("title", ["Pendaftaran Sekolah di Lereng Dibuka", "Pendaftaran Ditutup"])
def test_the_day_below_a_headline_that_begins_like_a_label(title: str) -> None:
    page = f"<h3>{title}</h3><div><i class='fa fa-calendar'></i> 6 Mei 2023</div><div class='isi'>{_TEXT}</div>"
    assert day(page) == "2023-05-06"


@pytest.mark.parametrize(
    ("facts", "day"),
    [
        # where a report is from, and under what it is filed
        ("<div>12 Juni 2025</div><div>Lokasi: Demak</div>", "2025-06-12"),
        ("<ul><li>12 Juni 2025</li><li>Lokasi: Kabupaten Demak</li></ul>", "2025-06-12"),
        ("<div>Hari Jadi Demak</div><div>12 Juni 2025</div>", "2025-06-12"),
        ("<div><a href='/k/4'>Penetapan</a></div><div>12 Juni 2025</div>", "2025-06-12"),
        # of an event
        ("<div>12 Juni 2025</div><div>Tempat: Aula Balai Desa</div>", None),
        ("<div>Hari Jadi: 12 Juni 2025</div>", None),
        ("<div>Tanggal Penetapan</div><div>12 Juni 2025</div>", None),
    ],
)
def test_days_beside_places_and_rubrics(facts: str, day: str | None) -> None:
    text = "Warga menanam bakau di pesisir agar ombak tidak lagi menggerus tambak mereka. " * 3
    page = f"<html><head><title>Bakau Ditanam</title></head><body><h1>Bakau Ditanam di Pesisir</h1>{facts}<div class='isi'><p>{text}</p></div></body></html>"
    published = extract_article(page.encode(), "https://demakkab.go.id/b/7").published
    assert (str(published.value)[:10] if published else None) == day


_COVER = f"<section><div class='cover'><h1>{_TITLE}</h1></div></section>"
_FIGURE = "<figure><img src='a.jpg' alt=''><figcaption>Atap sekolah di lereng, 2 Juni 2024</figcaption></figure>"


@pytest.mark.parametrize(
    "beside",
    [
        "<div class='sidebar-block'><div><img src='/a/41' class='author_avatar'><span>Administrator</span></div><span><b>5 Juni 2024</b></span></div>",
        "<div class='sidebar-box'><p>5 Juni 2024</p><p>admin</p></div>",
        "<div class='widget'><img src='/img/avatar/7.png'><b>Rosmina Sababalat</b> <span>5 Juni 2024</span></div>",
    ],
)
@pytest.mark.parametrize("boxes", [0, 1, 3])
def test_the_day_below_an_author_beside_the_text(beside: str, boxes: int) -> None:
    """A caption within the text, in as many boxes as a builder draws, has the day of its picture."""
    figure = "<div><div>" * boxes + _FIGURE + "</div></div>" * boxes
    text = f"<div class='teks'>{_TEXT}{figure}{_TEXT}</div>"
    page = f"{_COVER}<section><div class='row'><div class='col-8'>{text}</div><div class='col-4 sidebar'>{beside}</div></div></section>"
    assert day(page) == "2024-06-05"


@pytest.mark.parametrize(
    "beside",
    [
        "<div class='sidebar-block'><a href='/2'>Panen Raya di Lereng</a><span>5 Juni 2024</span></div>",
        "<div class='sidebar-block'><b>Panen Raya</b><span>5 Juni 2024</span></div>",
        "<div class='widget'><p>Pengunjung sejak</p><p>5 Juni 2024</p></div>",
    ],
)
def test_a_day_beside_the_text_that_is_no_authors(beside: str) -> None:
    page = f"{_COVER}<section><div class='row'><div class='col-8'><div class='teks'>{_TEXT}{_TEXT}</div></div><div class='col-4 sidebar'>{beside}</div></div></section>"
    assert day(page) is None


@pytest.mark.parametrize(
    "line",
    [
        "Penyerahan tandon di aula sekolah, Rabu (5/6/2024) (Foto: Humas)",
        "Penyerahan tandon di aula sekolah | Foto: Rina, 5 Juni 2024",
        "Para siswa saat menerima tandon pada 4 Juni 2024",
    ],
)
def test_a_line_below_an_image_that_says_when_it_was_taken(line: str) -> None:
    """The line of facts above the image says when the page was put up."""
    fact = "<p class='kecil'>Diterbitkan pada 5 Jun 2024, 18:05 WIB &bull; Dilihat 264x</p>"
    image = f"<img src='a.jpg'/><div class='tengah'>{line}</div>"
    page = f"<div><h2>{_TITLE}</h2>{fact}{image}<div class='isi'>{_TEXT}</div></div>"
    assert day(page) == "2024-06-05T18:05:00+07:00"


@pytest.mark.parametrize(
    "line",
    [
        "Oleh Rina Melati, 5 Juni 2024",
        "Ditulis oleh admin pada 5 Juni 2024",
        "Rabu, 5 Juni 2024 | Foto: Rina",
        "Demak, 5 Juni 2024",
    ],
)
def test_a_line_of_facts_below_an_image(line: str) -> None:
    page = f"<div><h2>{_TITLE}</h2><img src='a.jpg'/><div>{line}</div><div class='isi'>{_TEXT}</div></div>"
    assert day(page) == "2024-06-05"

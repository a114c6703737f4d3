"""What detail pages of regional governments' own systems print round their texts: each case in other words and markup than the page that showed it."""

from datetime import UTC, datetime

import pytest

from newsarchive.extract import Article, extract_article, parse_dateline

_TITLE = "Kelurahan Tanam Pohon Peneduh di Tepi Embung"
_TEXT = """<p>Sebanyak dua ratus bibit trembesi ditanam warga kelurahan di sekeliling embung yang tahun lalu mengering sejak bulan Juni.</p>
<p>Lubang tanam digali lebih dahulu oleh regu kebersihan, sehingga pekerjaan warga selesai sebelum matahari tinggi.</p>
<p>Lurah mengingatkan bahwa setiap rukun tetangga merawat pohonnya sendiri, termasuk menyiramnya selama musim kemarau.</p>"""


def read(
    body: str,
    document: str = f"{_TITLE} - Pemkot",
    url: str = "/berita/pohon",
    fetched_at: datetime | None = None,
) -> Article:
    page = f"<html lang='id'><head><title>{document}</title></head><body>{body}</body></html>"
    return extract_article(page.encode(), f"https://example.go.id{url}", fetched_at=fetched_at)


def names(article: Article) -> list[str]:
    return [credit.name for credit in article.bylines]


def day(article: Article) -> str | None:
    return article.published.value if article.published else None


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        (
            "<div class='berita-penuh sidebar'><h1>{title}<br><span>Dua ratus bibit</span></h1><p>Senin, 9 Mei 2022, 10:11:12 WIB / By Wa Ode Rahma</p>{text}</div>",
            ["Wa Ode Rahma"],
        ),
        (
            "<ul><li><a href='#'>Wa Ode Rahma</a></li><li><a href='#'>09 Mei 2022, 10:11</a></li><li><i class='fa-eye'></i>7</li></ul><h2>{title}</h2>{text}",
            ["Wa Ode Rahma"],
        ),
        (
            "<h1>{title}</h1><div><span class='petugas-nama'>Rahma</span><p>Minggu, 15 September 2022 - 10.11 WITA</p></div>{text}",
            ["Rahma"],
        ),
        (
            "<h1>{title}</h1>{text}<div class='bawah'>Terakhir diperbarui: 9 May 2022 <br> Penulis: Wa Ode Rahma</div>",
            ["Wa Ode Rahma"],
        ),
        ("<h1>{title}</h1><div class='isi'>" + _TEXT + "<p>(Rhm/D)</p></div>", ["Rhm", "D"]),
    ],
)
def test_who_wrote(facts, wanted):
    text = f"<div class='isi'>{_TEXT}</div>"
    article = read(f"<div>{facts.format(title=_TITLE, text=text)}</div>")
    assert names(article) == wanted
    assert len(article.body) == 3


def test_a_grade_in_brackets_is_no_credit():
    assert names(read(f"<h1>{_TITLE}</h1><div class='isi'>{_TEXT}<p>(Kelas/B)</p></div>")) == []


@pytest.mark.parametrize(
    "line",
    [
        "<label class='teks'>Keterangan Gambar : Warga menanam trembesi di tepi embung</label>",
        "<center><p><i><b>Keterangan Gambar :</b> Warga menanam trembesi di tepi embung</i></p></center>",
    ],
)
def test_captions_that_say_what_they_are(line):
    article = read(
        f"<div><div class='atas'><img src='/e.jpg'><br>{line}</div><div class='bawah'><h2>{_TITLE}</h2><div class='isi'>{_TEXT}</div></div></div>"
    )
    assert [c.text for c in article.captions] == ["Warga menanam trembesi di tepi embung"]


def test_a_clock_beside_a_day_stated_for_machines():
    article = read(
        f"<div><h1>{_TITLE}</h1><div><div><time datetime='2022-05-09'>9 Mei 2022</time></div><div><span>🕒 10:11:12 WITA</span></div></div><div class='isi'>{_TEXT}</div></div>"
    )
    assert day(article) == "2022-05-09T10:11:12+08:00"


@pytest.mark.parametrize(
    "facts",
    [
        "<small>Jumat, 9 Mei 2022 | 3 View</small><small>Wa Ode Rahma, Kategori : <a href='/k/1'>Lingkungan</a></small>",
        "<div><div>9 Mei 2022</div><div><a href='kategori-4-lingkungan.html'><b>&#59196;</b>Lingkungan</a></div></div>",
    ],
)
def test_sections(facts):
    article = read(f"<div><h1>{_TITLE}</h1>{facts}<div class='isi'>{_TEXT}</div></div>")
    assert article.section == "Lingkungan"


def test_tags_in_a_list_of_their_box():
    tags = "<div class='berita--tags'><ul><li><i></i></li><li><a href='/t/1'>embung</a></li><li><a href='/t/2'>pohon</a></li></ul></div>"
    article = read(f"<div><h1>{_TITLE}</h1><div class='isi'>{_TEXT}</div>{tags}</div>")
    assert article.tags == ["embung", "pohon"]


_OFFERS = "".join(
    f"<li><a href='/{n}'>Kabar lain nomor {n} dari kelurahan</a><a href='#'>0</a></li>"
    for n in range(3)
)


@pytest.mark.parametrize(
    "part",
    [
        f"<h4>Baca Lainnya : </h4><ul>{_OFFERS}</ul><p>Penanaman berikutnya menunggu hujan.</p>",
        "<p>Dokumen Lampiran : <a href='/f/3.pdf'>Daftar penanam</a></p>",
        "<h5>Tulis Komentar:</h5>"
        + "<h5>Pengunjung</h5>Semoga pohon yang ditanam bersama itu lekas besar dan meneduhkan anak cucu kita semua di kelurahan ini, dan semoga warga yang lain ikut menjaganya dengan sungguh-sungguh sepanjang tahun tanpa diminta lebih dahulu."
        * 4,
    ],
)
def test_what_is_none_of_a_text(part):
    article = read(f"<div><h1>{_TITLE}</h1><div class='isi'>{_TEXT}{part}</div></div>")
    assert len(article.body) == 3 + part.endswith("hujan.</p>")
    assert article.captions == []


def test_a_headline_that_begins_as_offices_do():
    title = "Dinas Sosial Santuni Anak Yatim"
    article = read(
        f"<div><div><h1>{title}</h1><p>oleh <span>Wa Ode Rahma</span></p><p><b>Keterangan Gambar :</b> Anak menerima tas</p>{_TEXT}</div></div>",
        title,
    )
    assert article.title == title


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kutaraya, 27 November 2019 – Sebelas mahasiswa memasang papan.", "Kutaraya"),
        ("Dusun Blimbingan (27/11/2019) – Sebelas mahasiswa memasang papan.", "Dusun Blimbingan"),
        ("Seminar, 27 November 2019 – Sebelas mahasiswa memasang papan.", None),
        ("Kutaraya, 27 November – Sebelas mahasiswa memasang papan.", None),
        ("Kutaraya, 27 November 2019 – sebelas mahasiswa memasang papan.", None),
    ],
)
def test_places_unknown_before_a_day(text, place):
    line = parse_dateline(text)
    assert (line.place if line else None) == place


@pytest.mark.parametrize(
    "card",
    [
        "<div><strong>Dokumen Lampiran</strong><a href='/f/1.pdf'><span>Daftar penanam</span></a></div>",
        "<div><div><i></i></div><div><p>Dokumen Digital</p><p>Denah embung</p></div><a href='/f/1.pdf'>Unduh Lampiran</a></div>",
    ],
)
def test_boxes_that_offer_a_file(card):
    article = read(f"<h1>{_TITLE}</h1><div class='isi'>{_TEXT}{card}</div>")
    assert len(article.body) == 3


def test_a_heading_above_the_facts():
    article = read(
        f"<div class='isi'><h2>{_TITLE}</h2><h6>Warga merawat sendiri</h6><p>Senin, 9 Mei 2022 | 10:11:12 WIB | Dibaca: 8 Kali</p>{_TEXT}</div>"
    )
    assert len(article.body) == 3


def test_facts_in_a_heading():
    article = read(
        f"<div><h2>{_TITLE}</h2><h3><i class='fa fa-user'></i>Rahma Yanti<i class='fa fa-clock-o'></i>09 Mei 2022 10:11:12<i class='fa fa-tag'></i> <a href='/kategori/1'>Berita Desa</a></h3><div class='isi'>{_TEXT}</div></div>"
    )
    assert (names(article), day(article)) == (["Rahma Yanti"], "2022-05-09T10:11:12+07:00")
    assert len(article.body) == 3


@pytest.mark.parametrize(
    ("credit", "wanted"),
    [
        ("Warga menyiram bibit trembesi", ("Warga menyiram bibit trembesi", None)),
        ("Foto: Humas Pemkot", ("Warga di embung", "Humas Pemkot")),
    ],
)
def test_what_is_called_a_credit(credit, wanted):
    caption = "" if wanted[1] is None else "<div class='caption'>Warga di embung</div>"
    article = read(
        f"<h1>{_TITLE}</h1><div><img src='/e.jpg'>{caption}<div class='media-credits'>{credit}</div></div><div class='isi'>{_TEXT}</div>"
    )
    assert [(c.text, c.credit) for c in article.captions] == [wanted]


@pytest.mark.parametrize(
    ("document", "head"),
    [(f"{_TITLE} - BPBD", ""), ("Kabar | Kecamatan Bungbulang", f"<h4><b>{_TITLE}</b></h4>")],
)
def test_headlines_of_poor_heads(document, head):
    assert read(f"<div class='isi'>{head}{_TEXT}</div>", document).title == _TITLE


_FETCHED = datetime(2022, 5, 12, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("facts", "fetched_at", "wanted"),
    [
        ("3 Hari, 5 Jam yang lalu", _FETCHED, "2022-05-09"),
        ("2 minggu lalu", _FETCHED, "2022-04-28"),
        ("3 Hari, 5 Jam yang lalu", None, None),
        ("3 hari yang lalu</i><br><i>Senin, 2 Mei 2022", _FETCHED, "2022-05-02"),
        ("3 hari libur", _FETCHED, None),
    ],
)
def test_how_long_ago(facts, fetched_at, wanted):
    html = f"<div><h1>{_TITLE}</h1><div><i>{facts}</i></div><div class='isi'>{_TEXT}</div></div>"
    assert day(read(html, fetched_at=fetched_at)) == wanted


def test_what_a_name_above_a_text_does():
    html = f"<div class='isi'><h1>{_TITLE}</h1><p>Wa Ode Rahma</p><p>Kontributor</p>{_TEXT}</div>"
    article = read(html)
    assert names(article) == ["Wa Ode Rahma"]
    assert len(article.body) == 3


@pytest.mark.parametrize(
    "end", ["<p>Twitter Facebook Google+</p>", "<h4>Hubungi Kami</h4><p>Jalan Embung 1</p>"]
)
def test_what_stands_behind_a_text(end):
    assert len(read(f"<div><h1>{_TITLE}</h1>{_TEXT}{end}</div>").body) == 3


_PRICES = "<p>Cabai</p><p>Rp 40.000</p><p>Tomat</p><p>Rp 9.000 / kg</p><p>Kol</p><p>Rp. 7.500</p><p>Jahe</p><p>Rp 21.000</p>"
_QUESTIONS = "".join(
    f"<p>Mohon petugas datang lagi ke gang {n} karena saluran di sana masih tersumbat.</p><p>Bu {n} 1{n} Mei 2022 - 10:1{n} WITA</p>"
    for n in range(1, 6)
)
_EVENTS = "".join(
    f"<p><b>Rapat ke-{n}</b></p><p>Tempat</p><p>: Aula lantai {n}</p><p>Pukul</p><p>: 09.0{n}</p>"
    for n in range(1, 6)
)
_LINKS = "".join(
    f"<p><a href='/{n}'>Bibit gelombang ke-{n} ditanam warga</a></p>" for n in range(6)
)


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        (_PRICES, "listing"),
        (_QUESTIONS, "listing"),
        (_EVENTS, "listing"),
        (f"<p>Ditemukan enam berita</p>{_LINKS}", "listing"),
        (f"<p>Harga di pasar induk hari ini tercatat sebagai berikut.</p>{_PRICES}", "article"),
        (f"<p>Kelurahan mengundang semua ketua rukun tetangga.</p>{_EVENTS}", "article"),
        (_TEXT + _EVENTS, "article"),
        (_TEXT + _LINKS, "article"),
        (_TEXT + _QUESTIONS, "listing"),
    ],
)
def test_lists_in_the_place_of_a_text(parts, kind):
    html = f"<table><tr><td><b>{_TITLE}</b><br>{parts}</td></tr></table>"
    assert read(html).kind == kind


def test_a_text_without_sentences_and_day_is_doubted():
    lines = "".join(
        f"<p>Loket pelayanan nomor {n} pilihan pengunjung ({n}{n})</p>" for n in range(20)
    )
    article = read(f"<div><b>Hasil Jajak</b><div>{lines}</div></div>", "Hasil Jajak")
    assert (article.kind, "low-confidence" in article.flags) == ("article", True)


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        (
            "<ul><li><a href='#'>09-May-2022</a></li><li><a href='#'>10:11:12</a></li></ul>",
            "2022-05-09T10:11:12+07:00",
        ),
        (
            "<ul><li><a href='#'>09-May-2022</a></li><li>12 komentar</li><li>10:11</li></ul>",
            "2022-05-09",
        ),
        (
            "<p>09 Mei 2022 <span>dibaca 7 kali</span></p><p>Jam buka: 08.00</p>",
            "2022-05-09",
        ),
    ],
)
def test_an_hour_in_the_next_item(facts, wanted):
    article = read(f"<div class='isi'><h3>{_TITLE}</h3>{facts}{_TEXT}</div>")
    assert day(article) == wanted
    assert len(article.body) >= 3


def test_an_hour_behind_the_title_of_its_day():
    html = f"<div class='hari'><span>09</span> <span>Mei 2022</span></div><div class='isi'><h2>{_TITLE}</h2><div><span><i class='fa-user'></i> Oleh <a>Rahma Yanti</a></span><span><i class='fa-clock'></i> <a>10:11:12</a></span></div>{_TEXT}</div>"
    article = read(f"<div>{html}</div>")
    assert (day(article), names(article)) == ("2022-05-09T10:11:12+07:00", ["Rahma Yanti"])


def test_an_author_whose_name_is_a_word():
    facts = "<ul><li><i class='fa fa-calendar'></i>9 Mei 2022</li><li><i class='fa fa-user'></i>Lalu Satria</li></ul>"
    article = read(f"<div class='isi'><h3>{_TITLE}</h3>{facts}{_TEXT}</div>")
    assert names(article) == ["Lalu Satria"]
    assert len(article.body) == 3


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Hasbullah, 9 Mei 2022 10:11:12", ["Hasbullah"]),
        ("Palu, 9 Mei 2022 10:11:12", []),
        ("Admin, 9 Mei 2022 10:11:12", []),
        ("Beranda, 9 Mei 2022 10:11:12", []),
    ],
)
def test_one_name_before_day_and_hour(line, wanted):
    article = read(f"<div><h2>{_TITLE}</h2><h6>{line}</h6><div class='isi'>{_TEXT}</div></div>")
    assert names(article) == wanted


_SHORT = "<p>Warga menanam pohon di tepi embung.</p><p>Lubangnya digali regu kebersihan lebih dulu.</p><p>Setiap rukun tetangga merawat pohonnya sendiri.</p>"


@pytest.mark.parametrize("head", ["<h3>{}</h3>", "<a href='/berita/9'><h2>{}</h2></a>"])
def test_a_headline_above_short_paragraphs(head):
    others = "".join(
        f"<h3><a href='/{n}'>Judul berita lain nomor {n} di sini</a></h3>" for n in "123"
    )
    html = f"<div class='isi'>{head.format(_TITLE)}{_SHORT}</div><div class='kanan'>{others}<h3>Kabar paling dicari pekan ini</h3></div>"
    assert read(html, "Portal Berita Kecamatan").title == _TITLE


def test_a_headline_between_quotes_above_comments():
    html = f"<div><div class='kepala'>{_TITLE}</div><div class='isi'>{_TEXT}</div><h3>Komentar pada artikel <font>\"{_TITLE}\"</font></h3></div>"
    assert read(html).title == _TITLE


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Malang, 14 Juli 2021. Sebelas warga memanen sayur dari kebun gizi di belakang balai desa.", "Malang"),
        ("Kutaraya, 14 Juli 2021. Sebelas warga memanen sayur dari kebun gizi di belakang balai desa.", "Kutaraya"),
        ("Kutaraya, 14 Juli 2021. Lurah Sumarno", None),
        ("Rapat, 14 Juli 2021. Sebelas warga memanen sayur dari kebun gizi di belakang balai desa.", None),
    ],
)  # fmt: skip
def test_a_full_stop_behind_the_day(text, place):
    line = parse_dateline(text)
    assert (line.place if line else None) == place


@pytest.mark.parametrize(
    "end",
    [
        "<h3>TERIMA KASIH</h3>",
        "<h3>Komentar Artikel Terkait</h3><p>Bu Sri</p><p>Pohonnya sudah tumbuh setinggi anak saya, Pak.</p>",
        "<div>Tulis Komentar Anda</div><p>Nama</p>",
        "<div class='pos author-information'><h4>Rahma Yanti</h4><p>Penyuluh yang menulis kabar kelurahan setiap pekan.</p></div>",
    ],
)
def test_what_a_theme_prints_behind_a_text(end):
    article = read(f"<div class='isi'><h2>{_TITLE}</h2>{_TEXT}{end}</div>")
    assert len(article.body) == 3
    assert names(article) == ["Rahma Yanti"] * ("Rahma" in end)


def test_thanks_that_are_said():
    assert (
        len(read(f"<div class='isi'><h2>{_TITLE}</h2>{_TEXT}<p>Terima kasih.</p></div>").body) == 4
    )


def test_facts_in_boxes_called_for_tags():
    facts = "<ul class='tags'><li><a href=''><i class='fa fa-calendar'></i> 9 Mei 2022</a></li><li><a href=''><i class='fa fa-eye'></i> 31 Dibaca</a></li></ul><ul class='tags'><li><i class='fa fa-tags'></i> <a href='/tag/embung'>embung</a></li></ul>"
    assert read(f"<div class='isi'><h2>{_TITLE}</h2>{facts}{_TEXT}</div>").tags == ["embung"]


_TEASERS = "".join(
    f"<div><h6><a href='/{n}'>Judul berita lain nomor {n} di sini</a></h6><p>{{}}Warga dan perangkat berkumpul di balai sejak pagi{{}}</p></div>"
    for n in "1234"
)


def test_a_short_text_beside_a_list():
    text = _TEXT.replace("<p>Sebanyak", "<p>PALU - Sebanyak", 1)
    html = f"<div><div class='lebar'><h3>{_TITLE}</h3>{text}</div><div class='sempit'>{_TEASERS.format(*[''] * 8)}</div></div>"
    assert read(html).kind == "article"
    listing = _TEASERS.format(*["PALU - ", "..."] * 4)
    assert read(f"<div><h3>Kabar Terbaru</h3>{listing}</div>", "Kabar").kind == "listing"


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (("Pak Bejo", "19 Januari 2024 05:10:00", "Mohon dekat mikrofon."), 3),
        (("Upacara bendera", "17 Agustus 2024", "Semua pegawai wajib hadir."), 6),
        (("Rapat dimulai.", "19 Januari 2024 05:10:00", "Semua pegawai wajib hadir."), 6),
    ],
)
def test_readers_who_wrote_without_a_heading(lines, count):
    end = "".join(f"<p>{line}</p>" for line in lines)
    assert len(read(f"<div class='isi'><h2>{_TITLE}</h2>{_TEXT}{end}</div>").body) == count


_FACTS_BEHIND = (
    "<dl class='article-info'><dd><time datetime='2023-10-11T09:11:02+07:00' itemprop='datePublished'>Diterbitkan: 11 Oktober 2023</time></dd>"
    "<dd><time datetime='2023-10-12T15:01:09+08:00' itemprop='dateModified'>Diperbarui: 12 Oktober 2023</time></dd></dl>"
)
_COMMENT_BEHIND = (
    "<div itemscope itemtype='https://schema.org/Comment'><b itemprop='author'>Wati</b>"
    "<time itemprop='datePublished' datetime='2023-10-11T19:02:44+07:00'>11 Oktober 2023</time></div>"
)


@pytest.mark.parametrize(
    ("behind", "published", "modified"),
    [
        (_FACTS_BEHIND, "2023-10-11T09:11:02+07:00", "2023-10-12T14:01:09+07:00"),
        (_COMMENT_BEHIND, "2023-10-11", None),
        (
            "<p>Diperbaharui <time datetime='2023-10-12T15:01:09+07:00'>12 Oktober 2023</time></p>",
            "2023-10-11",
            "2023-10-12T15:01:09+07:00",
        ),
    ],
)
def test_moments_behind_a_text(behind, published, modified):
    """A text's own are told from those of readers' comments by microdata and by words."""
    article = read(
        f"<div itemscope itemtype='https://schema.org/Article'><h1>{_TITLE}</h1><p class='hari'>Rabu, 11 Oktober 2023</p>"
        f"<div itemprop='articleBody'>{_TEXT}</div>{behind}</div>"
    )
    assert day(article) == published
    assert (article.modified.value if article.modified else None) == modified

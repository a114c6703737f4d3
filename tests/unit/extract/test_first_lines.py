"""What stands between an image and the text, and boxes whose names mislead."""

from __future__ import annotations

import pytest

from newsarchive.extract import extract_article

PROSE = (
    "Petugas menyalurkan bantuan kepada warga yang rumahnya terendam sejak dua hari lalu, "
    "sementara kerusakan di tiga desa masih didata."
)
IMAGE = '<p><img src="/foto/1.jpg"></p>'


def read(text: str, title: str = "Bantuan Banjir Disalurkan") -> tuple[list[str], list[str]]:
    html = f"<html><head><title>{title}</title></head><body><div class='isi'><h1>{title}</h1>{text}</div></body></html>"
    article = extract_article(html.encode(), "http://kota.go.id/berita/1")
    return article.body, [caption.text for caption in article.captions]


@pytest.mark.parametrize(
    "sentence",
    [
        "Pemerintah kota membangun sumur resapan untuk mengurangi genangan saat hujan lebat.",
        "Kelompok tani memanen bawang merah dari lahan pekarangan yang dikelola bersama.",
        "Bupati menyerahkan bantuan mesin kepada nelayan kecil di pesisir utara.",
    ],
)
def test_the_first_sentence_behind_an_image_is_no_caption(sentence: str) -> None:
    body, captions = read(f"{IMAGE}<p>{sentence}</p><p>{PROSE}</p><p>{PROSE}</p>")
    assert body[0] == sentence
    assert captions == []


@pytest.mark.parametrize(
    ("line", "opening"),
    [
        ("Suasana pembagian bantuan di balai desa.", ""),
        ("Bupati saat meninjau tanggul.", ""),
        ("Camat (kiri) berbincang dengan warga.", ""),
        ("Camat Barat Drs. Yusri (kanan), Kapten Inf. Darma (kiri), dan warga.", ""),
        ("Camat (kanan) menyapa warga. Mereka mengungsi di balai desa.", ""),
        ("Bupati menyerahkan bantuan kepada warga bersama camat.", "MALANG – "),
    ],
)
def test_a_sentence_that_says_what_an_image_shows_is_its_caption(line: str, opening: str) -> None:
    body, captions = read(f"{IMAGE}<p>{line}</p><p>{opening}{PROSE}</p><p>{PROSE}</p>")
    assert captions == [line]
    assert body == [PROSE] * 2


@pytest.mark.parametrize("credit", ["Suara Warga/Rina Melati", "suarawarga/rina melati"])
def test_a_credit_between_an_image_and_its_caption_is_the_captions(credit: str) -> None:
    line = "Bupati menyerahkan bantuan kepada warga di balai desa, Senin (2/1) pagi"
    html = f"<html><head><title>Bantuan Banjir Disalurkan</title></head><body><div><h1>Bantuan Banjir Disalurkan</h1>{IMAGE}<p>{credit}</p><p>{line}</p><p>{PROSE}</p><p>{PROSE}</p></div></body></html>"
    article = extract_article(html.encode(), "http://kota.go.id/berita/1")
    assert article.body == [PROSE] * 2
    assert [(c.text, c.credit) for c in article.captions] == [(line, credit)]


@pytest.mark.parametrize(
    ("line", "caption", "opening"),
    [
        ("Camat Barat, Sri Wahyuni, S.H.", "", "Suarawarga.com, MALANG – "),
        ("DIALOG: Petugas berbicara dengan warga Dusun Krajan, kemarin.", "", "MALANG, SW – "),
        (
            "SUARAWARGA.COM - Petugas membagi selimut di balai desa, Senin (2/1). (Istimewa)",
            "SUARAWARGA.COM - Petugas membagi selimut di balai desa, Senin (2/1)",
            "Suarawarga.com, MALANG — ",
        ),
        (
            "Ketgam : Rombongan terhalang pohon tumbang di desa itu.",
            "Rombongan terhalang pohon tumbang di desa itu.",
            "",
        ),
    ],
)
def test_a_sentence_between_the_first_image_and_the_dateline_is_a_caption(
    line: str, caption: str, opening: str
) -> None:
    body, captions = read(f"{IMAGE}<p>{line}</p><p>{opening}{PROSE}</p><p>{PROSE}</p>")
    assert captions == [caption or line]
    assert body == [PROSE] * 2


@pytest.mark.parametrize(
    "line",
    [
        "Warga berharap banjir lekas surut. Bantuan belum merata.",
        "MALANG – Warga berharap banjir lekas surut dari desa mereka.",
    ],
)
def test_a_standfirst_above_the_dateline_is_no_caption(line: str) -> None:
    _, captions = read(f"{IMAGE}<p>{line}</p><p>MALANG – {PROSE}</p><p>{PROSE}</p>")
    assert captions == []


@pytest.mark.parametrize(
    ("end", "name"),
    [
        ("Diskominfo", "Diskominfo"),
        ("SWR01", "SWR01"),
        ("*SW.007*", "SW.007"),
        ("=RED=", "RED"),
        ("Tim Investigasi Suara Warga", "Tim Investigasi Suara Warga"),
        ("Prokopim", "Prokopim"),
        ("RINDU", "RINDU"),
    ],
)
def test_who_signs_in_a_line_behind_the_text(end: str, name: str) -> None:
    html = f"<article><h1>Bantuan Banjir</h1><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p><p>{end}</p></article>"
    article = extract_article(html.encode(), "http://kota.go.id/berita/1")
    assert [credit.name for credit in article.bylines] == [name]
    assert article.body == [PROSE] * 3


def test_who_signs_in_a_line_behind_a_bracketed_credit() -> None:
    html = f"<article><h1>Bantuan Banjir</h1>{f'<p>{PROSE}</p>' * 3}<p>{PROSE}(red)</p><p>Rinduwati</p></article>"
    article = extract_article(html.encode(), "http://kota.go.id/berita/1")
    assert [(credit.name, credit.role) for credit in article.bylines] == [
        ("red", "editor"),
        ("Rinduwati", "reporter"),
    ]
    assert article.body == [PROSE] * 4


@pytest.mark.parametrize(
    ("end", "name"),
    [
        ("Kasi Humas Polres Blora, Ipda Rina Melati", "Ipda Rina Melati"),
        ("KASI HUMAS POLRES BLORA IPTU RINA MELATI, S.H.", "IPTU RINA MELATI, S.H."),
        ("(Katim Media Mayor Inf Darma Wijaya )", "Mayor Inf Darma Wijaya"),
        ("Kapten Inf Darma Wijaya, Kapendim 0999/Blora", "Kapten Inf Darma Wijaya"),
        ("Kabag Prokopim Setda Blora: Rina Melati, S.STP., M.Si.", "Rina Melati, S.STP., M.Si."),
    ],
)
def test_the_head_of_a_press_office_signs_behind_the_text(end: str, name: str) -> None:
    html = f"<html><head><title>Bantuan Banjir Disalurkan</title></head><body><h1>Bantuan Banjir Disalurkan</h1><div>{f'<p>{PROSE}</p>' * 3}<p>{end}</p></div></body></html>"
    article = extract_article(html.encode(), "http://kota.go.id/berita/1")
    assert [(credit.name, credit.role) for credit in article.bylines] == [(name, "source")]
    assert article.body == [PROSE] * 3


@pytest.mark.parametrize(
    "end",
    [
        "Kasi Humas Polres Blora, Ipda Rina Melati, menyapa warga.",
        "Kepala Seksi Pemerintahan, Rina Melati",
        "Hadir pula Kasi Humas Polres Blora, Ipda Rina Melati",
    ],
)
def test_other_officials_named_last_sign_nothing(end: str) -> None:
    html = f"<html><head><title>Bantuan Banjir Disalurkan</title></head><body><h1>Bantuan Banjir Disalurkan</h1><div>{f'<p>{PROSE}</p>' * 3}<p>{end}</p></div></body></html>"
    article = extract_article(html.encode(), "http://kota.go.id/berita/1")
    assert article.bylines == []
    assert article.body[-1] == end


def test_a_long_caption_is_one_if_it_ends_with_who_took_the_picture() -> None:
    line = (
        "Kepala bagian berbincang dengan warga di balai desa. Selain mendengarkan usulan, ia mengajak warga merawat tanggul yang baru dibangun di "
        "tepi sungai, menanam pohon di bantaran, dan melaporkan setiap retakan kepada petugas supaya dapat diperbaiki sebelum musim hujan tiba lagi di "
        "desa mereka pada akhir tahun ini"
    )
    body, captions = read(f"{IMAGE}<p>{line}. (Foto: istimewa).</p><p>{PROSE}</p><p>{PROSE}</p>")
    assert captions == [line]
    assert body == [PROSE] * 2


def test_the_paragraph_below_a_dateline_in_its_own_line_is_no_caption() -> None:
    line = (
        "Untuk mendengarkan keluhan warga, petugas berkeliling kampung sepanjang hari, (Kamis, 6/8)"
    )
    body, captions = read(f"<p>Ngabang,</p><p>{line}</p><p>{PROSE}</p><p>{PROSE}</p>")
    assert captions == []
    assert body[0] == line


def test_an_image_with_a_caption_waits_for_no_other() -> None:
    figure = '<figure><img src="/foto/1.jpg"><figcaption>Warga antre</figcaption></figure>'
    body, captions = read(f"{figure}<p>Warga antre bersama saat hujan</p><p>{PROSE}</p>" * 1)
    assert captions == ["Warga antre"]
    assert len(body) == 2


@pytest.mark.parametrize("name", ["printableArea", "print-content", "print_area"])
def test_what_is_marked_for_printing_is_the_article(name: str) -> None:
    html = (
        f"<html><body><div class='k'><div id='{name}'><h4>Bantuan Banjir Disalurkan</h4>{f'<p>{PROSE}</p>' * 3}</div>"
        "<div><h4>Kirim Komentar</h4><p>Komentar terbit setelah disetujui oleh pengelola situs ini</p></div></div></body></html>"
    )
    assert extract_article(html.encode(), "http://desa.id/artikel/1").body == [PROSE] * 3


def test_a_portrait_with_a_name_is_no_captioned_image() -> None:
    head = '<div class="amp-byline"><img src="/p/1.jpg"><span class="byline">Humas Setda Muara Enim</span></div>'
    html = f"<html><body><article><header><h1>Bantuan Disalurkan</h1>{head}</header><div class='isi'>{f'<p>{PROSE}</p>' * 3}</div></article></body></html>"
    assert extract_article(html.encode(), "http://kab.go.id/1").captions == []


def test_the_day_in_a_footer_above_the_text_is_that_of_the_article() -> None:
    html = f"<html><body><article><h1>Bantuan Disalurkan</h1><footer class='node__submitted'>Oleh <a>Rina</a>, 9 Maret 2020</footer><div>{f'<p>{PROSE}</p>' * 3}</div></article></body></html>"
    published = extract_article(html.encode(), "http://kab.go.id/1").published
    assert published is not None
    assert published.value == "2020-03-09"


def published(above: str = "", head: str = "") -> str | None:
    html = f"<html><head><title>Bantuan Disalurkan</title>{head}</head><body><article><h1>Bantuan Disalurkan</h1>{above}<div>{f'<p>{PROSE}</p>' * 3}</div></article></body></html>"
    date = extract_article(html.encode(), "http://kab.go.id/1").published
    return date.value if date else None


def test_the_one_date_of_a_page_is_its_day_though_a_theme_calls_it_updated() -> None:
    assert published('<time class="date-container updated">9 Maret 2020</time>') == "2020-03-09"


def test_a_page_stated_without_an_article_is_dated_by_it() -> None:
    graph = '{"@graph": [{"@type": "WebPage", "name": "Bantuan Disalurkan", "datePublished": "2020-03-09T02:10:00+00:00"}]}'
    head = f'<script type="application/ld+json">{graph}</script>'
    assert published(head=head) == "2020-03-09T09:10:00+07:00"


def test_a_caption_may_begin_with_the_word_for_its_credit() -> None:
    figure = '<figure><img src="/foto/1.jpg"><figcaption>Foto bersama seusai acara. Foto: Rina Melati</figcaption></figure>'
    _body, captions = read(f"{figure}<p>{PROSE}</p><p>{PROSE}</p>")
    assert captions == ["Foto bersama seusai acara"]


def test_a_line_under_the_title_is_not_the_title() -> None:
    html = f"<html><head><title>Kota Palu</title></head><body><h2 class='judul-artikel'>Bantuan Banjir Disalurkan</h2><div class='sub-judul'>Ditulis Oleh: Rina Melati, Pada: Senin, 15 Januari 2024</div><div class='isi'>{f'<p>{PROSE}</p>' * 3}</div></body></html>"
    article = extract_article(html.encode(), "http://kab.go.id/1")
    assert article.title == "Bantuan Banjir Disalurkan"
    assert [credit.name for credit in article.bylines] == ["Rina Melati"]


def test_the_hour_may_stand_behind_a_label_of_its_own() -> None:
    above = "<ul><li>Hari/Tanggal: Sabtu, 22 November 2025</li><li>Pukul: 15:46 WIB</li></ul>"
    assert published(above) == "2025-11-22T15:46:00+07:00"


@pytest.mark.parametrize("line", ["Lomba berlangsung meriah", "Warga antre air"])
def test_a_caption_may_have_three_words(line: str) -> None:
    _body, captions = read(f"{IMAGE}<p><small>{line}</small></p><p>{PROSE}</p><p>{PROSE}</p>")
    assert captions == [line]


@pytest.mark.parametrize(
    ("printed", "credit"),
    [
        ("Warga antre air © Humas", "Humas"),
        ("Warga antre air - Foto Rina Melati", "Rina Melati"),
        ("<em>Warga antre air</em> <span>Foto: Rina Melati</span>", "Rina Melati"),
    ],
)
def test_credits_in_captions(printed: str, credit: str) -> None:
    html = f"<html><head><title>Kota</title></head><body><h1>Bantuan Banjir Disalurkan</h1><figure><img src='/1.jpg'><figcaption>{printed}</figcaption></figure><div class='isi'>{f'<p>{PROSE}</p>' * 3}</div></body></html>"
    article = extract_article(html.encode(), "http://kab.go.id/1")
    assert [(c.text, c.credit) for c in article.captions] == [("Warga antre air", credit)]
    assert article.bylines == []


def test_initials_in_small_letters_may_look_like_a_short_form() -> None:
    body, _captions = read(f"<p>{PROSE}</p><p>{PROSE}</p><p>{PROSE} (kur)</p>")
    assert body == [PROSE] * 3


def test_a_day_within_the_heading_is_no_part_of_the_title() -> None:
    html = f"<html><head><title>Kota Palu</title></head><body><div class='post_text'><h2 class='entry_title'><span class='date'>14 Mar 2019</span> Bantuan Banjir Disalurkan</h2><div>Posted at 09:42h in <a>Berita</a> by <a>Rina Melati</a></div>{f'<p>{PROSE}</p>' * 3}</div></body></html>"
    article = extract_article(html.encode(), "http://kab.go.id/1")
    assert article.title == "Bantuan Banjir Disalurkan"
    assert article.body == [PROSE] * 3
    assert article.published is not None
    assert article.published.value[:10] == "2019-03-14"


@pytest.mark.parametrize(
    "line",
    [
        "Karena itu camat mengimbau warga bersama menjaga saluran air, Kamis (12/7-2018)",
        "Camat mengimbau warga saat apel agar menjaga saluran air, katanya, Kamis (12/7)",
    ],
)
def test_a_paragraph_that_goes_on_is_no_caption(line: str) -> None:
    body, captions = read(f"<p>MALANG – {PROSE}</p><p>{line}</p><p>{PROSE}</p>")
    assert body == [PROSE, line, PROSE]
    assert captions == []


def test_a_caption_loses_its_label() -> None:
    line = "Keterangan : Warga saat mengangkut karung bantuan di balai desa."
    body, captions = read(f"<p>MALANG – {PROSE}</p>{IMAGE}<p>{line}</p><p>{PROSE}</p>")
    assert captions == [line.removeprefix("Keterangan : ")]
    assert body == [PROSE] * 2


def test_who_reports_may_stand_between_caption_and_dateline() -> None:
    line = "Bupati menyerahkan bantuan kepada warga di balai desa."
    body, captions = read(
        f"{IMAGE}<p>{line}</p><p>Laporan Wartawan Suara Warga, Rina Melati</p><p>SUARAWARGA.COM, MALANG – {PROSE}</p><p>{PROSE}</p>"
    )
    assert captions == [line]
    assert body == [PROSE] * 2


@pytest.mark.parametrize(
    "line",
    [
        "Gotong Royong Warga Meringankan Kerja Petugas di Desa Terdampak",
        "Jelang musim tanam, petugas menyalurkan bantuan kepada warga di tiga desa yang rumahnya terendam.",
    ],
)
def test_a_dateline_below_a_summary(line: str) -> None:
    html = f"<html><head><title>Bantuan Banjir Disalurkan</title></head><body><div class='isi'><h1>Bantuan Banjir Disalurkan</h1><p>{line}</p><p>MALANG, Suarawarga.com – {PROSE}</p><p>{PROSE}</p></div></body></html>"
    article = extract_article(html.encode(), "http://kota.go.id/berita/1")
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.publisher) == ("MALANG", "Suarawarga.com")
    assert article.body == [line, PROSE, PROSE]


def test_codes_of_a_page_builder_are_no_text() -> None:
    body, _ = read(
        f"<p>[vc_row][vc_column][vc_single_image image=”163” img_size=”large”][/vc_column][/vc_row][vc_row][vc_column_text]MALANG, swk – {PROSE}</p><p>{PROSE}[/vc_column_text][/vc_row]</p>"
    )
    assert body == [PROSE] * 2


def test_the_name_of_a_picture_behind_a_credit_is_no_text() -> None:
    html = f"<html><head><title>Bantuan Banjir Disalurkan</title></head><body><div class='isi'><h1>Bantuan Banjir Disalurkan</h1><p>{PROSE}</p><p>Warga pulang esok hari. (rin)</p><p>bantuan-banjir.jpg</p></div></body></html>"
    article = extract_article(html.encode(), "http://kota.go.id/berita/1")
    assert [credit.name for credit in article.bylines] == ["rin"]
    assert article.body == [PROSE, "Warga pulang esok hari."]


def test_a_pull_quote_stands_above_caption_and_dateline() -> None:
    quote = "“Pasar ini milik kita bersama, dan kita yang menjaganya setiap hari, dari pagi hingga malam, sepanjang tahun, agar pedagang kecil betah.”"
    line = "Bupati meninjau los ikan pasar baru di Kecamatan Barat, Selasa (13/1/2026)."
    html = f"<html><head><title>Pasar Baru Dibuka</title></head><body><div class='isi'><h1>Pasar Baru Dibuka</h1>{IMAGE}<p>{line}</p><p>{quote}</p><p>MALANG – {PROSE}</p><p>{PROSE}</p></div></body></html>"
    article = extract_article(html.encode(), "http://kota.go.id/berita/1")
    assert article.dateline is not None
    assert article.dateline.place == "MALANG"
    assert [caption.text for caption in article.captions] == [line]
    assert article.body == [quote, PROSE, PROSE]


def test_the_sites_own_name_before_a_colon_is_no_kicker() -> None:
    for name, publisher in (("Suarawarga", "Suarawarga"), ("KOMPAK", None)):
        html = f"<html><head><title>Pasar Baru Dibuka</title></head><body><div class='isi'><h1>Pasar Baru Dibuka</h1><p>{name}: Pemerintah kota membuka pasar. {PROSE}</p><p>{PROSE}</p></div></body></html>"
        article = extract_article(html.encode(), "https://suarawarga.com/berita/1")
        assert (article.dateline and article.dateline.publisher) == publisher


@pytest.mark.parametrize(
    ("end", "name"),
    [
        ("<p>____</p><p>Firman</p>", "Firman"),
        ("<p>Tim Data Dinas Sosial</p>", "Tim Data Dinas Sosial"),
        ("<p>* Rina/Joko</p>", "Rina"),
        ("<p>Red</p>", "Red"),
        ("<p>(rin/joe)</p><p>https://suarawarga.com/2015/08/11/pasar-baru/</p>", "rin"),
    ],
)
def test_a_line_of_its_own_signs(end: str, name: str) -> None:
    html = f"<html><head><title>Pasar Baru Dibuka</title></head><body><div class='isi'><h1>Pasar Baru Dibuka</h1><p>MALANG – {PROSE}</p><p>Warga pulang esok hari.</p>{end}</div></body></html>"
    article = extract_article(html.encode(), "http://kota.go.id/berita/1")
    assert article.bylines[0].name == name
    assert article.body == [PROSE, "Warga pulang esok hari."]


def test_a_caption_between_paragraphs_may_end_with_its_day() -> None:
    line = "Camat Barat saat memberi sambutan di balai desa. Sabtu, (01/04/2021)."
    body, captions = read(f"<p>MALANG – {PROSE}</p>{IMAGE}<p>{line}</p><p>{PROSE}</p>")
    assert captions == [line]
    assert body == [PROSE] * 2


def test_who_signs_for_the_medium_of_the_dateline() -> None:
    for end, names in (
        ("R. Melati – Suarawarga", ["R. Melati", "Suarawarga"]),
        ("Pasar – Terminal", []),
    ):
        html = f"<html><head><title>Pasar Baru Dibuka</title></head><body><div class='isi'><h1>Pasar Baru Dibuka</h1><p>Suarawarga | Kota Malang – {PROSE}</p><p>Pedagang mulai berjualan esok hari.</p><p>Warga pulang esok hari.</p><p>{end}</p></div></body></html>"
        article = extract_article(html.encode(), "http://kota.go.id/berita/1")
        assert [credit.name for credit in article.bylines] == names


def test_a_reporter_with_a_pipe_between_summary_and_text() -> None:
    html = f"<html><head><title>Pasar Baru Dibuka</title></head><body><div class='isi'><h1>Pasar Baru Dibuka</h1><p>Pedagang kecil menempati los baru tanpa membayar sewa selama setahun penuh</p><p>Reportase | Rina Melati</p><p>{PROSE}</p><p>Warga pulang esok hari.</p></div></body></html>"
    article = extract_article(html.encode(), "http://kota.go.id/berita/1")
    assert [credit.name for credit in article.bylines] == ["Rina Melati"]


@pytest.mark.parametrize("credit", ["/foto : Istimewa.", "/Foto: Rina Melati", " (Foto: Humas)."])
def test_a_caption_that_names_its_picture_s_source_may_be_long(credit: str) -> None:
    line = f"Camat Barat Darma SH bersama para kepala desa {'dan perangkatnya ' * 18}memantau pasar, Sabtu (25/1/2020)"
    body, captions = read(f"{IMAGE}<p>{line}{credit}</p><p>MALANG – {PROSE}</p><p>{PROSE}</p>")
    assert captions == [line]
    assert body == [PROSE] * 2

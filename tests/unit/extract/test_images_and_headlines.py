"""Captions by where they stand to their image, and what is printed in or like a headline."""

from __future__ import annotations

import pytest

from newsarchive.extract import Article, extract_article

_TITLE = "Nelayan Muara Pantai Belajar Merawat Mesin Tempel"
_TEXT = (
    "Dua puluh nelayan mengikuti pelatihan perawatan mesin tempel di balai pertemuan selama tiga hari penuh.",
    "Pelatih dari sekolah kejuruan memperagakan cara membongkar karburator dan mengganti busi yang aus.",
    "Peserta pulang dengan kotak perkakas yang dibeli dari iuran kelompok dan bantuan dinas perikanan.",
)
_PROSE = "".join(f"<p>{text}</p>" for text in _TEXT)
_LINE = "Nelayan membongkar karburator di dermaga timur"


def read(body: str, document: str = f"{_TITLE} - Pemkab Berau") -> Article:
    page = f"<html lang='id'><head><title>{document}</title></head><body><div class='w'>{body}</div></body></html>"
    return extract_article(page.encode(), "https://example.go.id/berita/mesin")


@pytest.mark.parametrize(
    "head",
    [
        # the image above the box in which its caption stands before headline and text
        "<div class='k'><img src='/u/1.jpg'><div class='b'><p><i>{line}</i></p><div class='judul'>{title}</div><hr>{prose}</div></div>",
        "<div class='k'><h1>{title}</h1><div><img src='/u/1.jpg'></div><div class='b'><p>{line}</p>{prose}</div></div>",
        # the image below headline and facts in one box, the text in boxes of a builder
        "<div class='k'><div class='top'><h1>{title}</h1><p class='meta'>12 Mei 2023</p><img src='/u/1.jpg'></div><div class='isi'><div><div><div><p><em>{line}</em></p>{prose}</div></div></div></div></div>",
        "<article><header><h1>{title}</h1><div>12 Mei 2023</div><a href='/u/1.jpg'><img src='/u/1.jpg'></a></header><div class='isi'><p><small>{line}. 📷 Rina Melati</small></p>{prose}</div></article>",
        # what a telephone calls its pictures
        "<h1>{title}</h1><div class='isi'><figure><img src='/u/WhatsApp-Image-2023-10-12-at-10.14.02.jpeg'></figure><p><em>{line}</em></p>{prose}</div>",
        "<h1>{title}</h1><div class='isi'><p><img src='/u/WhatsApp%20Image%202023.jpeg'></p><p>{line}</p>{prose}</div>",
        # all that is said in the box of an image, though it ends like a sentence
        "<h1>{title}</h1><div class='g'><img src='/u/1.jpg'><div class='t'>{line}.</div></div><div class='isi'>{prose}</div>",
        "<h1>{title}</h1><div class='g'><span><img src='/u/1.jpg'></span><p>{line}.</p></div><div>Bagikan</div><div class='isi'>{prose}</div>",
        # amid the text, in a table of its own, behind a kicker
        "<h1>{title}</h1><div class='isi'><div><img src='/u/1.jpg'><div class='q'>{line}.</div></div>{prose}</div>",
        "<h1>{title}</h1><div class='isi'><table><tr><td><img src='/u/1.jpg'></td></tr><tr><td><font size=1>{line}.</font></td></tr></table>{prose}</div>",
        # buttons between the two
        "<h1>{title}</h1><div><img src='/u/1.jpg'></div><div><a href='#'>Facebook</a></div><div><span>{line}</span></div><div class='isi'>{prose}</div>",
        # a picture that an editor put into the page itself
        "<h1>{title}</h1><div class='isi'><div><img src='data:image/png;base64,iVBORw0KGgo=' data-filename='a.png'></div><div><i>{line}</i></div>{prose}</div>",
        "<h1>{title}</h1><div class='isi'><p><img src='data:image/jpeg;base64,/9j/4AAQSkZJRg=='></p><p>{line}</p>{prose}</div>",
        # by its name in a module of styles, by microdata
        "<h1>{title}</h1><div class='g'><img src='/u/1.jpg'><b>12</b><div class='Detail_coverCaption__k1'>{line}.</div></div><div class='isi'>{prose}</div>",
        "<h1>{title}</h1><div class='isi'><div><img src='/u/1.jpg'><p itemprop='caption'>{line}.</p></div>{prose}</div>",
    ],
)
def test_a_caption_by_where_it_stands(head: str) -> None:
    article = read(head.format(title=_TITLE, line=_LINE, prose=_PROSE))
    assert [caption.text.rstrip(".") for caption in article.captions] == [_LINE]
    assert article.body == list(_TEXT)
    assert article.title == _TITLE


_MENU = "".join(
    f"<li><a href='/{page}'>{page.title()}</a></li>"
    for page in "beranda profil layanan berita ppid kontak unduhan agenda".split()
)
_SHARES = "".join(f"<li><a href='https://{host}/sharer?u=1'>{host}</a></li>" for host in "a.com b.com c.com d.com e.com".split())  # fmt: skip


@pytest.mark.parametrize(
    "banner",
    [
        "<table><tr><td><img src='/u/kota.jpg'><div>Gotong royong membangun negeri bahari</div></td></tr><tr><td><ul class='menu'>{menu}</ul></td></tr><tr><td>{rest}</td></tr></table>",
        "<table><tr><td><img src='/u/kota.jpg'><br>Gotong royong membangun negeri bahari</td></tr><tr><td><nav>{menu}</nav></td></tr><tr><td>{rest}</td></tr></table>",
        "<div><div><img src='/u/kota.jpg'><p>Gotong royong membangun negeri bahari</p></div><div><ul>{menu}</ul></div><div>{rest}</div></div>",
        "<table><tr><td><img src='/u/kota.jpg'><div>Gotong royong membangun negeri bahari</div></td></tr><tr><td><a href='/'>Beranda</a> | <a href='/b'>Profil</a> | <a href='/c'>Berita</a> | <a href='https://www.example.go.id/d'>Kontak</a> | <a href='e.php'>Buku Tamu</a></td></tr><tr><td>{rest}</td></tr></table>",
        "<div><div><a href='/'><img src='/u/kota.jpg'></a><span>Gotong royong membangun negeri bahari</span></div><div>{rest}</div></div>",
        "<div><div><a href='https://example.go.id/index.php'><img src='/u/kota.jpg'></a><p>Gotong royong membangun negeri bahari</p></div><div>{rest}</div></div>",
        "<div><img src='/u/kota.jpg'><p class='slogan'>Gotong royong membangun negeri bahari</p></div><div>{rest}</div>",
    ],
)
def test_what_a_site_says_above_its_menu_is_no_caption(banner: str) -> None:
    for rest, captions in (
        ("<h2>{title}</h2><div class='isi'>{prose}</div>", []),
        ("<h2>{title}</h2><div><img src='/u/1.jpg'><p>{line}</p></div><div>{prose}</div>", [_LINE]),
    ):
        page = banner.format(menu=_MENU, rest=rest.format(title=_TITLE, prose=_PROSE, line=_LINE))
        article = read(page)
        assert [caption.text for caption in article.captions] == captions
        assert article.body == list(_TEXT)


@pytest.mark.parametrize(
    "buttons", ["<div><ul>{shares}</ul></div>", "<div><nav>{menu}</nav></div>", "<ul>{menu}</ul>"]
)
@pytest.mark.parametrize(
    "page",
    [
        "<h1>{title}</h1><div><div><img src='/u/1.jpg'><p>{line}</p></div>{buttons}<div>{prose}</div></div>",
        "<div><h1>{title}</h1><div><img src='/u/1.jpg'><p>{line}</p></div></div>{buttons}<div>{prose}</div>",
    ],
)
def test_buttons_between_a_caption_and_the_text(buttons: str, page: str) -> None:
    buttons = buttons.format(shares=_SHARES, menu=_MENU)
    article = read(page.format(title=_TITLE, prose=_PROSE, line=_LINE, buttons=buttons))
    assert [caption.text for caption in article.captions] == [_LINE]


@pytest.mark.parametrize(
    "hero",
    [
        "<section class='hero-x'><img src='/u/1.jpg'><div class='o'><h2>{title}</h2></div><div class='hero-caption'>{line}. <b>Foto: Humas Berau</b></div></section>",
        "<div class='cover'><h1>{title}</h1><figure><img src='/u/1.jpg'><figcaption>{line} (Foto: Humas Berau)</figcaption></figure></div>",
        "<section><h1>{title}</h1><img src='/u/1.jpg'><small>{line} | Foto: Humas Berau</small></section>",
        "<header class='page-header'><div><img src='/u/1.jpg'></div><div><h1>{title}</h1><p class='small'>{line} (Foto: Humas Berau)</p></div></header>",
        "<div class='jumbotron'><img src='/u/1.jpg'><div class='carousel-caption'><h1>{title}</h1><small>{line} | Foto: Humas Berau</small></div></div>",
        "<div class='banner-detail'><img src='/u/1.jpg'><h1>{title}</h1><div class='banner-caption'>{line} (Foto: Humas Berau)</div></div>",
        "<figure class='hero'><img src='/u/1.jpg'><figcaption><h1>{title}</h1><span>{line}. Foto: Humas Berau</span></figcaption></figure>",
    ],
)
def test_a_caption_in_a_band_above_the_main_part(hero: str) -> None:
    band = "<section><img src='/u/kota.jpg'><p class='caption'>Melayani dengan sepenuh hati</p></section>"
    page = (
        f"{band}{hero}<main><div><div><div>{_PROSE}</div></div><h4>Berita Serupa</h4></div></main>"
    )
    article = read(page.format(title=_TITLE, line=_LINE))
    assert [(c.text, c.credit) for c in article.captions] == [(_LINE, "Humas Berau")]
    assert article.body == list(_TEXT)


def test_a_subtitle_below_a_headline_over_its_picture_is_no_caption() -> None:
    head = f"<div><img src='/u/1.jpg'><div><h1>{_TITLE}</h1><p>Iuran kelompok cukup untuk kotak perkakas</p></div></div>"
    assert read(f"{head}<main><div>{_PROSE}</div></main>").captions == []


@pytest.mark.parametrize(
    "line",
    [
        "<p style='text-align: center'><sub>{line}.</sub></p>",
        "<p><small>{line}.</small></p>",
        "<p class='text-center text-muted'>{line}.</p>",
        "<div style='text-align:center'><span><em>{line}.</em></span></div>",
        "<p><span style='font-size: 10px'>{line}.</span></p>",
    ],
)
def test_a_sentence_in_small_print_below_an_image_amid_a_text(line: str) -> None:
    line = line.format(line=_LINE)
    paragraphs = [f"<p>{text}</p>" for text in _TEXT]
    for at, image in ((1, "<p><img src='/u/2.jpg'></p>"), (2, "<img src='/u/2.jpg'>")):
        text = "".join([*paragraphs[:at], image, line, *paragraphs[at:]])
        article = read(f"<h1>{_TITLE}</h1><div class='isi'>{text}</div>")
        assert [caption.text.rstrip(".") for caption in article.captions] == [_LINE]
        assert article.body == list(_TEXT)


@pytest.mark.parametrize(
    "form", ["<p><small>{}</small></p>", "<p>{}</p>", "<p style='text-align:center'>{}</p>"]
)
def test_a_paragraph_below_an_image_in_the_print_of_all(form: str) -> None:
    first, *rest = (form.format(text) for text in _TEXT)
    article = read(f"<h1>{_TITLE}</h1><div>{first}<p><img src='/u/2.jpg'></p>{''.join(rest)}</div>")
    assert article.captions == []
    assert article.body == list(_TEXT)


@pytest.mark.parametrize(
    "head",
    [
        # the text's first sentence stands below an image, too
        "<h1>{title}</h1><div class='isi'><p><img src='data:image/png;base64,iVBORw0KGgo='></p>{prose}</div>",
        "<h1>{title}</h1><div><img src='/u/1.jpg'></div><div class='isi'>{prose}</div>",
        "<h1>{title}</h1><div class='isi'><div><img src='/u/1.jpg'><p>{first}</p></div>{rest}</div>",
        "<h1>{title}</h1><div class='isi'><div><img src='/u/1.jpg'><div>Talisayan – {first}</div></div>{rest}</div>",
        "<h1>{title}</h1><div class='g'><img src='/u/1.jpg'><div>Rabu, 3 Mei 2023 oleh Admin</div></div><div class='isi'>{prose}</div>",
        "<h1>{title}</h1><div class='g'><img src='/u/1.jpg'><p class='lead'>{first}</p></div><div class='isi'>{rest}</div>",
        "<h1>{title}</h1><img src='/u/1.jpg'><div class='isi'><p><b>{first}</b></p><div>{rest}</div></div>",
        # a banner is no image of the article
        "<h1>{title}</h1><div><img src='/u/banner-whatsapp.jpg'></div><div class='isi'>{prose}</div>",
    ],
)
def test_a_first_sentence_below_an_image(head: str) -> None:
    first, rest = _PROSE[: _PROSE.index("</p>")].removeprefix("<p>"), _PROSE.partition("</p>")[2]
    article = read(head.format(title=_TITLE, prose=_PROSE, first=first, rest=rest))
    assert article.captions == []
    assert article.body == list(_TEXT)


#: how a builder parts headline and text: a section each, with boxes in it
_DEEP = "<main>{head}<section><div><div><div><div><div><div class='isi'>{prose}</div></div></div></div></div></div></section></main>"


@pytest.mark.parametrize(
    "head",
    [
        "<section><div><div>BUDAYA</div><h1>{title}</h1><img src='/u/1.jpg'><div class='x-text'>{line} (Dok. Panitia Pemugaran)</div></div></section>",
        "<section><div><img src='/u/1.jpg'><div class='x-text'>{line} (Dok. Panitia Pemugaran)</div><h1>{title}</h1></div></section>",
        "<section><h2>{title}</h2></section><section><div><img src='/u/1.jpg'></div><div><p>{line}. Foto: Panitia Pemugaran</p></div></section>",
        "<header><div><div><h1>{title}</h1><p>Rabu, 3 Mei 2023</p></div></div></header><div><span><img src='/u/1.jpg'></span><small>{line} | Dok. Panitia Pemugaran</small></div>",
    ],
)
def test_a_caption_in_the_section_of_the_headline(head: str) -> None:
    page = _DEEP.format(head=head, prose=_PROSE).format(title=_TITLE, line=_LINE)
    article = read(page)
    assert [caption.text.rstrip(".") for caption in article.captions] == [_LINE]
    assert [caption.credit for caption in article.captions] == ["Panitia Pemugaran"]
    assert article.body == list(_TEXT)


@pytest.mark.parametrize(
    "head",
    [
        # what a site says at its own picture stands before the headline's section
        "<section><img src='/u/kota.jpg'><div>Melayani warga dengan sepenuh hati</div></section><section><h1>{title}</h1></section>",
        "<section><div><h1>{title}</h1><img src='/u/1.jpg'><div>Rabu, 3 Mei 2023 oleh Admin</div></div></section>",
        "<section><div><h1>{title}</h1><img src='/u/1.jpg'><div>Berita</div></div></section>",
    ],
)
def test_a_section_before_the_text_without_a_caption(head: str) -> None:
    page = _DEEP.format(head=head, prose=_PROSE).format(title=_TITLE)
    article = read(page)
    assert article.captions == []
    assert article.body == list(_TEXT)


@pytest.mark.parametrize(
    "fact",
    [
        "<span class='badge'><i class='fa fa-eye'></i> 1.284 kali dibaca</span>",
        "<small>Dibaca 1.284 kali</small>",
        "<span><i class='bi bi-eye'></i> 1284</span>",
        "<em>312 views</em>",
        "<span class='x'><b>Rabu, 3 Mei 2023</b></span>",
    ],
)
@pytest.mark.parametrize("tag", ["h1", "div class='judul'"])
def test_a_fact_within_a_headline(fact: str, tag: str) -> None:
    head = f"<{tag}>{_TITLE} {fact}</{tag.split()[0]}>"
    for document in (f"{_TITLE} - Pemkab Berau", "Portal Resmi Pemkab Berau | Detail Berita"):
        article = read(f"<div class='isi'>{head}{_PROSE}</div>", document)
        assert article.title == _TITLE
        assert article.body == list(_TEXT)


@pytest.mark.parametrize(
    "title",
    [
        "Bupati Lepas Kirab HUT ke-<sup>79</sup> Kabupaten Berau",
        "Panen <b>1.284 Ton</b> Rumput Laut Dijual ke Nunukan",
        "Warga <em>Bagikan 200 Nasi Bungkus</em> di Pasar Malam",
    ],
)
def test_a_figure_that_belongs_to_a_headline(title: str) -> None:
    plain = title
    for tag in ("<sup>", "</sup>", "<b>", "</b>", "<em>", "</em>"):
        plain = plain.replace(tag, "")
    article = read(f"<h1>{title}</h1><div class='isi'>{_PROSE}</div>", "Portal Resmi Pemkab Berau")
    assert article.title == plain


@pytest.mark.parametrize(
    "opening", ["Talisayan, Humas Setda.-", "TALISAYAN (Humas) –", "Talisayan –"]
)
def test_bold_type_that_opens_a_paragraph_is_no_headline(opening: str) -> None:
    head = f"<tr><td><font size=3><b>{_TITLE}</b></font><br><font size=1>Rabu, 7 Juni 2006</font></td></tr>"
    text = f"<tr><td><font size=2><b>{opening}</b> {'<br><br>'.join(_TEXT)}</font></td></tr>"
    article = read(f"<table>{head}{text}</table>", ".:: Pemerintah Kabupaten Berau ::.")
    assert article.title == _TITLE
    assert article.body == list(_TEXT)
    assert article.dateline is not None
    assert article.dateline.place == opening.split()[0].strip(",")


_BOX = "<div class='a1'><div class='a2'><div class='a3'><div><div class='a4'><div class='a5'><div class='a6'><div class='a7'><div class='a8'>{}</div></div></div></div></div></div></div></div></div>"


def test_parts_in_many_boxes_with_other_articles_behind_them() -> None:
    rows = [
        f"<h1>{_TITLE}</h1><p>Senin, 11 Maret 2024</p>",
        "<img src='/u/1.jpg'>",
        f"<p><small>{_LINE}</small></p>",
        f"<p>Talisayan, {_TEXT[0]}</p><p>{_TEXT[1]}</p>",
        f"<p>{_TEXT[2]}</p><p>{_TEXT[1]} Lagi.</p>",
        "<h3><a href='/b/1'>Kabar Lain dari Muara Pantai</a></h3><p><a href='/b/2'>Obat Cacing</a></p>",
    ]
    boxes = "".join(f"<section class='yq'>{_BOX.format(row)}</section>" for row in rows)
    article = read(f"<div class='page'>{boxes}</div>")
    assert article.body == [*_TEXT, f"{_TEXT[1]} Lagi."]
    assert [caption.text for caption in article.captions] == [_LINE]
    assert article.dateline is not None


_SMALL = (
    "<h1>{title}</h1><div><img src='/u/1.jpg'></div><div class='entry-content'>{line}{prose}</div>"
)


@pytest.mark.parametrize(
    "line",
    [
        "<p class='has-text-align-center has-small-font-size'><em>{line}.</em></p>",
        "<p style='font-size: 12px'>{line}.</p>",
        "<p><small>{line}.</small></p>",
        "<div class='text-muted'>{line}.</div>",
        "<h6>{line}.</h6>",
        "<p style='text-align:center'><i>{line}.</i></p>",
        "<center><em>{line}.</em></center>",
    ],
)
def test_a_caption_in_small_print_opens_a_text_below_an_image(line: str) -> None:
    article = read(_SMALL.format(title=_TITLE, line=line.format(line=_LINE), prose=_PROSE))
    assert [caption.text.rstrip(".") for caption in article.captions] == [_LINE]
    assert article.body == list(_TEXT)


@pytest.mark.parametrize(
    "line",
    [
        # neither smaller nor centered, and slanted alone is what a text begins with
        "<p>{line}.</p>",
        "<p><em>{line}.</em></p>",
        # bold type sets off a first sentence
        "<p class='text-sm font-semibold'>{line}.</p>",
        # all of the text is set so
        "<p class='small'>{line}.</p><p class='small'>Mereka memakai perkakas yang dibeli kelompok itu.</p>",
        # two sentences are a summary
        "<p class='small'>{line}. Mereka memakai perkakas kelompok.</p>",
    ],
)
def test_a_first_line_below_an_image_that_is_no_caption(line: str) -> None:
    article = read(_SMALL.format(title=_TITLE, line=line.format(line=_LINE), prose=_PROSE))
    assert article.captions == []
    assert article.body[0].startswith(_LINE)


def test_a_caption_between_an_image_and_a_dateline() -> None:
    line = f"<p><em>{_LINE}.</em></p><p>TARAKAN – Warga pesisir berkumpul di balai.</p>"
    article = read(_SMALL.format(title=_TITLE, line=line, prose=_PROSE))
    assert [caption.text.rstrip(".") for caption in article.captions] == [_LINE]
    assert article.dateline is not None
    assert article.dateline.place == "TARAKAN"


@pytest.mark.parametrize(
    "field",
    [
        "<div class='field--name-field-keterangan-foto'><div class='field__label'>Keterangan Foto</div><div class='field__item'>{line}</div></div>",
        "<div class='caption'><b>Caption</b> {line}</div>",
        "<div class='foto-caption'><span>Ket. Foto :</span><span>{line}</span></div>",
        "<figcaption><strong>Keterangan Gambar</strong>: {line}</figcaption>",
        "<div class='f'><div class='l'>Deskripsi Foto</div><div>{line}</div></div>",
        "<dl class='f'><dt>Keterangan Gambar</dt><dd>{line}</dd></dl>",
    ],
)
def test_the_label_of_a_field_is_no_part_of_the_caption(field: str) -> None:
    head = f"<h1>{_TITLE}</h1><div class='m'><img src='/u/1.jpg'></div>"
    article = read(
        f"{head}{field.format(line=f'{_LINE}. (Rina Melati)')}<div class='isi'>{_PROSE}</div>"
    )
    assert [(caption.text, caption.credit) for caption in article.captions] == [
        (_LINE, "Rina Melati")
    ]
    assert article.body == list(_TEXT)


@pytest.mark.parametrize(
    "line", ["Foto bersama peserta pelatihan", "Keterangan foto lama dipamerkan warga"]
)
def test_words_of_a_caption_that_read_like_a_label(line: str) -> None:
    article = read(
        f"<h1>{_TITLE}</h1><figure><img src='/u/1.jpg'><figcaption>{line}</figcaption></figure><div class='isi'>{_PROSE}</div>"
    )
    assert [caption.text for caption in article.captions] == [line]


_BEHIND = "<h1>{title}</h1><article><div class='g'><div class='r'><div class='rte'>{prose}</div></div>{behind}</div></article>"


@pytest.mark.parametrize(
    "behind",
    [
        "<div class='r'><div class='m'><img src='/u/1.jpg'><p class='t'><em>{line}. (Rina Melati)</em></p></div></div>",
        "<div class='r'><figure><a href='/u/1.jpg'><img src='/u/1-300.jpg'></a><figcaption>{line}. (Rina Melati)</figcaption></figure></div>",
        "<p><img src='/u/1.jpg'></p><p><em>{line}. (Rina Melati)</em></p>",
        "<img src='/u/0.jpg'><div class='r'><img src='/u/1.jpg'><div class='caption'>{line} (Foto: Rina Melati)</div></div>",
    ],
)
def test_a_caption_at_a_picture_behind_the_text(behind: str) -> None:
    article = read(_BEHIND.format(title=_TITLE, prose=_PROSE, behind=behind.format(line=_LINE)))
    assert [(caption.text, caption.credit) for caption in article.captions] == [
        (_LINE, "Rina Melati")
    ]
    assert article.body == list(_TEXT)


@pytest.mark.parametrize(
    "behind",
    [
        "<div><img src='/qr?u=7' alt='QR'><small>Pindai untuk membaca di ponsel</small></div>",
        # other articles, who wrote it, an advertisement, what stands behind the article
        "<div class='r'><a href='/berita/2'><img src='/u/2.jpg'><p>{line}</p></a></div>",
        "<div class='r'><h4>Berita terkait</h4><img src='/u/2.jpg'><p><em>{line}</em></p></div>",
        "<div class='r author-box'><img src='/u/2.jpg'><p><em>{line}</em></p></div>",
        "<div class='r'><img class='img-circle' src='/u/rina.jpg'><p><em>{line}</em></p></div>",
        "<div class='r'><img src='/u/aduan.jpg'><p>Pindai gambar ini untuk mengadu kepada bupati</p></div>",
        "<div class='r'><p>Bagikan</p></div><div><img src='/u/2.jpg'><p><em>{line}</em></p></div>",
        "</div></article><div class='r'><img src='/u/2.jpg'><p><em>{line}</em></p></div><div>",
    ],
)
def test_a_picture_behind_the_text_that_is_not_its_own(behind: str) -> None:
    article = read(_BEHIND.format(title=_TITLE, prose=_PROSE, behind=behind.format(line=_LINE)))
    assert article.captions == []


_RUBRIC = "<div class='page-title'><h1>{rubric}</h1><ol class='breadcrumb'><li><a href='/'>Beranda</a></li><li>Detail</li></ol></div>"


@pytest.mark.parametrize(
    ("document", "rubric"),
    [
        ("Puskesmas Tanjung Redeb | Melayani dengan Senyum", "Berita Puskesmas"),
        ("Museum Batiwakkal - Blog Post", ""),
        ("Berita Perikanan | Dinas Perikanan Berau", "Berita Perikanan"),
        ("BPBD Berau :: Tangguh Bersama", "Kabar Terkini"),
        ("Kabar Museum | Museum Batiwakkal", "Kabar Museum"),
        ("Dinas Perikanan Berau | Maju Bersama Nelayan Kecil", "Berita"),
        ("RSUD Berau - Sehat Melayani, Melayani Sehat", "Berita RSUD"),
        ("PPID Kabupaten Berau - Portal Informasi Terpadu Masyarakat", "Berita PPID"),
    ],
)
@pytest.mark.parametrize("headline", ["h2", "h3 class='panel-title'", "h4"])
def test_a_document_that_has_its_sites_name_and_no_headline(
    document: str, rubric: str, headline: str
) -> None:
    above = _RUBRIC.format(rubric=rubric) if rubric else ""
    tag = headline.split()[0]
    article = read(
        f"{above}<div class='k'><{headline}>{_TITLE}</{tag}><div class='isi'>{_PROSE}</div></div>",
        document,
    )
    assert article.title == _TITLE


@pytest.mark.parametrize(
    ("document", "title"),
    [
        ("Maklumat Pelayanan | Melayani dengan Senyum", "Maklumat Pelayanan"),
        ("Pasar Apung - Museum Batiwakkal", "Pasar Apung"),
    ],
)
def test_a_short_headline_that_a_page_prints(document: str, title: str) -> None:
    article = read(
        f"<div><h1>{title}</h1></div><div class='k'><div class='isi'><h3>Janji Kami kepada Semua Warga Pesisir</h3>{_PROSE}</div></div>",
        document,
    )
    assert article.title == title


def test_a_heading_of_the_name_and_slogan_of_a_site() -> None:
    article = read(
        f"<div class='header'><h1>RSUD Berau</h1><h2>Melayani dengan Hati</h2></div><h2>Berita</h2><div class='k'><h3>{_TITLE}</h3><div class='isi'>{_PROSE}</div></div>",
        "RSUD Berau | Melayani dengan Hati",
    )
    assert article.title == _TITLE


@pytest.mark.parametrize("print_as", ["<div class='x'>{}</div>", "<h2>{}</h2>", "<p><b>{}</b></p>"])
def test_a_documents_headline_that_a_page_prints(print_as: str) -> None:
    headline = "Pupuk Bersubsidi Mulai Disalurkan"
    article = read(
        f"{print_as.format(headline)}<div class='k'><h3>Warga Pesisir Menunggu Giliran di Balai Desa</h3><div class='isi'>{_PROSE}</div></div>",
        f"{headline} - Dinas Perikanan Berau",
    )
    assert article.title == headline


@pytest.mark.parametrize(
    "slide",
    [
        "<div class='slider-item'><img src='/u/1.jpg'><p class='ket'>{line} (dok. Distanpangan)</p></div>",
        "<div class='carousel-item'><img src='/u/1.jpg'><span>{line} (Foto: Distanpangan)</span></div>",
    ],
)
def test_a_single_slide_with_its_credit(slide: str) -> None:
    page = f"<div><div class='kotak'>{slide.format(line=_LINE)}<h2>{_TITLE}</h2><div>{_PROSE}</div></div></div>"
    assert [(c.text, c.credit) for c in read(page).captions] == [(_LINE, "Distanpangan")]


@pytest.mark.parametrize(
    "slide",
    [
        "<div class='slider'><img src='/u/1.jpg'><p>Selamat Datang di Laman Resmi Kabupaten</p></div>",
        "<div class='slider'><img src='/u/1.jpg'><h3>Kebun Raya (Foto: Humas)</h3></div>",
    ],
)
def test_slides_that_show_other_things(slide: str) -> None:
    page = f"<div><div class='kotak'>{slide.format(line=_LINE)}<h2>{_TITLE}</h2><div>{_PROSE}</div></div></div>"
    assert read(page).captions == []


@pytest.mark.parametrize(
    "head",
    [
        # a portrait, text behind the image, no image
        "<div class='top'><img src='/u/1.jpg'><h1>{title}</h1><p class='author'><img src='/u/rina.jpg'></p></div>",
        "<div class='top'><h1>{title}</h1><img src='/u/1.jpg'><p>Kabar dari dermaga timur</p></div>",
        "<div class='top'><h1>{title}</h1><p>12 Mei 2023</p></div>",
    ],
)
def test_a_first_line_below_no_image_is_no_caption(head: str) -> None:
    first = "Nelayan membongkar karburator di dermaga timur saat hujan turun"
    page = f"{head.format(title=_TITLE)}<div class='isi'><p><em>{first}</em></p>{_PROSE}</div>"
    article = read(page)
    assert article.body[0] == first
    assert first not in [caption.text for caption in article.captions]


@pytest.mark.parametrize(
    ("below", "credit"),
    [
        (
            "<div class='cap'><em>{line}.</em> <span class='kredit'>Foto: Rina Melati/MC Berau</span></div>",
            "Rina Melati/MC Berau",
        ),
        (
            "<div class='x'><em>{line}.</em> <span>Foto: Rina Melati/Humas</span></div>",
            "Rina Melati/Humas",
        ),
        ("<p><i>{line}</i> <b>Dok. MC Berau/Joko</b></p>", "MC Berau/Joko"),
        (
            "<div class='ket'>{line} <span class='sumber'>Sumber: Joko Santosa/Humas</span></div>",
            "Joko Santosa/Humas",
        ),
        (
            "<span>{line}.</span> <span class='fotografer'>Joko Santosa (MC Berau)</span>",
            "Joko Santosa (MC Berau)",
        ),
        (
            "<div class='caption'>{line}. <small class='credit'>Joko Santosa/MC Berau</small></div>",
            "Joko Santosa/MC Berau",
        ),
        (
            "<div class='caption'>{line} <small class='credit'>saat praktik di Kampung Batu</small></div>",
            None,
        ),
        ("<div class='caption'>{line} <b>Rina Melati</b></div>", None),
    ],
)
def test_a_credit_in_an_element_of_its_own_beside_its_caption(
    below: str, credit: str | None
) -> None:
    body = f"<h1>{_TITLE}</h1><div class='g'><img src='/u/1.jpg'>{below.format(line=_LINE)}</div><div class='isi'>{_PROSE}</div>"
    article = read(body)
    assert [caption.credit for caption in article.captions] == [credit]
    assert article.captions[0].text.startswith(_LINE)
    assert article.body == list(_TEXT)


_IMAGE = "<p><img src='/u/mesin.jpg'></p>"
_LONG = "Dinas perikanan menyediakan suku cadang di gudang pelabuhan bagi kelompok yang sudah terdaftar sejak tahun lalu."


@pytest.mark.parametrize(
    "line",
    [
        # items, steps and what leads in to them
        "2. Kunci busi untuk setiap kelompok",
        "Tekan tombol kirim lalu tunggu sandi",
        "Adapun rincian bantuan untuk kelompok sebagai berikut",
        "Peserta menerima sertifikat saat penutupan di balai desa, yaitu",
        # headlines over a part of the text
        "<b>Nelayan Minta Bengkel Bersama di Dermaga</b>",
        "Bengkel Apung Jadi Harapan Nelayan",
        # sentences that tell what somebody does, or said
        "Nelayan saat dihubungi mengaku puas karena mesinnya irit.",
        "Petugas tengah menyusun daftar kelompok penerima.",
        "Camat usai membuka pelatihan, mengatakan bantuan akan ditambah.",
        "Perahu ketika ditambat di dermaga dihimbau tetap dijaga pemiliknya.",
        "Nelayan usai menjalani pemeriksaan dipulangkan Ahad petang.",
        # what is set as the text's own headings are
        "<b>Siapa yang boleh mendaftar pelatihan</b>",
        "b. Bersihkan karburator dengan bensin",
        "Pukul 08.00 WITA peserta berkumpul di dermaga",
        "“Mesin ini irit,” ujar seorang nelayan",
    ],
)
def test_a_short_line_below_an_image_that_is_of_the_text(line: str) -> None:
    text = line.removeprefix("<b>").removesuffix("</b>")
    article = read(
        f"<h1>{_TITLE}</h1><div class='isi'>{_PROSE}{_IMAGE}<p>{line}</p><p>{_LONG}</p></div>"
    )
    assert article.body == [*_TEXT, text, _LONG]
    assert not article.captions


@pytest.mark.parametrize(
    "line",
    [
        "Nelayan saat membongkar karburator di dermaga timur.",
        "Bupati usai menyerahkan kotak perkakas kepada nelayan.",
        "Camat saat ditemui awak media di dermaga timur.",
        "Ketua Kelompok Nelayan Muara Pantai",
        "Buka puasa bersama nelayan di dermaga timur",
        # newspapers write captions like headlines
        "Siapkan jaring, nelayan muda berlatih di dermaga timur",
        "Camat Rina Melati Serahkan Kotak Perkakas",
        "<b>Nelayan saat membongkar karburator</b>",
        "<b>Nelayan muda menyimak pengarahan di dermaga timur</b>",
        _LINE,
    ],
)
def test_a_short_line_below_an_image_that_says_what_it_shows(line: str) -> None:
    article = read(
        f"<h1>{_TITLE}</h1><div class='isi'>{_PROSE}{_IMAGE}<p>{line}</p><p>{_LONG}</p></div>"
    )
    shown = line.removeprefix("<b>").removesuffix("</b>").rstrip(".")
    assert [caption.text.rstrip(".") for caption in article.captions] == [shown]
    assert article.body == [*_TEXT, _LONG]


@pytest.mark.parametrize(
    ("rows", "texts"),
    [
        (
            "<ul><li>Bawa kartu kelompok nelayan</li><li>Isi daftar hadir di meja depan</li></ul>",
            ["Bawa kartu kelompok nelayan", "Isi daftar hadir di meja depan"],
        ),
        (
            "<table><tr><td>Harga busi turun seribu rupiah</td><td>Mei</td></tr></table>",
            ["Harga busi turun seribu rupiah", "Mei"],
        ),
    ],
)
def test_the_first_item_below_an_image_is_of_its_list(rows: str, texts: list[str]) -> None:
    article = read(f"<h1>{_TITLE}</h1><div class='isi'>{_PROSE}{_IMAGE}{rows}<p>{_LONG}</p></div>")
    assert not article.captions
    said = " ".join(article.body)
    assert all(text in said for text in texts)


def test_a_cell_below_that_of_an_image_is_its_caption() -> None:
    line = "Nelayan membongkar karburator di dermaga timur"
    cells = f"<table><tr><td><img src='/u/mesin.jpg'></td></tr><tr><td>{line}</td></tr></table>"
    article = read(f"<h1>{_TITLE}</h1><div class='isi'>{_PROSE}{cells}<p>{_LONG}</p></div>")
    assert [caption.text for caption in article.captions] == [line]


def test_a_note_to_figures_is_no_caption() -> None:
    note = "Keterangan: jumlah mesin per 31 Maret 2023"
    article = read(f"<h1>{_TITLE}</h1><div class='isi'>{_PROSE}<p>{note}</p><p>{_LONG}</p></div>")
    assert note in article.body
    assert not article.captions


@pytest.mark.parametrize("following", ["Menurut camat,", "Kegiatan ini", "Sementara itu,"])
def test_a_caption_before_a_text_that_begins_as_others_go_on(following: str) -> None:
    line = "Peserta pelatihan tingkat kecamatan"
    rest = f"<p>{following} {_LONG[0].lower()}{_LONG[1:]}</p>{_PROSE}"
    article = read(f"<h1>{_TITLE}</h1><div class='isi'>{_IMAGE}<p>{line}</p>{rest}</div>")
    assert [caption.text for caption in article.captions] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "<b>Nelayan Minta Bengkel Bersama di Dermaga</b>",
        "<b>Nelayan mulai merasakan manfaat bengkel apung</b>",
        "Semboyan: Bersama Menjaga Laut",
        "Pelatih memberi contoh saat latihan di dermaga, antara lain",
    ],
)
def test_a_second_line_that_is_of_the_text(line: str) -> None:
    text = line.removeprefix("<b>").removesuffix("</b>")
    article = read(
        f"<h1>{_TITLE}</h1><div class='isi'><p>{_TEXT[0]}</p><p>{line}</p><p>{_LONG}</p><p>{_TEXT[1]}</p></div>"
    )
    assert article.body == [_TEXT[0], text, _LONG, _TEXT[1]]


@pytest.mark.parametrize(
    "opening",
    [
        # no full stop, but the next paragraph goes on from it
        "Kabupaten Berau menerima hibah mesin tempel dari pemerintah provinsi untuk nelayan kecil di lima kecamatan",
        # more than is seen
        "Suasana riuh mewarnai pembukaan pelatihan di balai, Senin pagi. Anak-anak ikut menonton dari jendela.",
    ],
)
@pytest.mark.parametrize(
    "head",
    [
        "<img src='/u/1.jpg'><div class='isi'><p>{}</p>{}</div>",
        "<div class='isi'><p><img src='/u/1.jpg'></p><p>{}</p>{}</div>",
    ],
)
def test_the_first_sentences_of_a_text_below_an_image(opening: str, head: str) -> None:
    rest = f"<p>Menurut camat, {_LONG[0].lower()}{_LONG[1:]}</p>{_PROSE}"
    article = read(f"<h1>{_TITLE}</h1><p>12 Mei 2023</p>{head.format(opening, rest)}")
    assert article.body[0] == opening
    assert not article.captions


def test_a_summary_called_so_between_image_and_text() -> None:
    lead = "Pelatihan ini menyasar 200 nelayan kecil di lima kecamatan pesisir."
    article = read(
        f"<h1>{_TITLE}</h1><p>12 Mei 2023</p><img src='/u/1.jpg'><p class='lead'>{lead}</p>"
        f"<div class='isi'><p>TANJUNG REDEB – {_TEXT[0]}</p><p>{_TEXT[1]}</p><p>{_TEXT[2]}</p></div>"
    )
    assert lead in article.body
    assert not article.captions


def test_the_title_of_a_table_and_what_stands_beside_a_picture() -> None:
    told = "Mesin tempel dirakit sendiri oleh nelayan dengan suku cadang bekas selama dua pekan."
    article = read(
        f"<h1>{_TITLE}</h1><div class='isi'>{_PROSE}"
        "<table><caption>Harga Suku Cadang</caption><tr><td>Busi</td><td>25.000</td></tr></table>"
        f"<table><tr><td><img src='/u/mesin.jpg'></td><td>{told}</td></tr></table><p>{_LONG}</p></div>"
    )
    assert "Harga Suku Cadang" in article.body
    assert told in article.body
    assert not article.captions

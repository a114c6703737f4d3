"""What layouts put between the paragraphs of a text: quotations taken from it, fields for a reader's address."""

from __future__ import annotations

import pytest

from newsarchive.extract import Article, extract_article

_TITLE = "Perajin Noken Asmat Menjual Lewat Koperasi"
_SAID = "Dulu noken saya tukar dengan beras, sekarang ada harganya"
_TEXT = (
    "Koperasi perajin di Agats mulai menjual noken anggotanya dengan harga yang disepakati bersama setiap bulan.",
    f"“{_SAID},” kata Yuliana Bewerpitsin, perajin dari Kampung Syuru, sambil menunjukkan buku tabungannya.",
    "Pemerintah kabupaten menyediakan gudang kecil di dekat dermaga dan seorang pendamping untuk pembukuan.",
)


def read(insert: str) -> Article:
    first, second, third = (f"<p>{text}</p>" for text in _TEXT)
    body = f"<h1>{_TITLE}</h1><div class='isi'>{first}{second}{insert}{third}</div>"
    page = f"<html lang='id'><head><title>{_TITLE}</title></head><body><div class='w'>{body}</div></body></html>"
    return extract_article(page.encode(), "https://asmatkab.go.id/berita/9")


@pytest.mark.parametrize(
    "quote",
    [
        f"<figure><blockquote><span>“</span>{_SAID}.<span>”</span></blockquote><figcaption>&mdash; Yuliana Bewerpitsin</figcaption></figure>",
        f"<figure class='wp-block-pullquote'><blockquote><p>{_SAID}.</p><cite>Yuliana Bewerpitsin</cite></blockquote></figure>",
        f"<blockquote><p>“{_SAID}”</p><footer>Yuliana, perajin</footer></blockquote>",
        f"<blockquote>{_SAID}<br>— Yuliana Bewerpitsin</blockquote>",
        f"<div class='td_pull_quote pull-quote'><p>{_SAID}</p><small>Yuliana</small></div>",
        f"<div class='x-12'>“{_SAID}.”</div>",
    ],
)
def test_a_quotation_that_the_text_has_too(quote: str) -> None:
    article = read(quote)
    assert article.body == list(_TEXT)
    assert article.captions == []


@pytest.mark.parametrize(
    "quote",
    [
        "<blockquote><p>“Anak saya bisa sekolah dari hasil noken ini.”</p></blockquote>",
        "<figure><blockquote>“Anak saya bisa sekolah dari hasil noken ini.”</blockquote></figure>",
        "<div class='quote'><p>“Anak saya bisa sekolah dari hasil noken ini.”</p></div>",
    ],
)
def test_a_quotation_that_the_text_does_not_repeat(quote: str) -> None:
    article = read(quote)
    said = "“Anak saya bisa sekolah dari hasil noken ini.”"
    assert article.body == [_TEXT[0], _TEXT[1], said, _TEXT[2]]


@pytest.mark.parametrize(
    "insert",
    [
        f"<amp-twitter data-tweetid='9'><blockquote placeholder>{_SAID}! — Asmat (@asmatkab)</blockquote></amp-twitter>",
        f"<amp-facebook data-href='/p/9'><div placeholder><p>Pemkab Asmat: {_SAID}</p></div></amp-facebook>",
        "<amp-instagram data-shortcode='x'><p fallback>Kiriman ini tidak dapat dimuat.</p></amp-instagram>",
        "<amp-video src='/v.mp4'><div fallback><p>Peramban Anda tidak dapat memutar video.</p></div></amp-video>",
    ],
)
def test_what_stands_for_an_insert_until_it_is_loaded(insert: str) -> None:
    assert read(insert).body == list(_TEXT)


@pytest.mark.parametrize(
    "insert",
    [
        "<div placeholder='isi'><p>Noken besar dijual Rp350 ribu di pasar Agats.</p></div>",
        "<amp-accordion><section><p>Noken besar dijual Rp350 ribu di pasar Agats.</p></section></amp-accordion>",
        "<amp-youtube data-videoid='x' /><p>Noken besar dijual Rp350 ribu di pasar Agats.</p>",
    ],
)
def test_what_readers_see(insert: str) -> None:
    said = "Noken besar dijual Rp350 ribu di pasar Agats."
    assert read(insert).body == [_TEXT[0], _TEXT[1], said, _TEXT[2]]


def test_an_image_with_a_quotation_below_it_has_a_caption() -> None:
    figure = f"<figure><img src='/u/1.jpg'><figcaption><blockquote>{_SAID}</blockquote></figcaption></figure>"
    assert [caption.text for caption in read(figure).captions] == [_SAID]


@pytest.mark.parametrize(
    "card",
    [
        "<div class='kg-signup-card'><h2>Surat dari Asmat</h2><p>Satu cerita setiap bulan</p><form><input type='email'><button>Daftar</button></form><p>Tanpa iklan, boleh berhenti kapan saja.</p></div>",
        "<div><div><h4>Kabar ke kotak surat Anda</h4><div><input type='text' placeholder='Alamat surel'></div></div></div>",
        "<form><p>Ikuti kabar perajin</p><input name='email'></form>",
    ],
)
def test_a_box_that_asks_for_a_readers_address(card: str) -> None:
    assert read(card).body == list(_TEXT)


def test_a_field_in_the_box_of_a_paragraph() -> None:
    more = f"{_TEXT[0]} Harga itu ditempel di papan koperasi dan dibacakan di radio desa."
    assert read(f"<div><p>{more}</p><div><input type='email'></div></div>").body == [
        *_TEXT[:2],
        more,
        _TEXT[2],
    ]


def test_a_link_that_an_intruder_put_into_a_paragraph() -> None:
    link = "<a href='https://slotgacor-77.example/demo'>demo slot pragmatic</a>"
    own = "Usai rapat, anggota melihat hasil jemuran rumput laut di dermaga dan mencatat berat tiap ikat."
    article = read(f"<p>{own} {link}</p><p>{link} daftar sekarang bonus new member slot gacor</p>")
    assert article.body == [_TEXT[0], _TEXT[1], own, _TEXT[2]]
    assert "spam-injected" in article.flags


@pytest.mark.parametrize("hidden", ["display:none", "font-size:0", "text-indent:-9999px"])
def test_words_out_of_sight_that_an_intruder_put_into_a_paragraph(hidden: str) -> None:
    put_in = f"<span style='{hidden}'>main di <a href='https://gacor.example'>situs slot gacor</a> terpercaya</span>"
    own = "“Modalnya sedikit, tetapi kalau rumput laut gagal dijemur kami masih dapat menanam lagi,” ujar ketua kelompok."
    article = read(f"<p>{own}{put_in}</p>")
    assert article.body == [_TEXT[0], _TEXT[1], own, _TEXT[2]]
    assert "spam-injected" in article.flags


@pytest.mark.parametrize(
    "files",
    [
        "<div class='attachment-block'><h4>Lampiran</h4><ul><li><span><i class='fa fa-file'></i></span><a href='/file/daftar.pdf'>daftar.pdf</a> <span>1,245 KB</span></li></ul></div>",
        "<div><h5>Berkas Lampiran (2)</h5><ol><li><a href='/a.docx'>Formulir anggota</a> (34 KB)</li><li><a href='/b.xlsx'>Harga noken.xlsx</a> (1.2 MB)</li></ol></div>",
        "<p><strong>Lampiran:</strong> <a href='/u/harga.pdf'>Daftar harga noken.pdf</a> (PDF, 120 KB)</p>",
        "<h4>File Unduhan</h4><div><a href='/u/1.zip'>Foto kegiatan</a><br><a href='/u/2.pdf'>Laporan</a></div>",
        "<section><div>Dokumen Lampiran</div><table><tr><td>1</td><td><a href='/u/1.pdf'>Laporan</a></td><td><a href='/u/1.pdf'>Unduh</a></td></tr></table></section>",
        "<p>Lampiran:<br><a href='/u/a.pdf'>Daftar harga</a></p>",
        "<div><i class='fa fa-paperclip'></i> Lampiran</div><div><a href='/f/a.pdf'>a.pdf</a> - 1.2 MB - 3 Mei 2024</div>",
        "<p>Attachments</p><p><a href='/u/a.pdf'>Price list</a></p><p><a href='/u/b.pdf'>Membership form</a></p>",
    ],
)
def test_files_under_a_heading_for_them(files: str) -> None:
    assert read(files).body == list(_TEXT)


@pytest.mark.parametrize(
    ("insert", "lines"),
    [
        # the text says what the files are
        (
            "<h4>Lampiran</h4><ul><li><a href='/u/1.pdf'>Daftar harga</a> memuat harga yang disepakati anggota</li></ul>",
            ["Lampiran", "Daftar harga memuat harga yang disepakati anggota"],
        ),
        (
            "<h4>Lampiran keputusan koperasi</h4><ul><li>Harga noken ukuran kecil</li></ul>",
            ["Lampiran keputusan koperasi", "Harga noken ukuran kecil"],
        ),
        (
            "<p>Daftar harga dapat dibaca dalam <a href='/u/1.pdf'>lampiran keputusan koperasi</a> yang terbit pekan lalu.</p>",
            ["Daftar harga dapat dibaca dalam lampiran keputusan koperasi yang terbit pekan lalu."],
        ),
    ],
)
def test_lines_about_files_that_belong_to_a_text(insert: str, lines: list[str]) -> None:
    assert read(insert).body == [*_TEXT[:2], *lines, _TEXT[2]]


@pytest.mark.parametrize(
    "line",
    [
        "Tonton: Sehari bersama perajin noken",
        "Tonton juga: Sehari bersama perajin noken",
        "Tonton selengkapnya di kanal YouTube Diskominfo",
        "Saksikan siaran selengkapnya melalui https://youtu.be/a7x",
        "Simak selengkapnya di akun Instagram @distrik!",
        "Saksikan juga Sehari Bersama Perajin Noken",
        "Dengarkan: Siniar Suara Asmat episode 12",
        "Simak: Video pembuatan noken",
        "Watch: A day with the weavers of Agats",
    ],
)
def test_a_line_that_points_to_a_recording(line: str) -> None:
    assert read(f"<div><iframe src='/v/1'></iframe><div>{line}</div></div>").body == list(_TEXT)


@pytest.mark.parametrize(
    "line",
    [
        "Tontonan gratis itu digelar setiap malam Minggu di halaman kantor distrik.",
        "Lihat selengkapnya di papan pengumuman. Warga diminta datang sebelum siang.",
        "Warga dapat menonton: pemutaran dimulai pukul tujuh malam di dermaga.",
        "Simak tiga cara merawat noken agar seratnya tidak cepat putus.",
    ],
)
def test_a_sentence_about_what_is_watched(line: str) -> None:
    assert read(f"<p>{line}</p>").body == [*_TEXT[:2], line, _TEXT[2]]


@pytest.mark.parametrize(
    "items",
    [
        ["a. serat kulit kayu", "b. pewarna dari buah", "c. jarum tulang"],
        ["a) serat kulit kayu", "b) pewarna dari buah"],
        ["(a) serat kulit kayu", "(b) pewarna dari buah"],
        ["i. serat kulit kayu", "ii. pewarna dari buah", "iii. jarum tulang"],
    ],
)
def test_items_marked_with_letters_in_lines_of_a_paragraph(items: list[str]) -> None:
    article = read(f"<p><b>Bahan yang dipakai</b><br>{'<br>'.join(items)}</p>")
    assert article.body == [*_TEXT[:2], "Bahan yang dipakai", *items, _TEXT[2]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Surat itu ditandatangani Sekretaris Daerah", "a.n. Bupati Asmat dan dikirim ke Agats."),
        ("Koperasi menjual noken yang dirajut", "dari serat kulit kayu setiap bulan."),
        ("Noken itu dibeli oleh tamu bernama", "h. Ahmad dari kota sebelah."),
    ],
)
def test_a_line_that_goes_on_in_small_letters(first: str, second: str) -> None:
    assert read(f"<p>{first}<br>{second}</p>").body == [*_TEXT[:2], f"{first} {second}", _TEXT[2]]


@pytest.mark.parametrize(
    "line",
    [
        "Noken bermotif cenderawasih koleksi koperasi. Foto: Yohanes M.",
        "Noken bermotif cenderawasih koleksi koperasi. Foto oleh Yohanes Mote",
        "Noken bermotif cenderawasih koleksi koperasi. Dok: Humas Asmat",
        "Noken bermotif cenderawasih koleksi koperasi! Fotografer: Yohanes Mote",
    ],
)
@pytest.mark.parametrize(
    "markup", ["<p><em>{}</em></p>", "<p>{}</p>", "<div><small>{}</small></div>"]
)
def test_a_photographer_named_behind_the_line_below_an_image(line: str, markup: str) -> None:
    article = read(f"<p><img src='/u/noken.jpg'></p>{markup.format(line)}")
    assert article.body == list(_TEXT)
    assert [c.text.rstrip(".!") for c in article.captions] == [
        "Noken bermotif cenderawasih koleksi koperasi"
    ]
    assert article.captions[0].credit


@pytest.mark.parametrize(
    "line",
    [
        "Panitia juga memajang foto: tiga puluh lembar gambar perajin dari kampung yang berbeda.",
        "Ia menunjukkan sebuah foto lama. Foto itu diambil ayahnya di depan rumah adat.",
    ],
)
def test_a_sentence_about_a_picture_below_an_image(line: str) -> None:
    article = read(f"<p><img src='/u/noken.jpg'></p><p>{line}</p>")
    assert article.body == [*_TEXT[:2], line, _TEXT[2]]


@pytest.mark.parametrize(
    "line",
    [
        "<p><em>Noken bermotif cenderawasih koleksi koperasi.</em></p>",
        "<div><span><i>Noken bermotif cenderawasih koleksi koperasi.</i></span></div>",
    ],
)
def test_a_slanted_sentence_below_an_image_amid_a_text(line: str) -> None:
    article = read(f"<p><img src='/u/noken.jpg'></p>{line}")
    assert article.body == list(_TEXT)
    assert len(article.captions) == 1


@pytest.mark.parametrize(
    "lines",
    [
        # a verse, each line slanted; what somebody says
        [
            "<p><em>Sungai mengalir di belakang rumah kami.</em></p>",
            "<p><em>Perahu pulang membawa kulit kayu.</em></p>",
        ],
        ["<p><em>“Noken adalah rumah yang berjalan bersama kami.”</em></p>"],
        ["<p><em>Noken</em> dirajut dari serat kulit kayu pohon genemo oleh ibu-ibu.</p>"],
    ],
)
def test_slanted_words_below_an_image_that_are_the_texts_own(lines: list[str]) -> None:
    article = read(f"<p><img src='/u/noken.jpg'></p>{''.join(lines)}")
    assert len(article.body) == len(_TEXT) + len(lines)
    assert article.captions == []


@pytest.mark.parametrize(
    "box",
    [
        "<div><b>Kembali</b> ke kampung, Yuliana mengajari tetangganya menganyam. <a href='/kelas'>Kelas</a> itu kini penuh.</div>",
        "<div><b>Cetak</b> biru pasar baru sudah selesai dan <a href='/pasar'>dipamerkan</a> di kantor distrik sampai akhir bulan.</div>",
    ],
)
def test_a_box_that_goes_on_telling(box: str) -> None:
    assert len(read(box).body) == len(_TEXT) + 1


@pytest.mark.parametrize(
    "box",
    [
        "<div><h4>Berita Terkait</h4><ul><li><a href='/1'>Kopi Wamena Dijual ke Jawa</a></li><li><a href='/2'>Pasar Agats Diperluas</a></li></ul></div>",
        "<div><b>Baca juga:</b> <a href='/1'>Kopi Wamena Dijual ke Jawa</a></div>",
        "<div>Baca juga: <a href='/1'>Kopi Wamena Dijual ke Jawa</a></div>",
        "<div><h4>Artikel Lainnya</h4><div><a href='/1'>Kopi Wamena</a> <span>12 Mei 2024</span></div></div>",
    ],
)
def test_a_box_that_offers_other_articles(box: str) -> None:
    assert read(box).body == list(_TEXT)

"""What layouts put between the paragraphs of a text: quotations taken from it, fields for a reader's address."""

from __future__ import annotations

import re

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
        "<div><b>Baca juga</b><ul><li><a href='/1'>Kopi Wamena Dijual ke Jawa</a> (11 Juni)</li></ul></div>",
        "<div class='cta'><p>Punya keluhan? Kami siap membantu setiap hari.</p><a class='btn' href='/lapor'>Lapor</a></div>",
        "<div class='card'><p>Daftar sekarang dan dapatkan kabar terbaru.</p><a class='btn' href='/daftar'>Daftar</a></div>",
    ],
)
def test_a_box_that_offers_other_articles(box: str) -> None:
    assert read(box).body == list(_TEXT)


@pytest.mark.parametrize(
    "box",
    [
        "<div class='card info'><p>Daftar ulang siswa dibuka sampai 30 Juni.</p><a class='btn' href='/daftar'>Daftar</a></div>",
        "<div><p>Sudah punya izin? Pedagang tetap wajib melapor sebelum Oktober.</p><a class='button' href='/lapor'>Ajukan</a></div>",
        "<div><b>Hubungi Kami</b><p>Posko banjir siaga 24 jam di kantor distrik.</p><p><a href='tel:0971'>0971-123456</a></p></div>",
    ],
)
def test_a_box_with_a_button_or_telephone_that_tells_more(box: str) -> None:
    told = re.findall(r"<p>(\w[^<]+)", box)
    assert told[0] in read(box).body


@pytest.mark.parametrize(
    "box",
    [
        "<div class='kg-callout'><div>📣</div><div>Punya kisah dari kampung Anda? Kirimkan ke redaksi kami lewat <a href='mailto:w@x.id'>w@x.id</a>.</div></div>",
        "<p class='has-background'>Jangan lewatkan kabar Asmat! Ikuti kami di Instagram <a href='#'>@asmatkab</a> dan Telegram t.me/asmatkab.</p>",
        "<p><em>Ikuti saluran WhatsApp Pemkab Asmat untuk kabar terbaru.</em></p>",
        "<p><i>Yuk, gabung di grup Telegram kami! Klik tautan ini.</i></p>",
        "<div class='note'>Unduh aplikasi Asmat Pintar di Play Store dan App Store.</div>",
        "<p><strong>Dapatkan berita pilihan setiap pagi di kotak masuk Anda. Daftar buletin gratis di sini.</strong></p>",
        "<div class='box'><p>Have a story to share? Send it to our newsroom at news@asmat.go.id.</p></div>",
        "<p>Anda punya informasi atau foto menarik? Silakan kirim ke WhatsApp redaksi 0812-3344-5566.</p>",
        "<div class='et_pb_module et_pb_promo'><div><h2>Kartu Pelaku Usaha</h2><div><p>Perajin belum punya kartu? Urus gratis di kantor dinas setiap hari kerja.</p></div></div><div><a class='et_pb_button' href='/k'>Daftar Sekarang</a></div></div>",
        "<div class='x9'><h3>Layanan Pengaduan</h3><p>Sampaikan laporan Anda melalui kanal resmi pemerintah daerah.</p><a class='btn' href='/k'>Buka LAPOR</a></div>",
        "<div class='sisip'><div class='j'>FAKTA SINGKAT</div><ul><li>Perajin: 914 orang</li><li>Kampung: 31</li></ul><a href='/data'>Lihat data lengkap</a></div>",
        "<section class='k'><h4>Koperasi dalam Angka</h4><p>Anggota: 210 orang</p><p>Omzet: Rp1,2 miliar</p><p><a href='/data'>Selengkapnya</a></p></section>",
        "<table class='k'><tr><td><b>Sekilas Noken</b><br>Panjang: 30 cm<br>Bahan: kulit kayu<br><a href='/d'>Baca profil lengkap</a></td></tr></table>",
    ],
)  # fmt: skip
def test_what_a_site_says_to_its_readers_amid_a_text(box: str) -> None:
    assert read(box).body == list(_TEXT)


@pytest.mark.parametrize(
    "box",
    [
        "<p>Ikuti lomba foto noken dan menangkan hadiah utama dari koperasi perajin Agats.</p>",
        "<p>“Ikuti kami di Instagram kalau mau pesan,” kata Yuliana kepada para pembeli dari kota.</p>",
        "<p>Mari kita jaga hutan supaya kulit kayu tidak habis ditebang orang.</p>",
        "<p>Unduh formulir pendaftaran di laman koperasi sebelum 3 Juni 2024.</p>",
        "<p>Punya anak kecil bukan halangan. Yuliana menganyam sambil menggendong cucunya setiap pagi.</p>",
        "<p>Untuk informasi lebih lanjut hubungi Dinas Koperasi di nomor 0812-3344-5566.</p>",
        "<div class='sisip'><div class='j'>FAKTA SINGKAT</div><ul><li>Perajin: 914 orang</li><li>Kampung: 31</li></ul></div>",
        "<div class='p'><h3>Pemasaran</h3><p>Pengurus mengirim noken ke Jayapura setiap bulan. <a href='/d'>Lihat data lengkap</a></p></div>",
        "<p>Punya keluhan? Begitu pertanyaan yang pertama diajukan bupati kepada para perajin di Agats.</p>",
        "<p>Dapatkan potongan harga bagi anggota koperasi yang membayar sebelum akhir bulan.</p>",
    ],
)  # fmt: skip
def test_what_a_text_says_though_it_sounds_like_that(box: str) -> None:
    assert len(read(box).body) > len(_TEXT)


@pytest.mark.parametrize(
    "files",
    [
        "<div class='f'><div><i></i> Lampiran</div><a href='/dl/1'>Surat Undangan.pdf</a> <span>(412 KB, diunduh 8 kali)</span><br><a href='/dl/2'>Formulir.xlsx</a> <span>(31 KB)</span></div>",
        "<div><b>Berkas Unduhan</b><ul><li><a href='/berkas/7'>jadwal-kapal.docx</a></li></ul></div>",
    ],
)
def test_files_that_only_their_names_tell(files: str) -> None:
    assert read(files).body == list(_TEXT)


@pytest.mark.parametrize(
    ("caption", "text", "credit"),
    [
        ("Yuliana menganyam di Kampung Syuru. <i><em>Markus Bewer</em></i>", "Yuliana menganyam di Kampung Syuru", "Markus Bewer"),
        ("Yuliana menganyam di Kampung Syuru. <small>(Markus Bewer)</small>", "Yuliana menganyam di Kampung Syuru", "Markus Bewer"),
        ("Yuliana menganyam di Kampung <b>Syuru Baru</b>", "Yuliana menganyam di Kampung Syuru Baru", None),
        ("Noken dijual di Agats. <i>Papua Selatan</i>", "Noken dijual di Agats. Papua Selatan", None),
    ],
)  # fmt: skip
def test_a_bare_name_behind_a_caption(caption: str, text: str, credit: str | None) -> None:
    found = read(f"<figure><img src='/u/n.jpg'><figcaption>{caption}</figcaption></figure>")
    assert [(c.text.rstrip("."), c.credit) for c in found.captions] == [(text, credit)]


def read_page(body: str) -> Article:
    page = f"<html><head><title>{_TITLE}</title></head><body><h1>{_TITLE}</h1><div class='isi'>{body}</div></body></html>"
    return extract_article(page.encode(), "https://asmatkab.go.id/berita/9")


def test_the_first_item_of_a_list_behind_a_paragraph() -> None:
    items = ("Anyaman mendadak rusak bila kena air", "Warna memudar perlahan")
    listed = f"<h3>Gejala</h3><ul><li>{items[0]}</li><li>{items[1]}</li></ul>"
    article = read_page(f"<p>{_TEXT[0]}</p>{listed}<p>{_TEXT[2]}</p>")
    assert article.captions == []
    assert items[0] in article.body


def test_when_a_page_was_put_up_and_brought_up_to_date() -> None:
    line = "<div>Diterbitkan: Jumat, 14 Maret 2025 | Pemutakhiran: 17/03/2025 09.11 WIT</div>"
    article = read_page(line + "".join(f"<p>{text}</p>" for text in _TEXT))
    assert article.body == list(_TEXT)
    assert article.published is not None
    assert article.published.value == "2025-03-14"

"""Lists of which one item reads like an article, albums filled by a script, and texts round a message that an article is gone."""

from __future__ import annotations

import pytest

from newsarchive.extract import extract_article

_URL = "https://demakkab.go.id/berita/7"
_ITEMS = (
    ("Pasar Ikan Kembali Buka Sejak Subuh", "Demak – Pedagang pasar ikan kembali berjualan sejak subuh setelah lantai pasar selesai ditinggikan oleh dinas, Senin (3/6/2024)."),
    ("Empat Kelas Baru untuk Sekolah di Pesisir", "Demak – Bupati meresmikan empat kelas baru bagi murid yang selama dua tahun belajar bergantian di balai desa, Selasa (4/6/2024)."),
    ("Tanggul Laut Selesai Ditambal", "Petugas menambal tanggul laut sepanjang delapan puluh meter sebelum pasang tertinggi bulan ini datang."),
    ("Perahu Nelayan Didata Ulang", "Dinas mendata ulang perahu nelayan supaya jatah bahan bakar sesuai dengan ukuran mesinnya."),
)  # fmt: skip


def kind(body: str, title: str = "Berita | Kabupaten Demak", url: str = _URL) -> str:
    page = f"<html lang='id'><head><title>{title}</title></head><body>{body}</body></html>"
    return extract_article(page.encode(), url).kind


def listed(box: str, *, links: tuple[str, ...] = ("/b/1", "/b/2", "/b/3", "/b/4")) -> str:
    return "".join(
        box.format(title=title, text=text, link=link)
        for (title, text), link in zip(_ITEMS, links, strict=False)
    )


@pytest.mark.parametrize(
    "box",
    [
        "<div class='item'><h3><a href='{link}'>{title}</a></h3><small>3 Juni 2024</small><p>{text}</p></div>",
        "<div class='row mb-4'><div class='col'><img src='/f.jpg'></div><div class='col'><a href='{link}'><h4>{title}</h4></a><p>{text}</p></div></div>",
        "<article><header><h2><a href='{link}'>{title}</a></h2></header><div class='entry'><p>{text}</p><p>{text}</p></div></article>",
        "<li class='berita'><h5><a href='{link}'>{title}</a></h5><div><p>{text}</p><a href='{link}'>Selengkapnya</a></div></li>",
    ],
)
@pytest.mark.parametrize("beside", ["", "<form><input name='user'><input type='password'></form>"])
def test_items_of_a_list(box: str, beside: str) -> None:
    assert kind(f"<h1>Berita</h1><div class='daftar'>{listed(box)}</div>{beside}") == "listing"


_BOX = "<div class='item'><h3><a href='{link}'>{title}</a></h3><p>{text}</p></div>"


def test_an_article_above_others_in_boxes_alike() -> None:
    title, text = _ITEMS[0]
    rest = (
        f"<p>{text} Pedagang lain menyusul sesudah kios mereka selesai dicat pada akhir pekan ini.</p>"
        * 3
    )
    own = f"<div class='item'><h3><a href='/berita/7'>{title}</a></h3><p>{text}</p>{rest}</div>"
    others = listed(_BOX, links=("/b/1", "/b/2", "/b/3")).split("</div>", 1)[1]
    assert kind(f"<div>{own}{others}</div>") == "article"
    # linked to another address of its own, and named by the document
    own = own.replace("/berita/7", "/?p=7")
    assert kind(f"<div>{own}{others}</div>", title=f"{title} | Kabupaten Demak") == "article"


def test_an_album_that_a_script_fills() -> None:
    pictures = "".join(
        f"<li><a href='/m/{n}.jpg'><img src='/img/putih.gif' data-original='/m/t{n}.jpg'></a><div class='cap'><p>{title}</p></div></li>"
        for n, (title, _text) in enumerate(_ITEMS * 2)
    )
    more = "".join(
        f"<div><a href='/foto/{n}'><img src='/m/c{n}.jpg'><b>{title}</b></a></div>"
        for n, (title, _text) in enumerate(_ITEMS)
    )
    page = f"<h1>Semarak Hari Jadi</h1><p>Klik gambar untuk memperbesar.</p><ul class='lightgallery'>{pictures}</ul><h2>Album lainnya</h2>{more}"
    assert kind(page, title="Foto: Semarak Hari Jadi") == "gallery"


_ANSWERS = "<div class='faq'><h5>Berapa lama permohonan dijawab?</h5><p>Permohonan dijawab paling lambat sepuluh hari kerja dan dapat diperpanjang tujuh hari kerja dengan alasan tertulis.</p><h5>Apakah dikenakan biaya?</h5><p>Layanan tidak dipungut biaya. Biaya penggandaan dan pengiriman dokumen ditanggung oleh pemohon menurut tarif yang berlaku di kantor pos.</p><h5>Bagaimana bila ditolak?</h5><p>Pemohon dapat mengajukan keberatan kepada atasan pejabat dalam waktu tiga puluh hari kerja sejak menerima jawaban.</p></div>"


@pytest.mark.parametrize(
    "message",
    [
        "<h3>Data tidak ditemukan</h3><p>Maaf, berita yang Anda cari tidak tersedia atau telah dipindahkan oleh pengelola.</p>",
        "<div class='alert'>Halaman yang kamu tuju sudah dihapus.</div>",
        "<p>Sorry, the page you are looking for does not exist or has been moved.</p>",
    ],
)
def test_a_message_that_the_article_is_gone_beside_other_texts(message: str) -> None:
    assert kind(f"<h1>Detail Berita</h1><div>{message}</div>{_ANSWERS}") == "error"
    assert kind(f"<h1>Tanya Jawab Layanan Informasi</h1>{_ANSWERS}") == "article"


def test_an_article_that_tells_of_such_a_message() -> None:
    text = "<p>Demak – Kepala dinas mengatakan, Senin (3/6/2024), warga yang membuka laman lama membaca “halaman yang Anda cari tidak ditemukan”.</p>"
    rest = "<p>Ia meminta warga memakai alamat yang baru dan melapor bila masih menemukan tautan yang putus di laman kecamatan.</p>"
    assert kind(f"<h1>Laman Lama Ditutup Bertahap</h1>{text}{rest * 3}") == "article"


_FORM = "<form><input name='login'><input type='password'><button>Masuk</button></form>"
_NOTICES = (
    "<p>Akun baru diterbitkan oleh subbagian umum berdasarkan surat tugas dari kepala puskesmas, dan permintaan dilayani pada hari kerja.</p>"
    * 4
)


def test_notices_beside_a_form_to_sign_in() -> None:
    assert (
        kind(
            f"<h2>Sistem Informasi Puskesmas</h2>{_NOTICES}{_FORM}",
            title="Masuk | Sistem Informasi Puskesmas",
        )
        == "login"
    )
    assert (
        kind(
            f"<h1>Masuk Musim Tanam, Petani Terima Benih</h1>{_NOTICES}{_FORM}",
            title="Masuk Musim Tanam, Petani Terima Benih",
        )
        == "article"
    )


_SHOTS = ("Upacara di lapangan kota", "Pawai budaya pelajar", "Lomba perahu naga", "Pameran hasil kebun", "Malam puncak hari jadi", "Ziarah ke makam pahlawan")  # fmt: skip
_ALBUMS = "".join(f"<a href='/galeri/{n}'><img src='/a/{n}.jpg'><span>Album panen raya musim ke-{n}</span><small>18 foto</small></a>" for n in range(4))  # fmt: skip


@pytest.mark.parametrize(
    "shot",
    [
        "<a class='block' href='/g/{n}.jpg' data-sub-html='x'><img src='/t/{n}.jpg'><div>{said}</div></a>",
        "<div><a href='/g/{n}.webp?v=2'><img src='/t/{n}.webp'><h4>{said} bersama warga</h4></a></div>",
        "<div><a href='#' data-fancybox='g'><img src='/t/{n}.jpg'></a><p>{said}</p></div>",
        "<figure><a href='/f/{n}' rel='lightbox[1]'><img src='/t/{n}.jpg'></a><h5><a href='/g/{n}.png'>{said} bersama warga</a></h5></figure>",
    ],
)
@pytest.mark.parametrize("more", ["", f"<h3>Album Lainnya</h3>{_ALBUMS}"])
def test_pictures_that_their_links_show_in_large(shot: str, more: str) -> None:
    shots = "".join(shot.format(n=n, said=said) for n, said in enumerate(_SHOTS))
    page = f"<main><h1>Semarak Hari Jadi Kota</h1><p>24 Mei 2024 · 6 foto</p><div class='grid'>{shots}</div>{more}</main>"
    assert kind(page, title="Semarak Hari Jadi Kota") == "gallery"


def test_pictures_of_a_list_of_albums_lead_to_pages() -> None:
    albums = "".join(f"<a href='/galeri/{n}'><img src='/a/{n}.jpg'><div>{said}</div></a>" for n, said in enumerate(_SHOTS))  # fmt: skip
    page = f"<main><h1>Galeri Foto</h1><div class='grid'>{albums}</div></main>"
    assert kind(page, title="Galeri Foto") != "article"


def test_a_report_with_pictures_to_enlarge_is_an_article() -> None:
    shots = "".join(f"<a href='/g/{n}.jpg' data-fancybox='g'><img src='/t/{n}.jpg'></a>" for n in range(6))  # fmt: skip
    text = "<p>Warga mengikuti pawai budaya yang dibuka bupati di alun-alun kota pada pagi hari dan berakhir di pelabuhan lama menjelang siang.</p>"
    page = f"<main><h1>Pawai Budaya Meriahkan Hari Jadi Kota</h1>{text * 2}{shots}</main>"
    assert kind(page, title="Pawai Budaya Meriahkan Hari Jadi Kota") == "article"

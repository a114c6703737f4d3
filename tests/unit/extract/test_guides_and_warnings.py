"""Articles about errors, works on applications and frauds use the words of the pages that show such things; and those pages stay what they are."""

from __future__ import annotations

import pytest

from newsarchive.extract import Article, extract_article


def read(title: str, *parts: str) -> Article:
    body = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts)
    page = (
        f"<html lang='id'><head><title>{title}</title></head><body>"
        f"<article><h1>{title}</h1><div class='entry-content'>{body}</div></article></body></html>"
    )
    return extract_article(page.encode(), "https://example.go.id/berita/1")


@pytest.mark.parametrize(
    ("title", "texts"),
    [
        (
            "Cara Mendaftar Antrean Puskesmas dari Rumah",
            (
                "Buka aplikasi antrean, lalu isi nomor kartu dan tanggal berobat Anda.",
                "Apabila data tidak ditemukan, silakan datang ke loket. Jika sesi Anda berakhir, muat ulang halaman lalu isi kembali.",
                "Nomor antrean ditunjukkan kepada petugas di pintu masuk.",
            ),
        ),
        (
            "Jaringan Terputus, Pajak Kendaraan Dilayani Manual",
            (
                "Aplikasi e-Samsat sedang dalam pemeliharaan. Pembayaran dilayani di loket sampai Jumat. Mohon maaf atas gangguan tersebut.",
            ),
        ),
        (
            "Pendaftaran Murid Baru Ditunda Dua Hari",
            (
                "Karena server sedang dalam perbaikan, pendaftaran ditunda sampai 21 Juni 2025. Mohon maaf, silakan mencoba lagi pada tanggal itu.",
            ),
        ),
        (
            "Laman Beasiswa Macet, Mahasiswa Mengadu",
            (
                "Laman beasiswa macet sejak Senin. Layar menampilkan 503 service unavailable. Mahasiswa mengadu kepada rektorat. Dinas meminta maaf dan menambah waktu tiga hari.",
            ),
        ),
        (
            "Loket Pajak Pindah Alamat",
            (
                "Loket pajak pindah ke Jalan Merdeka No. 8 Wonotirto 53452, telepon 0286-594111, email pajak@example.go.id",
            ),
        ),
        (
            "Jauhi Pinjol Ilegal yang Menjerat Warga",
            (
                "Pinjaman online ilegal menawarkan pinjaman dana cukup KTP, tanpa BI checking, dan langsung cair lewat pesan.",
                "Jangan klik tautannya. Periksa legalitas perusahaan lebih dahulu, dan ajukan kredit ke bank.",
            ),
        ),
        (
            "Polisi Gerebek Rumah Bandar Togel",
            (
                "Polisi menangkap tiga bandar togel. Togel online dan situs judi dikendalikan dari rumah itu.",
            ),
        ),
        (
            "Hasil Seleksi Pegawai Diumumkan Sore Ini",
            (
                "Masukkan kode captcha lalu tekan tombol lihat hasil.",
                "Panitia membuka meja pengaduan di aula sampai Jumat.",
            ),
        ),
        (
            "Karnaval Pelajar Ramaikan Jalan Pahlawan",
            (
                "Lalu lintas tidak biasa terlihat di perempatan pasar sejak pagi.",
                "Polisi mengatur arus dari dua arah.",
            ),
        ),
        (
            "Dinas Bantah Kabar Bantuan Tunai",
            (
                "Berita yang beredar tidak ada hubungannya dengan dinas.",
                "Warga melaporkan pesan itu lewat nomor pengaduan.",
            ),
        ),
        (
            "Antrean Rumah Sakit Kembali Normal",
            (
                "Maaf, terjadi kesalahan teknis pada mesin antrean, kata direktur.",
                "Petugas melayani pasien dengan nomor tertulis.",
            ),
        ),
        (
            "Lowongan Bidan Puskesmas Wonotirto",
            (
                "Puskesmas Wonotirto mencari seorang bidan. Kirim lamaran ke Jalan Raya No. 3 Wonotirto 53452, telepon 0286-594000, email pkm@example.go.id",
            ),
        ),
    ],
)
def test_articles(title: str, texts: tuple[str, ...]) -> None:
    article = read(title, *texts)
    assert article.kind == "article"
    assert article.body == list(texts)


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("Berita", "Data tidak ditemukan. Jika Anda merasa ini keliru, hubungi admin.", "error"),
        (
            "Dinas Kominfo Kabupaten Pati",
            "Website sedang dalam perbaikan. Mohon maaf atas ketidaknyamanannya.",
            "error",
        ),
        (
            "Panen Kopi di Lereng Gunung",
            "Server sedang dalam perbaikan. Mohon maaf atas ketidaknyamanannya.",
            "error",
        ),
        (
            "Panen Kopi di Lereng Gunung",
            "Tidak tersedia sementara karena pemeliharaan terjadwal.",
            "error",
        ),
        (
            "Mohon Maaf Atas Gangguan Ini",
            "Website kami sedang dalam pemeliharaan. Silakan kembali besok.",
            "error",
        ),
        (
            "Mohon Maaf atas Gangguan Layanan",
            "Situs sedang dalam perbaikan, seluruh permohonan izin tetap dilayani di loket kantor.",
            "error",
        ),
        (
            "Panen Kopi di Lereng Gunung",
            "Artikel ini telah dihapus.",
            "error",
        ),
        (
            "Situs Judi Slot Gacor Terpercaya",
            "Daftar togel online, slot gacor dan bandar togel terpercaya.",
            "spam",
        ),
    ],
)
def test_pages_that_are_none(title: str, text: str, kind: str) -> None:
    assert read(title, text).kind == kind


def test_a_list_of_files_below_what_was_decided_is_an_article():
    text = "Panitia Lelang menetapkan pemenang pengadaan bibit kopi tahun 2025. Pemenang yang tidak hadir dianggap mengundurkan diri."
    files = "".join(
        f"<li><a href='/u/{n}.pdf'>Berita Acara Paket {n}</a></li>" for n in range(1, 8)
    )
    assert read("Pemenang Lelang Bibit Kopi 2025", text, f"<ol>{files}</ol>").kind == "article"
    assert (
        read("Dokumen Lelang", "Berikut dokumen lelang tahun 2025.", f"<ol>{files}</ol>").kind
        == "listing"
    )


_WARNED = "Slot online, togel, kasino, dan taruhan bola ada di setiap telepon pintar. Jackpot, bonus member, cashback, dan free spin menjadi umpan bagi anak muda."
_NEWS = (
    "Lurah Kalijambe mengumpulkan ketua rukun tetangga untuk membahas perilaku warga muda yang berutang kepada teman kerjanya.",
    "Para ketua sepakat mengadakan lomba bola voli setiap malam Minggu, supaya anak muda punya kegiatan lain yang menyenangkan.",
    "Lomba pertama dimulai pekan depan di lapangan kelurahan dengan piala bergilir dari karang taruna setempat.",
)


@pytest.mark.parametrize(
    ("title", "stays"),
    [
        ("Lurah Imbau Warga Jauhi Judi Daring", True),
        ("Lomba Voli Malam Minggu Dimulai", False),
    ],
)
def test_what_a_warning_says_of_games_is_its_text(title: str, stays: bool) -> None:
    article = read(title, _NEWS[0], _WARNED, *_NEWS[1:])
    assert (_WARNED in article.body) is stays
    assert ("spam-injected" in article.flags) is not stays

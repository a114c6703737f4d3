"""What a site counts stands in the box of a text and changes from visit to visit: it is none of the text, and makes no version."""

from __future__ import annotations

import pytest

from newsarchive.dedup import body_digest
from newsarchive.extract import Article, extract_article
from newsarchive.extract.notes.fact_lines import is_fact_line
from newsarchive.extract.words.counters import is_count_row, votes_in, without_count

_TITLE = "Petani Lereng Gunung Panen Kentang Lebih Awal"
_TEXT = (
    "Petani di lereng gunung memanen kentang dua pekan lebih awal karena hujan turun hampir setiap sore sejak awal bulan ini.",
    "Sebagian umbi dijual langsung ke pasar induk, sisanya disimpan di gudang kelompok tani untuk bibit musim tanam mendatang.",
    "Penyuluh meminta petani menyemprot lahan seperlunya dan membuat parit agar air tidak menggenang di sela bedengan.",
)


def read(*parts: str) -> Article:
    body = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts)
    page = f"<html lang='id'><head><title>{_TITLE}</title></head><body><main><h1>{_TITLE}</h1>{body}</main></body></html>"
    return extract_article(page.encode(), "https://example.go.id/berita/panen-kentang")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Waktu baca 3 menit · 41 pembaca · 7 suka", "Waktu baca 3 menit · 1.204 pembaca · 93 suka"),
        ("<div><span>admin</span><span>02/08/2025</span><span>3 bulan lalu</span><span>1.495 kali dibaca</span></div>",
         "<div><span>admin</span><span>02/08/2025</span><span>4 bulan lalu</span><span>2.001 kali dibaca</span></div>"),
        ("<div><b>Kominfo Batu</b><time>6 Juni 2025</time><i>sepekan lalu</i><i>311 kali dibaca</i></div>",
         "<div><b>Kominfo Batu</b><time>6 Juni 2025</time><i>2 bulan lalu</i><i>4.389 kali dibaca</i></div>"),
        ("Share: 12 | Tweet: 4 | Kirim", "Share: 80 | Tweet: 9 | Kirim"),
    ],
)  # fmt: skip
def test_above_a_text(before: str, after: str) -> None:
    one, other = read(before, *_TEXT), read(after, *_TEXT)
    assert one.body == list(_TEXT)
    assert body_digest(one) == body_digest(other)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("(dibaca 61 kali)", "(dibaca 702 kali)"),
        ("| Dilihat: 55x", "| Dilihat: 1.055x"),
        ("[Hits: 9]", "[Hits: 10]"),
        ("- 12 kali dilihat", "- 13 kali dilihat"),
    ],
)
def test_behind_the_last_sentence(before: str, after: str) -> None:
    one, other = (read(*_TEXT[:2], f"{_TEXT[2]} (rn) {count}") for count in (before, after))
    assert one.body == list(_TEXT)
    assert [credit.name for credit in one.bylines] == ["rn"]
    assert body_digest(one) == body_digest(other)


@pytest.mark.parametrize(
    "behind",
    [
        ("Apa reaksi Anda?", "Suka 3Senang 1Terkejut 0Sedih 0Marah 7"),
        ("Terakhir diperbarui pada 9 Oktober 2025 oleh admin", "Apa reaksi Anda?", "Suka 3 Sedih 0"),
        ("Terakhir diperbarui pada 9 Oktober 2025 07.40 oleh admin", "kali dibaca"),
        ("1.204 views · 12 likes · 3 comments",),
        ("5 pembaca menyukai ini Memuat...",),
        ("Jadilah yang pertama menyukai ini",),
        ("Suka Memuat...",),
        ("(Dikunjungi 311 kali, 4 kunjungan hari ini)",),
        ("Tweet | Share | Like",),
        ("Versi PDF |", "Versi cetak"),
        ("Temukan kami di Instagram @humas, TikTok, dan YouTube Humas Channel.",),
        ("<div><a href='/u/1'>Pasang aplikasi Siaga versi 2.1 di Play Store</a></div>",),
        ("Klik di sini untuk bergabung dengan saluran WhatsApp Pemkab",),
        ("Pengunjung hari ini", ": 219", "Halaman dilihat", ": 1.451", "Sedang aktif : 2 orang"),
        ("Jajak pendapat: Puaskah Anda?", "Puas 40%", "Tidak 60%", "(227 responden)"),
    ],
)  # fmt: skip
def test_below_a_text(behind: tuple[str, ...]) -> None:
    assert read(*_TEXT, *behind).body == list(_TEXT)


def test_a_poll_amid_a_text() -> None:
    poll = (
        "Jajak Pendapat",
        "Bagaimana layanan kami?",
        "Sangat baik 92% (90 suara)",
        "Kurang 8% (8 suara)",
        "Total suara: 98",
    )
    assert read(*_TEXT[:2], *poll, _TEXT[2]).body == list(_TEXT)
    # figures of a text that tells of one
    told = ("Hasil jajak pendapat warga", "Setuju 92% (90 suara)", "Menolak 8% (8 suara)")
    assert read(*_TEXT[:2], *told, _TEXT[2]).body == [*_TEXT[:2], *told, _TEXT[2]]


@pytest.mark.parametrize(
    "line",
    [
        "25 orang", "12 kali", "5 menit", "3,5 ribu", "Pengunjung: 3.870 orang", "Suka duka petani", "Bangga 3 kali juara",
        "Total 45%", "Pengunjung museum 219 orang", "Jumlah pengunjung: 3.870 orang", "Kunjungan wisatawan 1.204", "Online 24 jam", "Kami temukan di pasar", "Penting: 2 surat suara", "Senang 3", "Kirim 2 truk", "2 komentar warga dibacakan camat",
    ],
)  # fmt: skip
def test_what_a_text_counts_is_its_own(line: str) -> None:
    assert not is_count_row(line)
    assert without_count(f"Panen naik. {line}") == f"Panen naik. {line}"


def test_steps_and_cells_of_a_text_stay() -> None:
    steps = (
        "<ul><li>Unduh aplikasi Identitas Digital di Play Store</li><li>Isi nomor induk</li></ul>"
    )
    rows = "<table><tr><td>Jumlah peserta</td><td>: 219 orang</td></tr><tr><td>Lama</td><td>: 3</td></tr></table>"
    body = read(*_TEXT[:2], steps, rows, _TEXT[2]).body
    assert "Unduh aplikasi Identitas Digital di Play Store" in body
    assert ": 219 orang" in body
    assert ": 3" in body


@pytest.mark.parametrize(
    "told",
    [
        (
            "Pengutipan retribusi pasar menjadi sumber pendapatan asli daerah. Targetnya dua miliar.",
        ),
        ("Materi pelatihan ini dapat digunakan guru sebagai sumber belajar di kelas.",),
        ("Menyalin dokumen kependudukan harus mendapat izin dari dinas.",),
        ("Redaksi majalah sekolah menerima 120 naskah cerpen dari siswa.",),
        ("Kunjungan tahun lalu: 41.200 orang", "Kunjungan tahun ini: 56.310 orang"),
        ("Survei Kepuasan Masyarakat", "Sangat puas: 45%", "Puas: 55%"),
        ("Beri penilaian terhadap petugas layanan", "Terkumpul: Rp 15.250.000", "Simpan PDF"),
        ("Disclaimer: auditor tidak menyatakan pendapat", "Halaman: 215 halaman"),
    ],
)
def test_what_only_sounds_like_a_site_stays(told: tuple[str, ...]) -> None:
    assert read(*_TEXT[:2], *told, _TEXT[2]).body == [*_TEXT[:2], *told, _TEXT[2]]


def test_votes() -> None:
    assert votes_in(["Setuju?", "Ya 60%", "Tidak 40%", "Jumlah suara 12", "Warga pulang."]) == 4
    assert votes_in(["Setuju?", "Ya 60%", "Warga pulang."]) == 0
    assert votes_in(["Warga pulang."]) == votes_in([]) == 0


@pytest.mark.parametrize(
    "line",
    [
        "oleh Rina Melati | Senin, 4 Agustus 2025 | Perhubungan | 0 Komentar | 594 kali dilihat",
        "Rina Melati | 4 Agustus 2025 | Pertanian | Dibaca 12 kali",
        "Ditulis pada : 21-08-2025 | Oleh : Humas DPRD | Hits : 3.019 | ★★★★☆ 4,2/5 (19 suara)",
        "Rina MelatiKamis, 14 Agustus 20251 hari lalu1138 kali dibaca",
    ],
)
def test_facts_between_bars_and_without_anything_between(line: str) -> None:
    assert is_fact_line(line)


def test_a_sentence_with_a_year_is_no_line_of_facts() -> None:
    assert not is_fact_line("Pada 2025 warga RT3 membaca 4 kali dibaca bersama di balai desa")


def test_users_whom_an_office_counts_are_told() -> None:
    counted = "Pengguna aktif: 3.204"
    assert (
        counted in read(*_TEXT[:2], "Aplikasi kelompok tani hingga Juni:", counted, _TEXT[2]).body
    )
    assert is_count_row("Pengguna online: 12")

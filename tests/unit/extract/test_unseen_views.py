"""Whole pages of views that the reader had not seen: each class of miss in other words than the page that showed it."""

import pytest

from newsarchive.extract import Article, extract_article

_TEXT = """<p>Perpustakaan keliling mulai menyinggahi tujuh sekolah dasar di lereng gunung setiap hari Selasa dan Kamis.</p>
<p>Kepala dinas menyatakan setiap mobil membawa seribu dua ratus buku, sebagian besar cerita bergambar untuk anak.</p>
<p>Guru kelas tiga berharap murid boleh meminjam lebih lama karena jarak rumah mereka ke sekolah cukup jauh.</p>"""
_TITLE = "Perpustakaan Keliling Singgahi Tujuh Sekolah di Lereng Gunung"
_FOOT = "<div class='footer'><p>Jl. Veteran 4, telepon (0293) 555123.</p></div>"


def read(body: str, document: str = f"{_TITLE} - Pemkab") -> Article:
    page = (
        f"<html lang='id'><head><title>{document}</title></head><body>{body}{_FOOT}</body></html>"
    )
    return extract_article(page.encode(), "https://example.go.id/berita/pustaka")


@pytest.mark.parametrize(
    ("document", "head"),
    [
        ("magelangkab.go.id", f"<div><p class='mb-2 fs-1'>{_TITLE}</p><p>3 Mei 2023</p></div>"),
        ("Berita Lengkap", f"<h2>Berita Lengkap</h2><font size=5>{_TITLE}</font><br>"),
        ("Layanan Warga", f"<h6>Baca Berita</h6><div><h3>{_TITLE}</h3></div>"),
        ("TKPK Kabupaten Magelang", f"<h2>Berita</h2><h3 class='gb'><a href='#'>{_TITLE}</a></h3>"),
        (_TITLE, f"<h1>Detail Informasi</h1><table><tr><td>Judul<td>: {_TITLE}</table>"),
        (
            f"{_TITLE} · Pemkab",
            f"<h1 class='page-title'>{_TITLE} <small>Berita / #31</small></h1>",
        ),
    ],
)
def test_headlines(document, head):
    article = read(f"{head}<div class='isi'>{_TEXT}</div>", document)
    assert article.title == _TITLE


def test_a_short_title_that_the_page_prints_is_no_name_of_a_site():
    article = read(
        f"<h1>Bupati Lantik Camat</h1><h3>{_TITLE}</h3><div class='isi'>{_TEXT}</div>",
        "Bupati Lantik Camat",
    )
    assert article.title == "Bupati Lantik Camat"


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        (
            "Dibuat pada 5 Juni 2023, 10:15, terakhir disunting pada 8 Juni 2023, 12:20",
            "2023-06-05T10:15",
            "2023-06-08T12:20",
        ),
        ("Dibuat pada 5 Juni 2023", "2023-06-05", None),
    ],
)
def test_days_behind_the_text(line, published, modified):
    article = read(
        f"<div><div class='panel'><h1>{_TITLE}</h1></div><div class='panel'><div>{_TEXT}</div></div><div class='panel'>{line}</div></div>"
    )
    assert article.published is not None
    assert article.published.value.startswith(published)
    assert (article.modified.value[:16] if article.modified else None) == modified

"""Pages that apologise with status 200, in the furniture of their site."""

from __future__ import annotations

import pytest

from newsarchive.extract import extract_article
from newsarchive.samplesites.exchange import Request
from newsarchive.samplesites.network import network

_TOLD = "".join(
    f"<p>{text}</p>"
    for text in (
        "Bupati meminta warga memeriksa nama masing-masing pada laman bantuan sosial mulai Senin pagi.",
        "Bila muncul tulisan data tidak ditemukan, warga dapat datang ke kantor desa dengan membawa kartu keluarga.",
        "Petugas akan mencatat nama warga yang belum terdaftar, lalu mengirimkannya ke dinas sosial kabupaten.",
        "Menurut kepala dinas, pencocokan data dengan kementerian dilakukan setiap tiga bulan sekali.",
        "Pendaftaran dibuka sampai akhir bulan, dan seluruh layanan tidak dipungut biaya sama sekali.",
    )
)


@pytest.mark.parametrize("epoch", [1, 2])
def test_an_unknown_number_is_no_article(epoch) -> None:
    site = network(8470, epoch)["127.0.0.15"]
    reply = site.reply(Request(method="GET", target="/berita.php?id=888", headers={}))
    url = "http://127.0.0.15:8470/berita.php?id=888"
    article = extract_article(reply.body, url, content_type=reply.content_type)
    assert reply.status == 200
    assert article.kind == "error"


def test_news_that_quotes_an_apology_is_an_article() -> None:
    html = f"<html><body><h1>Cek Bansos</h1><article>{_TOLD}</article></body></html>"
    assert extract_article(html.encode(), "https://kotaku.go.id/berita/1").kind == "article"


def test_a_headline_that_begins_with_a_number_of_an_error() -> None:
    text = "".join(f"<p>{sentence}</p>" for sentence in _TOLD)
    page = f"<html><title>UMKM</title><body><h1>{{}}</h1>{text}</body></html>"
    news = extract_article(
        page.format("500 Bungkus Keripik Dikirim ke Batam").encode(), "https://x.go.id/a/5"
    )
    assert news.kind == "article"
    for said in ("500", "500 | Server Error", "Error 503 Layanan Tidak Tersedia"):
        refused = f"<html><title>{said}</title><body><h1>{said}</h1></body></html>"
        assert extract_article(refused.encode(), "https://x.go.id/a/5").kind == "error"


_TOLD = (
    "Kelompok usaha kecil mengirim keripik pisang ke Batam dengan kapal malam pada hari Senin.",
    "Ongkos kapal ditanggung dinas untuk tiga kali perjalanan pertama, kata ketua kelompok.",
    "Pembeli di sana memesan lewat pasar daring dan membayar setelah barang tiba di pelabuhan.",
)

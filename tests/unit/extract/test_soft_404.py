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

"""A page that quotes an article is told from one that only mentions something like it."""

from __future__ import annotations

import json

import pytest

from newsarchive.dedup.quotes import Quotable, pieces_of

URL = "https://demak.test/2023/11/18/banjir-rob-di-sayung-merendam-jalan/"
TITLE = "Banjir Rob di Sayung Merendam Jalan Pantura dan Sekolah"
BODY = (
    "Air pasang merendam jalan raya sejak Jumat pagi sehingga kendaraan berat tertahan berjam-jam.\n"
    "Warga menaikkan perabot ke tempat yang lebih tinggi sambil menunggu pompa dari kabupaten datang.\n"
    "Kepala desa meminta tanggul yang jebol pada musim lalu segera diperbaiki sebelum Desember tiba."
)
ARTICLE = Quotable.of([URL], [TITLE], [BODY])
PATH = "/2023/11/18/banjir-rob-di-sayung-merendam-jalan/"


def is_quoted(page: str | bytes, article: Quotable = ARTICLE) -> bool:
    return article.is_quoted_by(pieces_of(page if isinstance(page, bytes) else page.encode()))


@pytest.mark.parametrize(
    "page",
    [
        f'<li><a href="{URL}">{TITLE}</a></li>',
        f'<li><a href="{PATH}"><b>Banjir Rob</b> di <i>Sayung</i> Merendam Jalan Pan…</a></li>',
        f'<a href="{PATH}"><img alt="{TITLE}" src="/foto.jpg"></a>',
        f'<a href="..{PATH}amp/">BANJIR ROB DI SAYUNG MERENDAM JALAN PANTURA</a>',
        f"<item><link>{URL}</link><title><![CDATA[{TITLE}]]></title></item>",
        f"<item><link>{URL}</link><description>&lt;p&gt;Air &lt;b&gt;pasang&lt;/b&gt; merendam jalan"
        " raya sejak Jumat&lt;/p&gt;</description></item>",
        json.dumps({"link": URL, "title": {"rendered": TITLE}}).replace("/", "\\/"),
        json.dumps([{"id": 7, "content": "<p>" + BODY.replace("\n", "</p>\n<p>") + "</p>"}]),
        json.dumps({"id": 7, "content": BODY, "note": "\u2028"}).encode("utf-16"),
        "x" * 1_500_000 + f'<a href="{PATH}">{TITLE}</a>' + " y" * 700_000,
    ],
)
def test_listings_feeds_and_interfaces_quote(page: str | bytes) -> None:
    assert is_quoted(page)


@pytest.mark.parametrize(
    "page",
    [
        "",
        f"<urlset><url><loc>{URL}</loc></url></urlset>",
        f'<a href="{PATH}">Selengkapnya</a>',
        f'<a href="{PATH.rstrip("/")}-lagi/">{TITLE}</a>',
        f"<p>{TITLE}</p>",
        f"<p>{BODY.splitlines()[0]}</p>",
        '<a href="/2023/11/18/banjir-rob-di-demak/">Banjir Rob di Demak</a>',
        bytes(range(256)),
    ],
)
def test_a_link_alone_or_words_alone_do_not(page: str | bytes) -> None:
    assert not is_quoted(page)


def test_addresses_by_query_and_of_the_front_page() -> None:
    numbered = Quotable.of(["http://demak.test/index.php?id=12"], ["Pengumuman"], [])
    assert is_quoted('<a href="index.php?id=12">Pengumuman</a>', numbered)
    assert is_quoted('<a href="/index.php?id=12&amp;amp=1">Pengumuman</a>', numbered)
    assert not is_quoted('<a href="/index.php?id=123">Pengumuman</a>', numbered)
    front = Quotable.of(["http://demak.test/"], ["Pengumuman"], [BODY])
    assert not is_quoted('<a href="/">Pengumuman</a>', front)
    assert is_quoted(BODY, front)

"""Which stated address is taken for a page's own."""

from __future__ import annotations

import pytest

from newsarchive.extract.markup.canonical import canonical_url
from newsarchive.extract.markup.structured import Structured, read_structured
from newsarchive.extract.markup.tree import parse

SITE = "https://demak.test"


def stated(canonical: str) -> Structured:
    page = f'<html><head><link rel="canonical" href="{canonical}"></head><body><p>Isi</p></body></html>'
    return read_structured(parse(page)[0])


@pytest.mark.parametrize(
    ("fetched", "canonical"),
    [
        ("/berita/7/banjir-rob", "/berita/7/banjir-rob"),
        ("/berita/7/banjir-rob?utm_source=wa", "/berita/7/banjir-rob"),
        ("/berita/7/banjir-rob?page=2", "/berita/7/banjir-rob"),
        ("/berita/read/7/banjir-rob", "/berita/banjir-rob"),
        ("/?p=1920", "/2024/05/banjir-rob/"),
        ("/?p=1920", "/pasar-murah-digelar-di-alun-alun/"),
        ("/index.php?option=com_content&view=article&id=88&catid=2", "/index.php?option=com_content&view=article&id=88"),
        ("/index.php?option=com_content&view=article&id=88:pasar", "/berita/88-pasar"),
        ("/berita/88-pasar", "/index.php?option=com_content&id=88:pasar"),
        ("/media.php?module=detail&id=7", "/media.php?id=7&module=detail"),
        ("/berita?id=7&lang=id", "/berita?id=7"),
        ("/berita/banjir-rob", "/berita/banjir-rob?lang=id"),
        ("/index.php/berita/7-banjir-rob-demak", "/berita/banjir-rob-demak"),
        ("/berita/banjir-rob.html", "/berita/banjir-rob"),
        ("/berita/7-banjir-rob?Itemid=55", "/berita/7-banjir-rob"),
        ("/banjir-rob/?mc_id=31", "/banjir-rob/"),
        ("/berita/banjir-rob?q=rob", "/berita/banjir-rob"),
        ("/berita/banjir-rob?sumber=beranda", "/berita/banjir-rob"),
        ("/index.php?hal=berita&ke=7", "/index.php?ke=7&hal=berita"),
        ("/detail.php?n=banjir-rob", "/berita/banjir-rob"),
    ],
)  # fmt: skip
def test_a_page_may_state_its_own_address(fetched: str, canonical: str) -> None:
    assert canonical_url(stated(SITE + canonical), SITE + fetched) == SITE + canonical


@pytest.mark.parametrize(
    ("fetched", "canonical"),
    [
        ("/berita?id=12", "/berita"),
        ("/berita-kota-demak?id=12", "/berita-kota-demak"),
        ("/berita?banjir-rob", "/berita"),
        ("/index.php?option=com_content&view=article&id=88", "/index.php?option=com_content&view=article"),
        ("/media.php?module=detail&id=7", "/index.html"),
        ("/media2.php?id_berita=7", "/media2.php"),
        ("/berita/7/banjir-rob", "/index.php?page=berita"),
        ("/berita/7/banjir-rob", "/index.php?id=1"),
        ("/berita?id=7", "/berita?id=1"),
        ("/?p=1920", "/informasi-publik/"),
        ("/berita/7/banjir-rob", "/"),
        ("/berita/7/banjir-rob", "/berita"),
        ("/index.php?mod=berita&ke=7", "/index.php?mod=berita"),
        ("/index.php?mod=berita&ke=7", "/berita"),
        ("/baca.php?n=banjir-rob", "/baca.php"),
        ("/berita.php?id=7", "/berita-dan-pengumuman"),
        ("/index.php/berita/lihat?id=7", "/2024/berita"),
        ("/index.php/berita/lihat?id=7", "/2024/05"),
        ("/berita/7-banjir-rob", "/berita/8-banjir-rob"),
    ],
)  # fmt: skip
def test_an_address_that_all_pages_may_state_is_none(fetched: str, canonical: str) -> None:
    assert canonical_url(stated(SITE + canonical), SITE + fetched) == SITE + fetched

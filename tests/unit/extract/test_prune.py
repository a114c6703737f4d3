"""What goes before a page is walked, and what stays."""

import pytest

from newsarchive.extract import extract_article
from newsarchive.extract.markup.prune import prune
from newsarchive.extract.markup.tree import parse, text_of

_LINKS = "".join(f'<li><a href="/layanan/{n}">Layanan {n}</a></li>' for n in range(40))
_TEXT = (
    "Bupati membuka pasar murah di alun-alun, Senin pagi, dan meminta pedagang menjual beras, minyak, gula, serta telur "
    "sesuai harga yang telah disepakati bersama dinas perdagangan."
)


def pruned(body: str) -> str:
    root, _flags = parse(f"<html><body>{body}</body></html>")
    prune(root)
    return text_of(root)


@pytest.mark.parametrize(
    "menu",
    [
        f"<nav><ul>{_LINKS}</ul></nav>",
        f'<ul class="menu">{_LINKS}</ul>',
        f'<ul id="main-menu" class="nav navbar-nav">{_LINKS}</ul>',
        f'<div class="mega"><ul class="sub-menu">{_LINKS}</ul></div>',
    ],
)
def test_menu_goes_even_where_it_is_longer_than_the_text(menu):
    assert pruned(f"{menu}<p>Pasar murah dibuka.</p>") == "Pasar murah dibuka."


@pytest.mark.parametrize(
    "holder",
    [
        f"<nav><ul>{_LINKS}</ul><p>{_TEXT}</p>",
        f"<nav><ul>{_LINKS}</ul><h1>Pasar Murah</h1>",
        f"<nav><ul>{_LINKS}</ul><article>Pasar Murah</article>",
        f'<ul class="menu">{_LINKS}<li>Pasar Murah</li></ul>',
        f'<ul class="nav tags">{_LINKS}</ul>',
        f"<ul>{_LINKS}</ul>",
        '<ul class="nav"><li><a href="#">Siti Aminah</a></li><li><a href="#">4 Mei 2023</a></li></ul>',
    ],
)
def test_what_may_be_said_of_the_article_stays(holder):
    before = text_of(parse(f"<html><body>{holder}</body></html>")[0])
    assert pruned(holder) == before


def test_menu_with_a_long_teaser_goes_where_it_is_a_small_part_of_the_page():
    teaser = f"<nav><ul>{_LINKS}</ul><p>{_TEXT}</p></nav>"
    body = "".join(f"<p>{n}. {_TEXT}</p>" for n in range(12))
    assert "Layanan" not in pruned(teaser + body)


def test_drawing_of_a_person_stays_and_others_go():
    root, _flags = parse(
        '<html><body><svg class="bi bi-person"><path d="M1 1"/></svg><b>Siti</b><svg><path d="M2 2"/></svg></body></html>'
    )
    prune(root)
    assert [element.get("class") for element in root.iter("i", "svg")] == ["user"]


def test_section_is_not_that_of_a_menu():
    """WordPress calls entries of a menu that lead to a section after it."""
    items = "".join(
        f'<li class="menu-item menu-item-object-category"><a href="/c/{n}">Rubrik {n}</a></li>'
        for n in range(9)
    )
    html = f'<html><body><div><ul class="menu">{items}</ul></div><article><h1>Pasar Murah Dibuka</h1><p>{_TEXT}</p><p>{_TEXT}</p></article></body></html>'
    assert (
        extract_article(html.encode(), "https://demakkab.go.id/berita/pasar-murah").section is None
    )

"""Which addresses a page and a style sheet need to be shown."""

from __future__ import annotations

import time

import pytest

from newsarchive.capture.requisites import css_urls, find_requisites

PAGE = "https://berita.example.go.id/2026/01/judul/"
SITE = "https://berita.example.go.id"


def found(markup: str, *, head: str = "") -> list[str]:
    body = f"<html><head><link rel=icon href=/i.png>{head}</head><body>{markup}</body></html>"
    addresses = find_requisites(body.encode(), PAGE)
    assert addresses[0] == f"{SITE}/i.png"
    return [address.removeprefix(SITE) for address in addresses[1:]]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<img src="/a.jpg">', ["/a.jpg"]),
        ('<img src=" /a\n.jpg ">', ["/a.jpg"]),
        ('<img src="\\foto\\a.jpg?x=\\y">', ["/foto/a.jpg?x=\\y"]),
        ('<img src="b.jpg#x">', ["/2026/01/judul/b.jpg"]),
        ('<img src="data:image/gif;base64,R0" data-src="/foto/12">', ["/foto/12"]),
        ('<img data-lazy-src="/a.webp" src="/p.svg">', ["/a.webp", "/p.svg"]),
        ('<img data-original="/a" data-lazy-srcset="/b 1x, /c 2x">', ["/a", "/b", "/c"]),
        ('<img src="/a.jpg" srcset="/a,w_300.jpg 300w,/b.jpg 600w, /c.jpg">', ["/a.jpg", "/a,w_300.jpg", "/b.jpg", "/c.jpg"]),
        ('<img srcset="/a.jpg, /b.jpg 2x"><img srcset="/c.jpg 100w(x,y), /d.jpg 2x">', ["/a.jpg", "/b.jpg", "/c.jpg", "/d.jpg"]),
        ('<picture><source srcset="/a.avif" type="image/avif"><img src="/a.jpg"></picture>', ["/a.avif", "/a.jpg"]),
        ('<video poster="/p.jpg"><source src="/film.mp4"></video>', ["/p.jpg"]),
        ('<audio><source src="/lagu.mp3"></audio><iframe data-src="https://www.youtube.com/embed/x"></iframe>', []),
        ("<div style=\"background-image:url('/a.jpg')\"></div>", ["/a.jpg"]),
        ('<div style="background:url(&quot;/a.jpg&quot;)"></div>', ["/a.jpg"]),
        ('<section data-bg="url(/a.jpg)"></section><li data-bg="/foto/7"></li>', ["/a.jpg", "/foto/7"]),
        ('<span data-anything-at-all="/a.jpeg?w=300"></span>', ["/a.jpeg?w=300"]),
        ('<div data-settings=\'{"gallery":[{"url":"https:\\/\\/berita.example.go.id\\/a.jpg"}]}\'></div>', ["/a.jpg"]),
        ('<div data-title="Foto a.jpg dan b.jpg" data-id="77"></div>', []),
        ('<noscript><img src="/a.jpg"></noscript>', ["/a.jpg"]),
        ('<noscript>&lt;img src="/a.jpg"&gt;</noscript>', ["/a.jpg"]),
        ('<input type="image" src="/a.png"><table background="/b.png"></table>', ["/a.png", "/b.png"]),
        ('<svg><image xlink:href="/a.png"/><use href="/s.svg#x"/></svg>', ["/a.png", "/s.svg"]),
        ('<object data="/a.svg"></object><object data="/a.pdf"></object>', ["/a.svg"]),
        ('<script src="/a.js?v=2"></script><script type="x" data-rocket-src="/b"></script>', ["/a.js?v=2", "/b"]),
        ('<amp-img src="/a"></amp-img>', ["/a"]),
        ('<a href="/a.jpg">besar</a><a href="/halaman">lain</a>', []),
        ('<img src="http://[::1"><img src="ftp://x/a.jpg"><img src="https://x:y/a.jpg"><img src="#"><img src="">', []),
        ('<img src="/foto/Banjir Demak é.jpg">', ["/foto/Banjir Demak é.jpg"]),
    ],
)  # fmt: skip
def test_addresses_in_markup(markup: str, expected: list[str]) -> None:
    assert found(f"<meta charset=utf-8>{markup}") == expected


def test_links_that_are_loaded_and_those_that_are_not() -> None:
    head = (
        '<link rel="stylesheet" href="/a.css" media=print>'
        '<link rel="preload" as="font" href="/f.woff2"><link rel="preload" as="video" href="/v.mp4">'
        '<link rel="apple-touch-icon-precomposed" href="/t.png"><link rel="manifest" href="/m.json">'
        '<link rel="canonical" href="/x"><link rel="alternate" href="/feed/"><link rel="prefetch" href="/y">'
        "<style>@import url(/b.css); @font-face{src:url(/g.woff) format('woff')}</style>"
    )
    assert found("", head=head) == [
        *("/a.css", "/f.woff2", "/t.png", "/m.json", "/b.css", "/g.woff"),
    ]


def test_the_base_of_a_page_counts_and_its_icon_comes_last() -> None:
    page = (
        b'<base target=_blank><base href="//cdn.example.org/x/"><img src="a.jpg"><img src="a.jpg">'
    )
    assert find_requisites(page, PAGE) == [
        "https://cdn.example.org/x/a.jpg",
        f"{SITE}/favicon.ico",
    ]


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("a{background:url(x.png)}", ["/t/x.png"]),
        ("a{background:URL( '../x.png' )}", ["/x.png"]),
        ('@import "a.css" screen;@import url(b.css);@IMPORT URL("c.css")', ["/t/a.css", "/t/b.css", "/t/c.css"]),
        ("/* url(no.png) */ a{b:url(yes.png)} /* open url(no.png)", ["/t/yes.png"]),
        ("@namespace svg url(http://www.w3.org/2000/svg);a{b:url(x.png)}", ["/t/x.png"]),
        ("a{b:url(data:image/png;base64,AAA=)}b{c:url('data:image/svg+xml,<svg>')}", []),
        ("@font-face{src:url(f.eot?#iefix) format('x'),url(f.woff2)}", ["/t/f.eot", "/t/f.woff2"]),
        ("a{b:url(a\\ b.png)}c{d:url('q\\27 .png')}", ["/t/a b.png", "/t/q'.png"]),
        ("a{b:image-set('a.png' 1x, url(b.png) 2x, 'c.avif' type('image/avif'))}", ["/t/a.png", "/t/b.png", "/t/c.avif"]),
        ("a{b:-webkit-image-set(url(a.png) 1x)}", ["/t/a.png"]),
        ("a{filter:url(#blur)}", []),
        ("a{content:'url(x.png'}b{c:url()}", []),
    ],
)  # fmt: skip
def test_addresses_in_css(css: str, expected: list[str]) -> None:
    addresses = css_urls(css.encode(), "https://x.id/t/s.css")
    assert [address.removeprefix("https://x.id") for address in addresses] == expected


@pytest.mark.parametrize(
    "piece", ["url(a", "url('", 'url("', "@import ", "image-set(", "image-set('a' ", "/*", "\\", "@namespace "]
)  # fmt: skip
def test_hostile_sheets_take_no_longer_than_others(piece: str) -> None:
    began = time.process_time()
    css_urls(piece * (400_000 // len(piece)), "https://x.id/s.css")
    assert time.process_time() - began < 2


@pytest.mark.parametrize("piece", ["a ", "a (", "a, ", "(", " ,"])
def test_hostile_sets_take_no_longer_than_others(piece: str) -> None:
    began = time.process_time()
    find_requisites(f'<img srcset="{piece * 100_000}">'.encode(), PAGE)
    assert time.process_time() - began < 2


def test_any_bytes_are_read() -> None:
    for body in (b"", b"\0\xff\xfe", b"<", b"<noscript>&lt;img", b"<img srcset=,,,><img src=>" * 3):
        find_requisites(body, PAGE)

"""Listing pages of some layouts: teasers, page numbers, no article."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from make import Article, Text

Compose = Callable[[Text, str, int, list[Text]], Article]


def listing_pages(
    layout: str, texts: list[Text], compose: Compose
) -> list[tuple[str, str, str, str]]:
    """(file, url, html, kind) of the listing page of a layout, or nothing."""
    if layout not in SHAPES:
        return []
    start = sorted(SHAPES).index(layout) * 4
    teasers = [
        compose(texts[(start + n) % len(texts)], f"listing-{layout}", n, texts) for n in range(9)
    ]
    url, html = SHAPES[layout](teasers)
    return [("listing.html", f"https://{teasers[0].host}{url}", html, "listing")]


def wp_classic(items: list[Article]) -> tuple[str, str]:
    """A category archive with excerpts."""
    cards = "".join(
        f'<article class="post hentry"><header class="entry-header"><h2 class="entry-title"><a href="/{a.published:%Y/%m/%d}/{a.slug}/" rel="bookmark">{escape(a.title)}</a></h2><div class="entry-meta"><time datetime="{a.iso}">{a.long_date(False)}</time></div></header><div class="entry-summary"><p>{escape(a.blocks[0][1])} <a class="more-link" href="/{a.slug}/">Lanjutkan membaca</a></p></div></article>'
        for a in items
    )
    return (
        "/category/berita/page/3/",
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Berita - Laman 3</title><meta property="og:type" content="article"></head><body class="archive category paged"><header class="page-header"><h1 class="page-title">Kategori: Berita</h1></header><main>{cards}</main><nav class="pagination"><div class="nav-links"><a class="prev page-numbers" href="/p/2">Sebelumnya</a><span class="page-numbers current">3</span><a class="page-numbers" href="/p/4">4</a></div></nav></body></html>',
    )


def joomla3(items: list[Article]) -> tuple[str, str]:
    """A blog view: whole introductions under headings."""
    cards = "".join(
        f'<div class="items-row"><div class="item" itemprop="blogPost"><div class="page-header"><h2 itemprop="name"><a href="/index.php/berita/{a.number}-{a.slug}">{escape(a.title)}</a></h2></div><p>{escape(a.blocks[0][1])}</p><p>{escape(a.blocks[1][1])}</p><p class="readmore"><a class="btn" href="/x">Selengkapnya...</a></p></div></div>'
        for a in items[:5]
    )
    return (
        "/index.php/berita?start=30",
        f'<!DOCTYPE html><html lang="id-id"><head><meta charset="utf-8"><title>Berita</title></head><body class="site com_content view-category layout-blog"><div class="blog" itemscope itemtype="https://schema.org/Blog">{cards}<div class="pagination"><p class="counter">Halaman 7 dari 22</p><ul class="pagination-list"><li><a href="?start=0">Awal</a></li><li><a href="?start=25">Kembali</a></li></ul></div></div></body></html>',
    )


def laravel(items: list[Article]) -> tuple[str, str]:
    """A grid of cards."""
    cards = "".join(
        f'<div class="rounded-xl shadow bg-white"><img src="/s/{n}.jpg"><div class="p-4"><p class="text-xs">{a.long_date()}</p><h3 class="font-bold"><a href="/berita/{a.slug}">{escape(a.title)}</a></h3><p class="line-clamp-3">{escape(a.blocks[0][1][:110])}...</p><a href="/berita/{a.slug}">Baca selengkapnya</a></div></div>'
        for n, a in enumerate(items)
    )
    return (
        "/berita?page=72",
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Berita Terkini</title></head><body><nav><a href="/">Beranda</a></nav><h1 class="text-3xl">Berita Terkini</h1><div class="grid grid-cols-3 gap-6">{cards}</div><nav role="navigation"><a href="?page=71">‹</a><span>72</span><a href="?page=73">›</a></nav></body></html>',
    )


def table2009(items: list[Article]) -> tuple[str, str]:
    """Rows of a table with dates."""
    rows = "".join(
        f'<TR><TD>{a.published.day}/{a.published.month}/{a.published.year}</TD><TD><A HREF="berita.php?id={a.number}">{escape(a.title)}</A><BR>{escape(a.blocks[0][1][:150])} ... <A HREF="berita.php?id={a.number}">[selengkapnya]</A></TD></TR>'
        for a in items
    )
    return (
        "/berita.php?hal=4",
        f"<HTML><HEAD><meta charset='utf-8'><TITLE>Arsip Berita</TITLE></HEAD><BODY><TABLE><TR><TD><B>ARSIP BERITA</B></TD></TR>{rows}<TR><TD>Halaman : <A HREF='?hal=1'>1</A> <A HREF='?hal=2'>2</A> <A HREF='?hal=3'>3</A> 4</TD></TR></TABLE></BODY></HTML>",
    )


def blogger(items: list[Article]) -> tuple[str, str]:
    """A label search: whole posts below each other."""
    posts = "".join(
        f'<div class="post hentry"><h3 class="post-title entry-title"><a href="/{a.published:%Y/%m}/{a.slug}.html">{escape(a.title)}</a></h3><div class="post-body entry-content">{"<br/><br/>".join(escape(t) for _, t in a.blocks)}</div><div class="post-footer">Diposting oleh Admin di {a.clock()}</div></div>'
        for a in items[:6]
    )
    return (
        "/search?updated-max=2020-11-03T19:00:00%2B07:00&max-results=8",
        f'<!DOCTYPE html><html dir="ltr"><head><meta charset="utf-8"><meta content="blogger" name="generator"/><title>Warta Kelurahan</title></head><body><div class="header"><h1 class="title">Warta Kelurahan</h1></div><div class="blog-posts hfeed">{posts}</div><div class="blog-pager"><a href="/n">Posting Lebih Baru</a><a href="/o">Posting Lama</a></div></body></html>',
    )


def drupal9(items: list[Article]) -> tuple[str, str]:
    """A view with teasers."""
    rows = "".join(
        f'<div class="views-row"><article class="node node--type-berita node--view-mode-teaser"><h2 class="node__title"><a href="/berita/{a.slug}" rel="bookmark"><span>{escape(a.title)}</span></a></h2><div class="node__content"><p>{escape(a.blocks[0][1])}</p></div><div class="node__links"><a href="/berita/{a.slug}">Baca lebih lanjut</a></div></article></div>'
        for a in items
    )
    return (
        "/berita?page=5",
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Berita | Kabupaten</title></head><body class="path-berita"><h1 class="title page-title">Berita</h1><div class="view-content">{rows}</div><nav class="pager" role="navigation"><ul class="pager__items"><li><a href="?page=4">‹ Sebelumnya</a></li><li class="is-active">6</li></ul></nav></body></html>',
    )


SHAPES: dict[str, Callable[[list[Article]], tuple[str, str]]] = {
    "wp_classic": wp_classic,
    "joomla3": joomla3,
    "laravel": laravel,
    "table2009": table2009,
    "blogger": blogger,
    "drupal9": drupal9,
}

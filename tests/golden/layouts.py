"""Layouts of WordPress in four shapes, Laravel, a single-page shell, a portal and a national paper."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape

from make import Article, Caption, Page


def first_text(article: Article, before: str = "", after: str = "") -> str:
    """The first paragraph with its dateline, which may stand in an element of its own."""
    text = escape(article.blocks[0][1], quote=False)
    if article.dateline is None:
        return text
    return f"{before}{escape(article.dateline)}{after}{article.terminator}{text}"


def paragraphs(article: Article, before: str = "", after: str = "", tail: bool = True) -> list[str]:
    """Inner HTML of every block; the tail credit ends the last one."""
    texts = [first_text(article, before, after)]
    texts += [escape(text, quote=False) for _, text in article.blocks[1:]]
    if tail and article.tail:
        texts[-1] += " " + article.tail
    return texts


def blocks(article: Article, texts: list[str], names: dict[str, str]) -> list[str]:
    """Blocks as elements; `names` gives the opening and closing of each kind, li inside one list."""
    out: list[str] = []
    for position, ((kind, _), text) in enumerate(zip(article.blocks, texts, strict=True)):
        opening, closing = names.get(kind, names["p"]).split("|")
        html = f"{opening}{text}{closing}"
        if kind == "li":
            if position and article.blocks[position - 1][0] == "li":
                out[-1] = out[-1].replace("</ul>", f"{html}</ul>")
                continue
            html = f"<ul>{html}</ul>"
        out.append(html)
    return out


PLAIN = {
    "p": "<p>|</p>",
    "h": "<h3>|</h3>",
    "li": "<li>|</li>",
    "q": "<blockquote><p>|</p></blockquote>",
}


def json_ld(data: object) -> str:
    """A JSON-LD script."""
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def wp_classic(a: Article, i: int) -> Page:
    """A classic WordPress theme with Yoast, shortcode captions, sharing and a comment form."""
    url = f"https://{a.host}/{a.published:%Y/%m/%d}/{a.slug}/"
    shown: list[Caption] = []
    texts = paragraphs(
        a, "<strong>" if i % 2 else "", "</strong>" if i % 2 else "", tail=i % 3 != 0
    )
    body = blocks(a, texts, PLAIN)
    if i % 4 != 3:
        c = a.captions[0]
        shown.append(c)
        body.insert(
            1 if i % 2 else 0,
            f'<div id="attachment_{a.number}" style="width: 650px" class="wp-caption aligncenter">'
            f'<img class="size-large wp-image-{a.number}" src="/wp-content/uploads/{a.slug[:12]}.jpg" alt="">'
            f'<p id="caption-attachment-{a.number}" class="wp-caption-text">{escape(c.printed)}</p></div>',
        )
    if a.tail and i % 3 == 0:
        body.append(f"<p>{a.tail}</p>")
    body += [f"<p>{label}: {escape(name)}</p>" for label, name in a.labels]
    if i == 5:
        body.insert(
            2,
            '<div style="position:absolute;left:-9999px"><a href="https://x.example/slot">slot gacor maxwin</a> '
            '<a href="https://x.example/togel">togel online terpercaya</a> situs judi slot gacor hari ini</div>',
        )
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Situs Resmi", "url": f"https://{a.host}/"},
            {
                "@type": "WebPage",
                "name": f"{a.title} - Situs Resmi",
                "datePublished": a.iso,
                "dateModified": a.iso,
            },
            {"@type": "Person", "name": "admin"},
        ],
    }
    related = "".join(
        f'<li><a href="/{n}/">{escape(t)}</a></li>' for n, (t, _) in enumerate(a.others[:4])
    )
    return Page(
        html=f"""<!DOCTYPE html>
<html lang="id"><head><meta charset="UTF-8"><title>{escape(a.title)} - Situs Resmi Pemerintah Daerah</title>
<meta property="og:title" content="{escape(a.title)} - Situs Resmi Pemerintah Daerah"><meta property="og:type" content="article">
<meta property="article:published_time" content="{a.iso}">{json_ld(graph)}
<link rel="canonical" href="{url}"></head><body class="single single-post postid-{a.number}">
<a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header id="masthead" class="site-header"><p class="site-title"><a href="/">Situs Resmi</a></p>
<nav class="main-navigation"><ul><li><a href="/">Beranda</a></li><li><a href="/profil/">Profil</a></li><li><a href="/berita/">Berita</a></li></ul></nav></header>
<div id="content" class="site-content"><main id="main" class="site-main">
<article id="post-{a.number}" class="post-{a.number} post type-post hentry category-berita">
<header class="entry-header"><h1 class="entry-title">{escape(a.title)}</h1><div class="entry-meta"><span class="posted-on">
<time class="entry-date published" datetime="{a.iso}">{a.long_date(False)}</time></span> <span class="byline">oleh <span class="author vcard"><a class="url fn n" href="/author/admin/">admin</a></span></span></div></header>
<div class="entry-content">
{chr(10).join(body)}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Bagikan ini:</h3><ul><li><a class="share-twitter" href="#">Klik untuk berbagi di X</a></li><li><a href="#">Facebook</a></li></ul></div>
</div><footer class="entry-footer"><span class="tags-links">Tag: <a rel="tag" href="/tag/berita/">berita</a>, <a rel="tag" href="/tag/daerah/">daerah</a></span></footer></article>
<nav class="post-navigation"><h2 class="screen-reader-text">Navigasi pos</h2><div class="nav-links"><a rel="prev" href="/a/">{escape(a.others[0][0])}</a></div></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">2 komentar</h2><ol class="comment-list"><li class="comment"><div class="comment-author"><b class="fn">Warga</b> berkata:</div><div class="comment-content"><p>Mantap, semoga bermanfaat untuk seluruh warga dan terus dilanjutkan pada tahun berikutnya.</p></div></li></ol>
<div id="respond"><h3>Tinggalkan Balasan</h3><form class="comment-form"><p>Alamat email Anda tidak akan dipublikasikan. Ruas yang wajib ditandai *</p><textarea></textarea></form></div></div>
</main><aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2 class="widget-title">Pos-pos Terbaru</h2><ul>{related}</ul></section>
<section class="widget"><h2>Statistik</h2><p>Users Today : 54</p></section></aside></div>
<footer class="site-footer"><p>© 2024 Dinas Komunikasi dan Informatika. Jalan Merdeka Nomor 1, telepon (0341) 123456</p></footer></body></html>
""",
        url=url,
        published=a.iso,
        bylines=a.bylines,
        captions=shown,
    )


def wp_block(a: Article, i: int) -> Page:
    """A block theme: everything is `wp-block-…`, no JSON-LD, no Open Graph; featured image above."""
    url = f"https://{a.host}/{a.slug}/"
    shown: list[Caption] = []
    texts = paragraphs(a, tail=True)
    names = {
        "p": "<p>|</p>",
        "h": '<h2 class="wp-block-heading">|</h2>',
        "li": "<li>|</li>",
        "q": '<blockquote class="wp-block-quote is-layout-flow"><p>|</p></blockquote>',
    }
    body = blocks(a, texts, names)
    if i % 3 == 0:
        shown.append(a.captions[0])
        body.insert(
            2,
            f'<figure class="wp-block-image size-large"><img src="/wp-content/uploads/a{a.number}.webp" alt="dokumentasi"/>'
            f'<figcaption class="wp-element-caption">{escape(a.captions[0].printed)}</figcaption></figure>',
        )
    if i % 4 == 1:
        shown += a.captions[:2]
        body.append(
            '<figure class="wp-block-gallery has-nested-images columns-2">'
            + "".join(
                f'<figure class="wp-block-image"><img src="/wp-content/uploads/g{n}.jpg" alt=""/><figcaption>{escape(c.printed)}</figcaption></figure>'
                for n, c in enumerate(a.captions[:2])
            )
            + "</figure>"
        )
    if a.labels:
        body.append(f"<p>{'<br>'.join(f'{label} : {escape(n)}' for label, n in a.labels)}</p>")
    byline = f'<div class="wp-block-post-author-name">{a.writer}</div>' if i == 7 else ""
    query = "".join(
        f'<li class="wp-block-post"><h3 class="wp-block-post-title"><a href="/p{n}/">{escape(t)}</a></h3><div class="wp-block-post-excerpt"><p class="wp-block-post-excerpt__excerpt">{escape(x)}</p></div></li>'
        for n, (t, x) in enumerate(a.others[:3])
    )
    return Page(
        html=f"""<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>{escape(a.title)} &#8211; Portal {a.host}</title></head>
<body class="wp-singular post-template-default single"><div class="wp-site-blocks"><header class="wp-block-template-part"><div class="wp-block-group"><p class="wp-block-site-title"><a href="/">Portal Daerah</a></p>
<nav class="wp-block-navigation"><ul><li><a href="/">Home</a></li><li><a href="/kontak">Kontak</a></li></ul></nav></div></header>
<main class="wp-block-group"><h1 class="wp-block-post-title">{escape(a.title)}</h1>
<div class="wp-block-group"><div class="wp-block-post-date"><time datetime="{a.iso}">{a.published.day:02d}/{a.published.month:02d}/{a.published.year}</time></div>{byline}<div class="taxonomy-category wp-block-post-terms">dalam <a href="/category/berita/" rel="tag">Berita</a></div></div>
<figure class="wp-block-post-featured-image"><img src="/wp-content/uploads/f{a.number}.jpg" alt=""/></figure>
<div class="entry-content wp-block-post-content is-layout-constrained">
{chr(10).join(body)}
</div><div class="wp-block-comments"><h2>Respon</h2><p>Silakan masuk log untuk berkomentar</p></div>
<h2 class="wp-block-heading">Pos lainnya</h2><div class="wp-block-query"><ul class="wp-block-post-template">{query}</ul></div></main>
<footer class="wp-block-template-part"><p>Dibangun dengan <a href="https://wordpress.org">WordPress</a></p></footer></div></body></html>
""",
        url=url,
        published=a.iso,
        bylines=[*([a.writer] if i == 7 else []), *a.bylines],
        captions=shown,
    )


def wp_newspaper(a: Article, i: int) -> Page:
    """A tagDiv Newspaper page: `td-…` classes, a related box amid the text, author box, featured image caption."""
    url = f"https://berita.{a.host}/{a.published:%Y/%m}/{a.slug}/"
    texts = paragraphs(a, "<b>" if i % 3 == 0 else "", "</b>" if i % 3 == 0 else "")
    body = blocks(a, texts, {**PLAIN, "h": "<p><strong>|</strong></p>"})
    c = a.captions[0]
    shown = [c] if i % 2 == 0 else []
    featured = (
        f'<div class="td-post-featured-image"><figure><a href="/f.jpg" data-caption="{escape(c.printed)}"><img class="entry-thumb" src="/f-696x464.jpg" alt=""/></a>'
        f'<figcaption class="wp-caption-text">{escape(c.printed)}</figcaption></figure></div>'
        if shown
        else '<div class="td-post-featured-image"><a href="/f.jpg"><img class="entry-thumb" src="/f.jpg" alt="" title="IMG_2034"/></a></div>'
    )
    title, teaser = a.others[1]
    body.insert(
        2,
        f'<p><strong>Baca Juga: <a href="/x/">{escape(title)}</a></strong></p>'
        if i % 2
        else f'<div class="td_block_wrap td_block_related_posts"><h4 class="td-related-title">Berita Terkait</h4><div class="td_module_wrap"><h3 class="entry-title td-module-title"><a href="/x/">{escape(title)}</a></h3><div class="td-excerpt">{escape(teaser)}</div></div></div>',
    )
    body.insert(
        len(body) - 1,
        '<div class="td-a-rec td-a-rec-id-content_inline"><span class="td-adspot-title">- Advertisement -</span></div>',
    )
    if a.labels:
        body.append(f"<p>{' | '.join(f'{label}: {escape(n)}' for label, n in a.labels)}</p>")
    others = "".join(
        f'<div class="td_module_10"><h3 class="entry-title td-module-title"><a href="/{n}">{escape(t)}</a></h3><div class="td-excerpt">{escape(x)}</div></div>'
        for n, (t, x) in enumerate(a.others)
    )
    return Page(
        html=f"""<!doctype html><html lang="id"><head><meta charset="UTF-8"/><title>{escape(a.title)} | Berita Daerah</title>
<meta property="og:title" content="{escape(a.title)}"/><meta property="og:site_name" content="Berita Daerah"/><meta property="article:published_time" content="{a.published:%Y-%m-%dT%H:%M:%S}+0{a.zone}:00"/>
<meta name="author" content="admin"></head><body class="td-standard-pack single-post">
<div class="td-header-wrap"><div class="td-header-menu-wrap"><ul class="sf-menu"><li><a href="/">Beranda</a></li><li><a href="/c">Pemerintahan</a></li><li><a href="/d">Ekonomi</a></li></ul></div></div>
<div class="td-main-content-wrap"><div class="td-container td-post-template-default"><div class="td-crumb-container"><span><a class="entry-crumb" href="/">Beranda</a></span> <span>Berita</span> <span class="td-bred-no-url-last">{escape(a.title[:40])}…</span></div>
<div class="td-pb-row"><div class="td-pb-span8 td-main-content"><div class="td-ss-main-content"><article class="post type-post hentry" itemscope itemtype="https://schema.org/Article">
<div class="td-post-header"><ul class="td-category"><li class="entry-category"><a href="/c">Pemerintahan</a></li></ul><header class="td-post-title"><h1 class="entry-title">{escape(a.title)}</h1>
<div class="td-module-meta-info"><div class="td-post-author-name"><div class="td-author-by">Oleh</div> <a href="/author/admin/">admin</a><div class="td-author-line"> - </div></div><span class="td-post-date"><time class="entry-date updated td-module-date" datetime="{a.iso}">{a.long_date(False)}</time></span><div class="td-post-comments"><i class="td-icon-comments"></i>0</div><div class="td-post-views"><span class="td-nr-views">811</span> View</div></div></header></div>
<div class="td-post-sharing-top"><a class="td-social-facebook">Facebook</a><a>WhatsApp</a></div>
<div class="td-post-content tagdiv-type">{featured}
{chr(10).join(body)}
</div><footer><div class="td-post-source-tags"><ul class="td-tags"><li><span>TAGS</span></li><li><a href="/tag/a">pemkot</a></li></ul></div>
<div class="td-block-row td-post-next-prev"><div class="td-block-span6 td-post-prev-post"><span>Artikulli paraprak</span><a href="/p">{escape(a.others[2][0])}</a></div></div>
<div class="author-box-wrap"><div class="desc"><div class="td-author-name vcard author"><span class="fn"><a href="/author/admin">admin</a></span></div></div></div></footer></article>
<div class="td_block_wrap td_block_related_posts"><h4>BERITA TERKAIT LAINNYA</h4>{others}</div></div></div>
<div class="td-pb-span4 td-main-sidebar"><div class="td_block_wrap"><h4>Paling Populer</h4>{others}</div></div></div></div></div>
<div class="td-footer-wrapper">Hubungi kami: redaksi@{a.host}</div></body></html>
""",
        url=url,
        published=a.iso,
        bylines=a.bylines,
        captions=shown,
    )


def elementor(a: Article, i: int) -> Page:
    """Elementor: nested sections, widgets, post info as an icon list, no article element."""
    url = f"https://{a.host}/{a.slug}/"
    texts = paragraphs(a)
    body = blocks(a, texts, PLAIN)
    shown: list[Caption] = []
    if i % 2 == 0:
        shown = [a.captions[0]]
        body.insert(
            1,
            f'<p><img decoding="async" src="/wp-content/uploads/x{a.number}.jpg" alt="" width="1024" height="683"></p><p><em>{escape(a.captions[0].printed)}</em></p>',
        )
    if a.labels:
        body += [f"<p><strong>{label}</strong>: {escape(name)}</p>" for label, name in a.labels]
    cards = "".join(
        f'<article class="elementor-post elementor-grid-item"><div class="elementor-post__text"><h3 class="elementor-post__title"><a href="/{n}/">{escape(t)}</a></h3><div class="elementor-post__excerpt"><p>{escape(x)}</p></div><a class="elementor-post__read-more" href="/{n}/">Baca Selengkapnya »</a></div></article>'
        for n, (t, x) in enumerate(a.others[:4])
    )

    def widget(kind: str, html: str) -> str:
        return f'<div class="elementor-element elementor-widget elementor-widget-{kind}" data-widget_type="{kind}.default"><div class="elementor-widget-container">{html}</div></div>'

    return Page(
        html=f"""<!DOCTYPE html><html lang="id"><head><meta charset="UTF-8"><title>{escape(a.title)} - Kominfo</title><meta property="og:title" content="{escape(a.title)} - Kominfo"></head>
<body class="elementor-default elementor-page single"><div data-elementor-type="header" class="elementor elementor-location-header">{widget("nav-menu", '<nav><ul class="elementor-nav-menu"><li><a href="/">Beranda</a></li><li><a href="/ppid">PPID</a></li></ul></nav>')}</div>
<div data-elementor-type="single-post" class="elementor elementor-location-single post"><section class="elementor-section"><div class="elementor-container"><div class="elementor-column elementor-col-66"><div class="elementor-widget-wrap">
{widget("theme-post-title", f'<h1 class="elementor-heading-title elementor-size-default">{escape(a.title)}</h1>')}
{widget("post-info", f'<ul class="elementor-inline-items elementor-icon-list-items elementor-post-info"><li class="elementor-icon-list-item"><span class="elementor-icon-list-text elementor-post-info__item--type-author">{escape(a.writer) if i == 7 else "admin"}</span></li><li class="elementor-icon-list-item"><span class="elementor-icon-list-text elementor-post-info__item--type-date">{a.long_date(False)}</span></li><li><span class="elementor-post-info__item--type-time">{a.clock()}</span></li></ul>')}
{widget("theme-post-featured-image", '<img src="/wp-content/uploads/hero.jpg" class="attachment-large" alt="">')}
{widget("theme-post-content", chr(10).join(body))}
{widget("share-buttons", '<div class="elementor-share-btn"><span class="elementor-share-btn__title">Facebook</span></div><div class="elementor-share-btn"><span>WhatsApp</span></div>')}
{widget("post-navigation", f'<a href="/prev"><span>Sebelumnya</span> {escape(a.others[0][0])}</a>')}
</div></div><div class="elementor-column elementor-col-33">{widget("heading", '<h2 class="elementor-heading-title">Berita Terbaru</h2>')}{widget("posts", cards)}</div></div></section></div>
<div data-elementor-type="footer" class="elementor">{widget("text-editor", "<p>Kantor: Jalan Ahmad Yani Nomor 12. Jam layanan Senin - Jumat 08.00 - 16.00</p>")}</div></body></html>
""",
        url=url,
        published=a.published.strftime("%Y-%m-%dT%H:%M"),
        bylines=[*([a.writer] if i == 7 else []), *a.bylines],
        captions=shown,
    )


def laravel(a: Article, i: int) -> Page:
    """Tailwind utility classes only; Open Graph; alternating wrappers."""
    url = f"https://{a.host}/berita/{a.slug}"
    body = blocks(a, paragraphs(a), PLAIN)
    shown: list[Caption] = []
    if i % 2:
        shown = [a.captions[1]]
        body.insert(1, f"<p>{escape(a.captions[1].printed)}</p>")
        body.insert(1, f'<p><img src="/storage/posts/{a.number}.jpg"></p>')
    elif i % 4 == 2:
        shown = [a.captions[2]]
    lead = (
        f'<div class="mb-6"><img class="w-full rounded-xl" src="/storage/posts/lead.jpg" alt="{escape(a.title)}"><p class="mt-2 text-sm italic text-gray-500">{escape(a.captions[2].printed)}</p></div>'
        if i % 4 == 2
        else '<img class="w-full rounded-xl mb-6" src="/storage/posts/lead.jpg" alt="">'
    )
    if a.labels:
        body.append("<p>" + "".join(f"{label}: {escape(n)}<br/>" for label, n in a.labels) + "</p>")
    cards = "".join(
        f'<a href="/berita/{n}" class="flex gap-4 group"><img class="w-20 h-20" src="/t{n}.jpg"><div><h4 class="font-semibold line-clamp-2">{escape(t)}</h4><p class="text-xs text-gray-400">{n + 2} hari yang lalu</p></div></a>'
        for n, (t, _) in enumerate(a.others[:5])
    )
    return Page(
        html=f"""<!DOCTYPE html><html lang="id" class="scroll-smooth"><head><meta charset="utf-8"><meta name="csrf-token" content="t0k3n"><title>{escape(a.title)}</title><meta property="og:title" content="{escape(a.title)}"><meta property="og:type" content="article"><meta property="og:description" content="{escape(a.blocks[0][1][:120])}"></head>
<body class="antialiased bg-gray-50"><nav class="sticky top-0 z-50 bg-white shadow"><div class="max-w-7xl mx-auto flex"><a href="/">Beranda</a><a href="/layanan">Layanan</a><a href="/berita">Berita</a></div></nav>
<div class="max-w-7xl mx-auto grid grid-cols-3 gap-8 py-10"><div class="col-span-2"><nav class="text-sm text-gray-500 mb-3"><a href="/">Beranda</a> / <a href="/berita">Berita</a> / Detail</nav>
<span class="inline-block bg-blue-100 text-blue-700 px-3 py-1 rounded">Pemerintahan</span><h1 class="text-3xl font-bold leading-tight mt-3">{escape(a.title)}</h1>
<div class="flex items-center gap-4 text-sm text-gray-500 my-4"><span><i class="fa fa-user"></i> Administrator</span><span><i class="fa fa-calendar"></i> {a.long_date()} {a.clock(".")} {a.zone_name}</span><span><i class="fa fa-eye"></i> 1.204 kali dibaca</span></div>
{lead}<div class="prose prose-lg max-w-none text-justify">
{chr(10).join(body)}
</div><div class="flex gap-2 mt-8 border-t pt-4"><span class="text-gray-500">Bagikan:</span><a href="#">Facebook</a><a href="#">X</a><a href="#">WhatsApp</a></div></div>
<div class="col-span-1"><h3 class="text-xl font-bold mb-4">Berita Lainnya</h3><div class="space-y-4">{cards}</div></div></div>
<footer class="bg-gray-900 text-white py-8"><div class="max-w-7xl mx-auto">Pemerintah Daerah {a.published.year + 1}. Seluruh hak cipta dilindungi.</div></footer></body></html>
""",
        url=url,
        published=a.iso,
        bylines=a.bylines,
        captions=shown,
    )


def spa(a: Article, i: int) -> Page:
    """An empty shell: the text stands in JSON-LD only."""
    url = (
        f"https://www.{a.host}/#/berita/{a.number}"
        if i % 2
        else f"https://www.{a.host}/news/{a.number}"
    )
    texts = [text for _, text in a.blocks]
    if a.dateline:
        texts[0] = f"{a.dateline}{a.terminator}{texts[0]}"
    if a.tail:
        texts[-1] += f" {a.tail}"
    texts += [f"{label}: {name}" for label, name in a.labels]
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle" if i % 2 else ["NewsArticle", "Article"],
        "headline": a.title,
        "datePublished": a.iso,
        "articleBody": "\n\n".join(texts),
        "publisher": {"@type": "Organization", "name": "Pemerintah Daerah"},
    }
    bylines = list(a.bylines)
    if i in (5, 7):
        data["author"] = [{"@type": "Person", "name": a.writer}]
        bylines.insert(0, a.writer)
    return Page(
        html=f"""<!doctype html><html lang="id"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width"/><title>{escape(a.title)} | Portal Resmi</title><meta property="og:title" content="{escape(a.title)}"/>{json_ld(data)}<script defer src="/static/js/main.3f2a.js"></script></head>
<body><noscript>You need to enable JavaScript to run this app.</noscript><div id="{"root" if i % 2 else "app"}"></div></body></html>
""",
        url=url,
        published=a.iso,
        bylines=bylines,
        captions=[],
    )


def portal(a: Article, i: int) -> Page:
    """A home-made provincial portal: marquee, popular news, the heading is an h3, the date has icons."""
    url = f"https://kominfo.{a.host}/berita/{a.slug}-{a.number}"
    texts = paragraphs(a, "<strong>" if i % 2 else "<span>", "</strong>" if i % 2 else "</span>")
    body = [f'<p style="text-align:justify">{text}</p>' for text in texts]
    if a.labels:
        body.append("<p>" + "<br>".join(f"{label} : {escape(n)}" for label, n in a.labels) + "</p>")
    c = a.captions[0]
    shown = [c] if i % 3 else []
    photo = '<div class="foto-utama"><img src="/uploads/berita/f.jpg" class="img-responsive">' + (
        f'<div class="ket-foto"><small>{escape(c.printed)}</small></div></div>'
        if shown
        else "</div>"
    )
    marquee = " ••• ".join(escape(t) for t, _ in a.others)
    popular = "".join(
        f'<div class="item-populer"><span class="nomor">{n + 1}</span><a href="/berita/{n}">{escape(t)}</a><p>{escape(x[:90])}...</p></div>'
        for n, (t, x) in enumerate(a.others)
    )
    return Page(
        html=f"""<!DOCTYPE html>
<html><head><title>Dinas Kominfo Provinsi</title><meta charset="utf-8"><meta name="description" content="Situs resmi Dinas Komunikasi dan Informatika"><meta property="og:title" content="{escape(a.title)}"></head><body>
<div class="topbar"><span id="jam">Selasa, 24 November 2026 | 14:05:11</span></div><div class="running-text"><b>Terkini</b><marquee>{marquee}</marquee></div>
<ul class="menu-utama"><li><a href="/">Home</a></li><li><a href="/berita">Berita</a></li><li><a href="/foto">Galeri</a></li></ul>
<div class="konten"><div class="kiri"><div class="judul-kanal">Berita</div><div class="detail-news"><h3 class="judul">{escape(a.title)}</h3>
<div class="info"><i class="icon-calendar"></i> {a.long_date()}<i class="icon-clock"></i> {a.clock()} {a.zone_name} <i class="icon-eye"></i> 321</div>
{photo}<div class="isi-berita">
{chr(10).join(body)}
</div><div class="berbagi">Share : <a href="#">FB</a> <a href="#">TW</a> <a href="#">WA</a></div>
<div class="label-berita">#kominfo #daerah #berita</div></div>
<h4>Berita Terkait</h4><div class="terkait">{"".join(f'<div class="col"><a href="/b/{n}">{escape(t)}</a></div>' for n, (t, _) in enumerate(a.others[:3]))}</div></div>
<div class="kanan"><h4>Berita Terpopuler</h4>{popular}<h4>Jajak Pendapat</h4><form><p>Bagaimana pendapat Anda tentang tampilan situs ini?</p><input type="radio">Baik<input type="radio">Cukup</form></div></div>
<div class="kaki">Hak Cipta 2026 - Pengunjung hari ini: 1.204, bulan ini: 33.120</div></body></html>
""",
        url=url,
        published=a.iso,
        bylines=a.bylines,
        captions=shown,
    )


def national(a: Article, i: int) -> Page:
    """A national paper: advertisements and links amid the text, paging, JSON-LD with the reporter."""
    url = f"https://news.contoh.co.id/daerah/{a.published:%Y%m%d}{a.number}/{a.slug}"
    texts = paragraphs(a, "<strong>", "</strong>", tail=False)
    body = blocks(a, texts, PLAIN)
    c = a.captions[0]
    shown = [c]
    body.insert(
        1,
        '<div class="parallax_ads"><div class="parallax_text">ADVERTISEMENT</div></div><p class="scroll">SCROLL TO CONTINUE WITH CONTENT</p>',
    )
    body.insert(
        3,
        f'<table class="linksisip"><tr><td><div class="lihatjg"><strong>Baca juga: </strong><a href="/d-1">{escape(a.others[0][0])}</a></div></td></tr></table>',
    )
    if a.tail:
        body.append(f"<strong>{a.tail}</strong>")
    reporter, editor = a.writer, "Teguh Wibisono"
    labels = (
        f'<div class="detail__credit">Reporter: {escape(reporter)} | Editor: {editor}</div>'
        if i % 2
        else ""
    )
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": a.title,
        "datePublished": a.iso,
        "author": {"@type": "Person", "name": reporter},
        "image": {"@type": "ImageObject", "url": "https://cdn.contoh.co.id/f.jpg"},
    }
    bylines = [reporter, *([editor] if i % 2 else []), *(a.bylines if a.tail else [])]
    return Page(
        html=f"""<!DOCTYPE html><html lang="id-ID"><head><meta charset="utf-8"><title>{escape(a.title)}</title><meta property="og:title" content="{escape(a.title)}"><meta property="og:site_name" content="contohNews"><meta name="publishdate" content="{a.published:%Y/%m/%d %H:%M:%S}">{json_ld(data)}</head><body>
<header class="header"><a href="/">contohNews</a><nav class="nav"><a href="/nasional">Nasional</a><a href="/daerah">Daerah</a><a href="/ekonomi">Ekonomi</a></nav></header>
<div class="container"><div class="column-8"><article class="detail"><div class="detail__header"><div class="page__breadcrumb"><a href="/">Home</a><a href="/daerah">Berita Daerah</a></div><h1 class="detail__title">{escape(a.title)}</h1>
<div class="detail__author">{escape(reporter)} - <span class="detail__label">contohNews</span></div><div class="detail__date">{a.long_date()} {a.clock()} {a.zone_name}</div></div>
<div class="share-box"><a>0 komentar</a><a>BAGIKAN</a><a>URL telah disalin</a></div>
<div class="detail__media"><figure class="detail__media-image"><img src="https://cdn.contoh.co.id/f.jpg" alt="{escape(c.text)}"><figcaption class="detail__media-caption">{escape(c.printed)}</figcaption></figure></div>
<div class="detail__body"><div class="detail__body-text itp_bodycontent">
{chr(10).join(body)}
<div class="para_caption"></div></div>{labels}
<div class="detail__multiple"><div class="detail__anchor-numb"><a class="active" href="?page=1">1</a><a href="?page=2">2</a></div><a href="?page=2">Halaman Selanjutnya</a><a href="?single=1">Tampilkan Semua</a></div>
<div class="detail__body-tag"><div class="nav"><a href="/tag/daerah">daerah</a><a href="/tag/warga">warga</a></div></div></div></article>
<div class="berita-terkait"><h3>Berita Terkait</h3>{"".join(f'<article class="list-content__item"><h3><a href="/d-{n}">{escape(t)}</a></h3></article>' for n, (t, _) in enumerate(a.others[:4]))}</div></div>
<div class="column-4"><div class="box cb-mostpop"><h2>Terpopuler</h2>{"".join(f'<article><h3><a href="/m-{n}">{escape(t)}</a></h3><span>{n} jam yang lalu</span></article>' for n, (t, _) in enumerate(a.others))}</div></div></div>
<footer>Redaksi · Pedoman Media Siber · Karir · Kotak Pos · Info Iklan</footer></body></html>
""",
        url=url,
        published=a.iso,
        bylines=list(dict.fromkeys(bylines)),
        captions=shown,
    )


LAYOUTS: dict[str, Callable[[Article, int], Page]] = {
    "wp_classic": wp_classic,
    "wp_block": wp_block,
    "wp_newspaper": wp_newspaper,
    "elementor": elementor,
    "laravel": laravel,
    "spa": spa,
    "portal": portal,
    "national": national,
}

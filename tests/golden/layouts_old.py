"""Layouts of Joomla, Drupal, Blogger, CodeIgniter, OpenSID, tables of 2009 and ASP.NET."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from layouts import PLAIN, blocks, paragraphs
from make import Article, Caption, Page


def joomla3(a: Article, i: int) -> Page:
    """Joomla 3 Protostar kin: `item-page`, a definition list of facts, print and mail icons."""
    url = f"https://{a.host}/index.php/berita/{a.number}-{a.slug}"
    body = blocks(a, paragraphs(a), PLAIN)
    shown: list[Caption] = []
    if i % 2:
        shown = [a.captions[0]]
        body.insert(
            1,
            '<table style="margin:auto" border="0"><tbody><tr><td><img src="/images/2017/foto.jpg" alt="" width="600"/></td></tr>'
            f'<tr><td style="text-align:center">{escape(a.captions[0].printed)}</td></tr></tbody></table>',
        )
    else:
        body.insert(0, '<p><img src="/images/2017/foto.jpg" alt="foto" style="display:block"/></p>')
    body += [f"<p><strong>{label} : {escape(n)}</strong></p>" for label, n in a.labels]
    author = f'<dd class="createdby" itemprop="author">Ditulis oleh <span itemprop="name">{"Super User" if i != 7 else escape(a.writer)}</span></dd>'
    return Page(
        html=f"""<!DOCTYPE html><html lang="id-id"><head><base href="{url}"><meta charset="utf-8"><meta name="author" content="Super User"><meta name="generator" content="Joomla! - Open Source Content Management"><title>{escape(a.title)}</title></head>
<body class="site com_content view-article layout-blog"><div class="body"><div class="container"><header class="header"><a class="brand" href="/"><span class="site-title">Pemerintah Kabupaten</span></a></header>
<nav class="navigation"><ul class="nav menu nav-pills"><li><a href="/">Home</a></li><li><a href="/index.php/profil">Profil</a></li></ul></nav>
<div class="row-fluid"><main id="content" class="span9"><ul itemscope class="breadcrumb"><li>Anda di sini: </li><li><a href="/">Home</a></li><li>Berita</li></ul>
<div class="item-page" itemscope itemtype="https://schema.org/Article"><meta itemprop="inLanguage" content="id-ID"/>
<div class="page-header"><h2 itemprop="headline">{escape(a.title)}</h2></div>
<div class="icons"><div class="btn-group"><ul class="dropdown-menu"><li class="print-icon"><a href="?print=1">Cetak</a></li><li class="email-icon"><a>Email</a></li></ul></div></div>
<dl class="article-info muted"><dt class="article-info-term">Detail</dt>{author}<dd class="category-name">Kategori: <a href="/k">Berita</a></dd><dd class="published"><span class="icon-calendar"></span><time datetime="{a.iso}" itemprop="datePublished">Diterbitkan: {a.long_date(False)}</time></dd><dd class="hits">Dilihat: 764</dd></dl>
<div itemprop="articleBody">
{chr(10).join(body)}</div>
<ul class="pager pagenav"><li class="previous"><a rel="prev" href="/p">Sebelumnya</a></li><li class="next"><a rel="next" href="/n">Berikutnya</a></li></ul></div></main>
<div id="aside" class="span3"><div class="well"><h3 class="page-header">Artikel Terkini</h3><ul class="latestnews">{"".join(f'<li><a href="/{n}"><span itemprop="name">{escape(t)}</span></a></li>' for n, (t, _) in enumerate(a.others))}</ul></div></div></div></div></div>
<footer class="footer"><p>© 2018 Pemerintah Kabupaten</p></footer></body></html>
""",
        url=url,
        published=a.iso,
        bylines=[*([a.writer] if i == 7 else []), *a.bylines],
        captions=shown,
    )


def joomla4(a: Article, i: int) -> Page:
    """Joomla 4 Cassiopeia: `com-content-article`, intro image as a figure, visible dates only."""
    url = f"https://{a.host}/berita/{a.slug}"
    body = blocks(a, paragraphs(a, "<strong>", "</strong>"), PLAIN)
    shown = [a.captions[0]] if i % 2 == 0 else []
    figure = (
        f'<figure class="left item-image"><img src="/images/berita/a.jpg" alt="" loading="eager"><figcaption class="caption">{escape(a.captions[0].printed)}</figcaption></figure>'
        if shown
        else ""
    )
    if a.labels:
        body.append(
            "<p>" + "&nbsp; ".join(f"{label}: {escape(n)}" for label, n in a.labels) + "</p>"
        )
    return Page(
        html=f"""<!DOCTYPE html><html lang="id-id" dir="ltr"><head><meta charset="utf-8"><meta name="generator" content="Joomla! - Open Source Content Management"><title>{escape(a.title)} - Kabupaten</title></head>
<body class="site com_content wrapper-static view-article"><header class="header container-header"><div class="navbar-brand"><a href="/">Kabupaten</a></div><nav><ul class="mod-menu mod-list nav"><li class="nav-item"><a href="/">Beranda</a></li><li><a href="/ppid">PPID</a></li></ul></nav></header>
<div class="site-grid"><div class="grid-child container-component"><nav class="mod-breadcrumbs__wrapper"><ol class="mod-breadcrumbs breadcrumb"><li>Anda di: </li><li><a>Beranda</a></li><li>Berita</li></ol></nav>
<main><div class="com-content-article item-page"><div class="page-header"><h1>{escape(a.title)}</h1></div>
<dl class="article-info text-muted"><dt class="article-info-term">Detail</dt><dd class="createdby">Ditulis oleh: Administrator</dd><dd class="published"><span class="icon-calendar icon-fw"></span> <span>Diterbitkan: {a.long_date(False)} {a.clock()}</span></dd><dd class="hits">Dilihat: 45</dd></dl>
{figure}<div class="com-content-article__body">
{chr(10).join(body)}
</div><nav class="pagenavigation"><span class="pagination ms-0"><a class="btn btn-sm btn-secondary previous" href="/p">Artikel sebelumnya: {escape(a.others[0][0])} Sebelumnya</a></span></nav></div></main></div>
<div class="grid-child container-sidebar-right"><div class="sidebar-right card"><h3 class="card-header">Terbaru</h3><ul class="mod-articlescategory category-module">{"".join(f'<li><a class="mod-articles-category-title" href="/{n}">{escape(t)}</a><p class="mod-articles-category-introtext">{escape(x)}</p></li>' for n, (t, x) in enumerate(a.others[:3]))}</ul></div></div></div>
<footer class="container-footer footer">Peta situs</footer></body></html>
""",
        url=url,
        published=a.published.strftime("%Y-%m-%dT%H:%M"),
        bylines=a.bylines,
        captions=shown,
    )


def drupal7(a: Article, i: int) -> Page:
    """Drupal 7: nested field divs, `submitted` with a US date order, RDFa."""
    url = f"https://{a.host}/node/{a.number}" if i % 2 else f"https://{a.host}/content/{a.slug}"
    body = blocks(a, paragraphs(a), PLAIN)
    body += [f"<p>{label}: {escape(n)}</p>" for label, n in a.labels]
    c = a.captions[0]
    shown = [c] if i % 3 == 0 else []
    image = (
        '<div class="field field-name-field-image field-type-image field-label-hidden"><div class="field-items"><div class="field-item even"><img typeof="foaf:Image" src="/sites/default/files/styles/large/f.jpg" alt=""/>'
        + (
            f'<blockquote class="image-field-caption"><p>{escape(c.printed)}</p></blockquote>'
            if shown
            else ""
        )
        + "</div></div></div>"
    )
    short = ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min")[a.published.weekday()]
    return Page(
        html=f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML+RDFa 1.0//EN" "http://www.w3.org/MarkUp/DTD/xhtml-rdfa-1.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="id" version="XHTML+RDFa 1.0" dir="ltr"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><meta name="Generator" content="Drupal 7 (http://drupal.org)"/><title>{escape(a.title)} | Website Resmi</title></head>
<body class="html not-front not-logged-in one-sidebar page-node node-type-article"><div id="skip-link"><a href="#main-content" class="element-invisible element-focusable">Skip to main content</a></div>
<div id="page-wrapper"><div id="header"><div id="name-and-slogan"><div id="site-name"><strong><a href="/">Website Resmi</a></strong></div></div><div id="main-menu"><ul class="links"><li><a href="/">Beranda</a></li><li><a href="/berita">Berita</a></li></ul></div></div>
<div id="main"><div id="breadcrumb"><h2 class="element-invisible">You are here</h2><div class="breadcrumb"><a href="/">Home</a></div></div><div id="content" class="column"><a id="main-content"></a><h1 class="title" id="page-title">{escape(a.title)}</h1><div class="tabs"></div>
<div class="region region-content"><div id="block-system-main" class="block block-system"><div class="content"><div id="node-{a.number}" class="node node-article node-full clearfix" about="/node/{a.number}">
<div class="meta submitted"><span property="dc:date dc:created" content="{a.iso}" datatype="xsd:dateTime">Submitted by <span class="username">admin</span> on {short}, {a.published:%m/%d/%Y} - {a.clock()}</span></div>
<div class="content clearfix">{image}<div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded">
{chr(10).join(body)}
</div></div></div><div class="field field-name-field-tags field-type-taxonomy-term-reference field-label-above"><h3 class="field-label">Tags: </h3><ul class="links"><li class="taxonomy-term-reference-0"><a href="/tags/berita">berita</a></li></ul></div></div>
<div class="link-wrapper"><ul class="links inline"><li class="statistics_counter first last"><span>231 reads</span></li></ul></div></div></div></div></div></div>
<div id="sidebar-first" class="column sidebar"><div class="block block-views"><h2>Berita Terbaru</h2><div class="view-content">{"".join(f'<div class="views-row"><span class="field-content"><a href="/c/{n}">{escape(t)}</a></span><div class="views-field-body"><p>{escape(x[:140])}</p></div></div>' for n, (t, x) in enumerate(a.others))}</div></div></div></div>
<div id="footer">Powered by Drupal</div></div></body></html>
""",
        url=url,
        published=a.iso,
        bylines=a.bylines,
        captions=shown,
    )


def drupal9(a: Article, i: int) -> Page:
    """Drupal 9 Olivero kin: `article.node`, BEM fields, media with figcaption, breadcrumbs."""
    url = f"https://{a.host}/id/berita/{a.slug}"
    body = blocks(a, paragraphs(a, "<strong>", "</strong>"), PLAIN)
    shown: list[Caption] = []
    if i % 2 == 0:
        shown = [a.captions[0]]
        body.insert(
            1,
            '<figure role="group" class="caption caption-img align-center"><div class="media media--type-image"><div class="field field--name-field-media-image"><img src="/sites/default/files/2023/f.jpg" alt=""/></div></div>'
            f"<figcaption>{escape(a.captions[0].printed)}</figcaption></figure>",
        )
    if a.labels:
        body.append(
            "<p>"
            + "".join(
                f"{label}: {escape(n)}" + ("\n<br />\n" if k == 0 else "")
                for k, (label, n) in enumerate(a.labels)
            )
            + "</p>"
        )
    return Page(
        html=f"""<!DOCTYPE html><html lang="id" dir="ltr" prefix="og: https://ogp.me/ns#"><head><meta charset="utf-8"/><meta name="Generator" content="Drupal 9 (https://www.drupal.org)"/><title>{escape(a.title)} | Kabupaten</title></head><body class="path-node page-node-type-berita"><div class="dialog-off-canvas-main-canvas"><div class="page-wrapper">
<header class="site-header"><div class="site-branding"><a href="/" class="site-branding__name">Kabupaten</a></div><nav class="primary-nav"><ul class="primary-nav__menu"><li><a href="/berita">Berita</a></li></ul></nav></header>
<main role="main"><div class="region region--breadcrumb"><nav class="breadcrumb"><ol class="breadcrumb__list"><li class="breadcrumb__item"><a href="/">Beranda</a></li></ol></nav></div><div class="region region--content">
<article data-history-node-id="{a.number}" role="article" class="node node--type-berita node--view-mode-full"><header><h1 class="node__title title"><span class="field field--name-title field--type-string">{escape(a.title)}</span></h1>
<div class="node__meta"><span>Dikirim oleh <span class="field field--name-uid"><span lang="">admin</span></span> pada <span class="field field--name-created">{a.long_date()} - {a.clock(".")}</span></span></div></header>
<div class="node__content"><div class="text-content clearfix field field--name-body field--type-text-with-summary field--label-hidden field__item">
{chr(10).join(body)}
</div><div class="field field--name-field-tags field--label-inline"><div class="field__label">Tag</div><ul><li class="field__item"><a href="/taxonomy/term/4">daerah</a></li></ul></div>
<section class="field field--name-comment comment-wrapper"><h2>Tambah komentar baru</h2><form><label>Nama Anda</label><label>Subjek</label><p>Tidak ada tag HTML yang diperbolehkan. Baris dan paragraf baru akan dibuat otomatis.</p></form></section></div></article>
<div class="views-element-container"><h2>Berita terkait</h2><div class="view-content">{"".join(f'<div class="views-row"><h3><a href="/{n}">{escape(t)}</a></h3><p>{escape(x)}</p></div>' for n, (t, x) in enumerate(a.others[:3]))}</div></div></div></main>
<footer class="site-footer">Kontak kami</footer></div></div></body></html>
""",
        url=url,
        published=a.published.strftime("%Y-%m-%dT%H:%M"),
        bylines=a.bylines,
        captions=shown,
    )


def blogger(a: Article, i: int) -> Page:
    """Blogger: paragraphs by br or div, `tr-caption-container`, labels, older post links."""
    url = f"https://kelurahan{a.number}.blogspot.com/{a.published:%Y/%m}/{a.slug}.html"
    texts = paragraphs(a, "<b>", "</b>")
    if i % 2:
        body = [f'<div style="text-align: justify;">{t}</div><div><br /></div>' for t in texts]
    else:
        body = ["<br /><br />\n".join(texts)]
    c = a.captions[0]
    shown = [c] if i % 3 != 2 else []
    image = (
        f'<table align="center" cellpadding="0" cellspacing="0" class="tr-caption-container"><tbody><tr><td style="text-align: center;"><a href="https://1.bp.example/f.JPG"><img src="https://1.bp.example/f.JPG" width="320" /></a></td></tr><tr><td class="tr-caption" style="text-align: center;">{escape(c.printed)}</td></tr></tbody></table>'
        if shown
        else '<div class="separator" style="clear: both;"><a href="https://1.bp.example/g.JPG"><img src="https://1.bp.example/g.JPG" /></a></div>'
    )
    labels = "".join(f"<div>{label}: {escape(n)}</div>" for label, n in a.labels)
    by = (
        f'<span class="post-author vcard">Diposting oleh <span class="fn"><a class="g-profile" href="/p" rel="author"><span itemprop="name">{escape(a.writer)}</span></a></span></span>'
        if i == 7
        else '<span class="post-author vcard">Diposting oleh <span class="fn">Admin</span></span>'
    )
    return Page(
        html=f"""<!DOCTYPE html><html dir="ltr" xmlns="http://www.w3.org/1999/xhtml"><head><meta content="text/html; charset=UTF-8" http-equiv="Content-Type"/><meta content="blogger" name="generator"/><link href="{url}" rel="canonical"/><title>Warta Kelurahan: {escape(a.title)}</title></head>
<body class="loading"><div class="content"><header><div class="titlewrapper"><h1 class="title"><a href="/">Warta Kelurahan</a></h1></div></header>
<div class="main-outer"><div class="column-center-inner"><div class="main section" id="main"><div class="widget Blog" id="Blog1"><div class="blog-posts hfeed"><div class="date-outer"><h2 class="date-header"><span>{a.long_date()}</span></h2><div class="date-posts"><div class="post-outer">
<div class="post hentry uncustomized-post-template" itemscope="itemscope" itemtype="http://schema.org/BlogPosting"><a name="{a.number}"></a><h3 class="post-title entry-title" itemprop="name">{escape(a.title)}</h3><div class="post-header"><div class="post-header-line-1"></div></div>
<div class="post-body entry-content" id="post-body-{a.number}" itemprop="description articleBody">{image}
{chr(10).join(body)}
{labels}<div style="clear: both;"></div></div>
<div class="post-footer"><div class="post-footer-line post-footer-line-1">{by} <span class="post-timestamp">di <a class="timestamp-link" href="{url}" rel="bookmark"><abbr class="published" itemprop="datePublished" title="{a.iso}">{a.clock(".")}</abbr></a></span><div class="post-share-buttons goog-inline-block"><a class="goog-inline-block share-button sb-email"><span>Kirimkan Ini lewat Email</span></a></div></div><div class="post-footer-line-2"><span class="post-labels">Label: <a href="/search/label/Berita" rel="tag">Berita</a></span></div></div></div>
<div class="comments" id="comments"><h4>Tidak ada komentar:</h4><p class="comment-footer"><a>Posting Komentar</a></p></div></div></div></div></div>
<div class="blog-pager" id="blog-pager"><a class="blog-pager-newer-link" href="/n">Posting Lebih Baru</a> <a href="/o">Posting Lama</a> <a class="home-link" href="/">Beranda</a></div></div></div></div>
<div class="column-right-inner"><aside><div class="widget BlogArchive"><h2>Arsip Blog</h2><ul><li>▼ {a.published.year} (12)</li></ul></div><div class="widget PopularPosts"><h2>Entri Populer</h2><ul>{"".join(f'<li><div class="item-title"><a href="/{n}">{escape(t)}</a></div><div class="item-snippet">{escape(x)}</div></li>' for n, (t, x) in enumerate(a.others))}</ul></div></aside></div></div>
<footer>Diberdayakan oleh Blogger.</footer></div></body></html>
""",
        url=url,
        published=a.iso,
        bylines=[*([a.writer] if i == 7 else []), *a.bylines],
        captions=shown,
    )


def codeigniter(a: Article, i: int) -> Page:
    """A home-made CodeIgniter site on Bootstrap: text pasted from a word processor, windows-1252 on odd pages."""
    url = f"http://{a.host}/berita/detail/{a.number}"
    texts = paragraphs(a)
    body = [
        f'<p class="MsoNormal" style="text-align:justify"><span style="font-size:12.0pt;font-family:&quot;Arial&quot;,sans-serif">{t.replace(" dan ", "&nbsp;dan ", 1)}<o:p></o:p></span></p>'
        for t in texts
    ]
    if a.labels:
        body.append(f"<p>{''.join(f'<b>{label} :</b> {escape(n)} ' for label, n in a.labels)}</p>")
    c = a.captions[0]
    shown = [c] if i % 4 == 0 else []
    image = '<img src="/assets/img/berita/f.jpg" class="img-fluid">' + (
        f'<p class="text-muted"><i>{escape(c.printed)}</i></p>' if shown else ""
    )
    encoding = "cp1252" if i % 2 else "utf-8"
    return Page(
        html=f"""<!DOCTYPE html>
<html lang="en">
<head><meta charset="{"windows-1252" if i % 2 else "utf-8"}"><title>Website Resmi Kabupaten</title><meta name="author" content="Themefisher"><meta name="description" content="Free bootstrap template"></head>
<body id="page-top"><div class="header-top"><div class="container">Telp (0274) 367509 | Email: kominfo@{a.host} | {a.others[0][0]}</div></div>
<nav class="navbar navbar-expand-lg"><ul class="navbar-nav"><li class="nav-item"><a class="nav-link" href="/">Beranda</a></li><li class="nav-item"><a class="nav-link" href="/berita">Berita</a></li></ul></nav>
<section class="page-title"><div class="container"><h1>Detail Berita</h1><ul class="list-inline"><li><a href="/">Beranda</a></li><li>Detail Berita</li></ul></div></section>
<section class="section blog-wrap"><div class="container"><div class="row"><div class="col-lg-8"><div class="single-blog-item">{image}
<div class="blog-item-content mt-5"><div class="blog-item-meta mb-3"><span class="text-muted"><i class="ti-calendar"></i> {a.long_date(False)}</span> <span><i class="ti-user"></i> Admin</span> <span>Dibaca 87 kali</span></div>
<h2 class="mb-4">{escape(a.title)}</h2>
{chr(10).join(body)}
<div class="mt-5 clearfix"><ul class="float-left list-inline tag-option"><li><a href="#">berita</a></li></ul><ul class="float-right list-inline"><li>Share:</li><li><a>fb</a></li></ul></div></div></div></div>
<div class="col-lg-4"><div class="sidebar-wrap"><div class="sidebar-widget latest-post"><h5>Berita Terbaru</h5>{"".join(f'<div class="media"><div class="media-body"><h6><a href="/berita/detail/{n}">{escape(t)}</a></h6><span class="text-sm text-muted">{n + 1} Januari 2024</span></div></div>' for n, (t, _) in enumerate(a.others))}</div></div></div></div></div></section>
<footer class="footer section"><div class="copyright">© 2024 Diskominfo</div></footer></body></html>
""",
        url=url,
        published=a.published.strftime("%Y-%m-%d"),
        bylines=a.bylines,
        captions=shown,
        encoding=encoding,
    )


def opensid(a: Article, i: int) -> Page:
    """An OpenSID village site: `single_page`, statistics, aparatur, agenda, comment form with captcha."""
    url = f"https://desa{a.number}.desa.id/artikel/{a.published:%Y/%-m/%-d}/{a.slug}"
    body = blocks(a, paragraphs(a), PLAIN)
    body += [f"<p>{label} : {escape(n)}</p>" for label, n in a.labels]
    author = escape(a.writer) if i == 7 else "Administrator"
    return Page(
        html=f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><title>{escape(a.title)} - Desa Sukamaju</title><meta property="og:title" content="{escape(a.title)}"/></head><body>
<div class="container" id="header"><div class="site_name"><a href="/">Desa Sukamaju</a></div><div id="menu"><ul class="nav"><li><a href="/">Beranda</a></li><li><a href="/first/statistik/13">Statistik</a></li></ul></div></div>
<div class="teks_berjalan"><marquee>Selamat datang di situs resmi desa. Kantor buka Senin - Jumat pukul 08.00. {escape(a.others[0][0])}</marquee></div>
<div class="content_left"><div class="artikel single_page" id="artikel-{a.slug}"><div class="single_page_area"><h2 class="post_titile">{escape(a.title)}</h2><div class="single_page_content">
<div class="post_commentbox"><span class="meta_date">{a.long_date(False)} {a.clock()}:00 <i class="fa fa-user"></i>{author} <i class="fa fa-eye"></i>412 Kali Dibaca <a href="/kategori"><i class="fa fa-folder"></i>Berita Desa</a></span></div>
<div class="sampul"><img class="img-artikel" src="/desa/upload/artikel/sedang_1.jpg"/></div><div class="teks">
{chr(10).join(body)}
</div><div class="form-group" id="unduh-lampiran"></div><div class="sbmt-share"><ul class="social"><li>Kirim ke teman</li><li><a class="fb">Facebook</a></li></ul></div></div></div>
<div id="kolom-komentar"><div class="box-header"><h3>Kirim Komentar</h3></div><form><table><tr><td>Nama</td><td><input></td></tr><tr><td>No. Hp</td><td><input></td></tr><tr><td>Isi Pesan</td><td><textarea></textarea></td></tr></table><p>Komentar yang Anda kirim akan ditinjau oleh admin sebelum ditampilkan pada halaman ini.</p></form></div></div></div>
<div class="content_right"><div class="box box-primary"><h3>Artikel Terpopuler</h3><table>{"".join(f'<tr><td><img src="/t.jpg"></td><td><small>{n + 3} Mei 2021 | {n * 7} Kali</small><br><a href="/a{n}">{escape(t)}</a></td></tr>' for n, (t, _) in enumerate(a.others))}</table></div>
<div class="box"><h3>Statistik Pengunjung</h3><table><tr><td>Hari ini</td><td>:</td><td>128</td></tr><tr><td>Kemarin</td><td>:</td><td>344</td></tr></table></div><div class="box"><h3>Aparatur Desa</h3><p>SUPARMAN, Kepala Desa. Belum rekam kehadiran.</p></div></div>
<footer><p>OpenSID 22.05 - Tema Esensi</p></footer></body></html>
""",
        url=url,
        published=a.published.strftime("%Y-%m-%dT%H:%M"),
        bylines=[*([a.writer] if i == 7 else []), *a.bylines],
        captions=[],
    )


def table2009(a: Article, i: int) -> Page:
    """Nested tables, FONT and BR, upper-case tags, no semantics at all, windows-1252 or no charset."""
    url = (
        f"http://www.{a.host}/index.php?option=berita&id={a.number}"
        if i % 2
        else f"http://www.{a.host}/berita.php?id={a.number}"
    )
    texts = paragraphs(a, "<B>", "</B>")
    c = a.captions[0]
    shown = [c] if i % 2 else []
    photo = (
        '<TABLE ALIGN="left" WIDTH="200" CELLPADDING="3"><TR><TD><IMG SRC="foto/f.jpg" WIDTH="190"></TD></TR>'
        + (
            f'<TR><TD><FONT SIZE="1">{escape(c.printed)}</FONT></TD></TR></TABLE>'
            if shown
            else "</TABLE>"
        )
    )
    labels = "".join(f"<BR>{label} : {escape(n)}" for label, n in a.labels)
    return Page(
        html=f"""<HTML><HEAD><TITLE>::: Situs Resmi Pemerintah :::</TITLE></HEAD>
<BODY BGCOLOR="#FFFFFF" TOPMARGIN="0"><TABLE WIDTH="780" BORDER="0" ALIGN="center"><TR><TD COLSPAN="3"><IMG SRC="banner.jpg"></TD></TR>
<TR><TD COLSPAN="3" BGCOLOR="#003366"><FONT COLOR="#FFFFFF"><A HREF="index.php">Depan</A> | <A HREF="profil.php">Profil</A> | <A HREF="buku.php">Buku Tamu</A></FONT></TD></TR>
<TR VALIGN="top"><TD WIDTH="150"><TABLE><TR><TD><B>MENU</B></TD></TR><TR><TD><A HREF="a.php">Selayang Pandang</A></TD></TR><TR><TD><A HREF="b.php">Visi dan Misi</A></TD></TR></TABLE></TD>
<TD WIDTH="450"><TABLE WIDTH="100%"><TR><TD><FONT SIZE="4" COLOR="#990000"><B>{escape(a.title)}</B></FONT></TD></TR>
<TR><TD><FONT SIZE="1">{a.long_date()}, {a.clock(".")} {a.zone_name}</FONT></TD></TR>
<TR><TD ALIGN="justify">{photo}{"<BR><BR>".join(texts)}{labels}</TD></TR>
<TR><TD ALIGN="right"><A HREF="javascript:history.back()">[ Kembali ]</A> <A HREF="cetak.php">[ Cetak ]</A></TD></TR></TABLE></TD>
<TD WIDTH="180"><TABLE BGCOLOR="#EEEEEE"><TR><TD><B>Berita Lain</B></TD></TR>{"".join(f'<TR><TD><LI><A HREF="berita.php?id={n}">{escape(t)}</A></TD></TR>' for n, (t, _) in enumerate(a.others))}<TR><TD><B>Jumlah Pengunjung</B><BR>0012345</TD></TR></TABLE></TD></TR>
<TR><TD COLSPAN="3" ALIGN="center"><FONT SIZE="1">Copyright 2009 Kantor Pengolahan Data Elektronik</FONT></TD></TR></TABLE></BODY></HTML>
""",
        url=url,
        published=a.iso,
        bylines=a.bylines,
        captions=shown,
        encoding="cp1252",
    )


def aspnet(a: Article, i: int) -> Page:
    """ASP.NET web forms: everything inside one form, generated ids, view state, spans as paragraphs."""
    url = f"http://{a.host}/BeritaDetail.aspx?id={a.number}"
    texts = paragraphs(a, tail=False)
    inner = "".join(f"<div>{t}</div>" for t in texts) if i % 2 else "<br /><br />".join(texts)
    by = a.tail or "<br />".join(f"{label}: {escape(n)}" for label, n in a.labels)
    c = a.captions[0]
    shown = [c] if i % 3 == 0 else []
    caption = (
        f'<br /><span id="ctl00_MainContent_lblKeterangan" class="ket">{escape(c.printed)}</span>'
        if shown
        else ""
    )
    state = "".join(
        a.rng.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        for _ in range(900)
    )
    day = a.published
    return Page(
        html=f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head id="ctl00_Head1"><title>
	{escape(a.title)}
</title><link href="App_Themes/Default/style.css" rel="stylesheet"/></head><body><form name="aspnetForm" method="post" action="BeritaDetail.aspx?id={a.number}" id="aspnetForm">
<div><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="{state}" /></div>
<div id="ctl00_pnlHeader"><span id="ctl00_lblInstansi">Sekretariat Daerah</span><div id="ctl00_Menu1" class="AspNet-Menu-Horizontal"><ul class="AspNet-Menu"><li><a href="Default.aspx">Beranda</a></li><li><a href="Berita.aspx">Berita</a></li><li><a href="Login.aspx">Masuk</a></li></ul></div></div>
<div id="ctl00_MainContent_UpdatePanel1"><span id="ctl00_MainContent_lblJudul" class="judul">{escape(a.title)}</span><br />
<span id="ctl00_MainContent_lblTanggal" class="tgl">{day.day:02d}/{day.month:02d}/{day.year} {a.clock()}</span> <span id="ctl00_MainContent_lblHit">Dibaca: 98 kali</span><br />
<img id="ctl00_MainContent_imgBerita" src="Foto/f.jpg" style="width:400px" />{caption}
<div id="ctl00_MainContent_divIsi" class="isi">{inner}</div><div id="ctl00_MainContent_pnlPenulis">{by}</div>
<a id="ctl00_MainContent_lnkKembali" href="Berita.aspx">Kembali ke daftar berita</a></div>
<div id="ctl00_pnlSamping"><span class="judulKecil">Berita Sebelumnya</span><table id="ctl00_gvBerita" class="grid" cellspacing="0">{"".join(f'<tr><td>{n + 1:02d}/02/2012</td><td><a href="BeritaDetail.aspx?id={n}">{escape(t)}</a></td></tr>' for n, (t, _) in enumerate(a.others))}</table></div>
<div id="ctl00_pnlFooter">Hak cipta Bagian Humas dan Protokol</div></form></body></html>
""",
        url=url,
        published=a.published.strftime("%Y-%m-%dT%H:%M"),
        bylines=a.bylines,
        captions=shown,
    )


OLD_LAYOUTS: dict[str, Callable[[Article, int], Page]] = {
    "joomla3": joomla3,
    "joomla4": joomla4,
    "drupal7": drupal7,
    "drupal9": drupal9,
    "blogger": blogger,
    "codeigniter": codeigniter,
    "opensid": opensid,
    "table2009": table2009,
    "aspnet": aspnet,
}

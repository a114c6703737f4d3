"""RSS 2.0, Atom 1.0 and sitemaps as content management systems write them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import escape

from newsarchive.samplesites.article import SampleArticle

_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def rfc822(moment: datetime) -> str:
    """A date as RSS writes it, in the moment's own zone."""
    day, month = _DAYS[moment.weekday()], _MONTHS[moment.month - 1]
    return f"{day}, {moment:%d} {month} {moment:%Y %H:%M:%S %z}"


def rss(base: str, title: str, articles: Iterable[SampleArticle], *, creator: str) -> bytes:
    """An RSS feed whose descriptions are the first words of the texts."""
    items = "".join(
        f"<item><title>{escape(article.title)}</title><link>{escape(base + article.path)}</link>"
        f"<dc:creator><![CDATA[{creator}]]></dc:creator>"
        f"<pubDate>{rfc822(article.moment)}</pubDate>"
        f'<guid isPermaLink="false">{base}/?p={article.number}</guid>'
        f"<category><![CDATA[{article.section}]]></category>"
        f"<description><![CDATA[<p>{teaser(article)} [&#8230;]</p>]]></description></item>\n"
        for article in articles
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{escape(title)}</title><link>{base}/</link>"
        f"<description>{escape(title)}</description><language>id</language>\n{items}</channel></rss>"
    ).encode()


def atom(base: str, title: str, articles: Iterable[SampleArticle]) -> bytes:
    """An Atom feed."""
    entries = "".join(
        f'<entry><title>{escape(article.title)}</title><link href="{escape(base + article.path)}"/>'
        f"<id>{base}/?p={article.number}</id><published>{article.moment.isoformat()}</published>"
        f"<updated>{article.changed.isoformat()}</updated>"
        f"<summary>{escape(teaser(article))}</summary></entry>\n"
        for article in articles
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>{escape(title)}</title><id>{base}/</id>{entries}</feed>"
    ).encode()


def urlset(entries: Iterable[tuple[str, datetime | None]]) -> bytes:
    """A sitemap of absolute addresses with their last modification."""
    return _sitemap("urlset", "url", entries)


def sitemap_index(entries: Iterable[tuple[str, datetime | None]]) -> bytes:
    """A sitemap index."""
    return _sitemap("sitemapindex", "sitemap", entries)


def _sitemap(root: str, tag: str, entries: Iterable[tuple[str, datetime | None]]) -> bytes:
    rows = "".join(
        f"<{tag}><loc>{escape(address)}</loc>"
        + (f"<lastmod>{modified.isoformat()}</lastmod>" if modified else "")
        + f"</{tag}>\n"
        for address, modified in entries
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</{root}>\n'
    ).encode()


def teaser(article: SampleArticle, words: int = 30) -> str:
    """The first words of a text as printed."""
    return " ".join(" ".join(article.printed).split()[:words])

"""A Drupal 7 site: `/node/123` and `/content/…`, RDFa, listing pages counted from 0, validators."""

from __future__ import annotations

import re
from typing import ClassVar

from newsarchive.samplesites import feeds
from newsarchive.samplesites.exchange import Reply, Request, redirect
from newsarchive.samplesites.pages import SitePages


class AmbonPages(SitePages):
    """Dates stand in RDFa; the visible ones are in English order, as the theme prints them."""

    theme = "ambon"
    validators = True
    chunked_pages = True
    banner: ClassVar = [
        ("server", "nginx"),
        ("x-generator", "Drupal 7 (http://drupal.org)"),
        ("x-drupal-cache", "HIT"),
        ("vary", "Cookie,Accept-Encoding"),
    ]
    disallowed = "/user/"
    hazards: ClassVar = [("/node/1071", "not-found")]

    def route(self, request: Request) -> Reply | None:
        path = request.path
        if path == "/rss.xml":
            body = feeds.rss(self.base, self.site.name, self.articles[:10], creator="mcambon")
            return Reply(body=body, content_type="application/rss+xml; charset=utf-8")
        if path == "/sitemap.xml":
            body = feeds.urlset(
                (self.base + article.path, article.changed) for article in self.articles
            )
            return Reply(body=body, content_type="application/xml; charset=utf-8")
        if match := re.match(r"^/node/(\d+)$", path):
            for article in self.articles:
                if article.number == int(match[1]):
                    return redirect(self.base + article.path)
        if path in ("/", "/berita", "/node"):
            page = request.number("page", 0)
            shown, pages = self.listed(page + 1)
            return self.page("listing.html", articles=shown, pages=pages, number=page)
        return None

    def robots(self) -> str:
        return (
            "User-agent: *\nDisallow: /includes/\nDisallow: /user/\nDisallow: /?q=user/\n"
            f"Sitemap: {self.base}/sitemap.xml\n"
        )

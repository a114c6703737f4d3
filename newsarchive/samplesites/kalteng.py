"""The second WordPress: another theme, REST closed, core sitemaps without lastmod, a spam block."""

from __future__ import annotations

import json
from typing import ClassVar

from newsarchive.samplesites import feeds
from newsarchive.samplesites.exchange import Reply, Request
from newsarchive.samplesites.pages import SitePages
from newsarchive.samplesites.wordpress import MalangPages


class KaltengPages(MalangPages):
    """A news theme; its JSON-LD does not parse."""

    theme = "kalteng"
    per_page = 12
    validators = False
    banner: ClassVar = [
        ("Server", "cloudflare"),
        ("CF-Cache-Status", "DYNAMIC"),
        ("X-Powered-By", "WordPress"),
    ]
    disallowed = "/wp-content/plugins/"
    hazards: ClassVar = [("/2023/12/e-paper-edisi-desember/", "not-found")]

    def sitemap(self, path: str) -> Reply | None:
        xml = "application/xml; charset=UTF-8"
        if path == "/wp-sitemap.xml":
            parts = [(f"{self.base}/wp-sitemap-posts-post-1.xml", None)]
            return Reply(body=feeds.sitemap_index(parts), content_type=xml)
        if path == "/wp-sitemap-posts-post-1.xml":
            addresses = ((self.base + article.path, None) for article in self.articles)
            return Reply(body=feeds.urlset(addresses), content_type=xml)
        return None

    def rest(self, request: Request) -> Reply | None:
        problem = {"code": "rest_cannot_access", "message": "DRA: Only authenticated users"}
        return Reply(
            status=401,
            body=json.dumps(problem).encode(),
            content_type="application/json; charset=UTF-8",
        )

    def robots(self) -> str:
        return f"{SitePages.robots(self)}\nSitemap: {self.base}/wp-sitemap.xml\n"

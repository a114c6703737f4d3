"""WordPress: dated permalinks, feed, sitemaps, REST, listings in `/page/2/`."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timezone
from typing import Any, ClassVar

from newsarchive.samplesites import feeds
from newsarchive.samplesites.addresses import slugify
from newsarchive.samplesites.article import SampleArticle
from newsarchive.samplesites.exchange import Reply, Request, redirect
from newsarchive.samplesites.pages import SitePages, http_date

_LISTING = re.compile(r"^(?:/(category|tag)/([\w-]+))?(?:/page/(\d+))?/?$")
_XML = "application/xml; charset=UTF-8"
_PER_SITEMAP = 25


class MalangPages(SitePages):
    """The site in the manner of the first sample: a Yoast-like SEO plugin, REST open."""

    theme = "malang"
    banner: ClassVar = [
        ("Server", "nginx/1.18.0 (Ubuntu)"),
        ("X-Powered-By", "PHP/7.4.33"),
        ("Vary", "Accept-Encoding"),
    ]
    validators = True
    hazards: ClassVar = [("/2023/08/17/lomba-foto-kota-malang-diperpanjang/", "not-found")]

    def route(self, request: Request) -> Reply | None:
        path = request.path
        if path == "/feed/":
            return self.feed(max(1, request.number("paged", 1)))
        if path.startswith("/wp-json/"):
            return self.rest(request)
        if "sitemap" in path:
            return self.sitemap(path)
        if moved := self._moved(request):
            return moved
        if match := _LISTING.match(path):
            return self.listing(match[1], match[2], int(match[3] or 1))
        return None

    def feed(self, page: int) -> Reply | None:
        """The newest ten, or further ones by `?paged=2`."""
        articles, pages = self.listed(page)
        if page > pages:
            return None
        body = feeds.rss(self.base, self.site.name, articles, creator="admin")
        return Reply(
            body=body,
            content_type="application/rss+xml; charset=UTF-8",
            last_modified=http_date(max(article.changed for article in self.articles)),
        )

    def sitemap(self, path: str) -> Reply | None:
        """The index and its parts. The plugin's cache still lists what was withdrawn."""
        held = sorted(self.by_path.values(), key=lambda article: article.moment)
        parts = [held[i : i + _PER_SITEMAP] for i in range(0, len(held), _PER_SITEMAP)]
        names = [f"/post-sitemap{index or ''}.xml" for index in range(len(parts))]
        match path:
            case "/sitemap.xml":
                return redirect(f"{self.base}/sitemap_index.xml")
            case "/sitemap_index.xml":
                rows: list[tuple[str, datetime | None]] = [
                    (self.base + name, max(article.changed for article in part))
                    for name, part in zip(names, parts, strict=True)
                ]
                rows.append((f"{self.base}/category-sitemap.xml", None))
                return Reply(body=feeds.sitemap_index(rows), content_type=_XML)
            case "/category-sitemap.xml":
                addresses = [self.section_address(name) for name in self.sections()]
                return Reply(
                    body=feeds.urlset((self.base + item, None) for item in addresses),
                    content_type=_XML,
                )
        if path not in names:
            return None
        part = parts[names.index(path)]
        return Reply(
            body=feeds.urlset((self.base + article.path, article.changed) for article in part),
            content_type=_XML,
        )

    def rest(self, request: Request) -> Reply | None:
        """`/wp-json/wp/v2/posts` with its filters and total counts."""
        if request.path != "/wp-json/wp/v2/posts":
            return None
        query = request.query
        articles = list(self.articles)
        try:
            if "after" in query:
                after = _moment(query["after"], self.site.tz)
                articles = [article for article in articles if article.moment > after]
            if "modified_after" in query:
                after = _moment(query["modified_after"], self.site.tz)
                articles = [article for article in articles if article.changed > after]
            if "before" in query:
                before = _moment(query["before"], self.site.tz)
                articles = [article for article in articles if article.moment < before]
        except ValueError:
            return _problem("rest_invalid_param")
        if query.get("orderby") == "modified":
            articles.sort(key=lambda article: article.changed, reverse=True)
        if query.get("order") == "asc":
            articles.reverse()
        size = request.number("per_page", 10)
        if not 1 <= size <= 100:
            return _problem("rest_invalid_param")
        page = max(1, request.number("page", 1))
        pages = -(-len(articles) // size)
        if page > max(1, pages):
            return _problem("rest_post_invalid_page_number")
        shown = [self.rest_post(article) for article in articles[(page - 1) * size : page * size]]
        if fields := query.get("_fields"):
            kept = {name.split(".")[0] for name in fields.split(",")}
            shown = [{key: post[key] for key in post if key in kept} for post in shown]
        reply = _json(shown)
        totals = [("X-WP-Total", str(len(articles))), ("X-WP-TotalPages", str(pages))]
        return replace(reply, headers=[*reply.headers, *totals])

    def rest_post(self, article: SampleArticle) -> dict[str, Any]:
        """One post as the REST interface gives it."""
        return {
            "id": article.number,
            "date": f"{article.moment:%Y-%m-%dT%H:%M:%S}",
            "date_gmt": f"{article.moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}",
            "modified": f"{article.changed:%Y-%m-%dT%H:%M:%S}",
            "modified_gmt": f"{article.changed.astimezone(UTC):%Y-%m-%dT%H:%M:%S}",
            "slug": article.slug,
            "status": "publish",
            "type": "post",
            "link": self.base + article.path,
            "title": {"rendered": article.title.replace("&", "&#038;")},
            "content": {"rendered": self.render("content.html", article=article)},
            "excerpt": {"rendered": f"<p>{feeds.teaser(article)} [&hellip;]</p>\n"},
        }

    def listing(self, kind: str | None, name: str | None, page: int) -> Reply | None:
        """A page of the newest, of a section or of a tag."""
        articles, heading, address = self.articles, "Berita Terkini", "/"
        if kind and name:
            articles = [article for article in articles if name in self.terms(kind, article)]
            if name == "berita" and kind == "category":
                articles = self.articles
            heading, address = name.replace("-", " ").title(), f"/{kind}/{name}/"
        shown, pages = self.listed(page, articles)
        if not shown:
            return None
        return self.page(
            "listing.html", articles=shown, pages=pages, number=page, heading=heading, at=address
        )

    def terms(self, kind: str, article: SampleArticle) -> list[str]:
        """Slugs of an article's sections or tags."""
        names = [article.section] if kind == "category" else article.tags
        return [slugify(name) for name in names]

    def section_address(self, name: str) -> str:
        """Path of a section's listing."""
        return f"/category/{slugify(name)}/"

    def tag_address(self, name: str) -> str:
        """Path of a tag's listing."""
        return f"/tag/{slugify(name)}/"

    def linked(self, article: SampleArticle) -> str:
        """The short link, where a redirect chain begins, for the article made for that."""
        return f"/?p={article.number}" if article.fault == "redirect-chain" else article.path

    def _moved(self, request: Request) -> Reply | None:
        """`/?p=1920` to `/arsip/1920` to `/2023/11/18/slug` to the article."""
        number = request.query.get("p") if request.path == "/" else None
        step = re.match(r"^/arsip/(\d+)$", request.path)
        for article in self.articles:
            if number == str(article.number):
                hops = article.fault == "redirect-chain"
                return redirect(self.base + (f"/arsip/{number}" if hops else article.path))
            if step and step[1] == str(article.number):
                return redirect(self.base + article.path.rstrip("/"), status=302)
            if request.target == article.path.rstrip("/"):
                return redirect(self.base + article.path)
        return None

    def robots(self) -> str:
        return (
            "User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n"
            f"Disallow: {self.disallowed}\n\nSitemap: {self.base}/sitemap_index.xml\n"
        )


def _moment(text: str, zone: timezone) -> datetime:
    moment = datetime.fromisoformat(text.replace(" ", "+"))
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _json(data: Any, status: int = 200) -> Reply:
    return Reply(
        status=status,
        body=json.dumps(data).encode(),
        content_type="application/json; charset=UTF-8",
    )


def _problem(code: str) -> Reply:
    return _json({"code": code, "data": {"status": 400}}, status=400)

"""What all sample sites have in common: static files, images, faults, the way to articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cache
from typing import Any, ClassVar

from jinja2 import Environment, FileSystemLoader

from newsarchive.datafiles import data_path
from newsarchive.samplesites import drawing
from newsarchive.samplesites.article import Epoch, Hazard, SampleArticle
from newsarchive.samplesites.calendar_words import words
from newsarchive.samplesites.exchange import Reply, Request, redirect
from newsarchive.samplesites.newsroom import site_articles
from newsarchive.samplesites.site import SampleSite

SLOW_SECONDS = 3.0


@cache
def templates() -> Environment:
    """The HTML themes of `data/samplesites/templates`."""
    environment = Environment(
        loader=FileSystemLoader(data_path("samplesites", "templates")),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["words"] = words
    return environment


def http_date(moment: datetime) -> str:
    """`moment` as HTTP writes it."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)


class SitePages:
    """One site in one epoch: answers requests. Subclasses know its software."""

    #: folder of `data/samplesites/templates`
    theme: ClassVar[str]
    per_page: ClassVar[int] = 10
    charset: ClassVar[str] = "utf-8"
    content_type: ClassVar[str] = "text/html; charset=UTF-8"
    #: headers that the server and its software add to every reply
    banner: ClassVar[list[tuple[str, str]]] = [("Server", "Apache/2.4.41 (Ubuntu)")]
    disallowed: ClassVar[str] = "/arsip-internal/"
    chunked_pages: ClassVar[bool] = False
    #: whether pages carry Last-Modified and ETag and answer 304
    validators: ClassVar[bool] = False
    hazards: ClassVar[list[tuple[str, str]]] = []

    def __init__(
        self,
        site: SampleSite,
        port: int,
        epoch: Epoch,
        *,
        slow: float = SLOW_SECONDS,
        grown: int = 0,
    ) -> None:
        self.site = site
        self.epoch = epoch
        self.base = f"http://{site.address}:{port}"
        self.slow = slow
        articles = site_articles(site.id, epoch, grown)
        self.by_path = {article.path: article for article in articles}
        #: newest first, without the withdrawn
        self.articles = [item for item in reversed(articles) if item.status != "withdrawn"]
        self.images = {caption.image for article in articles for caption in article.captions} | {
            self.thumbnail(article) for article in articles
        }
        self.fetches: Counter[str] = Counter()

    # what a subclass writes

    def route(self, request: Request) -> Reply | None:
        """The reply of a page that this base does not know; None when there is none."""
        raise NotImplementedError

    def article_page(self, article: SampleArticle) -> Reply:
        """The page of an article."""
        return self.page("article.html", article=article, modified=article.changed)

    # what it may use

    def render(self, name: str, **values: Any) -> str:
        """A template of the theme, given the site and its newest articles."""
        return (
            templates()
            .get_template(f"{self.theme}/{name}")
            .render(
                site=self.site,
                base=self.base,
                newest=self.articles[:8],
                theme=self,
                **values,
            )
        )

    def page(self, name: str, *, modified: datetime | None = None, **values: Any) -> Reply:
        """A reply with an HTML page of the theme."""
        text = self.render(name, **values)
        return Reply(
            body=text.encode(self.charset, "xmlcharrefreplace"),
            content_type=self.content_type,
            last_modified=http_date(modified) if modified and self.validators else None,
            chunked=self.chunked_pages,
        )

    def listed(
        self, page: int, articles: list[SampleArticle] | None = None
    ) -> tuple[list[SampleArticle], int]:
        """The articles of a listing page, counted from 1, and the number of pages."""
        articles = self.articles if articles is None else articles
        pages = max(1, -(-len(articles) // self.per_page))
        start = (page - 1) * self.per_page
        return articles[start : start + self.per_page], pages

    def thumbnail(self, article: SampleArticle) -> str:
        """Path of the small image of an article in listings."""
        return article.captions[0].image if article.captions else "/assets/no-image.png"

    def linked(self, article: SampleArticle) -> str:
        """The address by which listings link an article, which may be a redirect's start."""
        return article.path

    def sections(self) -> list[str]:
        """Names of the sections that hold articles."""
        return sorted({article.section for article in self.articles})

    def related(self, article: SampleArticle) -> list[SampleArticle]:
        """Three other articles, of the same section first."""
        others = [item for item in self.articles if item.path != article.path]
        others.sort(key=lambda item: item.section != article.section)
        return others[:3]

    def not_found(self) -> Reply:
        """The page for an unknown address."""
        return replace(self.page("missing.html"), status=404)

    # the answer

    def reply(self, request: Request) -> Reply:
        """The answer to any request."""
        if request.method not in ("GET", "HEAD"):
            return Reply(status=405, body=b"Method Not Allowed", headers=[("Allow", "GET, HEAD")])
        answer = self._static(request.path) or self._article(request) or self.route(request)
        answer = answer or self.not_found()
        return replace(answer, headers=[*self.banner, *answer.headers])

    def _article(self, request: Request) -> Reply | None:
        article = self.by_path.get(request.target) or self.by_path.get(request.path)
        if article is None or (request.target != article.path and "?" in article.path):
            return None
        if article.status == "withdrawn":
            return replace(self.page("missing.html"), status=410)
        if article.fault == "error-once":
            self.fetches[article.path] += 1
            if self.fetches[article.path] == 1:
                return Reply(
                    status=500,
                    body=b"<h1>Internal Server Error</h1><p>Too many connections</p>",
                    cacheable=False,
                )
        page = self.article_page(article)
        if article.fault == "slow":
            return replace(page, delay=self.slow)
        if article.fault == "truncated":
            return replace(page, truncated=True, chunked=False)
        return page

    def _static(self, path: str) -> Reply | None:
        match path:
            case "/robots.txt":
                return Reply(body=self.robots().encode(), content_type="text/plain; charset=utf-8")
            case "/favicon.ico" | "/assets/logo.png":
                size = 32 if path == "/favicon.ico" else 96
                return self._file(drawing.emblem(size, self.site.colours), "image/png")
            case "/assets/no-image.png":
                return self._file(drawing.blank(320, 200, self.site.colours[2]), "image/png")
            case "/assets/banner.jpg":
                return self._file(drawing.photo(f"{self.site.id}/banner", 1120, 240), "image/jpeg")
            case "/assets/style.css":
                return self._file(self.render("style.css").encode(), "text/css")
        if path in self.images:
            return self._file(drawing.photo(path, 640, 400), "image/jpeg")
        if path.startswith(self.disallowed):
            return Reply(body=b"<html><body><h1>Arsip internal</h1></body></html>")
        return None

    def _file(self, body: bytes, content_type: str) -> Reply:
        return Reply(
            body=body,
            content_type=content_type,
            last_modified="Mon, 05 Jun 2023 03:00:00 GMT",
            headers=[("Cache-Control", "max-age=604800")],
        )

    def robots(self) -> str:
        """The text of robots.txt."""
        return f"User-agent: *\nDisallow: {self.disallowed}\n"

    def hazards_listed(self) -> Iterable[Hazard]:
        """The addresses of this site that are linked and are no articles."""
        for path, kind in self.hazards:
            yield Hazard.from_dict({"site": self.site.id, "path": path, "kind": kind})
        yield Hazard(site=self.site.id, path=f"{self.disallowed}daftar.html", kind="disallowed")


__all__ = ["SLOW_SECONDS", "SitePages", "http_date", "redirect", "templates"]

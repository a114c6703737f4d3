"""Redirects that a page asks for in its head; other pages are not decoded, for they are read in another process."""

from __future__ import annotations

from scrapy import Spider
from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware
from scrapy.http import Request, Response

#: bytes among which Scrapy looks for it: 4,096 characters, in UTF-8 at most
_HEAD = 4 * 4096


class CalledMetaRefresh(MetaRefreshMiddleware):
    """Scrapy's own, for pages that say `refresh`."""

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """A request for where the page leads, or the page."""
        head = response.body[:_HEAD]
        # a page with NUL is in an encoding where the word is not to be seen
        if b"refresh" not in head.lower() and b"\x00" not in head:
            return response
        return super().process_response(request, response)

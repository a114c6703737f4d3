"""Notes the redirects on the way to a page: they tell where an article moved, or that it is gone."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from scrapy.http import Request, Response

from newsarchive.capture.capture import Capture
from newsarchive.capture.statuses import REDIRECTS
from newsarchive.store import Store

_KEY = "newsarchive_hops"
_CONDITIONS = (b"If-None-Match", b"If-Modified-Since")


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect."""

    url: str
    target: str
    capture: Capture


class RedirectNotes:
    """Downloader middleware below Scrapy's own for redirects: keeps each hop in the request's meta.

    Validators are those of one address (RFC 9110 section 8.8): where it leads, Scrapy's copy of the request would ask
    with them, and a page moved unchanged would answer 304 and never be seen at its new address.
    """

    def process_response(self, request: Request, response: Response) -> Response:
        """Note a redirect that was captured."""
        if response.status in REDIRECTS or response.status == 200:
            # a page may lead elsewhere by its head, too
            for name in _CONDITIONS:
                request.headers.pop(name, None)
        capture = request.meta.get("newsarchive_capture")
        location = response.headers.get("Location")
        if response.status in REDIRECTS and location and isinstance(capture, Capture):
            try:
                target = urljoin(request.url, location.decode("latin-1").strip())
            except ValueError:
                return response
            hops = [*request.meta.get(_KEY, ()), Hop(request.url, target, capture)]
            request.meta[_KEY] = hops
        return response


def keep_redirects(store: Store, source_id: str, request: Request | None) -> bool:
    """Store the redirects that led to a page; whether an article is gone because one led to the front page."""
    hops: list[Hop] = request.meta.get(_KEY, []) if request is not None else []
    gone = [store.record_redirect(source_id, hop.url, hop.target, hop.capture) for hop in hops]
    return any(gone)

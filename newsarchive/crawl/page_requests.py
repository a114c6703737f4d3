"""Scrapy requests for discovery pages and frontier entries, each with the context its capture is filed under."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from scrapy.http import Request

from newsarchive.capture.capture import PageContext
from newsarchive.crawl.discovery_request import DiscoveryRequest
from newsarchive.crawl.frontier import FrontierEntry

#: discovery before articles before requisites
_PRIORITY = {"discovery": 100, "article": 10, "requisite": 0}

Callback = Callable[..., Any]


def discovery_request(
    source_id: str,
    step: DiscoveryRequest,
    run_id: str,
    callback: Callback,
    errback: Callback,
    *,
    browser: bool = False,
) -> Request:
    """A request for a feed, sitemap, REST answer or listing; a listing may be shown in a browser."""
    context = PageContext(
        source_id=source_id,
        role=step.role,
        run_id=run_id,
        via=step.via,
        browser=browser and step.role == "listing",
    )
    return Request(
        step.url,
        callback=callback,
        errback=errback,
        headers=step.headers,
        priority=_PRIORITY["discovery"],
        dont_filter=True,
        meta={"newsarchive": context, "step": step},
    )


def entry_request(
    entry: FrontierEntry,
    run_id: str,
    callback: Callback,
    errback: Callback,
    meta: dict[str, Any] | None = None,
    *,
    browser: bool = False,
) -> Request:
    """A request for an article or requisite, conditional where the page gave validators before.

    Of a page that is shown in a browser, what the server sends stays the same when what its scripts show changes.
    """
    headers: dict[str, str] = {}
    if entry.etag and not browser:
        headers["If-None-Match"] = entry.etag
    if entry.last_modified and not browser:
        headers["If-Modified-Since"] = entry.last_modified
    context = PageContext(
        source_id=entry.source,
        role=entry.role,
        run_id=run_id,
        hints=entry.hints,
        via=entry.via,
        browser=browser,
    )
    return Request(
        entry.url,
        callback=callback,
        errback=errback,
        headers=headers,
        priority=_PRIORITY[entry.role],
        dont_filter=True,
        meta={"newsarchive": context, "entry": entry, **(meta or {})},
    )

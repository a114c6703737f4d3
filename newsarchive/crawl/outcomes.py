"""What can come of a request other than a page, in words that a report can count."""

from __future__ import annotations

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

from newsarchive.crawl.hosts import HostGivenUp, OutOfScope

#: statuses by which a server says that a page is no more
GONE = frozenset({404, 410})


def failure_reason(error: BaseException) -> str:
    """A short, countable reason for a failed download."""
    for kind, reason in (
        (HostGivenUp, "host given up"),
        (OutOfScope, "redirect to another site"),
        (DownloadTimeoutError, "timeout"),
        (DownloadConnectionRefusedError, "connection refused"),
        (CannotResolveHostError, "unknown host"),
        (ResponseDataLossError, "truncated body"),
    ):
        if isinstance(error, kind):
            return reason
    if isinstance(error, IgnoreRequest):
        text = str(error).lower()
        if "robots" in text:
            return "robots.txt"
        return "too many redirects" if "redirect" in text else str(error) or "ignored"
    return _kind_in_words(error)


def _kind_in_words(error: BaseException) -> str:
    text = f"{type(error).__name__} {error}".lower()
    if "ssl" in text or "certificate" in text or "tls" in text:
        return "TLS failure"
    return type(error).__name__

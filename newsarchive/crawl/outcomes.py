"""What can come of a request other than a page, in words that a report can count."""

from __future__ import annotations

from scrapy.exceptions import DownloadCancelledError, IgnoreRequest

from newsarchive.crawl.answers import failure_words
from newsarchive.crawl.hosts import OutOfScope
from newsarchive.crawl.pauses import HostGivenUp
from newsarchive.crawl.robots import RobotsUnreachable

#: the answer was longer than allowed, or of another type
CUT = "cut by our limits"


def failure_reason(error: BaseException) -> str:
    """A short, countable reason for a failed download."""
    if isinstance(error, HostGivenUp):
        return str(error)
    if isinstance(error, OutOfScope):
        return str(error)
    if isinstance(error, RobotsUnreachable):
        return str(error)
    if isinstance(error, IgnoreRequest):
        text = str(error).lower()
        if "robots" in text:
            return "robots.txt"
        return "too many redirects" if "redirect" in text else str(error) or "ignored"
    if isinstance(error, DownloadCancelledError):
        return CUT
    return failure_words(error)

"""What an answer, or the want of one, says: a reason that a report can count, a pause asked for."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)


def failure_words(error: BaseException) -> str:
    """A failed download in words that a report can count."""
    for kind, words in (
        (DownloadTimeoutError, "timeout"),
        (DownloadConnectionRefusedError, "connection refused"),
        (CannotResolveHostError, "unknown host"),
        (ResponseDataLossError, "truncated body"),
    ):
        if isinstance(error, kind):
            return words
    text = f"{type(error).__name__} {error}".lower()
    if "ssl" in text or "certificate" in text or "tls" in text:
        return "TLS failure"
    return type(error).__name__


def retry_after(value: bytes | str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After header (RFC 9110 section 10.2.3) asks for; None when it says nothing."""
    if value is None:
        return None
    text = value.decode("latin-1") if isinstance(value, bytes) else value
    if text.strip().isdigit():
        return float(text)
    try:
        when = parsedate_to_datetime(text)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - now).total_seconds())

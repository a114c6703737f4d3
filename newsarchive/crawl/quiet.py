"""Scrapy's log lines for each response and item, composed only when somebody reads them."""

from __future__ import annotations

import logging
from typing import Any

from scrapy.logformatter import LogFormatter

_engine = logging.getLogger("scrapy.core.engine")


class QuietLogFormatter(LogFormatter):
    """As Scrapy's, but silent about what goes well below the level DEBUG."""

    def crawled(self, *arguments: Any, **options: Any) -> Any:
        return super().crawled(*arguments, **options) if _is_read() else None

    def scraped(self, *arguments: Any, **options: Any) -> Any:
        return super().scraped(*arguments, **options) if _is_read() else None


def _is_read() -> bool:
    return _engine.isEnabledFor(logging.DEBUG)

"""The start-up check names what an upgrade of Scrapy took away; a change here must be looked at, not silenced."""

from __future__ import annotations

import pytest
import scrapy.core.downloader.handlers.base as handlers
import scrapy.core.engine as engine
import scrapy.http
import scrapy.responsetypes
from scrapy import exceptions
from scrapy.crawler import Crawler
from scrapy.settings import default_settings

from newsarchive.capture.handler import CapturingDownloadHandler
from newsarchive.capture.scrapy_interface import check_scrapy, problems
from newsarchive.errors import ConfigurationError


def test_the_installed_scrapy_is_as_the_handler_needs_it() -> None:
    assert problems() == []


BREAKAGES = {
    "download_request": (handlers.BaseDownloadHandler, "download_request", lambda self, request, spider: None),
    "from_args": (scrapy.responsetypes.responsetypes, "from_args", lambda headers: None),
    "close_spider_async": (engine.ExecutionEngine, "close_spider_async", None),
    "download errors": (exceptions, "DownloadTimeoutError", None),
    "ip_address": (scrapy.http.Response, "__init__", lambda self, url: None),
    "retried": (default_settings, "RETRY_EXCEPTIONS", []),
}  # fmt: skip


@pytest.mark.parametrize("words", BREAKAGES)
def test_what_an_upgrade_takes_away_is_named_before_anything_is_fetched(words, monkeypatch) -> None:
    owner, name, other = BREAKAGES[words]
    monkeypatch.setattr(owner, name, other)
    with pytest.raises(ConfigurationError, match=words) as caught:
        check_scrapy()
    assert "constraints.txt" in str(caught.value)
    with pytest.raises(ConfigurationError):
        CapturingDownloadHandler(Crawler(scrapy.Spider))

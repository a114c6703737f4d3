"""Scrapy settings. The spider sets the archive-dependent ones (`NEWSARCHIVE_…`) when it starts."""

from __future__ import annotations

import os

from scrapy.settings import default_settings

from newsarchive import __version__

BOT_NAME = "newsarchive"
SPIDER_MODULES = ["spiders"]
NEWSPIDER_MODULE = "spiders"

#: archive home for `scrapy crawl`; `newsarchive crawl` passes its own
NEWSARCHIVE_HOME = os.environ.get("NEWSARCHIVE_HOME", "archive")

USER_AGENT = f"newsarchive/{__version__}"
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "newsarchive"
CONCURRENT_REQUESTS = 16
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_MAX_DELAY = 60.0
AUTOTHROTTLE_TARGET_CONCURRENCY = 1.0
# one item a response: scheduling a hundred at once costs more than it brings
CONCURRENT_ITEMS = 1
DOWNLOAD_TIMEOUT = 60
DOWNLOAD_MAXSIZE = 64 * 1024 * 1024
RETRY_TIMES = 2
# an error of Scrapy's own HTTP client, which is loaded to be named here, in a third of a second
RETRY_EXCEPTIONS = [
    error
    for error in default_settings.RETRY_EXCEPTIONS
    if error != "scrapy.core.downloader.handlers.http11.TunnelError"
]
REDIRECT_MAX_TIMES = 5
COOKIES_ENABLED = False
# it reads the source of every callback, for each answer again
WARN_ON_GENERATOR_RETURN_VALUE = False
# the outcome of every status is the spider's to record
HTTPERROR_ALLOW_ALL = True
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "id,en;q=0.5",
    # zstd bodies do not replay in pywb and ReplayWeb.page, and brotli is no smaller here
    "Accept-Encoding": "gzip, deflate",
}
TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"

DOWNLOAD_HANDLERS = {
    "http": "newsarchive.crawl.pauses.PoliteDownloadHandler",
    "https": "newsarchive.crawl.pauses.PoliteDownloadHandler",
}
LOG_FORMATTER = "newsarchive.crawl.quiet.QuietLogFormatter"
# What Scrapy has by default and nothing here needs costs a call for every response, and what it imports costs
# every crawl its time: two HTTP clients, a terminal. It is left out of the tables themselves,
# for Scrapy imports what is named in them with None too.
_UNUSED = {
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware",
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware",
    "scrapy.spidermiddlewares.depth.DepthMiddleware",
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware",
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware",
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware",
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware",
    "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware",
    "scrapy.downloadermiddlewares.stats.DownloaderStats",
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware",
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware",
    "scrapy.extensions.telnet.TelnetConsole",
    "scrapy.extensions.remote_control.RemoteControl",
}


def _used(table: dict[str, int]) -> dict[str, int]:
    return {name: place for name, place in table.items() if name not in _UNUSED}


SPIDER_MIDDLEWARES_BASE = _used(default_settings.SPIDER_MIDDLEWARES_BASE)
DOWNLOADER_MIDDLEWARES_BASE = _used(default_settings.DOWNLOADER_MIDDLEWARES_BASE)
EXTENSIONS_BASE = _used(default_settings.EXTENSIONS_BASE)
DOWNLOADER_MIDDLEWARES = {
    "newsarchive.crawl.robots.RobotsMiddleware": 100,
    "newsarchive.crawl.browser.BrowserMiddleware": 120,
    "newsarchive.crawl.shared_hosts.SharedHostsMiddleware": 540,
    # before robots.txt: of another site not even that is asked for
    "newsarchive.crawl.hosts.ScopeMiddleware": 50,
    "newsarchive.crawl.redirects.RedirectNotes": 610,
    "newsarchive.crawl.hosts.HostCareMiddleware": 560,
    "newsarchive.crawl.meta_refresh.CalledMetaRefresh": 580,
}
EXTENSIONS = {
    "newsarchive.crawl.robots.CrawlDelay": 900,
    "newsarchive.crawl.observing.SiteObserver": 910,
    "newsarchive.crawl.quote_watch.QuoteWatch": 920,
}
ITEM_PIPELINES = {
    "newsarchive.pipelines.ExtractPipeline": 100,
    "newsarchive.pipelines.DatesPipeline": 200,
    "newsarchive.pipelines.DedupPipeline": 300,
    "newsarchive.pipelines.StorePipeline": 400,
}

"""A page that leads elsewhere in its head is followed as by Scrapy; one that does not is not even decoded."""

import pytest
from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware
from scrapy.http import HtmlResponse, Request
from scrapy.utils.test import get_crawler

from newsarchive.crawl.meta_refresh import CalledMetaRefresh

_URL = "https://demakkab.go.id/berita/1"
_LEADS = '<meta http-equiv="refresh" content="0; url=/berita/pasar-murah">'
_PAGES = {
    "plain": (f"<head>{_LEADS}</head>", "utf-8"),
    "capitals": (f"<HEAD>{_LEADS.upper()}</HEAD>", "utf-8"),
    "utf-16": (f"<head>{_LEADS}</head>", "utf-16-le"),
    "late": (f"<head>{'<!-- é -->' * 300}{_LEADS}</head>", "utf-8"),
    "reloads": ('<head><meta http-equiv="refresh" content="300"></head>', "utf-8"),
    "slow": ('<meta http-equiv="refresh" content="600; url=/lain">', "utf-8"),
    "none": ("<head><title>Pasar murah</title></head>", "utf-8"),
    "in the text": (f"<p>{'isi ' * 5000}refresh</p>", "utf-8"),
}


def answered(middleware, name):
    page, encoding = _PAGES[name]
    response = HtmlResponse(_URL, body=page.encode(encoding), encoding=encoding)
    answer = middleware.from_crawler(get_crawler()).process_response(Request(_URL), response)
    return answer.url if isinstance(answer, Request) else None


@pytest.mark.parametrize("name", _PAGES)
def test_leads_where_scrapy_is_led(name):
    assert answered(CalledMetaRefresh, name) == answered(MetaRefreshMiddleware, name)


def test_some_of_these_pages_lead_elsewhere():
    led = {name for name in _PAGES if answered(MetaRefreshMiddleware, name)}
    assert led == {"plain", "capitals", "utf-16", "late"}

"""A crawl sees at once what quotes a hidden article, and looks at nothing when none is hidden."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse
from scrapy.utils.test import get_crawler

from newsarchive.capture.capture import PageContext
from newsarchive.crawl.quote_watch import QuoteWatch
from newsarchive.crawl.session import CrawlSession
from newsarchive.replay.access import refresh_rules
from newsarchive.sources.profile import Profile
from newsarchive.store.takedown import take_down
from newsarchive.store.withheld import withheld_for, withheld_places
from tests.fresh import fresh_store
from tests.integration.store.pages import capture, reading

URL = "https://demak.test/berita/rob"
LISTING = b'<a href="/berita/rob">Banjir Rob di Sayung</a>'


@pytest.mark.parametrize("is_hidden", [True, False])
def test_a_listing_is_withheld_when_it_is_captured(tmp_path: Path, is_hidden: bool) -> None:
    with fresh_store(tmp_path / "a.sqlite") as store:
        profile = Profile(id="demak", name="Demak", region="33.21", home="https://demak.test/")
        store.upsert_sources([profile])
        page = reading(URL)
        store.ingest([page])
        if is_hidden:
            take_down(store, page.keys.article_id, "permintaan", datetime.now(UTC))
        refresh_rules(tmp_path, store)
        crawler = get_crawler()
        session = object.__new__(CrawlSession)
        session.store, session.profiles = store, {"demak": profile}
        home: Any = SimpleNamespace(index_dir=tmp_path)
        session.home = home
        spider: Any = SimpleNamespace(session=session)
        crawler.spider = spider
        watch = QuoteWatch.from_crawler(crawler)
        for role, body in (("listing", LISTING), ("feed", b"<rss/>"), ("article", LISTING)):
            made = capture(f"https://demak.test/{role}")
            context = PageContext(source_id="demak", role=role)  # type: ignore[arg-type]
            meta = {"newsarchive": context, "newsarchive_capture": made}
            request = Request(made.url, meta=meta)
            watch._received(HtmlResponse(made.url, body=body, request=request), request)
        found = withheld_for(store, page.keys.article_id)
        assert [one.url for one in found] == (["https://demak.test/listing"] if is_hidden else [])
        # replay is told the same that it will be told anew
        told = (tmp_path / "access" / "withheld.txt").read_text()
        assert told == "".join(f"{file} {offset}\n" for file, offset in withheld_places(store))

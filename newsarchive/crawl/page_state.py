"""What the crawl remembers of an address after a look at it: validators, outcome, when to look next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from newsarchive.capture.statuses import GONE, NOT_MODIFIED
from newsarchive.crawl.policy import next_check
from newsarchive.dedup import url_key
from newsarchive.extract.article import RECORD_KINDS
from newsarchive.items import PageItem
from newsarchive.store import Store, UrlState


def page_states(items: Sequence[PageItem], store: Store) -> list[UrlState]:
    """State rows of pages just stored: of the address asked for and of the one that answered."""
    keys: dict[str, dict[str, PageItem]] = {}
    for item in items:
        by_key = keys.setdefault(item.source_id, {})
        by_key[url_key(item.asked_url)] = item
        by_key.setdefault(url_key(item.url), item)
    states: list[UrlState] = []
    for source_id, by_key in keys.items():
        known = store.url_states(source_id, list(by_key))
        for key, item in by_key.items():
            before = known.get(key)
            first = before.first_seen if before and before.first_seen else item.fetched_at
            article_id = before.article_id if before else None
            if item.reading is not None and item.reading.article.kind in RECORD_KINDS:
                # a notice of maintenance in its place does not end that there is an article to look for
                article_id = item.reading.keys.article_id
            states.append(
                UrlState(
                    source_id=source_id,
                    url_key=key,
                    url=item.asked_url if key == url_key(item.asked_url) else item.url,
                    etag=item.etag,
                    last_modified=item.last_modified,
                    lastmod=item.lastmod or (before.lastmod if before else None),
                    last_status=200,
                    last_fetched=item.fetched_at,
                    first_seen=first,
                    next_check=next_check(first, item.fetched_at),
                    failures=0,
                    article_id=article_id,
                    hints=item.hints.to_dict() if item.hints else None,
                )
            )
    return states


def looked_at(
    before: UrlState | None,
    *,
    source_id: str,
    key: str,
    url: str,
    lastmod: str | None,
    status: int | None,
    now: datetime,
) -> UrlState:
    """State after a look that brought no page: unchanged (304), gone (404, 410), or failed (`status` None or 5xx)."""
    state = before or UrlState(source_id=source_id, url_key=key, url=url)
    unchanged = status == NOT_MODIFIED
    failures = 0 if unchanged else state.failures + 1
    first = state.first_seen or now
    is_gone = status in GONE
    return replace(
        state,
        # should it come back as it was, it is to come whole: a 304 would not tell which page is there
        etag=None if is_gone else state.etag,
        last_modified=None if is_gone else state.last_modified,
        lastmod=lastmod or state.lastmod,
        last_status=200 if unchanged else status,
        last_fetched=now if unchanged else state.last_fetched,
        first_seen=first,
        next_check=next_check(first, now, failures=failures, is_gone=is_gone),
        failures=failures,
    )

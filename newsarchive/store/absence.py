"""Captures that say a page is not there: 404, 410, a redirect to the front page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from sqlalchemy import Connection, select

from newsarchive.capture.capture import Capture
from newsarchive.dedup import url_key
from newsarchive.store.bulk import insert_missing
from newsarchive.store.ingest import join_moved, record_capture
from newsarchive.store.models import AbsenceRow, AddressRow, ArticleRow, RedirectRow, UrlStateRow
from newsarchive.store.standing import settle
from newsarchive.store.storable import storable

#: `/`, `/index.php`, `/home`, `/beranda`, `/id/`
_FRONT = re.compile(r"(?i)/*(?:index\.(?:php|html?|aspx?)|home|beranda|id|en)?/*")


def record_absence(
    connection: Connection, source_id: str, url: str, capture: Capture | None
) -> bool:
    """Keep the capture and put up the tombstone of the article at `url`; whether there is such an article."""
    key = storable(url_key(url))
    keys = {key}
    found = set(
        connection.execute(
            select(AddressRow.article_id).where(
                AddressRow.source_id == source_id, AddressRow.url_key == key
            )
        ).scalars()
    )
    if not found:
        # the address may have led to the article by a redirect, which only the crawl remembers
        led_to = select(UrlStateRow.article_id).where(
            UrlStateRow.source_id == source_id, UrlStateRow.url_key == key
        )
        rows = connection.execute(
            select(ArticleRow.article_id, ArticleRow.url_key).where(
                ArticleRow.article_id.in_(led_to)
            )
        ).all()
        found = {row[0] for row in rows}
        keys |= {row[1] for row in rows}
    if capture is not None:
        record_capture(connection, capture, source_id)
        # the row says of which page; of an address that led elsewhere, of the page it led to
        insert_missing(
            connection,
            AbsenceRow,
            [
                {
                    "record_id": capture.record_id,
                    "source_id": source_id,
                    "url_key": max(keys - {key}, default=key),
                    "seen_at": capture.fetched_at,
                    "status": capture.status,
                }
            ],
        )
        settle(connection, found, set())
        join_moved(connection, found)
    return bool(found)


def record_redirect(
    connection: Connection, source_id: str, url: str, target: str, capture: Capture
) -> bool:
    """Keep a capture of `url` that redirected to `target`; whether an article is gone by it.

    A redirect to the front page says that the page is not there any more; one to another page may lead to where
    an article moved.
    """
    key, to_key = storable(url_key(url)), storable(url_key(target))
    if is_front_page(target):
        return record_absence(connection, source_id, url, capture)
    record_capture(connection, capture, source_id)
    row = {
        "source_id": source_id,
        "from_key": key,
        "to_key": to_key,
        "record_id": capture.record_id,
        "seen_at": capture.fetched_at,
    }
    insert_missing(connection, RedirectRow, [row])
    owners = connection.execute(
        select(AddressRow.article_id).where(
            AddressRow.source_id == source_id, AddressRow.url_key.in_([key, to_key])
        )
    ).scalars()
    join_moved(connection, set(owners))
    return False


def is_front_page(url: str) -> bool:
    """Whether an address is a site's front page."""
    parts = urlsplit(url)
    return not parts.query and _FRONT.fullmatch(parts.path) is not None

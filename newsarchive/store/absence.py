"""Captures without a page: not there (404, 410), elsewhere, at the front page, or as it was (304)."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import urlsplit

from sqlalchemy import Connection

from newsarchive.capture.capture import Capture
from newsarchive.store.addresses import concerned_by, owners_of
from newsarchive.store.bulk import insert_missing
from newsarchive.store.ingest import join_moved, record_capture
from newsarchive.store.models import AbsenceRow, RedirectRow
from newsarchive.store.rows import absence_row
from newsarchive.store.standing import gone_among, settle
from newsarchive.store.storable import stored_key
from newsarchive.store.unchanged import keep_unchanged

#: `/`, `/index.php`, `/home`, `/beranda`, `/id/`
_FRONT = re.compile(r"(?i)/*(?:index\.(?:php|html?|aspx?)|home|beranda|id|en)?/*")


#: what the absence of a page says: of no article that is held, of one that had its tombstone, of one that has it now
Absence = Literal["nothing", "still-gone", "gone"]


def record_absence(
    connection: Connection, source_id: str, url: str, capture: Capture | None
) -> Absence:
    """Keep the capture and put up the tombstones of the article at `url` and of what led there in this visit."""
    place = (source_id, stored_key(url))
    if capture is None:
        return "still-gone" if owners_of(connection, place) else "nothing"
    found = concerned_by(connection, [(place, capture.fetched_at)])
    record_capture(connection, capture, source_id)
    insert_missing(connection, AbsenceRow, [absence_row(source_id, url, capture)])
    before = gone_among(connection, found)
    settle(connection, found, set())
    is_news = gone_among(connection, found) != before
    join_moved(connection, found)
    if not found:
        return "nothing"
    return "gone" if is_news else "still-gone"


def record_redirect(
    connection: Connection, source_id: str, url: str, target: str, capture: Capture
) -> bool:
    """Keep a capture of `url` that redirected to `target`; whether an article is gone by it.

    A redirect to the front page says that the page is not there any more; one to another page may lead to where
    an article moved.
    """
    key, to_key = stored_key(url), stored_key(target)
    if is_front_page(target):
        return record_absence(connection, source_id, url, capture) == "gone"
    record_capture(connection, capture, source_id)
    row = {
        "source_id": source_id,
        "from_key": key,
        "to_key": to_key,
        "record_id": capture.record_id,
        "seen_at": capture.fetched_at,
    }
    insert_missing(connection, RedirectRow, [row])
    owners = concerned_by(connection, [((source_id, key), capture.fetched_at)])
    # where the address leads may have been seen absent already
    settle(connection, owners, set())
    join_moved(connection, owners)
    return False


def record_unchanged(connection: Connection, source_id: str, capture: Capture) -> None:
    """Keep a capture that says the page is as it was: its article is there, or there again."""
    article_id = keep_unchanged(connection, source_id, capture)
    if article_id is not None:
        settle(connection, [article_id], set())


def is_front_page(url: str) -> bool:
    """Whether an address is a site's front page."""
    parts = urlsplit(url)
    return not parts.query and _FRONT.fullmatch(parts.path) is not None

"""Captures of an article's address that brought no page, as the database keeps them: gone, elsewhere, as it was."""

from __future__ import annotations

from pathlib import Path

from newsarchive.capture.capture import Capture
from newsarchive.capture.statuses import GONE, NOT_MODIFIED, REDIRECTS
from newsarchive.store import Store
from newsarchive.warc.redirects import redirect_target


def is_pageless(capture: Capture) -> bool:
    """Whether a capture tells of an article without its page."""
    return capture.status in GONE | REDIRECTS | {NOT_MODIFIED}


def record_pageless(warc_dir: Path, store: Store, capture: Capture) -> bool:
    """Keep such a capture of a crawl; whether it says that an article is gone.

    Raises `WarcError` when the record of a redirect is not there.
    """
    assert capture.context is not None
    source = capture.context.source_id
    if capture.status in GONE:
        return store.record_gone(source, capture.url, capture) != "nothing"
    if capture.status == NOT_MODIFIED:
        store.record_unchanged(source, capture)
        return False
    target = redirect_target(warc_dir, capture)
    return target is not None and store.record_redirect(source, capture.url, target, capture)

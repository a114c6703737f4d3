"""What an interrupted crawl left behind: torn WARC tails are cut, captures without rows are read and stored."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from newsarchive.archived_pages import archived_page, is_page_capture
from newsarchive.capture.capture import Capture
from newsarchive.capture.salvage import Salvaged, salvage
from newsarchive.crawl.frontier import Frontier
from newsarchive.crawl.liveness import is_alive
from newsarchive.crawl.page_state import page_states
from newsarchive.dedup import url_key
from newsarchive.held_pages import HeldPages
from newsarchive.home import ArchiveHome
from newsarchive.items import PageItem
from newsarchive.pageless_captures import is_pageless, record_pageless
from newsarchive.reading import read_page
from newsarchive.sources.profile import Profile
from newsarchive.sources.registry import SourceRegistry
from newsarchive.store import Store
from newsarchive.warc.captures import iter_captures
from newsarchive.warc.index import ArchiveIndex
from newsarchive.warc.live_index import clear_stale
from newsarchive.warc.manifest import Manifest

logger = logging.getLogger(__name__)

_BATCH = 64


@dataclass
class Recovery:
    """What was mended before a crawl began."""

    salvaged: list[Salvaged] = field(default_factory=list)
    runs: list[str] = field(default_factory=list)
    ingested: int = 0


def recover(home: ArchiveHome, store: Store, frontier: Frontier) -> Recovery:
    """Finish what killed crawls began: salvage their files, ingest their captures, mark them interrupted.

    A capture is on disk before its row is written, so after a kill some captures have no row yet;
    reading them again from the WARC saves the site a second visit.
    """
    result = Recovery(salvaged=salvage(home.warc_dir))
    index = ArchiveIndex(home.index_dir, home.warc_dir)
    clear_stale(index)
    indexed = index.update()
    for problem in indexed.problems:
        logger.warning("%s", problem)
    Manifest(home.path, home.warc_dir).complete(indexed.refused)
    registry = SourceRegistry(home.sources_dir)
    for run_id in store.unfinished_runs():
        if is_alive(home, run_id):
            continue
        for path in sorted(home.warc_dir.rglob(f"newsarchive-{run_id}-*.warc.gz")):
            result.ingested += _ingest_missing(home, store, frontier, registry, path)
        store.finish_run(run_id, "interrupted", {"run": run_id, "state": "interrupted"})
        result.runs.append(run_id)
        logger.warning("run was interrupted run=%s ingested=%d", run_id, result.ingested)
    return result


def _ingest_missing(
    home: ArchiveHome, store: Store, frontier: Frontier, registry: SourceRegistry, path: Path
) -> int:
    ingested = 0
    captures = (capture for capture in iter_captures(path) if is_page_capture(capture))
    profiles: dict[str, Profile] = {}
    index = ArchiveIndex(home.index_dir, home.warc_dir)
    held = HeldPages(home.warc_dir, index, profiles)
    while batch := list(islice(captures, _BATCH)):
        missing = store.captures_missing([capture.record_id for capture in batch])
        unread = [capture for capture in batch if capture.record_id in missing]
        items = list(_items(home, index, registry, profiles, unread))
        if items:
            readings = [item.reading for item in items if item.reading is not None]
            store.ingest(readings, read_again=held.read)
            store.save_url_states(page_states(items, store))
            for item in items:
                frontier.done(item.source_id, [_key(item)])
            ingested += len(items)
        for capture in batch:
            # stored, but the kill came before its address was forgotten
            if capture.context is not None and capture.record_id not in missing:
                frontier.done(capture.context.source_id, [url_key(capture.url)])
            if is_pageless(capture) and capture.record_id in missing:
                record_pageless(home.warc_dir, store, capture)
    return ingested


def _items(
    home: ArchiveHome,
    index: ArchiveIndex,
    registry: SourceRegistry,
    profiles: dict[str, Profile],
    captures: Sequence[Capture],
) -> Iterator[PageItem]:
    for capture in captures:
        context = capture.context
        if capture.status != 200 or context is None:
            continue
        if context.source_id not in profiles:
            profiles[context.source_id] = registry.get(context.source_id)
        profile = profiles[context.source_id]
        page = archived_page(home.warc_dir, index, capture, profile)
        if page is None:
            # its address is still in the frontier: it is asked for again
            continue
        item = PageItem(
            source_id=context.source_id,
            asked_url=capture.url,
            url=capture.url,
            body=page.input.body,
            content_type=page.input.content_type,
            fetched_at=capture.fetched_at,
            profile=profile,
            hints=context.hints,
            capture=capture,
            etag=page.headers.get("etag"),
            last_modified=page.headers.get("last-modified"),
        )
        item.reading = read_page(page.input)
        yield item


def _key(item: PageItem) -> str:
    return url_key(item.asked_url)

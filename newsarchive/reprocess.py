"""Every capture through today's rules: WARC records in, rows out, in worker processes, no network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from itertools import islice
from pathlib import Path

from newsarchive.capture.capture import Capture
from newsarchive.crawl.outcomes import GONE
from newsarchive.crawl.workers import page_map
from newsarchive.errors import NewsarchiveError
from newsarchive.home import ArchiveHome
from newsarchive.reading import PageInput, PageReading, read_page
from newsarchive.sources.profile import Profile
from newsarchive.sources.registry import SourceRegistry
from newsarchive.store import Store
from newsarchive.warc.reader import iter_captures, open_capture

_BATCH = 128


@dataclass
class Reprocessed:
    """What came of it."""

    captures: int = 0
    new: int = 0
    versions: int = 0
    gone: int = 0
    #: captures stored before that read otherwise under today's rules
    changed: int = 0
    problems: list[str] = field(default_factory=list)


def reprocess_archive(
    home: ArchiveHome,
    store: Store,
    *,
    source: str | None = None,
    since: date | None = None,
    progress: Callable[[int], None] | None = None,
) -> Reprocessed:
    """Read all captures again, oldest file first; safe to stop and begin again at any time."""
    result = Reprocessed()
    registry = SourceRegistry(home.sources_dir)
    profiles = _profiles(registry, result)
    store.upsert_sources(list(profiles.values()))
    with page_map(home.settings.workers) as run:
        for path in sorted(home.warc_dir.rglob("*.warc.gz"), key=lambda p: p.name):
            captures = (
                capture
                for capture in _captures(path, result)
                if _is_wanted(capture, profiles, source, since)
            )
            while batch := list(islice(captures, _BATCH)):
                pages = [capture for capture in batch if capture.status == 200]
                read = partial(_read, home.warc_dir, profiles)
                readings = [reading for reading in run(read, pages, chunksize=8) if reading]
                _store(store, readings, result)
                for capture in batch:
                    if capture.status in GONE and capture.context is not None:
                        result.gone += store.record_gone(
                            capture.context.source_id, capture.url, capture
                        )
                result.captures += len(batch)
                if progress is not None:
                    progress(len(batch))
    return result


def _profiles(registry: SourceRegistry, result: Reprocessed) -> dict[str, Profile]:
    profiles, problems = registry.load_all()
    result.problems += problems
    return {profile.id: profile for profile in profiles}


def _captures(path: Path, result: Reprocessed) -> Iterator[Capture]:
    try:
        yield from iter_captures(path)
    except NewsarchiveError as error:
        result.problems.append(str(error))


def _is_wanted(
    capture: Capture, profiles: dict[str, Profile], source: str | None, since: date | None
) -> bool:
    context = capture.context
    if context is None or context.role != "article" or capture.truncated is not None:
        return False
    if source is not None and context.source_id != source:
        return False
    if since is not None and capture.fetched_at < datetime(
        since.year, since.month, since.day, tzinfo=UTC
    ):
        return False
    return context.source_id in profiles and (capture.status == 200 or capture.status in GONE)


def _read(warc_dir: Path, profiles: dict[str, Profile], capture: Capture) -> PageReading | None:
    context = capture.context
    assert context is not None
    page = open_capture(warc_dir, capture)
    kind = (page.content_type or "").split(";")[0].strip().lower()
    if kind not in ("", "text/html", "application/xhtml+xml", "text/plain", "application/xml"):
        return None
    return read_page(
        PageInput(
            source_id=context.source_id,
            url=capture.url,
            body=page.body,
            content_type=page.content_type,
            fetched_at=capture.fetched_at,
            capture=capture,
            hints=context.hints,
            profile=profiles[context.source_id],
        )
    )


def _store(store: Store, readings: list[PageReading], result: Reprocessed) -> None:
    for outcome in store.ingest(readings):
        result.new += outcome.outcome == "new"
        result.versions += outcome.outcome == "new-version"
        result.changed += outcome.reread

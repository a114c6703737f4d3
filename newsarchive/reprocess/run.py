"""The whole archive, oldest file first: read in parallel, compared with what is stored, written in batches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

from newsarchive.archived_pages import is_page_capture
from newsarchive.capture.capture import Capture
from newsarchive.errors import NewsarchiveError, WarcError
from newsarchive.extract.article import RECORD_KINDS
from newsarchive.held_pages import HeldPages
from newsarchive.home import ArchiveHome
from newsarchive.kept_sources import known_profiles
from newsarchive.kept_takedowns import agree_on_takedowns
from newsarchive.pageless_captures import is_pageless, record_pageless
from newsarchive.reading import PageReading
from newsarchive.replay.access import refresh_rules
from newsarchive.reprocess import checkpoint
from newsarchive.reprocess.changes import Change, changes_of, count_stored
from newsarchive.reprocess.checkpoint import Checkpoint
from newsarchive.reprocess.pages import read_batches
from newsarchive.reprocess.pool import page_pool
from newsarchive.sources.profile import Profile
from newsarchive.store import Store
from newsarchive.store.membership import held
from newsarchive.store.models import ArticleRow, VersionRow
from newsarchive.store.places import relocate
from newsarchive.store.same_rules import ReadAgain
from newsarchive.store.takedown import await_no_longer
from newsarchive.warc.captures import iter_captures
from newsarchive.warc.files import finished_files, foreign_files
from newsarchive.warc.index import ArchiveIndex
from newsarchive.warc.manifest import Manifest
from newsarchive.withholding import withhold_quotes

_BATCH = 128
#: examples of each kind of change that are kept for the report
_EXAMPLES = 3


@dataclass
class Reprocessed:
    """What came of it."""

    captures: int = 0
    #: whose captures these are
    sources: set[str] = field(default_factory=set)
    new: int = 0
    versions: int = 0
    #: captures not stored before that say an article is gone
    gone: int = 0
    #: captures stored before that read otherwise under today's rules
    changed: int = 0
    #: captures whose records lie elsewhere than when they were stored
    moved: int = 0
    #: captures that an earlier, interrupted call had done already
    resumed: int = 0
    #: captures passed over, by their source, which has no profile
    unknown: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    #: number of changes by (source, field)
    changes: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: list[Change] = field(default_factory=list)

    def note(self, change: Change) -> None:
        """Count a change; the first few of each kind are kept."""
        key = (change.source, change.field)
        if self.changes[key] < _EXAMPLES:
            self.examples.append(change)
        self.changes[key] += 1


def reprocess_archive(
    home: ArchiveHome,
    store: Store,
    *,
    sources: Collection[str] = (),
    since: date | None = None,
    dry_run: bool = False,
    restart: bool = False,
    workers: int = 0,
    progress: Callable[[int], None] | None = None,
    changed: Callable[[Change], None] | None = None,
) -> Reprocessed:
    """Read all captures again; interrupted at any point, the same call goes on where it was.

    Captures of all sources, or of those named. `changed` is told every field of a stored capture that reads otherwise
    now. With `dry_run` nothing is written; `restart` forgets an interruption. `workers` is the number of reading
    processes, 0 for one a core.
    """
    result = Reprocessed()
    profiles, problems = known_profiles(home.sources_dir, home.warc_dir)
    result.problems += problems
    task = checkpoint.task_of(profiles, {"sources": sorted(sources), "since": since})
    done = Checkpoint(task) if dry_run or restart else checkpoint.load(store, task)
    _resume(result, done)
    known: set[str] = set()
    index = ArchiveIndex(home.index_dir, home.warc_dir)
    _update_index(index, result)
    _name_missing(home, result)
    present = index.files()
    with store.reading() as connection:
        is_new = count_stored(connection) == 0
    if not dry_run:
        agree_on_takedowns(home.takedowns_file, store)
    batches = _batches(home, profiles, result, done, sources, since)
    # what lies before the day chosen, and is compared with what is read now
    held = HeldPages(home.warc_dir, index, profiles)
    read_again = held.read if since is not None else None
    with page_pool(workers or home.settings.workers) as pool:
        for read in read_batches(pool, home.warc_dir, index, profiles, batches):
            result.problems += read.problems
            if not is_new:
                differing = _compare(store, read.readings, result, changed)
                result.changed += differing if dry_run else 0
            if dry_run:
                _foresee(store, read.readings, result)
            else:
                _add_sources(store, read.captures, profiles, known)
                _store(home, store, read.readings, read.captures, read_again, result)
                result.moved += relocate(store, read.captures, present)
            result.captures += len(read.captures)
            result.sources |= {one.context.source_id for one in read.captures if one.context}
            if not dry_run:
                last = read.captures[-1]
                done.file, done.offset, done.counts = last.warc_file, last.offset, _counts(result)
                checkpoint.save(store, done)
            if progress is not None:
                progress(len(read.captures))
    result.problems += [
        f"{count} captures of {name!r}, which has no profile, were passed over; give it its profile back "
        "(`newsarchive sources add`), then `newsarchive reprocess`"
        for name, count in sorted(result.unknown.items())
    ]
    if not dry_run:
        checkpoint.clear(store)
        # what was an article may be a listing now, and the other way round
        withhold_quotes(store, index, anew=True)
        if not sources and since is None:
            await_no_longer(store)
        refresh_rules(home.index_dir, store)
    return result


def _counts(result: Reprocessed) -> dict[str, Any]:
    return {
        "captures": result.captures,
        "sources": sorted(result.sources),
        "new": result.new,
        "versions": result.versions,
        "gone": result.gone,
        "changed": result.changed,
        "moved": result.moved,
        "changes": [[*key, count] for key, count in result.changes.items()],
        "examples": [change.to_dict() for change in result.examples],
    }


def _resume(result: Reprocessed, done: Checkpoint) -> None:
    for name in ("captures", "new", "versions", "gone", "changed", "moved"):
        setattr(result, name, done.counts.get(name, 0))
    result.sources = set(done.counts.get("sources", ()))
    for source, name, count in done.counts.get("changes", ()):
        result.changes[source, name] = count
    result.examples = [Change.from_dict(one) for one in done.counts.get("examples", ())]
    result.resumed = result.captures


def _update_index(index: ArchiveIndex, result: Reprocessed) -> None:
    """Revisits are looked up in the index."""
    result.problems += index.update().problems
    result.problems += foreign_files(index.warc_dir)


def _name_missing(home: ArchiveHome, result: Reprocessed) -> None:
    """Finished files that are gone: nothing else tells when the database is rebuilt from nothing."""
    try:
        missing = Manifest(home.path, home.warc_dir).missing()
    except WarcError as error:
        result.problems.append(str(error))
        return
    result.problems += [
        f"{path} is missing, what only it holds was not read; restore it from a copy, then run "
        "`newsarchive reprocess` again"
        for path in missing
    ]


def _batches(
    home: ArchiveHome,
    profiles: dict[str, Profile],
    result: Reprocessed,
    done: Checkpoint,
    sources: Collection[str],
    since: date | None,
) -> Iterator[list[Capture]]:
    """Captures wanted that are not done, file after file in the order of their names, which is that of time."""
    paths = sorted(
        finished_files(home.warc_dir), key=lambda p: p.relative_to(home.warc_dir).as_posix()
    )
    for path in paths:
        name = path.relative_to(home.warc_dir).as_posix()
        if name < done.file:
            continue
        captures = (
            capture
            for capture in _captures(name, home, result)
            if _is_wanted(capture, sources, since)
            and _is_known(capture, profiles, result)
            and not done.is_past(name, capture.offset)
        )
        while batch := list(islice(captures, _BATCH)):
            yield batch


def _captures(name: str, home: ArchiveHome, result: Reprocessed) -> Iterator[Capture]:
    try:
        yield from iter_captures(home.warc_dir / name, name)
    except NewsarchiveError as error:
        if str(error) not in result.problems:
            result.problems.append(str(error))


def _is_wanted(capture: Capture, sources: Collection[str], since: date | None) -> bool:
    context = capture.context
    if context is None or not is_page_capture(capture):
        return False
    if sources and context.source_id not in sources:
        return False
    first = datetime(since.year, since.month, since.day, tzinfo=UTC) if since else None
    return first is None or capture.fetched_at >= first


def _is_known(capture: Capture, profiles: dict[str, Profile], result: Reprocessed) -> bool:
    assert capture.context is not None
    source = capture.context.source_id
    if source not in profiles:
        result.unknown[source] += 1
    return source in profiles


def _compare(
    store: Store,
    readings: list[PageReading],
    result: Reprocessed,
    changed: Callable[[Change], None] | None,
) -> int:
    """Note what reads otherwise; returns the number of captures that do."""
    differing: set[str] = set()
    with store.reading() as connection:
        for change in changes_of(connection, readings):
            differing.add(change.record_id)
            result.note(change)
            if changed is not None:
                changed(change)
    return len(differing)


def _foresee(store: Store, readings: list[PageReading], result: Reprocessed) -> None:
    """Count what would be new, without writing it."""
    trusted = [r for r in readings if r.article.kind in RECORD_KINDS]
    with store.reading() as connection:
        articles = held(connection, ArticleRow.article_id, [r.keys.article_id for r in trusted])
        versions = held(connection, VersionRow.version_id, [r.keys.version_id for r in trusted])
    for reading in trusted:
        keys = reading.keys
        if keys.article_id not in articles:
            result.new += 1
        elif keys.version_id not in versions:
            result.versions += 1
        articles.add(keys.article_id)
        versions.add(keys.version_id)


def _add_sources(
    store: Store, captures: list[Capture], profiles: dict[str, Profile], known: set[str]
) -> None:
    """A row for each source met: those that nothing was captured of have none, as after a crawl."""
    met = {capture.context.source_id for capture in captures if capture.context} - known
    if met:
        store.upsert_sources([profiles[source] for source in sorted(met)])
        known |= met


def _store(
    home: ArchiveHome,
    store: Store,
    readings: list[PageReading],
    captures: list[Capture],
    read_again: ReadAgain | None,
    result: Reprocessed,
) -> None:
    for outcome in store.ingest(readings, read_again=read_again):
        result.new += outcome.outcome == "new"
        result.versions += outcome.outcome == "new-version"
        result.changed += outcome.reread
        result.gone += outcome.gone
    others = [capture for capture in captures if is_pageless(capture)]
    unknown = store.captures_missing([capture.record_id for capture in others])
    for capture in others:
        try:
            is_gone = record_pageless(home.warc_dir, store, capture)
        except NewsarchiveError as error:
            result.problems.append(str(error))
            continue
        result.gone += is_gone and capture.record_id in unknown

"""Which captures go into a package: those of a run, source or time, or all that the pages of some articles need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from sqlalchemy import select

from newsarchive.capture.capture import Capture
from newsarchive.capture.requisites import css_urls, find_requisites
from newsarchive.errors import WarcError
from newsarchive.store.models import ArticleRow, CaptureRow, RunRow, VersionRow
from newsarchive.store.rows import capture_of
from newsarchive.store.store import Store
from newsarchive.store.withheld import NOTHING_HIDDEN, HiddenCaptures
from newsarchive.warc.captures import iter_captures
from newsarchive.warc.cdxj import IndexEntry, cdxj_line, parse_line
from newsarchive.warc.files import finished_files
from newsarchive.warc.index import ArchiveIndex
from newsarchive.warc.places import read_record_at
from newsarchive.warc.responses import parse_response
from newsarchive.warc.wacz import Page
from newsarchive.withholding import withhold_quotes

_PART = 500
#: styles that load styles that load styles
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class CaptureFilter:
    """What a package of captures holds; every condition that is given must hold."""

    run: str | None = None
    #: any of these
    source: tuple[str, ...] = ()
    #: days of the capture, UTC, both included
    date_from: date | None = None
    date_to: date | None = None


class Selection:
    """Captures by file and offset, each once; what they refer to comes along."""

    def __init__(self, index: ArchiveIndex, hidden: HiddenCaptures = NOTHING_HIDDEN) -> None:
        """What takedowns withhold does not get into it."""
        self._index = index
        self._hidden = hidden
        self._entries: dict[tuple[str, int], IndexEntry] = {}
        self._needed: set[tuple[str, str]] = set()
        #: what can not come into it, with the way out
        self.problems: list[str] = []

    @classmethod
    def shown(cls, store: Store, index: ArchiveIndex) -> Self:
        """An empty selection that takes in what no takedown withholds."""
        withhold_quotes(store, index)
        return cls(index, HiddenCaptures.of(store))

    def add(self, entry: IndexEntry) -> None:
        """Add a capture; a revisit brings the response that it repeats."""
        place = (entry.filename, entry.offset)
        if place in self._entries or self._hidden.holds(entry.surt, place):
            return
        self._entries[place] = entry
        if entry.mime == "warc/revisit" and entry.digest:
            if (original := self._original(entry)) is not None:
                self.add(original)
            else:
                self.problems.append(
                    f"{entry.filename}: offset {entry.offset}: {entry.url}: the response that this capture repeats "
                    "is not in the index; restore its file, then `newsarchive warc index`"
                )

    def _original(self, entry: IndexEntry) -> IndexEntry | None:
        """The response that a revisit repeats."""
        for earlier in self._index.lookup(entry.url):
            if earlier.digest == entry.digest and earlier.mime != "warc/revisit":
                return earlier
        return None

    def add_page(self, entry: IndexEntry) -> None:
        """Add a page with the images, styles and scripts that it shows, as captured nearest to it in time."""
        self.add(entry)
        body = self._body(entry)
        if body is not None:
            self._add_needed(find_requisites(body, entry.url), entry.timestamp, 1)

    def _add_needed(self, urls: Iterable[str], timestamp: str, depth: int) -> None:
        for url in urls:
            if (url, timestamp[:8]) in self._needed:
                continue
            self._needed.add((url, timestamp[:8]))
            entry = self._index.nearest(url, timestamp)
            if entry is None:
                continue
            self.add(entry)
            if depth < _DEEPEST and "css" in entry.mime and (css := self._body(entry)) is not None:
                self._add_needed(css_urls(css, entry.url), timestamp, depth + 1)

    def _body(self, entry: IndexEntry) -> bytes | None:
        if entry.mime == "warc/revisit":
            original = self._original(entry)
            if original is None:
                return None
            entry = original
        try:
            fields, block = read_record_at(self._index.warc_dir / entry.filename, entry.offset)
            return parse_response(block, fields).body
        except WarcError:
            # named when the record itself is copied
            return None

    def entries(self) -> list[IndexEntry]:
        """All of it in the order of files and offsets."""
        return [self._entries[place] for place in sorted(self._entries)]


@dataclass
class Selected:
    """What goes into a package."""

    entries: list[IndexEntry]
    pages: list[Page]
    #: what should be in it and can not be read
    problems: list[str]


def select_captures(store: Store, index: ArchiveIndex, wanted: CaptureFilter) -> Selected:
    """Every capture of finished files that fits, listings and requisites among them; and its article pages.

    Raises `WarcError` when nothing fits.
    """
    selection = Selection.shown(store, index)
    pages: list[Capture] = []
    for path in _files(store, index.warc_dir, wanted):
        try:
            for capture in iter_captures(path, path.relative_to(index.warc_dir).as_posix()):
                if _fits(capture, wanted):
                    selection.add(entry_of(capture))
                    if capture.context is not None and capture.context.role == "article":
                        pages.append(capture)
        except WarcError as error:
            selection.problems.append(str(error))
    entries = selection.entries()
    if not entries:
        raise WarcError(
            "no capture fits; `newsarchive warc ls` lists what is there, `newsarchive report run` the runs"
        )
    held = {(entry.filename, entry.offset) for entry in entries}
    shown = (page for page in pages if page.status == 200 and (page.warc_file, page.offset) in held)
    return Selected(entries, list(_pages(store, shown)), selection.problems)


def select_articles(store: Store, index: ArchiveIndex, article_ids: Iterable[str]) -> Selected:
    """All captures of these articles with what their pages show, and one page a version."""
    selection = Selection.shown(store, index)
    pages: list[Page] = []
    for article_id in article_ids:
        with store.reading() as connection:
            rows = connection.execute(
                select(CaptureRow.__table__).where(CaptureRow.article_id == article_id)
            )
            captures = [capture_of(row) for row in rows.mappings()]
            versions = connection.execute(
                select(VersionRow.record_id, VersionRow.title, VersionRow.body).where(
                    VersionRow.article_id == article_id
                )
            ).all()
        for capture in captures:
            selection.add_page(entry_of(capture))
        texts = {record_id: (title, body) for record_id, title, body in versions}
        for capture in captures:
            if capture.record_id in texts:
                title, body = texts[capture.record_id]
                pages.append(Page(capture.url, capture.fetched_at, title, body))
    return Selected(selection.entries(), pages, selection.problems)


def entry_of(capture: Capture) -> IndexEntry:
    """A capture as the index has it."""
    return parse_line(cdxj_line(capture), capture.warc_file)


def _files(store: Store, warc_dir: Path, wanted: CaptureFilter) -> Iterator[Path]:
    """Finished files in which such captures can be; of files from elsewhere nothing is known before."""
    others: set[str] = set()
    if wanted.source:
        with store.reading() as connection:
            rows = connection.execute(select(RunRow.run_id, RunRow.sources)).all()
        others = {
            run_id
            for run_id, sources in rows
            if not any(one in str(sources) for one in wanted.source)
        }
    for path in finished_files(warc_dir):
        if wanted.run is not None and f"-{wanted.run}-" not in path.name:
            continue
        if not any(f"-{run}-" in path.name for run in others):
            yield path


def _fits(capture: Capture, wanted: CaptureFilter) -> bool:
    day = capture.fetched_at.date()
    return (
        (
            not wanted.source
            or (capture.context is not None and capture.context.source_id in wanted.source)
        )
        and (wanted.date_from is None or day >= wanted.date_from)
        and (wanted.date_to is None or day <= wanted.date_to)
    )


def _pages(store: Store, captures: Iterable[Capture]) -> Iterator[Page]:
    for capture in captures:
        with store.reading() as connection:
            row = connection.execute(
                select(VersionRow.title, VersionRow.body)
                .join(CaptureRow, CaptureRow.version_id == VersionRow.version_id)
                .join(ArticleRow, ArticleRow.article_id == VersionRow.article_id)
                .where(CaptureRow.record_id == capture.record_id)
            ).first()
        if row is not None:
            yield Page(capture.url, capture.fetched_at, row[0], row[1])

"""Captures that lie in WARC files and have no row, as after a database was restored from an older copy.

Only pages of articles have rows: what crawls fetched for other ends, documents, pages that were cut and redirects
within one page have none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from newsarchive.archived_pages import archived_page, is_page_capture
from newsarchive.capture.capture import Capture
from newsarchive.capture.statuses import GONE, NOT_MODIFIED
from newsarchive.dedup import url_key
from newsarchive.errors import WarcError
from newsarchive.sources.profile import Profile
from newsarchive.store import Store
from newsarchive.warc.captures import iter_captures
from newsarchive.warc.index import ArchiveIndex
from newsarchive.warc.redirects import redirect_target

_BATCH = 500
_EXAMPLES = 3


@dataclass
class WithoutRows:
    """What was found."""

    captures: int = 0
    files: set[str] = field(default_factory=set)
    examples: list[Capture] = field(default_factory=list)
    #: captures by their source, of sources that have no profile now
    unknown: Counter[str] = field(default_factory=Counter)
    #: files that can not be read to their end
    problems: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """All of it in words, with the way out."""
        told = list(self.problems)
        if self.captures:
            places = "; ".join(
                f"{one.warc_file}: offset {one.offset}: {one.url}" for one in self.examples
            )
            told.append(
                f"{self.captures} captures in {len(self.files)} WARC files have no row, the first: {places}; "
                "`newsarchive reprocess` reads them"
            )
        told += [
            f"{count} captures of {source!r}, which has no profile, have no row; give it its profile back "
            "(`newsarchive sources add`), then `newsarchive reprocess`"
            for source, count in sorted(self.unknown.items())
        ]
        return told


def captures_without_rows(
    store: Store, index: ArchiveIndex, profiles: dict[str, Profile]
) -> WithoutRows:
    """Go through all finished WARC files, a batch of captures at a time."""
    found = WithoutRows()
    for name in sorted(index.files()):
        pages = (one for one in _captures(index.warc_dir, name, found) if is_page_capture(one))
        while batch := list(islice(pages, _BATCH)):
            missing = store.captures_missing([capture.record_id for capture in batch])
            for capture in batch:
                if capture.record_id in missing:
                    _note(index, capture, profiles, found)
    return found


def _captures(warc_dir: Path, name: str, found: WithoutRows) -> Iterator[Capture]:
    try:
        yield from iter_captures(warc_dir / name, name)
    except WarcError as error:
        found.problems.append(str(error))


def _note(
    index: ArchiveIndex, capture: Capture, profiles: dict[str, Profile], found: WithoutRows
) -> None:
    assert capture.context is not None
    profile = profiles.get(capture.context.source_id)
    try:
        if profile is None:
            found.unknown[capture.context.source_id] += 1
        elif _is_read(index, capture, profile):
            found.captures += 1
            found.files.add(capture.warc_file)
            if len(found.examples) < _EXAMPLES:
                found.examples.append(capture)
    except WarcError as error:
        found.problems.append(str(error))


def _is_read(index: ArchiveIndex, capture: Capture, profile: Profile) -> bool:
    """Whether a crawl, or `reprocess`, makes a row of a capture."""
    if capture.status in GONE:
        return True
    if capture.status == NOT_MODIFIED:
        # of which the last has one
        return False
    if capture.status == 200:
        return archived_page(index.warc_dir, index, capture, profile) is not None
    target = redirect_target(index.warc_dir, capture)
    return target is not None and url_key(target) != url_key(capture.url)

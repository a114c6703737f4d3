"""Captures that are held, read again by today's rules: what a page just fetched is compared with, when the rules have
changed since the captures were read."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from newsarchive.archived_pages import archived_page, is_page_capture
from newsarchive.capture.capture import Capture
from newsarchive.errors import NewsarchiveError, WarcError
from newsarchive.reading import PageInput, PageReading, read_page
from newsarchive.sources.profile import Profile
from newsarchive.warc.captures import with_context
from newsarchive.warc.index import ArchiveIndex

logger = logging.getLogger(__name__)


class HeldPages:
    """Pages of captures that are held; `read` is what `Store.ingest` asks for captures that other rules read."""

    def __init__(
        self,
        warc_dir: Path,
        index: ArchiveIndex,
        profiles: Mapping[str, Profile],
        *,
        count: Callable[[str], None] = lambda _key: None,
        read: Callable[[PageInput], PageReading] = read_page,
    ) -> None:
        self._warc_dir = warc_dir
        self._index = index
        self._profiles = profiles
        self._count = count
        self._read = read

    def read(self, captures: Sequence[Capture]) -> list[PageReading]:
        """Readings of captures; those whose record is not there, or is damaged, are counted and logged."""
        readings: list[PageReading] = []
        for capture in captures:
            try:
                readings.append(self._one(capture))
            except NewsarchiveError as error:
                logger.warning(
                    "compared with a reading by other rules, the page can not be read again url=%s error=%s",
                    capture.url,
                    error,
                )
                self._count("versions/not_read_again")
            else:
                self._count("versions/read_again")
        return readings

    def _one(self, capture: Capture) -> PageReading:
        """Raises `WarcError` where `reprocess` would read nothing."""
        told = with_context(self._warc_dir, capture)
        profile = self._profiles.get(told.context.source_id) if told.context else None
        page = None
        if profile is not None and is_page_capture(told):
            page = archived_page(self._warc_dir, self._index, told, profile)
        if page is None:
            raise WarcError(
                f"{capture.warc_file}: offset {capture.offset}: no page of a source that is crawled here; "
                "`newsarchive reprocess`"
            )
        return self._read(page.input)

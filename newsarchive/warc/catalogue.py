"""What a crawl's WARC writer tells, kept: index and manifest; and what it asks: the earlier capture of a page."""

from __future__ import annotations

import logging
from pathlib import Path

from newsarchive.capture.capture import Capture
from newsarchive.errors import WarcError
from newsarchive.warc.earlier import EarlierCaptures
from newsarchive.warc.index import ArchiveIndex
from newsarchive.warc.live_index import LiveIndex
from newsarchive.warc.manifest import Manifest

logger = logging.getLogger(__name__)


class WarcCatalogue:
    """Index and manifest of an archive while one process writes WARC files into it.

    What fails here is logged, never raised: both are derived and made again by `newsarchive warc index`,
    and the page is already in its WARC.
    """

    def __init__(self, home: Path, warc_dir: Path, index_dir: Path) -> None:
        self._index = ArchiveIndex(index_dir, warc_dir)
        self._live = LiveIndex(self._index)
        self._earlier = EarlierCaptures(self._index)
        self._manifest = Manifest(home, warc_dir)

    def captured(self, capture: Capture) -> None:
        """A capture was written."""
        try:
            self._live.captured(capture)
        except OSError as error:
            logger.warning("index not written url=%s error=%s", capture.url, error)

    def finished(self, path: Path, sha256: str | None) -> None:
        """A file was finished."""
        try:
            self._manifest.add(path, sha256)
            self._live.finished(path)
        except OSError as error:
            logger.warning("index or manifest not written file=%s error=%s", path, error)

    def find_earlier(self, payload_digest: str | None, url: str) -> Capture | None:
        """The latest whole 200 response of an address, with this payload digest if one is given."""
        try:
            return self._earlier.find(payload_digest, url)
        except (WarcError, OSError) as error:
            # the page is then written whole once more, which costs only room
            logger.warning("earlier capture not found url=%s error=%s", url, error)
        return None

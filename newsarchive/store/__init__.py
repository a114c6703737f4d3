"""The record database: articles, versions, captures, and what the crawl remembers."""

from typing import TYPE_CHECKING

from newsarchive.loading import loaded_when_asked
from newsarchive.store.crawl_memory import UrlState
from newsarchive.store.store import Store

if TYPE_CHECKING:
    from newsarchive.store.ingest import IngestResult

__all__ = ["IngestResult", "Store", "UrlState"]

__getattr__ = loaded_when_asked(__name__, {"IngestResult": "ingest"})

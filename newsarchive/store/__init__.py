"""The record database: articles, versions, captures, and what the crawl remembers."""

from newsarchive.store.crawl_memory import UrlState
from newsarchive.store.ingest import IngestResult
from newsarchive.store.store import Store

__all__ = ["IngestResult", "Store", "UrlState"]

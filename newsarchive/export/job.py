"""One export from query to file: rows are streamed, and a file has its name only when it is whole."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress

from newsarchive.errors import ConfigurationError, QueryError
from newsarchive.export.bundle import write_bundles
from newsarchive.export.dataset import write_dataset
from newsarchive.export.formats import FORMATS
from newsarchive.export.history import with_history
from newsarchive.export.packages import write_package
from newsarchive.export.prov import write_prov
from newsarchive.export.rows import count_matching, export_rows, matching_articles
from newsarchive.export.selection import select_articles
from newsarchive.home import ArchiveHome
from newsarchive.store.articles import find_article
from newsarchive.store.filters import require_source
from newsarchive.store.search import SearchFilters
from newsarchive.store.store import Store
from newsarchive.warc.index import ArchiveIndex


@dataclass
class ExportJob:
    """What is exported."""

    home: ArchiveHome
    store: Store
    query: str
    filters: SearchFilters
    #: ids or addresses; empty: everything that matches
    wanted: list[str]
    #: a bar on standard error, if that is a terminal
    shows_progress: bool = True
    #: what of the captures can not be read and is not in the file
    problems: list[str] = field(default_factory=list)

    def ids(self) -> list[str]:
        """Ids of the articles wanted by name. Raises `NotHeldError` for one that is not there."""
        found = [find_article(self.store, name)[0] for name in self.wanted]
        for article in found:
            if article.hidden_at is not None:
                raise QueryError(
                    f"{article.article_id} was taken down on {article.hidden_at:%Y-%m-%d}; "
                    "`newsarchive db unhide` shows it again"
                )
        return [article.article_id for article in found]


def run_export(job: ExportJob, format_: str, output: Path) -> str:
    """Write the file; returns what was written in words.

    Raises `NotHeldError` for a source that the archive does not have, and `ConfigurationError` when the place
    can not be written (the disk is full, say): then nothing is left there.
    """
    require_source(job.store, *job.filters.source)
    ids = job.ids()
    index = ArchiveIndex(job.home.index_dir, job.home.warc_dir)
    if format_ in ("wacz", "bundle"):
        # what a page shows is looked up there
        job.problems += index.complete()
    if format_ == "wacz":
        matched = matching_articles(job.store, job.query, job.filters, ids)
        selected = select_articles(job.store, index, matched)
        title = f"Newsarchive: {job.query or 'articles'}"
        done = write_package(job.home, selected, output, title=title)
        job.problems += done.missing
        return f"{done.pages} pages, {done.captures} captures, {done.bytes / 1e6:.1f} MB"
    settings = job.home.settings
    rows = export_rows(job.store, job.query, job.filters, ids=ids, address=settings.public_url)
    total = count_matching(job.store, job.query, job.filters, ids)
    with _writable(output), _counted(job, rows, output.name, total) as counted:
        if format_ == "dataset":
            count = write_dataset(
                counted,
                output,
                query=job.query,
                filters=job.filters,
                ids=ids,
                operator=settings.operator,
            )
        else:
            count = _write_file(job, format_, counted, output)
    return f"{count} articles"


def _write_file(job: ExportJob, format_: str, rows: Iterable[dict[str, Any]], output: Path) -> int:
    partial = output.with_name(output.name + ".part")
    try:
        if format_ == "bundle":
            count = write_bundles(job.home, job.store, rows, partial)
        elif format_ == "prov":
            articles = (find_article(job.store, row["article_id"])[0] for row in rows)
            count = write_prov(
                articles,
                partial,
                job.home.warc_dir,
                operator=job.home.settings.operator,
            )
        elif format_ == "jsonl":
            count = FORMATS[format_](with_history(job.store, rows), partial)
        else:
            count = FORMATS[format_](rows, partial)
        partial.replace(output)
    finally:
        partial.unlink(missing_ok=True)
    return count


@contextmanager
def _writable(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ConfigurationError(
            f"can not write {output}: {error.strerror or error}; make room, or choose another place with -o"
        ) from error


@contextmanager
def _counted(
    job: ExportJob, rows: Iterable[dict[str, Any]], what: str, total: int
) -> Iterator[Iterator[dict[str, Any]]]:
    """The rows, with a progress bar on a terminal."""
    is_shown = job.shows_progress and sys.stderr.isatty()
    with Progress(console=Console(stderr=True), disable=not is_shown) as bar:
        yield iter(bar.track(rows, total=total, description=what))

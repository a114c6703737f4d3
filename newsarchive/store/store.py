"""The record database as the rest of the program sees it.

What writes into it is loaded when something is written: a search starts without.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import DatabaseError, OperationalError

from newsarchive.database_url import sqlite_url
from newsarchive.errors import StoreError, StoreUnusableError
from newsarchive.store import crawl_memory
from newsarchive.store.crawl_memory import UrlState
from newsarchive.store.engine import LOCK_WAIT, open_engine, unusable
from newsarchive.store.membership import held
from newsarchive.store.models import (
    ArticleRow,
    CaptureRow,
    ClusterRow,
    QuarantineRow,
    VersionRow,
)
from newsarchive.store.rows import capture_of

if TYPE_CHECKING:
    from newsarchive.capture.capture import Capture
    from newsarchive.reading import PageReading
    from newsarchive.sources.profile import Profile
    from newsarchive.store.absence import Absence
    from newsarchive.store.ingest import IngestResult
    from newsarchive.store.same_rules import ReadAgain


class Store:
    """One record database. Safe for one writing thread beside any number of reading ones."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, location: str | Path, *, create: bool = False) -> Self:
        """Open by SQLAlchemy address or SQLite path.

        Raises `StoreError` naming the database and the way out.
        """
        url = str(location)
        return cls(open_engine(url if "://" in url else sqlite_url(url), create=create))

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for reading: all its statements see the database as it was at the first."""
        with self._errors(), self.engine.connect() as plain:
            # SQLite does so by itself
            on_server = self.engine.dialect.name == "postgresql"
            level = {"isolation_level": "REPEATABLE READ"} if on_server else {}
            yield plain.execution_options(**level)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction that commits at the end."""
        with self._errors(), self.engine.connect() as plain:
            connection = plain.execution_options(newsarchive_writes=True)
            with connection.begin():
                yield connection

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except OperationalError as error:
            if "is full" in str(error.orig) or "No space left" in str(error.orig):
                raise StoreUnusableError(
                    f"the disk of {self.engine.url.database} is full; nothing was changed: make room, then run"
                    " the same command again"
                ) from error
            if "disk I/O error" in str(error.orig):
                raise StoreUnusableError(
                    f"the disk of {self.engine.url.database} can not be read or written ({error.orig}); nothing was"
                    " changed: look at the disk, then `newsarchive db check`"
                ) from error
            if "locked" in str(error.orig):
                raise StoreUnusableError(
                    f"another program has kept {self.engine.url.database} locked for {LOCK_WAIT} seconds; nothing was"
                    " changed: close it (a database browser, a backup) and run the same command again"
                ) from error
            if "readonly" in str(error.orig):
                raise StoreUnusableError(
                    f"{self.engine.url.database} can only be read here; nothing was changed: allow this user to write"
                    " it, or work on a copy of the archive"
                ) from error
            raise StoreUnusableError(
                f"the database refuses: {' '.join(str(error.orig).split())}; nothing was changed: see that it can be"
                " reached, then run the same command again"
            ) from error
        except DatabaseError as error:
            if self.engine.dialect.name == "sqlite" and "malformed" in str(error.orig):
                raise StoreError(unusable(self.engine, error)) from error
            raise StoreError(
                f"the database {self.engine.url.render_as_string()} refuses: {error.orig}; `newsarchive db check`"
            ) from error

    def ingest(
        self,
        batch: Sequence[PageReading],
        states: Sequence[UrlState] = (),
        *,
        read_again: ReadAgain | None = None,
    ) -> list[IngestResult]:
        """Write readings, and what is remembered of their addresses, in one transaction.

        Results are in the order of the batch. With `read_again`, captures that were read by other rules than the
        batch are read again where a reading would be taken for an edit of them.
        """
        from newsarchive.store.ingest import ingest
        from newsarchive.store.same_rules import compared_alike, refuse_other_rules

        def write(again: Sequence[PageReading], asked: Collection[str]) -> list[IngestResult]:
            with self.writing() as connection:
                written = ingest(connection, [*again, *batch])
                if read_again is not None:
                    refuse_other_rules(connection, written.edited, batch, asked)
                crawl_memory.save_url_states(connection, states)
                return written.results[len(again) :]

        return write((), ()) if read_again is None else compared_alike(read_again, write)

    def record_gone(self, source_id: str, url: str, capture: Capture | None) -> Absence:
        """Keep a capture that says the page at `url` is not there; whether an article is gone by it.

        The article has a tombstone for as long as no later capture shows it again.
        """
        from newsarchive.store.absence import record_absence

        with self.writing() as connection:
            return record_absence(connection, source_id, url, capture)

    def record_redirect(self, source_id: str, url: str, target: str, capture: Capture) -> bool:
        """Keep a capture of an article's address that redirected; whether an article is gone by it."""
        from newsarchive.dedup.addresses import url_key
        from newsarchive.store.absence import record_redirect

        if url_key(url) == url_key(target):
            # http to https, www or not, a slash: the same page
            return False
        with self.writing() as connection:
            return record_redirect(connection, source_id, url, target, capture)

    def record_unchanged(self, source_id: str, capture: Capture) -> None:
        """Keep a capture that says the page is as it was when it was captured last."""
        from newsarchive.store.absence import record_unchanged

        with self.writing() as connection:
            record_unchanged(connection, source_id, capture)

    def url_states(self, source_id: str, keys: Sequence[str]) -> dict[str, UrlState]:
        """What is remembered of these addresses."""
        if not keys:
            return {}
        with self.reading() as connection:
            return crawl_memory.url_states(connection, source_id, keys)

    def save_url_states(self, states: Sequence[UrlState]) -> None:
        """Remember addresses."""
        with self.writing() as connection:
            crawl_memory.save_url_states(connection, states)

    def known_pages(self, source_id: str) -> Iterator[list[UrlState]]:
        """All pages of a source that were fetched and are not gone, in parts."""
        with self.reading() as connection:
            yield from crawl_memory.known_pages(connection, source_id)

    def upsert_sources(self, profiles: Sequence[Profile]) -> None:
        """Keep the sources' rows as their profiles say."""
        with self.writing() as connection:
            crawl_memory.upsert_sources(connection, profiles)

    def source_memory(self, source_id: str) -> dict[str, Any]:
        """Notes that discovery left itself."""
        with self.reading() as connection:
            return crawl_memory.source_memory(connection, source_id)

    def save_source_memory(self, source_id: str, memory: dict[str, Any]) -> None:
        """Replace those notes."""
        with self.writing() as connection:
            crawl_memory.save_source_memory(connection, source_id, memory)

    def begin_run(self, source_ids: Sequence[str], command: str) -> str:
        """Begin a run; returns its id."""
        with self.writing() as connection:
            return crawl_memory.begin_run(connection, source_ids, command)

    def finish_run(self, run_id: str, state: str, report: dict[str, Any]) -> None:
        """End a run."""
        with self.writing() as connection:
            crawl_memory.finish_run(connection, run_id, state, report)

    def unfinished_runs(self) -> list[str]:
        """Runs that were begun and not ended, the oldest first."""
        with self.reading() as connection:
            return sorted(row["run_id"] for row in crawl_memory.runs(connection, state="running"))

    def runs(self) -> list[dict[str, Any]]:
        """All runs, the newest first."""
        with self.reading() as connection:
            return crawl_memory.runs(connection)

    def captures_missing(self, record_ids: Sequence[str]) -> set[str]:
        """Which of these captures have no row yet."""
        with self.reading() as connection:
            return set(record_ids) - held(connection, CaptureRow.record_id, record_ids)

    def find_capture_by_digest(self, payload_digest: str, url: str) -> Capture | None:
        """An earlier response with this payload, of this address if there is one."""
        with self.reading() as connection:
            row = (
                connection.execute(
                    select(CaptureRow.__table__)
                    .where(
                        CaptureRow.payload_digest == payload_digest,
                        CaptureRow.record_type == "response",
                        CaptureRow.status == 200,
                    )
                    .order_by((CaptureRow.url == url).desc(), CaptureRow.fetched_at)
                    .limit(1)
                )
                .mappings()
                .first()
            )
        return capture_of(row) if row else None

    def summary(self) -> dict[str, Any]:
        """Counts of what the archive holds."""
        with self.reading() as connection:

            def count(model: Any, *conditions: Any) -> int:
                query = select(func.count()).select_from(model).where(*conditions)
                return int(connection.execute(query).scalar() or 0)

            def count_by(column: Any) -> dict[str, int]:
                rows = connection.execute(
                    select(column, func.count()).group_by(column).order_by(column)
                )
                return {str(name): int(number) for name, number in rows}

            return {
                "articles": count(ArticleRow),
                "versions": count(VersionRow),
                "tombstones": count(ArticleRow, ArticleRow.gone_at.is_not(None)),
                "clusters": count(ClusterRow),
                "captures": count(CaptureRow),
                "quarantined": count_by(QuarantineRow.reason),
                "by_source": count_by(ArticleRow.source_id),
            }

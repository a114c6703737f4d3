"""The addresses still to fetch, on disk: millions of them in bounded memory, and a killed crawl goes on.

One SQLite file beside the records (one process crawls a source at a time). An address leaves it only
when its page is stored or given up, so whatever a kill interrupts is handed out again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from newsarchive.crawl.seen import SeenNotes
from newsarchive.errors import StoreError
from newsarchive.hints import Hints

EntryRole = Literal["article", "requisite"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entry (
    source TEXT NOT NULL,
    key TEXT NOT NULL,
    url TEXT NOT NULL,
    role TEXT NOT NULL,
    hints TEXT,
    lastmod TEXT,
    etag TEXT,
    last_modified TEXT,
    via TEXT,
    taken INTEGER NOT NULL DEFAULT 0,
    host TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (source, key)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS requisite (key TEXT PRIMARY KEY, fetched TEXT NOT NULL) WITHOUT ROWID;
"""
_INDEX = """
DROP INDEX IF EXISTS entry_waiting;
CREATE INDEX IF NOT EXISTS entry_by_host ON entry (source, taken, role, host);
"""
_COLUMNS = "source, key, url, role, hints, lastmod, etag, last_modified, via"
#: forgotten addresses that are deleted in one go
_DONE_TOGETHER = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontierEntry:
    """One address to fetch."""

    source: str
    #: SURT key of the address; a requisite's begins with `=`
    key: str
    url: str
    role: EntryRole = "article"
    hints: Hints | None = None
    #: JSON object: last modification by the kind of discovery page that stated it
    lastmod: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    via: str | None = None


class Frontier:
    """The waiting addresses of one archive."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it. Raises `StoreError` when it is damaged or can not be written."""
        try:
            self._db = sqlite3.connect(path, isolation_level=None, timeout=30)
            self._db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;" + _SCHEMA)
            if "host" not in {row[1] for row in self._db.execute("PRAGMA table_info(entry)")}:
                self._add_hosts()
            self._db.executescript(_INDEX)
        except sqlite3.OperationalError as error:
            raise StoreError(
                f"can not use {path}: {error}; see that this user may write it and that the disk has room, then run "
                "the same command again"
            ) from error
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"can not use {path}: {error}; move it away: nothing held is lost, the crawl looks for its addresses "
                "again"
            ) from error
        self._done: list[tuple[str, str]] = []
        #: what discovery has shown
        self.seen = SeenNotes(self._db)

    def close(self) -> None:
        """Close the file; waiting entries stay in it."""
        self._flush()
        self._db.close()

    def _add_hosts(self) -> None:
        """Files of the first versions know no hosts."""
        self._db.execute("ALTER TABLE entry ADD COLUMN host TEXT NOT NULL DEFAULT ''")
        rows = self._db.execute("SELECT url, source, key FROM entry WHERE role = 'requisite'")
        hosts = [(urlsplit(row[0]).netloc, *row[1:]) for row in rows.fetchall()]
        self._db.executemany("UPDATE entry SET host = ? WHERE source = ? AND key = ?", hosts)

    def release(self, sources: Sequence[str]) -> int:
        """Make entries that a killed crawl had taken wait again; returns how many wait in all."""
        marks = ",".join("?" * len(sources))
        self._db.execute(f"UPDATE entry SET taken = 0 WHERE source IN ({marks})", sources)
        row = self._db.execute(f"SELECT count(*) FROM entry WHERE source IN ({marks})", sources)
        return int(row.fetchone()[0])

    def add(self, entries: Iterable[FrontierEntry]) -> int:
        """Add addresses that are not there yet; hints of those that are get completed. Returns how many are new."""
        added = 0
        self._flush()
        self._db.execute("BEGIN")
        try:
            for entry in entries:
                hints = json.dumps(entry.hints.to_dict()) if entry.hints else None
                cursor = self._db.execute(
                    f"INSERT OR IGNORE INTO entry ({_COLUMNS}, host)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        entry.source,
                        entry.key,
                        entry.url,
                        entry.role,
                        hints,
                        entry.lastmod,
                        entry.etag,
                        entry.last_modified,
                        entry.via,
                        urlsplit(entry.url).netloc if entry.role == "requisite" else "",
                    ),
                )
                if cursor.rowcount:
                    added += 1
                elif entry.hints:
                    self._complete(entry)
            self._db.execute("COMMIT")
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        return added

    def _complete(self, entry: FrontierEntry) -> None:
        """A page seen in the sitemap first and in a listing later keeps what both say of it."""
        row = self._db.execute(
            "SELECT hints, lastmod FROM entry WHERE source = ? AND key = ? AND taken = 0",
            (entry.source, entry.key),
        ).fetchone()
        if row is None or entry.hints is None:
            return
        known = json.loads(row[0]) if row[0] else {}
        merged = {
            **entry.hints.to_dict(),
            **{name: value for name, value in known.items() if value is not None},
        }
        lastmods = {**json.loads(entry.lastmod or "{}"), **json.loads(row[1] or "{}")}
        self._db.execute(
            "UPDATE entry SET hints = ?, lastmod = ? WHERE source = ? AND key = ?",
            (
                json.dumps(merged),
                json.dumps(lastmods) if lastmods else None,
                entry.source,
                entry.key,
            ),
        )

    def holds(self, source: str, keys: Sequence[str]) -> set[str]:
        """Which of these keys wait or are under way."""
        self._flush()
        found: set[str] = set()
        for part, marks in _parts(keys):
            rows = self._db.execute(
                f"SELECT key FROM entry WHERE source = ? AND key IN ({marks})", (source, *part)
            )
            found.update(row[0] for row in rows)
        return found

    def take(
        self, source: str, limit: int, *, role: EntryRole = "article", host: str = ""
    ) -> list[FrontierEntry]:
        """Hand out up to `limit` waiting articles of a source, or requisites of one `host`."""
        self._flush()
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM entry WHERE source = ? AND taken = 0 AND role = ? AND host = ?"
            " LIMIT ?",
            (source, role, host, limit),
        ).fetchall()
        return self._handed_out(rows)

    def take_these(self, source: str, keys: Sequence[str]) -> list[FrontierEntry]:
        """Hand out those of these articles that wait, in the order of `keys`."""
        self._flush()
        rows: dict[str, tuple[Any, ...]] = {}
        for part, marks in _parts(keys):
            found = self._db.execute(
                f"SELECT {_COLUMNS} FROM entry WHERE source = ? AND taken = 0 AND role = 'article'"
                f" AND key IN ({marks})",
                (source, *part),
            )
            rows.update({row[1]: row for row in found})
        return self._handed_out([rows[key] for key in dict.fromkeys(keys) if key in rows])

    def _handed_out(self, rows: Sequence[tuple[Any, ...]]) -> list[FrontierEntry]:
        if rows:
            self._in_one_go(
                "UPDATE entry SET taken = 1 WHERE source = ? AND key = ?",
                [(row[0], row[1]) for row in rows],
            )
        return [
            FrontierEntry(
                source=row[0],
                key=row[1],
                url=row[2],
                role=row[3],
                hints=Hints.from_dict(json.loads(row[4])) if row[4] else None,
                lastmod=row[5],
                etag=row[6],
                last_modified=row[7],
                via=row[8],
            )
            for row in rows
        ]

    def done(self, source: str, keys: Iterable[str]) -> None:
        """Forget addresses that are stored or given up.

        They are deleted some at a time: after a kill the last few are still there, and are recognised by
        their captures (`crawl/recovery.py`) or fetched once more.
        """
        self._done += [(source, key) for key in keys]
        if len(self._done) >= _DONE_TOGETHER:
            self._flush()

    def _flush(self) -> None:
        if not self._done:
            return
        done, self._done = self._done, []
        self._in_one_go("DELETE FROM entry WHERE source = ? AND key = ?", done)

    def requisite_hosts(self, source: str) -> list[str]:
        """Hosts of which requisites of a source wait."""
        rows = self._db.execute(
            "SELECT DISTINCT host FROM entry WHERE source = ? AND taken = 0 AND role = 'requisite'",
            (source,),
        )
        return [row[0] for row in rows]

    def _in_one_go(self, statement: str, rows: Sequence[tuple[str, str]]) -> None:
        self._db.execute("BEGIN")
        try:
            self._db.executemany(statement, rows)
            self._db.execute("COMMIT")
        except BaseException:
            self._db.execute("ROLLBACK")
            raise

    def addresses(self, source: str) -> Iterator[str]:
        """All article addresses of a source that wait or are under way."""
        self._flush()
        for row in self._db.execute(
            "SELECT url FROM entry WHERE source = ? AND role = 'article'", (source,)
        ):
            yield row[0]

    def waiting(self, source: str) -> int:
        """How many addresses of a source wait or are under way."""
        self._flush()
        row = self._db.execute("SELECT count(*) FROM entry WHERE source = ?", (source,)).fetchone()
        return int(row[0])

    def waiting_by_source(self) -> dict[str, int]:
        """How many addresses wait or are under way, by source."""
        self._flush()
        rows = self._db.execute("SELECT source, count(*) FROM entry GROUP BY source")
        return {row[0]: int(row[1]) for row in rows}

    def requisites_due(self, keys: Sequence[str], before: str) -> set[str]:
        """Which of these requisites were not fetched since `before` (ISO time)."""
        fresh: set[str] = set()
        for part, marks in _parts(keys):
            rows = self._db.execute(
                f"SELECT key FROM requisite WHERE key IN ({marks}) AND fetched >= ?",
                (*part, before),
            )
            fresh.update(row[0] for row in rows)
        return set(keys) - fresh

    def requisite_fetched(self, key: str, when: str) -> None:
        """Remember when a requisite was fetched last."""
        self._db.execute(
            "INSERT INTO requisite VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET fetched = excluded.fetched",
            (key, when),
        )


def _parts(keys: Sequence[str]) -> Iterator[tuple[Sequence[str], str]]:
    """Parts short enough for one IN list, and the marks that stand for them."""
    for start in range(0, len(keys), 500):
        part = keys[start : start + 500]
        yield part, ",".join("?" * len(part))

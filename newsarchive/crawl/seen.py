"""What the discovery of a crawl has shown, on disk: which addresses, by what, of which month.

Millions of addresses in bounded memory. The notes of one discovery replace those of the one before.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_SCHEMA = """
CREATE TABLE IF NOT EXISTS seen (
    source TEXT NOT NULL,
    key TEXT NOT NULL,
    kinds INTEGER NOT NULL,
    confirmed INTEGER NOT NULL DEFAULT 0,
    month TEXT,
    PRIMARY KEY (source, key)
) WITHOUT ROWID;
"""
#: what can show an address, as bits
BITS = {"wordpress": 1, "sitemap": 2, "feed": 4, "api": 8, "listing": 16, "archive": 32}


@dataclass(frozen=True, slots=True)
class Seen:
    """One address that discovery showed."""

    key: str
    kinds: int
    #: stated to be as it was when it was fetched last
    confirmed: bool
    #: month that the site dates it to, `2023-11`
    month: str | None

    def by(self, kind: str) -> bool:
        """Whether this kind of page showed it."""
        return bool(self.kinds & BITS[kind])


class SeenNotes:
    """The notes of all sources of one archive."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._db.executescript(_SCHEMA)

    def begin(self, source: str) -> None:
        """Forget what the discovery before showed."""
        self._db.execute("DELETE FROM seen WHERE source = ?", (source,))

    def add(self, source: str, kind: str, rows: Iterable[tuple[str, bool, str | None]]) -> None:
        """Note addresses shown: (key, whether it is stated unchanged, month)."""
        bit = BITS[kind]
        self._db.execute("BEGIN")
        try:
            self._db.executemany(
                "INSERT INTO seen (source, key, kinds, confirmed, month) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (source, key) DO UPDATE SET kinds = kinds | excluded.kinds,"
                " confirmed = max(confirmed, excluded.confirmed),"
                " month = coalesce(month, excluded.month)",
                [(source, key, bit, int(confirmed), month) for key, confirmed, month in rows],
            )
            self._db.execute("COMMIT")
        except BaseException:
            self._db.execute("ROLLBACK")
            raise

    def of(self, source: str, keys: Sequence[str]) -> dict[str, Seen]:
        """The notes on these addresses."""
        found: dict[str, Seen] = {}
        for start in range(0, len(keys), 500):
            part = keys[start : start + 500]
            marks = ",".join("?" * len(part))
            rows = self._db.execute(
                "SELECT key, kinds, confirmed, month FROM seen"
                f" WHERE source = ? AND key IN ({marks})",
                (source, *part),
            )
            found.update((row[0], Seen(row[0], row[1], bool(row[2]), row[3])) for row in rows)
        return found

    def any_by(self, source: str, kind: str) -> bool:
        """Whether this kind of page showed anything."""
        row = self._db.execute(
            "SELECT 1 FROM seen WHERE source = ? AND kinds & ? LIMIT 1", (source, BITS[kind])
        ).fetchone()
        return row is not None

    def all(self, source: str, size: int = 1000) -> Iterator[list[Seen]]:
        """Everything shown of a source, in parts."""
        after = ""
        while True:
            rows = self._db.execute(
                "SELECT key, kinds, confirmed, month FROM seen"
                " WHERE source = ? AND key > ? ORDER BY key LIMIT ?",
                (source, after, size),
            ).fetchall()
            if not rows:
                return
            after = rows[-1][0]
            yield [Seen(row[0], row[1], bool(row[2]), row[3]) for row in rows]

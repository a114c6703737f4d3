"""What the crawl remembers between runs: addresses, validators, runs."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select, update

from newsarchive.store.bulk import chunks, insert_into, table_of
from newsarchive.store.models import RunRow, SourceRow, UrlStateRow

if TYPE_CHECKING:
    from newsarchive.sources.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class UrlState:
    """One address of a source after the last look at it."""

    source_id: str
    url_key: str
    url: str
    etag: str | None = None
    last_modified: str | None = None
    #: JSON object: last modification by the kind of discovery page that stated it
    lastmod: str | None = None
    last_status: int | None = None
    last_fetched: datetime | None = None
    first_seen: datetime | None = None
    next_check: datetime | None = None
    failures: int = 0
    article_id: str | None = None
    #: what discovery said of the page, as `Hints.to_dict` gives it
    hints: dict[str, Any] | None = None


_NAMES = tuple(field.name for field in fields(UrlState))


def url_states(connection: Connection, source_id: str, keys: Sequence[str]) -> dict[str, UrlState]:
    """States of these addresses, those that are known."""
    found: dict[str, UrlState] = {}
    for part in chunks(keys):
        rows = connection.execute(
            select(UrlStateRow.__table__).where(
                UrlStateRow.source_id == source_id, UrlStateRow.url_key.in_(part)
            )
        )
        for row in rows.mappings():
            found[row["url_key"]] = UrlState(**row)
    return found


def save_url_states(connection: Connection, states: Sequence[UrlState]) -> None:
    """Write states over those known before."""
    rows = {
        (state.source_id, state.url_key): {name: getattr(state, name) for name in _NAMES}
        for state in states
    }
    if not rows:
        return
    statement = insert_into(connection, UrlStateRow)
    changed = {
        column.name: statement.excluded[column.name]
        for column in table_of(UrlStateRow).columns
        if not column.primary_key
    }
    connection.execute(
        statement.on_conflict_do_update(index_elements=["source_id", "url_key"], set_=changed),
        list(rows.values()),
    )


def known_pages(
    connection: Connection, source_id: str, size: int = 1000
) -> Iterator[list[UrlState]]:
    """States of all pages of a source that were articles once, in parts."""
    after = ""
    while True:
        rows = (
            connection.execute(
                select(UrlStateRow.__table__)
                .where(
                    UrlStateRow.source_id == source_id,
                    UrlStateRow.url_key > after,
                    UrlStateRow.last_fetched.is_not(None),
                    UrlStateRow.article_id.is_not(None),
                )
                .order_by(UrlStateRow.url_key)
                .limit(size)
            )
            .mappings()
            .all()
        )
        if not rows:
            return
        after = rows[-1]["url_key"]
        yield [UrlState(**row) for row in rows]


def upsert_sources(connection: Connection, profiles: Sequence[Profile]) -> None:
    """Keep the sources' rows as their profiles say; what the crawl remembers of them stays."""
    statement = insert_into(connection, SourceRow)
    names = ("name", "region", "home", "timezone")
    rows = [
        {
            "source_id": profile.id,
            "memory": {},
            **{name: getattr(profile, name) for name in names},
        }
        for profile in profiles
    ]
    if rows:
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=["source_id"],
                set_={name: statement.excluded[name] for name in names},
            ),
            rows,
        )


def source_memory(connection: Connection, source_id: str) -> dict[str, Any]:
    """What discovery left itself as notes on a source."""
    memory = connection.execute(
        select(SourceRow.memory).where(SourceRow.source_id == source_id)
    ).scalar()
    return dict(memory or {})


def save_source_memory(connection: Connection, source_id: str, memory: dict[str, Any]) -> None:
    """Replace the notes on a source."""
    connection.execute(
        update(SourceRow).where(SourceRow.source_id == source_id).values(memory=memory)
    )


def begin_run(connection: Connection, source_ids: Sequence[str], command: str) -> str:
    """A row for a run that begins now; returns its id, which sorts by time."""
    now = datetime.now(UTC)
    run_id = f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(2)}"
    connection.execute(
        RunRow.__table__.insert(),  # type: ignore[attr-defined]
        [
            {
                "run_id": run_id,
                "started": now,
                "state": "running",
                "command": command,
                "sources": {"ids": list(source_ids)},
            }
        ],
    )
    return run_id


def finish_run(connection: Connection, run_id: str, state: str, report: dict[str, Any]) -> None:
    """Close a run's row."""
    connection.execute(
        update(RunRow)
        .where(RunRow.run_id == run_id)
        .values(state=state, ended=datetime.now(UTC), report=report)
    )


def runs(connection: Connection, *, state: str | None = None) -> list[dict[str, Any]]:
    """Runs, the newest first."""
    query = select(RunRow.__table__).order_by(RunRow.run_id.desc())
    if state is not None:
        query = query.where(RunRow.state == state)
    return [dict(row) for row in connection.execute(query).mappings()]


def newest_seen(connection: Connection, source_id: str) -> datetime | None:
    """When a new address of a source was seen last."""
    newest: datetime | None = connection.execute(
        select(func.max(UrlStateRow.first_seen)).where(UrlStateRow.source_id == source_id)
    ).scalar()
    return newest

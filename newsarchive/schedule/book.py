"""The schedule as rows with leases in the archive database: claimed by one, lost by none.

A run comes due exactly once (its key is source and due time), and may be crawled only by the holder
of its token. A holder that no longer renews its lease is taken for dead; its run is claimed anew.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, delete, func, or_, select, update
from sqlalchemy.exc import IntegrityError

from newsarchive.schedule.plan import first_due, next_due
from newsarchive.schedule.tables import ScheduledRunRow, ScheduleRow
from newsarchive.sources.profile import Profile
from newsarchive.store import Store
from newsarchive.store.models import Base, UrlStateRow

#: a job renews its lease every third of this
LEASE = timedelta(seconds=90)
#: a run that lost its crawl this often is given up
MAX_ATTEMPTS = 5
_OPEN = ("waiting", "claimed", "running")
_REMEMBERED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The right to crawl one source for one run."""

    run_key: str
    source_id: str
    due: datetime
    token: str


class ScheduleBook:
    """The schedule of one archive. Every method is one transaction."""

    def __init__(self, store: Store, *, lease: timedelta = LEASE) -> None:
        self._store = store
        self.lease = lease

    def keep(self, profiles: Sequence[Profile], now: datetime) -> None:
        """Schedule exactly these sources; a changed rule counts from now on."""
        wanted = {profile.id: profile for profile in profiles}
        with self._store.writing() as connection:
            known = {
                row.source_id: row for row in connection.execute(select(*_columns(ScheduleRow)))
            }
            gone = [source for source in known if source not in wanted]
            for source in gone:
                connection.execute(delete(ScheduleRow).where(ScheduleRow.source_id == source))
            for source, profile in wanted.items():
                row = known.get(source)
                if row and (row.rule, row.timezone) == (profile.schedule, profile.timezone):
                    continue
                values = {
                    "rule": profile.schedule,
                    "timezone": profile.timezone,
                    "next_due": first_due(source, profile.schedule, profile.timezone, now),
                }
                if row:
                    connection.execute(
                        update(ScheduleRow).where(ScheduleRow.source_id == source).values(**values)
                    )
                else:
                    connection.execute(
                        ScheduleRow.__table__.insert(),  # type: ignore[attr-defined]
                        [{"source_id": source, "failures": 0, **values}],
                    )

    def enqueue(self, now: datetime) -> int:
        """Turn what is due into waiting runs, one a source at a time. Returns how many."""
        count = 0
        with self._store.reading() as connection:
            due = connection.execute(
                select(*_columns(ScheduleRow)).where(
                    ScheduleRow.next_due <= now,
                    ScheduleRow.source_id.not_in(
                        select(ScheduledRunRow.source_id).where(ScheduledRunRow.state.in_(_OPEN))
                    ),
                )
            ).all()
        for row in due:
            try:
                with self._store.writing() as connection:
                    count += self._enqueue_one(connection, row, now)
            except IntegrityError:
                # another scheduler was quicker: its row is the run
                continue
        return count

    def _enqueue_one(self, connection: Connection, row: Any, now: datetime) -> int:
        following = next_due(
            row.rule,
            row.timezone,
            now,
            publications=_publications(connection, row.source_id),
            failures=row.failures,
        )
        moved = connection.execute(
            update(ScheduleRow)
            .where(ScheduleRow.source_id == row.source_id, ScheduleRow.next_due == row.next_due)
            .values(next_due=following)
        )
        if moved.rowcount != 1:
            return 0
        connection.execute(
            ScheduledRunRow.__table__.insert(),  # type: ignore[attr-defined]
            [
                {
                    "run_key": f"{row.source_id}@{row.next_due.isoformat()}",
                    "source_id": row.source_id,
                    "due": row.next_due,
                    "state": "waiting",
                    "attempts": 0,
                }
            ],
        )
        return 1

    def claim(self, now: datetime) -> Claim | None:
        """Take the run that has waited longest, or one whose holder is dead; None without any."""
        free = or_(
            ScheduledRunRow.state == "waiting",
            and_(
                ScheduledRunRow.state.in_(("claimed", "running")),
                ScheduledRunRow.lease_until < now,
            ),
        )
        with self._store.writing() as connection:
            connection.execute(
                update(ScheduledRunRow)
                .where(free, ScheduledRunRow.attempts >= MAX_ATTEMPTS)
                .values(state="failed", ended=now, token=None)
            )
            candidates = connection.execute(
                select(*_columns(ScheduledRunRow))
                .where(free)
                .order_by(ScheduledRunRow.due)
                .limit(20)
            ).all()
            for row in candidates:
                token = secrets.token_hex(8)
                taken = connection.execute(
                    update(ScheduledRunRow)
                    .where(
                        ScheduledRunRow.run_key == row.run_key,
                        ScheduledRunRow.state == row.state,
                        ScheduledRunRow.token.is_not_distinct_from(row.token),
                    )
                    .values(
                        state="claimed",
                        token=token,
                        lease_until=now + self.lease,
                    )
                )
                if taken.rowcount == 1:
                    return Claim(
                        run_key=row.run_key, source_id=row.source_id, due=row.due, token=token
                    )
        return None

    def begin(self, run_key: str, token: str, now: datetime) -> bool:
        """Start crawling; False when the claim is no longer ours.

        Only what was begun counts as an attempt: a scheduler that is killed between claiming and
        starting costs a run nothing.
        """
        return self._change(
            run_key,
            token,
            state="running",
            started=now,
            lease_until=now + self.lease,
            attempts=ScheduledRunRow.attempts + 1,
        )

    def release(self, run_key: str, token: str) -> bool:
        """Give a run back whose crawl was killed; it is claimed again."""
        return self._change(run_key, token, state="waiting", lease_until=None)

    def renew(self, run_key: str, token: str, now: datetime) -> bool:
        """Say that the crawl is alive; False when the run was given to another."""
        return self._change(run_key, token, lease_until=now + self.lease)

    def finish(self, run_key: str, token: str, exit_code: int, now: datetime) -> bool:
        """The crawl has ended; plans the source's next one."""
        is_done = exit_code in (0, 3)
        if not self._change(
            run_key,
            token,
            state="done" if is_done else "failed",
            ended=now,
            exit_code=exit_code,
            lease_until=None,
        ):
            return False
        source = run_key.partition("@")[0]
        with self._store.writing() as connection:
            row = connection.execute(
                select(*_columns(ScheduleRow)).where(ScheduleRow.source_id == source)
            ).first()
            if row is not None:
                failures = 0 if is_done else row.failures + 1
                following = next_due(
                    row.rule,
                    row.timezone,
                    now,
                    publications=_publications(connection, source),
                    failures=failures,
                )
                connection.execute(
                    update(ScheduleRow)
                    .where(ScheduleRow.source_id == source)
                    .values(failures=failures, next_due=following)
                )
        return True

    def _change(self, run_key: str, token: str, **values: Any) -> bool:
        with self._store.writing() as connection:
            changed = connection.execute(
                update(ScheduledRunRow)
                .where(
                    ScheduledRunRow.run_key == run_key,
                    ScheduledRunRow.token == token,
                    ScheduledRunRow.state.in_(("claimed", "running")),
                )
                .values(**values)
            )
        return bool(changed.rowcount == 1)

    def coming(self, limit: int = 50) -> list[dict[str, Any]]:
        """Sources by the time of their next run."""
        with self._store.reading() as connection:
            rows = connection.execute(
                select(*_columns(ScheduleRow)).order_by(ScheduleRow.next_due).limit(limit)
            ).mappings()
            return [dict(row) for row in rows]

    def runs(self, limit: int = 50, *, only_open: bool = False) -> list[dict[str, Any]]:
        """Scheduled runs, the newest first."""
        query = select(*_columns(ScheduledRunRow)).order_by(ScheduledRunRow.due.desc()).limit(limit)
        if only_open:
            query = query.where(ScheduledRunRow.state.in_(_OPEN))
        with self._store.reading() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]

    def open_count(self) -> int:
        """How many runs wait or are under way."""
        with self._store.reading() as connection:
            query = select(func.count()).where(ScheduledRunRow.state.in_(_OPEN))
            return int(connection.execute(query).scalar() or 0)


def _columns(model: type[Base]) -> list[Any]:
    return list(model.__table__.columns)


def _publications(connection: Connection, source_id: str) -> list[datetime]:
    """When new articles of a source were first seen, the latest ones."""
    rows = connection.execute(
        select(UrlStateRow.first_seen)
        .where(UrlStateRow.source_id == source_id, UrlStateRow.first_seen.is_not(None))
        .order_by(UrlStateRow.first_seen.desc())
        .limit(_REMEMBERED)
    )
    return [row[0] for row in rows if row[0] is not None]

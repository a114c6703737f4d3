"""The tables of the schedule: what comes when, and every scheduled run with its lease."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from newsarchive.store.models import Base


class ScheduleRow(Base):
    """When a source is crawled next."""

    __tablename__ = "schedule"

    source_id: Mapped[str] = mapped_column(primary_key=True)
    #: `adaptive` or a cron expression
    rule: Mapped[str]
    #: IANA zone in which the cron expression is meant
    timezone: Mapped[str]
    next_due: Mapped[datetime] = mapped_column(index=True)
    #: failed runs in a row
    failures: Mapped[int] = mapped_column(default=0)


class ScheduledRunRow(Base):
    """One run that came due: never deleted, never doubled."""

    __tablename__ = "scheduled_run"
    __table_args__ = (Index("ix_scheduled_run_open", "state", "lease_until"),)

    #: source and due time
    run_key: Mapped[str] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(index=True)
    due: Mapped[datetime]
    #: waiting, claimed, running, done, failed
    state: Mapped[str]
    #: whoever holds this value may crawl; a new claim makes a new one
    token: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    started: Mapped[datetime | None]
    ended: Mapped[datetime | None]
    exit_code: Mapped[int | None]

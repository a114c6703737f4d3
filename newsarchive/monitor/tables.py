"""The table of what every run found out about every source: health reads it instead of the articles."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from newsarchive.store.models import Base


class SourceRunRow(Base):
    """One source in one finished run, as `RunFacts`."""

    __tablename__ = "source_run"
    __table_args__ = (Index("ix_source_run_source_ended", "source_id", "ended"),)

    run_id: Mapped[str] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(primary_key=True)
    ended: Mapped[datetime]
    facts: Mapped[dict[str, Any]]

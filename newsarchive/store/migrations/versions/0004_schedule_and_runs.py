"""The schedule, which made its tables by itself before, and what each run found out about each source."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create what is not there."""
    present = sa.inspect(op.get_bind()).get_table_names()
    if "schedule" not in present:
        _schedule()
    if "scheduled_run" not in present:
        _scheduled_run()
    op.create_table(
        "source_run",
        sa.Column("run_id", TEXT, nullable=False),
        sa.Column("source_id", TEXT, nullable=False),
        sa.Column("ended", INSTANT, nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("run_id", "source_id", name=op.f("pk_source_run")),
    )
    op.create_index("ix_source_run_source_ended", "source_run", ["source_id", "ended"])


def _schedule() -> None:
    op.create_table(
        "schedule",
        sa.Column("source_id", TEXT, nullable=False),
        sa.Column("rule", TEXT, nullable=False),
        sa.Column("timezone", TEXT, nullable=False),
        sa.Column("next_due", INSTANT, nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("source_id", name=op.f("pk_schedule")),
    )
    op.create_index(op.f("ix_schedule_next_due"), "schedule", ["next_due"])


def _scheduled_run() -> None:
    op.create_table(
        "scheduled_run",
        sa.Column("run_key", TEXT, nullable=False),
        sa.Column("source_id", TEXT, nullable=False),
        sa.Column("due", INSTANT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("token", TEXT, nullable=True),
        sa.Column("lease_until", INSTANT, nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("started", INSTANT, nullable=True),
        sa.Column("ended", INSTANT, nullable=True),
        sa.Column("exit_code", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("run_key", name=op.f("pk_scheduled_run")),
    )
    op.create_index(op.f("ix_scheduled_run_source_id"), "scheduled_run", ["source_id"])
    op.create_index("ix_scheduled_run_open", "scheduled_run", ["state", "lease_until"])

"""Captures that quote an article under a takedown, and takedowns that leave those alone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add a table and a column; takedowns made before hide what quotes their articles from now on."""
    op.add_column(
        "takedown",
        sa.Column("own_only", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.create_table(
        "withheld",
        sa.Column("article_id", TEXT, nullable=False),
        sa.Column("record_id", TEXT, nullable=False),
        sa.Column("url", TEXT, nullable=False),
        sa.Column("fetched_at", INSTANT, nullable=False),
        sa.Column("warc_file", TEXT, nullable=False),
        sa.Column("warc_offset", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", "record_id", name=op.f("pk_withheld")),
    )

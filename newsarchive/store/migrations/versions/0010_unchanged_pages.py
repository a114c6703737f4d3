"""An index of captures that say a page is unchanged, by the response to which they refer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the index."""
    condition = sa.text("status = 304")
    op.create_index(
        "ix_capture_unchanged",
        "capture",
        ["refers_to"],
        sqlite_where=condition,
        postgresql_where=condition,
    )

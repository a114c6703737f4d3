"""Indexes for conditions that few articles meet: taken away, galleries, places of datelines."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_FEW = {"ix_article_gone": "gone_at IS NOT NULL", "ix_article_gallery": "kind = 'gallery'"}


def upgrade() -> None:
    """Add the indexes; the first two have the few articles only."""
    for name, condition in _FEW.items():
        where = sa.text(condition)
        op.create_index(name, "article", ["docid"], sqlite_where=where, postgresql_where=where)
    op.create_index("ix_article_place", "article", ["place"])

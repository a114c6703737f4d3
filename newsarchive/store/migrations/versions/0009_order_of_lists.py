"""An index in the order in which lists show articles: to sort all for one page took a second and more of a million."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_article_order", "article", [sa.text("coalesce(published, '')")])

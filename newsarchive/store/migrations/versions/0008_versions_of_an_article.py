"""How many texts an article has had stands in its row: those that were edited are found without counting all."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the number, count, and index the few that have several."""
    # in one statement, which SQLite takes for a column with a condition
    op.execute(
        "ALTER TABLE article ADD COLUMN versions INTEGER NOT NULL DEFAULT 1"
        " CONSTRAINT ck_article_has_text CHECK (versions > 0)"
    )
    op.execute(
        "UPDATE article SET versions ="
        " (SELECT count(*) FROM article_version v WHERE v.article_id = article.article_id)"
        " WHERE article_id IN (SELECT article_id FROM article_version GROUP BY article_id HAVING count(*) > 1)"
    )
    several = sa.text("versions > 1")
    op.create_index(
        "ix_article_edited", "article", ["docid"], sqlite_where=several, postgresql_where=several
    )

"""On PostgreSQL an index of the words of every 32nd article: a sample of common words is taken from it."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the index; SQLite finds samples in the one that it has."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE INDEX ix_article_index_sample ON article_index USING gin (document)"
            " WHERE docid % 32 = 0"
        )

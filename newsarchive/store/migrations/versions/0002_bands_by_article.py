"""Bands of near-copies lead to articles by number: rows of half the size; they are built again from the texts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from newsarchive.store.clusters import build_bands

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Replace the table; it holds nothing that does not follow from the texts."""
    op.drop_table("lsh_band")
    op.create_table(
        "lsh_band",
        sa.Column("band", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("docid", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("band", "docid", name=op.f("pk_lsh_band")),
        sqlite_with_rowid=False,
    )
    build_bands(op.get_bind())
    hidden = sa.text("hidden_at IS NOT NULL")
    op.create_index(
        "ix_article_hidden", "article", ["docid"], sqlite_where=hidden, postgresql_where=hidden
    )
    if op.get_bind().dialect.name == "postgresql":
        # beside the row rather than in another table: ranking reads thousands of them
        op.execute("ALTER TABLE article_index ALTER COLUMN document SET STORAGE MAIN")
